"""Composing a page's text: lines and tables in, characters with stand-off marks out.

Readers of formats without coordinates share this, so that a table lies in `Page.text` the same way
whatever it was read from (see `extractors.document.Table`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractors.document import Cell, Line, Page, Table
from extractors.reading.ordinals import opens_row

LAYOUT_ROWS = 4
"""A two-column table with more rows than that is not a letterhead or a signature block."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line to be written; `text` holds no newline. See `extractors.document.Line`."""

    text: str
    bold: bool = False
    heading_level: int | None = None
    ends_paragraph: bool | None = None


@dataclass(frozen=True, slots=True)
class GridCell:
    """A table cell to be written; a merged cell is given once, at its top left."""

    lines: tuple[TextLine, ...]
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """Its lines joined by newlines; tabs, which part cells, as spaces."""
        return "\n".join(line.text.replace("\t", " ").strip() for line in self.lines if line.text.strip())

    @property
    def bold(self) -> bool:
        """Whether all of its words are bold."""
        written = [line for line in self.lines if line.text.strip()]
        return bool(written) and all(line.bold for line in written)


class PageWriter:
    """Writes one page from top to bottom, keeping count of offsets."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._lines: list[Line] = []
        self._tables: list[Table] = []

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written yet but blank lines."""
        return not self._lines and not self._tables

    def write_line(self, line: TextLine) -> None:
        """Add a line; one without words stays in the text and is no `Line`."""
        start = self._write(line.text)
        words = line.text.strip()
        if words:
            start += line.text.index(words)
            end = start + len(words)
            self._lines.append(Line(start, end, None, line.bold, line.heading_level, line.ends_paragraph))

    def write_table(self, cells: Sequence[GridCell]) -> None:
        """Add a table; empty cells are given too, those covered by a merged cell are not."""
        n_rows = max(cell.row + cell.row_span for cell in cells)
        n_columns = max(cell.column + cell.column_span for cell in cells)
        placed = {(cell.row, cell.column): cell for cell in cells}
        start = self._next
        written: list[Cell] = []
        for row in range(n_rows):
            in_row = [placed.get((row, column)) for column in range(n_columns)]
            texts = [cell.text if cell else "" for cell in in_row]
            at = self._write("\t".join(texts))
            for cell, text in zip(in_row, texts, strict=True):
                if cell:
                    spans = (cell.row_span, cell.column_span)
                    written.append(Cell(at, at + len(text), cell.row, cell.column, *spans, cell.bold))
                at += len(text) + 1
        self._tables.append(Table(start, self._length, n_rows, n_columns, tuple(written)))

    def write(self, cells: Sequence[GridCell]) -> None:
        """Add a table, or the lines of what only looks like one. Nothing, where it holds nothing."""
        if not any(cell.text for cell in cells):
            return
        if is_layout(cells):
            for line in layout_lines(cells):
                self.write_line(line)
        else:
            self.write_table(cells)

    def page(self, number: int, source: str, engine: str) -> Page:
        """What was written, as a page."""
        return Page(number, "\n".join(self._parts), source, engine, tuple(self._lines), tuple(self._tables))

    @property
    def _next(self) -> int:
        """Where the next line will start: after the newline that ends the last one."""
        return self._length + bool(self._parts)

    def _write(self, text: str) -> int:
        """Append text on a new line; returns where it starts."""
        start = self._next
        self._parts.append(text)
        self._length = start + len(text)
        return start


def grid(rows: Iterable[Sequence[Sequence[TextLine]]]) -> tuple[GridCell, ...]:
    """Cells of rows of cells, short rows filled up with empty cells, rows without a word left out."""
    kept = [row for row in rows if any(line.text.strip() for cell in row for line in cell)]
    width = max((len(row) for row in kept), default=0)
    return tuple(
        GridCell(tuple(row[c]) if c < len(row) else (), r, c) for r, row in enumerate(kept) for c in range(width)
    )


def is_layout(cells: Sequence[GridCell]) -> bool:
    """Whether a table only sets text side by side: a letterhead, or Nơi nhận beside the signature.

    So a single column; or two in a few rows, one row at least running over several lines and none numbered.
    """
    columns = {cell.column for cell in cells if cell.text}
    rows = {cell.row for cell in cells if cell.text}
    if len(columns) <= 1:
        return True
    if len(columns) > 2 or len(rows) > LAYOUT_ROWS or any(opens_row(cell.text) for cell in cells):
        return False
    return any("\n" in cell.text for cell in cells)


def layout_lines(cells: Sequence[GridCell]) -> Iterator[TextLine]:
    """The lines column by column, a cell over the whole width after the columns above it."""
    width = max((cell.column + cell.column_span for cell in cells), default=0)
    whole_rows = {cell.row for cell in cells if cell.column_span == width}

    def block_of(cell: GridCell) -> tuple[int, bool]:
        return sum(row < cell.row for row in whole_rows), cell.row in whole_rows

    for _, block in groupby(sorted(cells, key=lambda cell: cell.row), key=block_of):
        for cell in sorted(block, key=lambda cell: (cell.column, cell.row)):
            yield from (line for line in cell.lines if line.text.strip())
