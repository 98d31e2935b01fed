"""Rules for whole times: bounds, ranges, open ends, what is ongoing.

    time    := ["dự kiến"] (recurring | ongoing | delay | event | open | range | bounded | window)
    range   := ["từ"] stretch ("đến" | "-") stretch
    bounded := bound+ stretches [tầm nhìn …]
    open    := stretches "và những năm tiếp theo" | "từ" stretch ["đến khi" event] | "sau" stretch
    ongoing := "thường xuyên" [stretches | open | range]

Recursive descent, first rule that reads something wins; each gives readings or None.
"""

from __future__ import annotations

from dataclasses import replace

from normalizers.times.calendar_grammar import BEGINNINGS, bare_year, stretch
from normalizers.times.calendar_lists import LONGEST_LIST, bare_years, joined, same_unit, stretches
from normalizers.times.cursor import Cursor
from normalizers.times.delay_grammar import PREFIXES, delay, event, event_words, pass_occasion, school_term
from normalizers.times.frequency_grammar import FREQUENCY_BEGINNINGS, bound_of, recurring
from normalizers.times.reading import FREQUENCIES, Reading, made
from normalizers.times.stretches import YEARS, Stretch, month_day, months, whole_year
from normalizers.times.tokens import Token

FIRST_TOKENS = BEGINNINGS | FREQUENCY_BEGINNINGS | {*PREFIXES, "from", "until_year_end", "tentative", "ongoing", "term"}
"""The kinds of tokens with which a time may begin."""
_AFTER_LINK = FIRST_TOKENS | {"when", "now", "occasion"}
_SINCE = frozenset({"open_from", "range"})
_AFTER_NUMBER = (
    "day",
    "week",
    "month",
    "quarter",
    "year",
    "hour",
    "turn",
    "slash",
    "dash",
    "lpar",
    "until",
    "next_month",
    "next_year",
)


def readings(tokens: list[Token]) -> list[Reading]:
    """Every time in a clause's tokens, in order, none overlapping another (rows of one wording share its span)."""
    c, found = Cursor(tokens), []
    while c.at < len(tokens):
        times = c.attempt(time) if _may_begin(c) else None
        if times:
            found += times
        else:
            c.at += 1
    return found


def _may_begin(c: Cursor) -> bool:
    """Whether the next two tokens can begin a time: most numbers and "trong" in a sentence cannot."""
    token, following = c.tokens[c.at], c.peek(ahead=1)
    if token.kind not in FIRST_TOKENS:
        return False
    if token.kind == "num":
        return token.value in YEARS or bool(following and following.kind in _AFTER_NUMBER) or _days_listed(c) > 0
    if token.kind in ("inside", "until", "after", "before", "from"):
        return bool(following and following.kind in _AFTER_LINK)
    return True


def time(c: Cursor) -> list[Reading] | None:
    """One time, as one or several readings."""
    start = c.at
    tentative = bool(c.take("tentative"))
    token = c.peek()
    found = c.first(*_RULES.get(token.kind, _ANY)) if token else None
    if not found:
        return None
    if found[-1].rule in FREQUENCIES and (until := c.attempt(_years_held)):
        found[-1] = replace(found[-1], end=until)
    if tentative:
        found = [replace(f, tentative=True, start=c.tokens[start].start, bare=False) for f in found]
    return found


def _years_held(c: Cursor) -> int | None:
    """Where the years end that a frequency holds for ("hàng quý trong năm 2022", "hằng quý đến năm 2030"), or, in
    brackets, the days ("hằng tuần (từ ngày 01/5)").

    They set no date of their own.
    """
    enclosed = c.take("lpar")
    if c.peek("until", "until_year_end"):
        held = c.attempt(_bounded)
        years = held is not None and held[0].first is not None and held[0].first.unit == "year"
    else:
        c.take("comma")
        held = c.first(_range, _open, _window)
        said = held[0].first if held and held[0].kind != "date" else None
        since = enclosed is not None and held is not None and held[0].rule in _SINCE
        years = said is not None and (said.year is not None or since)
    if enclosed:
        c.take("rpar")
    return c.reached if years else None


def _ongoing(c: Cursor) -> list[Reading] | None:
    """Thường xuyên; Thường xuyên trong năm 2022 và những năm tiếp theo; Từ tháng 5/2026 và thường xuyên."""
    start = c.at
    since = c.attempt(_open)
    if since and not c.run("comma?", "and?", "ongoing"):
        return None
    if not since and not c.take("ongoing"):
        return None
    if since:
        return [made(c, start, "ongoing", "ongoing", first=since[0].first, open_ended=True)]
    place = c.at
    c.take("comma")
    within = c.first(_open, _range, _window)
    if within and not within[0].bare and within[0].kind in ("open", "window"):
        said, last = within[0], within[-1]
        return [made(c, start, "ongoing", "ongoing", first=said.first, last=last.last, open_ended=said.open_ended)]
    c.at = place
    return [made(c, start, "ongoing", "ongoing_alone")]


def _open(c: Cursor) -> list[Reading] | None:
    """Trong năm 2022 và những năm tiếp theo; Từ quý II/2027; sau ngày 15/8; từ tháng 3 đến khi có quy định mới."""
    start = c.at
    link = c.take("from", "after", "inside")
    bare = bool(link and link.kind == "from" and c.peek("num"))
    found = c.once(stretches) or (c.attempt(bare_years) if bare or not link else None)
    if not found or found[0].unit == "monthday":
        return None
    c.run("comma", "open_end") or c.take("open_end")
    followed = c.tokens[c.at - 1].kind == "open_end"
    if link and link.kind == "from" and c.run("until", "when") and (anchor := event_words(c)):
        return [made(c, start, "open", "open_until_event", first=joined(found)[0], open_ended=True, anchor=anchor)]
    if found[0].last_year and not followed:
        return None
    if not followed and (not link or link.kind == "inside" or c.peek("until", "dash", "until_year_end")):
        return None
    if link and link.kind == "from" and c.peek("comma", "semi", "and") and c.peek("until", ahead=1):
        return None
    first = joined(found)[0]
    if link and link.kind == "after":
        return [made(c, start, "open", "open_after", last=first, open_ended=True)]
    rule = "open" if followed else "open_from"
    bare = bare and first.unit == "year"
    return [made(c, start, "open", rule, first=first, open_ended=True, bare=bare)]


def _range(c: Cursor) -> list[Reading] | None:
    """Từ 01/01 đến 31/12/2014; bắt đầu từ 01/9, kết thúc 31/5/2032; Quý IV/2025 - Quý II/2026; Từ tháng 5-12; từ nay đến hết năm."""
    start = c.at
    c.take("inside")
    led = c.take("from")
    if led and c.take("now"):
        bounded = _bounded(c)
        return [replace(b, start=c.tokens[start].start) for b in bounded] if bounded else None
    first = c.once(stretch)
    if not first and led and (number := c.take("num")):
        first = Stretch("monthday", (0, number.value), (0, number.value)) if 1 <= number.value <= 31 else None
    numbered = not first and c.peek("dash", ahead=1) and c.peek("dmy", "dm", "my", ahead=2)
    if numbered and (number := c.take("num")):
        first = month_day(number.value) if not c.peek("my", ahead=1) else months("month", number.value, number.value)
    if not first:
        return None
    if led and first.last_year:
        return [made(c, start, "window", "range", first=first, last=first)]
    link = _range_link(c, led=led is not None)
    c.take("before", "inside")
    last = _range_end(c, first, link) if link else None
    if not last:
        return None
    first = first.said_by(last)
    backwards = numbered and first.first > last.first  # "31-5/6": the month is not the first day's
    if backwards or (last.unit == "monthday" and not first.first[0]):
        return None
    if last.unit == "monthday":
        last = replace(last, unit="day", first=(first.last[0], last.first[1]), last=(first.last[0], last.last[1]))
    if last.year is None and first.year is not None:
        last = replace(last, year=first.last_year or first.year)
    bare = bool(numbered) or (not led and first.unit == "day")
    return [made(c, start, "window", "range", first=first, last=last, bare=bare)]


def _range_link(c: Cursor, *, led: bool) -> Token | None:
    """What leads from a range's first day to its last, behind a comma, semicolon or "và" too where "từ" opened it."""
    if led and c.peek("until", ahead=1):
        c.take("comma", "semi", "and")
    return c.take("dash", "until", "until_year_end")


def _days_listed(c: Cursor) -> int:
    """How many numbers stand before the first date of a list that says a month: 2 in "15, 16, 17/4"."""
    count = 0
    while count < LONGEST_LIST and c.peek("num", ahead=2 * count) and c.peek("comma", "and", ahead=2 * count + 1):
        count += 1
    return count if c.peek("dmy", "dm", ahead=2 * count) else 0


def _bare_days(c: Cursor) -> list[Stretch] | None:
    """15, 16/4/2026; 15 và 16/4: days whose month, and year, those after them say."""
    numbers = [c.tokens[c.at + 2 * n].value for n in range(_days_listed(c))]
    days = [day for day in map(month_day, numbers) if day is not None]
    c.at += 2 * len(numbers)
    found = c.attempt(stretches) if numbers and len(days) == len(numbers) else None
    if found is None:
        return None
    for day in reversed(days):
        found = [day.said_by(found[0]), *found]
    return found


def _range_end(c: Cursor, first: Stretch, link: Token) -> Stretch | None:
    if link.kind == "until_year_end":
        return c.first(bare_year) or whole_year(None)
    pass_occasion(c)
    found = c.first(stretch, lambda k: same_unit(k, first))
    return found or (c.attempt(bare_year) if first.year else None)


def _bounded(c: Cursor) -> list[Reading] | None:
    """trước ngày 05/8/2022; chậm nhất ngày 15 và 30/6; đến năm 2025, tầm nhìn 2030; đến hết năm."""
    start = c.at
    bound = bound_of(c)
    if bound:
        pass_occasion(c)
    if c.take("until_year_end"):
        year = c.first(bare_year) or whole_year(None)
        bound, found = bound or "by", [year] if year else None
    else:
        c.take("inside")
        found = c.once(stretches) or _bound_year(c, start)
    if not bound or not found:
        return None
    _pass_vision(c)
    return [made(c, start, "date", "bounded", first=s, last=s, bound=bound) for s in found]


def _pass_vision(c: Cursor) -> None:
    """Pass over ", tầm nhìn đến năm 2030": where it leads later sets no time."""
    place = c.at
    if not (c.run("comma|and?", "vision", "until?", "year?") and c.attempt(bare_year)):
        c.at = place


def _bound_year(c: Cursor, start: int) -> list[Stretch] | None:
    """A bare year right after a bound: "đến 2025"."""
    year = c.attempt(bare_year) if c.at > start else None
    return [year] if year else None


def _window(c: Cursor) -> list[Reading] | None:
    """Quý III năm 2022; trong năm 2022 và năm 2023; ngày 31/12/2021; 2014."""
    start = c.at
    inside = c.take("inside", "whole")
    lead = c.peek()
    found = c.once(stretches)
    if not found and inside and c.take("year") and not c.peek("num", "other", "verb"):
        found = _plan_year()
    found = found or (None if inside else c.attempt(_bare_days) or c.attempt(bare_years))
    if not found or not lead:
        return None
    if found[-1].unit == "year":
        _pass_vision(c)
    rule = "inside" if inside else "plain"
    bare = not inside and lead.kind in ("num", "my", "dm", "dmy", "roman", "tet") and found[0].unit != "part"
    if found[0].unit in ("day", "monthday", "tet"):
        return [made(c, start, "date", rule, first=s, last=s, bound="by", bare=bare) for s in found]
    return [made(c, start, "window", rule, first=s, last=s, bare=bare) for s in joined(found)]


def _plan_year() -> list[Stretch] | None:
    year = whole_year(None)
    return [year] if year else None


_ANY = (recurring, _ongoing, delay, event, school_term, _open, _range, _bounded, _window)
_DATED = (recurring, _open, _range, _window)
_COUNTED = (recurring, delay, _open, _range, _window)
_RULES = {
    "each": (recurring,),
    "periodic": (recurring, school_term),
    "term": (school_term,),
    "inside": (school_term, *_COUNTED),
    "annual": (recurring,),
    "ongoing": (_ongoing,),
    "within": (delay,),
    "by": (recurring, delay, _bounded),
    "cap": (recurring, delay, _bounded),
    "until": (recurring, delay, _bounded),
    "until_year_end": (_bounded,),
    "before": (recurring, delay, event, _bounded),
    "after": (delay, event, _open),
    **dict.fromkeys(("num", "year"), _COUNTED),
    **dict.fromkeys(
        ("quarter", "month", "day", "clock", "dmy", "dm", "my", "roman", "tet", "early", "middle", "late", "period"),
        _DATED,
    ),
}
"""The rules to try by the token a time begins with; all of them where it is not here."""
