"""What the group rows of a task table pass on to the rows under them: the unit or the period that a group's title is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.content.assignments import Inherited
from extractors.content.table_tasks import Group
from extractors.content.who import assign_list
from extractors.layout.passage import Passage
from extractors.structure.unit_lists import names_only_units, names_start
from normalizers.organisations import UnitContext
from normalizers.skeleton import skeleton
from normalizers.times import read_times

_WORKS = re.compile(r"\W*(?:(?:cac )?(?:nhiem vu|cong viec|cong tac|hoat dong|noi dung)\b\W*(?:cua |trong )?)")
_NEARLY_ALL = 0.8


def from_groups(groups: Iterable[Group], context: UnitContext) -> Inherited:
    """What the groups around a row give, the outermost first: "I. Văn phòng Sở" leads, "THÁNG 3/2031" says when."""
    found = Inherited()
    for group in groups:
        found = _from_title(group.title, context).over(found)
    return found


def _from_title(title: Passage, context: UnitContext) -> Inherited:
    units = title.part(names_start(title.text))
    if names_only_units(units.text):
        return Inherited(units=assign_list("lead", units, context, basis="inherited", method="heading.unit"))
    return Inherited(schedules=(title,) if is_period(title.text) else ())


def is_period(title: str) -> bool:
    """Whether a title is but the period of what is under it: "Quý I", "Nhiệm vụ tháng 3/2031"."""
    works = _WORKS.match(skeleton(title))
    said = title[works.end() if works else 0 :].strip(" .:()")
    times = read_times(said, year=2000)
    return bool(times) and times[0].kind == "window" and times[-1].end - times[0].start >= _NEARLY_ALL * len(said)
