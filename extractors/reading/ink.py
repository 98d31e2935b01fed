"""What of a grey picture is dark: print, and whatever else is drawn on the paper; and the marks that it makes."""

from __future__ import annotations

from math import ceil
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

_EACH = 8  # pixels; so many rows and columns apart are enough to tell the paper by
_DARK = 0.55  # of the paper's brightness
_MOST_SHORT = 2**16 - 2  # labels in 16 bits, besides the paper's


def paper_of(grey: Grey) -> int:
    """How bright the paper is, 0..255."""
    return int(np.median(grey[::_EACH, ::_EACH]))


def ink(grey: Grey, paper: int) -> Grey:
    """1 where a picture on paper so bright is dark."""
    return (grey < ceil(_DARK * paper)).view(np.uint8)


def marks_of(dark: Grey) -> tuple[NDArray[Any], NDArray[np.int32]]:
    """Which mark each dark pixel belongs to (they touch at a corner at least), 0 where it is light; and the marks.

    Of each mark: left, top, width, height and area in pixels (see cv2.CC_STAT_LEFT …); the first is all that is light.
    """
    # labels of 16 bits take a third of the time; no mark is without a pixel that is the first of a run
    n_runs = np.count_nonzero(dark[:, 1:] > dark[:, :-1]) + np.count_nonzero(dark[:, 0])
    depth = cv2.CV_16U if n_runs <= _MOST_SHORT else cv2.CV_32S
    _, labels, marks, _ = cv2.connectedComponentsWithStats(dark, connectivity=8, ltype=depth)
    return np.asarray(labels), np.asarray(marks, np.int32)
