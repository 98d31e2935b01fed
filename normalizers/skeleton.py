"""The accent-free, lower-case skeleton of a text, character for character.

Matching runs on the skeleton beside the text, so that a word half lost by OCR still matches; it has
exactly as many characters as the text, so an offset found in one is an offset in the other.
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
from unidecode import unidecode

_WORD = re.compile(r"[a-z0-9]+")
_REMEMBERED = 16384
"""Texts whose skeletons are remembered: each rule that looks at a paragraph asks for its skeleton again, and most of
its words'; of 4,096 a third more had to be made."""
_DOCUMENT = 2000
"""Characters from which a text is more than a paragraph: few such are remembered, a worker would keep whole documents."""
_REMEMBERED_DOCUMENTS = 8


class _Bare(dict[int, str]):
    """The one-letter form of each character met so far, as `str.translate` asks for them."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        bare = unidecode(character).lower()
        self[code] = bare if len(bare) == 1 else character
        return self[code]


_BARE = _Bare()
_LONG = 100
"""Characters from which on a text is looked up in an array at once: `str.translate` takes 75 ns for each, an array 4."""
_BARE_CODES = np.zeros(0x110000, "<u4")
"""The same as _BARE in code points; 0 for what was not met yet."""


def skeleton(text: str) -> str:
    """Lower-case ASCII for every character that has a one-letter form; `len` is kept.

    >>> skeleton("Đơn vị chủ trì…")
    'don vi chu tri…'
    """
    return _of_paragraph(text) if len(text) < _DOCUMENT else _of_document(text)


@lru_cache(maxsize=_REMEMBERED)
def _of_paragraph(text: str) -> str:
    return text.translate(_BARE) if len(text) < _LONG else _looked_up(text)


@lru_cache(maxsize=_REMEMBERED_DOCUMENTS)
def _of_document(text: str) -> str:
    return _looked_up(text)


def _looked_up(text: str) -> str:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    bare = _BARE_CODES.take(codes)
    if not bare.all():
        for code in np.unique(codes[bare == 0]).tolist():
            _BARE_CODES[code] = ord(_BARE[code])
        bare = _BARE_CODES.take(codes)
    return str(bare.tobytes(), "utf-32-le", "surrogatepass")


def bare_words(text: str) -> str:
    """The words and figures of the skeleton one space apart, for lines known by their words alone.

    >>> bare_words(" - Đơn vị (chủ trì):")
    'don vi chu tri'
    """
    return " ".join(_WORD.findall(skeleton(text)))
