"""Labels that OCR misread: known words with a stroke too many, or one letter taken for another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from normalizers.pairs import is_pair
from normalizers.skeleton import skeleton
from normalizers.syllables import is_syllable

Said = TypeVar("Said")
_SHORTEST = 9
"""Letters; shorter labels are known to the letter ("Chi tiết" is no "Chi tiêu") unless a word of the text is none."""
_LETTERS_PER_FAULT = 6
_A, _LETTERS = ord("a"), 26
_BITS = np.uint64(1) << np.arange(_LETTERS, dtype=np.uint64)
_NEXT_LEVEL = np.uint64(_LETTERS)
_ODD_SIGN = re.compile(r"[^\w\s.,;:/()–-]")
"""No sign of a label's own: OCR read a letter as it."""
_NO_LETTERS = re.compile(r"[^a-z]+")
_WORD = re.compile(r"\w+")


def only_letters(text: str) -> str:
    """The plain small letters of a text, all else left out: "noidungthuchien"."""
    return _NO_LETTERS.sub("", skeleton(text))


class Labels(Generic[Said]):
    """What labels say, found again where a letter or two of them were misread."""

    def __init__(self, said: Mapping[str, Said]) -> None:
        self._said = {only_letters(label): each for label, each in said.items()}
        self._words = {only_letters(label): _WORD.findall(skeleton(label)) for label in said}
        self._labels = sorted(self._said, key=len)
        lengths = list(map(len, self._labels))
        self._lengths = np.array(lengths, np.int16)
        self._once, self._often = _signatures("".join(self._labels), np.repeat(np.arange(len(lengths)), lengths))

    def nearest(self, text: str) -> Said | None:
        """What the label says that a text is but for a letter or two; None where it is none.

        Where each word of the text is a syllable and each sign a label's, only words were misread, none lost or cut:
        the label has as many ("Phương thức thực hiện" is no "Phòng tổ chức thực hiện"), and no other words are said that
        usually follow one another ("Công tác đào tạo" is no "Công tác báo cáo").

        >>> Labels({"thời gian thực hiện": "schedule"}).nearest("Thời gian thực hiệ:")
        'schedule'
        """
        letters = only_letters(text)
        most = len(letters) // _LETTERS_PER_FAULT
        alike = self._alike(letters, most) if most else []
        if not alike:
            return None
        words = _WORD.findall(text)
        spelt = all(map(is_syllable, words)) and _ODD_SIGN.search(text) is None
        if len(letters) < _SHORTEST and spelt:
            return None
        found = process.extractOne(letters, alike, scorer=Levenshtein.distance, score_cutoff=most)
        if found is None or (spelt and _is_sound(words, self._words[found[0]])):
            return None
        return self._said[found[0]]

    def _alike(self, letters: str, most: int) -> list[str]:
        """The labels, the shortest first, that may be so many faults away, by how often each letter stands in them.

        A fault takes a letter away, adds one or does both. Of 16,000 labels about as long hardly one is left, and
        comparing with all of them took a tenth of the time of extraction.
        """
        n = len(letters)
        first, end = self._lengths.searchsorted((n - most, n + most + 1)).tolist()
        if first == end:
            return []
        once, often = _signatures(letters, np.zeros(n, np.int64))
        unlike = np.bitwise_count(self._once[first:end] ^ once) + np.bitwise_count(self._often[first:end] ^ often)
        near = unlike + np.abs(self._lengths[first:end] - n) <= 2 * most
        return [self._labels[first + at] for at in near.nonzero()[0].tolist()]


def _is_sound(words: Sequence[str], label: Sequence[str]) -> bool:
    """Whether syllables are meant as they stand, and not as the label's bare words: more or fewer, or a usual pair of others."""
    if len(words) != len(label):
        return True
    other = [skeleton(word) != meant for word, meant in zip(words, label, strict=True)]
    pairs = [is_pair(*pair) for pair in pairwise(words)]
    meant = [pairs[max(0, i - 1) : i + 1] for i, differs in enumerate(other) if differs]
    return bool(meant) and all(map(any, meant))


def _signatures(letters: str, of: NDArray[np.int64]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """For each text a bit for every letter that it has once and twice, and for every one that it has three and four times.

    `of` says of which text each letter is.
    """
    n_texts = int(of[-1]) + 1 if len(of) else 0
    places = (np.frombuffer(letters.encode(), np.uint8) - _A).astype(np.int64) * n_texts + of
    counts = np.bincount(places, minlength=_LETTERS * n_texts).reshape(_LETTERS, n_texts)
    once, twice, thrice, four_times = (_BITS @ (counts >= times) for times in range(1, 5))
    return once | twice << _NEXT_LEVEL, thrice | four_times << _NEXT_LEVEL
