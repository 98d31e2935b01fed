"""Rules for what comes again.

    recurring := dated | weekly | month_of_quarter | regular | counted | listed
    dated     := [bound] stretches each unit | each unit [","] [bound] stretches (without a year)
    regular   := ["định kỳ"] each [number] unit ([","] each [number] unit)*
    counted   := number unit "một lần" | number "lần" "/" unit
    listed    := ["định kỳ"] item (("," | "và") item)*,  item := quarter | number months | year | unit

Each rule takes a cursor and gives readings or None.
"""

from __future__ import annotations

from dataclasses import replace

from normalizers.times import recurrences
from normalizers.times.calendar_grammar import stretch
from normalizers.times.calendar_lists import same_unit, stretches
from normalizers.times.cursor import Cursor
from normalizers.times.reading import Reading
from normalizers.times.stretches import YEARS, Stretch, month_day

UNITS = ("day", "week", "month", "quarter", "year")
BOUNDS = ("before", "by", "until", "cap")
_WEEKDAYS = tuple(f"weekday_{n}" for n in range(2, 9))
FREQUENCY_BEGINNINGS = frozenset(("each", "periodic", "annual", *BOUNDS, "inside", *UNITS, "num", *_WEEKDAYS))
"""The tokens that what recurs can begin with."""
_AGAIN = frozenset(("each", "annual", "next_month", "turn"))
"""What says that something comes again, but for lists of periods and days of a quarter's months."""
_QUARTER_ENDS = (3, 6, 9, 12)


def recurring(c: Cursor) -> list[Reading] | None:
    """Anything that comes again."""
    if _AGAIN.isdisjoint(c.kinds):
        return c.first(_month_of_quarter, _listed)
    return c.first(_month_of_quarter, _date_each, _each_date, _weekly, _counted, _regular, _listed)


def bound_of(c: Cursor) -> str | None:
    """Bounds before a date: `before` where any of them says so, else `by`; None where there is none."""
    bound = None
    while token := c.take(*BOUNDS):
        bound = "before" if token.kind == "before" or bound == "before" else "by"
    return bound


def each(c: Cursor) -> tuple[str, int] | None:
    """hàng năm; định kỳ hằng quý; mỗi 6 tháng: the unit and how many of them."""
    c.take("periodic")
    if c.take("annual"):
        return "year", 1
    if not c.take("each"):
        return None
    number = c.take("num")
    unit = c.take(*UNITS)
    dated = c.peek("num") and c.tokens[c.at].value in YEARS and not c.peek("dash", ahead=1)
    if not unit or (unit.kind == "year" and dated):
        return None
    return unit.kind, max(1, number.value) if number else 1


def _span(c: Cursor, start: int) -> tuple[int, int]:
    return c.tokens[start].start, c.reached


def _date_each(c: Cursor) -> list[Reading] | None:
    """trước ngày 15 hàng tháng; trước ngày 01/6 và 15/11 hằng năm; tháng 6, tháng 12 hằng năm."""
    start = c.at
    c.take("periodic")
    bound = bound_of(c)
    c.take("inside")
    found = c.once(stretches) or (_bare_day(c) if bound else None)
    if not found or any(s.year or s.unit == "tet" for s in found):
        return None
    found = _to_its_end(c, found)
    c.take("comma", "of")
    if c.take("next_month") and found[0].unit == "monthday":
        return _dated(found, "month", bound, _span(c, start))
    frequency = c.attempt(each)
    return _dated(found, frequency[0], bound, _span(c, start)) if frequency else None


def _bare_day(c: Cursor) -> list[Stretch] | None:
    """trước 25 hàng tháng: a day of each month, without "ngày"."""
    number = c.take("num")
    found = month_day(number.value) if number and c.peek("each") else None
    return [found] if found else None


def _to_its_end(c: Cursor, found: list[Stretch]) -> list[Stretch]:
    """Tháng 1-3 hằng năm: one stretch up to the end of another of its unit."""
    place = c.at
    if len(found) == 1 and found[0].unit in ("month", "quarter") and c.take("dash", "until"):
        last = c.first(stretch, lambda k: same_unit(k, found[0]))
        if last and last.unit == found[0].unit and not last.year:
            return [replace(found[0], last=last.last)]
    c.at = place
    return found


def _each_date(c: Cursor) -> list[Reading] | None:
    """hằng năm, trước ngày 15/12; định kỳ hàng tháng (trước ngày 25)."""
    start = c.at
    frequency = c.attempt(each)
    if not frequency:
        return None
    c.take("comma", "lpar", "colon", "slash")
    c.take("verb", "completion")
    bound = bound_of(c)
    c.take("inside")
    found = c.once(stretches)
    if not found or any(s.year or s.unit in ("year", "tet") for s in found):
        return None
    return _dated(found, frequency[0], bound, _span(c, start))


def _dated(found: list[Stretch], unit: str, bound: str | None, span: tuple[int, int]) -> list[Reading] | None:
    if any(s.unit == "monthday" for s in found) and unit in ("day", "week"):
        return None
    if not bound and all(s.unit in ("month", "quarter") for s in found):
        rules = [recurrences.month_ends([s.last[0] for s in found])]
    else:
        rules = [recurrences.on(s, unit, before=bound == "before") for s in found]
    if not bound and found[0].unit in ("day", "monthday"):
        bound = "by"
    return [Reading("recurring", "dated_recurrence", *span, bound=bound, recurrence=rule) for rule in rules]


def _month_of_quarter(c: Cursor) -> list[Reading] | None:
    """trước ngày 20 của tháng cuối quý; ngày 15 tháng đầu của quý sau."""
    start = c.at
    bound = bound_of(c)
    number = c.run("day?", "num", "of?", "month", "early|late|first|last", "of?", "each?", "quarter")
    if not number:
        return None
    day = next(t.value for t in number if t.kind == "num")
    months = "1,4,7,10" if any(t.kind in ("early", "first") for t in number) else "3,6,9,12"
    if not 1 <= day <= 31:
        return None
    rule = f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={day if day < 29 else -1}"
    return [Reading("recurring", "dated_recurrence", *_span(c, start), bound=bound or "by", recurrence=rule)]


def _weekly(c: Cursor) -> list[Reading] | None:
    """vào thứ Sáu hàng tuần."""
    start = c.at
    c.take("inside", "before", "by")
    weekday = c.take(*_WEEKDAYS)
    if not weekday or c.attempt(each) != ("week", 1):
        return None
    rule = recurrences.weekly(int(weekday.kind[-1]))
    return [Reading("recurring", "dated_recurrence", *_span(c, start), recurrence=rule)]


def _regular(c: Cursor) -> list[Reading] | None:
    """định kỳ hàng quý; hàng quý, hàng năm (two rows); hàng quý, 6 tháng, năm (one: the finest)."""
    start = c.at
    led = bool(c.peek("periodic", "annual"))
    found = []
    while frequency := c.attempt(each):
        _tail(c)
        rule = "periodic" if led else "frequency"
        found.append(
            Reading("recurring", rule, *_span(c, start), recurrence=recurrences.every(frequency[0], frequency[1]))
        )
        start = c.at + 1
        if not (c.peek("comma", "and") and c.peek("each", "periodic", ahead=1)):
            break
        c.at += 1
    return found or None


def _tail(c: Cursor) -> None:
    """Shorter names for more of the same ("hàng quý, 6 tháng và hàng năm"), a number of turns."""
    goes_on = False
    while c.run("comma|and", "num", "month") or c.first(_and_year) or (goes_on and c.run("comma|and", "each", "year")):
        goes_on = True
    if not c.run("num", "turn"):
        c.take("turn")


def _and_year(c: Cursor) -> bool | None:
    """ ", năm"; "và cả năm": no year of its own follows."""
    return (c.run("comma|and", "whole?", "year") is not None and not c.peek("num")) or None


def _counted(c: Cursor) -> list[Reading] | None:
    """6 tháng một lần; 01 năm/lần; 02 lần/năm; mỗi năm 02 lần; định kỳ 02 năm một lần."""
    start = c.at
    led = c.take("periodic")
    c.take("each")
    if run := c.run("num", "week|month|quarter|year", "slash?", "num?", "turn"):
        rule = recurrences.every(run[1].kind, run[0].value)
    elif run := c.run("num", "turn", "slash", "num?", "week|month|quarter|year"):
        rule = recurrences.every(run[-1].kind, times=run[0].value)
    elif run := c.run("week|month|quarter|year", "num", "turn"):
        if c.tokens[start].kind not in ("each", "periodic"):
            return None
        rule = recurrences.every(run[0].kind, times=run[1].value)
    else:
        return None
    return [Reading("recurring", "periodic" if led else "counted", *_span(c, start), recurrence=rule)]


def _listed(c: Cursor) -> list[Reading] | None:
    """quý I, 6 tháng, 9 tháng, năm; định kỳ 6 tháng, hằng năm; định kỳ quý."""
    start = c.at
    led = c.take("periodic")
    items = []
    while item := c.attempt(_item):
        items.append(item)
        if not (c.peek("comma", "and") and _item_ahead(c)):
            break
        c.at += 1
        c.take("and")
    rule = _listed_rule(items, bool(led))
    if rule is None:
        return None
    return [Reading("recurring", "periodic" if led else "listed", *_span(c, start), recurrence=rule)]


def _item_ahead(c: Cursor) -> bool:
    place = c.at
    c.at += 1
    c.take("and")
    item = c.attempt(_item)
    c.at = place
    return item is not None


def _item(c: Cursor) -> tuple[str, int] | None:
    """One report's period: ("named", 3) for quarter I, ("months", 6) for 6 months, ("year", 12), ("month", 0).

    ("whole", 12) is "cả năm", which alone or after "6 tháng đầu năm" is but the year.
    """
    if run := c.run("quarter", "roman|num"):
        return ("named", 3 * run[1].value) if 1 <= run[1].value <= 4 and not c.peek("slash", "year") else None
    if (run := c.run("num", "month")) and run[0].value in (3, 6, 9, 12):
        if c.run("early|late", "year"):
            return "named", 12 if c.tokens[c.at - 2].kind == "late" else run[0].value
        return None if c.peek("num", "early", "late", "slash") else ("months", run[0].value)
    if (run := c.run("num", "year")) and run[0].value == 1 and not c.peek("num", "slash"):
        return "year", 12
    if c.peek("each") and c.peek("year", ahead=1) and not c.peek("num", ahead=2):
        c.at += 2
        return "year", 12
    whole = c.take("whole")
    if (token := c.take("year") if whole else c.take("year", "quarter", "month", "week")) and not c.peek(
        "num", "roman", "my"
    ):
        return "whole" if whole else token.kind, 12
    return None


def _listed_rule(items: list[tuple[str, int]], led: bool) -> str | None:
    kinds = [kind for kind, _ in items]
    if not items or (not led and (len(items) < 2 or not {"months", "year"} & set(kinds))) or kinds == ["whole"]:
        return None
    if len(items) == 1 and kinds[0] == "months":
        return recurrences.every("month", items[0][1])
    if len(items) == 1 and kinds[0] != "named":
        return recurrences.every(kinds[0])
    for finest in ("week", "month"):
        if finest in kinds:
            return recurrences.every(finest)
    ends = {number for kind, number in items if kind != "quarter"}
    return recurrences.month_ends(sorted(ends | set(_QUARTER_ENDS if "quarter" in kinds else ())))
