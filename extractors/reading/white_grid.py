"""Grids without upright rules, from the places of words alone: what white parts, and level rules where there are any.

It finds candidates: that three columns stand beside each other proves no table. Whether one is, its words must tell
(see `unruled_tables`). Boxes may be of words, of parts of words or of several; what unit they are in does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from extractors.document import Box
from extractors.reading.grid_cells import GridEdge, cells_between
from extractors.reading.placed import PlacedCell, PlacedTable, around, middle
from extractors.reading.printed_rows import rows_of_boxes
from extractors.reading.white_columns import Block, Gutter, find_blocks, height_of
from extractors.reading.white_rows import (
    Anchor,
    Gap,
    end_of_table,
    gaps_between,
    numbers_at_top,
    rows_by_numbers,
    rows_by_white,
)

# All in heights of a tall word.
_SPACE = 0.5
_WIDEST_NUMBER = 3.5
_SAME_RULE = 0.4
_ALMOST = 0.4
_ACCENT = 0.35  # that a box may have left out
_WRAPPED = 1.7
_NEXT_LINE = 1.7  # from the middle of one to the end of the next; to a heading there is more
_LEADING = 0.9

_FEWEST_GUTTERS = 2
_LEAST_LINES = 2
_RULES_OF_HEAD = 3  # above and below the head and below the table; where there are more each parts two rows

_LEAST_RULE = 0.4  # of the width; shorter ones part no rows
_WHOLE_RULE = 0.9
_FULL_LINE = 0.8  # of the width


class Level(NamedTuple):
    """A level rule at y = `at` from x `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A grid that may be a table's: `n_rules` are drawn over its whole width, `is_first` on its page, but for a line."""

    grid: PlacedTable
    rules: tuple[Level, ...]
    n_rules: int
    is_first: bool


@dataclass(frozen=True)
class _Columned:
    """A block's boxes: those of each column, and runs that stand over several, alone (headings) or not (heads)."""

    gutters: tuple[Gutter, ...]
    columns: tuple[tuple[Box, ...], ...]
    headings: tuple[Box, ...]
    over: tuple[Box, ...]
    em: float

    @property
    def boxes(self) -> list[Box]:
        return [*(box for column in self.columns for box in column), *self.headings, *self.over]

    def lines(self, column: int) -> list[Box]:
        return [around(line) for line in _lines(self.columns[column])]


def find_candidates(boxes: Sequence[Box], rules: Sequence[Level]) -> list[Candidate]:
    """The grids on a page of words in those boxes, from top to bottom."""
    em = height_of(boxes)
    lines = [list(_runs(line, _SPACE * em)) for line in _lines(boxes)]
    if sum(len(runs) > _FEWEST_GUTTERS for runs in lines) < _LEAST_LINES:
        return []
    runs = [around(run) for line in lines for run in line]
    found = (_candidate(_extended(block, runs, em), boxes, rules, em) for block in find_blocks(runs, em))
    return [candidate for candidate in found if candidate is not None]


def _extended(block: Block, runs: Sequence[Box], em: float) -> Block:
    """The block, whole lines of it, with what goes on below it, one heading more, and above it up to the page's top."""
    inside = around([run for run in runs if block.holds(run)])
    bottom = _lower_end(inside.bottom, [run for run in runs if middle(run)[1] > inside.bottom], block, em)
    above = [run for run in runs if middle(run)[1] < inside.top]
    top = inside.top
    for run in sorted(above, key=lambda run: -run.bottom):
        if middle(run)[1] < top - _NEXT_LINE * em or _is_over(run, block, em):
            return replace(block, top=inside.top, bottom=bottom)
        top = min(top, run.top)
    return replace(block, top=top, bottom=bottom)


def _lower_end(bottom: float, below: Sequence[Box], block: Block, em: float) -> float:
    for run in sorted(below, key=lambda run: run.top):
        is_heading = _is_over(run, block, em)
        if run.top - bottom > (_NEXT_LINE if is_heading else _LEADING) * em:
            break
        bottom = max(bottom, run.bottom)
        if is_heading:
            break
    return bottom


def _is_over(run: Box, block: Block, em: float) -> bool:
    return any(_crosses(run, gutter, em) for gutter in block.gutters)


def _candidate(block: Block, boxes: Sequence[Box], rules: Sequence[Level], em: float) -> Candidate | None:
    held = _columned([box for box in boxes if block.holds(box)], block.gutters, em)
    if not all(held.columns):
        return None
    box = around(held.boxes)
    near = [
        rule
        for rule in rules
        if box.top - em <= rule.at <= box.bottom + em and rule.start < box.x1 and rule.end > box.x0
    ]
    edges = _rules(near, box, em)
    top = max([box.top - _ACCENT * em, *(edge.at for edge in edges if edge.at <= box.top)])
    bottom = min([box.bottom + _ACCENT * em, *(edge.at for edge in edges if edge.at >= box.bottom)])
    box = Box(box.x0, top, box.x1, bottom)
    rows = _row_edges(held, edges, box)
    if len(rows) < 3:
        return None
    left, right = _sides(held, edges, box)
    columns = [GridEdge(left, None), *_column_edges(held, rows), GridEdge(right, None)]
    inside = [box for box in held.boxes if rows[0].at <= middle(box)[1] <= rows[-1].at]
    cells = tuple(_around_words(cell, inside) for cell in cells_between(columns, rows))
    grid = PlacedTable(len(rows) - 1, len(columns) - 1, cells, Box(left, rows[0].at, right, rows[-1].at))
    above = _lines([box for box in boxes if middle(box)[1] < grid.box.top])
    return Candidate(grid, tuple(near), sum(edge.covers(left, right, _WHOLE_RULE) for edge in edges), len(above) <= 1)


def _lines(boxes: Sequence[Box]) -> list[list[Box]]:
    return [[boxes[at] for at in row] for row in rows_of_boxes(boxes)]


def _columned(boxes: Sequence[Box], gutters: tuple[Gutter, ...], em: float) -> _Columned:
    """The boxes by columns."""
    headings: list[Box] = []
    over: list[Box] = []
    columns: list[list[Box]] = [[] for _ in range(len(gutters) + 1)]
    for line in _lines(boxes):
        runs = list(_runs(line, _SPACE * em))
        for run in runs:
            whole = around(run)
            crossed = sum(_crosses(whole, gutter, em) for gutter in gutters)
            beside = [around(other) for other in runs if other is not run]
            if crossed and all(other.x1 < gutters[0].end for other in beside):
                headings.append(around([whole, *beside]))
                break
            if crossed:
                over.append(whole)
            else:
                for box in run:
                    columns[sum(middle(box)[0] > gutter.cut for gutter in gutters)].append(box)
    if headings:
        columns[0] = [box for box in columns[0] if not any(_inside(box, heading) for heading in headings)]
    return _Columned(gutters, tuple(map(tuple, columns)), tuple(headings), tuple(over), em)


def _runs(line: Sequence[Box], space: float) -> Iterator[list[Box]]:
    run, end = [line[0]], line[0].x1
    for box in line[1:]:
        if box.x0 - end > space:
            yield run
            run, end = [], box.x1
        run.append(box)
        end = max(end, box.x1)
    yield run


def _crosses(run: Box, gutter: Gutter, em: float) -> bool:
    return run.x0 < gutter.start and run.x1 > max(gutter.end - _ALMOST * em, gutter.cut - em / 100)


def _inside(box: Box, other: Box) -> bool:
    x, y = middle(box)
    return other.x0 <= x <= other.x1 and other.top <= y <= other.bottom


def _rules(rules: Sequence[Level], box: Box, em: float) -> list[GridEdge]:
    """The rules that part rows, pieces of one together."""
    bundles: list[list[Level]] = []
    for rule in sorted(rules):
        if bundles and rule.at - bundles[-1][-1].at <= _SAME_RULE * em:
            bundles[-1].append(rule)
        else:
            bundles.append([rule])
    edges = [GridEdge(sum(r.at for r in rules) / len(rules), _joined(rules)) for rules in bundles]
    return [edge for edge in edges if edge.covers(box.x0, box.x1, _LEAST_RULE)]


def _joined(rules: Sequence[Level]) -> tuple[tuple[float, float], ...]:
    drawn: list[tuple[float, float]] = []
    for start, end in sorted((rule.start, rule.end) for rule in rules):
        if drawn and start <= drawn[-1][1]:
            drawn[-1] = drawn[-1][0], max(drawn[-1][1], end)
        else:
            drawn.append((start, end))
    return tuple(drawn)


def _sides(held: _Columned, rules: Sequence[GridEdge], box: Box) -> tuple[float, float]:
    """Where the table begins and ends: with its rules; else as far to the left of its numbers as they are to the right."""
    ends = [(edge.drawn[0][0], edge.drawn[-1][1]) for edge in rules if edge.drawn]
    if len(ends) > 1:
        return min(box.x0, *(start for start, _ in ends)), max(box.x1, *(end for _, end in ends))
    centres = sorted(middle(number)[0] for number in held.columns[0])
    return min(box.x0, 2 * centres[len(centres) // 2] - held.gutters[0].cut), box.x1


def _row_edges(held: _Columned, rules: Sequence[GridEdge], box: Box) -> list[GridEdge]:
    """The lines between rows, from the one above the first to the one below the last."""
    middles = sorted(middle(line)[1] for column in range(len(held.columns)) for line in held.lines(column))
    middles += [middle(run)[1] for run in (*held.headings, *held.over)]
    gaps = gaps_between(middles, held.em)
    anchors = _anchors(held)
    others = [[middle(line)[1] for line in held.lines(column)] for column in range(1, len(held.columns))]
    at_top = numbers_at_top(anchors, others, held.em)
    edges: list[GridEdge] = []
    outer = [box.top, *(rule.at for rule in rules if box.top < rule.at < box.bottom), box.bottom]
    by_place = {rule.at: rule for rule in rules}
    for upper, lower in pairwise(outer):
        edges.append(by_place.get(upper, GridEdge(upper, None)))
        inner = [gap for gap in gaps if upper < gap.middle < lower]
        within = [anchor for anchor in anchors if upper < anchor.at < lower]
        if _is_numbered(held) or len(rules) <= _RULES_OF_HEAD:
            edges += _between(inner, within, upper, at_top, _is_numbered(held), held.em)
    return _with_heads(held, [*edges, by_place.get(outer[-1], GridEdge(outer[-1], None))])


def _between(
    gaps: Sequence[Gap], anchors: Sequence[Anchor], top: float, at_top: bool, is_numbered: bool, em: float
) -> Iterator[GridEdge]:
    if not is_numbered:
        yield from (GridEdge(bound, None) for bound in rows_by_white(gaps))
        return
    bounds = rows_by_numbers(anchors, gaps, top, at_top)
    yield from (GridEdge(bound, None) for bound in bounds)
    if anchors and (end := end_of_table(gaps, bounds, anchors[-1].at, em)) is not None:
        yield GridEdge(end, None)


def _is_numbered(held: _Columned) -> bool:
    box = around(list(held.columns[0]))
    return box.x1 - box.x0 <= _WIDEST_NUMBER * held.em


def _anchors(held: _Columned) -> list[Anchor]:
    """The numbers and headings, from top to bottom; a heading's second line is none of its own."""
    headings: list[Box] = []
    right = max(box.x1 for box in held.boxes)
    left = min(box.x0 for box in held.boxes)
    previous: Box | None = None
    for heading in sorted(held.headings, key=lambda box: box.top):
        wraps = previous is not None and previous.x1 - left > _FULL_LINE * (right - left)
        if not (wraps and previous is not None and middle(heading)[1] - middle(previous)[1] < _WRAPPED * held.em):
            headings.append(heading)
        previous = heading
    numbers = held.lines(0) if _is_numbered(held) else []
    anchors = [*(Anchor(middle(box)[1]) for box in numbers), *(Anchor(middle(box)[1], True) for box in headings)]
    return sorted(anchors, key=lambda anchor: anchor.at)


def _with_heads(held: _Columned, rows: list[GridEdge]) -> list[GridEdge]:
    """The lines, with one more under each head that stands over several columns and their own heads."""
    added = []
    for run in held.over:
        upper = max((row.at for row in rows if row.at <= middle(run)[1]), default=None)
        lower = min((row.at for row in rows if row.at > middle(run)[1]), default=None)
        if upper is None or lower is None or upper > rows[min(2, len(rows) - 1)].at:
            continue
        crossed = [at for at, gutter in enumerate(held.gutters) if _crosses(run, gutter, held.em)]
        first, last = crossed[0], crossed[-1] + 1
        below = [
            line
            for column in range(first, last + 1)
            for line in held.lines(column)
            if middle(run)[1] + _SPACE * held.em < middle(line)[1] < lower
        ]
        if below:
            cuts = [
                min(box.x0 for box in held.boxes),
                *(gutter.cut for gutter in held.gutters),
                max(box.x1 for box in held.boxes),
            ]
            at = (middle(run)[1] + min(middle(line)[1] for line in below)) / 2
            added.append(GridEdge(at, ((cuts[first], cuts[last + 1]),)))
    return sorted([*rows, *added], key=lambda row: row.at)


def _column_edges(held: _Columned, rows: Sequence[GridEdge]) -> Iterator[GridEdge]:
    """The lines between columns, drawn beside every row but those of which a run stands over them."""
    for gutter in held.gutters:
        runs = [run for run in held.over if _crosses(run, gutter, held.em)]
        drawn = [
            (upper.at, lower.at)
            for upper, lower in pairwise(rows)
            if not any(upper.at <= middle(run)[1] < lower.at for run in (*runs, *held.headings))
        ]
        yield GridEdge(gutter.cut, tuple(drawn))


def _around_words(cell: PlacedCell, boxes: Sequence[Box]) -> PlacedCell:
    """The cell, as wide as the words of its own and of its neighbours let it be."""
    box = cell.box
    level = [other for other in boxes if box.top <= middle(other)[1] <= box.bottom]
    own = [other for other in level if box.x0 <= middle(other)[0] <= box.x1]
    before = [other.x1 for other in level if middle(other)[0] < box.x0 < other.x1]
    after = [other.x0 for other in level if other.x0 < box.x1 < middle(other)[0]]
    x0 = min([max([box.x0, *before]), *(other.x0 for other in own)])
    x1 = max([min([box.x1, *after]), *(other.x1 for other in own)])
    return replace(cell, box=Box(x0, box.top, x1, box.bottom))
