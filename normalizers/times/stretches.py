"""Stretches of the calendar as worded, with or without a year, and the days they come to."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from normalizers.lexicons import read_lexicon

YEARS = range(1900, 2101)
WHOLE_YEAR = ((1, 1), (12, 31))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, week, month, quarter, … as worded.

    `first` and `last` are (month, day); a day past the month's end means its last day. `unit` is the
    grain ("day", "monthday", "week", "month", "quarter", "part", "year", "tet"); a `monthday` has no month yet
    (month 0), a `tet` is the lunar year's first day, 1/1 of it. `year` is None where none is said; `last_year` where the stretch ends in another year;
    `shift` counts years after the plan's ("năm sau" is 1). `listed` says that a comma or a plus parts it from the one before.
    """

    unit: str
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None
    last_year: int | None = None
    shift: int = 0
    listed: bool = False

    def said_by(self, other: Stretch) -> Stretch:
        """With the year, and for a bare day the month, that a later part of the wording gives."""
        said = self
        if said.unit == "monthday" and other.first[0]:
            month = other.first[0]
            said = replace(said, unit="day", first=(month, said.first[1]), last=(month, said.last[1]))
        if said.year is None and not said.shift:
            said = replace(said, year=other.year, shift=other.shift)
        return said

    def days(self, plan_year: int | None) -> tuple[date, date] | None:
        """First and last day; None without a year or a month."""
        year = self.year if self.year is not None else plan_year + self.shift if plan_year else None
        if year is None or year not in YEARS or not self.first[0]:
            return None
        if self.unit == "tet":
            first = tet_days().get(year)
            return (first, first) if first else None
        return day(year, *self.first), day(self.last_year or year, *self.last)


@cache
def tet_days() -> dict[int, date]:
    """The first day of the lunar year, by solar year."""
    data = read_lexicon("normalizers", "tet.toml")
    return {int(year): first for year, first in data["first_day"].items()}


@lru_cache(maxsize=1024)
def day(year: int, month: int, number: int) -> date:
    """The day, or the month's last where it has no such day (31/02).

    Raises ValueError where year or month is none.
    """
    return date(year, month, max(1, min(number, monthrange(year, month)[1])))


def single(number: int, month: int, year: int | None = None) -> Stretch | None:
    """One day; None where day or month is none."""
    if not (1 <= number <= 31 and 1 <= month <= 12 and (year is None or year in YEARS)):
        return None
    return Stretch("day", (month, number), (month, number), year)


def month_day(number: int) -> Stretch | None:
    """A day of a month not yet said."""
    return Stretch("monthday", (0, number), (0, number)) if 1 <= number <= 31 else None


def months(unit: str, first: int, last: int, year: int | None = None) -> Stretch | None:
    """Whole months, first to last."""
    if not (1 <= first <= last <= 12 and (year is None or year in YEARS)):
        return None
    return Stretch(unit, (first, 1), (last, 31), year)


def quarter(number: int, year: int | None = None) -> Stretch | None:
    """A quarter of a year, 1..4."""
    return months("quarter", 3 * number - 2, 3 * number, year) if 1 <= number <= 4 else None


def whole_year(year: int | None, last_year: int | None = None, shift: int = 0) -> Stretch | None:
    """A year, or several on end."""
    if any(y is not None and y not in YEARS for y in (year, last_year)) or (last_year or 9999) < (year or 0):
        return None
    return Stretch("year", *WHOLE_YEAR, year, last_year, shift)


def tet(year: int | None = None) -> Stretch:
    """Tết Nguyên đán."""
    return Stretch("tet", (1, 1), (1, 1), year)


def week(number: int, of: Stretch) -> Stretch:
    """A week of a month, counted in sevens from its first day; -1 is the last."""
    month = of.first[0]
    if number < 0:
        last = monthrange(of.year or 2023, month)[1]
        return replace(of, unit="week", first=(month, last - 6), last=(month, 31))
    until = 7 * number if number < 4 else 28 if number == 4 else 31
    return replace(of, unit="week", first=(month, 7 * number - 6), last=(month, until))


def part(which: str, of: Stretch) -> Stretch:
    """A part of it: a month by tens of days, a quarter by months, a year by quarters; or a half of any."""
    if which in ("first_half", "second_half"):
        return _half(which == "first_half", of)
    if of.unit == "month":
        month = of.first[0]
        first, last = {"early": (1, 10), "middle": (11, 20), "late": (21, 31)}[which]
        return replace(of, unit="part", first=(month, first), last=(month, last))
    start, length = of.first[0], of.last[0] - of.first[0] + 1
    step = 1 if length <= 3 else length // 4
    first = {"early": start, "middle": start + step, "late": start + length - step}[which]
    last = {"early": start + step - 1, "middle": start + length - step - 1, "late": start + length - 1}[which]
    return replace(of, unit="part", first=(first, 1), last=(last, 31))


def _half(first: bool, of: Stretch) -> Stretch:
    month, length = of.first[0], of.last[0] - of.first[0] + 1
    if of.unit == "month":
        return replace(of, unit="part", first=(month, 1 if first else 16), last=(month, 15 if first else 31))
    cut = month + length // 2
    if length % 2:
        ends, begins = (cut, 15), (cut, 16)
    else:
        ends, begins = (cut - 1, 31), (cut, 1)
    return replace(of, unit="part", last=ends) if first else replace(of, unit="part", first=begins)


def adjoining(a: Stretch, b: Stretch) -> bool:
    """Whether the second begins the day after the first ends (both of the same or no year)."""
    first, last = a.days(2023), b.days(2023)
    return bool(first and last and (last[0] - first[1]).days == 1) and a.unit == b.unit != "day"
