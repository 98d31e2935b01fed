"""Where a stretch of the document's text stands on the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import Box, Document, Page
from extractors.layout.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Page, offsets and, where the source has them, the box around the words on that page."""

    page: int
    char_start: int
    char_end: int
    x0: float | None = None
    top: float | None = None
    x1: float | None = None
    bottom: float | None = None


class Locator:
    """Finds the place of any stretch of one document's text."""

    def __init__(self, document: Document) -> None:
        self._pages = document.pages
        self._starts = document.page_starts
        self._word_starts = [[word.start for word in page.words] for page in document.pages]

    def place(self, span: Span) -> Place:
        """The page on which the stretch begins and the box around what of it stands there."""
        if not self._pages:
            return Place(1, span.start, span.end)
        at = max(0, bisect_right(self._starts, span.start) - 1)
        page, offset = self._pages[at], self._starts[at]
        box = _around(self._boxes(at, page, span.start - offset, span.end - offset))
        if box is None:
            return Place(page.number, span.start, span.end)
        return Place(page.number, span.start, span.end, box.x0, box.top, box.x1, box.bottom)

    def _boxes(self, at: int, page: Page, start: int, end: int) -> list[Box]:
        """Boxes of the words in a range of the page's text; of its lines and cells where words have none."""
        words = page.words
        first = max(0, bisect_left(self._word_starts[at], start) - 1)
        found: list[Box] = []
        for word in words[first:]:
            if word.start >= end:
                break
            if word.end > start:
                found.append(word.box)
        if found or words:
            return found
        lines = [line.box for line in page.lines if line.box and line.start < end and line.end > start]
        cells = [
            cell.box
            for table in page.tables
            for cell in table.cells
            if cell.box and cell.start < end and cell.end > start
        ]
        return lines + cells


def _around(boxes: Sequence[Box]) -> Box | None:
    if not boxes:
        return None
    return Box(
        round(min(b.x0 for b in boxes), 2),
        round(min(b.top for b in boxes), 2),
        round(max(b.x1 for b in boxes), 2),
        round(max(b.bottom for b in boxes), 2),
    )
