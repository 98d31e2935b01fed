"""Words put into the cells of a grid by where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple

import numpy as np

from extractors.document import Box
from extractors.reading.placed import PlacedCell, PlacedTable, PlacedWord, middle
from extractors.reading.printed_rows import printed_rows


def filled(grid: PlacedTable, words: Iterable[PlacedWord]) -> PlacedTable:
    """The grid with each word in the cell that holds its middle; words outside the grid are left."""
    held: list[list[PlacedWord]] = [[] for _ in grid.cells]
    placed = [word for word in words if holds(grid.box, word)]
    x, y = np.array([middle(word.box) for word in placed]).reshape(-1, 2).T[:, :, None]
    x0, top, x1, bottom = np.array([astuple(cell.box) for cell in grid.cells]).T
    inside = (x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)
    for word, is_held, at in zip(placed, inside.any(axis=1), inside.argmax(axis=1).tolist(), strict=True):
        if is_held:
            held[at].append(word)
    cells = tuple(
        PlacedCell(cell.row, cell.column, cell.row_span, cell.column_span, cell.box, tuple(printed_rows(held[at])))
        for at, cell in enumerate(grid.cells)
    )
    return PlacedTable(grid.n_rows, grid.n_columns, cells, grid.box)


def holds(box: Box, word: PlacedWord) -> bool:
    """Whether the word's middle lies in the box."""
    x, y = middle(word.box)
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom
