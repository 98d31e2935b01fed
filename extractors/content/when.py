"""When a task is due: what its row, its words or its work item say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.content.annotation import Annotator
from extractors.content.drafts import TaskDraft
from extractors.content.roles import stated_roles
from extractors.layout.passage import Passage
from normalizers.organisations import UnitContext, canonical, find_units
from normalizers.times import Time, read_times


@dataclass(frozen=True)
class Due:
    """A time that a task has: `unit` whom it binds, where said."""

    time: Time
    raw: Passage
    basis: str
    unit: str | None


def read_due(draft: TaskDraft, context: UnitContext, year: int | None, annotator: Annotator) -> tuple[Due, ...]:
    """The deadlines of a task. Its own times replace the schedule that it inherits."""
    in_row = _of_row(draft, context, year, annotator)
    if in_row:
        return in_row
    times = [*filter(_tells_when, annotator.times(draft.passage.text))]
    if times and not (draft.inherited.schedules and all(map(_only_follows, times))):
        return _dues(times, draft.passage, "stated", context, bind=len(times) > 1)
    if draft.years:
        return _dues(read_times(draft.years.text, year=year), draft.years, "stated", context)
    inherited: list[Due] = []
    if draft.row is not None and draft.row.head:
        inherited += _dues(annotator.times(draft.row.head.text), draft.row.head, "inherited", context)
    for lead_in in draft.inherited.lead_ins:
        if announced := _dues(annotator.times(lead_in.text), lead_in, "inherited", context):
            return (*inherited, *announced)
    for schedule in draft.inherited.schedules:
        inherited += _dues(read_times(schedule.text, year=year), schedule, "inherited", context)
    return tuple(inherited)


def _of_row(draft: TaskDraft, context: UnitContext, year: int | None, annotator: Annotator) -> tuple[Due, ...]:
    """What the time cell of a row says, and its remarks."""
    row = draft.row
    if row is None:
        return ()
    of_time = _dues(read_times(row.time.text, year=year), row.time, "stated", context) if row.time else ()
    return of_time + (_dues(annotator.times(row.remark.text), row.remark, "stated", context) if row.remark else ())


def _dues(
    times: Sequence[Time], passage: Passage, basis: str, context: UnitContext, *, bind: bool = True
) -> tuple[Due, ...]:
    """The times that come to a day; `bind`: each with the unit whom its clause binds."""
    told = [time for time in times if _tells_when(time)]
    clauses = {(time.clause_start, time.clause_end) for time in told if bind}
    bound = {clause: _bound_unit(passage.text[slice(*clause)], context) for clause in clauses}
    return tuple(
        Due(time, passage.part(time.start, time.end), basis, bound.get((time.clause_start, time.clause_end)))
        for time in told
    )


def _tells_when(time: Time) -> bool:
    """Whether a time comes to a day: "Quý II" in a plan that names no year does not."""
    return time.kind not in ("date", "window") or time.start_date is not None or time.due_date is not None


def _only_follows(time: Time) -> bool:
    """Whether a sentence only opens with what goes before ("Sau khi duyệt đề án, …"): a time line under it tells when."""
    return time.kind == "relative" and time.offset_days is None and time.offset_months is None and time.start == 0


def _bound_unit(clause: str, context: UnitContext) -> str | None:
    """The units whose doing the clause around a time tells: "Văn phòng tổng hợp báo cáo trước ngày 15/8"."""
    stated = stated_roles(clause, find_units(clause, context.known))
    names = [canonical(s.mention, context).name for s in stated if s.role in ("lead", "implement", "assist")]
    return "; ".join(dict.fromkeys(names)) or None
