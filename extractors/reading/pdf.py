"""PDF: the text layer through pdfplumber, pages that are only pictures through OCR.

PDFium opens the file first: it tells an encrypted file from a damaged one, and draws the pages that must be seen.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import Any

import pdfplumber
import pypdfium2

from extractors.document import Box, Page, PageFailure
from extractors.failures import Category, ReadFailure
from extractors.reading.by_page import no_pages, read_pages
from extractors.reading.options import Reading, ReadingOptions
from extractors.reading.page_text import write_page
from extractors.reading.pdf_tables import find_tables, holds
from extractors.reading.pdf_words import turned_lines, upright_words
from extractors.reading.placed import PlacedLine, PlacedTable, PlacedWord, middle
from extractors.reading.reading_order import reading_order
from extractors.reading.scanned_page import read_scanned_page

# pdfminer warns on standard error of every oddity in a font; what can't be read is told by failures instead.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

_COMPONENT = "pdf"
_DPI = 300
_MOST_PIXELS = 40_000_000  # of one rendered page; A3 at 300 dpi has 17 million
_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD
_END_MARK_WITHIN = 2048  # bytes
_REMEDY = "Fetch or export the file again"

_FEW_CHARS = 20  # a page of pictures with no more text than that is a scan
_STAMP_CHARS = 400  # with no more than that over one picture of the whole page, the text is a signature's stamp
_FULL_PAGE = 0.8
_MOST_OF_PAGE = 0.5
_OUTLINES = 200  # curves on a page without text: letters drawn as outlines


def read_pdf(data: bytes, options: ReadingOptions) -> Reading:
    """Read every page, one in memory at a time.

    Raises `ReadFailure`: encrypted, truncated, no_pages, unsupported (too many pages), and what reading the only
    page raised (missing_program, timeout, …).
    """
    drawn = _opened(data)
    try:
        reading = _read(data, drawn, options)
    finally:
        drawn.close()
    if _has_end_mark(data):
        return reading
    last = reading.pages[-1].number
    message = "The file has no end mark: it may have been cut short, and pages may be missing"
    return Reading(
        reading.pages, (*reading.rejected, PageFailure(last, Category.TRUNCATED, _COMPONENT, message, _REMEDY))
    )


def _opened(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # PDFium keeps the error of the file before, so its word alone is not enough
        if error.err_code == _PASSWORD_NEEDED and b"/Encrypt" in data:
            message, remedy = "The PDF is protected by a password", "Save a copy without the password"
            raise ReadFailure(Category.ENCRYPTED, message, remedy, component=_COMPONENT) from error
        if _has_end_mark(data) and _holds_no_pages(data):  # PDFium takes a file without pages for a damaged one
            raise no_pages(_COMPONENT) from error
        raise _damaged(error) from error


def _holds_no_pages(data: bytes) -> bool:
    with _damage():
        return not pdfplumber.open(BytesIO(data), password="").pages


def _has_end_mark(data: bytes) -> bool:
    return b"%%EOF" in data.rstrip(b"\0 \t\r\n")[-_END_MARK_WITHIN:]


def _damaged(error: Exception) -> ReadFailure:
    message = f"The PDF is cut short or damaged: {str(error) or type(error).__name__}"
    return ReadFailure(Category.TRUNCATED, message, _REMEDY, component=_COMPONENT)


def _read(data: bytes, drawn: Any, options: ReadingOptions) -> Reading:
    with _damage():
        sources = pdfplumber.open(BytesIO(data), password="").pages  # closed page by page: it holds nothing else
    if not sources and not _has_end_mark(data):
        raise _damaged(ValueError("no page can be found"))
    return read_pages(len(sources), lambda number: _read_page(sources[number - 1], drawn, options), options, _COMPONENT)


def _read_page(page: Any, drawn: Any, options: ReadingOptions) -> Page:
    try:
        with _damage():
            image = _rendered(drawn, page.page_number) if is_scan(*_looks(page)) else None
        if image is not None:
            return replace(read_scanned_page(*image, page.page_number, options), rotation=page.rotation)
        return read_text_layer(page)
    finally:
        page.close()


@contextmanager
def _damage() -> Iterator[None]:
    """Turn what the PDF libraries raise on damaged files into typed failures.

    pdfminer lets many of Python's own errors escape from a damaged page: there is no narrower list to catch. Only
    the libraries' work goes on in here.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except MemoryError:
        raise
    except Exception as error:
        raise _damaged(error) from error


def _looks(page: Any) -> tuple[int, float, int]:
    """Number of characters, share of the page under pictures, number of curves; parses the page."""
    return len(page.chars), _picture_share(page), len(page.curves)


def is_scan(n_chars: int, picture_share: float, n_curves: int) -> bool:
    """Whether a page must be read from its picture.

    `n_chars` in the text layer; `picture_share` of the page that its largest picture covers, 0..1; `n_curves`
    drawn. A scan may bear a digital signature's stamp as text; a page without either is blank.
    """
    if n_chars <= _FEW_CHARS and (picture_share >= _MOST_OF_PAGE or n_curves >= _OUTLINES):
        return True
    return n_chars <= _STAMP_CHARS and picture_share >= _FULL_PAGE


def _picture_share(page: Any) -> float:
    """Share of the page under its pictures; scanners cut a page into strips, so areas are added."""
    area = float(page.width * page.height)
    covered = sum(
        max(min(image["x1"], page.width) - max(image["x0"], 0), 0)
        * max(min(image["bottom"], page.height) - max(image["top"], 0), 0)
        for image in page.images
    )
    return min(covered / area, 1.0) if area else 0.0


def _rendered(drawn: Any, number: int) -> tuple[Any, float]:
    """A page as a grey image and its resolution: 300 dpi, less for posters."""
    page = drawn[number - 1]
    try:
        inches = page.get_width() * page.get_height() / 72**2
        dpi = min(float(_DPI), (_MOST_PIXELS / inches) ** 0.5)
        return page.render(scale=dpi / 72, grayscale=True).to_pil(), dpi
    finally:
        page.close()


def read_text_layer(page: Any) -> Page:
    """The text layer of a pdfplumber page; characters as the file has them, boxes on the page as it is shown."""
    left, top, right, bottom = page.cropbox
    chars = [char for char in page.chars if _shown(char, Box(left, top, right, bottom))]
    words = upright_words(chars)
    turned = [line for turn in (90, 180, 270) for line in turned_lines(chars, turn)]
    tables = find_tables(page, words + [word for line in turned for word in line.words])
    text = write_page([*blocks_in_order(words, tables), *_outside(turned, tables)], origin=(left, top))
    return Page(
        page.page_number,
        text.text,
        source="text_layer",
        engine=f"pdfplumber {pdfplumber.__version__}",
        lines=tuple(text.lines),
        tables=tuple(text.tables),
        words=tuple(text.words),
        width=round(float(right - left), 2),
        height=round(float(bottom - top), 2),
        rotation=page.rotation,
    )


def _shown(char: dict[str, Any], frame: Box) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(frame.x0 <= x <= frame.x1 and frame.top <= y <= frame.bottom)


def _outside(lines: Iterable[PlacedLine], tables: Sequence[PlacedTable]) -> list[PlacedLine]:
    return [
        PlacedLine(words)
        for line in lines
        if (words := tuple(word for word in line.words if not any(holds(table.box, word) for table in tables)))
    ]


def blocks_in_order(words: Sequence[PlacedWord], tables: Sequence[PlacedTable]) -> list[PlacedLine | PlacedTable]:
    """Lines and tables from top to bottom; `tables` come sorted. Words in a table's box are the table's."""
    free = [word for word in words if not any(holds(table.box, word) for table in tables)]
    blocks: list[PlacedLine | PlacedTable] = []
    for table in tables:
        above = [word for word in free if middle(word.box)[1] < table.box.top]
        free = [word for word in free if middle(word.box)[1] >= table.box.top]
        blocks += [*reading_order(above), table]
    return [*blocks, *reading_order(free)]
