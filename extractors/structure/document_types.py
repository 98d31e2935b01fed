"""The line that says what a document is: KẾ HOẠCH, QUYẾT ĐỊNH, …"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from rapidfuzz.distance import Indel

from extractors.structure.casing import is_capital
from normalizers.lexicons import read_lexicon
from normalizers.skeleton import skeleton

_SHORTEST_FUZZY = 6
"""Shorter types ("đề án") are matched to the letter."""
_ALIKE = 0.85
"""OCR loses a letter or two of a capital heading ("KEHO~CH"); exact matching fails on scans."""
_ROUNDED = 1e-9
"""Indel similarity, which is found much faster, is never less than the matcher's ratio but for what is rounded."""


@cache
def _types() -> tuple[tuple[str, str], ...]:
    data = read_lexicon("extractors", "document_types.toml")
    return tuple((name, _letters(name)) for name in data["types"])


@cache
def _openings() -> tuple[re.Pattern[str], dict[str, str]]:
    """How a line that begins with a type does, the longest type first, and the types."""
    longest_first = sorted(_types(), key=lambda known: -len(known[0]))
    openings = {f"{skeleton(name)} ": name for name, _ in longest_first}
    return re.compile("|".join(map(re.escape, openings))), openings


@cache
def _plans() -> frozenset[str]:
    data = read_lexicon("extractors", "document_types.toml")
    return frozenset(data["plans"])


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", skeleton(text))


def document_type(line: str) -> str | None:
    """The type of document that a line of capitals names, or None.

    >>> document_type("KẾ HOẠCH")
    'kế hoạch'
    """
    if len(line) > 40 or not is_capital(line):
        return None
    letters = _letters(line)
    if len(letters) < _SHORTEST_FUZZY:
        return next((name for name, known in _types() if known == letters), None)
    alike = [known for known in _types() if Indel.normalized_similarity(letters, known[1]) > _ALIKE - _ROUNDED]
    ratios = [SequenceMatcher(None, letters, known).ratio() for _, known in alike]
    best = max(ratios, default=0.0)
    return alike[ratios.index(best)][0] if best >= _ALIKE else None


def known_type(word: str) -> str | None:
    """The type that a word is, however it is written: "Kế hoạch"."""
    return next((name for name, _ in _types() if skeleton(name) == skeleton(word.strip())), None)


def leading_type(line: str) -> tuple[str, int] | None:
    """The type that a longer line of capitals begins with, and where its title begins: "KẾ HOẠCH PHỐI HỢP …".

    >>> leading_type("KẾ HOẠCH TRIỂN KHAI CÔNG TÁC")
    ('kế hoạch', 9)
    """
    opening = _opening_type(line)
    return opening if opening and is_capital(line) else None


def worded_type(line: str) -> tuple[str, int] | None:
    """As `leading_type` of a line that is not in capitals: "Kế hoạch tuyển sinh năm 2024"."""
    return _opening_type(line) if line[:1].isupper() else None


def _opening_type(line: str) -> tuple[str, int] | None:
    pattern, types = _openings()
    begun = pattern.match(skeleton(line))
    return (types[begun.group()], begun.end()) if begun else None


def carries_tasks(kind: str) -> bool:
    """Whether a document so headed orders tasks itself, rather than being the cover of one that does."""
    return kind in _plans()


def names_plan(text: str) -> bool:
    """Whether a text speaks of something that orders tasks: "Ban hành Kế hoạch …"."""
    return any(re.search(rf"\b{skeleton(name)}\b", skeleton(text)) for name in _plans())
