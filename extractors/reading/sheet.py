"""A sheet of a workbook, whatever program wrote it, and the page that it is read as.

Ruled lines show what is a table: titles, letterheads and signatures stand outside them. In a sheet without
any, blank rows part what belongs together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from extractors.reading.legacy_fonts import decoded_runs
from extractors.reading.ordinals import opens_row
from extractors.reading.page_writer import GridCell, PageWriter, TextLine, layout_lines
from extractors.reading.symbol_fonts import with_symbols

DEFAULT_TITLE = re.compile(r"(?:sheet|trang[ _]?tính|worksheet|feuil|table)\s?\d*", re.IGNORECASE)
"""What programs call sheets that nobody named."""
LEAST_ROWS = 2
"""A table has as many rows with several cells."""
Place = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell: its text in runs, each with the name of its font; `ruled`: a line is drawn beside it.

    `ordinal` is how it reads as the number of a row, where it holds a number in no format of its own (1.1, not 1,1).
    """

    runs: tuple[tuple[str, str | None], ...] = ()
    bold: bool = False
    ruled: bool = False
    ordinal: str | None = None

    @property
    def text(self) -> str:
        """Its characters as they are stored."""
        return "".join(text for text, _ in self.runs)


Row = Mapping[int, SheetCell]
"""Cells by column."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Cells that hold text or are ruled, by row and column; `spans` are the rows and columns of merged cells.

    A merged cell is given by its first place; its spans end where the sheet does.
    """

    title: str
    rows: Mapping[int, Row]
    spans: Mapping[Place, tuple[int, int]] = field(default_factory=dict)

    @property
    def holds_words(self) -> bool:
        """Whether anything but lines stands in it."""
        return any(map(_worded, self.rows.values()))

    def cell(self, row: int, column: int) -> SheetCell | None:
        """The cell at a place, None where nothing stands or is drawn."""
        return self.rows.get(row, {}).get(column)


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows of the sheet that belong together, as a table (of these columns) or as lines."""

    rows: tuple[int, ...]
    columns: tuple[int, ...] = ()


def write_sheet(sheet: Sheet) -> PageWriter:
    """The sheet's title unless its program gave it, and below it lines and tables as they stand in the sheet."""
    writer = PageWriter()
    if not DEFAULT_TITLE.fullmatch(sheet.title.strip()):
        writer.write_line(TextLine(sheet.title.strip(), bold=True, heading_level=1, ends_paragraph=True))
    for block in _blocks(sheet):
        if block.columns:
            writer.write_table(_table(sheet, block))
        _write_lines(writer, sheet, block)
    return writer


def _blocks(sheet: Sheet) -> Iterator[_Block]:
    """The sheet's rows from top to bottom, parted by rows that hold nothing and are not ruled."""
    ruled = {row for row, cells in sheet.rows.items() if _is_ruled(cells)}
    used = sorted(ruled | {row for row, cells in sheet.rows.items() if _worded(cells)})
    for _, numbered in groupby(enumerate(used), key=lambda pair: pair[1] - pair[0]):
        rows = [row for _, row in numbered]
        if not ruled:
            yield from _unruled(sheet, rows)
            continue
        for is_table, run in groupby(rows, key=ruled.__contains__):
            together = tuple(run)
            yield _ruled(sheet, together) if is_table else _Block(together)


def _ruled(sheet: Sheet, rows: tuple[int, ...]) -> _Block:
    """A table, unless its lines frame but one cell a row (a box around a heading) or nothing."""
    times = Counter(column for row in rows for column, cell in sheet.rows[row].items() if cell.ruled)
    edges = [column for column, count in times.items() if 2 * count >= max(times.values())]
    worded = {column for row in rows for column in _worded(sheet.rows[row])}
    columns = tuple(sorted(column for column in worded if min(edges) <= column <= max(edges)))
    return _Block(rows, columns if len(columns) > 1 and len(rows) > 1 else ())


def _unruled(sheet: Sheet, rows: Sequence[int]) -> Iterator[_Block]:
    """Lines, then a table from the first row that may be its head, if another of several cells follows."""
    columns = {row: _worded(sheet.rows[row]) for row in rows}
    head = next((at for at, row in enumerate(rows) if _may_be_head(sheet, row, columns[row])), len(rows))
    lines, body = rows[:head], rows[head:]
    if sum(len(columns[row]) > 1 for row in body) < LEAST_ROWS:
        yield _Block(tuple(rows))
        return
    if lines:
        yield _Block(tuple(lines))
    yield _Block(tuple(body), tuple(sorted({column for row in body for column in columns[row]})))


def _may_be_head(sheet: Sheet, row: int, columns: Sequence[int]) -> bool:
    """Three cells, or two of which the first is an ordinal or the head of their column."""
    return len(columns) > 2 or (len(columns) == 2 and opens_row(sheet.rows[row][columns[0]].text))


def _table(sheet: Sheet, block: _Block) -> tuple[GridCell, ...]:
    """The cells of a table; rows without a word and columns that are none of it are left out of spans too."""
    rows = tuple(row for row in block.rows if not set(block.columns).isdisjoint(_worded(sheet.rows[row])))
    inside = set(rows)
    covered = {
        (at, over)
        for (row, column), (down, right) in sheet.spans.items()
        for at in range(row, row + down)
        if at in inside
        for over in range(column, column + right)
        if (at, over) != (row, column)
    }
    made = []
    for at, row in enumerate(rows):
        for across, column in enumerate(block.columns):
            if (row, column) in covered:
                continue
            down, right = sheet.spans.get((row, column), (1, 1))
            n_rows = bisect_left(rows, row + down) - at
            n_columns = bisect_left(block.columns, column + right) - across
            cell = sheet.cell(row, column)
            made.append(GridCell(_lines(cell, is_first=across == 0), at, across, n_rows, n_columns))
    return tuple(made)


def _write_lines(writer: PageWriter, sheet: Sheet, block: _Block) -> None:
    """What of a block is no table: line by line; column by column where rows have several cells, as in letterheads."""
    columns = {row: [c for c in _worded(sheet.rows[row]) if c not in block.columns] for row in block.rows}
    rows = [row for row in block.rows if columns[row]]
    for are_several, run in groupby(rows, key=lambda row: len(columns[row]) > 1):
        cells = [GridCell(_lines(sheet.cell(row, column)), row, column) for row in run for column in columns[row]]
        for line in layout_lines(cells) if are_several else (line for cell in cells for line in cell.written):
            writer.write_line(line)


def _lines(cell: SheetCell | None, *, is_first: bool = False) -> tuple[TextLine, ...]:
    """The lines of a cell; `is_first`: it stands in the first column of a table."""
    if cell is None:
        return ()
    if is_first and cell.ordinal:
        return (TextLine(cell.ordinal, cell.bold),)
    typed = decoded_runs([(with_symbols(text, font), font) for text, font in cell.runs])
    texts = "".join(run.text for run in typed).split("\n")
    stored = "".join(run.stored for run in typed).split("\n")
    return tuple(
        TextLine(text.strip(" "), cell.bold, stored=was.strip(" ")) for text, was in zip(texts, stored, strict=True)
    )


def _worded(cells: Row) -> list[int]:
    """The columns of a row in which words stand, in order."""
    return sorted(column for column, cell in cells.items() if cell.text.strip())


def _is_ruled(cells: Row) -> bool:
    """Whether two cells of the row at least are ruled; a line around a single one is no table's."""
    return sum(cell.ruled for cell in cells.values()) > 1
