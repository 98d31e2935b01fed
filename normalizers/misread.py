"""Labels that OCR misread: known words with a stroke too many, or one letter taken for another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from normalizers.skeleton import skeleton
from normalizers.syllables import is_syllable

Said = TypeVar("Said")
_SHORTEST = 9
"""Letters; shorter labels are known to the letter ("Chi tiết" is no "Chi tiêu") unless a word of the text is none."""
_LETTERS_PER_FAULT = 6
_A, _LETTERS = ord("a"), 26
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
        self._labels = sorted(self._said, key=len)
        self._lengths = np.array(list(map(len, self._labels)), np.int64)
        self._counts = _counts("".join(self._labels), np.repeat(np.arange(len(self._labels)), self._lengths))

    def nearest(self, text: str) -> Said | None:
        """What the label says that a text is but for a letter or two; None where it is none.

        Where each word of the text is a syllable and each sign a label's, only words were misread, none lost or cut:
        the label has as many ("Phương thức thực hiện" is no "Phòng tổ chức thực hiện").

        >>> Labels({"thời gian thực hiện": "schedule"}).nearest("Thời gian thực hiệ:")
        'schedule'
        """
        letters = only_letters(text)
        most = len(letters) // _LETTERS_PER_FAULT
        words = re.findall(r"\w+", text)
        spelt = all(map(is_syllable, words)) and _ODD_SIGN.search(text) is None
        if not most or (len(letters) < _SHORTEST and spelt):
            return None
        found = process.extractOne(letters, self._alike(letters, most), scorer=Levenshtein.distance, score_cutoff=most)
        if found is None or (spelt and self._n_words[found[0]] != len(words)):
            return None
        return self._said[found[0]]

    def _alike(self, letters: str, most: int) -> list[str]:
        """The labels, the shortest first, that may be so many faults away, by how often each letter stands in them.

        A fault takes a letter away, adds one or does both. Of 4,000 labels about as long hardly one is left, and
        comparing with all of them took a tenth of the time of extraction.
        """
        n = len(letters)
        first, end = np.searchsorted(self._lengths, (n - most, n + most + 1)).tolist()
        if first == end:
            return []
        unlike = np.abs(self._counts[:, first:end] - _counts(letters, np.zeros(n, np.int64))).sum(
            axis=0, dtype=np.int16
        )
        near = unlike + np.abs(self._lengths[first:end] - n) <= 2 * most
        return [self._labels[first + at] for at in np.flatnonzero(near).tolist()]


def _counts(letters: str, of: NDArray[np.int64]) -> NDArray[np.int8]:
    """How often each letter from a to z stands in each text, letter by text; `of` says of which text each letter is."""
    n_texts = int(of[-1]) + 1 if len(of) else 0
    places = (np.frombuffer(letters.encode(), np.uint8) - _A).astype(np.int64) * n_texts + of
    return np.bincount(places, minlength=_LETTERS * n_texts).reshape(_LETTERS, n_texts).astype(np.int8)
