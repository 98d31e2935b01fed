"""Which lines of a text are to be restored: those that lost their marks, or that a foreign OCR misread.

What each line's words tell is for `normalizers.health`, which judges a line with its neighbours. Most lines of a good
text need no judging: 28 to 30 % of the letters of Vietnamese carry a mark, 4 to 5 % of what an English OCR makes of it.
A line with several words of English or French is theirs, whatever its neighbours are, one without any word at all is
formulas or codes, and one whose words have letters that no foreign OCR reads (ộ, ư) was read by one that knows them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from normalizers.health import assess_lines
from normalizers.health.words import BARE, MARKED, is_foreign, kinds
from normalizers.restoration.spelling import bare, has_foreign_letter
from normalizers.syllables import frequency_of_letters, has_own_letter, is_syllable

FINE, STRIPPED, GARBLED = "fine", "stripped", "garbled"

_MANY_BYTES = 0.2
"""Bytes of UTF-8 beyond one a character, a character: more than this is never garbled Vietnamese."""
_NEIGHBOURS = 4
"""Lines with letters before and after a doubtful line that are judged with it."""
_DRAWN = 12
"""Lines with letters on either side that say what a line without marks, or one of syllables alone, is."""
_SHORT = 60
_NO_SIGNS = str.maketrans("", "", "“”‘’–—…•™§¢€©®°")
"""Signs of several bytes that are no letters, and weigh in a short line."""
_LEAST_FOREIGN = 0.15
"""Common words of another language, as a share of all: a line with fewer may be Vietnamese that quotes it."""
_SEVERAL = 3
_SOUND = frozenset((MARKED, BARE))
"""Kinds of words that are as they should be."""
_WORD = re.compile(r"[^\W\d_]+")
_WITH_ACUTE = re.compile(r"(?<![^\W_])[a-z]*é[a-z]+(?![^\W_])")
"""Words that the likes of Tesseract with English letters makes of e with marks; "café" is French."""
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
                out[n] = GARBLED if _is_misread(lines[n]) else health.verdict
    _draw_in(spoken, out)
    _leave_unproven(lines, spoken, out)
    return out


def _leave_unproven(lines: Sequence[str], spoken: Sequence[int], out: list[str]) -> None:
    """What is no syllable proves that a line is garbled; one without any is not, unless such lines are about it."""
    garbled = [at for at, n in enumerate(spoken) if out[n] == GARBLED]
    proven = [at for at in garbled if not all(map(is_syllable, _WORD.findall(lines[spoken[at]])))]
    for at in set(garbled).difference(proven):
        n, k = spoken[at], bisect_left(proven, at - _DRAWN)
        if k == len(proven) or proven[k] > at + _DRAWN:
            out[n] = STRIPPED if lines[n].isascii() else FINE


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
    return _plainly_fine(line) or _is_foreign(line) or _is_wordless(line) or _is_read_by_one_who_knows(line)


def _is_read_by_one_who_knows(line: str) -> bool:
    """Whether syllables with letters that Vietnamese alone has are no fewer than words that lack marks or are none."""
    words = line.split()
    known = sum(1 for word in words if has_own_letter(word) and MARKED in kinds(word))
    strange = sum(1 for word in words if not _SOUND.issuperset(kinds(word)))
    return 0 < known >= strange


def _is_misread(line: str) -> bool:
    """Whether there is a word that only an OCR makes ("hién"), however much else only lacks its marks."""
    return "é" in line and any(not is_syllable(word) for word in _WITH_ACUTE.findall(line))


def _is_wordless(line: str) -> bool:
    """Whether none of several words is made of letters alone that a syllable has."""
    words = [word.strip(_EDGES) for word in line.split()]
    return len(words) >= _SEVERAL and not any(
        len(word) > 1 and word.isalpha() and frequency_of_letters(bare(word)) for word in words
    )


def _is_foreign(line: str) -> bool:
    words = _WORD.findall(line)
    found = sum(1 for word in words if is_foreign(word) or has_foreign_letter(word))
    return found > 1 and found >= _LEAST_FOREIGN * len(words)
