"""Rules for lists of stretches of the calendar.

    stretches := stretch (("," | "và" | "+") (stretch | bare number of the same unit))*

Years said late in a list hold for the whole list ("Quý III và IV năm 2022"), and so does the month of bare days
("ngày 10 và 15/3").
"""

from __future__ import annotations

from dataclasses import replace

from normalizers.times.calendar_grammar import bare_year, dated, parts_of, stretch
from normalizers.times.cursor import Cursor
from normalizers.times.stretches import Stretch, adjoining, month_day, months, quarter

LONGEST_LIST = 24
"""Stretches in one list, so that rows that share a list's wording stay few."""


def bare_years(c: Cursor) -> list[Stretch] | None:
    """2014; 2021, 2022: years alone in a cell."""
    first = c.attempt(bare_year)
    found = [first] if first else []
    while 0 < len(found) < LONGEST_LIST and c.peek("comma", "and") and c.peek("num", ahead=1):
        place = c.at
        listed = bool(c.take("comma")) or not c.take("and")
        following = c.attempt(bare_year)
        if following is None:
            c.at = place
            break
        found.append(replace(following, listed=listed))
    return found or None


def stretches(c: Cursor) -> list[Stretch] | None:
    """One stretch or a list of one unit, with the year (and month) that is said last given to those before."""
    if parts := c.attempt(parts_of):
        return parts
    first = c.once(stretch)
    if first is None:
        return None
    found = [first]
    while len(found) < LONGEST_LIST and (following := _next(c, found[-1])) is not None:
        found.append(following)
    for i in range(len(found) - 2, -1, -1):
        found[i] = found[i].said_by(found[i + 1])
    return found


def _next(c: Cursor, previous: Stretch) -> Stretch | None:
    start = c.at
    if joint := c.take("comma", "and", "plus", "bullet"):
        c.take("and")
        c.take("inside", "before")
        following = c.first(stretch, lambda k: same_unit(k, previous))
        if following is not None and _kin(previous, following):
            return replace(following, listed=joint.kind != "and")
    c.at = start
    return None


def _kin(a: Stretch, b: Stretch) -> bool:
    days = ("day", "monthday")
    return a.unit == b.unit or (a.unit in days and b.unit in days)


def same_unit(c: Cursor, previous: Stretch) -> Stretch | None:
    """A bare number that goes on in the unit before it: "tháng 4, 5", "Quý III và IV", "năm 2022, 2023"."""
    if previous.unit == "year":
        return bare_year(c)
    if previous.unit == "month" and (token := c.take("my")):
        return months("month", token.values[0], *token.values)
    if previous.unit == "quarter" and (token := c.take("my")):
        return quarter(*token.values)
    number = c.take("num", "roman")
    if not number or c.peek("month", "turn", "working"):
        return None
    if previous.unit == "month":
        return dated(c, months("month", number.value, number.value))
    if previous.unit == "quarter":
        return dated(c, quarter(number.value))
    return month_day(number.value) if previous.unit == "monthday" else None


def joined(found: list[Stretch]) -> list[Stretch]:
    """Stretches that follow one another without a gap as one ("Quý III và IV", "năm 2022 và năm 2023").

    Those of a list with commas ("Quý II, III/2022") are several.
    """
    if any(each.listed for each in found):
        return found
    merged = [found[0]]
    for following in found[1:]:
        last = merged[-1]
        if last.unit == "year" == following.unit and (last.last_year or last.year or 0) + 1 == following.year:
            merged[-1] = replace(last, last_year=following.last_year or following.year)
        elif last.year == following.year and last.unit != "year" and adjoining(last, following):
            merged[-1] = replace(last, last=following.last)
        else:
            merged.append(following)
    return merged
