"""Takes out what the scanner drew and no one wrote: streaks along the feed, and smears of toner.

Dirt on a scanner's glass draws a line from edge to edge of the paper, upright or level to the pixel in the picture as
stored; it cuts a word in two wherever it goes through one. A smear is black and wider than any stroke of print; an
engine takes all around it for a picture and reads none of it. Rules of tables end inside the page, and lean with it.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.reading.ink import Grey, ink, marks_of, paper_of

_EDGE = 0.015  # of the page's length: a streak ends no further from either edge of it
_FADING = 0.1  # inches that a streak may fade for
_THICKEST = 0.03  # inches; a thicker one is the edge of the glass
_LEAST_STREAK = 0.3  # of the page's length, in one piece
_STROKE = 0.07  # inches: wider than the strokes of a title and of a felt pen
_SMEAR = 0.3  # inches: the least length of a smear
_FRINGE = 0.02  # inches of half dark about it


def without_scanner_marks(grey: Grey, dpi: float) -> Grey:
    """The picture as stored, streaks and smears made paper; what a streak goes through is joined across it."""
    paper = paper_of(grey)
    clean = _without_streaks(grey, ink(grey, paper), dpi)
    clean = _without_streaks(clean.T, ink(clean, paper).T, dpi).T
    return _without_smears(np.ascontiguousarray(clean), dpi, paper)


def _without_streaks(grey: Grey, dark: Grey, dpi: float) -> Grey:
    """The picture without upright streaks; `dark` is its ink."""
    height = grey.shape[0]
    if not (candidates := np.flatnonzero(dark.sum(axis=0, dtype=np.uint32) > height / 2)).size:
        return grey
    clean = grey.copy()
    for first, last in _neighbours(candidates):
        left, right = max(first - 2, 0), min(last + 2, grey.shape[1] - 1)
        is_thin = last - first < _THICKEST * dpi
        if is_thin and _runs_through(dark[:, left : right + 1].max(axis=1), dpi):
            share = np.linspace(0, 1, right - left + 1)[None]
            ends = grey[:, left, None] * (1 - share) + grey[:, right, None] * share
            clean[:, left : right + 1] = np.rint(ends).astype(np.uint8)
    return clean


def _neighbours(columns: NDArray[np.intp]) -> Iterator[tuple[int, int]]:
    """First and last of each group of columns that stand side by side."""
    for group in np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1):
        yield int(group[0]), int(group[-1])


def _runs_through(dark: Grey, dpi: float) -> bool:
    """Whether a column is dark from one end to the other but for short gaps, and in one long piece somewhere."""
    ends = np.flatnonzero(dark)
    edge = _EDGE * len(dark)
    gaps = np.flatnonzero(np.diff(ends) > _FADING * dpi)
    longest = max((int(piece[-1] - piece[0]) for piece in np.split(ends, gaps + 1)), default=0)
    return bool(ends[0] <= edge and ends[-1] >= len(dark) - 1 - edge and longest >= _LEAST_STREAK * len(dark))


def _without_smears(grey: Grey, dpi: float, paper: int) -> Grey:
    dark = ink(grey, paper)
    disc = _disc(_STROKE * dpi)
    if not _may_hold(dark, len(disc)):
        return grey
    core = np.asarray(cv2.morphologyEx(dark, cv2.MORPH_OPEN, disc), np.uint8)
    labels, found = marks_of(core)
    smears = np.maximum(found[:, cv2.CC_STAT_WIDTH], found[:, cv2.CC_STAT_HEIGHT]) >= _SMEAR * dpi
    smears[0] = False
    if not smears.any():
        return grey
    clean = grey.copy()
    clean[cv2.dilate(smears.view(np.uint8)[labels], _disc(2 * _FRINGE * dpi)) > 0] = paper
    return clean


def _may_hold(dark: Grey, across: int) -> bool:
    """Whether a disc so wide may be all dark; on most pages none is, and the square inside it tells at less cost."""
    half = int(0.65 * (across // 2))
    return bool(np.asarray(cv2.erode(dark, np.ones((2 * half + 1, 2 * half + 1), np.uint8))).any())


def _disc(across: float) -> Grey:
    size = max(3, round(across)) | 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)), np.uint8)
