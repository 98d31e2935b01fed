"""What columns hold by their cells: those of a table that has no heads, and one whose head alone does not say.

A table without heads is a sheet that goes on with one in another file.

Such a sheet is a task table where its rows are numbered and say what is to be done, by whom and by when.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from extractors.column_heads import only_says_doing
from extractors.layout.columns import Columns, cell_passage, grid_of
from extractors.layout.joined import JoinedTable
from extractors.layout.passage import EMPTY
from extractors.structure.worded_bodies import begins_as_body, begins_as_person
from normalizers.organisations import split_units
from normalizers.times import read_times

_FEWEST_ROWS = 3
_MOST_OF = 0.7
_LONGEST_TIME = 60
_SHORTEST_TASK = 25
"""Letters that the cells of tasks have on average at the least."""
_NAMED = 0.8
_ORDINAL = re.compile(r"(?:\d{1,3}|[IVXL]{1,5}|[a-zđ])(?:\.\d{1,3})*[.)]?")


def told_by_cells(text: str, table: JoinedTable) -> Columns | None:
    """The columns of a task table by their cells, or None: it must have ordinals, tasks, units and times.

    `text` is the document's. Rows with merged cells head groups and tell nothing. The first column of units leads, the
    second helps; heads are empty.
    """
    grid = [row for row in grid_of(table) if all(cell is not None and cell.column_span == 1 for cell in row)]
    columns = [[cell_passage(text, row[n]).text for row in grid] for n in range(table.n_columns)]
    filled = [[cell for cell in column if cell] for column in columns]
    if len(grid) < _FEWEST_ROWS:
        return None
    times = [n for n, cells in enumerate(filled) if _mostly(_is_time, cells)]
    units = [n for n, cells in enumerate(filled) if n not in times and _mostly(_names_bodies, cells)]
    others = [n for n in range(table.n_columns) if n not in times and n not in units and filled[n]]
    tasks = max(others, key=lambda n: _mean_length(filled[n]), default=None)
    if not times or not units or not tasks or _mean_length(filled[tasks]) < _SHORTEST_TASK:
        return None
    if not _mostly(_ORDINAL.fullmatch, columns[0]):
        return None
    roles = {"ordinal": 0, "task": tasks, "lead": units[0], "time": times[0]}
    if len(units) > 1:
        roles["coordinate"] = units[1]
    return Columns((EMPTY,) * table.n_columns, roles, 0)


def with_doers(text: str, table: JoinedTable, columns: Columns) -> Columns:
    """The columns, with who implements where a head is but "Thực hiện" and most of the cells under it begin as somebody does."""
    if "implement" in columns.roles:
        return columns
    rows = grid_of(table)[columns.n_header_rows :]
    for n, head in enumerate(columns.heads):
        if n not in columns.roles.values() and only_says_doing(head.text):
            cells = [
                cell_passage(text, cell).text for row in rows if (cell := row[n]) is not None and cell.column_span == 1
            ]
            if _mostly(_begins_as_somebody, [cell for cell in cells if cell]):
                return replace(columns, roles=columns.roles | {"implement": n})
    return columns


def _begins_as_somebody(cell: str) -> bool:
    named = cell.lstrip("-–+ ")
    return begins_as_body(named) or begins_as_person(named)


def _mostly(holds: Callable[[str], object], cells: Sequence[str]) -> bool:
    return bool(cells) and sum(bool(holds(cell)) for cell in cells) >= _MOST_OF * len(cells)


def _names_bodies(cell: str) -> bool:
    """Whether most letters of a cell are those of bodies."""
    return sum(unit.end - unit.start for unit in split_units(cell)) >= _NAMED * len(cell)


def _is_time(cell: str) -> bool:
    return len(cell) <= _LONGEST_TIME and any(time.start < len(cell) / 2 for time in read_times(cell, year=None))


def _mean_length(cells: Sequence[str]) -> float:
    return sum(map(len, cells)) / max(1, len(cells))
