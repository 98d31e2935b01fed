"""Spaces that are missing between words: put in where the lexicons prove what the words are.

"cáctrường" is no syllable, "các trường" is a usual pair, and no other place to part it gives one.
Spellings in use ("nitơ", "bêtông", "Lênin") are no usual pairs beside their own number, and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.corrections import Edit
from normalizers.pairs import is_pair
from normalizers.syllables import LONGEST, WORD, frequency, is_fragment, is_syllable, vocabulary

_COMMON = 11
"""How common (in powers of two) each of the two words must be."""
_VERY_COMMON = 12
_AFTER_NUMBER = re.compile(r"(?<![^\W_])\d(?:[\d.,/-]{0,24}\d)?(?=([^\W\d_]{2,7})\b)")
_BEFORE_NUMBER = re.compile(
    r"(?<![\w/.-])(?:ngày|tháng|năm|quý|số|điều|khoản|điểm|mục|chương|phần|lần|từ|đến|trước|và|là|gần|hơn|khoảng)(?=\d)",
    re.IGNORECASE,
)
"""Words that numbers follow: after others a number may be a footnote's."""


def run_together(text: str) -> Iterator[Edit]:
    """A space between two words that were written as one."""
    parted = {word: at for word in vocabulary(text) if (at := _parting(word))}
    if parted:
        for word in WORD.finditer(text):
            if word[0] in parted:
                at = word.start() + parted[word[0]]
                yield Edit(at, at, " ", "spacing", 0.95)


def beside_numbers(text: str) -> Iterator[Edit]:
    """A space between a number and a common word in small letters: "01/01đến", "tháng12"."""
    if text.isascii():
        return
    for match in _AFTER_NUMBER.finditer(text):
        if _common(match[1]):
            yield Edit(match.end(), match.end(), " ", "spacing", 0.95)
    for match in _BEFORE_NUMBER.finditer(text):
        yield Edit(match.end(), match.end(), " ", "spacing", 0.95)


def _common(word: str) -> bool:
    return word.islower() and not word.isascii() and frequency(word) >= _VERY_COMMON


def _parting(word: str) -> int:
    """Where two words were written as one; 0 where they were not, or where it cannot be told."""
    if word.isascii() or not 4 <= len(word) <= 2 * LONGEST or is_syllable(word) or is_fragment(word):
        return 0
    places = [at for at in range(2, len(word) - 1) if _two(word[:at], word[at:])]
    return places[0] if len(places) == 1 else 0


def _two(first: str, second: str) -> bool:
    alike = (first + second).isupper() or (first[1:].islower() and (second.islower() or second.istitle()))
    return alike and min(frequency(first), frequency(second)) >= _COMMON and is_pair(first, second)
