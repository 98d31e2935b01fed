"""What may have been printed where a foreign OCR read a token: the noisy channel.

A syllable is misread part by part (onset, nucleus with tone, coda), each with the probabilities learnt from aligned
pages; readings of a whole word that were seen often enough outweigh its parts.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from normalizers.restoration.spelling import CASINGS, bare, cased_parts, parts
from normalizers.restoration.words import SPECIAL, folded
from normalizers.syllables import is_syllable

STEP = 1 / 16
NEVER = 16.0
REACH = 9.0
"""How much less likely than the best a candidate may be."""
MOST = 32
RARITY = 0.6
"""How much the frequency of a word counts in choosing what is worth trying."""
WHOLE = 3.0
"""What the parts count for against readings of the whole word, in observations."""
LEAST_SHARE = 0.5
"""The least weight of the parts, however often the whole word was seen: other fonts and engines misread otherwise."""
PRIOR = {"lower": (0.0, 2.5, 6.0), "upper": (4.0, 4.0, 0.0)}
"""Costs of the casings in a line of small letters and in one of capitals."""
BLOT = "\0"
"""Stands in the tables for a character never seen in that place."""
STRAY = 6.0
"""Cost of a character too many."""
STAIN = 2.5
"""Cost of a sign that is no letter, where the letters alone explain the word."""
SAME = 0.3
MARK = 1.2
AS_READ = -1
"""The casing of what stands as it was read."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Words of the vocabulary, the logarithm of how likely each would be read as the token, and its casing."""

    words: Ints
    logs: Floats
    casings: NDArray[np.int8]
    worth: float
    """The best of them with how common the word is."""

    def first(self, count: int) -> Candidates:
        """The likeliest few."""
        return Candidates(self.words[:count], self.logs[:count], self.casings[:count], self.worth)


class Reader(Protocol):
    """What knows the words that may have been printed where a token was read."""

    def candidates(self, token: str, capitals: bool) -> Candidates:
        """What may have been printed; `capitals`: in a line of capitals."""
        ...

    def wordlike(self, token: str) -> bool:
        """Whether the token may be read as a word of its own, where it is cut from another."""
        ...


@dataclass(frozen=True)
class PartTable:
    """`costs[i, j]`: printing part `j`, reading `rows` key i, in steps of `STEP`."""

    rows: dict[str, int]
    columns: dict[str, int]
    costs: NDArray[np.uint8]

    @classmethod
    def load(cls, folder: Path, name: str) -> PartTable:
        """The table of one part of the syllable."""
        seen, true = (folder / f"{name}.txt").read_text("utf-8").split("\n\n\n")
        return cls(_numbered(seen), _numbered(true), np.load(folder / f"{name}.npy"))


def _numbered(lines: str) -> dict[str, int]:
    return {line: n for n, line in enumerate(lines.split("\n"))}


class Channel:
    """The channel over a vocabulary; what it finds for a token is kept."""

    def __init__(self, folder: Path, vocabulary: tuple[str, ...], single: Floats) -> None:
        self._tables = tuple(PartTable.load(folder, name) for name in ("onset", "nucleus", "coda"))
        split = {n: p for n, w in enumerate(vocabulary) if n >= len(SPECIAL) and is_syllable(w) and (p := parts(w))}
        self._words = np.array(list(split))
        self._columns = np.array(
            [
                [[t.columns[x] for t, x in zip(self._tables, cased_parts(p, c), strict=True)] for p in split.values()]
                for c in CASINGS
            ]
        )
        place = {vocabulary[n]: i for i, n in enumerate(split)}
        self._others: dict[str, list[int]] = defaultdict(list)
        for n, word in enumerate(vocabulary[len(SPECIAL) :], len(SPECIAL)):
            if n not in split:
                self._others[bare(word)].append(n)
        self._vocabulary = vocabulary
        self._single = single[self._words] * np.float32(RARITY)
        self._totals = np.zeros((len(CASINGS), len(split)), np.float32)
        self._whole: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for line in (folder / "whole.tsv").read_text("utf-8").split("\n"):
            word, casing, total, readings = line.split("\t")
            at = place.get(word)
            if at is None:
                continue
            self._totals[int(casing), at] = int(total)
            for reading in readings.split():
                seen, _, count = reading.rpartition(":")
                self._whole[seen].append((int(casing), at, int(count)))
        self._letters = frozenset(bare("".join(p)) for p in split.values())
        self._rows: dict[tuple[int, str], Floats | None] = {}
        self._known: dict[tuple[str, bool], Candidates] = {}

    def candidates(self, token: str, capitals: bool) -> Candidates:
        """What may have been printed; `capitals`: in a line of capitals."""
        key = (token, capitals)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._computed(token, capitals)
        return found

    def wordlike(self, token: str) -> bool:
        """Whether it is a reading seen before, or a syllable without its marks."""
        return token in self._whole or bare(token) in self._letters

    def _computed(self, token: str, capitals: bool) -> Candidates:
        logs = np.full(len(self._words), -np.inf, np.float32)
        plain = "".join(c for c in token if c.isalnum())
        casings = np.zeros(len(self._words), np.int8)
        if len(token) <= 12:
            costs = PRIOR["upper" if capitals else "lower"]
            for casing in _likely(token, capitals):
                mine = self._spelt(token, casing)
                if plain != token:  # a stain beside the letters
                    mine = np.maximum(mine, self._spelt(plain, casing) - np.float32(STAIN * (len(token) - len(plain))))
                mine -= np.float32(costs[casing])
                better = mine > logs
                logs[better], casings[better] = mine[better], casing
        words, extra = self._same(token)
        ranked = logs + self._single
        near = np.flatnonzero(ranked > ranked.max() - REACH)
        near = near[np.argsort(-ranked[near], kind="stable")][:MOST]
        return Candidates(
            np.concatenate([self._words[near], words]),
            np.concatenate([logs[near], extra]),
            np.concatenate([casings[near], np.full(len(words), AS_READ, np.int8)]),
            float(max(ranked.max(), extra.max(initial=-np.inf) - 4.0)),
        )

    def _spelt(self, token: str, casing: int) -> Floats:
        """For every syllable of the vocabulary in this casing, the logarithm of how likely it is read as the token."""
        onset, nucleus, coda = self._columns[casing].T
        out = np.full(len(self._words), -2 * NEVER, np.float32)
        splits = []
        for i in range(min(len(token), 5) + 1):
            for j in range(max(i, len(token) - 4), len(token) + 1):
                rows = [self._row(s, x) for s, x in enumerate((token[:i], token[i:j], token[j:]))]
                if all(r is not None for r in rows):
                    splits.append((sum(float(r.max()) for r in rows if r is not None), i, rows))
        for bound, _, rows in sorted(splits, key=lambda s: -s[0]):
            if bound < out.max() - REACH:
                break
            a, b, c = rows
            if a is not None and b is not None and c is not None:
                np.maximum(out, a[onset] + b[nucleus] + c[coda], out=out)
        seen = [(at, count) for case, at, count in self._whole.get(token, ()) if case == casing]
        totals = self._totals[casing]
        share = np.maximum(WHOLE / (totals + WHOLE), LEAST_SHARE)
        smoothed: Floats = out + np.log(share)
        for at, count in seen:
            smoothed[at] = np.log((1 - share[at]) * count / totals[at] + share[at] * np.exp(out[at]))
        return smoothed

    def _row(self, slot: int, seen: str) -> Floats | None:
        table = self._tables[slot]
        if (slot, seen) not in self._rows:
            self._rows[slot, seen] = _row_of(table, seen)
        return self._rows[slot, seen]

    def _same(self, token: str) -> tuple[Ints, Floats]:
        """Words that are no syllables and have the token's letters: names, foreign words, abbreviations."""
        word = folded(token)
        found = self._others.get(bare(token), ())
        logs = [-SAME if self._vocabulary[n] == word else -MARK for n in found]
        return np.array(found, np.int64), np.array(logs, np.float32)


def _likely(token: str, capitals: bool) -> tuple[int, ...]:
    """The casings (indices) in which what was read as the token may have been printed."""
    high = sum(map(str.isupper, token))
    if capitals or (high > 1 and 2 * high >= len(token)):
        return (0, 1, 2)
    return (0, 1) if high else (0,)


def _row_of(table: PartTable, seen: str) -> Floats | None:
    """The logarithms of reading each part as `seen`; None where nothing like it was ever read."""
    row = table.rows.get(seen)
    if row is not None:
        known: Floats = table.costs[row] * np.float32(-STEP)
        return known
    shorter = [table.rows[s] for k in range(len(seen)) if (s := seen[:k] + seen[k + 1 :]) in table.rows]
    blurred = [table.rows[s] for k in range(len(seen)) if (s := seen[:k] + BLOT + seen[k + 1 :]) in table.rows]
    if not shorter and not blurred:
        return None
    out = np.full(table.costs.shape[1], -2 * NEVER, np.float32)
    if shorter:
        np.maximum(out, table.costs[shorter].min(axis=0) * np.float32(-STEP) - np.float32(STRAY), out=out)
    if blurred:
        np.maximum(out, table.costs[blurred].min(axis=0) * np.float32(-STEP), out=out)
    return out
