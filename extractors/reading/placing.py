"""Where the cells of an HTML table stand: cells are given row by row, and make room for those that span rows.

Follows the HTML standard's algorithm for forming a table, with two differences: spans end where the rows do, and
columns in which no cell begins (left by editors that measure widths in columns) are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.reading.page_writer import GridCell, TextLine

MAX_SPAN = 1000
"""Browsers read no wider cell either."""


@dataclass(frozen=True, slots=True)
class SpannedCell:
    """A cell with the rows and columns it says to span; 0 rows are all that are left."""

    lines: tuple[TextLine, ...]
    row_span: int = 1
    column_span: int = 1


def span(given: str | None) -> int:
    """What a `rowspan` or `colspan` attribute says, 1 where it says nothing of sense."""
    text = (given or "").strip()
    return min(int(text), MAX_SPAN) if text.isdecimal() and text.isascii() else 1


def placed(rows: Sequence[Sequence[SpannedCell]]) -> tuple[GridCell, ...]:
    """The cells at their places, rows without a cell of their own left out."""
    kept = [row for row in rows if row]
    free_from: dict[int, int] = {}  # by column, the first row that no cell from above covers
    cells: list[GridCell] = []
    for at, row in enumerate(kept):
        column = 0
        for cell in row:
            while free_from.get(column, 0) > at:
                column += 1
            down = min(cell.row_span or len(kept), len(kept) - at)
            right = max(cell.column_span, 1)
            for over in range(column, column + right):
                free_from[over] = at + down
            cells.append(GridCell(cell.lines, at, column, down, right))
            column += right
    return _without_unused_columns(cells)


def _without_unused_columns(cells: Sequence[GridCell]) -> tuple[GridCell, ...]:
    used = sorted({cell.column for cell in cells})
    return tuple(
        GridCell(
            cell.lines,
            cell.row,
            bisect_left(used, cell.column),
            cell.row_span,
            max(bisect_left(used, cell.column + cell.column_span) - bisect_left(used, cell.column), 1),
        )
        for cell in cells
    )
