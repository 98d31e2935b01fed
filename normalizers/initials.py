"""Capitals that an engine misread at the beginning of a word: "Vêu cầu" is "Yêu cầu", "Fạo" is "Tạo".

A word that is no syllable of Vietnamese and becomes one with another capital that looks like its own was that one.
"""

from __future__ import annotations

import re

from normalizers.corrections import Edit, Repaired, apply
from normalizers.syllables import is_syllable

_WORD = re.compile(r"(?<!\w)[VF][^\W\d_]{2,}(?!\w)")
_ALIKE = {"V": "Y", "F": "T"}
_SURE = 0.9


def mend_initials(text: str) -> Repaired:
    """The text of a scanned page with misread capitals put right.

    >>> mend_initials("Huyện Vên Thế").text
    'Huyện Yên Thế'
    """
    edits = []
    for match in _WORD.finditer(text):
        read = match.group()
        meant = _ALIKE[read[0]]
        has_marks = not read.isascii()
        if has_marks and not is_syllable(read.lower()) and is_syllable(meant.lower() + read[1:].lower()):
            edits.append(Edit(match.start(), match.start() + 1, meant, "ocr", _SURE))
    return apply(text, edits)
