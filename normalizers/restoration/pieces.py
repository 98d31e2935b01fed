"""A line cut into pieces: what may be a misread word, and the numbers, signs and punctuation around it.

A foreign OCR draws letters as signs ("v~", "¢6", "@9", "d(>ng"), so a sign beside letters belongs to the word unless
it is punctuation where punctuation stands. Markers of sections ("1.2.", "c.3)") and bullets are no pieces at all.
Addresses, figures whose form says that they are figures ("10%", "0,3mm"), and words with letters that no foreign OCR
reads ("đường") are pieces that stand as they were read; the letters of a document's symbol ("68/KH-SCT") are no syllables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from normalizers.restoration.initials import is_known
from normalizers.restoration.spelling import has_foreign_letter
from normalizers.syllables import has_own_letter, is_syllable

_CHUNK = re.compile(r"\S+")
_FORMULA = re.compile(r"(?:[A-Z][a-z]?\d*)+\((?:[A-Z][a-z]?\d*)+\)\d\Z|[A-Za-z]\([a-z](?:,[a-z])*\)\Z")
"""Compounds with a group ("Ca(OH)2") and functions ("f(x)")."""
_MARKER = re.compile(
    r"[(\[]?(?:\d{1,3}[a-zđ]?(?:\.\d{1,3})*|[IVX]{1,5}|[a-zđ]\d{0,2})(?:\.\d{1,3})*[.)]+(?=\Z|[^\W\d_]|[\"“‘'(])"
    r"|(?:[eo«»©®*+•·]|[-–—]+)(?=\Z)"
)
"""What opens a line and is no word: also letters and signs that an OCR makes of bullets."""
_ADDRESS = re.compile(
    r"[^\s@]+@[\w-]+\.\w[\w.]*|(?:https?|ftp)://\S+|www\.\S+|[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net|gov|edu|asia|info)(?:[/.]\S*)?",
    re.IGNORECASE,
)
_SYMBOL = re.compile(r"(?:\d[/-]|(?<!\S)/)[A-ZĐÐ]{2,8}r?(?:[-/][A-ZĐÐ]{1,12}[gr]?\d*)+(?![^\W_])")
"""What follows the number of a document: its kind and who issues it; the number may stand apart ("68 /KH-SCT")."""
_HEAD = re.compile(r"[^\w\s¢€£$§@&~\\]*")
"""Signs that stand before words; those left out are letters more often."""
_TAIL = re.compile(r"(?:\./)?[.,;:!?)\]”\"…»™%]*\Z")
_SEPARATOR = re.compile(
    r"[/–—_+=“”\"…*]+|-+|(?<=[^\W\d_a-z])&+(?=[^\W\d_a-z])"
    r"|(?<=[^\W\d_]{2})[.,;:()!?]+(?=[^\W\d_]{2})(?![l1I][^\Waeiouyl\d_])"
    r"|(?<=\d)[.,;:()%]+(?=\d)|(?<=\d)%+|(?<=\d)[.:)%]+(?=[^\W\d_]{2})|(?<=[^\W\d_])\.+(?=\d)"
)
_MEASURE = re.compile(
    r"[$€£]\d{2,}\Z|[A-Z]{2,3}\$\Z|\d{1,2}[hg]\d{2}\Z|~\d+\Z"
    r"|\d+(?:°[CFK]?|mm|cm|km|kg|ha|kV|kW|kWh|MW|MHz|m[23²³]|km[2²])\Z"
)
_FIGURES = re.compile(r"\W*\d\d[\d\W]*\Z")
_CODE = re.compile(
    r"(?=[A-Z\d]*[2357])[A-Z\d]*[A-Z][A-Z\d]*\Z|(?=\d*[2357])\d+[a-zđ]\Z"  # an OCR makes no letter of 2, 3, 5 and 7
    r"|4[A-Z]{1,2}\Z|\d{2}[A-Z]\Z|[A-E][1-5]\Z|[A-Za-z]{1,2}\d?[²³]\Z|[dckm]?m[23]\Z"
    r"|[^\s^]*\w\^\d[^\s^]*\Z|(?!NG|NH|CH|GH|KH|PH|TH|TR|GI)[BCFGHJ-NP-TV-XZĐ]{2}[BCFGHJ-NP-TV-XZĐ]+\Z"
)
"""Codes ("5G", "CO2"), powers ("m^2"), and abbreviations by their consonants."""
_OPERATORS = frozenset("=+<>×÷±")
_STAINS = frozenset(" ():;,!?'’`")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that is read as a word.

    `closes` says whether a sentence ends after it, `spaced` whether a space or a stain (no hyphen, slash or full stop)
    parts it from the piece before, `fixed` whether it stands as it was read, `initials` whether it is of a document's symbol.
    """

    start: int
    end: int
    text: str
    closes: bool
    spaced: bool
    fixed: bool = False
    initials: bool = False


def pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of `start`..`end` of the text, a line or the rest of one, in order."""
    opens = start == 0 or text[start - 1] == "\n"
    for chunk in _CHUNK.finditer(text, start, end):
        low, high = chunk.span()
        if opens:
            opens = False
            marker = _MARKER.match(text, low, high)
            low = marker.end() if marker else low
        if low < high and (text[low:high] != "&" or _stands_for_letter(text, low)):
            yield from _cut(text, low, high)


def _stands_for_letter(text: str, at: int) -> bool:
    """Whether a sign alone is a word ("nha & cu"), as between two of small letters it is."""
    return text[max(0, at - 2) : at - 1].islower() and text[at + 2 : at + 3].islower()


def _cut(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces between two spaces."""
    chunk = text[start:end]
    word = chunk.rstrip(".,;:!?")
    if word.isalpha():  # most are
        high = start + len(word)
        fixed = _is_no_misreading(word) or ((len(word) <= 2 or not word.islower()) and _is_code(text, start, high))
        yield Piece(start, high, word, _closes(text[high:end], ""), text[start - 1 : start] in _STAINS, fixed)
        return
    if _FORMULA.match(word):
        yield Piece(start, start + len(word), word, False, False, True)
        return
    address = _ADDRESS.search(text, start, end) if "." in word or ":" in word else None
    if address:
        yield Piece(*address.span(), address[0], False, False, True)
        return
    symbol = _SYMBOL.search(text, start, end) if "/" in word or "-" in word else None
    first, last = symbol.span() if symbol else (end, end)
    head = _HEAD.match(text, start, end)
    low = head.end() if head else start
    tail = _TAIL.search(text[low:end])
    high = low + (tail.start() if tail else 0)
    at = low
    found: list[tuple[int, int]] = []
    for separator in _SEPARATOR.finditer(text, low, high):
        if ")" in separator[0] and text[separator.start() - 1].isalpha() and "(" not in text[start : separator.start()]:
            continue  # nothing was opened: a letter ("di)ng")
        if separator.start() > at:
            found.append((at, separator.start()))
        at = separator.end()
    if high > at:
        found.append((at, high))
    for (a, b), (after, _) in pairwise([*found, (end, end)]):
        initials = first <= a and b <= last and text[a:b].isalpha()
        fixed = not initials and (_is_figure(text, a, b) or _is_code(text, a, b) or _is_no_misreading(text[a:b]))
        closes, spaced = _closes(text[b:after], text[after : after + 1]), text[a - 1 : a] in _STAINS
        yield Piece(a, b, text[a:b], closes, spaced, fixed, initials)


def _is_no_misreading(word: str) -> bool:
    """Whether it is a word with letters that no foreign OCR draws for those of Vietnamese."""
    return not word.isascii() and (has_foreign_letter(word) or (has_own_letter(word) and is_syllable(word)))


def _closes(signs: str, following: str) -> bool:
    """Whether a sentence ends with the signs between a piece and what follows it."""
    if not signs or (following and not following.isspace() and not following.isupper()):
        return False
    return any(mark in signs for mark in ".;:!?")


def _is_code(text: str, low: int, high: int) -> bool:
    """Whether it is a code or a part of one, a power, an abbreviation the lexicon has not, a letter of a formula."""
    if high - low == 1:
        return text[low].isalpha() and text[high : high + 2].strip(" ") in _OPERATORS
    if high - low == 2 and {text[max(0, low - 2) : low].strip(" "), text[high : high + 2].strip(" ")} <= _OPERATORS:
        return True
    if text[low - 1 : low] == "." == text[high : high + 1]:
        return text[low - 2 : low - 1].isdecimal() and text[high + 1 : high + 2].isdecimal()
    if text[low:high] == "1A":
        return (
            text[low - 2 : low - 1].islower() or text[low - 2 : low - 1].isdecimal()
        )  # a road; in a line of capitals it is LÀ
    return _CODE.match(text, low, high) is not None and not is_known(text[low:high])


def _is_figure(text: str, low: int, high: int) -> bool:
    """Whether the form says that it is a figure: a share, a measure, a part of a date or of a broken number."""
    read = text[low:high]
    if not read.isdecimal():
        return _MEASURE.match(read) is not None or _FIGURES.match(read) is not None
    before, after = text[max(0, low - 2) : low], text[high : high + 2]
    return (
        after[:1] in ("%", ":")
        or (before[1:], after[:1]) == ("(", ")")
        or before == " +"
        or (len(after) == 2 and after[0] in ".,:/" and after[1].isdecimal())
        or (len(before) == 2 and before[1] in ".,:/" and before[0].isdecimal())
    )
