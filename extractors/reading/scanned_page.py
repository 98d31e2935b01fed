"""One page image to one page of text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import atan, cos, degrees, radians, sin
from statistics import fmean

from PIL.Image import Image

from extractors.document import Box, Page
from extractors.reading import tesseract
from extractors.reading.options import ReadingOptions
from extractors.reading.page_blocks import blocks_in_order
from extractors.reading.page_image import prepared
from extractors.reading.page_text import write_page
from extractors.reading.placed import PlacedWord, middle
from extractors.reading.recognition import recognised
from extractors.reading.tesseract import SeenWord

_LEAST_LINE = 5.0  # a line counts for the skew when it is this many times as long as its words are high
_LEAST_SKEW = 0.05  # degrees


def read_scanned_page(image: Image, dpi: float, number: int, options: ReadingOptions) -> Page:
    """Recognise a page image (in colour or grey) of `dpi` pixels per inch.

    The page is stood up and straightened; what skew is left is undone in the boxes, so that a line of text is a line
    of boxes. `Page.rotation` and `Page.skew` say how much of each was undone.
    Raises `ReadFailure`: missing_program, timeout, crashed.
    """
    found = recognised(prepared(image, dpi), options)
    left = 0.0 if found.tables else skew_of(found.words)  # tables are straight by their rules
    upright = found.page
    centre = (upright.width / 2, upright.height / 2)
    words = [
        PlacedWord(word.text, straightened(upright.in_points(word.box), left, centre), word.bold, word.confidence)
        for word in found.words
    ]
    page = write_page(blocks_in_order(words, [table.placed(upright) for table in found.tables]))
    seen = found.all_words
    return Page(
        number,
        page.text,
        source="ocr",
        engine=f"tesseract {tesseract.version()} {options.ocr_language}",
        lines=tuple(page.lines),
        tables=tuple(page.tables),
        words=tuple(page.words),
        width=round(upright.width, 2),
        height=round(upright.height, 2),
        mean_word_confidence=round(fmean(word.confidence for word in seen), 4) if seen else None,
        rotation=upright.rotation,
        skew=round(upright.skew + left, 2),
    )


def skew_of(words: Sequence[SeenWord]) -> float:
    """Degrees clockwise by which the text is turned: the median over the page's long lines, by length.

    The engine follows a line through a skewed page; its slope is that of the least-squares line through the
    words' middles.
    """
    lines: dict[int, list[SeenWord]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    slopes = sorted(found for line in lines.values() if (found := _slope(line)) is not None)
    half = sum(length for _, length in slopes) / 2
    for slope, length in slopes:
        half -= length
        if half <= 0:
            angle = round(degrees(atan(slope)), 2)
            return angle if abs(angle) >= _LEAST_SKEW else 0.0
    return 0.0


def _slope(line: Sequence[SeenWord]) -> tuple[float, float] | None:
    """Slope and length of a line of words; None when it is too short to tell."""
    length = max(word.box.x1 for word in line) - min(word.box.x0 for word in line)
    if len(line) < 4 or length < _LEAST_LINE * max(word.box.bottom - word.box.top for word in line):
        return None
    xs, ys = zip(*(middle(word.box) for word in line), strict=True)
    x_mean, y_mean = fmean(xs), fmean(ys)
    spread = sum((x - x_mean) ** 2 for x in xs)
    return sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)) / spread, length


def straightened(box: Box, skew: float, centre: tuple[float, float]) -> Box:
    """The box moved to where it stands when the page is turned back by `skew` degrees round its centre."""
    if not skew:
        return box
    x, y = middle(box)
    turn = radians(-skew)
    dx, dy = x - centre[0], y - centre[1]
    new_x = centre[0] + dx * cos(turn) - dy * sin(turn)
    new_y = centre[1] + dx * sin(turn) + dy * cos(turn)
    return Box(box.x0 + new_x - x, box.top + new_y - y, box.x1 + new_x - x, box.bottom + new_y - y)
