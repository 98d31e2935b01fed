"""Where a PDF page's own coordinates lie on the page as it is shown.

A PDF counts in points from below, in any direction it likes, on a sheet of which only the crop box is seen, turned
by /Rotate. Everything after this module counts from the top left of what is seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.document import Box

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a sheet that is shown: `left`, `lower`, `right`, `upper` in the PDF's points, and its turn.

    `rotation` in degrees clockwise: 0, 90, 180, 270.
    """

    left: float
    lower: float
    right: float
    upper: float
    rotation: int = 0

    @property
    def width(self) -> float:
        """Of the page as shown, in points."""
        return self.right - self.left if self.rotation % 180 == 0 else self.upper - self.lower

    @property
    def height(self) -> float:
        """Of the page as shown, in points."""
        return self.upper - self.lower if self.rotation % 180 == 0 else self.right - self.left

    def points(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Points of the sheet as shown: x from the left, y from the top."""
        if self.rotation == 90:
            return y - self.lower, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.lower
        if self.rotation == 270:
            return self.upper - y, self.right - x
        return x - self.left, self.upper - y

    def boxes(self, corners: Floats) -> Floats:
        """Rectangles as shown, n x 4: x0, top, x1, bottom; given by two opposite corners each (x, y, x, y)."""
        x0, y0 = self.points(corners[:, 0], corners[:, 1])
        x1, y1 = self.points(corners[:, 2], corners[:, 3])
        return np.column_stack((np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1)))

    def box(self, corners: tuple[float, float, float, float]) -> Box:
        """One rectangle as shown."""
        return Box(*(float(value) for value in self.boxes(np.array([corners], dtype=np.float64))[0]))


def frame_of(page: Any) -> Frame:
    """The frame of a pypdfium2 page: its crop box, as far as it lies on the sheet."""
    left, lower, right, upper = page.get_mediabox()
    crop = page.get_cropbox()
    inner = (max(left, crop[0]), max(lower, crop[1]), min(right, crop[2]), min(upper, crop[3]))
    if inner[0] < inner[2] and inner[1] < inner[3]:
        left, lower, right, upper = inner
    return Frame(left, lower, right, upper, page.get_rotation())
