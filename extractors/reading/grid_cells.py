"""Cells between the lines of a grid: places that no line parts are one merged cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Box
from extractors.reading.placed import PlacedCell

_PARTS = 0.65  # share of a place's side that a line covers to part it from its neighbour


@dataclass(frozen=True, slots=True)
class GridEdge:
    """A line of the grid: where it lies, and the stretches of it that are drawn; `None`: taken as drawn."""

    at: float
    drawn: tuple[tuple[float, float], ...] | None

    def covers(self, start: float, end: float, share: float) -> bool:
        """Whether it is drawn along at least that share of `start`..`end`."""
        if self.drawn is None:
            return True
        covered = sum(max(0.0, min(end, to) - max(start, since)) for since, to in self.drawn)
        return covered >= share * (end - start)

    def parts(self, start: float, end: float) -> bool:
        """Whether it is drawn along most of `start`..`end`."""
        return self.covers(start, end, _PARTS)


def cells_between(columns: Sequence[GridEdge], rows: Sequence[GridEdge]) -> Iterator[PlacedCell]:
    """Rectangles of places that no rule parts, row by row; every place is in exactly one."""
    taken: set[tuple[int, int]] = set()
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            if (row, column) in taken:
                continue
            right, below = _spans(columns, rows, row, column, taken)
            taken |= {(r, c) for r in range(row, below) for c in range(column, right)}
            box = Box(columns[column].at, rows[row].at, columns[right].at, rows[below].at)
            yield PlacedCell(row, column, below - row, right - column, box)


def _spans(
    columns: Sequence[GridEdge], rows: Sequence[GridEdge], row: int, column: int, taken: set[tuple[int, int]]
) -> tuple[int, int]:
    """How far the cell at a place runs: the column to the right of it and the row below it."""
    right = column + 1
    while (
        right < len(columns) - 1
        and (row, right) not in taken
        and not columns[right].parts(rows[row].at, rows[row + 1].at)
    ):
        right += 1
    below = row + 1
    while below < len(rows) - 1 and all(
        (below, c) not in taken and not rows[below].parts(columns[c].at, columns[c + 1].at)
        for c in range(column, right)
    ):
        if any(columns[c].parts(rows[below].at, rows[below + 1].at) for c in range(column + 1, right)):
            break
        below += 1
    return right, below
