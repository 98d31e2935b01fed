"""What may have been written where only the marks are lost: every word with the same letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from normalizers.restoration.channel import AS_READ, Candidates
from normalizers.restoration.spelling import bare
from normalizers.restoration.words import SPECIAL


class StrippedReader:
    """The words of the vocabulary by their letters without marks."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        found: dict[str, list[int]] = defaultdict(list)
        for n, word in enumerate(vocabulary[len(SPECIAL) :], len(SPECIAL)):
            found[bare(word)].append(n)
        self._found = {letters: np.array(words, np.int64) for letters, words in found.items()}

    def candidates(self, token: str, capitals: bool) -> Candidates:
        """All words with these letters, none likelier than another; what is none has no candidates."""
        words = self._found.get(bare(token), _NONE) if token.isalpha() else _NONE
        return Candidates(words, np.zeros(len(words), np.float32), np.full(len(words), AS_READ, np.int8), 0.0)

    def wordlike(self, token: str) -> bool:
        """Never: where only marks are lost the spaces are right."""
        return False


_NONE = np.zeros(0, np.int64)
