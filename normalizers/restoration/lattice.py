"""Lattices for lines of garbled text: every piece with what it may have been, alone, cut in two or joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from normalizers.restoration.channel import AS_READ, Candidates, Reader
from normalizers.restoration.decoder import NO_WORD, Arcs
from normalizers.restoration.pieces import Piece
from normalizers.restoration.words import END, NUMBER, SPECIAL, UNKNOWN

LONGEST = 40
"""Positions of a lattice at most."""
STRANGE_NAME, STRANGE = -12.0, -15.0
"""Logarithm of the probability of one unknown word among all, with a capital or digit, and without."""
DIGIT = -2.3
JOIN, CUT = -5.0, -5.0
"""Logarithms of the probability that a space was seen where none is, or not seen where one is."""
WEAK = -13.0
"""A piece whose best reading is worth less may be part of a word."""
MOST_JOINED = 8
FEW = 12

_UNKNOWN, _END, _NUMBER = (SPECIAL.index(name) for name in (UNKNOWN, END, NUMBER))


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of a line, whether it is set in capitals, and whether a paragraph ends with it."""

    pieces: Sequence[Piece]
    capitals: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Lattices:
    """Arcs, the casings of their words, and the pieces at their positions (None: the end of a sentence)."""

    arcs: Arcs
    casings: NDArray[np.int8]
    second_casings: NDArray[np.int8]
    runs: list[list[Piece | None]]


@dataclass(frozen=True, slots=True)
class _Options:
    """What may stand at the end of a position; `span` says how many positions each covers."""

    words: NDArray[np.int64]
    second: NDArray[np.int64]
    logs: NDArray[np.float32]
    casings: NDArray[np.int8]
    second_casings: NDArray[np.int8]
    span: int = 1


def lattices(reader: Reader, lines: Sequence[Line]) -> Lattices:
    """The lattices of consecutive lines, one for a sentence (or `LONGEST` positions of it)."""
    runs = list(_runs(lines))
    found: list[tuple[int, int, _Options]] = []
    for n, run in enumerate(runs):
        for position, (piece, capitals) in enumerate(run, 1):
            before = run[position - 2][0] if position > 1 else None
            found += ((n, position, options) for options in _options(reader, before, piece, capitals))
    found.sort(key=lambda item: item[1])
    sizes = [len(options.words) for _, _, options in found]
    arcs = Arcs(
        np.repeat(np.array([n for n, _, _ in found], np.int64), sizes),
        np.repeat(np.array([position for _, position, _ in found], np.int64), sizes),
        np.repeat(np.array([options.span for _, _, options in found], np.int64), sizes),
        np.concatenate([options.words for _, _, options in found]),
        np.concatenate([options.second for _, _, options in found]),
        np.concatenate([options.logs for _, _, options in found]),
    )
    return Lattices(
        arcs,
        np.concatenate([options.casings for _, _, options in found]),
        np.concatenate([options.second_casings for _, _, options in found]),
        [[piece for piece, _ in run] for run in runs],
    )


def _runs(lines: Sequence[Line]) -> Iterator[list[tuple[Piece | None, bool]]]:
    run: list[tuple[Piece | None, bool]] = []
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


def _options(reader: Reader, before: Piece | None, piece: Piece | None, capitals: bool) -> Iterator[_Options]:
    if piece is None:
        yield _END_ONLY
        return
    found = reader.candidates(piece.text, capitals)
    yield _alone(piece.text, found)
    if len(piece.text) > 3 and piece.text.isalnum() and not reader.wordlike(piece.text):
        cuts = list(_cuts(reader, piece.text, capitals))
        if cuts:
            yield _best(cuts)
    if before is not None and _joinable(before, piece):
        whole = before.text + piece.text
        apart = reader.candidates(before.text, capitals).worth
        joined = reader.candidates(whole, capitals)
        if min(apart, found.worth) < WEAK or apart + found.worth < joined.worth:
            keep = np.flatnonzero(joined.casings != AS_READ)[:FEW]
            none = np.full(len(keep), NO_WORD, np.int64)
            logs = joined.logs[keep] + np.float32(JOIN)
            yield _Options(joined.words[keep], none, logs, joined.casings[keep], joined.casings[keep], 2)


def _alone(token: str, found: Candidates) -> _Options:
    """The piece as one word, or itself unchanged: a number, or a word that nobody knows."""
    named = not token.islower()
    word, log = (_NUMBER, DIGIT * len(token)) if token.isdecimal() else (_UNKNOWN, STRANGE_NAME if named else STRANGE)
    casings = np.append(found.casings, np.int8(AS_READ))
    return _Options(
        np.append(found.words, word),
        np.full(len(casings), NO_WORD, np.int64),
        np.append(found.logs, np.float32(log)),
        casings,
        casings,
    )


def _cuts(reader: Reader, token: str, capitals: bool) -> Iterator[_Options]:
    """The piece as two words, for every place to cut."""
    for at in range(1, len(token)):
        if not (reader.wordlike(token[:at]) and reader.wordlike(token[at:])):
            continue
        left, right = (reader.candidates(part, capitals).first(3) for part in (token[:at], token[at:]))
        rows, columns = np.divmod(np.arange(len(left.words) * len(right.words)), max(1, len(right.words)))
        yield _Options(
            left.words[rows],
            right.words[columns],
            left.logs[rows] + right.logs[columns] + np.float32(CUT),
            left.casings[rows],
            right.casings[columns],
        )


def _best(cuts: Sequence[_Options]) -> _Options:
    words, second, logs, casings, second_casings = (
        np.concatenate([getattr(cut, name) for cut in cuts])
        for name in ("words", "second", "logs", "casings", "second_casings")
    )
    best = np.argsort(-logs, kind="stable")[:FEW]
    return _Options(words[best], second[best], logs[best], casings[best], second_casings[best])


def _joinable(before: Piece, piece: Piece) -> bool:
    """Whether the two may be parts of one word: near each other on one line, short, made of letters."""
    return (
        not before.closes
        and 0 < piece.start - before.end <= 1
        and piece.spaced
        and len(before.text) + len(piece.text) <= MOST_JOINED
        and not before.text.isdecimal()
        and not piece.text.isdecimal()
    )


_NOTHING = np.full(1, NO_WORD, np.int64)
_READ = np.full(1, AS_READ, np.int8)
_END_ONLY = _Options(np.full(1, _END, np.int64), _NOTHING, np.zeros(1, np.float32), _READ, _READ)
