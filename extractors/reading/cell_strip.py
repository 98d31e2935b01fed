"""The cells of a page's tables, cut out and set one under the other, so that one pass reads them all.

An engine that is given a table makes its own mind up about what stands beside what; given one cell it reads it well,
but starting it for each cell of a page takes longer than reading them. In the strip every cell is a paragraph of its
own: read cell by cell in one go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.document import Box
from extractors.reading.image_rules import Rule, Rules
from extractors.reading.page_image import Grey

# All lengths in inches.
_GAP = 0.01  # between cells: lines are then as far apart as within one, which the engine takes for granted
_MARGIN = 0.15
_COPIES_APART = 0.065  # narrower than a space, so that they are one word
_INTRUDES = 0.035  # a mark at a cell's edge that reaches in no further is a rest of a rule or a neighbour's letter
_SPECK = 0.011  # side of the smallest mark that counts
_LETTER = 0.055  # height of a mark that may be a letter
_AROUND = 0.5  # width and height of what is kept round a letter
_LOOK_DPI = 150.0
_DARK = 60  # below the paper
_HIGHEST = 30_000  # pixels; the engine takes no picture higher than 32,767


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell's print: `box` where it stands on the page, `x`, `y` where it stands in its strip; pixels."""

    cell: int
    box: tuple[int, int, int, int]
    x: int
    y: int

    def on_page(self, box: Box) -> Box:
        """A box in the strip as one on the page."""
        dx, dy = self.box[0] - self.x, self.box[1] - self.y
        return Box(box.x0 + dx, box.top + dy, box.x1 + dx, box.bottom + dy)


@dataclass(frozen=True)
class Strip:
    """A picture of cells and which they are, from top to bottom."""

    grey: Grey
    pieces: tuple[Piece, ...]

    def piece_at(self, y: float) -> Piece:
        """The piece that is nearest to a height in the strip."""
        return min(self.pieces, key=lambda piece: max(piece.y - y, y - piece.y - (piece.box[3] - piece.box[1]), 0.0))


def without_rules(grey: Grey, rules: Sequence[Rules], paper: int) -> Grey:
    """The page with its rules painted over in the colour of its paper."""
    painted = grey.copy()
    for group in rules:
        for rule in group.level:
            _paint(painted, rule, paper, level=True)
        for rule in group.upright:
            _paint(painted, rule, paper, level=False)
    return painted


def _paint(grey: Grey, rule: Rule, paper: int, *, level: bool) -> None:
    half = rule.slope * rule.length / 2
    ends = [(rule.start, rule.at - half), (rule.end, rule.at + half)]
    points = [(round(x), round(y)) if level else (round(y), round(x)) for x, y in ends]
    cv2.line(grey, points[0], points[1], paper, round(rule.thickness) + 3)


def near_print(grey: Grey, dpi: float) -> NDArray[np.bool_]:
    """Which pixels of a page are near a mark that is big enough to be a letter."""
    factor = min(1.0, _LOOK_DPI / dpi)
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    ink = (small < float(np.median(small)) - _DARK).astype(np.uint8)
    _, labels, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    letters = found[:, cv2.CC_STAT_HEIGHT] >= _LETTER * dpi * factor
    letters[0] = False
    reach = round(_AROUND * dpi * factor) | 1
    near = cv2.dilate(letters[labels].astype(np.uint8), np.ones((reach, reach), np.uint8))
    return np.asarray(cv2.resize(near, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST), np.bool_)


def strips_of(grey: Grey, cells: Sequence[Box], dpi: float, paper: int, copies: int = 1) -> list[Strip]:
    """The cells that hold print (of a page without rules), in as few strips as the engine takes.

    `cells` in pixels; a piece's `cell` is the index among them. Each is set `copies` times, side by side.
    """
    apart = round(_COPIES_APART * dpi)
    prints = [
        (at, np.hstack([np.pad(found[0], ((0, 0), (0, apart)), constant_values=paper)] * copies), found[1])
        for at, cell in enumerate(cells)
        if (found := _print(grey, cell, dpi, paper)) is not None
    ]
    strips: list[Strip] = []
    batch: list[tuple[int, Grey, tuple[int, int, int, int]]] = []
    height = 0
    for item in prints:
        needed = item[1].shape[0] + round(_GAP * dpi)
        if batch and height + needed > _HIGHEST:
            strips.append(_strip(batch, dpi, paper))
            batch, height = [], 0
        batch.append(item)
        height += needed
    return [*strips, *([_strip(batch, dpi, paper)] if batch else [])]


def _strip(batch: Sequence[tuple[int, Grey, tuple[int, int, int, int]]], dpi: float, paper: int) -> Strip:
    gap, margin = round(_GAP * dpi), round(_MARGIN * dpi)
    width = max(picture.shape[1] for _, picture, _ in batch) + 2 * margin
    height = sum(picture.shape[0] + gap for _, picture, _ in batch) + 2 * margin
    grey = np.full((height, width), paper, np.uint8)
    pieces, y = [], margin
    for cell, picture, box in batch:
        grey[y : y + picture.shape[0], margin : margin + picture.shape[1]] = picture
        pieces.append(Piece(cell, box, margin, y))
        y += picture.shape[0] + gap
    return Strip(grey, tuple(pieces))


def _print(grey: Grey, cell: Box, dpi: float, paper: int) -> tuple[Grey, tuple[int, int, int, int]] | None:
    """A cell cut down to what is printed in it, and where that stands; None where it is empty."""
    left, top, right, bottom = (max(0, round(edge)) for edge in (cell.x0, cell.top, cell.x1, cell.bottom))
    picture = grey[top:bottom, left:right].copy()
    if not picture.size:
        return None
    own = int(np.median(picture))
    ink = (picture < own - _DARK).astype(np.uint8)
    _, labels, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    x, y, width, height, area = (found[:, at] for at in range(5))
    intrudes = round(_INTRUDES * dpi)
    at_edge = ((x == 0) | (x + width >= picture.shape[1])) & (width <= intrudes)
    at_edge |= ((y == 0) | (y + height >= picture.shape[0])) & (height <= intrudes)
    kept = (area >= (_SPECK * dpi) ** 2) & ~at_edge
    kept[0] = False
    at_edge[0] = False
    if not kept.any():
        return None
    picture[at_edge[labels]] = own
    # where the light differs a cell would have an edge of its own in the strip, which spoils lone numerals
    picture = np.clip(picture.astype(np.int16) + (paper - own), 0, 255).astype(np.uint8)
    margin = round(0.02 * dpi)
    x0, y0 = max(0, int(x[kept].min()) - margin), max(0, int(y[kept].min()) - margin)
    x1, y1 = int((x + width)[kept].max()) + margin, int((y + height)[kept].max()) + margin
    cut = picture[y0:y1, x0:x1]
    return cut, (left + x0, top + y0, left + x0 + cut.shape[1], top + y0 + cut.shape[0])
