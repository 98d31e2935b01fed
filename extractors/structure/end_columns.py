"""The end of a document whose two columns were read as one: recipients on the left, signature and seal on the right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.layout.printed_line import PrintedLine
from extractors.layout.span import Span
from extractors.structure.casing import is_capital
from extractors.structure.closing import heads_recipients
from extractors.structure.markers import read_marker
from extractors.structure.signature import is_office_line, is_person
from normalizers.syllables import is_syllable

_GAP = re.compile(r"(?P<gap>\s{3,}|\s*\t\s*)(?=\S)")
_STOP = re.compile(r"[;.](?=\s)")
_WORD = re.compile(r"[^\W\d_]+")
_CLOSED = (";", ".", ")")
_WIDEST = 250
"""Characters of a line that goes across both columns; a longer one is text that was never set in lines."""
_FEWEST_SMEARED = 2
"""Lines beside which a seal leaves signs; one alone may be a recipient worded oddly."""


def parted_columns(lines: Sequence[PrintedLine]) -> tuple[PrintedLine, ...]:
    """The lines that end a document, what stood right of its recipients after them.

    Right of a recipient stand an office ("- Sở Nội vụ PHÓ GIÁM ĐỐC"), a name, what a wide gap sets apart, or the signs
    that an engine made of a seal, which are left out.
    """
    first = next((at for at, line in enumerate(lines) if heads_recipients(line.text)), None)
    if first is None:
        return tuple(lines)
    last = max(at for at, line in enumerate(lines) if at == first or (at > first and read_marker(line.text)))
    block = lines[first : last + 1]
    is_smeared = sum(_noise_at(line.text) is not None for line in block) >= _FEWEST_SMEARED
    left: list[PrintedLine] = []
    right: list[PrintedLine] = []
    for line in block:
        at = _right_at(line.text)
        if at is not None:
            right.append(_part(line, at, len(line.text)))
        elif is_smeared:
            at = _noise_at(line.text)
        left.append(line if at is None else _part(line, 0, at))
    return (*lines[:first], *left, *right, *lines[last + 1 :])


def _part(line: PrintedLine, start: int, end: int) -> PrintedLine:
    """The stretch of a line, without white space at its ends."""
    text = line.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    begin = line.span.start + start
    return replace(line, text=text, span=Span(begin, begin + len(text)))


def _right_at(text: str) -> int | None:
    """Where the signature's column begins in a line of the recipients' block, if it does."""
    if len(text) > _WIDEST:
        return None
    gap = next((gap for gap in _GAP.finditer(text) if any(map(str.isalnum, text[: gap.start("gap")]))), None)
    if gap is not None:
        return gap.end()
    starts = [found.start() for found in re.finditer(r"(?<=\s)[^\W\d_]", text)]
    for at in starts:
        before = text[:at]
        if (
            text[at].isupper()
            and any(map(str.isalnum, before))
            and not is_capital(before)
            and is_office_line(text[at:])
        ):
            return at
    stops = [found.end() for found in _STOP.finditer(text)]
    return next((at for at in stops if is_person(text[at:].strip())), None)


def _noise_at(text: str) -> int | None:
    """Where a recipient ends before signs that say nothing."""
    if len(text) > _WIDEST:
        return None
    return next((found.end() for found in _STOP.finditer(text) if _says_nothing(text[found.end() :].strip())), None)


def _says_nothing(rest: str) -> bool:
    """Whether no two words follow one another that are syllables of two letters and more, and nothing closes it."""
    if not rest or rest.endswith(_CLOSED):
        return False
    sound = [len(word) > 1 and is_syllable(word) for word in _WORD.findall(rest)]
    return not any(a and b for a, b in pairwise(sound))
