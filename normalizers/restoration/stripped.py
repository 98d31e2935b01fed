"""What may have been written where only marks are lost: every word with the same letters, and the marks still there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import inf
from unicodedata import normalize

from normalizers.restoration.channel import AS_READ, Candidates
from normalizers.restoration.spelling import bare
from normalizers.restoration.words import SPECIAL, folded


class StrippedReader:
    """The words of the vocabulary by their letters without marks."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._vocabulary = vocabulary
        self._found: dict[str, list[int]] = defaultdict(list)
        for n, word in enumerate(vocabulary[len(SPECIAL) :], len(SPECIAL)):
            self._found[bare(word)].append(n)

    def candidates(self, token: str, capitals: bool) -> Candidates:
        """All words with these letters and marks, none likelier than another; what is none has no candidates."""
        words = self._found.get(bare(token), []) if token.isalpha() else []
        if not token.isascii():
            words = [n for n in words if _may_lose(self._vocabulary[n], folded(token))]
        return Candidates(words, [0.0] * len(words), [AS_READ] * len(words), 0.0)

    def at_most(self, token: str, capitals: bool) -> float:
        """Nothing: where only marks are lost no word is torn."""
        return -inf

    def wordlike(self, token: str) -> bool:
        """Never: where only marks are lost the spaces are right."""
        return False


def _may_lose(word: str, read: str) -> bool:
    """Whether the word becomes what was read by losing marks."""
    return len(word) == len(read) and all(
        w == r or (r != "đ" and set(normalize("NFD", r)) <= set(normalize("NFD", w.replace("đ", "d"))))
        for w, r in zip(word, read, strict=True)
    )
