"""Takes seals, received stamps and signatures out of a page in colour, so that the print under them can be read.

Ink in colour is bright in one channel at least, print in none: what is neither grey nor dark is made paper. Only
where something in colour is bigger than a line of letters is it taken out: a heading printed in red or a link in blue
stays, and so do areas filled with a colour.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extractors.reading.scaling import reduced, scaled

_SMALL = 900  # pixels on the longer side of the picture that colour is looked for in
_COLOURED = 32  # least difference between the channels of a pixel in colour
_FEW = 0.0004  # share of the page in colour: less is a scanner's fringes
_BIG = 0.027  # of the longer side: 8 mm of A4, higher than letters are
_REACH = 0.004  # of the longer side: what is so near belongs together
_FILLED = 0.6
_PAPER = 90  # percentile of the page's brightness

_BAND = 512  # rows

_GREYISH, _VIVID = 18, 45  # differences between channels
_PRINT, _INK = 60, 95  # brightest channel of print under ink at most, of ink at least

Colours = NDArray[np.uint8]
Grey = NDArray[np.uint8]


def without_ink(image: Image.Image) -> Grey:
    """The image in grey, stamps and handwriting in colour left out of it."""
    if image.mode != "RGB":
        return np.asarray(image.convert("L"))
    colours = np.asarray(image)
    grey = np.asarray(cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY), np.uint8)
    longer = max(colours.shape[:2])
    if _coloured(reduced(colours, max(1, round(longer / _SMALL))), each=2)[0].mean() < _FEW / 2:
        return grey  # most pages are grey, whatever they are stored as, and this tells it at a third of the cost
    small = scaled(colours, min(1.0, _SMALL / longer))
    coloured, paper = _coloured(small)
    if coloured.mean() < _FEW:
        return grey
    factor = colours.shape[0] / small.shape[0], colours.shape[1] / small.shape[1]
    for left, top, right, bottom in _big(coloured):
        columns = slice(int(left * factor[1]), int(right * factor[1]) + 1)
        for band in _bands(int(top * factor[0]), int(bottom * factor[0]) + 1):
            grey[band, columns] = _print_alone(grey[band, columns], _balanced(colours[band, columns], paper))
    return grey


def _coloured(colours: Colours, each: int = 1) -> tuple[Grey, NDArray[np.float64]]:
    """1 where a picture is in colour; and the colour of its paper, told by `each` such row and column."""
    paper = np.percentile(colours[::each, ::each], _PAPER, axis=(0, 1)).clip(1)
    darkest, brightest = _extremes(_balanced(colours, paper))
    return (brightest - darkest > _COLOURED).view(np.uint8), paper


def _bands(top: int, bottom: int) -> Iterator[slice]:
    """Rows in bands, so that a page all in colour takes no more memory than a seal."""
    return (slice(at, min(at + _BAND, bottom)) for at in range(top, bottom, _BAND))


def _print_alone(grey: Grey, colours: Colours) -> Grey:
    """The grey picture with what is vivid and not dark made like the paper about it, by degrees."""
    if not grey.size:
        return grey
    darkest, brightest = _extremes(np.asarray(cv2.medianBlur(colours, 3), np.uint8))
    vivid = (((brightest - darkest).astype(np.float32) - _GREYISH) / (_VIVID - _GREYISH)).clip(0, 1)
    bright = ((brightest.astype(np.float32) - _PRINT) / (_INK - _PRINT)).clip(0, 1)
    share, paper = vivid * bright, np.float32(np.median(grey))
    return np.asarray(grey + (paper - grey) * share, np.uint8)


def _balanced(colours: Colours, paper: NDArray[np.float64]) -> Colours:
    """The colours as they would be on white paper in white light."""
    table = np.arange(256)[:, None] * (255 / paper)
    return np.asarray(cv2.LUT(colours, table.clip(0, 255).astype(np.uint8)[None]), np.uint8)


def _extremes(colours: Colours) -> tuple[Grey, Grey]:
    """The darkest and the brightest channel of each pixel."""
    red, green, blue = (np.asarray(channel, np.uint8) for channel in cv2.split(colours))
    return np.minimum(np.minimum(red, green), blue), np.maximum(np.maximum(red, green), blue)


def _big(coloured: Grey) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of what is too high to be a line of letters, with a margin."""
    longer = max(coloured.shape)
    reach = max(1, round(_REACH * longer))
    joined = cv2.morphologyEx(coloured, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    return [
        (max(left - reach, 0), max(top - reach, 0), left + width + reach, top + height + reach)
        for left, top, width, height, area in found[1:].tolist()
        if height >= _BIG * longer and area < _FILLED * width * height
    ]
