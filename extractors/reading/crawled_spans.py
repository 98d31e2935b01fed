"""Cells of a crawled table that were merged down over rows: the crawl gives them once, in their first row.

A row below them is left with fewer cells and nothing that says which. Its ordinal is merged where it begins with an
order; what it lacks at its end goes on from above. Rows under another group's heading get nothing from those before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.reading.ordinals import is_header, is_ordinal
from extractors.reading.page_writer import GridCell, TextLine, grid
from normalizers.instructions import orders

_FEWEST_OWN = 3
"""A numbered row with fewer cells is a heading that is merged over what it seems to lack."""

Lines = Sequence[TextLine]


def crawled_grid(rows: Sequence[Sequence[Lines]]) -> tuple[GridCell, ...]:
    """Cells of rows of cells: merged ones with the rows that they span, other rows filled up with empty ones."""
    columns = len(rows[0]) if rows else 0
    if columns <= _FEWEST_OWN or not is_header(_opening(rows[0])) or any(len(row) > columns for row in rows):
        return grid(rows)
    cells = [GridCell(tuple(lines), 0, column) for column, lines in enumerate(rows[0])]
    above: dict[int, int] = {}  # by column, which of the cells may go on in the next row
    for at, row in enumerate(rows[1:], 1):
        first = _first_column(row, above)
        merged = above.keys() - set(range(first, first + len(row))) if _may_lack(row, first) else set()
        here = {}
        for column in range(columns):
            if column in merged:
                here[column] = above[column]
                cells[above[column]] = _longer(cells[above[column]])
                continue
            n = column - first
            here[column] = len(cells)
            cells.append(GridCell(tuple(row[n]) if 0 <= n < len(row) else (), at, column))
        above = here if _is_task(row, first) else {}
    return tuple(cells)


def _first_column(row: Sequence[Lines], above: dict[int, int]) -> int:
    """The column of a row's first cell: the second where the ordinal goes on from the row above."""
    opens = _opening(row)
    return int(bool(above) and len(row) < len(above) and not is_ordinal(opens) and orders(opens))


def _may_lack(row: Sequence[Lines], first: int) -> bool:
    return first == 1 or (len(row) >= _FEWEST_OWN and _opening(row)[:1].isdigit())


def _is_task(row: Sequence[Lines], first: int) -> bool:
    return first == 1 or len(row) >= _FEWEST_OWN


def _longer(cell: GridCell) -> GridCell:
    return GridCell(cell.lines, cell.row, cell.column, cell.row_span + 1, cell.column_span)


def _opening(row: Sequence[Lines]) -> str:
    """The text of a row's first cell; a crawl may leave a row without any."""
    return " ".join(line.text for line in row[0]).strip() if row else ""
