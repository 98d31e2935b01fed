"""The language model: how likely a word is after the three before it.

Interpolated Kneser-Ney (Chen and Goodman 1998) over four words, pruned, in the backed-off form of ARPA files
(probabilities, and weights of the contexts), each number rounded to 8 bits.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from normalizers.restoration.table import Table
from normalizers.restoration.words import SPECIAL, UNKNOWN

ORDER = 4
WORD_BITS = 16
PROBABILITY_STEP = 1 / 16
WEIGHT_STEP = 1 / 32
"""Stored numbers are natural logarithms, negated, in these steps."""

_UNKNOWN = SPECIAL.index(UNKNOWN)

Words = NDArray[np.uint64]
Logs = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """`probabilities[n]` and `weights[n]` are the tables of sequences of n + 2 (n + 2) words; single words are arrays."""

    vocabulary: tuple[str, ...]
    single: Logs
    single_weight: Logs
    probabilities: tuple[Table, ...]
    weights: tuple[Table, ...]

    @classmethod
    def load(cls, folder: Path) -> LanguageModel:
        """The model in a folder, mapped into memory."""
        words = (folder / "vocabulary.txt").read_text("utf-8").split("\n")
        single = np.load(folder / "single.npy")
        return cls(
            tuple(words),
            single[0],
            single[1],
            tuple(Table.load(folder, f"p{n}") for n in range(2, ORDER + 1)),
            tuple(Table.load(folder, f"w{n}") for n in range(2, ORDER)),
        )

    def score(self, contexts: Words, rows: NDArray[np.int64], words: Words) -> Logs:
        """Natural logarithm of the probability of each word after its context.

        `contexts` are states (the last three words in 48 bits, the latest lowest), `rows` says for each
        word which of them it follows.
        """
        weights = self._context_weights(contexts)
        out = np.empty(len(words), np.float32)
        todo = np.arange(len(words))
        owed = np.zeros(len(words), np.float32)
        for n in range(ORDER, 1, -1):
            context = contexts[rows[todo]] & np.uint64((1 << WORD_BITS * (n - 1)) - 1)
            value = self.probabilities[n - 2].find((context << np.uint64(WORD_BITS)) | words[todo])
            hit = value >= 0
            out[todo[hit]] = owed[todo[hit]] - value[hit].astype(np.float32) * np.float32(PROBABILITY_STEP)
            todo = todo[~hit]
            owed[todo] += weights[n - 2][rows[todo]]
        out[todo] = owed[todo] + self.single[words[todo]]
        out[words == _UNKNOWN] = self.single[_UNKNOWN]  # what follows is not known to be clean text
        return out

    def _context_weights(self, contexts: Words) -> list[Logs]:
        """For contexts of one, two, three words the logarithm of what backing off from them costs."""
        out = [self.single_weight[contexts & np.uint64(0xFFFF)]]
        for n, table in enumerate(self.weights, 2):
            value = table.find(contexts & np.uint64((1 << WORD_BITS * n) - 1))
            out.append(np.where(value >= 0, value * np.float32(-WEIGHT_STEP), np.float32(0)).astype(np.float32))
        return out


def advanced(states: Words, words: Words) -> Words:
    """The states after one more word each."""
    return ((states << np.uint64(WORD_BITS)) | words) & np.uint64(0xFFFF_FFFF_FFFF)
