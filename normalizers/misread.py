"""Labels that OCR misread: known words with a stroke too many, or one letter taken for another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Generic, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from normalizers.skeleton import skeleton
from normalizers.syllables import is_syllable

Said = TypeVar("Said")
_SHORTEST = 9
"""Letters; shorter labels are known to the letter ("Chi tiết" is no "Chi tiêu") unless a word of the text is none."""
_LETTERS_PER_FAULT = 6


def only_letters(text: str) -> str:
    """The plain small letters of a text, all else left out: "noidungthuchien"."""
    return re.sub(r"[^a-z]", "", skeleton(text))


class Labels(Generic[Said]):
    """What labels say, found again where a letter or two of them were misread."""

    def __init__(self, said: Mapping[str, Said]) -> None:
        self._said = {only_letters(label): each for label, each in said.items()}
        self._by_length: dict[int, list[str]] = {}
        for letters in self._said:
            self._by_length.setdefault(len(letters), []).append(letters)
        self._within: dict[tuple[int, int], list[str]] = {}

    def nearest(self, text: str) -> Said | None:
        """What the label says that a text is but for a letter or two; None where it is none.

        >>> Labels({"thời gian thực hiện": "schedule"}).nearest("Thời gian thực hiệ:")
        'schedule'
        """
        letters = only_letters(text)
        most = len(letters) // _LETTERS_PER_FAULT
        if not most or (len(letters) < _SHORTEST and all(map(is_syllable, re.findall(r"\w+", text)))):
            return None
        found = process.extractOne(
            letters, self._near(len(letters), most), scorer=Levenshtein.distance, score_cutoff=most
        )
        return self._said[found[0]] if found else None

    def _near(self, length: int, most: int) -> list[str]:
        """The labels that are at most so many letters longer or shorter, the shortest first."""
        if (length, most) not in self._within:
            lengths = range(length - most, length + most + 1)
            self._within[length, most] = [label for each in lengths for label in self._by_length.get(each, ())]
        return self._within[length, most]
