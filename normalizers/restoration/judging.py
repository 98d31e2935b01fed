"""Which lines of a text are to be restored: those that lost their marks, or that a foreign OCR misread.

What each line's words tell is for `normalizers.health`, which judges a line with its neighbours. Most lines of a good
text need no judging: 28 to 30 % of the letters of Vietnamese carry a mark, 4 to 5 % of what an English OCR makes of it.
A line with several words of English or French is theirs, whatever its neighbours are, and one without any word at all
is formulas or codes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from normalizers.health import assess_lines
from normalizers.restoration.spelling import bare
from normalizers.syllables import frequency_of_letters

FINE, STRIPPED, GARBLED = "fine", "stripped", "garbled"

_MANY_BYTES = 0.2
"""Bytes of UTF-8 beyond one a character, a character: more than this is never garbled Vietnamese."""
_NEIGHBOURS = 4
"""Lines with letters before and after a doubtful line that are judged with it."""
_DRAWN = 12
"""Lines with letters on either side of a garbled line among which one without marks is taken for garbled too."""
_SHORT = 60
_NO_SIGNS = str.maketrans("", "", "“”‘’–—…•™§¢€©®°")
"""Signs of several bytes that are no letters, and weigh in a short line."""
_LEAST_FOREIGN = 0.15
"""Common words of another language, as a share of all: a line with fewer may be Vietnamese that quotes it."""
_SEVERAL = 3
_WORD = re.compile(r"[^\W\d_]+")
_EDGES = ".,;:!?()[]“”\"'‘’–—-"


def verdicts(lines: Sequence[str]) -> list[str]:
    """For each line `fine`, `stripped` or `garbled`; a line ends with a newline or has none."""
    out = [FINE] * len(lines)
    spoken = [n for n, line in enumerate(lines) if not line.isspace()]
    doubtful = [at for at, n in enumerate(spoken) if not _plainly_fine(lines[n])]
    near = sorted({k for at in doubtful for k in range(max(0, at - _NEIGHBOURS), at + _NEIGHBOURS + 1)})
    judged = [spoken[at] for at in near if at < len(spoken)]
    if judged:
        found = assess_lines("\n".join(lines[n].rstrip("\n") for n in judged))
        for n, health in zip(judged, found, strict=True):
            if health.verdict in (STRIPPED, GARBLED) and not _is_left(lines[n]):
                out[n] = health.verdict
    _draw_in(lines, spoken, out)
    return out


def _draw_in(lines: Sequence[str], spoken: Sequence[int], out: list[str]) -> None:
    """Lines that say little by themselves go with those about them: what has no marks beside garbled lines is garbled.

    So is a line of figures and letters ("S6: 12/KH-UBND") between two lines that are.
    """
    reach = 0  # the place up to which a garbled line draws others in
    places = [at for at, n in enumerate(spoken) if out[n] == GARBLED]
    for at in places:
        for near in range(max(reach, at - _DRAWN), min(at + _DRAWN + 1, len(spoken))):
            if out[spoken[near]] == STRIPPED:
                out[spoken[near]] = GARBLED
        reach = at
    for before, n, after in zip(spoken, spoken[1:], spoken[2:], strict=False):
        between = out[before] == out[after] == GARBLED and out[n] == FINE
        if between and lines[n].isascii() and any(map(str.isalpha, lines[n])) and not _is_left(lines[n]):
            out[n] = GARBLED


def _plainly_fine(line: str) -> bool:
    line = line if len(line) > _SHORT else line.translate(_NO_SIGNS)
    return len(line.encode("utf-8", "surrogatepass")) - len(line) >= _MANY_BYTES * len(line)


def _is_left(line: str) -> bool:
    return _plainly_fine(line) or _is_foreign(line) or _is_wordless(line)


def _is_wordless(line: str) -> bool:
    """Whether none of several words is made of letters alone that a syllable has."""
    words = [word.strip(_EDGES) for word in line.split()]
    return len(words) >= _SEVERAL and not any(
        len(word) > 1 and word.isalpha() and frequency_of_letters(bare(word)) for word in words
    )


def _is_foreign(line: str) -> bool:
    words = _WORD.findall(line.lower())
    found = sum(1 for word in words if word in _foreign())
    return found > 1 and found >= _LEAST_FOREIGN * len(words)


@cache
def _foreign() -> frozenset[str]:
    lines = resources.files("normalizers").joinpath("data/foreign_words.txt").read_text("utf-8").splitlines()
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return frozenset(word for word in words if not frequency_of_letters(word))
