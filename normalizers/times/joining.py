"""What readings of one clause mean together: a period that labels a date, a frequency that makes it recur."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile, zip_longest
from operator import attrgetter

from normalizers.times import recurrences
from normalizers.times.lexicon import context
from normalizers.times.reading import FREQUENCIES, Reading
from normalizers.times.tokens import Token

FIRM = ("bounded", "dated_recurrence", "delay")
PUNCTUATION = ("comma", "semi", "stop", "lpar", "rpar", "slash", "colon", "bullet", "dash", "and")
_start = attrgetter("start")
_SYMBOL = re.compile(r"[/\-][a-z][a-z0-9\-&]*\s*,?\s*$")
_TITLE = re.compile(r"\d[/\-][a-z][a-z0-9\-&]*\s(?P<between>[^;]*?)(?<![a-z])(?:ve|phe duyet)\s(?P<title>[^;]*)$")
_LONGEST_TITLE = 400


def is_cited(reading: Reading, bare_letters: str) -> bool:
    """Whether the time is a cited document's: its date, right after its symbol ("… 197/QĐ-UBND ngày 15/4/2022"), or
    years in its title ("… 197/QĐ-UBND về việc phê duyệt Đề án … từ nay đến năm 2030").
    """
    before = bare_letters[max(0, reading.start - _LONGEST_TITLE) : reading.start]
    return (reading.rule == "plain" and bool(_SYMBOL.search(before[-40:]))) or _in_title(reading, before)


def _in_title(reading: Reading, before: str) -> bool:
    """Whether years stand in a title begun by "về" or "phê duyệt" after a symbol, with no order after a comma since."""
    said = reading.last or reading.first
    if said is None or said.unit != "year" or reading.rule == "inside":
        return False
    found = _TITLE.search(before)
    if found is None:
        return False
    commas = (comma.end() for comma in re.finditer(r",\s*", found["title"]))
    return not any(context("verbs").match(found["title"], comma) for comma in commas)


def neighbours(reading: Reading, tokens: Sequence[Token]) -> tuple[Token | None, Token | None]:
    """The tokens right before and right after."""
    first = bisect_left(tokens, reading.start, key=_start)
    behind = bisect_left(tokens, reading.end, key=_start)
    return (tokens[first - 1] if first else None), (tokens[behind] if behind < len(tokens) else None)


def stands_alone(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Whether nothing but punctuation touches the reading in its clause."""
    return all(token is None or token.kind in PUNCTUATION for token in neighbours(reading, tokens))


def recurring_dates(found: list[Reading]) -> list[Reading]:
    """A frequency and later dates without a year as dates that recur ("hằng năm báo cáo … trước ngày 31 tháng 12")."""
    later = list(takewhile(_may_recur, reversed(found)))[::-1]
    kept = found[: len(found) - len(later)]
    if not later or not kept or kept[-1].rule not in FREQUENCIES:
        return found
    return kept[:-1] + [_recurring(r) for r in later]


def _may_recur(reading: Reading) -> bool:
    stretch = reading.last
    return (
        reading.rule == "bounded"
        and stretch is not None
        and stretch.year is None
        and not stretch.shift
        and stretch.unit in ("day", "month", "quarter")
    )


def _recurring(reading: Reading) -> Reading:
    if reading.last is None:
        return reading
    rule = recurrences.on(reading.last, "year", before=reading.bound == "before")
    return replace(reading, kind="recurring", rule="dated_recurrence", recurrence=rule, first=None, last=None)


def without_labels(found: list[Reading], tokens: Sequence[Token]) -> list[Reading]:
    """Without the periods that only say which report a later date of the clause is for ("quý III, trước ngày 10/9"),
    without those that are summed up at a time said right after them ("tổng kết giai đoạn 2026-2030 vào năm 2030"), and
    without delays that only tell how the full date before them was counted ("ngày 10/12/2031 - 95 ngày trước bầu cử").
    """
    found = [r for r, then in zip_longest(found, found[1:]) if not _is_summed_up(r, then, tokens)]
    found = [r for r, before in zip(found, [None, *found], strict=False) if not _explains(r, before, tokens)]
    firm = [r for r in found if r.rule in FIRM]
    if not firm:
        return found
    kept = []
    for reading in found:
        _, behind = neighbours(reading, tokens)
        names = reading.rule in ("plain", "listed", "frequency") and reading.start < firm[-1].start
        if not names or reading.tentative or (behind and behind.kind == "and"):
            kept.append(reading)
    return kept


def _is_summed_up(reading: Reading, then: Reading | None, tokens: Sequence[Token]) -> bool:
    if then is None or reading.rule != "plain" or then.rule != "inside":
        return False
    _, behind = neighbours(reading, tokens)
    return behind is not None and behind.start == then.start


def _explains(reading: Reading, before: Reading | None, tokens: Sequence[Token]) -> bool:
    """Whether a delay stands in a parenthesis or after a dash right behind a date with its year, or after a comma where it
    counts back from what comes later: "…, 10 ngày sau khi họp" tells of another time.
    """
    if before is None or reading.rule != "delay" or not (before.kind == "date" and before.last and before.last.year):
        return False
    between = [t.kind for t in tokens if before.end <= t.start < reading.start]
    back = min(reading.days or 0, reading.months or 0) < 0
    return bool(between) and set(between) <= ({"lpar", "dash", "comma"} if back else {"lpar", "dash"})
