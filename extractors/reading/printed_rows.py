"""Groups positioned words (or letters) into the rows in which they were printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from extractors.document import Box
from extractors.reading.placed import PlacedLine, PlacedWord

_OVERLAP = 0.5  # of the lower of the two heights; a superscript lies in its line's band, the next line does not
_SURE = 0.9  # no other row can share more but one that is set beside it
_OPEN_ROWS = 4  # items come sorted by height: only the last few rows can still take one


class _Placed(Protocol):
    @property
    def box(self) -> Box: ...


Item = TypeVar("Item", bound=_Placed)


class _Row:
    """A row being filled: its band is the mean of its items' bands, wide items weighing more."""

    __slots__ = ("bottom", "items", "top", "weight")

    def __init__(self, item: int, box: Box) -> None:
        self.items = [item]
        self.weight = _weight(box)
        self.top = box.top
        self.bottom = box.bottom

    def add(self, item: int, box: Box) -> None:
        weight = _weight(box)
        total = self.weight + weight
        self.top = (self.top * self.weight + box.top * weight) / total
        self.bottom = (self.bottom * self.weight + box.bottom * weight) / total
        self.weight = total
        self.items.append(item)


def _weight(box: Box) -> float:
    width = box.x1 - box.x0
    return width if width > 0.1 else 0.1


def rows_of(items: Sequence[Item]) -> list[list[Item]]:
    """Rows from top to bottom, the items of each from left to right.

    Rows are told apart by vertical overlap, not by tolerance in points, so that superscripts, small capitals and
    the uneven boxes of OCR stay in their line.
    """
    return [[items[at] for at in row] for row in rows_of_boxes([item.box for item in items])]


def rows_of_boxes(boxes: Sequence[Box]) -> list[list[int]]:
    """The same of bare boxes: which of them stand in each row."""
    middles = [(box.top + box.bottom, box.x0) for box in boxes]
    rows: list[_Row] = []
    row: _Row | None = None
    band: tuple[float, float] | None = None
    for at in sorted(range(len(boxes)), key=middles.__getitem__):
        box = boxes[at]
        if row is None or (box.top, box.bottom) != band:  # one as high as the one before goes into its row
            band = box.top, box.bottom
            row = _row_of(box, rows[-_OPEN_ROWS:])
            if row is None:
                row = _Row(at, box)
                rows.append(row)
                continue
        row.add(at, box)
    rows.sort(key=lambda row: row.top + row.bottom)
    lefts = [box.x0 for box in boxes]
    return [sorted(row.items, key=lefts.__getitem__) for row in rows]


def _row_of(box: Box, rows: list[_Row]) -> _Row | None:
    """The row whose band the box shares most, and enough; None when there is none. (Most of a page's work is here.)"""
    top, bottom = box.top, box.bottom
    height = bottom - top
    best, found = _OVERLAP, None
    for row in reversed(rows):
        shared = (row.bottom if row.bottom < bottom else bottom) - (row.top if row.top > top else top)
        band = row.bottom - row.top
        lower = band if band < height else height
        overlap = shared / lower if lower > 0 else float(shared >= 0)
        if overlap > best or (overlap == best and found is None):
            best, found = overlap, row
            if overlap >= _SURE:
                break
    return found


def printed_rows(words: Sequence[PlacedWord]) -> list[PlacedLine]:
    """The words as printed lines from top to bottom, whatever column they stand in."""
    return [PlacedLine(tuple(row)) for row in rows_of(words)]
