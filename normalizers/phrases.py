"""Phrases of a lexicon as one regular expression over skeletons."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from normalizers.skeleton import skeleton

_END = ""
"""Marks, among the characters that a phrase can go on with, that one ends here."""


def either(phrases: Iterable[str]) -> str:
    r"""A pattern that finds any of the phrases in a skeleton, the longest first, whatever space parts words and commas.

    What phrases begin alike with is written once: a place where none stands is passed over after a letter or two,
    however many there are.

    >>> either(["nhiệm vụ", "nhiệm vụ trọng tâm", "nhóm"])
    'nh(?:iem\\s+vu(?:\\s+trong\\s+tam|)|om)'
    """
    begun: dict[str, Any] = {}
    for phrase in sorted({skeleton(phrase) for phrase in phrases}):
        node = begun
        for character in phrase:
            node = node.setdefault(character, {})
        node[_END] = {}
    return "|".join(_branches(begun))


def _branches(node: dict[str, Any]) -> Iterator[str]:
    """How phrases go on, each first character once; that one ends here last of all, so that longer ones are tried first."""
    for character, following in node.items():
        if character != _END:
            branches = list(_branches(following))
            yield _character(character) + (branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})")
    if _END in node:
        yield ""


def _character(character: str) -> str:
    return {" ": r"\s+", ",": r"\s*,"}.get(character) or re.escape(character)


def is_worded(words: str, phrases: Collection[str]) -> bool:
    """Whether words found by their skeleton are one of the phrases: other marks on a single syllable make another word.

    >>> is_worded("Giao", ["giao"]), is_worded("Giáo", ["giao"]), is_worded("phân cong", ["phân công"])
    (True, False, True)
    """
    return " " in words or words.isascii() or words.lower() in phrases
