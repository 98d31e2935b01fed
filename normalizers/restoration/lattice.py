"""Lattices for lines of garbled text: every piece with what it may have been."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from normalizers.restoration.channel import Candidates, Channel
from normalizers.restoration.decoder import NO_WORD, Arcs
from normalizers.restoration.pieces import Piece
from normalizers.restoration.words import END, NUMBER, SPECIAL, UNKNOWN

LONGEST = 40
"""Positions of a lattice at most."""
STRANGE = -12.0
"""Logarithm of the probability of one unknown word among all."""
DIGIT = -2.3

AS_READ = -1
"""The casing of what stands as it was read."""

_UNKNOWN, _END, _NUMBER = (SPECIAL.index(name) for name in (UNKNOWN, END, NUMBER))


@dataclass(frozen=True, slots=True)
class Lattices:
    """Arcs, their casings, the positions' pieces (None: the end of a sentence) lattice by lattice."""

    arcs: Arcs
    casings: np.ndarray[tuple[int], np.dtype[np.int8]]
    positions: list[list[Piece | None]]


def lattices(channel: Channel, lines: Sequence[tuple[Sequence[Piece], bool, bool]]) -> Lattices:
    """Lattices of consecutive lines: their pieces, whether in capitals, whether a paragraph ends after."""
    runs: list[list[tuple[Piece | None, bool]]] = [[]]
    for found, capitals, ends in lines:
        for piece in found:
            if len(runs[-1]) >= LONGEST:
                runs.append([])
            runs[-1].append((piece, capitals))
            if piece.closes:
                runs[-1].append((None, capitals))
                runs.append([])
        if ends and runs[-1]:
            runs[-1].append((None, capitals))
            runs.append([])
    runs = [run for run in runs if run]
    numbers, ends_, words, logs, casings = [], [], [], [], []
    for n, run in enumerate(runs):
        for position, (piece, capitals) in enumerate(run, 1):
            found = _END_ONLY if piece is None else options(channel, piece.text, capitals)
            size = len(found.words)
            numbers.append(np.full(size, n))
            ends_.append(np.full(size, position))
            words.append(found.words)
            logs.append(found.logs)
            casings.append(found.casings)
    end = np.concatenate(ends_)
    order = np.argsort(end, kind="stable")
    arcs = Arcs(
        np.concatenate(numbers)[order],
        end[order],
        np.ones(len(order), np.int64),
        np.concatenate(words)[order],
        np.full(len(order), NO_WORD),
        np.concatenate(logs)[order],
    )
    return Lattices(arcs, np.concatenate(casings)[order], [[piece for piece, _ in run] for run in runs])


def options(channel: Channel, token: str, capitals: bool) -> Candidates:
    """What a piece may have been: candidates of the channel, itself unchanged, a number."""
    word, log = (_NUMBER, DIGIT * len(token)) if token.isdecimal() else (_UNKNOWN, STRANGE)
    found = channel.candidates(token, capitals)
    return Candidates(
        np.append(found.words, word),
        np.append(found.logs, np.float32(log)),
        np.append(found.casings, np.int8(AS_READ)),
    )


_END_ONLY = Candidates(np.array([_END]), np.zeros(1, np.float32), np.array([AS_READ], np.int8))
