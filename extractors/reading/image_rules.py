"""The rules drawn on a page image: long thin dark runs, level or upright.

Morphology does it: what is dark and thin is cut out of the paper whatever the light, gaps as narrow as those of a
dashed or faint rule are closed along the rule's direction, and what is then no long run is dropped. Letters do not
survive that: the white between words is wider than the gaps, and their stems are shorter than the lowest row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import atan, degrees

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.reading.ink import Grey, marks_of

_Mask = NDArray[np.uint8]

_DPI = 150.0  # of the picture in which rules are looked for
# All lengths in inches.
_THICKEST = 0.07  # a thicker bar is shading or a scanner's edge; a triple frame is five hundredths
_GAP = 0.034  # between the dashes of a rule, or where a faint one fades
_SHORTEST_LEVEL = 0.22  # the narrowest column
_SHORTEST_UPRIGHT = 0.15  # the lowest row; a capital with its accent is lower
_LEAST_OF_GRID = 0.5  # every grid has a level rule that is longer
_TELLS_LEAN = 2.0
_CLOSE, _NEAR = 0.027, 0.055  # where a stem has its bowl and serifs, and its neighbours on both sides
_DARK = 0.22  # of the page's contrast
_LEAST_DARK = 28  # of 255; noise of a bad scan stays below
_MOST_CLOSE, _MOST_NEAR = 0.15, 0.3  # shares of a rule's length


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, or a part of one: `at` is its y (of an upright one its x), `start`..`end` its x (its y); pixels.

    `slope` is how much `at` grows per pixel along it; `thickness` of a double rule is that of both; `lone`: nothing
    is printed close to it, as there is to a letter's stem.
    """

    at: float
    start: float
    end: float
    slope: float = 0.0
    thickness: float = 1.0
    lone: bool = True

    @property
    def length(self) -> float:
        """Pixels."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a page; many of the short ones are parts of letters.

    No upright ones are looked for where no level one is long enough to be of a grid.
    """

    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]


def find_rules(grey: Grey, dpi: float) -> Rules:
    """What may be level and upright rules of a straight page; a lean of half a degree does no harm."""
    factor = min(1.0, _DPI / dpi)
    small = np.asarray(cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), np.uint8)
    level = _along_rows(small, dpi * factor, _SHORTEST_LEVEL)
    upright = []
    if any(rule.length >= _LEAST_OF_GRID * dpi * factor for rule in level):
        upright = _along_rows(np.asarray(cv2.transpose(small), np.uint8), dpi * factor, _SHORTEST_UPRIGHT)
    return Rules(tuple(_scaled(rule, factor) for rule in level), tuple(_scaled(rule, factor) for rule in upright))


def lean_of_rules(rules: Sequence[Rule], dpi: float) -> float | None:
    """Degrees clockwise by which level rules lean: their median by length; None where no rule is long enough."""
    long = sorted((rule for rule in rules if rule.length >= _TELLS_LEAN * dpi), key=lambda rule: rule.slope)
    half = sum(rule.length for rule in long) / 2
    for rule in long:
        half -= rule.length
        if half <= 0:
            return degrees(atan(rule.slope))
    return None


def _scaled(rule: Rule, factor: float) -> Rule:
    start, end = rule.start / factor, rule.end / factor
    return Rule(rule.at / factor, start, end, rule.slope, rule.thickness / factor, rule.lone)


def _along_rows(grey: Grey, dpi: float, shortest: float) -> list[Rule]:
    """The rules that run along the picture's rows."""
    ink = _thin(grey, max(3, round(_THICKEST * dpi)))
    gap, least = max(3, round(_GAP * dpi)), round(shortest * dpi)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    runs = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, least), np.uint8))
    # a rule that leans a little is a stair of runs, one above the other
    steps = cv2.dilate(runs, np.ones((3, 3), np.uint8))
    labels, found = marks_of(np.asarray(steps, np.uint8))
    rules = []
    for part, (left, top, width, height, _) in enumerate(found[1:].tolist(), 1):
        window = slice(top, top + height), slice(left, left + width)
        rule = _rule((runs[window] > 0) & (labels[window] == part), left, top)
        rules.append(rule if _is_lone(rule, ink, dpi) else replace(rule, lone=False))
    return rules


def _is_lone(rule: Rule, ink: _Mask, dpi: float) -> bool:
    """Whether the rows on both sides are clear, but for the pixel at its ragged edge."""
    along = slice(round(rule.start), round(rule.end))
    above, below = round(rule.at - rule.thickness / 2) - 1, round(rule.at + rule.thickness / 2) + 1

    def crowded(reach: float) -> tuple[float, float]:
        far = max(2, round(reach * dpi))
        sides = ink[max(0, above - far) : max(0, above), along], ink[below : below + far, along]
        upper, lower = (np.count_nonzero(side.any(axis=0)) / side.shape[1] if side.size else 0.0 for side in sides)
        return upper, lower

    return max(crowded(_CLOSE)) < _MOST_CLOSE and min(crowded(_NEAR)) < _MOST_NEAR


def _thin(grey: Grey, thickest: int) -> _Mask:
    """What is dark between brighter rows no further than `thickest` apart."""
    closed = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((thickest, 1), np.uint8))
    depth = cv2.subtract(closed, grey)
    contrast = float(np.percentile(closed[::4, ::4], 90)) - float(np.percentile(grey[::4, ::4], 1))
    return (depth > int(max(_LEAST_DARK, _DARK * contrast))).view(np.uint8)


def _rule(part: NDArray[np.bool_], left: int, top: int) -> Rule:
    """The line through the middle of a part's ink. (A page has hundreds: means without numpy's checks.)"""
    along = np.flatnonzero(part.any(axis=0))
    first, last = part.argmax(axis=0)[along], part.shape[0] - 1 - part[::-1].argmax(axis=0)[along]
    middles = (first + last) / 2
    n, quarter = len(along), max(1, len(along) // 4)
    rise = float(middles[-quarter:].sum() - middles[:quarter].sum()) / quarter
    slope = rise / (n - quarter) if n > quarter else 0.0
    heights = np.sort(last - first)
    thickness = float(heights[(n - 1) // 2] + heights[n // 2]) / 2 + 1.0
    at = top + float(middles.sum()) / n + 0.5
    return Rule(at, left + float(along[0]), left + float(along[-1]) + 1.0, slope, thickness)
