"""Labels that OCR misread: known words with a stroke too many, or one letter taken for another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from normalizers.skeleton import skeleton
from normalizers.syllables import is_syllable

Said = TypeVar("Said")
_SHORTEST = 9
"""Letters; shorter labels are known to the letter ("Chi tiết" is no "Chi tiêu") unless a word of the text is none."""
_LETTERS_PER_FAULT = 6


def only_letters(text: str) -> str:
    """The plain small letters of a text, all else left out: "noidungthuchien"."""
    return re.sub(r"[^a-z]", "", skeleton(text))


def nearest(text: str, known: Mapping[str, Said]) -> Said | None:
    """What `known` says of the label (by its letters alone) that a text is but for a letter or two; None where it is none.

    >>> nearest("Thời gian thực hiệ:", {"thoigianthuchien": "schedule"})
    'schedule'
    """
    letters = only_letters(text)
    if len(letters) < _SHORTEST and all(map(is_syllable, re.findall(r"\w+", text))):
        return None
    most = len(letters) // _LETTERS_PER_FAULT
    found = process.extractOne(letters, known.keys(), scorer=Levenshtein.distance, score_cutoff=most) if most else None
    return known[found[0]] if found else None
