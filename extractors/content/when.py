"""When a task is due: what its row, its words or its work item say."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.content.annotation import Annotator
from extractors.content.drafts import TaskDraft
from extractors.content.roles import read_roles
from extractors.layout.passage import Passage
from normalizers.organisations import UnitContext, canonical, find_units
from normalizers.times import Time, find_times, read_times


@dataclass(frozen=True)
class Due:
    """A time that a task has: `unit` whom it binds, where said."""

    time: Time
    raw: Passage
    basis: str
    unit: str | None


def read_due(draft: TaskDraft, context: UnitContext, year: int | None, annotator: Annotator) -> tuple[Due, ...]:
    """The deadlines of a task. Its own times replace the schedule that it inherits."""
    in_row = _of_row(draft, context, year)
    if in_row:
        return in_row
    times = [*filter(_tells_when, annotator.times(draft.passage.text))]
    if times:
        several = len(times) > 1
        return tuple(
            Due(
                time,
                draft.passage.part(time.start, time.end),
                "stated",
                _bound_unit(draft.passage, time, context) if several else None,
            )
            for time in times
        )
    inherited: list[Due] = []
    if draft.row is not None and draft.row.head:
        inherited += _said(draft.row.head, "inherited", context, year, prose=True)
    for lead_in in draft.inherited.lead_ins:
        if announced := _said(lead_in, "inherited", context, year, prose=True):
            return (*inherited, *announced)
    for schedule in draft.inherited.schedules:
        inherited += _said(schedule, "inherited", context, year)
    return tuple(inherited)


def _of_row(draft: TaskDraft, context: UnitContext, year: int | None) -> tuple[Due, ...]:
    """What the time cell of a row says, and its remarks."""
    row = draft.row
    if row is None:
        return ()
    of_time = _said(row.time, "stated", context, year) if row.time else ()
    return of_time + (_said(row.remark, "stated", context, year, prose=True) if row.remark else ())


def _said(
    passage: Passage, basis: str, context: UnitContext, year: int | None, *, prose: bool = False
) -> tuple[Due, ...]:
    times = (find_times if prose else read_times)(passage.text, year=year)
    return tuple(
        Due(time, passage.part(time.start, time.end), basis, _bound_unit(passage, time, context))
        for time in times
        if _tells_when(time)
    )


def _tells_when(time: Time) -> bool:
    """Whether a time comes to a day: "Quý II" in a plan that names no year does not."""
    return time.kind not in ("date", "window") or time.start_date is not None or time.due_date is not None


def _bound_unit(passage: Passage, time: Time, context: UnitContext) -> str | None:
    """The units whose doing the clause around a time tells: "Văn phòng tổng hợp báo cáo trước ngày 15/8"."""
    clause = passage.text[time.clause_start : time.clause_end]
    stated = read_roles(clause, find_units(clause, context.known)).stated
    names = [canonical(s.mention, context).name for s in stated if s.role in ("lead", "implement", "assist")]
    return "; ".join(dict.fromkeys(names)) or None
