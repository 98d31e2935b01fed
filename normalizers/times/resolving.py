"""From a reading to a Time: days for stretches, the clause's words for label and subject."""

from __future__ import annotations

from datetime import date, timedelta

from normalizers.times.model import Time
from normalizers.times.reading import Reading

_CONFIDENCE = {"bounded": 0.97, "inside": 0.95, "range": 0.95, "open": 0.95, "dated_recurrence": 0.95, "delay": 0.95}
_USUAL = 0.94
_YEAR_INFERRED = 0.01


def dates(reading: Reading, year: int | None) -> tuple[date | None, date | None]:
    """The first day and the day it is due; None where open, where no year is known, or for what recurs."""
    if reading.kind in ("recurring", "relative", "as_directed"):
        return None, None
    first = reading.first.days(year) if reading.first else None
    last = reading.last.days(year) if reading.last else None
    if reading.rule == "open_after":
        return (last[1] + timedelta(days=1) if last and last[1] < date.max else None), None
    if reading.kind == "date":
        return None, _due(reading, last) if last else None
    return _ordered(reading, first[0] if first else None, last[1] if last else None)


def _due(reading: Reading, last: tuple[date, date]) -> date:
    whole = reading.last is not None and reading.last.unit in ("month", "quarter", "year")
    return last[0] if reading.bound == "before" and whole else last[1]


def _ordered(reading: Reading, start: date | None, due: date | None) -> tuple[date | None, date | None]:
    """Past the year's end where no year is said ("từ tháng 11 đến tháng 02"); else the earlier day first."""
    if start and due and due < start:
        if reading.last and reading.last.year == (reading.first.year if reading.first else None):
            return start, due.replace(year=due.year + 1, day=min(due.day, 28) if due.month == 2 else due.day)
        return due, start
    return start, due


def infers_year(reading: Reading, year: int | None) -> bool:
    """Whether a day was worked out with the plan's year."""
    if reading.kind in ("recurring", "relative", "as_directed") or year is None:
        return False
    return any(s is not None and s.year is None and s.first[0] > 0 for s in (reading.first, reading.last))


def resolved(
    text: str,
    reading: Reading,
    year: int | None,
    clause: tuple[int, int],
    label: str | None = None,
    subject: str | None = None,
) -> Time:
    """The reading as a Time of its text."""
    start_date, due_date = dates(reading, year)
    inferred = infers_year(reading, year)
    confidence = _CONFIDENCE.get(reading.rule, _USUAL) - (_YEAR_INFERRED if inferred else 0)
    return Time(
        start=reading.start,
        end=reading.end,
        raw=text[reading.start : reading.end],
        kind=reading.kind,
        label=label,
        start_date=start_date,
        due_date=due_date,
        due_bound=reading.bound if reading.kind in ("date", "recurring") else None,
        recurrence=reading.recurrence,
        anchor_event=text[reading.anchor[0] : reading.anchor[1]] if reading.anchor else None,
        offset_days=reading.days,
        offset_months=reading.months,
        offset_calendar=reading.calendar,
        is_tentative=reading.tentative,
        year_inferred=inferred,
        subject=subject,
        clause_start=clause[0],
        clause_end=clause[1],
        confidence=round(confidence, 2),
        method=reading.rule,
    )
