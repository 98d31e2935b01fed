"""Rules for times that count from an event.

    delay := prefix* number unit ["làm việc"] [[","] ("kể từ" | "sau" | "trước") ["khi" | "ngày"] event]
           | "trước" number "ngày" event
    term  := ["định kỳ" | "vào"] ("đầu" | "cuối") ["mỗi"] ("học kỳ" | "năm học")
    event := ("sau" | "kể từ" | "trước") ("khi" | "ngày") words

An event's words run to the clause's end, a parenthesis, or a comma after which an order or another time begins.
"""

from __future__ import annotations

from normalizers.times.cursor import Cursor
from normalizers.times.reading import Reading, made

PREFIXES = ("before", "by", "until", "cap", "least", "within", "after", "inside")
"""What may stand before a delay's number."""
_EVENT_ENDS = ("semi", "lpar", "rpar", "bullet", "colon")
_TIME_BEGINS = ("before", "by", "inside", "verb", "completion", "tentative", "each", "periodic", "from", "after")
_LOOK_AHEAD = 25
_LONGEST_OCCASION = 4
"""Syllables that name a day before its date."""
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


def _number(c: Cursor) -> int | None:
    """05; mười (10); 05 (năm); năm (05)."""
    if run := c.run("num|year", "lpar", "num", "rpar"):
        return run[2].value
    if run := c.run("num", "lpar", "year", "rpar"):
        return run[0].value
    token = c.take("num")
    return token.value if token else None


def delay(c: Cursor) -> list[Reading] | None:
    """chậm nhất sau 05 ngày làm việc kể từ ngày …; 15 ngày trước khi …; ≤ 20 ngày; 18 tháng."""
    start = c.at
    prefixes = []
    while token := c.take(*PREFIXES):
        prefixes.append(token.kind)
    number = _number(c)
    unit = c.take("day", "week", "month", "year", "hour") if number else None
    if number and not unit and (later := c.take("next_month", "next_year")):
        return _later(c, start, number, later.kind) if prefixes or c.peek("when") else None
    if not number or not unit or number > 9999 or c.peek("num", "early", "late", "first", "last", "turn", "roman"):
        return None
    working = bool(c.take("working"))
    anchor, ahead = _anchor(c)
    if not anchor and "before" in prefixes and unit.kind in _DAYS and c.peek("verb", "other", "occasion"):
        anchor, ahead = event_words(c), True
    if not (anchor if "before" in prefixes else ahead or "least" not in prefixes):
        return None
    days, months = _offset(number, unit.kind, working)
    if months and ahead and anchor and _is_date(c, anchor[0]):
        return None  # "6 tháng trước ngày 15/6": the report on six months, by that day
    if ahead:
        days, months = (-days if days is not None else None), (-months if months is not None else None)
    calendar = ("working" if working else "calendar") if days is not None else None
    limited = bool(set(prefixes) & {"within", "cap", "by", "after"}) or ("inside" in prefixes and working)
    bare = not anchor and not limited
    more = {"anchor": anchor, "days": days, "months": months, "calendar": calendar, "bare": bare}
    return [made(c, start, "relative", "delay" if anchor else "duration", **more)]


def _later(c: Cursor, start: int, number: int, kind: str) -> list[Reading] | None:
    """02 tháng sau đại hội; 01 năm sau khi nhận: "tháng sau" behind a number is no next month."""
    c.take("when", "day")
    if number > 9999 or not (anchor := event_words(c)):
        return None
    months = number * _MONTHS[kind.removeprefix("next_")]
    return [made(c, start, "relative", "delay", anchor=anchor, months=months)]


def _offset(number: int, unit: str, working: bool) -> tuple[int | None, int | None]:
    """Days or months; hours count as the days they fill (8 to a working day)."""
    if unit == "hour":
        return -(-number // (8 if working else 24)), None
    return (number * _DAYS[unit], None) if unit in _DAYS else (None, number * _MONTHS[unit])


def _anchor(c: Cursor) -> tuple[tuple[int, int] | None, bool]:
    """The event a delay counts from, and whether the delay is before it."""
    place = c.at
    c.take("comma")
    link = c.take("from", "after", "before")
    if link and not c.peek("comma", "stop"):
        c.take("when", "day")
        if words := event_words(c):
            return words, link.kind == "before"
    c.at = place
    return None, False


def _is_date(c: Cursor, offset: int) -> bool:
    """Whether a calendar date begins at an offset of the text."""
    kinds = [token.kind for token in c.tokens if token.start >= offset][:2]
    return kinds[:1] in (["dm"], ["dmy"]) or kinds == ["num", "month"]


def event(c: Cursor) -> list[Reading] | None:
    """sau khi có quyết định …; kể từ ngày ký; trước khi trình; trước kỳ họp …"""
    start = c.at
    link = c.take("after", "from", "before")
    if link and link.kind == "before" and pass_occasion(c):
        return None  # "trước ngày khai giảng 05/9/2031": by that day
    counted = bool(c.take("when") or (link and link.kind != "before" and c.take("day")))
    if not counted and c.peek("day") and c.peek("occasion", ahead=1):
        c.take("day")
    counted = counted or bool(c.peek("occasion"))
    if not link or not counted:
        return None
    if c.peek("num", "dmy", "dm", "my") or not (words := event_words(c)):
        return None
    return [made(c, start, "relative", "before_event" if link.kind == "before" else "after_event", anchor=words)]


def school_term(c: Cursor) -> list[Reading] | None:
    """Cuối năm học; vào đầu học kỳ I; định kỳ cuối mỗi học kỳ; cuối năm học 2031-2032."""
    start = c.at
    led = c.take("periodic", "inside")
    words = c.take("term")
    if not words:
        return None
    if not c.run("num", "dash", "num"):
        c.take("roman", "num")
        c.run("comma?", "period?", "num", "dash", "num")
    return [made(c, start, "relative", "led_term" if led else "term", anchor=(words.start, c.reached))]


def pass_occasion(c: Cursor) -> bool:
    """Pass over what a day is called before its date: "đến ngày khai giảng 05/9/2031"; False where none is."""
    place = c.at
    words = 0
    while words < _LONGEST_OCCASION and c.peek("occasion", "other", "verb", ahead=1 + words):
        words += 1
    if words and c.take("day") and c.peek("dmy", ahead=words):
        c.at += words
        return True
    c.at = place
    return False


def event_words(c: Cursor) -> tuple[int, int] | None:
    """Words up to the clause's end, a parenthesis, or a comma after which an order or another time begins."""
    first = c.at
    while (token := c.peek()) and (token.kind not in _EVENT_ENDS or _pass_remark(c)):
        if token.kind in ("comma", "slash") and (c.peek(*_TIME_BEGINS, ahead=1) or _orders_next(c)):
            break
        if token.kind == "stop" and not c.peek(ahead=1):
            break
        if token.kind == "slash" and c.peek("stop", ahead=1):
            break
        c.at += 1
    while c.at > first and c.tokens[c.at - 1].kind in ("comma", "stop", "slash"):
        c.at -= 1
    return (c.tokens[first].start, c.reached) if c.at > first else None


def _pass_remark(c: Cursor) -> bool:
    """Pass over a remark in words that a verb follows at once: "Luật Đò ngang (sửa đổi) được thông qua"."""
    ahead = 1
    while c.peek("other", "verb", "comma", ahead=ahead):
        ahead += 1
    if ahead == 1 or not c.peek("lpar") or not c.peek("rpar", ahead=ahead) or not c.peek("verb", ahead=ahead + 1):
        return False
    c.at += ahead + 1
    return True


def _orders_next(c: Cursor) -> bool:
    """Whether a verb stands between this comma and the next: no more of the event, but what is ordered."""
    for ahead in range(1, _LOOK_AHEAD):
        token = c.peek(ahead=ahead)
        if not token or token.kind in ("comma", *_EVENT_ENDS):
            return False
        if token.kind in ("verb", "completion"):
            return True
    return False
