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
_ODD_SIGN = re.compile(r"[^\w\s.,;:/()–-]")
"""No sign of a label's own: OCR read a letter as it."""


def only_letters(text: str) -> str:
    """The plain small letters of a text, all else left out: "noidungthuchien"."""
    return re.sub(r"[^a-z]", "", skeleton(text))


class Labels(Generic[Said]):
    """What labels say, found again where a letter or two of them were misread."""

    def __init__(self, said: Mapping[str, Said]) -> None:
        self._said = {only_letters(label): each for label, each in said.items()}
        self._n_words = {only_letters(label): len(re.findall(r"\w+", label)) for label in said}
        self._by_length: dict[int, list[str]] = {}
        for letters in self._said:
            self._by_length.setdefault(len(letters), []).append(letters)
        self._within: dict[tuple[int, int], list[str]] = {}

    def nearest(self, text: str) -> Said | None:
        """What the label says that a text is but for a letter or two; None where it is none.

        Where each word of the text is a syllable and each sign a label's, only words were misread, none lost or cut: the label has as many
        ("Phương thức thực hiện" is no "Phòng tổ chức thực hiện").

        >>> Labels({"thời gian thực hiện": "schedule"}).nearest("Thời gian thực hiệ:")
        'schedule'
        """
        letters = only_letters(text)
        most = len(letters) // _LETTERS_PER_FAULT
        words = re.findall(r"\w+", text)
        spelt = all(map(is_syllable, words)) and _ODD_SIGN.search(text) is None
        if not most or (len(letters) < _SHORTEST and spelt):
            return None
        found = process.extractOne(
            letters, self._near(len(letters), most), scorer=Levenshtein.distance, score_cutoff=most
        )
        if found is None or (spelt and self._n_words[found[0]] != len(words)):
            return None
        return self._said[found[0]]

    def _near(self, length: int, most: int) -> list[str]:
        """The labels that are at most so many letters longer or shorter, the shortest first."""
        if (length, most) not in self._within:
            lengths = range(length - most, length + most + 1)
            self._within[length, most] = [label for each in lengths for label in self._by_length.get(each, ())]
        return self._within[length, most]
