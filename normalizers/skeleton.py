"""The accent-free, lower-case skeleton of a text, character for character.

Matching runs on the skeleton beside the text, so that a word half lost by OCR still matches; it has
exactly as many characters as the text, so an offset found in one is an offset in the other.
"""

from __future__ import annotations

import re
from functools import lru_cache

from unidecode import unidecode

_REMEMBERED = 16384
"""Texts whose skeletons are remembered: each rule that looks at a paragraph asks for its skeleton again, and most of
its words'; of 4,096 a third more had to be made."""
_LONG = 2000
"""Characters from which a text is more than a paragraph: few such are remembered, a worker would keep whole documents."""
_REMEMBERED_LONG = 8


class _Bare(dict[int, str]):
    """The one-letter form of each character met so far, as `str.translate` asks for them."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        bare = unidecode(character).lower()
        self[code] = bare if len(bare) == 1 else character
        return self[code]


_BARE = _Bare()


def skeleton(text: str) -> str:
    """Lower-case ASCII for every character that has a one-letter form; `len` is kept.

    >>> skeleton("Đơn vị chủ trì…")
    'don vi chu tri…'
    """
    return _of_paragraph(text) if len(text) < _LONG else _of_document(text)


@lru_cache(maxsize=_REMEMBERED)
def _of_paragraph(text: str) -> str:
    return text.translate(_BARE)


@lru_cache(maxsize=_REMEMBERED_LONG)
def _of_document(text: str) -> str:
    return text.translate(_BARE)


def bare_words(text: str) -> str:
    """The words and figures of the skeleton one space apart, for lines known by their words alone.

    >>> bare_words(" - Đơn vị (chủ trì):")
    'don vi chu tri'
    """
    return " ".join(re.findall(r"[a-z0-9]+", skeleton(text)))
