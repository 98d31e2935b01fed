"""Figures and markers that a foreign OCR has stained: dates, Roman section numbers, lettered points, symbols.

They follow rules where words follow statistics; each rule names a form that cannot be anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.corrections import Edit

_DATE = re.compile(r"(?<![\w/])(\d,?\d|\d)[,.'’]?/[,.'’]?([01],?\d|\d)[,.'’]?/[,.'’]?((?:19|20)\d\d)(?![\d/])")
_ROMAN = re.compile(r"^[ \t]*([IVX1l|]{2,5})(?=[.,][ \t]+[^\W\da-z])", re.MULTILINE)
_LETTER = re.compile(r"^[ \t]*([a-zđ])([¢°'’`*])(?=\)[ \t])", re.MULTILINE)
_DECREE = re.compile(r"(?<=\d/)N[bBdDÐ](?=-CP\b)")
_DECISION = re.compile(r"(?<=\d/)Q[bBdDÐ](?=-(?:TTg|UBND|B[A-Z]|CTN|HĐND)\b)")


def stained(text: str) -> Iterator[Edit]:
    """The edits that clean figures and markers.

    >>> [(edit.after) for edit in stained("ngày 1,9/0,1/2023")]
    ['19/01/2023']
    """
    for match in _DATE.finditer(text):
        after = "/".join(re.sub(r"\D", "", part) for part in match.groups())
        day, month = (int(part) for part in after.split("/")[:2])
        if after != match[0] and 1 <= day <= 31 and 1 <= month <= 12:
            yield Edit(*match.span(), after, "ocr", 0.95)
    for match in _ROMAN.finditer(text):
        after = re.sub("[1l|]", "I", match[1])
        if after != match[1] and re.fullmatch("X{0,2}(?:IX|IV|V?I{0,3})", after) and re.search("[IVX]", match[1]):
            yield Edit(*match.span(1), after, "ocr", 0.95)
    for match in _LETTER.finditer(text):
        yield Edit(*match.span(2), "", "ocr", 0.95)
    for match in _DECREE.finditer(text):
        yield Edit(*match.span(), "NĐ", "diacritics" if match[0] == "ND" else "ocr", 0.98)
    for match in _DECISION.finditer(text):
        yield Edit(*match.span(), "QĐ", "diacritics" if match[0] == "QD" else "ocr", 0.98)
