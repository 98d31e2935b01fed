"""Figures that a foreign OCR has stained: dates, years, shares, numbers torn or stuck to words.

They follow rules where words follow statistics; each rule names a form that cannot be anything else, so that no figure
is made up: where a figure could be two, what was read stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.corrections import Edit
from normalizers.restoration import initials, markers, symbols

SURE = 0.95

_DAY, _MONTH, _YEAR = r"[0-3OoIl|]?,?[\dOoIlSZB|]", r"[01OoIl|]?,?[\dOoIlSZB|]", r"[12lI|][089OoQ][\dOoIlSZB|]{2}"
_DATE = re.compile(
    rf"(?<![\w/.,])({_DAY})[,.'’]?[/I|l][,.'’]?({_MONTH})[,.'’]?[/I|l][,.'’]?({_YEAR})(?=[^\W\d_]{{2}}|[^\w/]|\Z)"
)
_DIGITS = str.maketrans({"O": "0", "o": "0", "Q": "0", "I": "1", "l": "1", "|": "1", "S": "5", "Z": "2", "B": "8"})
_NO_FIGURE = re.compile(r"[^\dOoQIlSZB|]")
_TORN_YEAR = re.compile(
    r"(?:(?<=[^\d.,]\d/)|(?<=0\d/)|(?<=[^\d.,]1[0-2]/))(20|19) (\d\d)(?![\d/.,%]|\s+(?:tuổi|ng|tr|t[yỷ]))"
)
_YEAR_ALONE = re.compile(r"(?<=\b[Nn][aăäiã]m )([12lI][09Oo][\dOoIl]{2})(?![\w/])")
_QUARTER = re.compile(
    r"(?:(?<=\b[Qq]u[yýỹ] )([I1l|V]{2,3})(?![\w|])|(?<![\w/|])(?<!\b[Tt]h.ng )([I1l|V]{2,3})(?=/20\d\d))"
)
_ROMAN = re.compile("I{1,3}|IV")
_SHARE = re.compile(r"(?<![\w.,])([\dOo]{2,3})(?=%)")
_FUNCTION = "(?:va|và|v[eéè]|den|dén|cua|ctia|tren|trén|theo|tai|nguoi|ngay|thang|cac|c6|co|la|do|dé|tr[oé])"
_STUCK = re.compile(rf"(?<![^\s(])(?:(?:\d{{1,2}}/)?\d{{4}}|\d{{2}})(?={_FUNCTION}\b)")
_CLOSED = re.compile(r"\([^()\s]{0,12}[\dA-ZĐ]\)(?=[^\W\dA-ZĐ_]{2})")
_GLUED = re.compile(r"\b(ngay|thang|thing|nam|ném|ndm|so|sé|s6)(?=\d{1,4}(?:/\d{1,4}){0,2}(?![\w/]))")


def stained(text: str) -> Iterator[Edit]:
    """The edits that clean figures, markers, symbols and abbreviations, in no order; some may overlap.

    >>> [edit.after for edit in stained("ngày 1,9/0,1/2023")]
    ['19/01/2023']
    """
    yield from _dates(text)
    for match in _TORN_YEAR.finditer(text):
        yield Edit(*match.span(), match[1] + match[2], "spacing", 0.9)
    for match in _YEAR_ALONE.finditer(text):
        after = match[1].translate(_DIGITS)
        if after != match[1] and sum(map(str.isdecimal, match[1])) > 1 and after[:2] in ("19", "20"):
            yield Edit(*match.span(), after, "ocr", SURE)
    for match in _QUARTER.finditer(text):
        read = match[1] or match[2]
        after = re.sub("[1l|]", "I", read)
        if after != read and re.search("[IV]", read) and _ROMAN.fullmatch(after):
            yield Edit(*match.span(), after, "ocr", SURE)
    for match in _SHARE.finditer(text):
        after = match[1].translate(_DIGITS)
        if after != match[1] and match[1][0].isdecimal() and int(after) <= 100:
            yield Edit(*match.span(), after, "ocr", SURE)
    for pattern in (_STUCK, _CLOSED, _GLUED):
        for match in pattern.finditer(text):
            yield Edit(match.end(), match.end(), " ", "spacing", SURE)
    yield from markers.stained(text)
    yield from symbols.stained(text)
    yield from initials.lexical(text)


def _dates(text: str) -> Iterator[Edit]:
    """Dates of day, month and year; half of what was read must be figures, and the date one of the calendar."""
    for match in _DATE.finditer(text):
        read = [_NO_FIGURE.sub("", part) for part in match.groups()]
        after = "/".join(part.translate(_DIGITS) for part in read)
        day, month, year = map(int, after.split("/"))
        figures = sum(map(str.isdecimal, match[0]))
        parted = match[0].count("/") == 2 or (read[0] + read[1]).isdecimal()
        possible = parted and 1 <= day <= 31 and 1 <= month <= 12 and 1800 <= year < 2100
        if after != match[0] and possible and 2 * figures >= len("".join(read)):
            yield Edit(*match.span(), after, "ocr", SURE)
