"""Search that does not mind accents: "cai cach" finds "cải cách", "CẢI CÁCH" and what was typed with loose marks."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

_BETWEEN = "\x1f"
_GONE = 0xFFFF_FFFF
_AS_IS = 0x2_0000
"""Characters from here on have no accents."""


def bare(text: str) -> str:
    """Lower case, no accents, đ as d; the SQL macro of the same name gives the same.

    >>> bare("Đẩy mạnh CẢI CÁCH")
    'day manh cai cach'
    """
    decomposed = unicodedata.normalize("NFD", text)
    kept = "".join(character for character in decomposed if not unicodedata.category(character).startswith("M"))
    return unicodedata.normalize("NFC", kept).lower().replace("đ", "d")


def bare_words(query: str) -> tuple[str, ...]:
    """The words of a query, each bare."""
    return tuple(bare(query).split())


def all_bare(texts: Sequence[str]) -> list[str]:
    """`bare` of each text, some twenty times as fast where there are many."""
    together = _BETWEEN.join(texts)
    codes = np.frombuffer(together.encode("utf-32-le", "surrogatepass"), np.uint32)
    table = _bare_codes()
    if not codes.size or codes.max() >= table.size:
        return [bare(text) for text in texts]
    bared = table[codes]
    made = bared[bared != _GONE].tobytes().decode("utf-32-le", "surrogatepass").split(_BETWEEN)
    return made if len(made) == len(texts) else [bare(text) for text in texts]


@cache
def _bare_codes() -> npt.NDArray[np.uint32]:
    """The bare character of each, by code; _GONE for marks."""
    return np.array([_bare_code(code) for code in range(_AS_IS)], np.uint32)


def _bare_code(code: int) -> int:
    made = bare(chr(code))
    return ord(made) if len(made) == 1 else code if made else _GONE
