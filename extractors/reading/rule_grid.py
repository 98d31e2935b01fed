"""Grids from the rules of a page image: which rules belong together, and what cells lie between them.

A scan's rules are broken, faint, doubled, and mixed with strokes of letters. So a rule must be held by others, and
whether two neighbouring places of the grid are parted is asked of the rule between them: places that are not parted
are one merged cell. A rule with a hole still parts; a frame, an underline or a stamp's edge makes no grid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document import Box
from extractors.reading.grid_cells import GridEdge, cells_between
from extractors.reading.image_rules import Rule, Rules
from extractors.reading.placed import PlacedTable

# All lengths in inches.
_TOUCH = 0.05  # between the end of a rule and the one it ends at
_SHORT_TOUCH = 0.025  # the same where a letter's stroke may be meant
_SAME_LINE = 0.02  # parts of a broken rule
_SAME_EDGE = 0.06  # rules so near are one, drawn double
_LEVEL_SEED = 0.55  # shorter runs may be letters, unless they run from rule to rule
_LEVEL_PART = 0.4
_UPRIGHT_SEED = 0.5
_UPRIGHT_OPEN = 0.25  # the least of one that ends in an open row
_SAME_END = 0.1
_HOLE = 0.1  # in a broken rule
_OPEN_EDGE = 0.13  # rules that run on so far have an open row or column there
_NARROWEST = 2.0  # of a table; stamps and marks in boxes are narrower
_STUB = 0.3  # share of a table's side: an outermost rule that covers less of it is a stamp's


@dataclass(frozen=True, slots=True)
class RuledGrid:
    """A grid without text; boxes in pixels. `rules` are those it is made of, to be painted over."""

    table: PlacedTable
    rules: Rules


def find_grids(rules: Rules, dpi: float) -> list[RuledGrid]:
    """The grids of at least two columns, and of two rows or three columns, from top to bottom."""
    grids = [grid for group in _groups(_held(rules, dpi), dpi) if (grid := _grid(group, dpi)) is not None]
    return sorted(grids, key=lambda grid: (grid.table.box.top, grid.table.box.x0))


def _held(rules: Rules, dpi: float) -> Rules:
    """The rules without what is probably a letter's stroke or a scanner's line."""
    touch = _TOUCH * dpi
    level = [rule for rule in rules.level if rule.length >= _LEVEL_SEED * dpi]
    upright = list(_in_company([rule for rule in rules.upright if _holds(rule, level, dpi)], level, dpi))
    level += [rule for rule in rules.level if rule.length < _LEVEL_SEED * dpi and _n_ends(rule, upright, touch) == 2]
    known = set(upright)
    touch = _SHORT_TOUCH * dpi
    upright += [rule for rule in rules.upright if rule not in known and rule.lone and _n_ends(rule, level, touch) == 2]
    known = set(upright)
    upright += [rule for rule in rules.upright if rule not in known and _goes_on(rule, upright, dpi)]
    known = set(level)
    parts = [rule for rule in rules.level if rule not in known and rule.length >= _LEVEL_PART * dpi]
    level += [rule for rule in parts if _goes_on(rule, level, dpi)]
    return Rules(tuple(level), tuple(upright))


def _holds(upright: Rule, level: Sequence[Rule], dpi: float) -> bool:
    if upright.length < _UPRIGHT_SEED * dpi:
        needed = 1 if upright.length >= _UPRIGHT_OPEN * dpi else 2
        return upright.lone and _n_ends(upright, level, _SHORT_TOUCH * dpi) >= needed
    return any(_cross(upright, rule, dpi) for rule in level)


def _in_company(upright: Sequence[Rule], level: Sequence[Rule], dpi: float) -> Iterator[Rule]:
    """Those that end at rules, where others end too, or at a hole; a scanner's line ends somewhere on its own."""
    touch, same, hole = _TOUCH * dpi, _SAME_END * dpi, _HOLE * dpi
    for rule in upright:
        others = [other for other in upright if abs(other.at - rule.at) > _SAME_EDGE * dpi]
        parts = [other for other in upright if other != rule and abs(other.at - rule.at) <= _SAME_LINE * dpi]
        starts = [*(other.start for other in others), *(part.end for part in parts if part.end <= rule.start + hole)]
        ends = [*(other.end for other in others), *(part.start for part in parts if part.start >= rule.end - hole)]
        if all(
            _meets(rule.at, end, level, touch) or any(abs(end - theirs) <= same for theirs in company)
            for end, company in ((rule.start, starts), (rule.end, ends))
        ):
            yield rule


def _n_ends(rule: Rule, across: Sequence[Rule], touch: float) -> int:
    """How many of its two ends lie on a rule that runs across."""
    return sum(_meets(rule.at, end, across, touch) for end in (rule.start, rule.end))


def _meets(at: float, end: float, across: Sequence[Rule], touch: float) -> bool:
    return any(
        abs(other.at - end) <= touch + other.thickness / 2 and other.start - touch <= at <= other.end + touch
        for other in across
    )


def _goes_on(rule: Rule, held: Sequence[Rule], dpi: float) -> bool:
    """Whether it lies in line with a rule that is held."""
    return any(abs(other.at - rule.at) <= _SAME_LINE * dpi for other in held)


def _cross(upright: Rule, level: Rule, dpi: float) -> bool:
    touch = _TOUCH * dpi
    return (
        level.start - touch <= upright.at <= level.end + touch
        and upright.start - touch <= level.at <= upright.end + touch
    )


def _groups(rules: Rules, dpi: float) -> list[Rules]:
    """Rules that hang together, each set a grid or a piece of something else."""
    n_level = len(rules.level)
    group = list(range(n_level + len(rules.upright)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = at = group[group[at]]
        return at

    for above, level in enumerate(rules.level):
        for beside, upright in enumerate(rules.upright, n_level):
            if _cross(upright, level, dpi):
                group[root(above)] = root(beside)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at, rule in enumerate((*rules.level, *rules.upright)):
        found.setdefault(root(at), ([], []))[at >= n_level].append(rule)
    return [Rules(tuple(level), tuple(upright)) for level, upright in found.values() if level and upright]


def _grid(rules: Rules, dpi: float) -> RuledGrid | None:
    """The grid of rules that hang together; None where they make none."""
    columns, rows = _edges(rules.upright, dpi), _edges(rules.level, dpi)
    columns, rows = _without_stubs(columns, rows), _without_stubs(rows, columns)
    columns, rows = _with_open_sides(columns, rules.level, dpi), _with_open_sides(rows, rules.upright, dpi)
    for _ in range(2):  # an edge that parts nothing may have made another seem to part something
        columns = _parting(columns, rows)
        rows = _parting(rows, columns)
    n_rows, n_columns = len(rows) - 1, len(columns) - 1
    if n_columns < 2 or n_rows < 1 or (n_rows < 2 and n_columns < 3):
        return None
    if columns[-1].at - columns[0].at < _NARROWEST * dpi:
        return None
    cells = tuple(cells_between(columns, rows))
    box = Box(columns[0].at, rows[0].at, columns[-1].at, rows[-1].at)
    return RuledGrid(PlacedTable(n_rows, n_columns, cells, box), rules)


def _edges(rules: Iterable[Rule], dpi: float) -> list[GridEdge]:
    """Rules that lie in one line, or side by side as a double one, taken together."""
    bundles: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if bundles and rule.at - bundles[-1][-1].at <= _SAME_EDGE * dpi:
            bundles[-1].append(rule)
        else:
            bundles.append([rule])
    return [_edge(bundle) for bundle in bundles]


def _edge(bundle: Sequence[Rule]) -> GridEdge:
    drawn: list[tuple[float, float]] = []
    for start, end in sorted((rule.start, rule.end) for rule in bundle):
        if drawn and start <= drawn[-1][1]:
            drawn[-1] = drawn[-1][0], max(drawn[-1][1], end)
        else:
            drawn.append((start, end))
    return GridEdge(sum(rule.at * rule.length for rule in bundle) / sum(rule.length for rule in bundle), tuple(drawn))


def _without_stubs(edges: list[GridEdge], across: Sequence[GridEdge]) -> list[GridEdge]:
    """The edges, the outermost of them drawn along a good part of the side."""
    start, end = across[0].at, across[-1].at
    while len(edges) > 2 and not edges[0].covers(start, end, _STUB):
        edges = edges[1:]
    while len(edges) > 2 and not edges[-1].covers(start, end, _STUB):
        edges = edges[:-1]
    return edges


def _with_open_sides(edges: list[GridEdge], across: Sequence[Rule], dpi: float) -> list[GridEdge]:
    """The edges, with one more where most of the rules across run on past the first or the last to the same end."""
    if not edges:
        return edges
    first, last = edges[0].at, edges[-1].at
    least = _OPEN_EDGE * dpi
    at_first = [rule for rule in across if rule.start <= first + least and rule.end >= first - least / 2]
    at_last = [rule for rule in across if rule.end >= last - least and rule.start <= last + least / 2]
    before = _common_end([(rule, rule.start) for rule in at_first if rule.start < first - least], at_first, dpi)
    after = _common_end([(rule, rule.end) for rule in at_last if rule.end > last + least], at_last, dpi)
    return [
        *([GridEdge(before, None)] if before is not None else []),
        *edges,
        *([GridEdge(after, None)] if after is not None else []),
    ]


def _common_end(running_on: Sequence[tuple[Rule, float]], rules: Sequence[Rule], dpi: float) -> float | None:
    """Where rules that run on end together: half of all of them at least, or the outermost two (a merged row)."""
    if len(running_on) < 2:
        return None
    middle = sorted(end for _, end in running_on)[len(running_on) // 2]
    near = [(rule, end) for rule, end in running_on if abs(end - middle) <= _SAME_END * dpi]
    same = _SAME_EDGE * dpi
    outermost = min(rule.at for rule in rules), max(rule.at for rule in rules)
    framed = all(any(abs(rule.at - edge) <= same for rule, _ in near) for edge in outermost)
    if len(near) < 2 or not (framed or 2 * len(near) >= len(rules)):
        return None
    return sum(end for _, end in near) / len(near)


def _parting(edges: Sequence[GridEdge], across: Sequence[GridEdge]) -> list[GridEdge]:
    """The outer edges, and those between that part two places anywhere."""
    sides = [(a.at, b.at) for a, b in pairwise(across)]
    return [
        edge
        for at, edge in enumerate(edges)
        if at in (0, len(edges) - 1) or any(edge.parts(start, end) for start, end in sides)
    ]
