"""Ruled tables on a PDF page: their grid from the rules, their words from the page.

pdfplumber finds the smallest rectangles that the rules enclose; here they become a grid with spans. It is given
rules as PDFium lists them, not the page: parsing that a second time takes fifty times as long as the tables do.
Where a row runs on over the page's end its lower border is missing, so the ends of vertical rules count as one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extractors.document import Box
from extractors.reading.cell_words import filled
from extractors.reading.pdf_drawing import Edge
from extractors.reading.placed import PlacedCell, PlacedTable, PlacedWord, around, middle

_SAME_EDGE = 4.0  # points; edges nearer than that are one, drawn twice or as a double rule
_SNAP = 3.0
_LEAST_LENGTH = 3.0  # points of a rule, once its pieces are joined
_LEAST_HEIGHT = 6.0  # points that a rule must run to bound a row of text
_HIGHEST_MERGED = 90.0  # points of a row merged over the width
_WIDE_GRID = 4  # columns
_MOST_CROSSINGS = 250_000  # that may have to be looked at; a table of 300 rows and 60 columns has 20,000


def find_tables(edges: Sequence[Edge], words: Sequence[PlacedWord]) -> list[PlacedTable]:
    """The ruled tables of a page, from top to bottom, holding their words.

    Boxes with one column (frames, underlines, rules under the head) and grids with hardly any text are not tables:
    their words stay with the page. A table inside another's cell is part of that cell.
    """
    tables = [filled(grid, words) for cells in _cells(edges) if (grid := grid_of(cells)) is not None]
    real = [table for table in tables if _says_something(table)]
    outer = [table for table in real if not any(_inside(table.box, other.box) for other in real if other is not table)]
    return sorted(outer, key=lambda table: (table.box.top, table.box.x0))


def _says_something(table: PlacedTable) -> bool:
    """Whether two cells hold text, or one of a wide grid: the last words of a row that ran over the page's end."""
    n_filled = sum(bool(cell.lines) for cell in table.cells)
    return n_filled >= 2 or (n_filled == 1 and table.n_columns >= _WIDE_GRID)


def _cells(edges: Sequence[Edge]) -> list[list[Box]]:
    """The rectangles between rules, those of one table together."""
    n_upright = sum(edge.is_vertical for edge in edges)
    if n_upright < 2 or (n_upright == len(edges) <= _WIDE_GRID):
        return []
    drawn = [_as_dict(edge) for edge in (*edges, *_missing_borders(edges))]
    merged = [edge for edge in merge_edges(drawn, _SNAP, _SNAP, _SNAP, _SNAP) if _length(edge) >= _LEAST_LENGTH]
    n_vertical = sum(edge["orientation"] == "v" for edge in merged)
    if n_vertical * (len(merged) - n_vertical) > _MOST_CROSSINGS:
        return []
    cells = intersections_to_cells(edges_to_intersections(merged, _SNAP, _SNAP))
    return [[Box(*map(float, cell)) for cell in table] for table in cells_to_tables(cells)]


def _as_dict(edge: Edge) -> dict[str, Any]:
    """The edge as pdfplumber has it."""
    if edge.is_vertical:
        sides = {"x0": edge.at, "x1": edge.at, "top": edge.start, "bottom": edge.end, "orientation": "v"}
    else:
        sides = {"x0": edge.start, "x1": edge.end, "top": edge.at, "bottom": edge.at, "orientation": "h"}
    return {**sides, "width": sides["x1"] - sides["x0"], "height": sides["bottom"] - sides["top"]}  # type: ignore[operator]


def _length(edge: dict[str, Any]) -> float:
    return float(max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]))


def grid_of(cells: Sequence[Box]) -> PlacedTable | None:
    """A grid from the rectangles between rules; None when it has fewer than two columns.

    Places that no rectangle covers (a rule is missing) become cells of their own, so that no word falls through.
    """
    columns = _edges(edge for cell in cells for edge in (cell.x0, cell.x1))
    rows = _edges(edge for cell in cells for edge in (cell.top, cell.bottom))
    if len(columns) < 3 or len(rows) < 2:
        return None
    taken: set[tuple[int, int]] = set()
    placed = []
    for box in sorted(cells, key=lambda cell: (cell.top, cell.x0)):
        left, right = _nearest(columns, box.x0), _nearest(columns, box.x1)
        top, bottom = _nearest(rows, box.top), _nearest(rows, box.bottom)
        places = {(row, column) for row in range(top, bottom) for column in range(left, right)}
        if places and not places & taken:
            taken |= places
            placed.append(PlacedCell(top, left, bottom - top, right - left, box))
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            if (row, column) not in taken:
                box = Box(columns[column], rows[row], columns[column + 1], rows[row + 1])
                placed.append(PlacedCell(row, column, 1, 1, box))
    placed.sort(key=lambda cell: (cell.row, cell.column))
    return PlacedTable(len(rows) - 1, len(columns) - 1, tuple(placed), around([cell.box for cell in placed]))


def _missing_borders(edges: Sequence[Edge]) -> list[Edge]:
    """Horizontal edges at heights where vertical rules end together and no horizontal rule runs.

    Three end there, or two between which others end just before: a row merged over the width is the page's last, or
    its first.
    """
    vertical = [edge for edge in edges if edge.is_vertical and edge.end - edge.start >= _LEAST_HEIGHT]
    drawn = [edge for edge in edges if not edge.is_vertical]
    borders = []
    for ends, inward in (([edge.start for edge in vertical], 1), ([edge.end for edge in vertical], -1)):
        for height in _edges(ends):
            ending = [edge.at for edge, end in zip(vertical, ends, strict=True) if abs(end - height) <= _SAME_EDGE]
            border = Edge(False, height, min(ending), max(ending))
            if any(_runs_along(edge, border) for edge in drawn):
                continue
            inner = [end for edge, end in zip(vertical, ends, strict=True) if border.start < edge.at < border.end]
            if len(_edges(ending)) >= 3 or any(
                _LEAST_HEIGHT <= inward * (end - height) <= _HIGHEST_MERGED for end in inner
            ):
                borders.append(border)
    return borders


def _runs_along(edge: Edge, border: Edge) -> bool:
    return abs(edge.at - border.at) <= _SAME_EDGE and edge.start < border.end and edge.end > border.start


def _edges(positions: Iterable[float]) -> list[float]:
    """Sorted positions, those within `_SAME_EDGE` of their neighbour taken together as their mean."""
    groups: list[list[float]] = []
    for position in sorted(positions):
        if groups and position - groups[-1][-1] <= _SAME_EDGE:
            groups[-1].append(position)
        else:
            groups.append([position])
    return [sum(group) / len(group) for group in groups]


def _nearest(edges: Sequence[float], position: float) -> int:
    after = bisect_left(edges, position)
    return min((at for at in (after - 1, after) if 0 <= at < len(edges)), key=lambda at: abs(edges[at] - position))


def _inside(inner: Box, outer: Box) -> bool:
    x, y = middle(inner)
    smaller = (inner.x1 - inner.x0) * (inner.bottom - inner.top) < (outer.x1 - outer.x0) * (outer.bottom - outer.top)
    return smaller and outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom
