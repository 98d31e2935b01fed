"""A table as its reader means it, whatever pages it is printed on."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.document import Document
from extractors.layout.span import Span


@dataclass(frozen=True, slots=True)
class JoinedCell:
    """A cell at `row`, `column` (from 0); `pieces` are its text's places, one a page, at least one.

    An empty cell has one empty piece, where it stands.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    bold: bool
    pieces: tuple[Span, ...]

    @property
    def is_empty(self) -> bool:
        """Whether it holds no characters."""
        return all(piece.start == piece.end for piece in self.pieces)

    def text(self, document: Document) -> str:
        """Its lines, parted by newlines."""
        return "\n".join(piece.of(document.text) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class JoinedTable:
    """Cells row by row; a merged cell is given once, in its first row.

    `start`, `end` bound it in `Document.text` (lines between its parts included); `parts` are the page number and
    index in `Page.tables` of each table it was made of; repeated header rows are left out.
    """

    n_columns: int
    rows: tuple[tuple[JoinedCell, ...], ...]
    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
