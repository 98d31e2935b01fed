"""The columns of a table without heads, told by what they hold: a sheet that goes on from a file that is not here.

Such a sheet is a task table where its rows are numbered and say what is to be done, by whom and by when. In the order
of Vietnamese plans whoever leads stands before whoever coordinates; another column of bodies may hold those who
approve, and is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractors.layout.columns import Columns, cell_passage, grid_of
from extractors.layout.joined import JoinedTable
from extractors.layout.passage import EMPTY
from extractors.reading.ordinals import is_ordinal
from normalizers.organisations import split_units
from normalizers.times import read_times

_FEWEST_ROWS = 2
_FEWEST_COLUMNS = 4  # number, task, body, time
_MOST = 0.6  # of a column's cells
_NAMED = 0.8  # of a cell that names bodies
_LONGEST_TIME = 60
_SHORTEST_TASK = 40


def told_by_content(text: str, table: JoinedTable) -> Columns | None:
    """The columns of a table that has no heads, or None where it may be no task table. `text` is the document's."""
    grid = [row for row in grid_of(table) if all(cell is not None and cell.column_span == 1 for cell in row)]
    if len(grid) < _FEWEST_ROWS or table.n_columns < _FEWEST_COLUMNS:
        return None
    columns = [[cell_passage(text, cell).text for cell in column] for column in zip(*grid, strict=True)]
    task = max(range(len(columns)), key=lambda at: sum(map(len, columns[at])))
    times = [at for at, cells in enumerate(columns) if at != task and _mostly(map(_is_time, cells))]
    bodies = [at for at, cells in enumerate(columns) if at not in (task, *times) and _mostly(map(_names_bodies, cells))]
    is_numbered = _mostly(map(is_ordinal, columns[0]))
    is_told = sum(map(len, columns[task])) >= _SHORTEST_TASK * len(grid)
    if not (is_numbered and is_told and bodies and times):
        return None
    roles = {"ordinal": 0, "task": task, "time": times[0], **dict(zip(("lead", "coordinate"), bodies, strict=False))}
    return Columns((EMPTY,) * table.n_columns, roles, 0)


def _mostly(told: Iterable[bool]) -> bool:
    found = list(told)
    return sum(found) >= _MOST * len(found)


def _names_bodies(cell: str) -> bool:
    named = sum(unit.end - unit.start for unit in split_units(cell))
    return bool(cell) and named >= _NAMED * len(cell)


def _is_time(cell: str) -> bool:
    return 0 < len(cell) <= _LONGEST_TIME and bool(read_times(cell, year=None))
