"""Times in the sentences of tasks: only those that set when the ordered thing is due.

Most dates and years in a sentence do something else: they date a cited document, name a report or an
index, say what share is reached, or tell the manner. A reading is taken by the rule that made it and
by what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from normalizers.instructions import told_asides
from normalizers.skeleton import skeleton
from normalizers.times.clauses import Clause, clauses, subject
from normalizers.times.event_ends import before_actor
from normalizers.times.joining import PUNCTUATION, beside_yearly, is_cited, neighbours, recurring_dates, without_labels
from normalizers.times.lexicon import context, following, is_bare, preceding
from normalizers.times.model import Time
from normalizers.times.ordered_frequencies import orders_often
from normalizers.times.reading import FREQUENCIES, Reading
from normalizers.times.resolving import dates, resolved
from normalizers.times.statements import REMEMBERED, read_times, told
from normalizers.times.time_grammar import readings
from normalizers.times.tokens import Token, tokens

PROSE_CONFIDENCE = 0.03
"""How much less sure a time in a sentence is than one in a time cell."""

SAMPLE = 20_000
"""Characters looked at to tell whether a text has lost its marks."""

QUOTE = 300
"""Characters a quoted name may run to."""

_OFTEN = r"\s+(?:nam|quy|thang|tuan|ngay|\d)"
_OF = r"\s+(?:nam|quy|thang)"
_SIGN = re.compile(
    r"(?=[\dcdghlmnqst])(?:\d(?:\s?/\s?\d|\s?([.\-])\s?\d{1,2}\s?\1\s?\d{4}|\s+(?:lan|ngay|thang|tuan|nam|gio))"
    rf"|hang{_OFTEN}|moi{_OFTEN}|nam\s*\d|quy\s*\d|quy\s+[ivl]|q[ivl]|thang\s*\d|ngay\s*\d|ngay\s+lam\s+viec"
    rf"|dinh\s+k[yi]|sau\s+khi|truoc\s+khi|lan\s?/|thuong\s+nien|giai doan|dau{_OF}|cuoi{_OF}|het{_OF}|\btet\b"
    r"|\bhoc\s+ky\b)"
)
"""What a clause that says a time has somewhere. Each wording begins with a letter of its own, so that most places of a text
are passed over at once."""
_STATUS = re.compile(r"(?:ke|da|co hieu luc|so voi|hieu luc thi hanh)\s*$")
_TOLD_OF = re.compile(r"(?<![a-z])(?:da|dang)\s+duoc(?:\s+[a-z]+){1,3}\s*$")
"""What was or is being done by then is told of, not ordered: "các dự án đang được triển khai trong năm 2030"."""
_BARRED = re.compile(r"(?<![a-z])khong\s+duoc(?:\s+[a-z]+){1,4}\s*$")
"""What is forbidden after an event is no work to do then: "giống cá không được thả sau khi lũ rút"."""
_COORDINATED = re.compile(r"\s*(?:,|va|,\s*va|hoac)\s*")
_ALL_ALONG = re.compile(r"(?:den|toi)\s+het(?![a-z])")
"""To the end of a year something is done; "đến năm 2030" may only name what it is done for."""
_FIGURE_NEXT = re.compile(r"(?:\s+[a-z]+){0,2}\s*[<>≥≤]?\s*\d")
_MET = re.compile(r"(?:\s+[a-z]+){0,6}?(?:\s+(?:dinh|thuong)\s+k[yi])?\s*")
"""What may stand between a meeting and its month."""
_CLOSING = re.compile(
    r"(?:\([^()]*[,;]\s*|\bthoi\s+(?:gian|han)(?:\s+[a-z]+){0,2}\s*:\s*)(?P<said>[^\s(),;.:][^(),;.:]*?)\s*\)?\W*$"
)
_LIMIT = re.compile(r"(?:truoc|cham nhat|muon nhat|toi thieu|it nhat|han cuoi|han chot)\b")
"""What makes a duty of days counted back from an event: "bầu trước ngày hội 10 ngày" tells of it."""
_CLAUSE_BEGINS = re.compile(r"(?:^|[,;:.(+•*-]|(?<![a-z])va)\s*$")
_AT_THE_END = 160
"""Characters in which such an end is looked for: rows of dots take as long as they are wide, squared."""
_PREPARED = 10
"""The month in which plans for the next year begin to be issued."""
_IN_PARENTHESES = re.compile(r"\(([^()]+)\)\W*$")


@lru_cache(maxsize=REMEMBERED)
def find_times(text: str, *, year: int | None, issued: date | None = None) -> tuple[Time, ...]:
    """The times of a task's sentences, in order. `year` is the plan's, for wordings without one.

    What was due before it is past, unless it was to come when the plan was `issued`.
    """
    letters = skeleton(text)
    if not _SIGN.search(letters):
        return _closing(text, letters, year)
    asides = told_asides(text)
    bare: bool | None = None
    found: list[Time] = []
    start: int | None = None
    for clause in clauses(text, letters):
        begin = clause.start if start is None else start
        start = None if clause.breaks else begin
        if not _SIGN.search(letters, clause.start, clause.end):
            continue
        bare = is_bare(text[:SAMPLE]) if bare is None else bare
        words = tokens(text, letters, clause.start, clause.end, bare=bare)
        found_here = [before_actor(reading, text, letters) for reading in readings(words)]
        found_here = [r for r in found_here if not any(start <= r.start < end for start, end in asides)]
        taken = _taken(found_here, words, letters, clause, year, issued)
        if taken:
            start = None
            found += _resolved(text, letters, taken, Clause(begin, clause.end, clause.breaks), year)
    return tuple(found) or _closing(text, letters, year)


def _closing(text: str, letters: str, year: int | None) -> tuple[Time, ...]:
    """What a sentence without other times ends in, where that says nothing but when: "(Đội Cờ đỏ, thường xuyên)"."""
    closing = _CLOSING.search(letters, max(0, len(letters) - _AT_THE_END))
    if closing is None:
        return ()
    start, end = closing.span("said")
    times = read_times(text[start:end], year=year)
    if [(t.start, t.end) for t in times] != [(0, end - start)] or times[0].kind in ("as_directed", "recurring"):
        return ()
    moved = [replace(t, start=start, end=end, clause_start=start, clause_end=end) for t in times]
    return tuple(replace(t, confidence=round(t.confidence - PROSE_CONFIDENCE, 2)) for t in moved)


def _taken(
    found: list[Reading], words: Sequence[Token], letters: str, clause: Clause, year: int | None, issued: date | None
) -> list[Reading]:
    listed = _listed_at_the_end(found, words, letters, clause)
    found = without_labels(beside_yearly(recurring_dates(found), letters), words)
    taken: list[Reading] = []
    for reading in found:
        if listed and reading.start >= listed[0].start:
            return taken + [r for r in listed if not _is_past(r, year, issued)]
        goes_on = bool(taken) and _repeats(taken[-1], reading, letters)
        past = _is_past(reading, year, issued)
        if not past and (goes_on or _sets_when(reading, words, letters, clause, year)):
            taken.append(reading)
    return taken


def _listed_at_the_end(found: list[Reading], words: Sequence[Token], letters: str, clause: Clause) -> list[Reading]:
    """What a parenthesis that ends the clause says, if it says several times: "(Quý IV/2030 và thường xuyên)".

    One with other figures tells of something else: "(năm 2031 tăng 6%, năm 2032 tăng 7%)".
    """
    closing = _IN_PARENTHESES.search(letters, clause.start, clause.end)
    if closing is None:
        return []
    start, end = closing.span(1)
    inside = [r for r in found if start <= r.start and r.end <= end]
    ends = [start, *(r.end for r in inside)]
    between = [letters[a : r.start] for a, r in zip(ends, inside, strict=False)] + [letters[ends[-1] : end]]
    if len({r.start for r in inside}) < 2 or between[0].strip() or any(map(str.isdigit, "".join(between))):
        return []
    return told(inside, [w for w in words if start <= w.start and w.end <= end], letters)


def _repeats(before: Reading, reading: Reading, letters: str) -> bool:
    """Whether a frequency is coordinated with the one before it, which was taken: "định kỳ hằng tháng, hằng quý"."""
    both = before.rule in FREQUENCIES and reading.rule in FREQUENCIES
    return both and bool(_COORDINATED.fullmatch(letters, before.end, reading.start))


def _resolved(text: str, letters: str, taken: list[Reading], clause: Clause, year: int | None) -> list[Time]:
    named = subject(text, letters, clause.start, taken[0].start)
    whom = text[named[0] : named[1]] if named else None
    times = [resolved(text, r, year, (clause.start, clause.end), None, whom) for r in taken]
    return [replace(t, confidence=round(t.confidence - PROSE_CONFIDENCE, 2)) for t in times]


def _is_past(reading: Reading, year: int | None, issued: date | None) -> bool:
    """Whether a time ends before the plan's year; what a plan has done before it begins is due in the months before.

    What is more exact than a year and yet to come on the day of issue is not past.
    """
    start, due = dates(reading, year)
    ends = due or start
    if not (year and due and ends):
        return False
    last = reading.last or reading.first
    if issued is not None and last is not None and last.unit != "year" and due >= issued:
        return False
    prepares = reading.rule == "bounded" and reading.last is not None and reading.last.unit == "day"
    return due < date(year - 1, _PREPARED, 1) if prepares else ends.year < year


def _sets_when(reading: Reading, words: Sequence[Token], letters: str, clause: Clause, year: int | None) -> bool:
    if is_cited(reading, letters) or _is_quoted(reading, letters, clause):
        return False
    before, behind = neighbours(reading, words)
    head = before is None or before.kind in ("bullet", "colon")
    enclosed = bool(before and before.kind == "lpar" and (behind is None or behind.kind in ("rpar", "comma", "semi")))
    if reading.rule in ("dated_recurrence", "counted"):
        return True
    if reading.rule in ("frequency", "periodic", "listed"):
        return orders_often(reading, before, behind, letters, head, enclosed)
    if reading.kind == "relative" and not (before and before.kind == "and"):
        return _follows(reading, letters, head)
    if reading.rule == "ongoing_alone":  # "Thường xuyên canh rừng, định kỳ đo mực nước": how, and no time
        return enclosed or (head and (behind is None or behind.kind == "colon"))
    if reading.rule == "open_from" and not _STATUS.search(letters, max(0, reading.start - 25), reading.start):
        return not reading.bare and (head or enclosed or _lies_ahead(reading, year))
    if (
        reading.rule == "plain"
        and before
        and before.kind == "comma"
        and following("reached").match(letters, reading.end)
    ):
        return not reading.bare and year is not None
    if reading.rule == "plain" and before and before.kind not in PUNCTUATION and _is_of_figure(reading, letters):
        return not reading.bare and year is not None
    return reading.kind != "relative" and _dated(reading, before, behind, letters, head, enclosed)


def _lies_ahead(reading: Reading, year: int | None) -> bool:
    """Whether what lasts begins in a year said, not before the plan's: "tăng mức hỗ trợ từ năm 2027"."""
    said = reading.first
    return bool(said and year and said.year and said.unit in ("year", "quarter", "month") and said.year >= year)


def _is_of_figure(reading: Reading, letters: str) -> bool:
    """Whether a year is that in which a figure is to be reached: "Thu nhập năm 2031 dự kiến tăng khoảng 5%"."""
    grows = following("grows").match(letters, reading.end)
    compared = _STATUS.search(letters, max(0, reading.start - 25), reading.start)
    return grows is not None and compared is None and bool(_FIGURE_NEXT.match(letters, grows.end()))


def _is_reached(reading: Reading, letters: str) -> bool:
    """Whether a figure is to be reached by then: "giảm tỷ lệ hộ chưa có thuyền đến năm 2031 còn dưới 3%"."""
    left = following("left").match(letters, reading.end)
    return left is not None and bool(_FIGURE_NEXT.match(letters, left.end()))


def _ends_order(reading: Reading, letters: str) -> bool:
    """Whether a date stands right behind what is done on a day, with which the clause begins: "Trao giải ngày 20/5/2031"."""
    held = preceding("held").search(letters, max(0, reading.start - 30), reading.start)
    return held is not None and bool(_CLAUSE_BEGINS.search(letters[: held.start()]))


def _is_quoted(reading: Reading, letters: str, clause: Clause) -> bool:
    before = letters[max(clause.start, reading.start - QUOTE) : reading.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _follows(reading: Reading, letters: str, head: bool) -> bool:
    """Whether a delay is an order's: after an event, before one with which the order begins, or within a term; bare caps
    are targets.
    """
    words = letters[reading.start : reading.end]
    if reading.rule == "delay":
        back = min(reading.days or 0, reading.months or 0) < 0
        return not back or bool(_LIMIT.match(words))
    if reading.rule == "after_event":
        barred = _BARRED.search(letters, max(0, reading.start - 60), reading.start)
        link = re.match(r"(?P<at_once>ngay\s+)?sau\s+khi", words)
        if barred or link is None:
            return False
        return head or bool(link["at_once"]) or not _is_state(reading.start, link.end(), letters)
    if reading.rule == "before_event":
        return head and bool(re.match(r"truoc\s+khi[^,]+$", words)) and letters[reading.end : reading.end + 1] == ","
    if reading.rule in ("term", "led_term"):
        return head or reading.rule == "led_term"
    term = r"trong\s+(?:vong|thoi\s+han)" + (r"|trong\b" if reading.calendar == "working" else "")
    return reading.rule == "duration" and bool(re.match(term, words))


def _is_state(start: int, link: int, letters: str) -> bool:
    """Whether "sau khi" behind a noun says of what is now, no authority being as it was: "quản lý rừng sau khi sáp nhập"."""
    if letters[:start].rstrip().endswith((",", "(", ";")):
        return False
    return following("reorganised").match(letters, start + link) is not None


def _is_met(reading: Reading, letters: str) -> bool:
    """Whether a month is that of a meeting in which the ordered thing is done: "trong sinh hoạt định kỳ tháng 6/2030"."""
    begin = max(letters.rfind(mark, 0, reading.start) for mark in ".;,") + 1
    met = next(context("meetings").finditer(letters, begin, reading.start), None)
    if met is None or not _MET.fullmatch(letters, met.end(), reading.start):
        return False
    return context("said_there").search(letters, begin, met.start()) is None


def _dated(
    reading: Reading, before: Token | None, behind: Token | None, letters: str, head: bool, enclosed: bool
) -> bool:
    unit = reading.last.unit if reading.last else reading.first.unit if reading.first else ""
    said_year = any(s is not None and s.year for s in (reading.first, reading.last))
    completed = bool(before and before.kind == "completion")
    states = (_STATUS, _TOLD_OF, preceding("done"))
    if any(state.search(letters, max(0, reading.start - 25), reading.start) for state in states):
        return False
    if before and before.kind == "counted":
        return False
    if reading.rule == "plain" and unit == "day" and said_year and _ends_order(reading, letters):
        return not following("described").match(letters, reading.end)
    if reading.rule == "bounded":
        aims = letters.startswith(("den", "toi"), reading.start) and unit == "year"
        whole = _ALL_ALONG.match(letters, reading.start) is not None
        parted = before is not None and before.kind == "comma"
        return not aims or whole or head or completed or parted or _is_reached(reading, letters)
    if reading.rule in ("inside", "open"):
        stated = letters.startswith(("trong", "vao", "ngay trong"), reading.start)
        return (stated or head or completed or reading.tentative) and (said_year or unit != "year")
    if reading.rule == "ongoing" or reading.tentative:
        return said_year or unit not in ("", "year")
    if reading.rule in ("range", "open_until_event"):
        return not reading.bare and (head or enclosed or completed or unit != "year")
    if reading.rule == "plain" and unit in ("month", "quarter") and _is_met(reading, letters):
        return True
    if reading.rule == "plain" and head:
        return not reading.bare and bool(behind) and not following("described").match(letters, reading.end)
    return head or completed or (enclosed and unit != "year" and not reading.bare)
