"""Where words stand in columns: stretches of a page through which white runs from top to bottom, twice or oftener.

Looked for in a coarse picture of the words' boxes, whatever they were found by: white that a tall and narrow
rectangle fits into parts columns where there is something to the left and to the right of it. Prose has no such
white: its gaps do not stand under each other over three lines. A letterhead and a close have one, a table two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.document import Box
from extractors.reading.placed import middle

_Mask = NDArray[np.bool_]

# All in heights of a tall word.
_GUTTER = 0.7
_TALL_WHITE = 3.2
_NEAR = 2.0  # what is so far above or below still stands in the column
_BRIDGED = 5.0  # headings of groups interrupt the columns so far
_BRIDGED_BY_COLUMNS = 9.0  # where those below are the ones above
_LEAST_HEIGHT = 4.0

_GRAIN = 8  # cells of the picture in the height of a word
_FEWEST_GUTTERS = 2
_FEWEST_BOXES = 8
_WHITE_SHARE = 0.4  # of a block's height, that is white at a gutter
_BEFORE = 0.35  # of the height of a word, from a cut to the column to the right of it
_CROSSING = 0.1  # of the rows more than over the clearest place
_MOST_CELLS = 4_000_000


@dataclass(frozen=True, slots=True)
class Gutter:
    """White between two columns from `start` to `end`; `cut` is where hardly any row runs over it."""

    start: float
    end: float
    cut: float


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the page from `top` to `bottom`, and what parts its columns."""

    top: float
    bottom: float
    gutters: tuple[Gutter, ...]

    def holds(self, box: Box) -> bool:
        """Whether a box stands in it."""
        return self.top <= middle(box)[1] <= self.bottom


def height_of(boxes: Sequence[Box]) -> float:
    """How high a tall word is: most boxes of a scan are only as high as the letters in them."""
    heights = sorted(box.bottom - box.top for box in boxes)
    return heights[len(heights) * 4 // 5] if heights else 0.0


def find_blocks(boxes: Sequence[Box], em: float) -> list[Block]:
    """Blocks of at least three columns among runs of words whose tall ones are `em` high, from top to bottom."""
    if len(boxes) < _FEWEST_BOXES or em <= 0:
        return []
    picture = _Picture.around(boxes, em / _GRAIN)
    if picture.size[0] * picture.size[1] > _MOST_CELLS:
        return []
    taken = picture.of(boxes)
    blocks: list[Block] = []
    for first, last in _stretches(_columned(taken, _tall_white(taken)), round(_BRIDGED * _GRAIN)):
        if last - first < _LEAST_HEIGHT * _GRAIN or (block := _block(picture, boxes, first, last)) is None:
            continue
        joint = _joint(picture, boxes, blocks[-1], block, em) if blocks else None
        blocks = [*blocks[:-1], joint] if joint else [*blocks, block]
    return blocks


def _block(picture: _Picture, boxes: Sequence[Box], first: int, last: int) -> Block | None:
    """The block in those rows of the picture; None where fewer than three columns stand in it."""
    block = Block(picture.top + first * picture.grain, picture.top + last * picture.grain, ())
    inside = [box for box in boxes if block.holds(box)]
    for _ in range(2):  # once more without the headings of groups
        gutters = _gutters(picture.of(inside)[first:last], [picture.across(box) for box in inside])
        inside = [box for box in inside if not _is_heading(picture.across(box), gutters)]
    if len(gutters) < _FEWEST_GUTTERS:
        return None
    return replace(block, gutters=tuple(Gutter(*(picture.left + x * picture.grain for x in of)) for of in gutters))


def _joint(picture: _Picture, boxes: Sequence[Box], upper: Block, lower: Block, em: float) -> Block | None:
    """Two blocks as one, where the columns of the lower are those of the upper, but for empty ones; else None."""
    few, many = sorted((upper.gutters, lower.gutters), key=len)
    is_same = all(any(one.start < other.end and other.start < one.end for other in many) for one in few)
    if not is_same or lower.top - upper.bottom > _BRIDGED_BY_COLUMNS * em:
        return None
    first, last = (round((end - picture.top) / picture.grain) for end in (upper.top, lower.bottom))
    joint = _block(picture, boxes, first, last)
    return joint if joint is not None and len(joint.gutters) == len(many) else None


@dataclass(frozen=True, slots=True)
class _Picture:
    """How boxes are painted: one cell to `grain`, from `left` and `top` on; `size` in cells, down and across."""

    grain: float
    left: float
    top: float
    size: tuple[int, int]

    @classmethod
    def around(cls, boxes: Sequence[Box], grain: float) -> _Picture:
        left, top = min(box.x0 for box in boxes), min(box.top for box in boxes)
        ends = max(box.bottom for box in boxes) - top, max(box.x1 for box in boxes) - left
        return cls(grain, left, top, (int(ends[0] / grain) + 2, int(ends[1] / grain) + 2))

    def of(self, boxes: Sequence[Box]) -> _Mask:
        taken = np.zeros(self.size, np.bool_)
        for box in boxes:
            upper, lower = round((box.top - self.top) / self.grain), round((box.bottom - self.top) / self.grain)
            start, end = self.across(box)
            taken[upper : max(lower, upper + 1), round(start) : round(end)] = True
        return taken

    def across(self, box: Box) -> tuple[float, float]:
        return (box.x0 - self.left) / self.grain, (box.x1 - self.left) / self.grain


def _is_heading(run: tuple[float, float], gutters: Sequence[tuple[float, float, float]]) -> bool:
    """Whether a run stands over two gutters and more."""
    return sum(run[0] < start and end < run[1] for start, end, _ in gutters) >= _FEWEST_GUTTERS


def _tall_white(taken: _Mask) -> _Mask:
    kernel = np.ones((round(_TALL_WHITE * _GRAIN), int(_GUTTER * _GRAIN)), np.uint8)
    return np.asarray(cv2.morphologyEx((~taken).astype(np.uint8), cv2.MORPH_OPEN, kernel), np.bool_)


def _columned(taken: _Mask, white: _Mask) -> _Mask:
    """Of each row of the picture, whether tall white parts it into three at least."""
    reach = np.ones((2 * round(_NEAR * _GRAIN) + 1, 1), np.uint8)
    near = np.asarray(cv2.dilate(taken.astype(np.uint8), reach), np.bool_) & ~white
    starts = white[:, 1:] & ~white[:, :-1]
    stretch = np.concatenate([np.zeros((len(white), 1), int), np.cumsum(starts, axis=1)], axis=1)
    return np.array([len(np.unique(of[is_near])) > _FEWEST_GUTTERS for of, is_near in zip(stretch, near, strict=True)])


def _stretches(rows: _Mask, bridged: int) -> Iterator[tuple[int, int]]:
    """Runs of true rows, those joined that stand no further apart."""
    at = np.flatnonzero(rows)
    if not len(at):
        return
    breaks = np.flatnonzero(np.diff(at) > bridged)
    for first, last in zip([0, *(breaks + 1)], [*breaks, len(at) - 1], strict=True):
        yield int(at[first]), int(at[last]) + 1


def _gutters(taken: _Mask, boxes: Sequence[tuple[float, float]]) -> list[tuple[float, float, float]]:
    """Where most of the rows are white, between columns that hold something: start, end and cut."""
    white = _tall_white(taken)
    columned = _columned(taken, white)
    if not columned.any():
        return []
    white, taken = white[columned], taken[columned]
    runs = [part for run in _stretches(white.mean(axis=0) >= _WHITE_SHARE, 1) for part in _around_columns(run, boxes)]
    found = [(start, _clear(taken[:, start:end])) for start, end in runs if end - start >= int(_GUTTER * _GRAIN)]
    inner = np.flatnonzero(taken.any(axis=0))
    return [
        (start + low, start + high, start + cut)
        for start, (low, high, cut) in found
        if inner[0] < start + low and start + high < inner[-1] and high - low >= int(_GUTTER * _GRAIN)
    ]


def _around_columns(white: tuple[int, int], boxes: Sequence[tuple[float, float]]) -> Iterator[tuple[int, int]]:
    """The white between the columns that are all but empty, and to the left and right of them."""
    start, end = white
    inside = sorted((x0, x1) for x0, x1 in boxes if x0 > start + _GRAIN * _GUTTER and x1 < end)
    columns: list[tuple[float, float]] = []
    for x0, x1 in inside:
        if columns and x0 < columns[-1][1] + _GRAIN * _GUTTER:
            columns[-1] = columns[-1][0], max(columns[-1][1], x1)
        else:
            columns.append((x0, x1))
    for left, right in columns:
        n_over = sum(x0 < right and x1 > left for x0, x1 in boxes)
        n_own = sum(left <= x0 and x1 <= right for x0, x1 in boxes)
        if n_own > n_over - n_own:  # the end of a long line in the column before is none
            yield start, round(left)
            start = round(right)
    yield start, end


def _clear(taken: _Mask) -> tuple[float, float, float]:
    """Of white, the widest stretch over which few rows run (a head over two columns does), and where fewest do.

    The cut is near the column to the right, whose words mostly begin one under the other.
    """
    counts = taken.sum(axis=0)
    low, high = _widest(counts <= counts.min() + _CROSSING * len(taken))
    start, end = _widest(counts[low:high] == counts[low:high].min())
    return low, high, low + end - min(_BEFORE * _GRAIN, (end - start) / 2)


def _widest(places: _Mask) -> tuple[int, int]:
    return max(_stretches(places, 1), key=lambda run: run[1] - run[0])
