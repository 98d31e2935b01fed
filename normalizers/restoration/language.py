"""The language model: how likely a word is after the three before it.

Interpolated Kneser-Ney (Chen and Goodman 1998) over four words, pruned, in the backed-off form of ARPA files
(probabilities, and weights of the contexts), each number one of sixteen.
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

_UNKNOWN = SPECIAL.index(UNKNOWN)

Words = NDArray[np.uint64]
Logs = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """`probabilities[n]` and `weights[n]` are the tables of sequences of n + 2 words; single words are arrays.

    All are natural logarithms. A sequence among the probabilities has its end, a word shorter, there too, and
    its beginning among the weights.
    """

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
        weights, known = self._contexts(contexts)
        out = self.single[words]
        alive = np.arange(len(words))
        for n, table in enumerate(self.probabilities, 2):
            # a sequence is there only if its end and its beginning are: what is not asked is not found by mistake
            out += weights[n - 2][rows]
            alive = alive[known[n - 2][rows[alive]]]
            context = contexts[rows[alive]] & np.uint64((1 << WORD_BITS * (n - 1)) - 1)
            value = table.find((context << np.uint64(WORD_BITS)) | words[alive])
            hit = value <= 0
            alive = alive[hit]
            out[alive] = value[hit]
        out[words == _UNKNOWN] = self.single[_UNKNOWN]  # what follows is not known to be clean text
        return out

    def _contexts(self, contexts: Words) -> tuple[list[Logs], list[NDArray[np.bool_]]]:
        """For contexts of one, two, three words the logarithm of what backing off from them costs, and whether
        anything at all is known to follow them."""
        weights = [self.single_weight[contexts & np.uint64(0xFFFF)]]
        known = [np.ones(len(contexts), bool)]
        for n, table in enumerate(self.weights, 2):
            value = table.find(contexts & np.uint64((1 << WORD_BITS * n) - 1))
            known.append(value <= 0)
            weights.append(np.where(known[-1], value, np.float32(0)))
        return weights, known


def advanced(states: Words, words: Words) -> Words:
    """The states after one more word each."""
    return ((states << np.uint64(WORD_BITS)) | words) & np.uint64(0xFFFF_FFFF_FFFF)
