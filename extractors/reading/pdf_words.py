"""Words of a PDF's text layer, built from its characters.

A word ends at a gap measured against the font's size, for what a space is differs with size, spacing and
justification; a space character the file holds only makes a narrower gap suffice. (Fixed tolerances in points, as
most extractors have, break words at 20 points and join them at 6.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any
from unicodedata import combining

from extractors.document import Box
from extractors.reading.placed import PlacedLine, PlacedWord, around
from extractors.reading.printed_rows import printed_rows, rows_of

Char = Mapping[str, Any]

_GAP = 0.18  # of the font size: parts words without a space character
_SPACE_GAP = 0.06  # parts words where the file holds a space; less is a space that nobody sees
_OVERPRINT = 0.3  # of the size: a letter drawn again so near its twin is false bold
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    box: Box
    bold: bool

    @property
    def size(self) -> float:
        return self.box.bottom - self.box.top


def upright_words(chars: Iterable[Char]) -> list[PlacedWord]:
    """Words of the characters that stand upright on the page, row by row across the whole page."""
    return _words(_glyphs(char for char in chars if turn_of(char) == 0))


def turned_lines(chars: Iterable[Char], turn: int) -> list[PlacedLine]:
    """Lines of the characters turned by `turn` (90, 180 or 270 degrees clockwise), with boxes as on the page."""
    glyphs = _glyphs(char for char in chars if turn_of(char) == turn)
    upright = _words([replace(glyph, box=_turned(glyph.box, -turn % 360)) for glyph in glyphs])
    return [
        PlacedLine(tuple(replace(word, box=_turned(word.box, turn)) for word in row.words))
        for row in printed_rows(upright)
    ]


def turn_of(char: Char) -> int | None:
    """How far a character is turned clockwise: 0, 90, 180, 270; None for slanting ones (watermarks)."""
    a, b, c, d = char["matrix"][:4]
    along, across = abs(a) + abs(d), abs(b) + abs(c)
    if across <= 0.25 * along:  # an oblique font has a little c
        return 0 if a > 0 else 180
    if along <= 0.25 * across:
        return 90 if b < 0 else 270
    return None


def _turned(box: Box, turn: int) -> Box:
    """The box turned clockwise round the page's top left corner."""
    if turn == 90:
        return Box(-box.bottom, box.x0, -box.top, box.x1)
    if turn == 270:
        return Box(box.top, -box.x1, box.bottom, -box.x0)
    return Box(-box.x1, -box.bottom, -box.x0, -box.top) if turn == 180 else box


def _glyphs(chars: Iterable[Char]) -> list[_Glyph]:
    """Characters with what they need; a combining mark is put on the letter drawn before it."""
    glyphs: list[_Glyph] = []
    for char in chars:
        text = char["text"]
        if glyphs and text and combining(text[0]):
            glyphs[-1] = replace(glyphs[-1], text=glyphs[-1].text + text)
        elif text:
            box = Box(char["x0"], char["top"], char["x1"], char["bottom"])
            glyphs.append(_Glyph(text, box, bool(_BOLD.search(char["fontname"]))))
    return glyphs


def _words(glyphs: Sequence[_Glyph]) -> list[PlacedWord]:
    return [_word(run) for row in rows_of(glyphs) for run in _runs(row)]


def _word(run: Sequence[_Glyph]) -> PlacedWord:
    bold = sum(glyph.bold for glyph in run) > len(run) / 2
    return PlacedWord("".join(glyph.text for glyph in run), around([glyph.box for glyph in run]), bold)


def _runs(row: Sequence[_Glyph]) -> list[list[_Glyph]]:
    """Cut a row, sorted from left to right, into words."""
    steps = _steps(row)
    if not steps:
        return []
    unspaced = [gap for _, gap, spaced in steps[1:] if not spaced]
    spacing = max(median(unspaced), 0.0) if unspaced else 0.0  # letters may be set apart: "H À   N Ộ I"
    runs: list[list[_Glyph]] = [[steps[0][0]]]
    for glyph, gap, spaced in steps[1:]:
        size = max(glyph.size, runs[-1][-1].size)
        if gap > spacing + (_SPACE_GAP if spaced else _GAP) * size:
            runs.append([glyph])
        else:
            runs[-1].append(glyph)
    return runs


def _steps(row: Sequence[_Glyph]) -> list[tuple[_Glyph, float, bool]]:
    """Each letter with the gap before it and whether the file holds a space there; letters printed twice once."""
    steps: list[tuple[_Glyph, float, bool]] = []
    spaced = False
    for glyph in row:
        if glyph.text.isspace():
            spaced = True
            continue
        if any(_twins(glyph, step[0]) for step in steps[-2:]):
            continue
        gap = glyph.box.x0 - steps[-1][0].box.x1 if steps else 0.0
        steps.append((glyph, gap, spaced))
        spaced = False
    return steps


def _twins(glyph: _Glyph, other: _Glyph) -> bool:
    """Whether one letter was drawn on top of the other to look bold."""
    width = min(glyph.box.x1 - glyph.box.x0, _OVERPRINT * glyph.size)
    return glyph.text == other.text and abs(glyph.box.x0 - other.box.x0) < 0.5 * width
