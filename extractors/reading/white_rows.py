"""Where the rows of a table end that no rules part: told by its numbers, or by the white between its lines.

Numbers stand beside a row's first line or in the middle of its height. Either way one row ends somewhere between two
of them: at the last white above the lower number, or at the widest white that is left between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# All in heights of a tall word.
_CORE = 0.3  # above and below the middle of a line; lines of neighbouring columns need not be level
_OFF_LEVEL = (0.35, 0.85)  # from a number to the nearest line beside it, where that stands half a line off
_ROW_GAP = 1.4  # times the white between two lines of a cell
_END_GAP = 1.3  # more than between any two rows: the table has ended

_MOST_OFF = 0.12  # share of lines half a line off the number, where numbers stand at the top
_NEARLY = 0.7  # of the widest white


@dataclass(frozen=True, slots=True)
class Anchor:
    """What tells that there is a row: the middle of its number, or of a heading over the columns."""

    at: float
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """White across all columns from `low` to `high`."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """Half way."""
        return (self.low + self.high) / 2

    @property
    def width(self) -> float:
        """From end to end."""
        return self.high - self.low


def gaps_between(lines: Sequence[float], em: float) -> list[Gap]:
    """The white between lines, of which the middles are given, from top to bottom."""
    core = _CORE * em
    ends = sorted(lines)
    return [Gap(upper + core, lower - core) for upper, lower in pairwise(ends) if lower - upper > 2 * core]


def numbers_at_top(anchors: Sequence[Anchor], columns: Sequence[Sequence[float]], em: float) -> bool:
    """Whether the numbers stand beside their rows' first lines; `columns` are the middles of the others' lines."""
    near = [
        min(abs(line - anchor.at) for line in lines) / em
        for anchor in anchors
        if not anchor.is_heading
        for lines in columns
        if lines
    ]
    off = sum(_OFF_LEVEL[0] < distance < _OFF_LEVEL[1] for distance in near)
    return off <= _MOST_OFF * len(near)


def rows_by_numbers(anchors: Sequence[Anchor], gaps: Sequence[Gap], top: float, at_top: bool) -> list[float]:
    """Where rows end, between each two anchors; `top` is where the first begins."""
    bounds: list[float] = []
    for upper, lower in pairwise(anchors):
        between = [gap for gap in gaps if upper.at < gap.middle < lower.at]
        bound = _bound(upper, lower, between, bounds[-1] if bounds else top, at_top) if between else None
        bounds.append(bound if bound is not None else (upper.at + lower.at) / 2)
    return bounds


def _bound(upper: Anchor, lower: Anchor, between: Sequence[Gap], top: float, at_top: bool) -> float:
    if upper.is_heading:
        return between[0].middle
    if lower.is_heading or at_top:
        return between[-1].middle
    widest = max(gap.width for gap in between)
    wide = [gap for gap in between if gap.width >= _NEARLY * widest]
    return min(wide, key=lambda gap: abs((top + gap.middle) / 2 - upper.at)).middle


def rows_by_white(gaps: Sequence[Gap]) -> list[float]:
    """Where rows end, that are further apart than lines are; nothing where all are equally far."""
    if not gaps:
        return []
    widths = sorted(gap.width for gap in gaps)
    least = _ROW_GAP * widths[len(widths) // 5]
    return [gap.middle for gap in gaps if gap.width > least]


def end_of_table(gaps: Sequence[Gap], bounds: Sequence[float], last: float, em: float) -> float | None:
    """Where white below the anchor of the last row is wider than between rows; None where there is none."""
    usual = max((gap.width for gap in gaps if gap.middle in bounds), default=em)
    return next((gap.middle for gap in gaps if gap.low > last and gap.width > usual + _END_GAP * em), None)
