"""How much of a text reads as Vietnamese."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib import resources

from normalizers.syllables import WORD, is_syllable

_PART = re.compile(rf"\d+|{WORD.pattern}")
_EDGES = re.compile(r"^[\W_]+|[^\w\u0300-\u036f]+$")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_LABEL = re.compile(r"\(?[a-zđ0-9][).:]?\Z", re.IGNORECASE)
_ADDRESS = re.compile(r"@|://|www\.|\.(?:vn|com|org|net)\b", re.IGNORECASE)
_SYMBOL = re.compile(r"[\d.]*[/-]?[A-ZĐƯ][A-Za-zĐđƯư]*(?:[/&-][A-ZĐƯ][A-Za-zĐđƯư0-9]*)*\Z")
_ODD_INSIDE = re.compile(r"\w[^\w\s.,:;/&+%()–’'\"“”\u0300-\u036f-]+\w")


def quality(text: str) -> float:
    """The share of tokens that are Vietnamese syllables, numbers or known abbreviations, 0..1.

    Tokens are what spaces part, bare punctuation and addresses of the web left out; those with
    joiners ("05/8/2022", "57/KH-SCT") count when every part does. A text without tokens has 1.0.
    """
    known, unknown = _counted(text)
    return known / (known + unknown) if known or unknown else 1.0


def _counted(text: str) -> tuple[int, int]:
    """Tokens that read well and that don't."""
    counts = Counter(text.split())
    known = unknown = 0
    for token, count in counts.items():
        verdict = _known(token)
        known += count if verdict else 0
        unknown += count if verdict is False else 0
    return known, unknown


def is_abbreviation(word: str) -> bool:
    """Whether the word is a known abbreviation, written as usual ("UBND", "TTg")."""
    return word in _abbreviations()


def _known(token: str) -> bool | None:
    """Whether a token reads well; None for bare punctuation and addresses."""
    if token.isalpha() and is_syllable(token):  # most are
        return True
    bare = _EDGES.sub("", token)
    if not bare or _ADDRESS.search(token):
        return None
    if _LABEL.match(token) or (any(c in "/-" for c in bare) and _SYMBOL.match(bare)):
        return True
    return not _ODD_INSIDE.search(bare) and all(map(_known_part, _PART.findall(bare)))


def _known_part(part: str) -> bool:
    return part.isdecimal() or is_syllable(part) or is_abbreviation(part) or _ROMAN.match(part) is not None


@cache
def _abbreviations() -> frozenset[str]:
    text = resources.files("normalizers").joinpath("data/abbreviations.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
