"""A document's text made right, with everything that points into it moved along."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from extractors.document import Cell, Document, Line, Page, Table, Word
from normalizers.corrections import Repaired, undo
from normalizers.health import assess
from normalizers.mending import mend
from normalizers.repair import compose

Range = TypeVar("Range", Line, Word, Cell, Table)


def repair_document(document: Document) -> Document:
    """The document with every page repaired; repairing it again changes nothing.

    `corrections` of a page then lead back to the text as read, those that its reader had made
    included; `garble_score`, `verdict` and `reasons` judge that text as read.
    """
    return replace(document, pages=tuple(map(_repaired_page, document.pages)))


def _repaired_page(page: Page) -> Page:
    repaired = mend(page.text).repaired
    whole = compose(Repaired(page.text, page.corrections), repaired)
    health = assess(undo(page.text, page.corrections))
    return replace(
        page,
        text=repaired.text,
        lines=tuple(_moved(line, repaired) for line in page.lines),
        tables=tuple(_moved_table(table, repaired) for table in page.tables),
        words=tuple(word for moved in page.words if (word := _moved_word(moved, repaired))),
        garble_score=health.score,
        verdict=health.verdict,
        reasons=health.reasons,
        corrections=whole.corrections,
    )


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
