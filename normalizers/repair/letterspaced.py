"""Words whose letters stand apart, "B ộ X â y d ự n g": cut anew into the likeliest syllables.

Between words there is always a space, so a cut is a space that stays, and all that is done is to leave spaces out.
The likeliest cutting is that whose syllables are common and usually follow one another, found by dynamic programming
as in Viterbi's decoding. A stretch is touched only where nearly every letter that stands apart comes home.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from normalizers.corrections import Edit
from normalizers.pairs import is_pair
from normalizers.repair.spacing import RUN, hangs_on
from normalizers.syllables import LONGEST, SMALL, frequency, is_fragment, vocabulary

_FEWEST = 3
"""Loose tokens that come home where nothing else tells that letters stand apart."""
_BETWEEN = 2
"""Whole words in a row within a stretch."""
_SPREAD = 6
"""Loose tokens come home from which on single capitals of that line are an acronym's: "T T U B"."""
_LONGEST_ACRONYM = 5

_INITIAL = re.compile(rf"(?:^|[|])[ ]{{0,8}}(?P<letter>[A-ZĐ]) (?P<rest>[{SMALL}]+) (?P<next>[{SMALL}]+)(?!\w)")

# Powers of two.
_TOTAL = 24
_LOST = 40
_LETTER = 6
_USUAL = 8


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Tokens one space apart, beginning at `start` of the text, and the lengths in tokens of the words they are."""

    start: int
    tokens: tuple[str, ...]
    cut: tuple[int, ...]

    @property
    def home(self) -> int:
        """How many loose tokens have become parts of words; bare letters among themselves tell nothing: "x y", "A N"."""
        return sum(
            sum(map(_is_loose, group)) for group in self._groups() if len(group) > 1 and not all(map(_is_bare, group))
        )

    @property
    def is_sure(self) -> bool:
        """Whether letters stood apart here: enough come home, and none but an acronym's is left."""
        groups = list(self._groups())
        left = any(len(group) == 1 and is_fragment(group[0]) and not group[0].isupper() for group in groups)
        return not left and (self.home >= _FEWEST or (self.home == _FEWEST - 1 and self._is_usual(groups)))

    def spaces(self) -> Iterator[int]:
        """Offsets of the spaces within words."""
        at = self.start
        for group in self._groups():
            for token in group[:-1]:
                at += len(token) + 1
                yield at - 1
            at += len(group[-1]) + 1

    def _groups(self) -> Iterator[tuple[str, ...]]:
        at = 0
        for length in self.cut:
            yield self.tokens[at : at + length]
            at += length

    def _is_usual(self, groups: Sequence[tuple[str, ...]]) -> bool:
        """Whether the one word that came together usually stands beside another of the stretch."""
        pairs = list(pairwise(groups))
        return any(len(a) + len(b) > 2 and is_pair("".join(a), "".join(b)) for a, b in pairs)


def letters_apart(text: str) -> Iterator[Edit]:
    """Leaves out the spaces within words whose letters stand apart."""
    if not any(map(is_fragment, vocabulary(text))):
        return
    start = 0
    for line in text.split("\n"):
        for at in _spaces(line):
            yield Edit(start + at, start + at + 1, "", "spacing", 0.9)
        start += len(line) + 1


def _spaces(line: str) -> list[int]:
    found = [stretch for stretch in _stretches(line) if stretch.is_sure]
    spaces = {at for stretch in found for at in stretch.spaces()}
    if sum(stretch.home for stretch in found) >= _SPREAD:
        spaces.update(_in_acronyms(line, spaces))
    return sorted(spaces.union(_after_initial(line)))


def _stretches(line: str) -> Iterator[_Stretch]:
    for run in RUN.finditer(line):
        tokens, start, end = run[0].split(" "), run.start(), run.end()
        if not any(map(is_fragment, tokens)):
            continue
        if hangs_on(line, start, start + len(tokens[0])):
            start += len(tokens.pop(0)) + 1
        if tokens and hangs_on(line, end - len(tokens[-1]), end):
            tokens.pop()
        yield from _dense(tokens, start)


def _dense(tokens: Sequence[str], start: int) -> Iterator[_Stretch]:
    """The stretches of a run in which loose tokens have at most two whole words between them, and one on either side."""
    loose = [i for i, token in enumerate(tokens) if _is_loose(token)]
    offsets = [start]
    for token in tokens:
        offsets.append(offsets[-1] + len(token) + 1)
    first = 0
    for n, i in enumerate(loose):
        if n + 1 < len(loose) and loose[n + 1] - i <= _BETWEEN + 1:
            continue
        begin, end = max(0, loose[first] - 1), min(len(tokens), i + 2)
        stretch = tuple(tokens[begin:end])
        if n - first + 1 >= _FEWEST - 1 and any(map(is_fragment, stretch)):
            yield _Stretch(offsets[begin], stretch, _likeliest(stretch))
        first = n + 1


def _likeliest(tokens: tuple[str, ...]) -> tuple[int, ...]:
    """The lengths, in tokens, of the words of the likeliest cutting."""
    best: list[dict[int, tuple[int, int]]] = [{0: (0, 0)}]
    for end in range(1, len(tokens) + 1):
        here: dict[int, tuple[int, int]] = {}
        for length in range(1, min(LONGEST, end) + 1):
            weight = _weight(tokens[end - length : end])
            if weight is None:
                continue
            word = "".join(tokens[end - length : end])
            here[length] = max(
                (score + weight + _bond(tokens, end - length, before, word), before)
                for before, (score, _) in best[end - length].items()
            )
        best.append(here)
    end, length = len(tokens), max(best[-1], key=lambda n: best[-1][n][0])
    cut: list[int] = []
    while length:
        cut.append(length)
        end, length = end - length, best[end][length][1]
    return tuple(reversed(cut))


def _bond(tokens: tuple[str, ...], end: int, length: int, word: str) -> int:
    return _USUAL if length and is_pair("".join(tokens[end - length : end]), word) else 0


@lru_cache(maxsize=65536)
def _weight(parts: tuple[str, ...]) -> int | None:
    """How likely it is that the tokens are one word; None where they cannot be."""
    whole = "".join(parts)
    weight = frequency(whole)
    if len(parts) > 1:
        cased = whole.islower() or whole.isupper() or whole[1:].islower()
        fits = len(whole) <= LONGEST and weight and cased and any(map(_is_loose, parts))
        return weight - _TOTAL if fits else None
    if not weight:
        return -_LOST
    return weight - _TOTAL - (_LETTER if len(whole) == 1 else 0)


@lru_cache(maxsize=65536)
def _is_loose(token: str) -> bool:
    return len(token) == 1 or is_fragment(token)


def _is_bare(token: str) -> bool:
    return len(token) == 1 and (token.isascii() or token in "đĐ")


def _after_initial(line: str) -> Iterator[int]:
    """The space behind the first letter of a line or cell where that is the capital of its first word: "T hành phố"."""
    for found in _INITIAL.finditer(line):
        word = found["letter"] + found["rest"]
        usual = is_pair(word, found["next"]) and not is_pair(found["rest"], found["next"])
        if is_fragment(found["letter"]) and usual and frequency(word) and not hangs_on(line, *found.span("rest")):
            yield found.end("letter")


def _in_acronyms(line: str, joined: set[int]) -> Iterator[int]:
    """The spaces between single capitals that are of no word: "T T U B"."""
    for run in RUN.finditer(line):
        at, waiting = run.start(), list[int]()
        for token in [*run[0].split(" "), ""]:
            alone = len(token) == 1 and token.isupper() and not {at - 1, at + 1} & joined
            if alone and not hangs_on(line, at, at + 1):
                waiting.append(at)
            else:
                if 1 < len(waiting) <= _LONGEST_ACRONYM:
                    yield from (place - 1 for place in waiting[1:])
                waiting = []
            at += len(token) + 1
