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
    paper = paper_of(grey)
    widths = [[_stroke(grey, word, paper) for word in line] for line in lines]
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


def _stroke(grey: Grey, word: SeenWord, paper: int) -> float:
    """How wide a word's strokes are, in pixels; 0 where there is hardly any ink."""
    box = word.box
    dark = ink(grey[max(0, int(box.top)) : int(box.bottom) + 1, max(0, int(box.x0)) : int(box.x1) + 1], paper)
    area = int(dark.sum())
    if area < _LEAST_INK:
        return 0.0
    inner = cv2.erode(np.pad(dark, 1), np.ones((3, 3), np.uint8))
    return 2.0 * area / max(area - int(inner.sum()), 1)
