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
from itertools import accumulate

from normalizers.health import assess_lines
from normalizers.restoration.spelling import bare
from normalizers.syllables import frequency_of_letters, is_syllable

FINE, STRIPPED, GARBLED = "fine", "stripped", "garbled"

_MANY_BYTES = 0.2
"""Bytes of UTF-8 beyond one a character, a character: more than this is never garbled Vietnamese."""
_NEIGHBOURS = 4
"""Lines with letters before and after a doubtful line that are judged with it."""
_DRAWN = 12
"""Lines with letters on either side that say what a line without marks is."""
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
    _draw_in(spoken, out)
    _leave_alone(lines, out)
    return out


def _leave_alone(lines: Sequence[str], out: list[str]) -> None:
    """One line taken for garbled, with none like it in the text, is not if all its words are syllables."""
    garbled = [n for n, verdict in enumerate(out) if verdict == GARBLED]
    if len(garbled) == 1:
        words = _WORD.findall(lines[garbled[0]])
        if all(is_syllable(word) for word in words):
            out[garbled[0]] = STRIPPED if lines[garbled[0]].isascii() else FINE


def _draw_in(spoken: Sequence[int], out: list[str]) -> None:
    """A line without marks is garbled too where more of the lines about it are garbled than only lack their marks."""
    garbled, stripped = ([0, *accumulate(int(out[n] == kind) for n in spoken)] for kind in (GARBLED, STRIPPED))
    for at, n in enumerate(spoken):
        low, high = max(0, at - _DRAWN), min(at + _DRAWN + 1, len(spoken))
        if out[n] == STRIPPED and garbled[high] - garbled[low] > stripped[high] - stripped[low]:
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
