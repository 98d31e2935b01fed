"""Composing a page's text: lines and tables in, characters with stand-off marks out.

Readers of formats without coordinates share this, so that a table lies in `Page.text` the same way
whatever it was read from (see `extractors.document.Table`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extractors.document import Cell, Line, Page, Table
from extractors.reading.flattened_cells import is_head_or_end, is_wrapped, parted_lines
from extractors.reading.ordinals import opens_row
from normalizers.corrections import Correction

LAYOUT_ROWS = 4
"""A two-column table with more rows than that is not a letterhead or a signature block."""
SIGNATURE_ROWS = 2
"""So many rows at most have signatures side by side, or ruled text in two columns that is no data."""
WORD = re.compile(r"[^ \n\t]+")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line to be written; `text` holds no newline. See `extractors.document.Line`.

    `stored` is what stands in the source where its text was decoded by its font: word for word, with the same spaces.
    """

    text: str
    bold: bool = False
    heading_level: int | None = None
    ends_paragraph: bool | None = None
    stored: str | None = None


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
        return "\n".join(line.text.replace("\t", " ").strip() for line in self.written)

    @property
    def written(self) -> tuple[TextLine, ...]:
        """Its lines but the blank ones."""
        return tuple(line for line in self.lines if line.text.strip())

    @property
    def bold(self) -> bool:
        """Whether all of its words are bold."""
        return bool(self.written) and all(line.bold for line in self.written)


class PageWriter:
    """Writes one page from top to bottom, keeping count of offsets."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._lines: list[Line] = []
        self._tables: list[Table] = []
        self._corrections: list[Correction] = []

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written yet but blank lines."""
        return not self._lines and not self._tables

    def write_line(self, line: TextLine) -> None:
        """Add a line; one without words stays in the text and is no `Line`."""
        start = self._write(line.text)
        self._correct(line, start)
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
                    self._correct_cell(cell, at)
                at += len(text) + 1
        self._tables.append(Table(start, self._length, n_rows, n_columns, tuple(written)))

    def write(self, cells: Sequence[GridCell], ruled: bool | None = None) -> None:
        """Add a table, or the lines of what only looks like one. Nothing, where it holds nothing."""
        if not any(cell.text for cell in cells):
            return
        cells = _with_lines_parted(cells)
        if is_layout(cells, ruled):
            for line in layout_lines(cells):
                self.write_line(line)
        else:
            self.write_table(cells)

    def page(self, number: int, source: str, engine: str) -> Page:
        """What was written, as a page."""
        text = "\n".join(self._parts)
        corrections = tuple(self._corrections)
        return Page(number, text, source, engine, tuple(self._lines), tuple(self._tables), corrections=corrections)

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

    def _correct_cell(self, cell: GridCell, start: int) -> None:
        for line in cell.written:
            self._correct(line, start - (len(line.text) - len(line.text.lstrip())))
            start += len(line.text.strip()) + 1

    def _correct(self, line: TextLine, start: int) -> None:
        """Record what stood in the source for each word of a line that was decoded, the line's text starting there."""
        if line.stored is None or line.stored == line.text:
            return
        for word, before in zip(WORD.finditer(line.text), WORD.findall(line.stored), strict=True):
            if word[0] != before:
                at, end = start + word.start(), start + word.end()
                self._corrections.append(Correction(at, end, before, word[0], "encoding", 1.0))


def grid(rows: Iterable[Sequence[Sequence[TextLine]]]) -> tuple[GridCell, ...]:
    """Cells of rows of cells, short rows filled up with empty cells, rows without a word left out."""
    kept = [row for row in rows if any(line.text.strip() for cell in row for line in cell)]
    width = max((len(row) for row in kept), default=0)
    return tuple(
        GridCell(tuple(row[c]) if c < len(row) else (), r, c) for r, row in enumerate(kept) for c in range(width)
    )


def _with_lines_parted(cells: Sequence[GridCell]) -> Sequence[GridCell]:
    """The cells of what may be a letterhead or a document's end, with lines that a converter ran together apart again
    and those that it wrapped together.
    """
    few = max(cell.row for cell in cells) < LAYOUT_ROWS and max(cell.column for cell in cells) == 1
    if not few or not any(is_head_or_end(cell.text) for cell in cells):
        return cells
    return [
        replace(cell, lines=tuple(part for line in _rejoined(cell.written) for part in _parted(line))) for cell in cells
    ]


def _rejoined(lines: Iterable[TextLine]) -> list[TextLine]:
    """The lines of such a cell, each with the one after it where it only was wrapped."""
    out: list[TextLine] = []
    for line in lines:
        is_decoded = line.stored is not None or (out and out[-1].stored is not None)
        if out and not is_decoded and is_wrapped(out[-1].text, line.text, first=len(out) == 1):
            out[-1] = replace(out[-1], text=f"{out[-1].text.strip()} {line.text.strip()}")
        else:
            out.append(line)
    return out


def _parted(line: TextLine) -> Sequence[TextLine]:
    return [line] if line.stored else [replace(line, text=text) for text in parted_lines(line.text)]


def is_layout(cells: Sequence[GridCell], ruled: bool | None = None) -> bool:
    """Whether a table only sets text side by side: a letterhead, Nơi nhận beside the signature, a box around text.

    `ruled`: whether lines are drawn between its cells, None where the source does not say. Numbered rows are a table's;
    else a single column is none, nor is what no lines part in very few rows, nor two columns in few rows if a
    cell runs over several lines.
    """
    columns = {cell.column for cell in cells if cell.text}
    n_rows = len({cell.row for cell in cells if cell.text})
    if len(columns) <= 1:
        return True
    if any(opens_row(cell.text) for cell in cells):
        return False
    if ruled is False and n_rows <= SIGNATURE_ROWS:
        return True
    most_rows = SIGNATURE_ROWS if ruled else LAYOUT_ROWS
    return len(columns) == 2 and n_rows <= most_rows and (ruled is False or any("\n" in cell.text for cell in cells))


def layout_lines(cells: Sequence[GridCell]) -> Iterator[TextLine]:
    """The lines column by column, a cell over the whole width after the columns above it."""
    width = max((cell.column + cell.column_span for cell in cells), default=0)
    whole_rows = {cell.row for cell in cells if cell.column_span == width}

    def block_of(cell: GridCell) -> tuple[int, bool]:
        return sum(row < cell.row for row in whole_rows), cell.row in whole_rows

    for _, block in groupby(sorted(cells, key=lambda cell: cell.row), key=block_of):
        for cell in sorted(block, key=lambda cell: (cell.column, cell.row)):
            yield from (line for line in cell.lines if line.text.strip())
