"""Groups positioned words (or letters) into the rows in which they were printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from extractors.document import Box
from extractors.reading.placed import PlacedLine, PlacedWord, middle

_OVERLAP = 0.5  # of the lower of the two heights; a superscript lies in its line's band, the next line does not
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

    def overlap(self, box: Box) -> float:
        shared = min(self.bottom, box.bottom) - max(self.top, box.top)
        lower = min(self.bottom - self.top, box.bottom - box.top)
        return shared / lower if lower > 0 else float(shared >= 0)

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
    for item in sorted(items, key=lambda item: (middle(item.box)[1], item.box.x0)):
        overlaps = [(row.overlap(item.box), row) for row in rows[-_OPEN_ROWS:]]
        overlap, row = max(overlaps, key=lambda pair: pair[0], default=(0.0, None))
        if row is not None and overlap >= _OVERLAP:
            row.add(item)
        else:
            rows.append(_Row(item))
    rows.sort(key=lambda row: row.top + row.bottom)
    return [sorted(row.items, key=lambda item: item.box.x0) for row in rows]


def printed_rows(words: Iterable[PlacedWord]) -> list[PlacedLine]:
    """The words as printed lines from top to bottom, whatever column they stand in."""
    return [PlacedLine(tuple(row)) for row in rows_of(words)]
