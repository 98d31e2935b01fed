"""Groups positioned words (or letters) into the rows in which they were printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from extractors.document import Box
from extractors.reading.placed import PlacedLine, PlacedWord

_OVERLAP = 0.5  # of the lower of the two heights; a superscript lies in its line's band, the next line does not
_SURE = 0.9  # no other row can share more but one that is set beside it
_OPEN_ROWS = 4  # items come sorted by height: only the last few rows can still take one


class _Placed(Protocol):
    @property
    def box(self) -> Box: ...


Item = TypeVar("Item", bound=_Placed)


class _Row(Generic[Item]):
    """A row being filled: its band is the mean of its items' bands, wide items weighing more."""

    def __init__(self, item: Item) -> None:
        self.items = [item]
        self.weight = max(item.box.x1 - item.box.x0, 0.1)
        self.top = item.box.top
        self.bottom = item.box.bottom

    def add(self, item: Item) -> None:
        weight = max(item.box.x1 - item.box.x0, 0.1)
        total = self.weight + weight
        self.top = (self.top * self.weight + item.box.top * weight) / total
        self.bottom = (self.bottom * self.weight + item.box.bottom * weight) / total
        self.weight = total
        self.items.append(item)


def rows_of(items: Iterable[Item]) -> list[list[Item]]:
    """Rows from top to bottom, the items of each from left to right.

    Rows are told apart by vertical overlap, not by tolerance in points, so that superscripts, small capitals and
    the uneven boxes of OCR stay in their line.
    """
    rows: list[_Row[Item]] = []
    for item in sorted(items, key=_by_middle):
        row = _row_of(item.box, rows[-_OPEN_ROWS:])
        if row is not None:
            row.add(item)
        else:
            rows.append(_Row(item))
    rows.sort(key=lambda row: row.top + row.bottom)
    return [sorted(row.items, key=lambda item: item.box.x0) for row in rows]


def _by_middle(item: _Placed) -> tuple[float, float]:
    box = item.box
    return box.top + box.bottom, box.x0


def _row_of(box: Box, rows: list[_Row[Item]]) -> _Row[Item] | None:
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


def printed_rows(words: Iterable[PlacedWord]) -> list[PlacedLine]:
    """The words as printed lines from top to bottom, whatever column they stand in."""
    return [PlacedLine(tuple(row)) for row in rows_of(words)]
