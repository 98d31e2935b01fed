"""Turns lines and tables in reading order into one page's text with offsets into it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from extractors.document import Box, Cell, Line, Table, Word
from extractors.reading.placed import PlacedCell, PlacedLine, PlacedTable, mostly_bold


@dataclass
class PageText:
    """A page being written: `text` so far, and what stands where in it.

    `origin` is the point of the placed boxes that becomes 0, 0 of the page.
    """

    origin: tuple[float, float] = (0.0, 0.0)
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    words: list[Word] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    _band: tuple[float, float] | None = None
    _rounded: tuple[float, float] = (0.0, 0.0)

    @property
    def text(self) -> str:
        """Everything written so far."""
        return "".join(self.pieces)

    def write(self, text: str) -> None:
        """Add characters that belong to no word."""
        self.pieces.append(text)
        self.length += len(text)

    def add_line(self, line: PlacedLine) -> None:
        """Write a line outside tables."""
        start = self.length
        self._write_words(line)
        self.lines.append(Line(start, self.length, self._boxed(line.box), line.bold))

    def add_table(self, table: PlacedTable) -> None:
        """Write a table: cells parted by tabs, rows by newlines, a cell's own lines by newlines."""
        start = self.length
        cells = []
        for index, cell in enumerate(table.cells):
            if index:
                self.write("\t" if cell.row == table.cells[index - 1].row else "\n")
            cells.append(self._write_cell(cell))
        self.tables.append(
            Table(start, self.length, table.n_rows, table.n_columns, tuple(cells), self._boxed(table.box))
        )

    def _write_cell(self, cell: PlacedCell) -> Cell:
        start = self.length
        for index, line in enumerate(cell.lines):
            if index:
                self.write("\n")
            self._write_words(line)
        return Cell(
            start,
            self.length,
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            mostly_bold(tuple(word for line in cell.lines for word in line.words)),
            self._boxed(cell.box),
        )

    def _write_words(self, line: PlacedLine) -> None:
        start = self.length
        for word in line.words:
            end = start + len(word.text)
            self.words.append(Word(start, end, self._boxed(word.box), word.confidence))
            start = end + 1
        self.write(" ".join([word.text for word in line.words]))

    def _boxed(self, box: Box) -> Box:
        """On the page, to a hundredth of a point, so that tables do not differ in the last bit between machines."""
        x, y = self.origin
        if (box.top, box.bottom) != self._band:  # the words of a line share theirs, as a rule
            self._band = box.top, box.bottom
            self._rounded = round(box.top - y, 2), round(box.bottom - y, 2)
        top, bottom = self._rounded
        return Box(round(box.x0 - x, 2), top, round(box.x1 - x, 2), bottom)


def write_page(blocks: Iterable[PlacedLine | PlacedTable], origin: tuple[float, float] = (0.0, 0.0)) -> PageText:
    """Write the blocks one under the other, parted by newlines; `origin` is the page's corner in their boxes."""
    page = PageText(origin)
    for index, block in enumerate(blocks):
        if index:
            page.write("\n")
        if isinstance(block, PlacedTable):
            page.add_table(block)
        else:
            page.add_line(block)
    return page
