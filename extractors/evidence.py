"""Where a stretch of the document's text stands on the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extractors.document import Box, Document, Page
from extractors.layout.span import Span


class Place(NamedTuple):
    """Page, offsets and, where the source has them, the box around the words on that page; all None for nowhere."""

    page: int | None
    char_start: int | None
    char_end: int | None
    x0: float | None = None
    top: float | None = None
    x1: float | None = None
    bottom: float | None = None


class Locator:
    """Finds the place of any stretch of one document's text."""

    def __init__(self, document: Document) -> None:
        self._pages = document.pages
        self._by_number = {page.number: page for page in document.pages}
        self._starts = document.page_starts
        self._boxed = [_boxed(page) for page in document.pages]
        self._boxed_starts = [[start for start, _, _ in boxed] for boxed in self._boxed]

    def page(self, number: int | None) -> Page | None:
        """The page of a number; None where there is none."""
        return None if number is None else self._by_number.get(number)

    def place(self, span: Span) -> Place:
        """The page on which the stretch begins and the box around what of it stands there."""
        if not self._pages:
            return Place(1, span.start, span.end)
        at = max(0, bisect_right(self._starts, span.start) - 1)
        offset = self._starts[at]
        box = _around(self._boxes(at, span.start - offset, span.end - offset))
        number = self._pages[at].number
        if box is None:
            return Place(number, span.start, span.end)
        return Place(number, span.start, span.end, box.x0, box.top, box.x1, box.bottom)

    def _boxes(self, at: int, start: int, end: int) -> list[Box]:
        first = max(0, bisect_right(self._boxed_starts[at], start) - 1)
        last = bisect_left(self._boxed_starts[at], end)
        return [box for _, stop, box in self._boxed[at][first:last] if stop > start]


def _boxed(page: Page) -> list[tuple[int, int, Box]]:
    """What of a page has a box, as ranges of its text in order: words; else lines and table cells."""
    if page.words:
        return sorted(((word.start, word.end, word.box) for word in page.words), key=lambda each: each[:2])
    lines = [(line.start, line.end, line.box) for line in page.lines if line.box]
    cells = [(cell.start, cell.end, cell.box) for table in page.tables for cell in table.cells if cell.box]
    return sorted((*lines, *cells), key=lambda each: each[:2])


def _around(boxes: Sequence[Box]) -> Box | None:
    if not boxes:
        return None
    return Box(
        round(min(b.x0 for b in boxes), 2),
        round(min(b.top for b in boxes), 2),
        round(max(b.x1 for b in boxes), 2),
        round(max(b.bottom for b in boxes), 2),
    )
