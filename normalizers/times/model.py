"""What a time statement says, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Time:
    """One time read off a text: a row of the `deadlines` table less its task, basis and unit.

    `start`..`end` are the offsets of `raw`, the time wording only; `clause_start`..`clause_end` those of
    the clause it stands in. `kind` is `date`, `window`, `open`, `ongoing`, `recurring`, `relative` or
    `as_directed`; `due_bound` (`before`, `by`) is null unless kind is date or recurring; `recurrence` is
    an RFC 5545 RRULE without DTSTART; `offset_calendar` is `working` or `calendar`. `subject` is the
    unit named at the clause's head, as worded. `method` names the grammar rule, `confidence` is 0..1.
    """

    start: int
    end: int
    raw: str
    kind: str
    label: str | None
    start_date: date | None
    due_date: date | None
    due_bound: str | None
    recurrence: str | None
    anchor_event: str | None
    offset_days: int | None
    offset_months: int | None
    offset_calendar: str | None
    is_tentative: bool
    year_inferred: bool
    subject: str | None
    clause_start: int
    clause_end: int
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class Period:
    """What a plan covers: first and last day; `start` is None for "đến năm 2030", `end` for "và những năm tiếp theo"."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class IssueDate:
    """The date line of a document's head, "Cà Mau, ngày 05 tháng 9 năm 2016".

    `precision` is `day`, `month` or `year`; with the year blank `value` and `precision` are None.
    `place` is what stands before ", ngày"; `start`..`end` are the offsets of the line's reading.
    """

    value: date | None
    precision: str | None
    place: str | None
    start: int
    end: int
