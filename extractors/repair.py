"""A document's text made right, with everything that points into it moved along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from extractors.document import Cell, Document, Line, Page, Table, Word
from normalizers.chapter_numbers import mend_chapter_numbers
from normalizers.corrections import Repaired, undo
from normalizers.health import assess
from normalizers.initials import mend_initials
from normalizers.list_marks import Count, mend_list_marks
from normalizers.lookalikes import SeenWord, mend_lookalikes
from normalizers.mending import mend
from normalizers.misread_acronyms import count_acronyms, mend_acronyms
from normalizers.quarter_numbers import mend_quarter_numbers
from normalizers.repair import compose
from normalizers.stray_marks import mend_stray_marks

Range = TypeVar("Range", Line, Word, Cell, Table)


def repair_document(document: Document) -> Document:
    """The document with every page repaired; repairing it again changes nothing.

    `corrections` of a page then lead back to the text as read, those that its reader had made
    included; `garble_score`, `verdict` and `reasons` judge that text as read.
    """
    return replace(document, pages=tuple(_repaired_pages(document.pages)))


def _repaired_pages(pages: Sequence[Page]) -> Iterator[Page]:
    """Each page in turn: chapters and lists of scanned pages count on from page to page."""
    chapter, count = 0, Count()
    acronyms = count_acronyms(page.text for page in pages if page.source == "ocr")
    for page in pages:
        seen = _what_was_meant(page, acronyms)
        if page.source == "ocr":
            strays = mend_stray_marks(seen.text)
            chapters, chapter = mend_chapter_numbers(strays.text, chapter)
            marks, count = mend_list_marks(chapters.text, count)
            quarters = mend_quarter_numbers(marks.text)
            for step in (strays, chapters, marks, quarters, mend_initials(quarters.text)):
                seen = compose(seen, step)
        yield _repaired_page(page, compose(seen, mend(seen.text).repaired))


def _repaired_page(page: Page, repaired: Repaired) -> Page:
    whole = compose(Repaired(page.text, page.corrections), repaired)
    return replace(
        _judged(page),
        text=repaired.text,
        lines=tuple(_moved(line, repaired) for line in page.lines),
        tables=tuple(_moved_table(table, repaired) for table in page.tables),
        words=tuple(word for moved in page.words if (word := _moved_word(moved, repaired))),
        corrections=whole.corrections,
        others=tuple(map(_judged, page.others)),
    )


def _judged(page: Page) -> Page:
    """The page with the health of its text as read; reasons that its reader gave come first."""
    health = assess(undo(page.text, page.corrections))
    reasons = tuple(dict.fromkeys((*page.reasons, *health.reasons)))
    return replace(page, garble_score=health.score, verdict=health.verdict, reasons=reasons)


def _what_was_meant(page: Page, acronyms: Mapping[str, int]) -> Repaired:
    """The page's text, in which an engine may have misread acronyms, and taken words for their lookalikes."""
    seen = [SeenWord(word.start, word.end, word.confidence) for word in page.words if word.confidence is not None]
    first = mend_acronyms(page.text, seen, acronyms)
    moved = [SeenWord(first.moved(word.start), first.moved(word.end), word.confidence) for word in seen]
    return compose(first, mend_lookalikes(first.text, moved))


def _moved(item: Range, repaired: Repaired) -> Range:
    return replace(item, start=repaired.moved(item.start), end=repaired.moved(item.end))


def _moved_table(table: Table, repaired: Repaired) -> Table:
    cells = tuple(_moved(cell, repaired) for cell in table.cells)
    return replace(_moved(table, repaired), cells=cells)


def _moved_word(word: Word, repaired: Repaired) -> Word | None:
    """The word where it stands now, without a space set in after it; None where it was but a stray mark."""
    moved = _moved(word, repaired)
    text = repaired.text[moved.start : moved.end].rstrip(" ")
    return replace(moved, end=moved.start + len(text)) if text else None
