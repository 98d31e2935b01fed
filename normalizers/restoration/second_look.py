"""Words that no neighbour bears out, looked at once more when all around them is restored.

The channel proposes for each piece what it is known to be read as; what was never read so is not among it. A word of
the restored text that hardly follows the words before it, and that the words behind it hardly follow, gives way to one
of the same first letter that they all but call for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from normalizers.corrections import Edit
from normalizers.restoration.language import ORDER, WORD_BITS, LanguageModel, Logs, Words, advanced
from normalizers.restoration.spelling import bare
from normalizers.restoration.words import END, SPECIAL, UNKNOWN
from normalizers.syllables import is_syllable

STRANGE = -16.0
"""Logarithm of the probability of a word and the two behind it under which it is looked at again."""
GAIN, LITTLE_GAIN = 12.0, 10.0
"""By how much (natural logarithm) another must be likelier; less is enough for one that ends with the same letter."""
LEAST_LETTERS = 2
AT_ONCE = 200_000
"""Characters read at once, at most: they bound the memory taken."""
AHEAD = 2
"""Words behind one that bear it out."""
_SURE = 0.9
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[\s,]+")
_START, _UNKNOWN = SPECIAL.index(END), SPECIAL.index(UNKNOWN)
_STATE = (1 << WORD_BITS * (ORDER - 1)) - 1

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Places:
    """Words of a text and where they stand; `states` is what stands before each, `behind` the two after it (-1: none), and
    `told` says which stand between two others."""

    spans: Sequence[tuple[int, int]]
    words: Ids
    states: Words
    behind: NDArray[np.int64]
    told: NDArray[np.bool_]


class SecondLook:
    """The words that one may be taken for, by first letter; made once of a model."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model
        self._numbers = {word: n for n, word in enumerate(model.vocabulary)}
        alike: dict[str, list[int]] = defaultdict(list)
        for n, word in enumerate(model.vocabulary):
            if len(word) >= LEAST_LETTERS and word.isalpha() and is_syllable(word):
                alike[bare(word)[0]].append(n)
        self._alike = {letter: np.array(numbers, np.int64) for letter, numbers in alike.items()}

    def edits(self, text: str) -> Iterator[Edit]:
        """The changes of words in small letters that their neighbours call for."""
        low = 0
        while low < len(text):
            high = text.rfind("\n", low, low + AT_ONCE) + 1 or min(low + AT_ONCE, len(text))
            for edit in self._edits(text[low:high]):
                yield replace(edit, start=edit.start + low, end=edit.end + low)
            low = high

    def _edits(self, text: str) -> Iterator[Edit]:
        places = self._places(text)
        if not len(places.words):
            return
        worth = self._worth(places.states, places.words, places.behind)
        for n in np.flatnonzero((worth < STRANGE) & places.told).tolist():
            start, end = places.spans[n]
            after = self._called_for(text[start:end], places, n, float(worth[n]))
            if after is not None:
                yield Edit(start, end, after, "diacritics" if bare(after) == bare(text[start:end]) else "ocr", _SURE)

    def _called_for(self, word: str, places: _Places, n: int, worth: float) -> str | None:
        """The word that the neighbours of the nth all but call for; None where that is none, or itself."""
        others = self._alike.get(bare(word)[0]) if word.islower() and len(word) >= LEAST_LETTERS else None
        if others is None:
            return None
        size = len(others)
        found = self._worth(np.full(size, places.states[n]), others, np.repeat(places.behind[n : n + 1], size, axis=0))
        best = int(found.argmax())
        after = self._model.vocabulary[int(others[best])]
        alike = bare(after)[-1] == bare(word)[-1]
        return after if found[best] - worth >= (LITTLE_GAIN if alike else GAIN) else None

    def _places(self, text: str) -> _Places:
        spans = [match.span() for match in _WORD.finditer(text)]
        numbers = [self._numbers.get(text[low:high].lower(), _UNKNOWN) for low, high in spans]
        ends = (high for _, high in spans)
        joined = [_GAP.fullmatch(text, end, low) is not None for end, (low, _) in zip(ends, spans[1:], strict=False)]
        states = [_START]
        for number, goes_on in zip(numbers, joined, strict=False):
            states.append(((states[-1] << WORD_BITS) | number) & _STATE if goes_on else _START)
        behind = np.full((len(spans), AHEAD), -1, np.int64)
        words = np.array(numbers, np.int64)
        follows = np.array([*joined, False], bool)[: len(spans)]
        behind[:-1, 0] = np.where(follows[:-1], words[1:], -1)
        behind[:-2, 1] = np.where(follows[:-2] & follows[1:-1], words[2:], -1)
        told = np.array([False, *joined], bool)[: len(spans)] & follows
        return _Places(spans, words, np.array(states[: len(spans)], np.uint64), behind, told)

    def _worth(self, states: Words, words: Ids, behind: NDArray[np.int64]) -> Logs:
        """The logarithm of the probability of each word and those behind it."""
        rows = np.arange(len(words))
        following = words.astype(np.uint64)
        total = self._model.score(states, rows, following)
        for column in behind.T:
            states = advanced(states, following)
            following = np.maximum(column, 0).astype(np.uint64)
            total = total + np.where(column >= 0, self._model.score(states, rows, following), np.float32(0))
        return total
