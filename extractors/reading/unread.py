"""Print that an engine passed over: lines of letters on a page where it saw no words.

Beside a seal, a signature or a smear an engine takes all that is near for a picture; the signer's title and name are
there. What looks like letters (marks of their size, several in a row) and has no word over it is read once more, each
line by itself; of what that gives only what the engine is sure of is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extractors.document import Box
from extractors.reading import tesseract
from extractors.reading.ink import Grey, ink, marks_of, paper_of
from extractors.reading.options import ReadingOptions
from extractors.reading.scaling import scaled
from extractors.reading.tesseract import SeenWord

# All in heights of a tall word of the page.
_LOWEST, _HIGHEST, _NARROWEST, _WIDEST = 0.35, 1.8, 0.08, 3.0
_HIGHEST_LINE, _SHORTEST_LINE = 2.5, 1.5
_WORD_GAP = 1.2
_AROUND_WORD = 0.1
_ABOVE = 0.5
_BESIDE = (0.5, 3.0)  # what is near may help to read a line or spoil it: both are tried

_DPI = 200.0  # strokes of fat print, of a fax or a stamp, run together in more
_TALL = 0.8  # quantile of the words' heights
_PLAIN_HEIGHT = 0.17  # inches, where no word was seen
_LEAST_INK = 0.15  # of a mark's box: strokes of a pen have less
_LEAST_MARKS = 3
_MOST_LINES = 12  # a page with more is noise
_SURE, _SURE_LINE = 0.5, 0.75
_LEAST_LETTERS = 4


def passed_over(grey: Grey, dpi: float, seen: Sequence[SeenWord], options: ReadingOptions) -> list[SeenWord]:
    """Words of the page besides those `seen`, boxes in its pixels.

    Raises `ReadFailure`: missing_program, timeout, crashed.
    """
    factor = min(1.0, _DPI / dpi)
    heights = sorted(word.height for word in seen)
    em = (heights[int(len(heights) * _TALL)] if heights else _PLAIN_HEIGHT * dpi) * factor
    paper = paper_of(grey)
    rest = scaled(grey, factor)
    _paint_over(rest, [_scaled(word, factor) for word in seen], _AROUND_WORD * em, paper)
    lines = unread_lines(rest, em, paper)
    if len(lines) > _MOST_LINES:
        return []
    first = max((word.line for word in seen), default=-1) + 1
    words: list[SeenWord] = []
    for number, line in enumerate(lines, first):
        found = max((_sure(rest, line, beside * em, em, options) for beside in _BESIDE), key=_letters)
        _paint_over(rest, found, 0.0, paper)
        words += [replace(_scaled(word, 1 / factor), line=number) for word in found]
    return words


def unread_lines(grey: Grey, em: float, paper: int) -> list[Box]:
    """Where marks like letters stand in a row, from top to bottom; `em` is the height of a tall word, in pixels."""
    labels, marks = marks_of(ink(grey, paper))
    _, _, width, height, area = marks.T
    letters = (height >= _LOWEST * em) & (height <= _HIGHEST * em)
    letters &= (width >= _NARROWEST * em) & (width <= _WIDEST * em) & (area >= _LEAST_INK * width * height)
    letters[0] = False
    if np.count_nonzero(letters) < _LEAST_MARKS:
        return []
    reach = np.ones((1, round(_WORD_GAP * em) | 1), np.uint8)
    joined = cv2.morphologyEx(letters.view(np.uint8)[labels], cv2.MORPH_CLOSE, reach)
    runs, found = marks_of(np.asarray(joined, np.uint8))
    first_pixels = [_first_pixel(labels, marks[mark], int(mark)) for mark in np.flatnonzero(letters)]
    counts = np.bincount([runs[at] for at in first_pixels], minlength=len(found))
    return [
        Box(float(left), float(top), float(left + wide), float(top + high))
        for run, (left, top, wide, high, _) in enumerate(found.tolist())
        if run and counts[run] >= _LEAST_MARKS and wide >= _SHORTEST_LINE * em and high <= _HIGHEST_LINE * em
    ]


def _first_pixel(labels: NDArray[Any], mark: NDArray[Any], number: int) -> tuple[int, int]:
    left, top, width = (int(value) for value in mark[:3])
    return top, left + int((labels[top, left : left + width] == number).argmax())


def _paint_over(grey: Grey, words: Sequence[SeenWord], around: float, paper: int) -> None:
    for word in words:
        box = word.box
        rows = slice(max(0, int(box.top - around)), int(box.bottom + around) + 1)
        grey[rows, max(0, int(box.x0 - around)) : int(box.x1 + around) + 1] = paper


def _sure(grey: Grey, line: Box, beside: float, em: float, options: ReadingOptions) -> list[SeenWord]:
    """What the engine is sure of on one line with some of the paper about it; nothing where that is little."""
    left, top = max(0, round(line.x0 - beside)), max(0, round(line.top - _ABOVE * em))
    piece = Image.fromarray(grey[top : round(line.bottom + _ABOVE * em), left : round(line.x1 + beside)])
    read = tesseract.recognise(piece, options.ocr_language, round(_DPI), options.ocr_timeout_s, tesseract.BLOCK)
    moved = [replace(word, box=_moved(word.box, left, top)) for word in read if word.confidence >= _SURE]
    words = [word for word in moved if line.top <= (word.box.top + word.box.bottom) / 2 <= line.bottom]
    letters = sum(word.n_letters for word in words)
    return words if letters >= _LEAST_LETTERS and _letters(words) >= _SURE_LINE * letters else []


def _letters(words: Sequence[SeenWord]) -> float:
    """Letters and digits, each as far as the engine is sure of it."""
    return sum(word.n_letters * word.confidence for word in words)


def _scaled(word: SeenWord, factor: float) -> SeenWord:
    box = word.box
    return replace(word, box=Box(box.x0 * factor, box.top * factor, box.x1 * factor, box.bottom * factor))


def _moved(box: Box, right: float, down: float) -> Box:
    return Box(box.x0 + right, box.top + down, box.x1 + right, box.bottom + down)
