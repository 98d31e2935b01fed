"""PDF: the text layer through PDFium, its ruled tables through pdfplumber, pages that are only pictures through OCR.

One page is open at a time. What the file is (encrypted, damaged, without pages) PDFium tells too.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import Any

import numpy as np
import pdfplumber
import pypdfium2
from numpy.typing import NDArray

from extractors.document import Page, PageFailure
from extractors.failures import Category, ReadFailure
from extractors.reading.by_page import ReadInPart, no_pages, read_pages
from extractors.reading.options import Reading, ReadingOptions
from extractors.reading.page_blocks import outside_tables, rows_and_tables
from extractors.reading.page_looks import THUMBNAIL_DPI, looks_of
from extractors.reading.page_text import write_page
from extractors.reading.pdf_page import PdfPage, look
from extractors.reading.pdf_tables import find_tables
from extractors.reading.pdf_words import turned_lines, upright_lines
from extractors.reading.placed import PlacedLine, PlacedTable
from extractors.reading.scanned_page import read_scanned_page
from extractors.reading.unruled_tables import find_unruled
from extractors.reading.verdict import Choice, better, judge
from extractors.reading.white_grid import Level

# pdfminer warns on standard error of every oddity in a font; what can't be read is told by failures instead.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

_COMPONENT = "pdf"
_ENGINE = f"pypdfium2 {pypdfium2.PYPDFIUM_INFO.version}"
_TABLE_ENGINE = f"{_ENGINE}, pdfplumber {pdfplumber.__version__}"
_DPI = 300
_MOST_PIXELS = 40_000_000  # of one rendered page; A3 at 300 dpi has 17 million
_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD
_END_MARK_WITHIN = 2048  # bytes
_REMEDY = "Fetch or export the file again"


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
    if not len(drawn) and not _has_end_mark(data):
        raise _damaged(ValueError("no page can be found"))
    return read_pages(len(drawn), lambda number: _read_page(drawn, number, options), options, _COMPONENT)


def _read_page(drawn: Any, number: int, options: ReadingOptions) -> Page | ReadInPart:
    with _damage():
        source = drawn[number - 1]
    try:
        with _damage():
            page = look(source, number)
            verdict = judge(looks_of(page, partial(_thumbnail, source)))
            image = None if verdict.choice is Choice.TEXT else _rendered(source)
    finally:
        source.close()
    if image is None:
        return replace(read_text_layer(page), reasons=verdict.reasons)
    try:
        seen = read_scanned_page(*image, number, options)
    except ReadFailure as failure:
        if not verdict.may_keep_text:
            raise
        return ReadInPart(replace(read_text_layer(page), reasons=verdict.reasons), _text_kept(failure))
    seen = replace(seen, rotation=(page.frame.rotation + seen.rotation) % 360, reasons=verdict.reasons)
    if verdict.choice is Choice.PICTURE:
        return seen
    return better(replace(read_text_layer(page), reasons=verdict.reasons), seen)


def _text_kept(failure: ReadFailure) -> ReadFailure:
    """The failure of a page whose doubtful text layer had to do."""
    message = f"The page's doubtful text layer was kept: {failure.message}"
    return ReadFailure(failure.category, message, failure.remedy, component=failure.component)


@contextmanager
def _damage() -> Iterator[None]:
    """Turn what the PDF libraries raise on damaged files into typed failures.

    The libraries let many of Python's own errors escape from a damaged page: there is no narrower list to catch. Only
    their work goes on in here.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (MemoryError, ReadFailure):
        raise
    except Exception as error:
        raise _damaged(error) from error


def _rendered(page: Any) -> tuple[Any, float]:
    """A page as an image in colour and its resolution: 300 dpi, less for posters."""
    inches = page.get_width() * page.get_height() / 72**2
    dpi = min(float(_DPI), (_MOST_PIXELS / inches) ** 0.5)
    return page.render(scale=dpi / 72).to_pil(), dpi


def _thumbnail(page: Any) -> NDArray[np.uint8]:
    """A page in grey as `page_looks` wants it."""
    inches = page.get_width() * page.get_height() / 72**2
    dpi = min(THUMBNAIL_DPI, (_MOST_PIXELS / inches) ** 0.5)
    shown = page.render(scale=dpi / 72, grayscale=True).to_numpy()
    return np.asarray(shown, np.uint8).reshape(shown.shape[:2])


def read_text_layer(page: PdfPage) -> Page:
    """The text layer of a page; characters as the file has them, boxes on the page as it is shown."""
    lines = upright_lines(page.chars)
    words = [word for line in lines for word in line.words]
    turned = [line for turn in (90, 180, 270) for line in turned_lines(page.chars, turn)]
    ruled = find_tables(page.drawing.edges, words + [word for line in turned for word in line.words])
    level = [Level(edge.at, edge.start, edge.end) for edge in page.drawing.edges if not edge.is_vertical]
    unruled = find_unruled([word for line in _outside(lines, ruled) for word in line.words], level)
    tables = sorted([*ruled, *unruled], key=lambda table: (table.box.top, table.box.x0))
    text = write_page([*rows_and_tables(_outside(lines, tables), tables), *_outside(turned, tables)])
    return Page(
        page.number,
        text.text,
        source="text_layer",
        engine=_TABLE_ENGINE if ruled else _ENGINE,
        lines=tuple(text.lines),
        tables=tuple(text.tables),
        words=tuple(text.words),
        width=round(page.frame.width, 2),
        height=round(page.frame.height, 2),
        rotation=page.frame.rotation,
    )


def _outside(lines: Sequence[PlacedLine], tables: Sequence[PlacedTable]) -> list[PlacedLine]:
    if not tables:
        return list(lines)
    return [PlacedLine(words) for line in lines if (words := tuple(outside_tables(line.words, tables)))]
