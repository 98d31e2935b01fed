"""Time statements: a table's time cell, or what follows "Thời gian thực hiện:".

The whole text is about time, so whatever the grammar reads counts, but for cited dates, manner
("thường xuyên rà soát …") and periods that only label a later date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from normalizers.skeleton import skeleton
from normalizers.times.clauses import Clause, clauses, subject
from normalizers.times.joining import PUNCTUATION, is_cited, neighbours, recurring_dates, stands_alone, without_labels
from normalizers.times.lexicon import context, is_bare
from normalizers.times.model import Time
from normalizers.times.reading import Reading
from normalizers.times.resolving import resolved
from normalizers.times.time_grammar import FIRST_TOKENS, readings
from normalizers.times.tokens import Token, each_token, tokens

LABEL_WORDS = 14
REMEMBERED = 1024
"""Texts whose times are remembered: a schedule is read again for each task that it holds for."""
_WORD = re.compile(r"\w+")
_PASSED = re.compile(r"^[^()]*\)|^\s*\([^()]*\)|^\s*đối với [^,;]*,?")
_POINTS = re.compile(r"[\s.,:;–—+*•(\[-]*theo\s+[a-z]")
_OWN_PART = re.compile(r"(?<![a-z])(?:phan|muc|khoan|diem)(?![a-z])[^.;]{0,60}(?<![a-z])ke hoach nay(?![a-z])")
"""A part of the plan itself, which says when: nobody else does."""
_JOINT = re.compile(r"^(?:và|hoặc)\s+", re.IGNORECASE)
_TAIL = re.compile(r"\s*(?:\((báo cáo [^()]{1,60})\)|(đối với [^,;.()]{1,80}))", re.IGNORECASE)
_DOING = re.compile(r"[\s.,:;–—+*•(\[-]*(?:(?:thuc hien|tien hanh|trien khai|to chuc)\s+)?")
"""What may stand before "cùng với" in a time cell."""
_LOOSE = " \t\r\n\u00a0,.:;–—-+*•(["


@lru_cache(maxsize=REMEMBERED)
def read_times(text: str, *, year: int | None) -> tuple[Time, ...]:
    """Every time of a time statement, in order; none where nothing says one.

    `year` is the plan's, for wordings without a year; with None they have a kind but no dates. A
    statement that only points elsewhere ("Theo phân công") is one `as_directed`.
    """
    letters, bare = skeleton(text), is_bare(text)
    said: list[tuple[Reading, Clause]] = []
    start: int | None = None
    for clause in clauses(text, letters):
        begin = clause.start if start is None else start
        words = tokens(text, letters, clause.start, clause.end, bare=bare)
        found = told(readings(words), words, letters)
        said += [(reading, Clause(begin, clause.end, clause.breaks)) for reading in found]
        start = None if found or clause.breaks else begin
    if _only_directed(said, letters):
        said = []
    if said and (together := _named_by_years(text, said, letters)):
        return (together,)
    if not said:
        return _directed(text, letters)
    return _labelled(text, letters, said, year)


def may_begin_with_time(text: str, *, after: frozenset[str]) -> bool:
    """Whether the first word of a text that is none of those it may stand `after` (skeletons) can begin a time."""
    letters = skeleton(text)
    for token in each_token(text, letters, 0, len(text), bare=is_bare(text)):
        if token.kind in FIRST_TOKENS:
            return True
        if not after.issuperset(_WORD.findall(letters, token.start, token.end)):
            return False
    return False


def told(found: list[Reading], words: Sequence[Token], letters: str) -> list[Reading]:
    """The readings of a time statement's clause that tell when: no cited dates, no manner, no mere labels."""
    kept = []
    for reading in found:
        before, behind = neighbours(reading, words)
        alone = stands_alone(reading, words)
        if is_cited(reading, letters):
            continue
        if reading.bare and not alone and not (before and before.kind in ("completion", "tentative", "part_of_day")):
            continue
        if reading.bare and len(found) > 1 and _says_which(reading, before, behind):
            continue
        if reading.rule == "ongoing_alone" and not (_ends(behind) or _before_theo(before, behind, letters)):
            continue
        kept.append(reading)
    kept = without_labels(recurring_dates(kept), words)
    if any(r.rule != "plain" for r in kept):
        kept = [r for r in kept if r.rule != "plain" or r.tentative or stands_alone(r, words) or _completed(r, words)]
    return kept


def _ends(behind: Token | None) -> bool:
    """Whether "thường xuyên" modifies what stands before it ("kiện toàn thường xuyên"), not what follows."""
    return behind is None or behind.kind in PUNCTUATION


def _says_which(reading: Reading, before: Token | None, behind: Token | None) -> bool:
    """Whether a number of months but says which report a date is for: "trước 15/6 (6 tháng)", "6 tháng: trước 15/6"."""
    if reading.months is None or behind is None:
        return False
    return behind.kind == "colon" or (before is not None and before.kind == "lpar" and behind.kind == "rpar")


def _completed(reading: Reading, words: Sequence[Token]) -> bool:
    before, _ = neighbours(reading, words)
    return bool(before and before.kind == "completion")


def _before_theo(before: Token | None, behind: Token | None, letters: str) -> bool:
    return before is None and behind is not None and letters[behind.start : behind.end] in ("theo", "khi")


def _only_directed(said: list[tuple[Reading, Clause]], letters: str) -> bool:
    """Whether the statement begins by pointing elsewhere and its years and frequencies only name what it points to."""
    head = context("directed").match(letters, len(letters) - len(letters.lstrip(_LOOSE)))
    return head is not None and all(_names_the_pointed(r, head, letters) for r, _ in said)


def _names_the_pointed(reading: Reading, head: re.Match[str], letters: str) -> bool:
    """Whether a year or a frequency belongs to what is pointed to: "Theo kế hoạch hằng năm", but no "Theo từng quý"."""
    between = letters[head.end() : reading.start].rstrip()
    if reading.rule == "frequency":
        named = reading.start >= head.end() and (between or not head.group().endswith(("theo", "tung")))
        return bool(named) and not between.endswith((",", "("))
    return reading.rule == "plain" and not between.endswith((",", "("))


def _named_by_years(text: str, said: list[tuple[Reading, Clause]], letters: str) -> Time | None:
    """The time of something else, where the years said only name that: "Cùng với đợt kiểm tra công vụ năm 2030"."""
    found = _together_with(text, letters)
    years = all(r.rule == "plain" and r.first is not None and r.first.unit == "year" for r, _ in said)
    return found if years and found is not None and all(r.end <= found.end for r, _ in said) else None


def _directed(text: str, letters: str) -> tuple[Time, ...]:
    if found := _together_with(text, letters):
        return (found,)
    match = context("directed").search(letters) or _POINTS.match(letters)
    if not match or _OWN_PART.search(letters):
        return ()
    end = len(text.rstrip(" \t\r\n\u00a0.;,/"))
    reading = Reading("as_directed", "directed", match.start(), max(end, match.end()))
    return (resolved(text, reading, None, (match.start(), reading.end)),)


def _together_with(text: str, letters: str) -> Time | None:
    """Cùng với thời điểm thẩm định văn bản: when something else is done."""
    begins = _DOING.match(letters)
    match = context("together_with").match(letters, begins.end() if begins else 0)
    event = text[match.end() :].partition(" (")[0].strip(_LOOSE + ";/") if match else ""
    if match is None or not event:
        return None
    anchor = text.index(event, match.end())
    reading = Reading("relative", "together", match.start(), anchor + len(event), anchor=(anchor, anchor + len(event)))
    return resolved(text, reading, None, (match.start(), reading.end))


def _labelled(text: str, letters: str, said: list[tuple[Reading, Clause]], year: int | None) -> tuple[Time, ...]:
    times = []
    several = len({reading.start for reading, _ in said}) > 1
    for clause, group in groupby(said, key=lambda pair: pair[1]):
        at, place = clause.start, -1
        label: str | None = None
        whom: str | None = None
        for reading, _ in group:
            if reading.start != place:
                named = subject(text, letters, at, reading.start)
                whom = text[slice(*named)] if named else whom
                lead = text[named[1] if named else at : reading.start]
                label = _tail_label(text[reading.end : clause.end]) or _label(lead) if several else None
                at, place = reading.end, reading.start
            times.append(resolved(text, reading, year, (clause.start, clause.end), label, whom))
    return tuple(times)


def _label(lead: str) -> str | None:
    """The words between the last time (or the clause's head) and this one, if short."""
    lead = _PASSED.sub("", lead)
    words = " ".join(_JOINT.sub("", lead.strip(_LOOSE + ")]/")).strip(_LOOSE).split())
    enough = any(map(str.isalpha, words)) and words.casefold() not in ("và", "hoặc", "trong")
    return words if enough and len(words.split()) <= LABEL_WORDS else None


def _tail_label(tail: str) -> str | None:
    """What a time is for where it is said after it: "trước 20/5 đối với cấp xã", "trước 15/6 (báo cáo 6 tháng)"."""
    match = _TAIL.match(tail)
    return " ".join((match[1] or match[2]).split()) if match else None
