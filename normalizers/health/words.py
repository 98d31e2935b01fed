"""What each word of a text shows of its health: a syllable with marks, one without, nonsense, a sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from unicodedata import normalize

from normalizers.syllables import frequency, frequency_of_letters, lacks_marks

MARKED, BARE, DOUBTFUL, STRIPPED, FOREIGN, ASCII, OTHER, ODD, UNDECODED = KINDS = (
    "marked",
    "bare",
    "doubtful",
    "stripped",
    "foreign",
    "ascii",
    "other",
    "odd",
    "undecoded",
)
"""A syllable with a mark ("kế"); one that has none ("theo"), or is far commoner with
some ("cua"); the letters of one that lacks its marks ("hoach"); a common
foreign word ("which"); other letters of ASCII ("Website"); others ("hién"); letters with signs or digits among them
("trég:h", "t6"); glyphs that stand for no character."""

_UNDECODED = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_ADDRESS = re.compile(r"@|://|www\.|\.(?:vn|com|org|net)\b", re.IGNORECASE)
_SYMBOL = re.compile(r"[\d.]*[/-]?[A-ZĐƯ][A-Za-zĐđƯư]*(?:[/&-][A-ZĐƯ][A-Za-zĐđƯư0-9]*)+\Z")
_ODD = re.compile(
    r"\w[^\w\s.,:;/&+%()–—’'\"“”„·*\[\]…-]+\w|[^\W\d_](?:[!|]|[:;]{2,})[^\W\d_]|[^\W\d_]\d+[^\W\d_]|[a-z]\d\b"
)
_EDGES = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’„–—…•·0123456789\u00a0"
_PART = re.compile(r"[^\W\d_]{2,}")
_CAPITALS = re.compile(r"[A-ZĐ]{2,7}\Z")
_OI = str.maketrans("ƣƢ", "ưƯ")


@lru_cache(maxsize=65536)
def kinds(token: str) -> tuple[str, ...]:
    """The kinds of the words in a token (what stands between two spaces), none for numbers, labels and addresses."""
    if frequency(token) and len(token) > 1:
        return (_syllable(token),)
    return tuple(_kinds(token))


def _kinds(token: str) -> Iterator[str]:
    if _UNDECODED.search(token):
        yield UNDECODED
    bare = token.strip(_EDGES)
    if not bare or _ADDRESS.search(token) or _SYMBOL.match(bare):
        return
    if not bare.isascii():
        bare = normalize("NFC", bare).translate(_OI)
    if _ODD.search(bare):
        yield ODD
        return
    for part in _PART.findall(bare):
        if kind := _kind(part):
            yield kind


def _kind(word: str) -> str | None:
    if frequency(word):
        return _syllable(word)
    if _CAPITALS.match(word) and not (len(word) > 3 and frequency_of_letters(word)):
        return None  # an abbreviation, as far as can be known
    if not word.isascii():
        return OTHER
    if frequency_of_letters(word):
        return STRIPPED
    return FOREIGN if is_foreign(word) else ASCII


def _syllable(word: str) -> str:
    if not word.isascii():
        return MARKED
    return DOUBTFUL if lacks_marks(word) else BARE


def is_foreign(word: str) -> bool:
    """Whether it is a common word of English or French that no syllable of Vietnamese has the letters of."""
    return word.lower() in _foreign()


@cache
def _foreign() -> frozenset[str]:
    lines = resources.files("normalizers").joinpath("data/foreign_words.txt").read_text("utf-8").splitlines()
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return frozenset(word for word in words if not frequency_of_letters(word))
