"""What may have been printed where a foreign OCR read a token: the noisy channel.

A syllable is misread part by part (onset, nucleus with tone, coda), each with the probabilities learnt from aligned
pages; readings of a whole word that were seen often enough outweigh its parts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf, log
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from normalizers.restoration.misread import NEVER, WAYS, Misreadings
from normalizers.restoration.signs import other_forms
from normalizers.restoration.spelling import CASINGS, bare, parts
from normalizers.restoration.words import SPECIAL, folded
from normalizers.syllables import is_syllable

REACH = 8.0
"""How much less worth than the best a candidate may be."""
MOST = 32
RARITY = 0.6
"""How much the frequency of a word counts in choosing what is worth trying."""
WHOLE = 3.0
"""What the parts count for against readings of the whole word, in observations."""
LEAST_SHARE = 0.5
"""The least weight of the parts, however often the whole word was seen: other fonts and engines misread otherwise."""
PRIOR = {"lower": (0.0, 2.5, 6.0), "upper": (4.0, 4.0, 0.0)}
"""Costs of the casings in a line of small letters and in one of capitals."""
LONGEST, LONGEST_ONSET = 12, 5
"""Characters of a token that is searched for, and of what is read for an onset."""
SAME = 0.3
MARK = 1.2
NO_SYLLABLE = 4.0
"""What a word that is no syllable is worth less for."""
AS_READ = -1
"""The casing of what stands as it was read."""

_TWO_SYLLABLES = re.compile("[aeiouy][bcdghklmnpqrstvx]+[aeiouy]")

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Words of the vocabulary, the logarithm of how likely each would be read as the token, and its casing."""

    words: list[int]
    logs: list[float]
    casings: list[int]
    worth: float
    """The best of them with how common the word is."""


class Reader(Protocol):
    """What knows the words that may have been printed where a token was read."""

    def candidates(self, token: str, capitals: bool) -> Candidates:
        """What may have been printed, the worthiest first; `capitals`: in a line of capitals."""
        ...

    def at_most(self, token: str, capitals: bool) -> float:
        """What a reading as one syllable is worth at most: quick to know, and far from sharp."""
        ...

    def wordlike(self, token: str) -> bool:
        """Whether the token may be read as a word of its own, where it is cut from another."""
        ...


class _Cut(NamedTuple):
    """A token cut into an onset and a rime; what it costs at least, rarity and all, and what of that casing and stains cost."""

    least: float
    cost: float
    casing: int
    onset: str
    rime: str


@dataclass(frozen=True, slots=True)
class _Found:
    """For every word of the vocabulary what it costs and how rare it is, and that without the rarity; its casing."""

    worth: Floats
    cost: Floats
    casing: NDArray[np.int8]


class Channel:
    """The channel over a vocabulary."""

    def __init__(self, folder: Path, vocabulary: tuple[str, ...], single: Floats) -> None:
        split = {n: p for n, w in enumerate(vocabulary) if n >= len(SPECIAL) and is_syllable(w) and (p := parts(w))}
        self._rarity = single * np.float32(-RARITY)
        self._misread = Misreadings(folder, list(split.values()), self._rarity[list(split)].tolist())
        self._words = np.zeros((len(self._misread.onsets), len(self._misread.rimes)), np.int64)
        for n, (onset, *rime) in split.items():
            self._words[self._misread.onsets[onset], self._misread.rimes[rime[0], rime[1]]] = n
        self._others: dict[str, list[int]] = defaultdict(list)
        for n, word in enumerate(vocabulary[len(SPECIAL) :], len(SPECIAL)):
            if n not in split:
                self._others[bare(word)].append(n)
        self._vocabulary = vocabulary
        self._parts_cost = np.zeros((len(CASINGS), len(vocabulary)), np.float32)
        """What it costs (a logarithm) that the parts of a word share with its readings as a whole."""
        self._parts_cost[:, 0] = NEVER * 10  # no word
        self._whole: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
        self._learn(folder, {vocabulary[n]: n for n in split})
        self._letters = frozenset(bare("".join(p)) for p in split.values())

    def _learn(self, folder: Path, syllables: dict[str, int]) -> None:
        for line in (folder / "whole.tsv").read_text("utf-8").split("\n"):
            word, casing, total, readings = line.split("\t")
            n = syllables.get(word)
            if n is None:
                continue
            share = max(WHOLE / (int(total) + WHOLE), LEAST_SHARE)
            self._parts_cost[int(casing), n] = -log(share)
            for reading in readings.split():
                seen, _, count = reading.rpartition(":")
                self._whole[seen].append((int(casing), n, log((1 - share) * int(count) / int(total))))

    def candidates(self, token: str, capitals: bool) -> Candidates:
        """What may have been printed, the worthiest first; `capitals`: in a line of capitals."""
        found = self._searched(token, capitals)
        best = float(found.worth.min())
        near = np.flatnonzero(found.worth < best + REACH)
        near = near[np.argsort(found.worth[near], kind="stable")][:MOST]
        same = list(self._same(token))
        return Candidates(
            near.tolist() + [n for n, _ in same],
            (-found.cost[near]).tolist() + [value for _, value in same],
            found.casing[near].tolist() + [AS_READ] * len(same),
            max([-best, *(value - NO_SYLLABLE for _, value in same)]),
        )

    def at_most(self, token: str, capitals: bool) -> float:
        """What a reading as one syllable is worth at most; where vowels are apart, it is not thought of."""
        if token in self._whole:
            return inf
        if len(token) > LONGEST or _TWO_SYLLABLES.search(bare(token)):
            return -inf
        return -min((cut.least for cut in self._cuts(token, capitals)), default=inf)

    def wordlike(self, token: str) -> bool:
        """Whether it is a reading seen before, or a syllable without its marks."""
        return token in self._whole or bare(token) in self._letters

    def _searched(self, token: str, capitals: bool) -> _Found:
        """What every word would cost to have been read as the token; infinite for those not worth it."""
        size = len(self._vocabulary)
        found = _Found(np.full(size, inf, np.float32), np.full(size, inf, np.float32), np.zeros(size, np.int8))
        if len(token) > LONGEST:
            return found
        whole = [
            (n, cost - value, casing)
            for casing, cost, read in _ways(token, capitals)
            for case, n, value in self._whole.get(read, ())
            if case == casing
        ]
        most = min((float(self._rarity[n]) + cost for n, cost, _ in whole), default=inf) + REACH
        for cut in sorted(self._cuts(token, capitals)):
            if cut.least > most:
                break
            most = self._tried(cut, most, found)
        found.worth[0] = inf  # no word
        for n, cost, casing in whole:
            found.cost[n] = -np.logaddexp(-found.cost[n], np.float32(-cost))
            found.worth[n], found.casing[n] = found.cost[n] + self._rarity[n], casing
        return found

    def _tried(self, cut: _Cut, most: float, found: _Found) -> float:
        """Put what the cut may be among what was found; what is worse than `most` is not worth it, which is lowered."""
        for way in WAYS[cut.casing]:
            rimes = self._misread.rime(cut.rime, way)
            onsets = self._misread.onset(cut.onset, way)
            if not len(rimes.least) or not len(onsets.least):
                continue
            high = int(onsets.least.searchsorted(most - cut.cost - rimes.least[0], "right"))
            wide = int(rimes.least.searchsorted(most - cut.cost - onsets.least[0], "right"))
            words = self._words[onsets.numbers[:high, None], rimes.numbers[:wide]].ravel()
            cost = (onsets.costs[:high, None] + (rimes.costs[:wide] + np.float32(cut.cost))).ravel()
            cost += self._parts_cost[cut.casing, words]
            worth = cost + self._rarity[words]
            better = np.flatnonzero(worth < np.minimum(found.worth[words], most))
            if len(better):
                n = words[better]
                found.worth[n], found.cost[n], found.casing[n] = worth[better], cost[better], cut.casing
                most = min(most, float(worth[better].min()) + REACH)
        return most

    def _cuts(self, token: str, capitals: bool) -> Iterator[_Cut]:
        misread = self._misread
        for casing, cost, read in _ways(token, capitals):
            for at in range(min(len(read), LONGEST_ONSET) + 1):
                least = misread.least_onset(read[:at])
                if least < inf:
                    least += misread.least_rime(read[at:]) + cost
                    if least < inf:
                        yield _Cut(least, cost, casing, read[:at], read[at:])

    def _same(self, token: str) -> Iterator[tuple[int, float]]:
        """Words that are no syllables and have the token's letters: names, foreign words, abbreviations."""
        found = self._others.get(bare(token))
        if found:
            word = folded(token)
            for n in found:
                yield n, -SAME if self._vocabulary[n] == word else -MARK


def _ways(token: str, capitals: bool) -> Iterator[tuple[int, float, str]]:
    """Casings in which the token may have been printed, with what each costs, and what was read or may be taken for it."""
    others = list(other_forms(token))
    costs = PRIOR["upper" if capitals else "lower"]
    high = sum(map(str.isupper, token))
    casings = (0, 1, 2) if capitals or (high > 1 and 2 * high >= len(token)) else (0, 1) if high else (0,)
    for casing in casings:
        yield casing, costs[casing], token
        for form, more in others:
            yield casing, costs[casing] + more, form
