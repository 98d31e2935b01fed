"""How a page lies: on its side or not, and by how much its lines lean.

Lines of print are dark rows between bright ones. Added up along its lines a page gives sharp peaks, added up askew
it gives a blur (Postl 1986): the angle with the sharpest profile is that of the lines. All of it is looked for in a
small picture, from the letters alone: rules, borders and pictures say nothing of where lines run.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.reading.scaling import scaled

Grey = NDArray[np.uint8]
Points = NDArray[np.float32]

_DPI = 75.0
_MOST_LEAN = 8.0  # degrees
_STEPS = (1.0, 0.25, 0.05)
_MOST_SIZE = 0.35  # inches: bigger marks are no letters
_LEAST_MARKS = 60
_DARK = 25  # below the paper around it
_CLEARLY = 1.25


def lie_of(grey: Grey, dpi: float) -> tuple[bool, float]:
    """Whether the lines of a page run from top to bottom, and how far it leans when stood up by a turn to the right.

    Degrees clockwise, at most 8; upright and 0 where there is too little to tell.
    """
    marks = _marks(grey, dpi)
    if len(marks) < _LEAST_MARKS:
        return False, 0.0
    lean, across = _best(marks)
    stood_up = np.stack([-marks[:, 1], marks[:, 0]], axis=1)
    lean_stood_up, along = _best(stood_up)
    if along > _CLEARLY * across:
        return True, round(lean_stood_up, 2)
    return False, round(lean, 2)


def lean_of(grey: Grey, dpi: float) -> float:
    """Degrees clockwise by which the lines of an upright page lean, at most 8; 0 where there is too little to tell."""
    marks = _marks(grey, dpi)
    return round(_best(marks)[0], 2) if len(marks) >= _LEAST_MARKS else 0.0


def _marks(grey: Grey, dpi: float) -> Points:
    """Places (x, y) of ink in the small picture that belongs to marks of the size of letters or words."""
    small = scaled(grey, _DPI / dpi)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 11)
    ink = (cv2.subtract(paper, small) > _DARK).view(np.uint8)
    _, labels, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=4)
    most = _MOST_SIZE * _DPI
    width, height, area = found[:, cv2.CC_STAT_WIDTH], found[:, cv2.CC_STAT_HEIGHT], found[:, cv2.CC_STAT_AREA]
    kept = (np.minimum(width, height) < most) & (np.maximum(width, height) < 3 * most) & (area > 2)
    kept &= np.maximum(width, height) < 12 * np.minimum(width, height)  # rules
    kept[0] = False
    y, x = np.nonzero(kept[labels])
    return np.stack([x, y], axis=1).astype(np.float32)


def _best(marks: Points) -> tuple[float, float]:
    """The angle (degrees clockwise) at which the marks' profile is sharpest, and how sharp it is there."""
    at, sharpest = 0.0, _sharpness(marks, 0.0)
    reach = _MOST_LEAN
    for step in _STEPS:
        for angle in np.arange(at - reach, at + reach + step / 2, step).tolist():
            if (sharp := _sharpness(marks, angle)) > sharpest:
                at, sharpest = angle, sharp
        reach = step
    return at, sharpest


def _sharpness(marks: Points, angle: float) -> float:
    """Mean square of the steps in the profile of the marks, added up along lines of this angle."""
    turn = np.deg2rad(angle)
    rows = marks[:, 1] * np.cos(turn) - marks[:, 0] * np.sin(turn)
    profile = np.bincount((rows - rows.min()).astype(np.int64)).astype(np.float64)
    return float(np.square(np.diff(profile)).sum() / len(marks))
