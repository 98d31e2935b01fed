"""Search that does not mind accents: "cai cach" finds "cải cách", "CẢI CÁCH" and what was typed with loose marks."""

from __future__ import annotations

import unicodedata


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
