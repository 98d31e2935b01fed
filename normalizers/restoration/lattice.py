"""Lattices for lines of garbled text: every piece with what it may have been, alone, cut in two or joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from normalizers.restoration.choices import Chooser
from normalizers.restoration.decoder import CHOICE, Slots
from normalizers.restoration.pieces import Piece

LONGEST = 40
"""Positions of a lattice at most."""
AT_ONCE = 16_000
"""Positions decoded together, at most (and `LONGEST` more)."""
MOST_JOINED = 8


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of a line, whether it is set in capitals, and whether a paragraph ends with it."""

    pieces: Sequence[Piece]
    capitals: bool
    ends: bool


Run = list[tuple[Piece | None, bool]]
"""The pieces at the positions of a lattice (None: the end of a sentence), and whether each is in a line of capitals."""


def lattices(chooser: Chooser, runs: Sequence[Run]) -> Slots:
    """The slots of the runs."""
    numbers: dict[bytes, int] = {}
    sets: list[bytes] = []
    rows: list[tuple[int, int, int, int]] = []
    for n, run in enumerate(runs):
        for end, span, choices in _slots(chooser, run):
            number = numbers.setdefault(choices, len(sets))
            if number == len(sets):
                sets.append(choices)
            rows.append((end, span, n, number))
    rows.sort()
    ends, spans, lattice, used = np.array(rows, np.int64).reshape(-1, 4).T
    starts = np.cumsum([0, *map(len, sets)]) // CHOICE.itemsize
    return Slots(lattice, ends, spans, used, starts, np.frombuffer(b"".join(sets), CHOICE))


def batches(lines: Iterable[Line]) -> Iterator[list[Run]]:
    """The runs of consecutive lines, one for a sentence (or `LONGEST` positions of it), so many at a time that memory
    is bounded. Which are together makes no difference to what becomes of them."""
    batch: list[Run] = []
    size = 0
    for run in _runs(lines):
        batch.append(run)
        size += len(run)
        if size >= AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _runs(lines: Iterable[Line]) -> Iterator[Run]:
    run: Run = []
    for line in lines:
        for piece in line.pieces:
            if len(run) >= LONGEST:
                yield run
                run = []
            run.append((piece, line.capitals))
            if piece.closes:
                yield [*run, (None, line.capitals)]
                run = []
        if line.ends and run:
            yield [*run, (None, line.capitals)]
            run = []
    if run:
        yield run


def _slots(chooser: Chooser, run: Run) -> Iterator[tuple[int, int, bytes]]:
    before: Piece | None = None
    for end, (piece, capitals) in enumerate(run, 1):
        if piece is None:
            yield end, 1, chooser.end
        elif piece.fixed:
            yield end, 1, chooser.fixed(piece.text)
        elif piece.initials:
            yield end, 1, chooser.initials(piece.text)
        else:
            yield end, 1, chooser.alone(piece.text, capitals)
            if before is not None and _joinable(before, piece):
                joined = chooser.joined(before.text, piece.text, capitals)
                if len(joined):
                    yield end, 2, joined
        before = piece


def _joinable(before: Piece, piece: Piece) -> bool:
    """Whether the two may be parts of one word: near each other on one line, short, made of letters."""
    return (
        not (before.closes or before.fixed or before.initials or piece.fixed or piece.initials)
        and 0 < piece.start - before.end <= 1
        and piece.spaced
        and len(before.text) + len(piece.text) <= MOST_JOINED
        and any(map(str.isalpha, before.text))
        and any(map(str.isalpha, piece.text))
    )
