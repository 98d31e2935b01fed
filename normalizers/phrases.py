"""Phrases of a lexicon as one regular expression over skeletons."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from normalizers.skeleton import skeleton


def either(phrases: Iterable[str]) -> str:
    r"""A pattern that finds any of the phrases in a skeleton, the longest first, whatever space parts words and commas.

    >>> either(["nhiệm vụ", "nhiệm vụ trọng tâm"])
    'nhiem\\s+vu\\s+trong\\s+tam|nhiem\\s+vu'
    """
    longest_first = sorted({skeleton(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+").replace(",", r"\s*,") for phrase in longest_first)


def is_worded(words: str, phrases: Collection[str]) -> bool:
    """Whether words found by their skeleton are one of the phrases: other marks on a single syllable make another word.

    >>> is_worded("Giao", ["giao"]), is_worded("Giáo", ["giao"]), is_worded("phân cong", ["phân công"])
    (True, False, True)
    """
    return " " in words or words.isascii() or words.lower() in phrases
