"""Words of a PDF's text layer, built from its characters.

A word ends at a gap measured against the font's size, for what a space is differs with size, spacing and
justification; a space character the file holds only makes a narrower gap suffice. (Fixed tolerances in points, as
most extractors have, break words at 20 points and join them at 6.)

Characters drawn one after the other, each close to the last, are first put together to fragments, all at once in
arrays; a page has a few hundred of them, and what is left to do is done with these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple
from unicodedata import combining

import numpy as np
from numpy.typing import NDArray

from extractors.document import Box
from extractors.reading.pdf_chars import Chars
from extractors.reading.pdf_frame import Floats
from extractors.reading.placed import PlacedLine, PlacedWord, around
from extractors.reading.printed_rows import printed_rows, rows_of

_GAP = 0.18  # of the font size: parts words without a space character
_SEEN_GAP = 0.12  # parts words where PDFium saw a gap, for which it may have dropped a space of the file's
_SPACE_GAP = 0.06  # parts words where the file holds a space; less is a space that nobody sees
_PARTING = (_GAP, _SEEN_GAP, _SPACE_GAP)  # by what stands between
_OVERPRINT = 0.3  # of the size: a letter drawn again so near its twin is false bold
_KERNED = -0.3  # of the size: a letter that begins farther back does not go on with the one before
_SAME_BAND = 0.8  # of the lower of two letters' heights
_IS_WHITE = np.array([chr(code).isspace() for code in range(0x3002)])  # the last one, none, stands for all that follow
_FIRST_MARK = 0x300  # no combining mark has a lower code


class _Fragment(NamedTuple):
    """Letters side by side, `size` high; white space stands `before` and `after` them or not (see `_spaces`)."""

    text: str
    box: Box
    size: float
    n_glyphs: int
    n_bold: int
    before: int
    after: int


def upright_lines(chars: Chars) -> list[PlacedLine]:
    """Lines of the characters that stand upright on the page, each across the whole page."""
    return [PlacedLine(row) for row in _rows(_fragments(chars, 0))]


def upright_words(chars: Chars) -> list[PlacedWord]:
    """Words of the characters that stand upright on the page, row by row across the whole page."""
    return [word for row in _rows(_fragments(chars, 0)) for word in row]


def turned_lines(chars: Chars, turn: int) -> list[PlacedLine]:
    """Lines of the characters turned by `turn` (90, 180 or 270 degrees clockwise), with boxes as on the page."""
    upright = [word for row in _rows(_fragments(chars, turn)) for word in row]
    return [
        PlacedLine(tuple(replace(word, box=_turned(word.box, turn)) for word in row.words))
        for row in printed_rows(upright)
    ]


def _turned(box: Box, turn: int) -> Box:
    """The box turned clockwise round the page's top left corner."""
    if turn == 90:
        return Box(-box.bottom, box.x0, -box.top, box.x1)
    if turn == 270:
        return Box(box.top, -box.x1, box.bottom, -box.x0)
    return Box(-box.x1, -box.bottom, -box.x0, -box.top) if turn == 180 else box


def _turned_back(boxes: Floats, turn: int) -> Floats:
    """Boxes as they lie when the page is turned so that text turned by `turn` stands upright."""
    if turn == 0:
        return boxes
    x0, top, x1, bottom = boxes.T
    sides = {90: (top, -x1, bottom, -x0), 180: (-x1, -bottom, -x0, -top), 270: (-bottom, x0, -top, x1)}
    return np.column_stack(sides[turn])


def _fragments(chars: Chars, turn: int) -> list[_Fragment]:
    drawn = np.flatnonzero(chars.turns == turn)
    if not len(drawn):
        return []
    codes = np.frombuffer(chars.text.encode("utf-32-le", "replace"), "<u4")[drawn]
    white = _IS_WHITE.take(codes, mode="clip")
    ink = np.flatnonzero(~white)
    if not len(ink):
        return []
    spaces = _spaces(white, (chars.boxes[drawn, 0] != chars.boxes[drawn, 2]), ink)
    boxes, runs = _turned_back(chars.boxes[drawn], turn), chars.runs[drawn]
    single = ~np.concatenate(([False], _reprinted(boxes[ink], codes[ink], runs[ink])))
    ink, spaces = ink[single], spaces[np.append(single, True)]
    codes, boxes, runs = codes[ink], boxes[ink], runs[ink]
    marks = _marks(codes)
    for at in np.flatnonzero(marks).tolist():
        boxes[at] = boxes[max(at - 1, 0)]
    joins = (_side_by_side(boxes) | _ligatures(boxes, runs)) & (spaces[1:-1] == 0) | marks[1:]
    firsts = np.flatnonzero(np.concatenate(([True], ~joins)))
    text = codes.astype("<u4").tobytes().decode("utf-32-le")
    ends = [*firsts[1:].tolist(), len(text)]
    low, high = np.minimum.reduceat(boxes, firsts), np.maximum.reduceat(boxes, firsts)
    bold = np.add.reduceat(chars.bold[drawn[ink]].astype(np.int64), firsts)
    sides = np.column_stack((low[:, :2], high[:, 2:])).tolist()
    before = spaces[[*firsts, len(ink)]].tolist()
    return [
        _Fragment(text[start:end], Box(*box), box[3] - box[1], end - start, n_bold, *spaced)
        for start, end, box, n_bold, spaced in zip(
            firsts.tolist(), ends, sides, bold.tolist(), pairwise(before), strict=True
        )
    ]


def _spaces(white: NDArray[np.bool_], wide: NDArray[np.bool_], ink: NDArray[np.int64]) -> NDArray[np.int8]:
    """What stands before each letter, and after the last: 2 white space of the file's, 1 a gap PDFium saw, 0 nothing."""
    n_all = np.cumsum(white)
    n_file = np.cumsum(white & wide)
    found = np.diff(n_all[ink], prepend=0, append=n_all[-1]) > 0
    held = np.diff(n_file[ink], prepend=0, append=n_file[-1]) > 0
    return found.astype(np.int8) + held


def _marks(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which characters are combining marks: they belong to the letter drawn before, wherever they are drawn."""
    found = [code for code in np.unique(codes[codes >= _FIRST_MARK]).tolist() if combining(chr(code))]
    return np.isin(codes, found) if found else np.zeros(len(codes), np.bool_)


def _reprinted(boxes: Floats, codes: NDArray[np.uint32], runs: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Whether each letter but the first is the one before it, drawn on top of it to look bold."""
    widths = np.minimum(boxes[:, 2] - boxes[:, 0], _OVERPRINT * (boxes[:, 3] - boxes[:, 1]))[1:]
    apart = np.abs(boxes[1:] - boxes[:-1])
    near = (apart[:, 0] < 0.5 * widths) & (apart[:, 1] < 0.5 * widths)
    return np.asarray(near & (codes[1:] == codes[:-1]) & ~_ligatures(boxes, runs))


def _side_by_side(boxes: Floats) -> NDArray[np.bool_]:
    """Whether each letter but the first stands right after the one before it, so near that no gap is seen."""
    left, right = boxes[:-1], boxes[1:]
    heights = boxes[:, 3] - boxes[:, 1]
    size, lower = np.maximum(heights[:-1], heights[1:]), np.minimum(heights[:-1], heights[1:])
    gap = right[:, 0] - left[:, 2]
    shared = np.minimum(left[:, 3], right[:, 3]) - np.maximum(left[:, 1], right[:, 1])
    near = (gap <= _SPACE_GAP * size) & (gap >= _KERNED * size)
    return np.asarray(near & (shared >= _SAME_BAND * lower))


def _ligatures(boxes: Floats, runs: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Whether each letter but the first is of one glyph with the one before it."""
    return np.asarray((boxes[:-1] == boxes[1:]).all(axis=1) & (runs[:-1] == runs[1:]))


def _rows(fragments: Sequence[_Fragment]) -> list[tuple[PlacedWord, ...]]:
    return [tuple(map(_word, _runs(row))) for row in rows_of(fragments)]


def _word(run: Sequence[_Fragment]) -> PlacedWord:
    if len(run) == 1:
        only = run[0]
        return PlacedWord(only.text, only.box, 2 * only.n_bold > only.n_glyphs)
    bold = 2 * sum(part.n_bold for part in run) > sum(part.n_glyphs for part in run)
    return PlacedWord("".join(part.text for part in run), around([part.box for part in run]), bold)


def _runs(row: Sequence[_Fragment]) -> Iterator[list[_Fragment]]:
    """Cut a row, sorted from left to right, into words."""
    parts: list[_Fragment] = []
    for part in row:
        if not any(part.text == other.text and _is_on_top(part, other) for other in parts[-2:]):
            parts.append(part)
    pairs = list(pairwise(parts))
    gaps = [right.box.x0 - left.box.x1 for left, right in pairs]
    spaces = [max(left.after, right.before) for left, right in pairs]
    # Letters may be set apart: "H À   N Ộ I"; those in a fragment are not.
    apart = [gap for gap, spaced in zip(gaps, spaces, strict=True) if spaced < 2]
    n_close = sum(part.n_glyphs - 1 for part in parts) if apart else 0
    spacing = max(median(apart), 0.0) if len(apart) > n_close else 0.0
    word = parts[:1]
    for (left, right), gap, spaced in zip(pairs, gaps, spaces, strict=True):
        if gap > spacing + _PARTING[spaced] * max(left.size, right.size):
            yield word
            word = [right]
        else:
            word.append(right)
    yield word


def _is_on_top(part: _Fragment, other: _Fragment) -> bool:
    """Whether one was drawn on top of the other, of the same letters, to look bold."""
    width = min((part.box.x1 - part.box.x0) / part.n_glyphs, _OVERPRINT * part.size)
    return abs(part.box.x0 - other.box.x0) < 0.5 * width
