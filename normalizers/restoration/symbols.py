"""Symbols of documents ("61/2018/NĐ-CP", "77-TB/TW") whose letters or strokes a foreign OCR misread.

What follows a number and a stroke is a kind of document, then who issues it: few kinds, so that "Qb", "NP" can be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.corrections import Edit
from normalizers.restoration.initials import mended

_DECREE = re.compile(r"(?<=\d[/.-])(?: ?)N[bBdDpPÐ](?=-|\.\d)")
_DECISION = re.compile(r"(?<=\d[/.-])(?: ?)Q[bBdDpPÐ](?=-|\.\d)")
_ISSUER = re.compile(r"(?<=\d[/-])( ?[A-ZĐ][A-Za-zĐ]{0,4}[-/])([A-ZĐ]{3,12})(?![^\W_])")
_KINDS = "KH|TB|BC|NQ|QĐ|QD|CT|CV|TT|TTr|CTr|HD|KL|GM|CTHĐ|CTHD|NĐ|ND|PA|ĐA|DA"
_STROKE = re.compile(rf"(?<=\d)([-/](?:{_KINDS}))[Il|](?=(?:TW|TƯ|TU|UBND|HĐND|HDND|CP|TTg|BCĐ|BCD|SNV|STC|STP)\b)")
_FIRST_STROKE = re.compile(rf"(?<=\d)( ?)[Il|](?=(?:{_KINDS})-[A-ZĐ]{{2}})")
_HEAD = re.compile(
    r"^[ \t]*([S$](?:[6é0]:?|[oO]:))(?=[ \t]*\d{0,5}[ \t]*/(?:\d{4}/)?(?:[A-ZĐÐ]{2,6}r?)-[A-ZĐÐ])", re.MULTILINE
)
"""The word "Số" misread where a line begins with the number of a document."""
_NUMBER = re.compile(
    r"(?<=[^\W\d_] )(?:[35][06]|[Ss$][0OoQ]|[Ss][bB6d])(?= \d{1,5}/(?:\d{4}/)?(?:[NQ][bBdDPÐĐ]|KH|TT|CT|NQ|TB|BC|CV|TTr)-?)"
)
"""The word "số" read as a figure, where a number before the number of a document has no place."""


def headed(text: str) -> Iterator[Edit]:
    """The edits that put right "Số" at the head of a line, before the number of a document: what else is right or wrong
    there does not matter.

    >>> [edit.after for edit in headed("S6: 68 /KH-SCT")]
    ['Số:']
    """
    for match in _HEAD.finditer(text):
        yield Edit(*match.span(1), "Số:" if match[1].endswith(":") else "Số", "ocr", 0.95)


def stained(text: str) -> Iterator[Edit]:
    """The edits that put symbols right.

    >>> [edit.after for edit in stained("Quyết định 30 286/Qb-UBND, số 12-TBITW")]
    ['QĐ', '/', 'số']
    """
    for pattern, after in ((_DECREE, "NĐ"), (_DECISION, "QĐ")):
        for match in pattern.finditer(text):
            read = match[0].lstrip(" ")
            kind = "diacritics" if read == after.replace("Đ", "D") else "ocr"
            yield Edit(match.end() - len(read), match.end(), after, kind, 0.98)
    for match in _ISSUER.finditer(text):
        issuer = mended(match[2])
        if issuer:
            yield Edit(*match.span(2), issuer, "diacritics", 0.95)
    for match in _STROKE.finditer(text):
        yield Edit(match.end() - 1, match.end(), "/", "ocr", 0.9)
    for match in _FIRST_STROKE.finditer(text):
        yield Edit(match.end() - 1, match.end(), "/", "ocr", 0.9)
    for match in _NUMBER.finditer(text):
        yield Edit(*match.span(), "số", "ocr", 0.9)
