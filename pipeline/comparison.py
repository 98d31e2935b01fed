"""Two plans side by side: which task of one is which of the other, what is new, gone, or changed.

A task is recognised by its words. Candidates come from an index of the other plan's words, rare ones counting most, so
that a plan of a thousand tasks is not compared with another word by word; likeness is RapidFuzz's ratio over the words
without marks, years and dates, which change from year to year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import log

from rapidfuzz import fuzz

from normalizers.skeleton import skeleton

LEAST_LIKENESS = 72.0
"""Of 100: below it two tasks are two tasks. "Xây dựng kế hoạch A" and "Xây dựng kế hoạch B" of ten words stay apart."""
SAME = 97.0
"""From here on the wording counts as unchanged."""
_CANDIDATES = 6
_YEAR_OR_DATE = re.compile(r"\b\d{1,2}/\d{1,2}/\d{4}\b|\b\d{1,2}/\d{4}\b|\b(?:19|20)\d\d\b")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ComparedTask:
    """A task as far as it is compared; `deadlines` in a form in which those of two years can be the same."""

    key: str
    text: str
    leads: frozenset[str] = frozenset()
    deadlines: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pair:
    """A task of the first plan and the same of the second; `likeness` 0..100."""

    first: ComparedTask
    second: ComparedTask
    likeness: float

    @property
    def has_other_lead(self) -> bool:
        """Whether other units lead it."""
        return {unit.casefold() for unit in self.first.leads} != {unit.casefold() for unit in self.second.leads}

    @property
    def has_other_deadline(self) -> bool:
        """Whether it is due at another time."""
        return self.first.deadlines != self.second.deadlines

    @property
    def is_reworded(self) -> bool:
        """Whether more than years and dates changed in its words."""
        return self.likeness < SAME


@dataclass(frozen=True, slots=True)
class Comparison:
    """`pairs` in the order of the second plan, `gone` (only in the first) and `new` (only in the second) in theirs."""

    pairs: tuple[Pair, ...]
    gone: tuple[ComparedTask, ...]
    new: tuple[ComparedTask, ...]


def compare(first: Sequence[ComparedTask], second: Sequence[ComparedTask]) -> Comparison:
    """Match the tasks of two plans, the most alike first, each at most once."""
    wordings = [_wording(task.text) for task in second]
    index = _Index(wordings)
    found = sorted(
        (
            (-likeness, abs(i - j), i, j)
            for i, task in enumerate(first)
            for j, likeness in index.likest(_wording(task.text))
            if likeness >= LEAST_LIKENESS
        )
    )
    matched: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for likeness, _, i, j in found:
        if i not in taken and j not in matched:
            taken.add(i)
            matched[j] = (i, -likeness)
    return Comparison(
        pairs=tuple(Pair(first[i], second[j], likeness) for j, (i, likeness) in sorted(matched.items())),
        gone=tuple(task for i, task in enumerate(first) if i not in taken),
        new=tuple(task for j, task in enumerate(second) if j not in matched),
    )


class _Index:
    """Which texts hold a word, and how much it tells."""

    def __init__(self, wordings: Sequence[str]) -> None:
        self._wordings = wordings
        self._places: Mapping[str, list[int]] = defaultdict(list)
        for place, wording in enumerate(wordings):
            for word in set(wording.split()):
                self._places[word].append(place)

    def likest(self, wording: str) -> list[tuple[int, float]]:
        """Places of the few texts that share most, each with its likeness."""
        if not wording:
            return []
        weights: dict[int, float] = defaultdict(float)
        for word in set(wording.split()):
            places = self._places.get(word, ())
            if places:
                weight = log(1 + len(self._wordings) / len(places))
                for place in places:
                    weights[place] += weight
        likeliest = sorted(weights.items(), key=lambda each: (-each[1], each[0]))[:_CANDIDATES]
        return [(place, fuzz.ratio(wording, self._wordings[place])) for place, _ in likeliest]


def _wording(text: str) -> str:
    """The words alone: bare of marks, years and dates."""
    return " ".join(_WORD.findall(skeleton(_YEAR_OR_DATE.sub(" ", text))))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of words of one side; `changed`: the other side does not have it there."""

    text: str
    changed: bool


def differences(first: str, second: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Two wordings, word by word: what of each the other does not say."""
    left, right = first.split(), second.split()
    runs = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return (
        _stretches((left[i0:i1], kind) for kind, i0, i1, _, _ in runs),
        _stretches((right[j0:j1], kind) for kind, _, _, j0, j1 in runs),
    )


def _stretches(runs: Iterable[tuple[list[str], str]]) -> tuple[Stretch, ...]:
    return tuple(Stretch(" ".join(words), kind != "equal") for words, kind in runs if words)
