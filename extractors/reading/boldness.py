"""Which lines of a page image are set in bold: those drawn with wider strokes than most of the page.

The engine does not tell. Ink has an edge as long as its strokes are on both sides, so that area over edge gives how
wide they are; on real scans lines of bold are 1.25 to 1.5 times as wide as the page's usual word, others up to 1.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import cv2
import numpy as np

from extractors.reading.ink import Grey, ink, paper_of
from extractors.reading.tesseract import SeenWord

_WIDER = 1.17
_FEWEST_WORDS = 20  # on the page; fewer do not tell what is usual
_LEAST_INK = 20  # pixels


def marked_bold(grey: Grey, lines: Sequence[Sequence[SeenWord]]) -> list[list[SeenWord]]:
    """The words of each line (or table cell), marked where it is bold; boxes are in pixels of `grey`."""
    dark = ink(grey, paper_of(grey))
    inner = np.asarray(cv2.erode(dark, np.ones((3, 3), np.uint8)), np.uint8)
    widths = [[_stroke(dark, inner, word) for word in line] for line in lines]
    known = [width for line in widths for width in line if width]
    if len(known) < _FEWEST_WORDS:
        return [list(line) for line in lines]
    least = _WIDER * median(known)
    return [
        [replace(word, bold=True) for word in line] if _mean(line, of_line) >= least else list(line)
        for line, of_line in zip(lines, widths, strict=True)
    ]


def _mean(line: Sequence[SeenWord], widths: Sequence[float]) -> float:
    """How wide a line's strokes are, long words weighing more."""
    letters = sum(len(word.text) for word, width in zip(line, widths, strict=True) if width)
    return sum(len(word.text) * width for word, width in zip(line, widths, strict=True)) / max(letters, 1)


def _stroke(dark: Grey, inner: Grey, word: SeenWord) -> float:
    """How wide a word's strokes are, in pixels; 0 where there is hardly any ink. `inner` is ink with ink all round."""
    height, width = dark.shape
    left, top = max(0, int(word.box.x0)), max(0, int(word.box.top))
    right, bottom = min(width, int(word.box.x1) + 1), min(height, int(word.box.bottom) + 1)
    area = int(np.count_nonzero(dark[top:bottom, left:right]))
    if area < _LEAST_INK:
        return 0.0
    n_inner = int(np.count_nonzero(inner[top + 1 : bottom - 1, left + 1 : right - 1]))
    return 2.0 * area / max(area - n_inner, 1)
