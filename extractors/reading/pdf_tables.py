"""Ruled tables on a PDF page: their grid from the rules, their words from the page.

pdfplumber finds the smallest rectangles that the rules enclose; here they become a grid with spans. What enters as
a rule matters more than the search: shading and white fills are none, and where a row runs on over the page's end
its lower border is missing, so the ends of vertical rules count as one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from extractors.document import Box
from extractors.reading.placed import PlacedCell, PlacedTable, PlacedWord, around, middle
from extractors.reading.printed_rows import printed_rows

_THICKEST_RULE = 3.0  # points; a thicker filled rectangle is shading
_SAME_EDGE = 4.0  # points; edges nearer than that are one, drawn twice or as a double rule
_SNAP = 3.0
_LONGEST_PATH = 8  # corners; more is a drawing, not a border
_MOST_EDGES = 40_000  # a map or a chart; a page of 53 x 32 cells, each with borders of its own, has half of that
_LEAST_HEIGHT = 6.0  # points that a rule must run to bound a row of text


def find_tables(page: Any, words: Sequence[PlacedWord]) -> list[PlacedTable]:
    """The ruled tables of a pdfplumber page, from top to bottom, holding their words.

    Boxes with one column (frames, underlines, rules under the head) and grids without text in at least two cells
    are not tables: their words stay with the page. A table inside another's cell is part of that cell.
    """
    ruled = page.filter(_is_rule)
    if not 4 <= len(ruled.edges) <= _MOST_EDGES:
        return []
    tables = [
        _filled(grid, words)
        for found in ruled.find_tables(_settings(ruled.edges))
        if (grid := grid_of([Box(*cell) for cell in found.cells])) is not None
    ]
    real = [table for table in tables if sum(bool(cell.lines) for cell in table.cells) >= 2]
    outer = [table for table in real if not any(_inside(table.box, other.box) for other in real if other is not table)]
    return sorted(outer, key=lambda table: (table.box.top, table.box.x0))


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


def _filled(grid: PlacedTable, words: Iterable[PlacedWord]) -> PlacedTable:
    """The grid with each word in the cell that holds its middle."""
    held: list[list[PlacedWord]] = [[] for _ in grid.cells]
    for word in words:
        if inside := [at for at, cell in enumerate(grid.cells) if holds(cell.box, word)]:
            held[inside[0]].append(word)
    cells = tuple(
        PlacedCell(cell.row, cell.column, cell.row_span, cell.column_span, cell.box, tuple(printed_rows(held[at])))
        for at, cell in enumerate(grid.cells)
    )
    return PlacedTable(grid.n_rows, grid.n_columns, cells, grid.box)


def holds(box: Box, word: PlacedWord) -> bool:
    """Whether the word's middle lies in the box."""
    x, y = middle(word.box)
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _is_rule(thing: dict[str, Any]) -> bool:
    """Keep what a person sees as a rule: lines, thin bars, outlines; and nothing drawn in white."""
    kind = thing["object_type"]
    if kind == "line" or (kind == "curve" and thing.get("stroke") and len(thing["pts"]) <= _LONGEST_PATH):
        return not _is_white(thing.get("stroking_color"))
    if kind == "rect":
        if thing.get("stroke") and thing.get("linewidth") != 0:
            return not _is_white(thing.get("stroking_color"))
        thin = min(thing["width"], thing["height"]) <= _THICKEST_RULE
        return bool(thin and thing.get("fill") and not _is_white(thing.get("non_stroking_color")))
    return False


def _is_white(colour: object) -> bool:
    if isinstance(colour, (int, float)):
        return colour == 1
    if isinstance(colour, (tuple, list)) and colour and all(isinstance(part, (int, float)) for part in colour):
        return all(part == (0 if len(colour) == 4 else 1) for part in colour)
    return False


def _settings(edges: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "vertical_strategy": "lines",
        "horizontal_strategy": "lines",
        "explicit_horizontal_lines": _missing_borders(edges),
        "snap_tolerance": _SNAP,
        "join_tolerance": _SNAP,
        "intersection_tolerance": _SNAP,
    }


def _missing_borders(edges: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Horizontal edges at heights where two or more vertical rules end and no horizontal rule runs."""
    vertical = [edge for edge in edges if edge["orientation"] == "v" and edge["height"] >= _LEAST_HEIGHT]
    drawn = [edge["top"] for edge in edges if edge["orientation"] == "h"]
    borders = []
    for side in ("top", "bottom"):
        for height in _edges(edge[side] for edge in vertical):
            ending = [edge for edge in vertical if abs(edge[side] - height) <= _SAME_EDGE]
            if len(ending) >= 3 and not any(abs(rule - height) <= _SAME_EDGE for rule in drawn):
                x0, x1 = min(edge["x0"] for edge in ending), max(edge["x1"] for edge in ending)
                borders.append(_horizontal(ending[0], x0, x1, height))
    return borders


def _horizontal(like: dict[str, Any], x0: float, x1: float, height: float) -> dict[str, Any]:
    return {
        **like,
        "object_type": "line",
        "orientation": "h",
        "x0": x0,
        "x1": x1,
        "width": x1 - x0,
        "height": 0,
        "top": height,
        "bottom": height,
    }


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
