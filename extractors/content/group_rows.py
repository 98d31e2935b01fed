"""What the group rows of a task table pass on to the rows under them: the unit or the period that a group's title is."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.content.assignments import Inherited, addressed
from extractors.content.table_tasks import Group
from extractors.layout.passage import Passage
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
