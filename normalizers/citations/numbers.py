"""Document numbers: "61/2018/NĐ-CP", "166-KH/TU", "/KH-SCT"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from normalizers.citations.model import DocumentNumber

_CAPITAL = "A-ZĐƯƠĂÂÊÔ"
_SEGMENT = rf"[{_CAPITAL}][{_CAPITAL}a-zđ&]{{0,11}}\d{{0,4}}"
# A stray space at a hyphen ("NQ -CP", "QĐ- UBND") is a line break's; the next part must then look like a symbol's.
_NEXT = rf"(?:[-–/]{_SEGMENT}|(?:\s-|-\s|\s/|/\s)(?=[{_CAPITAL}]{{2}}|TTg){_SEGMENT})"
# On both sides of it ("QĐ - UBND") only behind the first part, which alone is no symbol.
_SPACED = rf"(?:[ \u00a0][-–][ \u00a0](?=[{_CAPITAL}]{{2}}|TTg){_SEGMENT}(?!\w))"
_SYMBOL = rf"(?=[{_CAPITAL}][a-zđ]?[{_CAPITAL}&]){_SEGMENT}(?:(?<=[{_CAPITAL}]{{2}}){_SPACED}{{1,3}}|{_NEXT}*)(?<!&)"
# From 2025 on a number may have a point ("66.3/2025/NQ-CP"): known by the year behind it.
_NUMBER = r"(?:\d{1,4}\.\d{1,2}(?=\s?/\s?20\d{2}\s?/)|\d{1,6}[a-zđ]?)(?:\s?/\s?(?:19|20)\d{2})?"
# OCR puts a space among digits ("số 1 24/2031/QĐ-UBND"): right after "số" they are one number, the rest of it another's.
_TORN = r"(?:(?<=[sS]ố )|(?<=[sS]ố: ))\d{1,3} \d{1,3}(?=\s?/)(?:\s?/\s?(?:19|20)\d{2})?"

_KEY = re.compile(
    rf"(?:(?<![\w/.,-])|(?<=[sS]ố))(?P<number>{_TORN}|{_NUMBER})\s{{0,3}}(?P<join>[-–/])\s?(?P<symbol>{_SYMBOL})(?!\w)"
    rf"|(?<!\w)[Ss][ốỐoO06]\s*[:.]?[\s.…_]*/\s?(?P<blank>{_SYMBOL})(?!\w)"
)
_SPACE = re.compile(r"\s+")

_HEADER = re.compile(
    rf"(?:^|(?<=\s))\W{{0,3}}[Ss][ốỐoOóÓ06ôỗ]\s*(?:hiệu\s*)?[:.;]?[\s.…_]*(?:(?P<number>{_NUMBER})[\s.…_]{{0,4}})?"
    rf"(?:[-–/]\s?(?P<symbol>{_SYMBOL})(?!\w)|(?<=\d)\s*$)",
    re.MULTILINE,
)
_MISREAD_G = re.compile(r"(?<=[A-ZĐ]-TT)[Eqs89]$")
"""What engines make of the last letter of the Prime Minister's symbol, the one small letter among capitals: "QĐ-TT8"."""
_LINE = re.compile(rf"\W*(?P<number>{_NUMBER})?\s*[-–/]\s?(?P<symbol>{_SYMBOL})\W*")


@dataclass(frozen=True, slots=True)
class Key:
    """A number and symbol found at `start`..`end`; `number` is None where it was left blank."""

    start: int
    end: int
    number: str | None
    symbol: str
    printed: str
    joint: str


def keys(text: str) -> Iterator[Key]:
    """Every number with a symbol, in order. A blank one ("số: /KH-SCT") starts at its "số"."""
    for found in _KEY.finditer(text):
        if found["blank"] is not None:
            symbol = _close(found["blank"])
            yield Key(found.start(), found.end(), None, symbol, "/" + symbol, "/")
        else:
            number, symbol = _close(found["number"]), _close(found["symbol"])
            joint = found["join"].replace("–", "-")
            yield Key(found.start(), found.end(), number, symbol, number + joint + symbol, joint)


def _close(part: str) -> str:
    return _MISREAD_G.sub("g", _SPACE.sub("", part).replace("–", "-"))


def read_number(text: str) -> DocumentNumber | None:
    """The number of a header line ("Số: 68/KH-SCT", "Số:     /KH-SCT"), or of a line that is nothing else.

    None where the text has no such line. A number followed by nothing ("Số: 12") has no symbol.

    >>> read_number("Số: 231 /QĐ-UBND-HC")
    DocumentNumber(number='231', symbol='QĐ-UBND-HC')
    """
    found = _HEADER.search(text) or _LINE.fullmatch(text)
    if found is None:
        return None
    number, symbol = found["number"], found["symbol"]
    return DocumentNumber(_close(number) if number else None, _close(symbol) if symbol else None)
