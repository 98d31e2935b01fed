"""A page's picture made ready to be read: upright, straight, grey, without stamps and ink.

Everything that looks for something in a page image (words, the rules of tables) starts from `prepared`, so that all
of it is found in one and the same picture, and one scale turns its pixels into points of the page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extractors.document import Box
from extractors.reading.page_turn import lie_of
from extractors.reading.scaling import reduced, scaled
from extractors.reading.scanner_marks import without_scanner_marks
from extractors.reading.stamps import without_ink

Grey = NDArray[np.uint8]
"""A grey picture: rows of pixels, 0 black .. 255 white."""

POINTS_PER_INCH = 72
_LEAST_DPI, _MOST_DPI = 230.0, 330.0
_WORKING_DPI = 300.0
_MOST_PIXELS = 40_000_000
_LEAST_LEAN = 0.3  # degrees; the engine reads through less, and turning blurs a little
_STROKE = 0.12  # inches: wider than a letter's strokes
_SHADOW = 0.65  # of the brightest paper

# what noise is left in the paper of a dark corner goes white, print goes black
_CONTRAST = np.interp(np.arange(256), (80, 185), (0, 255)).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class PageImage:
    """An upright page of `dpi` pixels per inch.

    `rotation` and `skew` are what was done to the page as stored: quarter turns clockwise in degrees (0, 90, 180,
    270), then straightened by `skew` degrees, by which its text was turned clockwise. `is_cleared`:
    shadows and noise were taken out.
    """

    grey: Grey
    dpi: float
    rotation: int = 0
    skew: float = 0.0
    is_cleared: bool = False

    @property
    def width(self) -> float:
        """Points."""
        return float(self.grey.shape[1] * POINTS_PER_INCH / self.dpi)

    @property
    def height(self) -> float:
        """Points."""
        return float(self.grey.shape[0] * POINTS_PER_INCH / self.dpi)

    def in_points(self, box: Box) -> Box:
        """A box in pixels of `grey` as one in points of the upright page, which is what `Page` holds."""
        scale = POINTS_PER_INCH / self.dpi
        return Box(box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale)

    def turned(self, degrees: int) -> PageImage:
        """The page turned clockwise by quarter turns, which keep every pixel."""
        grey = np.ascontiguousarray(np.rot90(self.grey, -degrees // 90))
        return replace(self, grey=grey, rotation=(self.rotation + degrees) % 360)


def prepared(image: Image.Image, dpi: float) -> PageImage:
    """A page image, of `dpi` pixels per inch, in colour or grey, made ready.

    Stamps and handwriting in colour and a scanner's marks are taken out, a low resolution is raised and a high one
    lowered, shadows are lifted where there are any; a page that lies on its side is stood up (which of the two ways is
    for who reads it to find out: see `PageImage.turned`), and one that leans is straightened.
    """
    grey, dpi = _at_working_dpi(without_scanner_marks(without_ink(image), dpi), dpi)
    page = PageImage(grey, dpi)
    if _is_badly_lit(page):
        page = cleared(page)
    is_sideways, lean = lie_of(page.grey, dpi)
    return straightened(page.turned(90) if is_sideways else page, lean)


def straightened(page: PageImage, lean: float, least: float = _LEAST_LEAN) -> PageImage:
    """The page turned back round its middle by `lean` degrees; as it is where that is less than `least`."""
    if abs(lean) < least:
        return page
    height, width = page.grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), lean, 1.0)
    paper = float(np.median(page.grey[::16, ::16]))
    grey = cv2.warpAffine(page.grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper)
    return replace(page, grey=np.asarray(grey, np.uint8), skew=round(page.skew + lean, 2))


def cleared(page: PageImage) -> PageImage:
    """The page without what bad light and a camera's noise add.

    A median takes out the noise; dividing by the paper's own brightness (what is left of the page when letters are
    taken out of it) evens out shadows. On a good page this costs a little sharpness.
    """
    grey = np.asarray(cv2.medianBlur(page.grey, 3), np.uint8)
    quarter = _smooth(_paper(scaled(page.grey, 0.25), page.dpi / 4), page.dpi / 4)
    paper = cv2.resize(quarter, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    even = np.asarray(cv2.divide(grey, np.maximum(paper, 1), scale=255), np.uint8)
    return replace(page, grey=np.asarray(cv2.LUT(even, _CONTRAST), np.uint8), is_cleared=True)


def _paper(grey: Grey, dpi: float) -> Grey:
    """A page without its letters."""
    reach = _reach(dpi)
    return np.asarray(cv2.dilate(grey, np.ones((reach, reach), np.uint8)), np.uint8)


def _smooth(paper: Grey, dpi: float) -> Grey:
    return np.asarray(cv2.GaussianBlur(paper, (0, 0), _reach(dpi)), np.uint8)


def _reach(dpi: float) -> int:
    return max(3, round(dpi * _STROKE)) | 1


def _is_badly_lit(page: PageImage) -> bool:
    """Whether part of the paper is much darker than the rest; its edges are left out, where scanners see no paper."""
    paper = _paper(reduced(page.grey, 4), page.dpi / 4)
    paper = _smooth(reduced(paper, 4), page.dpi / 16)
    height, width = paper.shape
    inner = paper[height // 10 : height - height // 10, width // 10 : width - width // 10]
    if not inner.size:
        return False
    dark, bright = np.percentile(inner, (10, 90))
    return bool(dark < _SHADOW * bright)


def _at_working_dpi(grey: Grey, dpi: float) -> tuple[Grey, float]:
    """At the resolution that the engine reads best, where the picture's own is far from it."""
    if _LEAST_DPI <= dpi <= _MOST_DPI:
        return grey, dpi
    factor = min(_WORKING_DPI / dpi, (_MOST_PIXELS / max(grey.size, 1)) ** 0.5)
    return scaled(grey, factor), dpi * factor
