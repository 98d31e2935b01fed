"""A page of a source as a picture, upright and straight as the reader of the rows saw it; and its size in points.

The boxes of rows count on that page, so they can be laid over the picture as they are.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

import pypdfium2
from PIL import Image

from extractors.reading.image import shown

DRAWN = frozenset({"application/pdf", "image/png", "image/jpeg", "image/tiff"})
"""Media types whose pages have a look of their own."""
_WIDTH = 1240
"""Pixels: an A4 page at 150 dpi."""
_MOST_PIXELS = 12_000_000
_LEAST_SKEW = 0.05  # degrees
_QUALITY = 82
_pdfium = Lock()
"""PDFium is for one thread at a time."""


class NoPicture(Exception):
    """The page can't be drawn."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What was undone when the page was read: `rotation` degrees clockwise, `skew` degrees."""

    rotation: int = 0
    skew: float = 0.0


@dataclass(frozen=True, slots=True)
class Size:
    """Of a page as a reader holds it, in points."""

    width: float
    height: float


def size(data: bytes, media_type: str, number: int, turn: Turn) -> Size:
    """The size of page `number` (from 1). Raises NoPicture."""
    with _told():
        if media_type == "application/pdf":
            with _page(data, number) as page:
                width, height = page.get_size()
                return _turned(width, height, turn.rotation - page.get_rotation())
        image, dpi = _frame(data, number)
        return _turned(image.width * 72 / dpi, image.height * 72 / dpi, turn.rotation)


def picture(data: bytes, media_type: str, number: int, turn: Turn, width: int = _WIDTH) -> bytes:
    """The page as WebP, `width` pixels wide. Raises NoPicture."""
    with _told():
        image = _pdf_image(data, number, turn, width) if media_type == "application/pdf" else _image(data, number, turn)
        if abs(turn.skew) >= _LEAST_SKEW:
            image = image.rotate(turn.skew, Image.Resampling.BILINEAR, fillcolor="white")
        if image.width > width:
            image = image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS)
        out = BytesIO()
        image.convert("RGB").save(out, "WEBP", quality=_QUALITY, method=2)
        return out.getvalue()


def _turned(width: float, height: float, degrees: int) -> Size:
    return Size(width, height) if degrees % 180 == 0 else Size(height, width)


def _pdf_image(data: bytes, number: int, turn: Turn, width: int) -> Image.Image:
    with _page(data, number) as page:
        more = (turn.rotation - page.get_rotation()) % 360
        width_in_points, height_in_points = page.get_size()
        points = _turned(width_in_points, height_in_points, more)
        scale = min(width / points.width, (_MOST_PIXELS / (points.width * points.height)) ** 0.5)
        drawn: Image.Image = page.render(scale=scale, rotation=more).to_pil()
        return drawn


def _image(data: bytes, number: int, turn: Turn) -> Image.Image:
    image, _ = _frame(data, number)
    return image.rotate(-turn.rotation, expand=True) if turn.rotation % 360 else image


def _frame(data: bytes, number: int) -> tuple[Image.Image, float]:
    """A frame of an image file as the reader takes it, and its dots per inch."""
    with Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as image:
        image.seek(number - 1)
        return shown(image)


@contextmanager
def _page(data: bytes, number: int) -> Iterator[pypdfium2.PdfPage]:
    with _pdfium:
        document = pypdfium2.PdfDocument(data)
        try:
            page = document[number - 1]
            try:
                yield page
            finally:
                page.close()
        finally:
            document.close()


@contextmanager
def _told() -> Iterator[None]:
    """What PDFium and Pillow raise on a file that is damaged or has no such page, as NoPicture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            yield
    except (
        pypdfium2.PdfiumError,
        Image.DecompressionBombError,
        OSError,
        SyntaxError,
        EOFError,
        ValueError,
        IndexError,
    ) as error:
        raise NoPicture(str(error)) from error
