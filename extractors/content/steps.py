"""Schedules that list what is done when ("- Tháng 3: Tập huấn"): their lines are tasks of their own, no time for others."""

from __future__ import annotations

from extractors.layout.joined import JoinedTable
from extractors.structure.outline import Outline, Section
from extractors.structure.time_titles import only_counts
from extractors.structure.unit_lists import names_only_units
from extractors.structure.worded_bodies import begins_as_body, begins_as_person
from normalizers.instructions import orders
from normalizers.organisations import find_units
from normalizers.skeleton import skeleton
from normalizers.times import read_times

_FEWEST = 2
_FEWEST_WORDS = 4
"""Words that say what is done before when: "Hoàn thành trước …" only says when."""
_AHEAD = 2
"""Characters that may stand before the time: an opening bracket or quote."""
_LOOSE = " .,;:-–)"


def are_steps(outline: Outline, section: Section) -> bool:
    """Whether a schedule's lines say each what is done at a time of its own.

    The schedule of a work item is none: what it says holds for the tasks beside it.
    """
    parent = outline.parent(section)
    if section.kind != "schedule" or (parent and "tasks" in outline.kinds_under(parent)):
        return False
    listed = [entry.passage.text for entry in section.entries if not isinstance(entry, JoinedTable)]
    return sum(map(is_step, listed)) >= _FEWEST


def is_counted_step(section: Section) -> bool:
    """Whether a heading counts a step of a procedure ("Bước 2") and half of its bullets order, or say what somebody does."""
    if section.marker is None or not only_counts(section.marker):
        return False
    items = (entry for entry in section.entries if not isinstance(entry, JoinedTable))
    lines = [item.passage.text for item in items if item.marker is not None and not item.notices]
    told = sum(orders(line) or begins_as_person(line) or begins_as_body(line) for line in lines)
    return 0 < len(lines) <= 2 * told


def holds_beside(outline: Outline, section: Section) -> bool:
    """Whether a schedule's times hold for the sections beside it: not where its lines say each what else is done when,
    nor several lines of a part in which each unit has duties of its own."""
    parent = outline.parent(section)
    of_units = parent is not None and parent.label_kind == "organisation"
    said = [_said_after_time(entry.passage.text) for entry in section.entries if not isinstance(entry, JoinedTable)]
    work = {words for words in said if words}
    return len(work) < _FEWEST and not are_steps(outline, section) and not (of_units and len(section.entries) > 1)


def _said_after_time(line: str) -> str:
    """What a line that begins with a time and a colon goes on with, but for whom the time binds."""
    first = min(read_times(line, year=None), key=lambda time: time.start, default=None)
    if first is None or first.start > _AHEAD or not line[first.end :].lstrip().startswith(":"):
        return ""
    words = line[first.end :].strip(_LOOSE)
    return "" if names_only_units(words) else skeleton(words)


def is_step(line: str) -> bool:
    """Whether a line says what is done and begins, or ends, with when.

    >>> is_step("Ngày 5/3/2023: Mở lớp dệt"), is_step("Quý II năm 2023: Sở Y tế"), is_step("Quý II năm 2023")
    (True, False, False)
    >>> is_step("Mở lớp dệt vải cho bà con: từ 5/3/2023 đến 9/3/2023"), is_step("Hoàn thành trước ngày 5/3/2023")
    (True, False)
    """
    times = sorted(read_times(line, year=None), key=lambda time: time.start)
    if not times:
        return False
    if times[0].start <= _AHEAD:
        return _is_act(line[times[0].end :].lstrip(_LOOSE))
    act = line[: times[0].start].rstrip(_LOOSE)
    return times[-1].end >= len(line.rstrip(_LOOSE)) and len(act.split()) >= _FEWEST_WORDS and _is_act(act)


def _is_act(words: str) -> bool:
    """Whether words order something, or say of a unit what it does."""
    units = find_units(words)
    return orders(words) or bool(units and not units[0].start and not names_only_units(words))
