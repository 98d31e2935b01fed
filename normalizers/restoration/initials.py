"""Abbreviations whose Đ was read as D: told by the lexicon of abbreviations, and by what the text itself says.

An OCR that knows no Vietnamese reads "HĐND" as "HDND"; most letters of an abbreviation tell nothing, so only what can
be one word is changed, and an abbreviation that may be right as it stands ("HD" for hướng dẫn) is left.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

from normalizers.corrections import Edit
from normalizers.restoration.spelling import bare

_CAPITALS = re.compile(r"(?<![^\W_])[A-ZĐ]*D[A-ZĐ]*(?![^\W_])")
_DEFINED = re.compile(r"\(\s*(?P<short>[A-Z]*D[A-Z]+|[A-Z]+D[A-Z]*)\s*\)")
_IN_SYMBOL = re.compile(r"\d[/-]\Z")
"""What stands before a kind of document: "12/HD-SNV" guides, whatever contract (HĐ) the text is about."""
_WORD = re.compile(r"[^\W\d_]+")
_JOINTS = frozenset(("và", "của", "về", "các"))
_LEAST = 3
"""Letters of an abbreviation that is told by the lexicon alone."""
_LONGEST = 12
SURE, TOLD = 0.95, 0.97
"""Confidences of what the lexicon says, and of what the text says."""


@lru_cache(maxsize=4096)
def mended(short: str) -> str | None:
    """The abbreviation with its Đ, where the lexicon knows one way only to write it, whole or in parts; else None.

    >>> mended("HDND"), mended("BCDCCHC"), mended("UBND"), mended("HD")
    ('HĐND', 'BCĐCCHC', None, None)
    """
    if "D" not in short or not _LEAST <= len(short) <= _LONGEST or short in _known():
        return None
    ways = _forms().get(_plain(short), ())
    if ways:
        return ways[0] if len(ways) == 1 else None
    parted = list(_parted(short))
    fewest = min(map(len, parted), default=0)
    found = {"".join(parts) for parts in parted if len(parts) == fewest}
    return found.pop() if len(found) == 1 and short not in found else None


def is_known(short: str) -> bool:
    """Whether the lexicon has the abbreviation, with its marks."""
    return short in _known()


def lexical(text: str) -> Iterator[Edit]:
    """The edits that put the Đ into abbreviations the lexicon knows."""
    for match in _CAPITALS.finditer(text):
        after = mended(match[0])
        if after:
            yield Edit(*match.span(), after, "diacritics", SURE)


def told(text: str) -> Iterator[Edit]:
    """The edits that put the Đ where restored words say it is: "công nhân lao động (CNLD)", here and wherever it recurs."""
    meant = dict(_definitions(text))
    if meant:
        for match in _CAPITALS.finditer(text):
            after = meant.get(match[0])
            if after and not (is_known(match[0]) and _IN_SYMBOL.search(text, max(0, match.start() - 2), match.start())):
                yield Edit(*match.span(), after, "diacritics", TOLD)


def _definitions(text: str) -> Iterator[tuple[str, str]]:
    for match in _DEFINED.finditer(text):
        short = match["short"]
        words = [w.lower() for w in _WORD.findall(text, max(0, match.start() - 12 * len(short)), match.start())]
        first = _initials([w for w in words if w not in _JOINTS], len(short))
        after = first if len(first) == len(short) else _initials(words, len(short))
        if after != short and len(after) == len(short) and _plain(after) == short:
            yield short, after


def _initials(words: list[str], count: int) -> str:
    """The first letters of the last words, đ kept."""
    letters = (word[0] if word[0] == "đ" else bare(word[0]) for word in words[-count:])
    return "".join(letters).upper()


def _plain(short: str) -> str:
    return short.translate(_BARE)


_BARE = str.maketrans("ĐĂÂÊÔƠƯ", "DAAEOOU")


def _parted(short: str) -> Iterator[tuple[str, ...]]:
    """The ways to write it as known abbreviations of two letters and more, three of them at most."""
    for at in range(2, len(short) - 1):
        for head in _forms().get(_plain(short[:at]), ()):
            rest = _plain(short[at:])
            yield from ((head, tail) for tail in _forms().get(rest, ()))
            for cut in range(2, len(rest) - 1):
                for middle in _forms().get(rest[:cut], ()):
                    yield from ((head, middle, tail) for tail in _forms().get(rest[cut:], ()))


@cache
def _known() -> frozenset[str]:
    lines = resources.files("normalizers").joinpath("data/abbreviations.txt").read_text("utf-8").splitlines()
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return frozenset(word for word in words if word.isalpha() and word.isupper())


@cache
def _forms() -> Mapping[str, tuple[str, ...]]:
    """By its letters without marks, each abbreviation of two letters and more in the lexicon."""
    found: dict[str, list[str]] = defaultdict(list)
    for short in sorted(_known()):
        if len(short) > 1:
            found[_plain(short)].append(short)
    return {plain: tuple(shorts) for plain, shorts in found.items()}
