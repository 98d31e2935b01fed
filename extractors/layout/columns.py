"""What the columns of a table hold, read off their heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.column_heads import column_role
from extractors.layout.column_roles import is_tick, read_periods, settled
from extractors.layout.joined import JoinedCell, JoinedTable
from extractors.layout.passage import Passage, joined, passage

_COUNTED = re.compile(r"\(?\d{1,2}\)?")
_MOST_HEADER_ROWS = 4
_LONGEST_HEAD = 120
_FEWEST_TOLD = 2
_SHORTEST_TASK = 25
"""Letters that the cells of tasks have on average at the least."""


@dataclass(frozen=True)
class Columns:
    """The columns of a table: the head of each as printed, what each holds, and how many rows the heads take.

    `roles` maps a role (`task`, `lead`, `time`, …: the tables of table_columns.toml) to its first column. `periods` are
    the columns whose heads are periods to be ticked in, each with the period's words: "Quý I", "Tháng 3".
    """

    heads: tuple[Passage, ...]
    roles: dict[str, int]
    n_header_rows: int
    periods: tuple[tuple[int, Passage], ...] = ()

    @property
    def is_task_table(self) -> bool:
        """Whether its rows are tasks: it says what, and who, when or what comes of it."""
        said = bool({"lead", "coordinate", "implement", "time", "output"} & self.roles.keys())
        return "task" in self.roles and (said or bool(self.periods))

    @property
    def is_scoring_table(self) -> bool:
        """Whether its rows are criteria with scores."""
        return "criterion" in self.roles and bool({"max_score", "achieved_score"} & self.roles.keys())


def read_columns(text: str, table: JoinedTable) -> Columns | None:
    """The columns of a table, or None where no row of heads is found.

    `text` is the document's. Heads may take several rows, a head over two columns adding to both.
    """
    grid = grid_of(table)
    best: Columns | None = None
    for n_rows in range(1, min(_MOST_HEADER_ROWS, len(grid)) + 1):
        if n_rows > 1 and not _still_heads(text, grid[n_rows - 1], grid[n_rows - 2]):
            break
        worded = [row for row in grid[:n_rows] if not _numbers_columns(text, row)]
        stacked = [_head_cells(text, worded, column) for column in range(table.n_columns)]
        periods = _ticked(text, grid[n_rows:], read_periods(stacked))
        heads = tuple(map(joined, stacked))
        found = Columns(heads, settled(_roles(stacked), {column for column, _ in periods}), n_rows, periods)
        if best is None or _n_told(found) >= _n_told(best):
            best = found
    if best is None or _n_told(best) < _FEWEST_TOLD:
        return None
    return _with_task(text, grid, best)


def _with_task(text: str, grid: Sequence[Sequence[JoinedCell | None]], columns: Columns) -> Columns:
    """The columns, that of the tasks told by its cells where its head can't be read: numbered rows of words that units lead."""
    if "task" in columns.roles or not {"ordinal", "lead"} <= columns.roles.keys():
        return columns
    rows = grid[columns.n_header_rows :]
    lengths = {
        n: sum(len(cell_passage(text, row[n]).text) for row in rows) / max(1, len(rows))
        for n in range(len(columns.heads))
        if n not in columns.roles.values()
    }
    widest = max(lengths, key=lambda n: lengths[n], default=None)
    if widest is None or lengths[widest] < _SHORTEST_TASK:
        return columns
    return replace(columns, roles=columns.roles | {"task": widest})


def _ticked(
    text: str, rows: Sequence[Sequence[JoinedCell | None]], periods: tuple[tuple[int, Passage], ...]
) -> tuple[tuple[int, Passage], ...]:
    """The columns of periods where rows are ticked in them; those of figures by period are none."""
    return periods if any(is_tick(cell_passage(text, row[n]).text) for row in rows for n, _ in periods) else ()


def _n_told(columns: Columns) -> int:
    """How many columns the heads tell of."""
    return len(columns.roles) + len(columns.periods)


def grid_of(table: JoinedTable) -> list[list[JoinedCell | None]]:
    """The table's cells by row and column; a merged cell stands in each place it covers."""
    n_rows = max((cell.row + cell.row_span for row in table.rows for cell in row), default=0)
    grid: list[list[JoinedCell | None]] = [[None] * table.n_columns for _ in range(n_rows)]
    for row in table.rows:
        for cell in row:
            for r in range(cell.row, min(n_rows, cell.row + cell.row_span)):
                for c in range(cell.column, min(table.n_columns, cell.column + cell.column_span)):
                    grid[r][c] = cell
    return grid


def cell_passage(text: str, cell: JoinedCell | None, *, keep_lines: bool = False) -> Passage:
    """What a cell says, on one line unless its lines are to be kept."""
    return passage(text, cell.pieces, keep_lines=keep_lines) if cell is not None else joined(())


def _head_cells(text: str, rows: Sequence[Sequence[JoinedCell | None]], column: int) -> list[Passage]:
    """The cells that head a column, topmost first."""
    seen: list[JoinedCell] = []
    for row in rows:
        cell = row[column]
        if cell is not None and cell not in seen:
            seen.append(cell)
    return [passage for cell in seen if (passage := cell_passage(text, cell))]


def _still_heads(text: str, row: Sequence[JoinedCell | None], above: Sequence[JoinedCell | None]) -> bool:
    """Whether a row goes on with the heads above it: it splits a merged head, or numbers the columns."""
    if _numbers_columns(text, row):
        return True
    filled = _filled(text, row)
    splits = any(a is not None and a.column_span > 1 and b is not a for a, b in zip(above, row, strict=True))
    covered = any(a is not None and a is b for a, b in zip(above, row, strict=True))
    empty_above = any(
        a is not None and not cell_passage(text, a).text and b is not None for a, b in zip(above, row, strict=True)
    )
    return (splits and (covered or empty_above)) or (covered and all(len(t) < _LONGEST_HEAD for t in filled))


def _numbers_columns(text: str, row: Sequence[JoinedCell | None]) -> bool:
    """Whether a row but numbers the columns: (1), (2), (3)."""
    filled = _filled(text, row)
    return len(filled) > 2 and all(_COUNTED.fullmatch(t) for t in filled)


def _filled(text: str, row: Sequence[JoinedCell | None]) -> list[str]:
    """The texts of a row's cells, without the empty ones."""
    return [t for cell in row if cell is not None and (t := cell_passage(text, cell).text)]


def _roles(stacked: Sequence[Sequence[Passage]]) -> dict[str, int]:
    """The first column of each role. The lowest head tells most: "Phối hợp" under "Phân công thực hiện"."""
    roles: dict[str, int] = {}
    for column, heads in enumerate(stacked):
        texts = [head.text for head in reversed(heads)]
        whole = " ".join(reversed(texts))
        role = next(
            (found for text in (*texts[:1], whole) if len(text) <= _LONGEST_HEAD and (found := column_role(text))), None
        )
        if role is not None:
            roles.setdefault(role, column)
    return roles
