"""The words of time statements, read from data and matched on the skeleton.

A skeleton match is taken where the marks agree ("năm" is a year, "Nam" is not), whatever their place
in the word ("qúy"); where a whole text has lost its marks, the bare letters do.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from typing import Any, NamedTuple

from normalizers.lexicons import read_lexicon
from normalizers.phrases import either
from normalizers.skeleton import skeleton

MARKED_SHARE = 0.08
"""Vietnamese has marks on some 28 % of its letters; a text under this share has lost them."""
_ASCII = re.compile(r"[\x00-\x7f]+")


class Wording(NamedTuple):
    """One wording of the lexicon: the class it plays, its marks' fingerprint, its value if a number."""

    kind: str
    marks: str
    value: int


class Lexicon(NamedTuple):
    """All wordings by skeleton, and one expression that finds the longest of them."""

    wordings: dict[str, tuple[Wording, ...]]
    pattern: str


def fingerprint(words: str) -> str:
    """The letters and marks of each word in a fixed order, so that "qúy" and "quý" agree."""
    parts = unicodedata.normalize("NFD", words.casefold()).split()
    return " ".join("".join(sorted(part)) for part in parts)


def alternation(phrases: list[str]) -> str:
    """An expression that matches any of the phrases on a skeleton, the longest first, as whole words."""
    return rf"(?<![a-z])(?:{either(phrases)})(?![a-z])"


@cache
def lexicon() -> Lexicon:
    """The wordings of `data/times.toml`, and the verbs of `data/times_context.toml`."""
    tables = _tables("times.toml")
    tables["verb"] = _tables("times_context.toml")["verbs"]
    numbers: dict[str, int] = tables.pop("numbers")
    found: defaultdict[str, list[Wording]] = defaultdict(list)
    for kind, phrases in tables.items():
        for phrase in phrases:
            found[skeleton(phrase)].append(Wording(kind, fingerprint(phrase), 0))
    for phrase, value in numbers.items():
        found[skeleton(phrase)].append(Wording("num", fingerprint(phrase), value))
    return Lexicon({key: tuple(value) for key, value in found.items()}, alternation(list(found)))


def _tables(name: str) -> dict[str, Any]:
    return read_lexicon("normalizers", name)


@cache
def context(table: str) -> re.Pattern[str]:
    """An expression for one table of `data/times_context.toml`, to match on a skeleton."""
    return re.compile(alternation(_tables("times_context.toml")[table]))


@cache
def following(table: str) -> re.Pattern[str]:
    """The same, after any space."""
    return re.compile(rf"\s*{context(table).pattern}")


@cache
def preceding(table: str) -> re.Pattern[str]:
    """The same, before any space and the end."""
    return re.compile(rf"{context(table).pattern}\s*$")


@cache
def _context_marks(table: str) -> frozenset[str]:
    return frozenset(map(fingerprint, _tables("times_context.toml")[table]))


def worded(table: str, text: str, match: re.Match[str] | None) -> bool:
    """Whether a match of `context(table)` has the wording's marks, or has lost all of them."""
    if match is None:
        return False
    words = text[match.start() : match.end()]
    return words.isascii() or fingerprint(words) in _context_marks(table)


def is_bare(text: str) -> bool:
    """Whether the text has lost its marks, so that bare letters must do."""
    marked = sum(map(str.isalpha, _ASCII.sub("", text)))
    return marked < MARKED_SHARE * len(text) and marked < MARKED_SHARE * sum(map(str.isalpha, text))


@lru_cache(maxsize=4096)
def agreeing(words: str, bare: bool) -> Wording | None:
    """The wording whose marks the words have; with `bare`, also one whose marks they lost."""
    choices = lexicon().wordings.get(" ".join(skeleton(words).split()), ())
    seen = fingerprint(words)
    for choice in choices:
        if choice.marks == seen:
            return choice
    return choices[0] if choices and bare and words.isascii() else None
