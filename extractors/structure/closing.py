"""Paragraphs that close a plan or only point elsewhere: they belong to no item and order nothing."""

from __future__ import annotations

import re

from normalizers.skeleton import skeleton

_CLOSING = re.compile(
    r"\W*(?:tren day la|kem theo\b|\(?co phu luc|\(?chi tiet (?:tai|theo) phu luc|\(?phu luc kem theo)"
)
_FORMULA = re.compile(r"\W*tren day la\b")
_LAST_WORDS = re.compile(r"\.\s?/\s?\.\W*$")


def stands_alone(text: str) -> bool:
    """Whether an unmarked paragraph is no continuation of the item before it.

    >>> stands_alone("(Có Phụ lục nhiệm vụ kèm theo)")
    True
    """
    return is_closing(text) or (text.startswith("(") and text.endswith(")"))


def opens_closing(line: str) -> bool:
    """Whether a line begins the closing formula."""
    return bool(_FORMULA.match(skeleton(line[:40])))


def is_closing(text: str) -> bool:
    """Whether a paragraph is the closing formula ("Trên đây là …") or a pointer to an appendix."""
    return bool(_CLOSING.match(skeleton(text)) or _LAST_WORDS.search(text))
