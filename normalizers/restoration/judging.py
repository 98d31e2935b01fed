"""Which lines of a text are to be restored: those that lost their marks, or that a foreign OCR misread.

In Vietnamese 28 to 30 % of the letters carry a mark, in what an English OCR makes of it 4 to 5 %. A line is judged
with its neighbours, which weigh the more the shorter it is itself; and it must be made of what could be
syllables, or it is English.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from unicodedata import normalize

from normalizers.restoration.spelling import bare
from normalizers.syllables import WORD, spellings

FINE, STRIPPED, GARBLED = "fine", "stripped", "garbled"

_FEWEST_MARKED = 0.14
"""Below this share of letters with marks a line is not good Vietnamese; a line with twice that always is."""
_MANY_BYTES = 0.2
"""Bytes of UTF-8 beyond one a character, a character: more than this is never garbled Vietnamese."""
_NEIGHBOURS = 4
_WEIGHT = 0.3
_LEAST_LIKE = 0.5
_LEAST_BARE = 0.9
"""Shares of words that are syllables once their marks are gone, for any line and for one stripped."""
_OWN_ENOUGH = 80
"""Letters that judge a line with next to no help from its neighbours."""

Counts = tuple[int, int, int, int]
"""Letters, letters with marks, words, words that are syllables once their marks are gone."""


def verdicts(lines: Sequence[str]) -> list[str]:
    """For each line `fine`, `stripped` or `garbled`."""
    doubtful = [n for n, line in enumerate(lines) if not _plainly_fine(line)]
    out = [FINE] * len(lines)
    if not doubtful:
        return out
    spoken = [n for n, line in enumerate(lines) if not line.isspace()]
    place = {n: at for at, n in enumerate(spoken)}
    counted = lru_cache(maxsize=4 * _NEIGHBOURS)(_counted)
    for n in doubtful:
        if n in place and counted(lines[n])[0]:
            near = spoken[max(0, place[n] - _NEIGHBOURS) : place[n] + _NEIGHBOURS + 1]
            out[n] = _verdict(counted(lines[n]), [counted(lines[k]) for k in near if k != n])
    return out


def _plainly_fine(line: str) -> bool:
    return len(line.encode("utf-8", "surrogatepass")) - len(line) >= _MANY_BYTES * len(line)


def _verdict(own: Counts, around: Sequence[Counts]) -> str:
    weight = _WEIGHT * max(0.1, 1 - own[0] / _OWN_ENOUGH)
    letters, marked, words, likely = (mine + weight * sum(other[k] for other in around) for k, mine in enumerate(own))
    if marked >= _FEWEST_MARKED * letters or own[1] >= 2 * _FEWEST_MARKED * own[0] or likely < _LEAST_LIKE * words:
        return FINE
    return STRIPPED if marked == 0 and likely >= _LEAST_BARE * words else GARBLED


def _counted(line: str) -> Counts:
    line = line if line.isascii() else normalize("NFC", line)
    words = [word for word in WORD.findall(line) if len(word) <= 16]
    letters = sum(map(len, words))
    marked = sum(1 for c in line if c.isalpha() and not c.isascii() and (c in "đĐ" or len(normalize("NFD", c)) > 1))
    return letters, marked, len(words), sum(1 for word in words if bare(word) in _bare_syllables())


@cache
def _bare_syllables() -> frozenset[str]:
    return frozenset(map(bare, spellings()))
