"""What the group rows of a task table and the line over it pass on to its rows: the unit or the period that a group's title
is, the time the line says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.content.assignments import addressed, from_notices
from extractors.content.inherited import Inherited
from extractors.content.table_tasks import Group
from extractors.layout.joined import JoinedTable
from extractors.layout.passage import Passage
from extractors.structure.entries import Entry, Item
from extractors.structure.time_titles import is_period
from normalizers.organisations import UnitContext


def from_groups(groups: Iterable[Group], context: UnitContext) -> Inherited:
    """What the groups around a row give, the outermost first: "I. Văn phòng Sở" leads, "THÁNG 3/2031" says when."""
    found = Inherited()
    for group in groups:
        found = _from_title(group.title, context).over(found)
    return found


def _from_title(title: Passage, context: UnitContext) -> Inherited:
    return Inherited(units=addressed(title, context), schedules=(title,) if is_period(title.text) else ())


def from_line_above(entries: Sequence[Entry], context: UnitContext) -> Inherited:
    """What a line right over the one table under a heading says of when: "Thời gian: ngày 5/3/2031" holds for its rows."""
    tables = [at for at, entry in enumerate(entries) if isinstance(entry, JoinedTable)]
    above = entries[tables[0] - 1] if len(tables) == 1 and tables[0] else None
    if not isinstance(above, Item):
        return Inherited()
    return from_notices((notice for notice in above.notices if notice.kind == "schedule"), context)
