"""Markers of sections and lists that a foreign OCR has stained: "I11." is III., "¢)" is c), "l.2." is 1.2.

Each rule names a form that cannot be anything else where a line begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalizers.corrections import Edit

SURE = 0.95

_ROMAN = re.compile(r"^[ \t]*([IVX1l|]{2,5})(?=[.,][ \t]*[^\W\da-z])", re.MULTILINE)
_IS_ROMAN = re.compile("X{0,2}(?:IX|IV|V?I{0,3})")
_LETTER = re.compile(r"^[ \t]*([a-zđ])([¢°'’`*])(?=\)[ \t])", re.MULTILINE)
_CENT = re.compile(r"^[ \t]*(¢c?)(?=\)[ \t])", re.MULTILINE)
_SPECK = re.compile(
    r"^[ \t]*([~_‘’'`^¬,.]{1,2} ?)(?=(?:\d{1,2}(?:\.\d{1,2})*\.|[IVX]+\.|[a-zđ]\))[ \t]+[^\W\d_])", re.MULTILINE
)
_ONES = re.compile(r"^[ \t]*((?:[\dlI|]{1,2}\.)*[\dlI|]{1,2})(?=\.?[ \t]+[^\W\d_])", re.MULTILINE)
_COUNTED = re.compile(r"^[ \t]*([lkm12]|10|I|II|I1|Il|lI|11|ll)([.)/])[ \t]*[^\W\da-z]", re.MULTILINE)
"""Markers that tell what "l" is: figures and Roman numbers by which a list goes on, and its neighbours in the alphabet."""
_LONGEST_QUOTE = 400
"""Characters within which the opening of a quotation is looked for."""
_QUOTE = re.compile(r"(?<=[^\W_])™")


def stained(text: str) -> Iterator[Edit]:
    """The edits that clean the markers at the heads of lines; also the closing quotation mark read as ™."""
    for match in _ROMAN.finditer(text):
        after = re.sub("[1l|]", "I", match[1])
        if after != match[1] and _IS_ROMAN.fullmatch(after) and re.search("[IVX]", match[1]):
            yield Edit(*match.span(1), after, "ocr", SURE)
    for match in _LETTER.finditer(text):
        yield Edit(*match.span(2), "", "ocr", SURE)
    for match in _CENT.finditer(text):
        yield Edit(*match.span(1), "c", "ocr", SURE)
    for match in _SPECK.finditer(text):
        yield Edit(*match.span(1), "", "ocr", SURE)
    yield from _ordinals(text)
    for match in _QUOTE.finditer(text):
        before = text[max(0, match.start() - _LONGEST_QUOTE) : match.start()]
        if before.rfind("“") > before.rfind("”"):
            yield Edit(*match.span(), "”", "ocr", SURE)


def _ordinals(text: str) -> Iterator[Edit]:
    """Figures read as letters: in a decimal number at once ("l.2."), alone where the list goes on with 2 ("l." … "2.")."""
    for match in _ONES.finditer(text):
        read = match[1]
        if "." in read and any(map(str.isdecimal, read)) and not read.isdecimal():
            after = re.sub("[lI|]", "1", read)
            if after != read and not any("I" in part and part.isalpha() for part in read.split(".")):
                yield Edit(*match.span(1), after, "ocr", SURE)
    yield from _first_of_lists(list(_COUNTED.finditer(text)))


def _first_of_lists(markers: Sequence[re.Match[str]]) -> Iterator[Edit]:
    """Each l that stands for the first of a list, told from the markers after it; after k or before m it is a letter.

    Read backwards: `figures` are the signs after a 2 whose 1 was not yet met, `roman` whether there is a II without a I.
    """
    figures: set[str] = set()
    roman = False
    for n in range(len(markers) - 1, -1, -1):
        read, sign = markers[n].groups()
        if read == "2":
            figures.add(sign)
        elif read in "1m":
            figures.discard(sign)
        elif read in ("I", "10"):
            roman = False
        elif len(read) == 2 and sign == ".":
            figures.clear()
            roman = True
        elif read == "l" and (n == 0 or markers[n - 1].groups() != ("k", sign)):
            after = "1" if sign in figures else "I" if roman and sign == "." else ""
            if after:
                yield Edit(*markers[n].span(1), after, "ocr", SURE)
            figures.discard(sign)
            roman = roman and after != "I"
