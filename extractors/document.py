"""What a reader hands on: pages of text with stand-off marks over it.

Everything a reader knows besides the characters (words and their boxes, lines, table cells)
is a range of offsets into the page's text, so that repairing the text moves all of it at once
and every row extracted later can say where on the page it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from normalizers.corrections import Correction


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the top left of the page as a reader holds it."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the source drew it: `start`, `end` are offsets into `Page.text`.

    `confidence` is the OCR engine's, 0..1; None where no engine guessed.
    """

    start: int
    end: int
    box: Box
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line outside tables: offsets into `Page.text`, never holding a newline.

    `ends_paragraph`: True or False where the format says so (Word, HTML, Markdown), None where
    only the look of the page can tell (PDF, scans, plain text).
    """

    start: int
    end: int
    box: Box | None = None
    bold: bool = False
    heading_level: int | None = None
    ends_paragraph: bool | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: one contiguous range of `Page.text` (its own lines joined by newlines).

    `row`, `column` count from 0; a merged cell is given once, with its spans.
    """

    start: int
    end: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    bold: bool = False
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table on one page. Its cells stand in `Page.text` row by row, cells parted by tabs and rows
    by newlines; `start`, `end` bound them all. `Page.lines` does not repeat them.
    """

    start: int
    end: int
    n_rows: int
    n_columns: int
    cells: tuple[Cell, ...]
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read: every character, in reading order.

    `source` is one of `text_layer`, `ocr`, `plain`, `docx`, `doc`, `rtf`, `xlsx`, `html`, `markdown`;
    `garble_score` 0 (clean) .. 1 (unreadable) of the text before normalisation; `rotation` in degrees
    clockwise, `skew` in degrees, both of the page as stored, already undone in the boxes.
    `corrections` is filled by repair: offsets into this page's `text`. `others` are readings of the
    same page that were tried and not kept; nothing but `page_readings` is made of them.
    """

    number: int
    text: str
    source: str
    engine: str
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    words: tuple[Word, ...] = ()
    width: float | None = None
    height: float | None = None
    garble_score: float = 0.0
    mean_word_confidence: float | None = None
    rotation: int = 0
    skew: float = 0.0
    verdict: str = "fine"
    reasons: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    others: tuple[Page, ...] = ()


@dataclass(frozen=True)
class Document:
    """A source as read. `document_id` is the first 16 hex digits of the SHA-256 of its bytes."""

    document_id: str
    source_path: str
    media_type: str
    n_bytes: int
    pages: tuple[Page, ...]
    rejected: tuple[PageFailure, ...] = field(default=())

    @cached_property
    def text(self) -> str:
        """The pages' texts joined by newlines: what every `char_start` and `char_end` counts in."""
        return "\n".join(page.text for page in self.pages)

    @cached_property
    def page_starts(self) -> tuple[int, ...]:
        """Offset of each page's first character in `text`."""
        lengths = (len(page.text) + 1 for page in self.pages[:-1])
        return tuple(accumulate(lengths, initial=0)) if self.pages else ()

    @property
    def text_source(self) -> str:
        """The pages' one source, or `mixed`."""
        sources = {page.source for page in self.pages}
        return sources.pop() if len(sources) == 1 else "mixed"


@dataclass(frozen=True, slots=True)
class PageFailure:
    """A page that could not be read while the rest of its document could."""

    page: int
    category: str
    component: str
    message: str
    remedy: str
