"""RRULEs (RFC 5545) for what is worded as coming again, counted from the plan's period_start."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence

from normalizers.times.stretches import Stretch

_FREQUENCIES = {
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "year": ("YEARLY", 1),
}
_WEEKDAYS = {2: "MO", 3: "TU", 4: "WE", 5: "TH", 6: "FR", 7: "SA", 8: "SU"}
_MONTHS_BETWEEN = {"month": 1, "quarter": 3, "year": 12}


def every(unit: str, count: int = 1, times: int = 1) -> str:
    """`times` in every `count` units: every("quarter") is FREQ=MONTHLY;INTERVAL=3."""
    frequency, step = _FREQUENCIES[unit]
    step *= max(1, count)
    if times > 1 and unit in _MONTHS_BETWEEN:
        span = _MONTHS_BETWEEN[unit] * max(1, count)
        frequency, step = "MONTHLY", max(1, span // times)
    if frequency == "MONTHLY" and step % 12 == 0:
        frequency, step = "YEARLY", step // 12
    return f"FREQ={frequency}" + (f";INTERVAL={step}" if step > 1 else "")


def month_ends(months: Sequence[int]) -> str:
    """Each year at the end of these months: reports for quarter I, 6 months, 9 months, the year."""
    return f"FREQ=YEARLY;BYMONTH={','.join(map(str, sorted(set(months))))};BYMONTHDAY=-1"


def weekly(weekday: int) -> str:
    """Each week on a day, Monday 2 .. Sunday 8 as Vietnamese counts them."""
    return f"FREQ=WEEKLY;BYDAY={_WEEKDAYS[weekday]}"


def on(stretch: Stretch, unit: str, *, before: bool) -> str:
    """Every `unit` on the stretch's day: a date each year, a day each month; a longer one's last day.

    `before` a longer stretch is before its first day.
    """
    month, number = stretch.first if before or stretch.unit == "day" else stretch.last
    number = number if stretch.unit in ("day", "monthday", "part", "week") or before else -1
    if not month:
        return f"{every(unit)};BYMONTHDAY={number}"
    if number == 31 or number > monthrange(2024, month)[1]:
        number = -1
    return f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={number}"


def has_day_of(every_unit: str, dated: str) -> bool:
    """Whether a rule is another with the day it leaves open.

    >>> has_day_of(every("quarter"), "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20")
    True
    """
    if every_unit == every("quarter"):
        return dated.startswith(("FREQ=YEARLY;BYMONTH=3,6,9,12;", "FREQ=YEARLY;BYMONTH=1,4,7,10;"))
    return every_unit == every("month") and dated.startswith(f"{every_unit};BYMONTHDAY=")
