"""Rules for single stretches of the calendar; lists of them are those of `calendar_lists`.

    stretch := date | month | week | quarter | half | part | year | period

Each rule takes a cursor and gives a Stretch or None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from normalizers.times.cursor import Cursor
from normalizers.times.stretches import (
    YEARS,
    Stretch,
    month_day,
    months,
    part,
    quarter,
    single,
    tet,
    week,
    whole_year,
)

_COUNTED_OFF = {"early": 1, "first": 1, "late": -1, "last": -1}
"""What counts off a week or months from one end of what they are of."""
_PARTS = ("early", "middle", "late", "first_half", "second_half")

_YEAR_FOLLOWS = ("comma", "of", "year", "slash", "dash", "num")
"""What the year after a shorter stretch begins with."""


def year_number(c: Cursor) -> int | None:
    """A year's number."""
    token = c.peek("num")
    if token and token.value in YEARS and token.end - token.start == 4:
        c.at += 1
        return token.value
    return None


def _said_year(c: Cursor) -> tuple[int | None, int]:
    """The year after a shorter stretch ("năm 2022", "/2022", "-2022", ", năm 2022", "năm sau"): year, shift."""
    start = c.at
    if c.take("next_year"):
        return None, 1
    if c.take("this_year"):
        return None, 0
    if not c.peek(*_YEAR_FOLLOWS):
        return None, 0
    for lead in (("comma", "year"), ("of", "year"), ("year",), ("slash",), ("dash",), ("of",), ()):
        if c.run(*lead) is not None and (year := year_number(c)) and not _goes_on(c, lead):
            return year, 0
        c.at = start
    return None, 0


def _goes_on(c: Cursor, lead: tuple[str, ...]) -> bool:
    """Whether a year after a comma or a dash begins a range of years rather than ends the stretch."""
    return lead in (("comma", "year"), ("dash",)) and bool(c.peek("dash") and c.peek("num", ahead=1))


def dated(c: Cursor, stretch: Stretch | None) -> Stretch | None:
    """The stretch with the year that follows it, if any."""
    if stretch is None:
        return None
    year, shift = _said_year(c)
    return replace(stretch, year=year, shift=shift) if year or shift else stretch


def date(c: Cursor) -> Stretch | None:
    """05/8/2022; 30/11; ngày 15 tháng 4 năm 2022; ngày 15 (of a month said elsewhere)."""
    c.run("clock", "comma?")
    led = c.take("day")
    if token := c.take("dmy"):
        return single(*token.values)
    if token := c.take("dm"):
        return dated(c, single(*token.values))
    number = c.take("num")
    if not number:
        return None
    if run := c.run("month", "my"):
        return single(number.value, *run[1].values)
    if run := c.run("month", "num"):
        return dated(c, single(number.value, run[1].value))
    follows_unit = c.peek("month", "year", "working", "day", "turn")
    return month_day(number.value) if led and not follows_unit else None


def month(c: Cursor) -> Stretch | None:
    """tháng 7/2022; tháng 7 năm 2022; tháng 7; 7/2022."""
    led = c.take("month")
    if token := c.take("my"):
        return months("month", token.values[0], *token.values)
    number = c.take("num") if led else None
    return dated(c, months("month", number.value, number.value)) if number else None


def week_of_month(c: Cursor) -> Stretch | None:
    """Tuần 2 tháng 3; tuần cuối của tháng 6/2022."""
    if not c.take("week"):
        return None
    number = c.take("num", "roman", *_COUNTED_OFF)
    c.take("of")
    of = c.attempt(month)
    if not number or not of:
        return None
    return week(_COUNTED_OFF.get(number.kind) or min(max(number.value, 1), 5), of)


def quarter_of_year(c: Cursor) -> Stretch | None:
    """Quý III năm 2022; Quý IV-2025; Quý 3."""
    if not c.take("quarter"):
        return None
    if token := c.take("my"):
        return quarter(token.values[0], token.values[1])
    number = c.take("roman", "num", "first", "last")
    return dated(c, quarter({"first": 1, "last": 4}.get(number.kind) or number.value)) if number else None


def roman_quarter(c: Cursor) -> Stretch | None:
    """III/2025; III-IV/2025: with no word before it."""
    run = c.run("roman", "dash", "roman", "slash") or c.run("roman", "slash")
    year = year_number(c) if run else None
    numbers = [token.value for token in run or () if token.kind == "roman"]
    return months("quarter", 3 * numbers[0] - 2, 3 * numbers[-1], year) if year else None


def lunar_new_year(c: Cursor) -> Stretch | None:
    """Tết Nguyên đán; Tết Nguyên đán năm 2026; Tết Nguyên đán Bính Ngọ."""
    if not c.take("tet"):
        return None
    named = c.take("lunar")
    return dated(c, tet(named.value if named else None))


def some_months(c: Cursor) -> Stretch | None:
    """6 tháng đầu năm 2022; 9 tháng đầu năm; sáu tháng cuối năm."""
    run = c.run("num", "month", "early|late|first|last")
    if not run:
        return None
    c.take("of")
    shift = 1 if c.peek("next_year") else 0
    if not (c.take("year", "this_year", "next_year") or c.peek("num", "slash")):
        return None
    count = run[0].value
    first, last = (1, count) if _COUNTED_OFF[run[2].kind] == 1 else (13 - count, 12)
    stretch = dated(c, months("part", first, last))
    if stretch and stretch.year is None and (year := year_number(c)):
        stretch = replace(stretch, year=year)
    return replace(stretch, shift=stretch.shift or shift) if stretch else None


def part_of(c: Cursor) -> Stretch | None:
    """đầu năm; cuối tháng 3; giữa quý II/2022; nửa đầu năm 2022."""
    which = c.take(*_PARTS)
    of = _parted(c) if which else None
    return part(which.kind, of) if which and of else None


def parts_of(c: Cursor) -> list[Stretch] | None:
    """Giữa và cuối năm; đầu, giữa và cuối tháng 3: several parts of one stretch, each for itself."""
    which = []
    while token := c.take(*_PARTS):
        which.append(token.kind)
        if not (c.peek("comma", "and") and c.peek(*_PARTS, ahead=1)):
            break
        c.at += 1
    of = _parted(c) if len(which) > 1 else None
    return [replace(part(each, of), listed=True) for each in which] if of else None


def _parted(c: Cursor) -> Stretch | None:
    """The month, quarter or year that a part is of."""
    if of := c.first(month, quarter_of_year):
        return of
    if c.take("next_year"):
        return whole_year(None, shift=1)
    return whole_year(year_number(c)) if c.take("this_year", "year") else None


def year(c: Cursor) -> Stretch | None:
    """năm 2022; cả năm; năm 2021-2025; các năm 2021 (the rest is a list's)."""
    whole = c.take("whole")
    if c.take("next_year"):
        return whole_year(None, shift=1)
    if c.take("this_year"):
        return whole_year(None)
    if not c.take("year", "years"):
        return None
    number = year_number(c)
    if number is None:
        return whole_year(None) if whole else None
    return _years_from(c, number)


def period(c: Cursor) -> Stretch | None:
    """giai đoạn 2021-2025; giai đoạn từ năm 2021 đến năm 2025; 2021-2025."""
    led = c.take("period")
    c.take("from")
    c.take("year", "years")
    number = year_number(c)
    if number is None:
        return None
    stretch = _years_from(c, number)
    return stretch if led or (stretch and stretch.last_year) else None


def bare_year(c: Cursor) -> Stretch | None:
    """2014, alone in a cell."""
    number = year_number(c)
    return whole_year(number) if number else None


def _years_from(c: Cursor, number: int) -> Stretch | None:
    start = c.at
    if c.take("dash", "until"):
        c.take("year")
        last = year_number(c)
        if last and last >= number:
            return whole_year(number, last)
    c.at = start
    return whole_year(number)


_RULES: dict[str, tuple[Callable[[Cursor], Stretch | None], ...]] = {
    "num": (some_months, date, period),
    "day": (date,),
    "dmy": (date,),
    "dm": (date,),
    "my": (month,),
    "month": (month,),
    "week": (week_of_month,),
    "quarter": (quarter_of_year,),
    "roman": (roman_quarter,),
    "tet": (lunar_new_year,),
    "early": (part_of,),
    "middle": (part_of,),
    "late": (part_of,),
    "first_half": (part_of,),
    "second_half": (part_of,),
    "clock": (date,),
    "period": (period,),
    "whole": (year,),
    "year": (year,),
    "years": (year,),
    "next_year": (year,),
    "this_year": (year,),
}
BEGINNINGS = frozenset(_RULES)
"""The tokens a stretch can begin with."""


def stretch(c: Cursor) -> Stretch | None:
    """Any one stretch of the calendar."""
    token = c.peek()
    return c.first(*_RULES.get(token.kind, ())) if token else None
