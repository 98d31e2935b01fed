"""What web crawls leave of HTML tables: each cell on lines of its own between lines with a lone bar.

Two bars in a row end one row of the table and begin the next, or stand around an empty cell. Which of
the two is told by the number of columns and by the ordinal (1, 2.3, IV, B) that rows begin with. Where
one table ends and another begins after some text, only single bars stand between the cells of the
first, the text and the cells of the second; there, too, the number of columns tells them apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.reading.ordinals import is_ordinal, opens_row

HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
MAX_CELL_LINES = 40
"""More lines than that between two bars are the document's running text and no cell."""
SIDE_BY_SIDE_ROWS = 4
"""Rows of two cells that may, at the end of other rows, be a letterhead or a signature block."""

Rows = list[list[str]]
"""Rows of cells, each cell as its Markdown lines."""


@dataclass(frozen=True, slots=True)
class Crawled:
    """The tables found, in order (text between two is a table of one cell), and the line after the last."""

    tables: list[Rows]
    stop: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Cells with single bars between them; `width` counts the empty cells, too, that more bars after them stand for.

    Nothing tells a bar that ends the `last` row from one that stands for an empty cell more.
    """

    bars_before: int
    cells: list[str]
    width: int
    last: bool = False


def crawled_tables(lines: Sequence[str], start: int) -> Crawled:
    """The tables from the bar at a line to the last bar that belongs to them."""
    runs, stop = _runs(lines, start)
    columns = _n_columns(runs)
    numbered = 3 * sum(is_ordinal(run.cells[0]) for run in runs) >= len(runs)
    tables: list[Rows] = [[]]
    ends: list[tuple[list[str], _Run]] = []  # the rows, each with the run that ends it
    for run in runs:
        rows = tables[-1]
        if rows and numbered and _continues(rows[-1], run, columns):
            rows[-1] += [""] * (run.bars_before - 1) + run.cells
            ends[-1] = (rows[-1], run)
            continue
        surplus = run.width - columns
        if 0 < surplus < len(run.cells) and opens_row(run.cells[surplus]):  # bars alone make rows of empty cells
            *before, text = run.cells[:surplus]
            rows += [before] if len(before) == columns else []
            tables += [[before]] if 0 < len(before) != columns else []
            tables += [[text]], [run.cells[surplus:]]
        elif numbered and rows and run.width == columns - 1 and not opens_row(run.cells[0]):
            rows.append(["", *run.cells])  # its ordinal is merged with the one above
        else:
            rows.append(list(run.cells))
        ends.append((tables[-1][-1], run))
    _end_in_empty_cells(ends)
    return Crawled([table for table in (*tables[:-1], *_letterhead_apart(tables[-1], columns)) if table], stop)


def _end_in_empty_cells(ends: Sequence[tuple[list[str], _Run]]) -> None:
    """Give numbered rows the empty cells that they end with, where the table has rows that are as wide."""
    widest = max((len(row) for row, _ in ends), default=0)
    for row, run in ends:
        if is_ordinal(row[0]) and len(row) > 2:
            n_empty = run.width - len(run.cells) + run.last
            row += [""] * min(n_empty, widest - len(row))


def _letterhead_apart(rows: Rows, columns: int) -> list[Rows]:
    """The rows, and apart from them those of a letterhead or signature block at their end."""
    at = len(rows)
    while at and len(rows[at - 1]) == 2 and not opens_row(rows[at - 1][0]):
        at -= 1
    found = columns > 2 and len(rows) - at <= SIDE_BY_SIDE_ROWS and any("\n" in row[0] for row in rows[at:])
    return [rows[:at], rows[at:]] if found else [rows]


def _continues(row: list[str], run: _Run, columns: int) -> bool:
    """Whether the doubled bars between a row and a run of cells stand for empty cells and not for a new row."""
    return len(row) + run.bars_before - 1 + run.width <= columns and not is_ordinal(run.cells[0])


def _n_columns(runs: Sequence[_Run]) -> int:
    """As many as most runs have that may be whole rows; the first of those equally frequent."""
    widths = Counter(run.width for run in runs if run.width > 2) or Counter(run.width for run in runs)
    return widths.most_common(1)[0][0] if widths else 0


def _runs(lines: Sequence[str], start: int) -> tuple[list[_Run], int]:
    chunks, bars_after, stop = _chunks(lines, start)
    begins = [at for at, (bars, _) in enumerate(chunks) if bars > 1 or at == 0]
    runs = []
    for begin, end in pairwise([*begins, len(chunks)]):
        cells = [cell for _, cell in chunks[begin:end]]
        bars = chunks[end][0] if end < len(chunks) else bars_after
        is_last = end == len(chunks) and bars > 1
        runs.append(_Run(chunks[begin][0], cells, len(cells) + max(bars - 2, 0), is_last))
    return runs, stop


def _chunks(lines: Sequence[str], start: int) -> tuple[list[tuple[int, str]], int, int]:
    """Each cell with the number of bars before it; the bars after the last; the line after those."""
    chunks: list[tuple[int, str]] = []
    at, bars = start, 0
    while at < len(lines):
        if is_bar(lines[at]):
            bars += 1
            at += 1
            continue
        end = _next_bar(lines, at)
        if end is None:
            break
        cell = "\n".join(lines[at:end]).strip()
        if cell.strip("*_ \t\n"):  # a cell of bold spaces is an empty one
            chunks.append((bars, cell))
            bars = 0
        at = end
    return chunks, bars, at


def _next_bar(lines: Sequence[str], at: int) -> int | None:
    """Where the cell that begins at a line ends; None where it is none: a heading, two blank lines or pages follow."""
    for end in range(at, min(at + MAX_CELL_LINES, len(lines))):
        if is_bar(lines[end]):
            return end
        if HEADING.match(lines[end]) or not any(line.strip() for line in lines[end : end + 2]):
            return None
    return None


def is_bar(line: str) -> bool:
    """Whether a line holds a lone bar."""
    return line.strip() == "|"
