"""Names printed in capitals, as they are written in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from normalizers.lexicons import read_lexicon
from normalizers.organisations.spelling import as_registered
from normalizers.provinces import find_province
from normalizers.skeleton import skeleton

_BY_FIELD = frozenset({"sở", "bộ", "phòng", "cục", "vụ", "viện", "tổng"})
"""Bodies named by their field: its first word is capital, and the one after "và" or a dash."""
_MOSTLY = 0.8
_KEPT = frozenset({"UBND", "HĐND", "UBMTTQ", "LĐLĐ", "TP", "TP."})


@cache
def _small() -> frozenset[str]:
    """Words of bodies' names that are written small after the first."""
    return frozenset(read_lexicon("extractors", "letterhead.toml")["small"])


def is_capital(text: str, share: float = _MOSTLY) -> bool:
    """Whether a line is set in capitals: at least this share of its letters is (OCR makes some of them small)."""
    letters = [character for character in text if character.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) >= share * len(letters)


def as_written(name: str, text: str) -> str:
    """A name in capitals, cased as the document's own `text` words it elsewhere; else by rule.

    >>> as_written("SỞ Y TẾ", "Giao Sở Y tế chủ trì")
    'Sở Y tế'
    """
    worded = next(_wordings(name, text), None)
    if worded is not None:
        return worded
    registered = as_registered(name.capitalize())
    if skeleton(registered) == skeleton(name) and registered != name.capitalize():
        return _with_province(registered)
    words = name.split()
    if words[0].lower() in _BY_FIELD:
        return " ".join(
            _word(w, capital=n < 2 or words[n - 1].lower() in ("và", "-", "–")) for n, w in enumerate(words)
        )
    return " ".join(_word(word, capital=n == 0 or word.lower() not in _small()) for n, word in enumerate(words))


def _with_province(name: str) -> str:
    """The name with its province in capitals: "tỉnh an giang" is "tỉnh An Giang"."""
    province = find_province(name)
    at = skeleton(name).rfind(skeleton(province.name)) if province else -1
    return f"{name[:at]}{province.name}{name[at + len(province.name) :]}" if province and at >= 0 else name


def is_worded(name: str, text: str) -> bool:
    """Whether the text words a name in capitals in running text, too."""
    return next(_wordings(name, text), None) is not None


def _wordings(name: str, text: str) -> Iterator[str]:
    wanted = r"\s+".join(map(re.escape, skeleton(name).split()))
    for found in re.finditer(rf"(?<!\w){wanted}(?!\w)", skeleton(text)):
        worded = " ".join(text[found.start() : found.end()].split())
        if worded != worded.upper() and worded[0].isupper():
            yield worded


def _word(word: str, *, capital: bool) -> str:
    if word in _KEPT:
        return word
    small = word.lower()
    return small[:1].upper() + small[1:] if capital else small
