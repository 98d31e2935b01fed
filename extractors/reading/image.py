"""Page images: PNG, JPEG and TIFF of one or many pages."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from extractors.document import Page
from extractors.failures import Category, ReadFailure
from extractors.reading.by_page import read_pages
from extractors.reading.options import Reading, ReadingOptions
from extractors.reading.scanned_page import read_scanned_page

MAX_PIXELS = 100_000_000  # an A3 page at 600 dpi has 70 million
_COMPONENT = "image"
_FORMATS = ("PNG", "JPEG", "TIFF")
_A4_LONG_SIDE = 11.69  # inches
_LONGEST_SIDE = 17.5  # of A3
_BELIEVED_DPI = range(72, 1201)
_GREY = ("1", "L", "LA")
_EIGHT_BITS = {"I;16": 1 / 256, "I;16B": 1 / 256, "I": 1 / 256, "F": 1.0}


def read_image(data: bytes, options: ReadingOptions) -> Reading:
    """Read an image's pages by OCR, one in memory at a time.

    Raises `ReadFailure`: empty, undecodable, truncated, memory (too many pixels), unsupported (too many pages), and
    what reading the only page raised.
    """
    with _failures():
        image = Image.open(BytesIO(data), formats=_FORMATS)
    with image:
        n_pages = getattr(image, "n_frames", 1)

        def read(number: int) -> Page:
            with _failures():
                image.seek(number - 1)
                upright, dpi = shown(image)
            return read_scanned_page(upright, dpi, number, options)

        return read_pages(n_pages, read, options, _COMPONENT)


def shown(image: Image.Image) -> tuple[Image.Image, float]:
    """The current frame upright on white, in 8 bits a channel, in colour where it has any; and its resolution."""
    if image.width * image.height > MAX_PIXELS:
        raise Image.DecompressionBombError(f"the image has {image.width} x {image.height} pixels")
    frame = ImageOps.exif_transpose(image)
    dpi = _resolution(frame, image.info.get("dpi"))
    if frame.mode in _EIGHT_BITS:
        factor = _EIGHT_BITS[frame.mode]
        return frame.convert("F").point(lambda value: value * factor).convert("L"), dpi
    if frame.has_transparency_data:
        frame = frame.convert("RGBA")
        frame = Image.alpha_composite(Image.new("RGBA", frame.size, "white"), frame)
    return frame.convert("L" if frame.mode in _GREY else "RGB"), dpi


def _resolution(image: Image.Image, stated: tuple[float, float] | None) -> float:
    """Pixels per inch as the file says, or as they would be on a page of A4 where it says nothing likely.

    Programs write 72 or 96 where they know nothing: a page bigger than A3 tells.
    """
    longer = max(image.size)
    if stated and _BELIEVED_DPI.start < round(stated[0]) < _BELIEVED_DPI.stop and longer / stated[0] <= _LONGEST_SIDE:
        return float(stated[0])
    return longer / _A4_LONG_SIDE


@contextmanager
def _failures() -> Iterator[None]:
    """Turn Pillow's exceptions into typed failures; our own limit replaces its warning."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            yield
    except UnidentifiedImageError as error:
        message, remedy = "The file is no PNG, JPEG or TIFF image", "Save the page as PNG, JPEG, TIFF or PDF"
        raise ReadFailure(Category.UNDECODABLE, message, remedy, component=_COMPONENT) from error
    except Image.DecompressionBombError as error:
        message = f"The image is too large: {error}"
        remedy = f"Scan at 300 dpi, or scale it to less than {MAX_PIXELS // 1_000_000} million pixels"
        raise ReadFailure(Category.MEMORY, message, remedy, component=_COMPONENT) from error
    except (OSError, SyntaxError, EOFError, ValueError) as error:
        message, remedy = f"The image ends early or is damaged: {error}", "Fetch or scan the file again"
        raise ReadFailure(Category.TRUNCATED, message, remedy, component=_COMPONENT) from error
