"""What readings of one clause mean together: a period that labels a date, a frequency that makes it recur."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from operator import attrgetter

from normalizers.times import recurrences
from normalizers.times.reading import FREQUENCIES, Reading
from normalizers.times.tokens import Token

FIRM = ("bounded", "dated_recurrence", "delay")
_PUNCTUATION = ("comma", "semi", "stop", "lpar", "rpar", "slash", "colon", "bullet", "dash", "and")
_start = attrgetter("start")
_SYMBOL = re.compile(r"[/\-][a-z][a-z0-9\-&]*\s*,?\s*$")


def is_cited(reading: Reading, bare_letters: str) -> bool:
    """Whether the date is a cited document's: right after its symbol ("… 197/QĐ-UBND ngày 15/4/2022")."""
    before = bare_letters[max(0, reading.start - 40) : reading.start]
    return reading.rule == "plain" and bool(_SYMBOL.search(before))


def neighbours(reading: Reading, tokens: Sequence[Token]) -> tuple[Token | None, Token | None]:
    """The tokens right before and right after."""
    first = bisect_left(tokens, reading.start, key=_start)
    behind = bisect_left(tokens, reading.end, key=_start)
    return (tokens[first - 1] if first else None), (tokens[behind] if behind < len(tokens) else None)


def stands_alone(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Whether nothing but punctuation touches the reading in its clause."""
    return all(token is None or token.kind in _PUNCTUATION for token in neighbours(reading, tokens))


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
    """Without the periods that only say which report a later date of the clause is for ("quý III, trước ngày 10/9")."""
    firm = [r for r in found if r.rule in FIRM]
    if not firm:
        return found
    kept = []
    for reading in found:
        _, behind = neighbours(reading, tokens)
        names = reading.rule in ("plain", "listed", "frequency") and reading.start < firm[-1].start
        if not names or (behind and behind.kind == "and"):
            kept.append(reading)
    return kept
