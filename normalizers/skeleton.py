"""The accent-free, lower-case skeleton of a text, character for character.

Matching runs on the skeleton beside the text, so that a word half lost by OCR still matches; it has
exactly as many characters as the text, so an offset found in one is an offset in the other.
"""

from __future__ import annotations

from functools import lru_cache

from unidecode import unidecode


@lru_cache(maxsize=8192)
def _bare(character: str) -> str:
    bare = unidecode(character).lower()
    return bare if len(bare) == 1 else character


def skeleton(text: str) -> str:
    """Lower-case ASCII for every character that has a one-letter form; `len` is kept.

    >>> skeleton("Đơn vị chủ trì…")
    'don vi chu tri…'
    """
    return "".join(map(_bare, text))
