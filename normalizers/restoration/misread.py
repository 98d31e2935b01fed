"""How the parts of syllables are misread: onset, rime (nucleus with tone, and coda), each in its casing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from normalizers.restoration.spelling import CASINGS, Parts, cased_parts

STEP = 1 / 16
NEVER = 16.0
BLOT = "\0"
"""Stands in the tables for a character never seen in that place."""
STRAY = 6.0
"""Cost of a character too many."""
REACH = 9.0
"""How much less likely (natural logarithm) than the likeliest a part may be."""
LONGEST_NUCLEUS, LONGEST_CODA = 5, 4
"""Characters read for a part, at most."""
KEPT, MANY = 2_000, 1 << 16
"""Readings of parts, and single numbers, kept in memory at most."""

LOWER, TITLE, TITLE_VOWEL, UPPER = range(4)
"""Ways to case the parts: in a word with a capital it is the onset's or, where there is none, the nucleus's."""
WAYS = ((LOWER,), (TITLE, TITLE_VOWEL), (UPPER,))
"""The ways of each of `CASINGS`."""
_CASING_OF = {way: CASINGS[n] for n, ways in enumerate(WAYS) for way in ways}

Costs = NDArray[np.float32]
Numbers = NDArray[np.int64]


class Ranked(NamedTuple):
    """Parts, the worthiest first: what a word with each costs at least, its rarity and all, the numbers of the
    parts, and what they cost themselves (the logarithm of how likely each is read so, negated)."""

    least: Costs
    numbers: Numbers
    costs: Costs


@dataclass(frozen=True)
class PartTable:
    """`costs[i, j]`: printing part `j`, reading `rows` key i, in steps of `STEP`; `leasts`: the least that each
    row costs together with how rare what was printed is."""

    rows: dict[str, int]
    columns: dict[str, int]
    costs: NDArray[np.uint8]
    leasts: list[float]

    @classmethod
    def load(cls, folder: Path, name: str, rarity: Mapping[str, float]) -> PartTable:
        """The table of one part of the syllable; `rarity` by part in small letters, 0 for those that have none."""
        seen, true = (folder / f"{name}.txt").read_text("utf-8").split("\n\n\n")
        costs = np.load(folder / f"{name}.npy")
        columns = _numbered(true)
        rare = np.array([rarity.get(part.lower(), 0.0) for part in columns], np.float32)
        return cls(_numbered(seen), columns, costs, (costs * np.float32(STEP) + rare).min(axis=1).tolist())

    def least(self, seen: str) -> float:
        """What it costs at least, rarity and all, to have read any part as `seen`; infinite where nothing like it was
        ever read."""
        row = self.rows.get(seen)
        if row is not None:
            return self.leasts[row]
        found = [self.leasts[n] + STRAY for n in self._like(seen, "")] + [
            self.leasts[n] for n in self._like(seen, BLOT)
        ]
        return min(found, default=inf)

    def row(self, seen: str) -> Costs:
        """What it costs to have read each part as `seen`."""
        row = self.rows.get(seen)
        if row is not None:
            known: Costs = self.costs[row] * np.float32(STEP)
            return known
        out = np.full(self.costs.shape[1], 2 * NEVER, np.float32)
        for rows, more in ((self._like(seen, ""), STRAY), (self._like(seen, BLOT), 0.0)):
            if rows:
                np.minimum(out, self.costs[rows].min(axis=0) * np.float32(STEP) + np.float32(more), out=out)
        return out

    def _like(self, seen: str, blot: str) -> list[int]:
        """Rows of what was read alike but for one character."""
        return [self.rows[s] for k in range(len(seen)) if (s := seen[:k] + blot + seen[k + 1 :]) in self.rows]


def _numbered(lines: str) -> dict[str, int]:
    return {line: n for n, line in enumerate(lines.split("\n"))}


class Misreadings:
    """What onsets and rimes may have been read as; what is found is kept.

    `split` are the syllables, `rarity` what being rare costs each.
    """

    def __init__(self, folder: Path, split: Sequence[Parts], rarity: Sequence[float]) -> None:
        nuclei: dict[str, float] = {}
        for (_, nucleus, _), rare in zip(split, rarity, strict=True):
            nuclei[nucleus] = min(rare, nuclei.get(nucleus, inf))
        self._onset = PartTable.load(folder, "onset", {})
        self._nucleus = PartTable.load(folder, "nucleus", nuclei)
        self._coda = PartTable.load(folder, "coda", {})
        self.onsets = {onset: n for n, onset in enumerate(sorted({p[0] for p in split}))}
        self.rimes = {rime: n for n, rime in enumerate(sorted({p[1:] for p in split}))}
        self._rarity = np.full(len(self.rimes), np.inf, np.float32)
        np.minimum.at(self._rarity, [self.rimes[p[1:]] for p in split], np.array(rarity, np.float32))
        self._onset_columns = [self._columns_of_onsets(way) for way in _CASING_OF]
        self._rime_columns = [self._columns_of_rimes(way) for way in _CASING_OF]
        self.onset = lru_cache(KEPT)(self._onset_read_as)
        self.rime = lru_cache(KEPT)(self._rime_read_as)
        self.least_onset = lru_cache(MANY)(self._onset.least)
        self.least_rime = lru_cache(MANY)(self._least_rime)
        self._least_nucleus = lru_cache(MANY)(self._nucleus.least)
        self._least_coda = lru_cache(MANY)(self._coda.least)

    def _onset_read_as(self, seen: str, way: int) -> Ranked:
        """The onsets that may have been read so."""
        numbers, columns = self._onset_columns[way].T
        costs = self._onset.row(seen)[columns]
        return _ranked(numbers, costs, costs)

    def _rime_read_as(self, seen: str, way: int) -> Ranked:
        """The rimes that may have been read so, cut anywhere into nucleus and coda."""
        numbers, nuclei, codas = self._rime_columns[way].T
        most = self.least_rime(seen) + REACH
        best = np.full(len(numbers), 2 * NEVER, np.float32)
        for least, nucleus, coda in self._parted(seen):
            if least <= most:
                np.minimum(best, self._nucleus.row(nucleus)[nuclei] + self._coda.row(coda)[codas], out=best)
        return _ranked(numbers, best, best + self._rarity[numbers])

    def _least_rime(self, seen: str) -> float:
        return min((least for least, _, _ in self._parted(seen)), default=inf)

    def _parted(self, seen: str) -> Iterator[tuple[float, str, str]]:
        """All ways to cut a rime into nucleus and coda, with the least that each costs, rarity and all."""
        for at in range(max(0, len(seen) - LONGEST_CODA), min(LONGEST_NUCLEUS, len(seen)) + 1):
            least = self._least_nucleus(seen[:at])
            if least < inf:
                least += self._least_coda(seen[at:])
                if least < inf:
                    yield least, seen[:at], seen[at:]

    def _columns_of_onsets(self, way: int) -> Numbers:
        rows = []
        for onset, n in self.onsets.items():
            if (way == TITLE and onset) or (way == TITLE_VOWEL and not onset) or way in (LOWER, UPPER):
                column = self._onset.columns.get(cased_parts((onset, "", ""), _CASING_OF[way])[0])
                rows += [] if column is None else [(n, column)]
        return np.array(rows, np.int64).reshape(-1, 2)

    def _columns_of_rimes(self, way: int) -> Numbers:
        onset = "x" if way == TITLE else ""
        rows = []
        for rime, n in self.rimes.items():
            _, nucleus, coda = cased_parts((onset, *rime), _CASING_OF[way])
            found = self._nucleus.columns.get(nucleus), self._coda.columns.get(coda)
            rows += [] if None in found else [(n, *found)]
        return np.array(rows, np.int64).reshape(-1, 3)


def _ranked(numbers: Numbers, costs: Costs, least: Costs) -> Ranked:
    near = np.flatnonzero(least <= least.min(initial=np.inf) + REACH)
    near = near[np.argsort(least[near], kind="stable")]
    return Ranked(least[near], numbers[near], costs[near])
