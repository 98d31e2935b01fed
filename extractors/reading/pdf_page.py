"""One page of a PDF as far as reading it needs: its frame, its characters, what is drawn on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from extractors.document import Box
from extractors.failures import Category, ReadFailure
from extractors.reading.pdf_chars import Chars, FontUse
from extractors.reading.pdf_drawing import Drawing, read_drawing
from extractors.reading.pdf_frame import Frame, frame_of
from extractors.reading.pdfium_text import count_chars, read_chars

_MOST_CHARS = 200_000  # a page of A0 in the smallest print has a quarter of that


@dataclass(frozen=True)
class PdfPage:
    """A page looked at once; `number` counts from 1. Boxes and sizes in points, from the top left of what is shown."""

    number: int
    frame: Frame
    chars: Chars
    drawing: Drawing

    @property
    def fonts(self) -> tuple[FontUse, ...]:
        """The fonts that set the page's text, with what the file knows of their characters."""
        return self.chars.fonts

    @property
    def n_chars(self) -> int:
        """Characters that the file holds, white space among them."""
        return sum(font.n_chars for font in self.fonts)

    @property
    def n_curves(self) -> int:
        """Drawn shapes that bound nothing; where there is no text these may be letters."""
        return self.drawing.n_curves

    @cached_property
    def pictures(self) -> tuple[Box, ...]:
        """Each picture as far as it lies on the page."""
        width, height = self.frame.width, self.frame.height
        return tuple(
            Box(max(box.x0, 0.0), max(box.top, 0.0), min(box.x1, width), min(box.bottom, height))
            for box in self.drawing.pictures
            if box.x0 < width and box.x1 > 0 and box.top < height and box.bottom > 0
        )

    @property
    def picture_share(self) -> float:
        """Share of the page under its pictures, 0..1; scanners cut a page into strips, so areas are added."""
        area = self.frame.width * self.frame.height
        covered = sum((box.x1 - box.x0) * (box.bottom - box.top) for box in self.pictures)
        return min(covered / area, 1.0) if area > 0 else 0.0


def look(page: Any, number: int) -> PdfPage:
    """Look at a pypdfium2 page. Raises ReadFailure (unsupported) where it holds more text than any page can."""
    frame = frame_of(page)
    text_page = page.get_textpage()
    try:
        if (n_chars := count_chars(text_page)) > _MOST_CHARS:
            message = f"Page {number} holds {n_chars} characters, more than can be printed on a page"
            remedy = "Look at the page: export the document again if it is a plan at all"
            raise ReadFailure(Category.UNSUPPORTED, message, remedy, component="pdf")
        chars = read_chars(text_page, frame).shown(frame.width, frame.height)
    finally:
        text_page.close()
    return PdfPage(number, frame, chars, read_drawing(page, frame))
