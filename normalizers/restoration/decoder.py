"""The best way through lattices of words, many lattices at a time.

A lattice is a run of positions; a slot ends at a position, spans one or more of them and may be filled by any of
a set of choices, each of one or two words. The search is a beam over the language model's states, a step being a
position of all lattices at once, so that numpy works on thousands of hypotheses together. What makes it fast is
to ask the language model little: hypotheses and choices that are both far behind their best are never put
together (cube pruning, Huang and Chiang 2007, without its queue).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from normalizers.restoration.language import LanguageModel, Words, advanced
from normalizers.restoration.words import END, SPECIAL

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

WIDTH = 12
"""Hypotheses kept for each lattice at each position."""
MARGIN = 12.0
"""How much less likely (natural logarithm) than the best a hypothesis may be."""
TRIED = 8.0
"""How far behind their best a hypothesis and a choice may be together, before the language model is asked."""
LOOKAHEAD = 3
WIDEST = 2
"""Positions a slot spans at most."""
NO_WORD = -1

CHOICE = np.dtype(
    [
        ("first", np.int32),
        ("second", np.int32),
        ("cost", np.float32),
        ("gap", np.float32),
        ("casing", np.int8),
        ("second_casing", np.int8),
    ]
)
"""A choice: its words (`second` is `NO_WORD` where it is one), the logarithm that the channel gives it, how far
behind the best of its set it seems (0 and up), and the casings of its words."""

Choices = NDArray[np.void]

_START = np.uint64(SPECIAL.index(END))
_FAR = 64.0


@dataclass(frozen=True, slots=True)
class Slots:
    """Slots of all lattices, ordered by `end`, then `span`: the position after each (1 and up), how many it
    spans, and the number of its set: choices `starts[i]`..`starts[i + 1]` of `choices`, by `gap`."""

    lattice: Ints
    end: Ints
    span: Ints
    set: Ints
    starts: Ints
    choices: Choices


class Step(NamedTuple):
    """A slot filled: the positions it spans, its choice, and how sure that is (0..1)."""

    span: int
    choice: int
    share: float


@dataclass(frozen=True, slots=True)
class _Beam:
    """Hypotheses, ordered by lattice; `back` numbers the hypothesis before among those of all positions."""

    lattice: Ints
    state: Words
    score: Floats
    gap: Floats
    back: Ints
    slot: Ints
    choice: Ints
    starts: Ints


@dataclass(frozen=True, slots=True)
class _Choosing:
    """The parts of the choices the search goes through, and a key that grows with set and gap."""

    first: Words
    second: Ints
    cost: Floats
    keys: NDArray[np.float64]


def decode(model: LanguageModel, slots: Slots, lengths: Ints) -> list[list[Step]]:
    """For each lattice its best path. `lengths` are the numbers of positions; each must be reachable.

    A step's share is that of the hypotheses with it among all that are alive `LOOKAHEAD` positions later.
    """
    count = len(lengths)
    none, zero = np.zeros(count, np.int64), np.zeros(count, np.float32)
    beams = [
        _Beam(np.arange(count), none.astype(np.uint64) + _START, zero, zero, none - 1, none - 1, none, _upto(count))
    ]
    sets = np.repeat(np.arange(len(slots.starts) - 1), np.diff(slots.starts))
    choosing = _Choosing(
        slots.choices["first"].astype(np.uint64),
        slots.choices["second"].astype(np.int64),
        np.ascontiguousarray(slots.choices["cost"]),
        sets * _FAR + np.minimum(slots.choices["gap"], _FAR / 2),
    )
    firsts = [0, count]
    for position in range(1, int(lengths.max(initial=0)) + 1):
        beams.append(_stepped(model, slots, choosing, beams, firsts))
        firsts.append(firsts[-1] + len(beams[position].lattice))
    return _paths(slots, lengths, beams, firsts)


def _upto(count: int) -> Ints:
    return np.arange(count + 1)


def _stepped(model: LanguageModel, slots: Slots, choosing: _Choosing, beams: list[_Beam], firsts: list[int]) -> _Beam:
    """The hypotheses at the next position."""
    position, count = len(beams), len(beams[0].lattice)
    found: list[tuple[NDArray[np.generic], ...]] = []
    low, high = np.searchsorted(slots.end, [position, position + 1])
    for span in range(1, min(WIDEST, position) + 1):
        source = beams[position - span]
        a, b = low + np.searchsorted(slots.span[low:high], [span, span + 1])
        slot, back, choice = _pairs(slots, choosing, np.arange(a, b), source)
        words = choosing.first[choice]
        score = source.score[back] + choosing.cost[choice] + model.score(source.state, back, words)
        state = advanced(source.state[back], words)
        double = np.flatnonzero(choosing.second[choice] != NO_WORD)
        if len(double):
            more = choosing.second[choice[double]].astype(np.uint64)
            score[double] += model.score(state[double], np.arange(len(double)), more)
            state[double] = advanced(state[double], more)
        found.append((slots.lattice[slot], state, score, back + firsts[position - span], slot, choice))
    lattice, state, score, back, slot, choice = (np.concatenate(column) for column in zip(*found, strict=True))
    kept, gap = _kept(lattice, state, score, count)
    starts = np.searchsorted(lattice[kept], _upto(count))
    return _Beam(lattice[kept], state[kept], score[kept], gap, back[kept], slot[kept], choice[kept], starts)


def _pairs(slots: Slots, choosing: _Choosing, chosen: Ints, source: _Beam) -> tuple[Ints, Ints, Ints]:
    """Slot, hypothesis and choice of all that is worth trying."""
    lattice = slots.lattice[chosen]
    slot, hypothesis = _ranges(source.starts[lattice], source.starts[lattice + 1])
    slot = chosen[slot]
    sets = slots.set[slot]
    ends = np.searchsorted(choosing.keys, sets * _FAR + (TRIED - source.gap[hypothesis]), "right")
    pair, choice = _ranges(slots.starts[sets], ends)
    return slot[pair], hypothesis[pair], choice


def _ranges(starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """All numbers in ranges, one range after the other, and for each the number of its range."""
    sizes = np.maximum(ends - starts, 0)
    owner = np.repeat(np.arange(len(sizes)), sizes)
    return owner, np.arange(len(owner)) + (starts - np.cumsum(sizes) + sizes)[owner]


def _kept(lattice: Ints, state: Words, score: Floats, count: int) -> tuple[Ints, Floats]:
    """The best `WIDTH` hypotheses of each lattice, no two in the same state, and how far each is behind the best."""
    best = np.full(count, -np.inf, np.float32)
    np.maximum.at(best, lattice, score)
    gap = best[lattice] - score
    near = np.flatnonzero(gap <= MARGIN)
    near = near[np.lexsort((state[near], gap[near], lattice[near]))]
    both = (lattice[near].astype(np.uint64) << np.uint64(48)) | state[near]
    near = near[np.sort(np.unique(both, return_index=True)[1])]
    starts = np.searchsorted(lattice[near], _upto(count))
    near = near[np.arange(len(near)) - starts[lattice[near]] < WIDTH]
    return near, gap[near]


def _paths(slots: Slots, lengths: Ints, beams: list[_Beam], firsts: list[int]) -> list[list[Step]]:
    """The best paths, followed back from their ends, with their shares."""
    back, slot, choice = (
        np.concatenate([getattr(beam, name) for beam in beams]) for name in ("back", "slot", "choice")
    )
    reached = np.repeat(np.arange(len(beams)), np.diff(firsts))
    last = np.array([firsts[n] + beams[n].starts[k] for k, n in enumerate(lengths.tolist())], np.int64)
    chosen = np.full(len(slots.end), -1, np.int64)
    trail = []
    at = last
    while len(at := at[reached[at] > 0]):
        chosen[slot[at]] = choice[at]
        trail.append(slot[at])
        at = back[at]
    share = _shares(chosen, slot, choice, back, reached, lengths, beams)
    paths: list[list[Step]] = [[] for _ in lengths]
    for some in reversed(trail):
        for lattice, *step in zip(*(column.tolist() for column in _columns(slots, some, chosen, share)), strict=True):
            paths[lattice].append(Step(*step))
    return paths


def _columns(slots: Slots, some: Ints, chosen: Ints, share: Floats) -> Iterator[NDArray[np.generic]]:
    yield from (slots.lattice[some], slots.span[some], chosen[some], share[some])


def _shares(
    chosen: Ints, slot: Ints, choice: Ints, back: Ints, reached: Ints, lengths: Ints, beams: list[_Beam]
) -> Floats:
    """For each slot of a best path the share of its choice among the hypotheses `LOOKAHEAD` positions after it."""
    lattice = np.concatenate([beam.lattice for beam in beams])
    weight = np.exp(-np.concatenate([beam.gap for beam in beams]))
    group = lattice * len(beams) + reached
    weight /= np.bincount(group, weight)[group]
    # what ends within the lookahead is weighed at the end of its lattice
    ended = reached == lengths[lattice]
    share = np.zeros(len(chosen))
    later = np.flatnonzero(reached > 0)
    at = later
    for _ in range(LOOKAHEAD + 1):
        due = (ended[later] | (reached[later] - reached[at] == LOOKAHEAD)) & (chosen[slot[at]] == choice[at])
        share += np.bincount(slot[at[due]], weight[later[due]], len(share))
        at = back[at]
        going = reached[at] > 0
        later, at = later[going], at[going]
    return np.minimum(share, 1).astype(np.float32)
