"""Tables in plain text whose columns only spaces part, as `pdftotext -layout` writes them.

Each character is taken as one of a fixed-width font; then the tables are those that `unruled_tables` finds by white alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document import Box
from extractors.reading.page_writer import GridCell, TextLine
from extractors.reading.placed import PlacedCell, PlacedTable, PlacedWord
from extractors.reading.unruled_tables import find_unruled
from normalizers.skeleton import skeleton

_WIDTH, _HEIGHT, _LEADING = 5.0, 11.0, 13.0
_SPACED = re.compile(r"\S {2,}\S.*\S {2,}\S")
"""A line with three stretches of words or more."""
_FEWEST_SPACED = 3
_PARTS = ("noi nhan", "phu luc")
"""What lines begin with that no table goes over: recipients, an appendix."""


@dataclass(frozen=True, slots=True)
class SpacedTable:
    """A table and the lines it takes: from `start` up to but not including `stop`."""

    start: int
    stop: int
    cells: tuple[GridCell, ...]


def spaced_tables(lines: Sequence[str]) -> list[SpacedTable]:
    """The tables among lines of text, from top to bottom; none that leaves out a word of its lines."""
    if sum(_SPACED.search(line) is not None for line in lines) < _FEWEST_SPACED:
        return []
    ends = [number for number, line in enumerate(lines) if _ends_part(line)]
    parts = pairwise([0, *(number + 1 for number in ends), len(lines)])
    found = (_written(table) for start, stop in parts for table in find_unruled(_words(lines, start, stop)))
    return [table for table in found if _is_whole(table, lines)]


def _is_whole(table: SpacedTable, lines: Sequence[str]) -> bool:
    """Whether the cells hold all that stands on the table's lines."""
    n_held = sum(len(line.text.split()) for cell in table.cells for line in cell.lines)
    return n_held == sum(len(line.split()) for line in lines[table.start : table.stop])


def _ends_part(line: str) -> bool:
    return skeleton(line).lstrip().startswith(_PARTS)


def _words(lines: Sequence[str], start: int, stop: int) -> list[PlacedWord]:
    """The words of the lines from `start` up to but not including `stop`, lines that end a part left out."""
    return [
        PlacedWord(word.group(), _box(number, *word.span()))
        for number in range(start, stop)
        if not _ends_part(lines[number])
        for word in re.finditer(r"\S+", lines[number])
    ]


def _box(line: int, start: int, end: int) -> Box:
    top = line * _LEADING
    return Box(start * _WIDTH, top, end * _WIDTH, top + _HEIGHT)


def _without_headings_at_end(table: PlacedTable) -> list[PlacedCell]:
    """The cells but for lines over the whole width under the last row: they head what follows the table."""
    n_rows = table.n_rows
    whole = {cell.row for cell in table.cells if cell.column_span == table.n_columns}
    while n_rows > 1 and n_rows - 1 in whole:
        n_rows -= 1
    return [cell for cell in table.cells if cell.row < n_rows]


def _written(table: PlacedTable) -> SpacedTable:
    kept = _without_headings_at_end(table)
    boxes = [word.box for cell in kept for line in cell.lines for word in line.words]
    start = round(min(box.top for box in boxes) / _LEADING)
    stop = round(max(box.top for box in boxes) / _LEADING) + 1
    cells = tuple(
        GridCell(
            tuple(TextLine(" ".join(word.text for word in line.words)) for line in cell.lines),
            cell.row, cell.column, cell.row_span, cell.column_span,
        )
        for cell in kept
    )  # fmt: skip
    return SpacedTable(start, stop, cells)
