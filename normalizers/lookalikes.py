"""Real words that an engine which reads Vietnamese takes for others: "tố chức" for "tổ chức".

Such a slip leaves a syllable that is one, so nothing in the word tells of it; what stands around it does. Each word
that has lookalikes (`data/lookalikes.txt`) is weighed against them by the language model of `restoration`, and
changed where they are so much likelier that it outweighs how rarely the engine slips, and how sure it was; less likely
ones will do where they alone make a word of two syllables with their neighbour ("thâm định"). Where two words side by
side were misread neither is likelier alone ("phô biên"): they are weighed together where both, changed, make such a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from math import exp
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from normalizers.corrections import Edit, Repaired, apply
from normalizers.pairs import is_pair
from normalizers.repair.composition import compose
from normalizers.restoration.language import ORDER, LanguageModel, advanced
from normalizers.restoration.restoring import DATA
from normalizers.restoration.spelling import bare
from normalizers.restoration.words import END, SPECIAL, TOKEN, folded, model_word
from normalizers.syllables import is_syllable

_ROUNDS = 3
_USUAL = 5.5  # what a letter with other marks costs, unless the data say otherwise
_DEAREST = 9.0
_SURE = 2.0  # what a word of full confidence takes more than one of none
_NAME = 4.0  # what a capital inside a sentence, or before another, takes more: names follow no model
_PAIR = 2.5  # what a word takes less where it makes a word of two syllables with its neighbour
_EITHER = frozenset({"hằng", "hàng"})  # two spellings of one word
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_OPENS = re.compile(r"\s*(?:[-+*•]\s|\(?[^\W_]{1,3}[.)]|\d+(?:\.\d+)*[.)]|\Z)")


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word as an engine saw it: `start`, `end` in the text, `confidence` 0..1."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class _Lookalike:
    """What a word may have been: its spelling, the model's number, and what the slip costs."""

    spelling: str
    number: int
    cost: float


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of the model with its place in the text; `costs` are those of its lookalikes, by their spelling."""

    start: int
    end: int
    word: int
    lookalikes: tuple[_Lookalike, ...] = ()


@dataclass(frozen=True, slots=True)
class _Change:
    """Of the tokens from `at` on, what they were taken for; `cost` is what the model must make up for."""

    at: int
    meant: tuple[_Lookalike, ...]
    cost: float


def mend_lookalikes(text: str, seen: Sequence[SeenWord]) -> Repaired:
    """The text with words put right that were taken for lookalikes; only words in `seen` (in order) are touched.

    Kind `ocr`, the confidence how much likelier the word is than what was read. Mending again changes nothing.
    """
    whole = Repaired(text, ())
    for _ in range(_ROUNDS):
        places = [(whole.moved(word.start), whole.moved(word.end), word.confidence) for word in seen]
        edits = list(_edits(whole.text, places))
        if not edits:
            break
        whole = compose(whole, apply(whole.text, edits))
    return whole


def _edits(text: str, places: Sequence[tuple[int, int, float]]) -> Iterator[Edit]:
    tokens = list(_tokens(text, places))
    changes = [change for n in range(len(tokens)) for change in _changes(text, tokens, n)]
    gains = _gains([token.word for token in tokens], changes)
    likelier = [(float(gain) - each.cost, each) for gain, each in zip(gains, changes, strict=True) if gain > each.cost]
    changed: set[int] = set()
    for gain, each in sorted(likelier, key=lambda one: (-one[0], one[1].at)):
        end = each.at + len(each.meant)
        if changed.isdisjoint(range(each.at - ORDER + 1, end + ORDER - 1)):  # words near each other are judged in turn
            changed.update(range(each.at, end))
            for token, meant in zip(tokens[each.at : end], each.meant, strict=True):
                yield Edit(token.start, token.end, meant.spelling, "ocr", round(1 / (1 + exp(-gain)), 2))


def _changes(text: str, tokens: Sequence[_Token], n: int) -> Iterator[_Change]:
    """What the token, and it with the next, may have been."""
    before, word, after, beyond = (_word(text, tokens, n + i, n) for i in (-1, 0, 1, 2))
    for one in tokens[n].lookalikes:
        yield _Change(n, (one,), one.cost - _agreed(one.spelling, before, word, after))
    if after and not (is_pair(before, word) or is_pair(word, after) or is_pair(after, beyond)):
        for one in tokens[n].lookalikes:
            for other in tokens[n + 1].lookalikes:
                if is_pair(one.spelling, other.spelling):
                    agreed = 1 + is_pair(before, one.spelling) + is_pair(other.spelling, beyond)
                    yield _Change(n, (one, other), one.cost + other.cost - agreed * _PAIR)


def _word(text: str, tokens: Sequence[_Token], at: int, beside: int) -> str:
    """The word there, where nothing but spaces part it from the one it stands beside; else nothing."""
    if not 0 <= at < len(tokens):
        return ""
    first, last = min(at, beside), max(at, beside)
    gaps = (text[tokens[i].end : tokens[i + 1].start] for i in range(first, last))
    return text[tokens[at].start : tokens[at].end] if all(gap.isspace() for gap in gaps) else ""


def _agreed(meant: str, before: str, read: str, after: str) -> float:
    """What a word takes less that makes one of two syllables with a neighbour, where what was read makes none.

    What was read may make one with the other neighbour, where the word does so too ("quy định chỉ tiết").
    """
    with_before, with_after = is_pair(before, meant), is_pair(meant, after)
    read_before, read_after = is_pair(before, read), is_pair(read, after)
    if read_before > with_before or read_after > with_after:
        return 0.0
    return _PAIR if (with_before, with_after) != (read_before, read_after) else 0.0


def _tokens(text: str, places: Sequence[tuple[int, int, float]]) -> Iterator[_Token]:
    """The model's words of a page's text; a line's end is the sentence's only where a new item begins."""
    at = 0
    after_end = True
    for match in TOKEN.finditer(text):
        token, start, end = match.group(), match.start(), match.end()
        if token == "\n":
            if not _OPENS.match(text, end):
                continue
        elif token[0].isalpha():
            while at < len(places) and places[at][1] <= start:
                at += 1
            if at < len(places) and places[at][0] <= start:
                is_name = token.istitle() and (not after_end or _is_title_next(text, end))
                surplus = _SURE * places[at][2] + (_NAME if is_name else 0.0)
                yield _Token(start, end, _index(token), tuple(_lookalikes(token, surplus)))
                after_end = False
                continue
        yield _Token(start, end, _index(token))
        after_end = not token[0].isalnum()


def _is_title_next(text: str, at: int) -> bool:
    follows = _NEXT_WORD.match(text, at)
    return follows is not None and follows[1].istitle()


def _lookalikes(word: str, surplus: float) -> Iterator[_Lookalike]:
    """Known words with the same letters under other marks."""
    small = word.lower()
    for number, cost in _alike(small) if len(word) > 1 else ():
        spelling = _model()[0].vocabulary[number]
        as_written = "".join(m.upper() if w.isupper() else m for m, w in zip(spelling, word, strict=True))
        yield _Lookalike(as_written, number, cost + surplus)


@lru_cache(maxsize=1 << 15)
def _alike(word: str) -> tuple[tuple[int, float], ...]:
    model, numbers = _model()
    own = numbers.get(folded(word))
    found = []
    for number in _by_letters().get(bare(word), ()):
        other = model.vocabulary[number]
        if number != own and len(other) == len(word) and is_syllable(other) and not {word, other} <= _EITHER:
            cost = sum(_cost(read, meant) for read, meant in zip(word, other, strict=True) if read != meant)
            if cost <= _DEAREST:
                found.append((number, cost))
    return tuple(found)


def _cost(read: str, meant: str) -> float:
    return _letters().get((read, meant), _USUAL)


def _gains(words: Sequence[int], changes: Sequence[_Change]) -> NDArray[np.float32]:
    """How much likelier (natural logarithm) the words become by each change."""
    gains = np.zeros(len(changes), np.float32)
    end = SPECIAL.index(END)
    padded = np.array([end] * (ORDER - 1) + list(words) + [end] * ORDER, np.uint64)
    for size in (1, 2):
        which = [i for i, change in enumerate(changes) if len(change.meant) == size]
        if which:
            at = np.array([changes[i].at for i in which], np.int64)
            windows = padded[at[:, None] + np.arange(2 * (ORDER - 1) + size)]
            changed = windows.copy()
            meant = np.array([[one.number for one in changes[i].meant] for i in which], np.uint64)
            changed[:, ORDER - 1 : ORDER - 1 + size] = meant
            gains[which] = _score(changed) - _score(windows)
    return gains


def _score(windows: NDArray[np.uint64]) -> NDArray[np.float32]:
    """Logarithm of the probability of each window's words after the first ORDER - 1."""
    model, _ = _model()
    states = np.zeros(len(windows), np.uint64)
    for column in range(ORDER - 1):
        states = advanced(states, windows[:, column])
    total = np.zeros(len(windows), np.float32)
    rows = np.arange(len(windows))
    for column in range(ORDER - 1, windows.shape[1]):
        total += model.score(states, rows, windows[:, column])
        states = advanced(states, windows[:, column])
    return total


def _index(token: str) -> int:
    return _model()[1].get(model_word(token), 0)


@cache
def _model() -> tuple[LanguageModel, dict[str, int]]:
    """The model and the numbers of its words, loaded once."""
    model = LanguageModel.load(DATA)
    return model, {word: n for n, word in enumerate(model.vocabulary)}


@cache
def _by_letters() -> dict[str, list[int]]:
    """The numbers of the model's words by their letters without marks."""
    found: dict[str, list[int]] = {}
    for number, word in enumerate(_model()[0].vocabulary[len(SPECIAL) :], len(SPECIAL)):
        found.setdefault(bare(word), []).append(number)
    return found


@cache
def _letters() -> dict[tuple[str, str], float]:
    """What it costs that one letter was read where another was meant, where that is not the usual."""
    lines = resources.files("normalizers").joinpath("data/lookalikes.txt").read_text("utf-8").splitlines()
    rows = (normalize("NFC", line).split() for line in lines if line and not line.startswith("#"))
    return {(read, meant): float(cost) for read, meant, cost in rows}
