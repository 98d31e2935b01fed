"""Which lines of a text are to be restored: those that lost their marks, or that a foreign OCR misread.

In Vietnamese 28 to 30 % of the letters carry a mark, in what an English OCR makes of it 4 to 5 %. A line is judged
with its neighbours, which weigh the more the shorter it is itself; and it must be made of what could be
syllables, or it is English.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from unicodedata import normalize

from normalizers.restoration.spelling import bare
from normalizers.syllables import WORD, is_syllable

FINE, STRIPPED, GARBLED = "fine", "stripped", "garbled"

_FEWEST_MARKED = 0.14
_NEIGHBOURS = 4
_WEIGHT = 0.3
_LEAST_LIKE = 0.5
_LEAST_BARE = 0.9
_OWN_ENOUGH = 40
"""Letters that judge a line with next to no help from its neighbours."""

Counts = tuple[int, int, int, int]
"""Letters, letters with marks, words, words that are syllables once their marks are gone."""


def verdicts(lines: Sequence[str]) -> list[str]:
    """For each line `fine`, `stripped` or `garbled`."""
    counts = [_counted(line) for line in lines]
    spoken = [n for n, count in enumerate(counts) if count[0]]
    out = [FINE] * len(lines)
    for at, n in enumerate(spoken):
        around = [spoken[k] for k in range(max(0, at - _NEIGHBOURS), min(len(spoken), at + _NEIGHBOURS + 1)) if k != at]
        out[n] = _verdict(counts[n], [counts[k] for k in around])
    return out


def _verdict(own: Counts, around: Sequence[Counts]) -> str:
    weight = _WEIGHT * max(0.1, 1 - own[0] / _OWN_ENOUGH / 2)
    letters, marked, words, likely = (
        mine + weight * sum(other[k] for other in around) for k, mine in enumerate(own)
    )
    if marked >= _FEWEST_MARKED * letters or own[1] >= 2 * _FEWEST_MARKED * own[0] or likely < _LEAST_LIKE * words:
        return FINE
    if marked == 0 and likely >= _LEAST_BARE * words:
        return STRIPPED
    return GARBLED


def _counted(line: str) -> Counts:
    words = [word for word in WORD.findall(line) if len(word) <= 16]
    letters = sum(map(len, words))
    marked = sum(1 for c in line if c.isalpha() and not c.isascii() and (c in "đĐ" or len(normalize("NFD", c)) > 1))
    return letters, marked, len(words), sum(1 for word in words if bare(word) in _bare_syllables())


@cache
def _bare_syllables() -> frozenset[str]:
    from normalizers.syllables import _table

    return frozenset(bare(word) for word in _table())
