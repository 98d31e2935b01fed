"""The best way through lattices of words, many lattices at a time.

A lattice is a run of positions; an arc ends at a position, spans one or more of them and carries one or two
words. The search is a beam over the language model's states, a step being a position of all lattices at once, so
that numpy works on thousands of hypotheses together.
"""

from __future__ import annotations

from dataclasses import dataclass

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
LOOKAHEAD = 3
NO_WORD = -1

_START = np.uint64(SPECIAL.index(END))


@dataclass(frozen=True, slots=True)
class Arcs:
    """Arcs of all lattices, ordered by `end`; `cost` is what the channel gives (natural logarithm).

    `lattice` numbers the lattice, `end` the position after the arc (1 and up), `span` the positions it
    covers; `second` is `NO_WORD` where it carries one word.
    """

    lattice: Ints
    end: Ints
    span: Ints
    first: Ints
    second: Ints
    cost: Floats


@dataclass(frozen=True, slots=True)
class _Beam:
    """Hypotheses at one position, ordered by lattice: `back` and `arc` lead to the position before."""

    lattice: Ints
    state: Words
    score: Floats
    back: Ints
    arc: Ints
    starts: Ints


def decode(model: LanguageModel, arcs: Arcs, lengths: Ints) -> tuple[list[list[int]], Floats]:
    """For each lattice the arcs of its best path, in order; and for each arc on a best path how sure it is.

    `lengths` are the numbers of positions; every position of a lattice must be reachable. Sure is the share (0..1)
    that the hypotheses with the arc have among all that are alive `LOOKAHEAD` positions later.
    """
    count = len(lengths)
    nobody = np.zeros(count, np.int64)
    beams = [
        _Beam(
            np.arange(count),
            np.full(count, _START, np.uint64),
            np.zeros(count, np.float32),
            nobody,
            nobody - 1,
            np.arange(count + 1),
        )
    ]
    bounds = np.searchsorted(arcs.end, np.arange(int(lengths.max(initial=0)) + 2))
    for position in range(1, len(bounds) - 1):
        beams.append(_stepped(model, arcs, int(bounds[position]), int(bounds[position + 1]), beams, count))
    paths = _traced(arcs, lengths, beams)
    return paths, _shares(arcs, lengths, beams, paths)


def _stepped(model: LanguageModel, arcs: Arcs, low: int, high: int, beams: list[_Beam], count: int) -> _Beam:
    """The hypotheses at the position whose arcs are `low`..`high`."""
    position = len(beams)
    lattices, states, scores, backs, used = [], [], [], [], []
    for span in range(1, min(3, position) + 1):
        chosen = low + np.flatnonzero(arcs.span[low:high] == span)
        if not len(chosen):
            continue
        source = beams[position - span]
        sizes = source.starts[arcs.lattice[chosen] + 1] - source.starts[arcs.lattice[chosen]]
        arc = np.repeat(chosen, sizes)
        within = np.arange(len(arc)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        back = source.starts[arcs.lattice[arc]] + within
        words = arcs.first[arc].astype(np.uint64)
        score = source.score[back] + arcs.cost[arc] + model.score(source.state, back, words)
        state = advanced(source.state[back], words)
        double = np.flatnonzero(arcs.second[arc] != NO_WORD)
        if len(double):
            more = arcs.second[arc[double]].astype(np.uint64)
            score[double] += model.score(state[double], np.arange(len(double)), more)
            state[double] = advanced(state[double], more)
        lattices.append(arcs.lattice[arc])
        states.append(state)
        scores.append(score)
        backs.append(back)
        used.append(arc)
    if not lattices:
        empty = np.zeros(0, np.int64)
        return _Beam(
            empty, empty.astype(np.uint64), empty.astype(np.float32), empty, empty, np.zeros(count + 1, np.int64)
        )
    return _pruned(
        np.concatenate(lattices),
        np.concatenate(states),
        np.concatenate(scores).astype(np.float32),
        np.concatenate(backs),
        np.concatenate(used),
        count,
    )


def _pruned(lattice: Ints, state: Words, score: Floats, back: Ints, arc: Ints, count: int) -> _Beam:
    """The best `WIDTH` hypotheses of each lattice, no two in the same state."""
    best = np.full(count, -np.inf, np.float32)
    np.maximum.at(best, lattice, score)
    near = np.flatnonzero(score >= best[lattice] - MARGIN)
    near = near[np.lexsort((-score[near], state[near], lattice[near]))]
    fresh = np.ones(len(near), bool)
    fresh[1:] = (state[near[1:]] != state[near[:-1]]) | (lattice[near[1:]] != lattice[near[:-1]])
    near = near[fresh]
    near = near[np.lexsort((-score[near], lattice[near]))]
    starts = np.searchsorted(lattice[near], np.arange(count + 1))
    rank = np.arange(len(near)) - starts[lattice[near]]
    near = near[rank < WIDTH]
    starts = np.searchsorted(lattice[near], np.arange(count + 1))
    return _Beam(lattice[near], state[near], score[near], back[near], arc[near], starts)


def _traced(arcs: Arcs, lengths: Ints, beams: list[_Beam]) -> list[list[int]]:
    """The best path of every lattice, followed back from its end."""
    paths: list[list[int]] = []
    for lattice, length in enumerate(lengths.tolist()):
        path: list[int] = []
        position = length
        at = int(beams[position].starts[lattice])
        while position > 0:
            arc = int(beams[position].arc[at])
            path.append(arc)
            at, position = int(beams[position].back[at]), position - int(arcs.span[arc])
        paths.append(path[::-1])
    return paths


def _shares(arcs: Arcs, lengths: Ints, beams: list[_Beam], paths: list[list[int]]) -> Floats:
    """For each arc of a best path its share among the hypotheses `LOOKAHEAD` positions after it; 0 for other arcs."""
    share = np.zeros(len(arcs.end), np.float32)
    wanted = np.zeros(len(arcs.end), bool)
    wanted[[arc for path in paths for arc in path]] = True
    for later, beam in enumerate(beams):
        if later == 0 or not len(beam.lattice):
            continue
        top = beam.score[beam.starts[beam.lattice]]
        weight = np.exp(beam.score - top)
        total = np.bincount(beam.lattice, weight, len(lengths))
        weight /= total[beam.lattice].astype(np.float32)
        ended = lengths[beam.lattice] == later
        at, position = np.arange(len(beam.lattice)), np.full(len(beam.lattice), later)
        for _ in range(LOOKAHEAD + 1):
            arc = np.full(len(at), -1)
            for reached in np.unique(position[position > 0]):
                here = position == reached
                arc[here] = beams[reached].arc[at[here]]
                at[here] = beams[reached].back[at[here]]
            # what ends within the lookahead is weighed at the end of its lattice
            due = (arc >= 0) & (ended | (later - position == LOOKAHEAD)) & wanted[arc]
            if due.any():
                share += np.bincount(arc[due], weight[due], len(share)).astype(np.float32)
            position = np.where(arc >= 0, position - arcs.span[arc], 0)
    return np.minimum(share, 1)
