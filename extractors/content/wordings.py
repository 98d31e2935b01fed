"""Wordings of the lexicons as patterns over a skeleton.

In a wording `(a|b)` is one of them, `[a|b]` one of them or nothing, `{3}` up to three words of any kind; between words
may stand spaces and punctuation other than what ends a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from normalizers.lexicons import read_lexicon
from normalizers.skeleton import skeleton

_PIECE = re.compile(r"\((?P<one>[^()]*)\)|\[(?P<maybe>[^\[\]]*)\]|\{(?P<any>\d+)\}|(?P<word>[^\s()\[\]{}]+)")
_GAP = r"(?:[\s,:()\"“”]+)"


@cache
def wordings(lexicon: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The wordings of a file of `extractors/data`, by table and key."""
    data = read_lexicon("extractors", lexicon)
    return {table: {key: tuple(listed) for key, listed in keys.items()} for table, keys in data.items()}


def any_of(listed: Iterable[str]) -> str:
    """A pattern for one of some wordings, tried in their order.

    >>> re.fullmatch(any_of(["giao [cho]", "(cùng|với) {2} sở"]), "cung cac ban so") is not None
    True
    """
    return "(?:" + "|".join(map(_pattern, listed)) + r")(?!\w)"


def _pattern(wording: str) -> str:
    """Gaps only between words, and one way to read each: a long row of commas is passed over once."""
    pattern, begun = "", False
    for piece in _PIECE.finditer(wording):
        said = r"[\w/]+" if piece["any"] else _either(piece["maybe"] or piece["one"] or piece["word"])
        said = f"{_GAP}{said}" if begun else f"{said}{_GAP}"
        if piece["any"]:
            pattern += f"(?:{said}){{0,{piece['any']}}}?"
        elif piece["maybe"]:
            pattern += f"(?:{said})?"
        else:
            pattern += said if begun else said.removesuffix(_GAP)
            begun = True
    return pattern


def _either(listed: str) -> str:
    words = (_GAP.join(map(re.escape, skeleton(one).split())) for one in listed.split("|"))
    return "(?:" + "|".join(words) + r")(?!\w)"
