"""Pictures made smaller or larger."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

cv2.setNumThreads(1)  # documents are read side by side, one to a core

Picture = NDArray[np.uint8]


def scaled(picture: Picture, factor: float) -> Picture:
    """The picture `factor` times as large, never less than one pixel: areas averaged, or curves between the pixels.

    A half, a third or a quarter is made of whole pixels whatever the size, which takes a tenth of the time.
    """
    height, width = picture.shape[:2]
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    if (1 / factor).is_integer() and min(height, width) * factor >= 1:
        return np.asarray(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=how), np.uint8)
    size = max(1, round(width * factor)), max(1, round(height * factor))
    return np.asarray(cv2.resize(picture, size, interpolation=how), np.uint8)
