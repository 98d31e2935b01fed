"""Words, lines and table cells where the page shows them, before they become text with offsets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from extractors.document import Box


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """Characters without white space, with their box in points; `confidence` is the OCR engine's, 0..1."""

    text: str
    box: Box
    bold: bool = False
    confidence: float | None = None


@dataclass(frozen=True)
class PlacedLine:
    """Words of one printed line, from left to right; never empty."""

    words: tuple[PlacedWord, ...]

    @cached_property
    def box(self) -> Box:
        """The smallest box round the words."""
        return around([word.box for word in self.words])

    @property
    def bold(self) -> bool:
        """Whether nearly all of the line's letters are bold; a plain list mark or colon does not undo it."""
        return mostly_bold(self.words)


@dataclass(frozen=True)
class PlacedCell:
    """A table cell: its place in the grid (from 0), its spans and its printed lines."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    lines: tuple[PlacedLine, ...] = ()


@dataclass(frozen=True)
class PlacedTable:
    """A grid of cells, given row by row; every place of the grid belongs to exactly one cell."""

    n_rows: int
    n_columns: int
    cells: tuple[PlacedCell, ...]
    box: Box


def mostly_bold(words: tuple[PlacedWord, ...]) -> bool:
    """Whether at least four fifths of the words' characters are bold; False for no words."""
    total = sum([len(word.text) for word in words])
    return total > 0 and sum([len(word.text) for word in words if word.bold]) >= 0.8 * total


def around(boxes: list[Box]) -> Box:
    """The smallest box that holds all of `boxes` (at least one)."""
    if len(boxes) == 1:
        return boxes[0]
    return Box(
        min([box.x0 for box in boxes]),
        min([box.top for box in boxes]),
        max([box.x1 for box in boxes]),
        max([box.bottom for box in boxes]),
    )


def middle(box: Box) -> tuple[float, float]:
    """Centre of a box: x, y."""
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
