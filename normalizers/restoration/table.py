"""A read-only table of numbers under 64-bit keys, in one memory-mapped array, looked up many keys at a time.

Every key belongs to three cells, one in each of three neighbouring segments, and what it has stored is their
exclusive or: twelve bits that tell it from other keys, four that number its value in a small code book. That takes
2.3 bytes a key (Graf and Lemire, Binary Fuse Filters, 2022, who store the key's bits alone). A key that was never put
in is found by mistake once in 4,096 times.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Values = NDArray[np.float32]
Cells = NDArray[np.int64]

NOTHING = np.float32(1)
"""What is found under a key that was never put in; values are logarithms of probabilities, none above 0."""
CODES = 16
ROOM = 1.13
"""Cells a key, at least; a few in a hundred more where that is not enough."""

_SEGMENT = 1 << 14
_OFFSET = np.uint64(_SEGMENT - 1)
_OFFSET_BITS = np.uint64(14)
_CODE_BITS = np.uint16(4)
_CODE = np.uint16(CODES - 1)
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_SECOND = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)
_FOLD = np.uint64(29)


@dataclass(frozen=True, slots=True)
class Table:
    """`cells` holds what is stored, `codes` the values it may be."""

    cells: NDArray[np.uint16]
    codes: Values

    @classmethod
    def load(cls, folder: Path, name: str) -> Table:
        """The table as `save` left it, mapped into memory, not read."""
        cells = np.load(folder / f"{name}.cells.npy", mmap_mode="r").view(np.ndarray)
        return cls(cells, np.load(folder / f"{name}.codes.npy"))

    def save(self, folder: Path, name: str) -> None:
        """Write both arrays."""
        np.save(folder / f"{name}.cells.npy", self.cells)
        np.save(folder / f"{name}.codes.npy", self.codes)

    def find(self, keys: Keys) -> Values:
        """For each key its value, or `NOTHING`."""
        a, b, c, prints = _places(keys, len(self.cells))
        stored = self.cells[a] ^ self.cells[b] ^ self.cells[c] ^ prints
        return np.where(stored < CODES, self.codes[stored & _CODE], NOTHING)


def _places(keys: Keys, size: int) -> tuple[Cells, Cells, Cells, NDArray[np.uint16]]:
    """The three cells of each key, and the bits that tell it from others, above those of its code."""
    mixed = keys * _SPREAD
    mixed ^= mixed >> _HALF
    mixed *= _SECOND
    mixed ^= mixed >> _FOLD
    other = mixed * _SPREAD
    other ^= other >> _HALF
    start = (((mixed >> _HALF) * np.uint64(size // _SEGMENT - 2)) >> _HALF).astype(np.int64) * _SEGMENT
    first = start + (mixed & _OFFSET).astype(np.int64)
    second = start + ((mixed >> _OFFSET_BITS) & _OFFSET).astype(np.int64) + _SEGMENT
    third = start + (other & _OFFSET).astype(np.int64) + 2 * _SEGMENT
    return first, second, third, (other >> _OFFSET_BITS).astype(np.uint16) << _CODE_BITS


def build(keys: Keys, values: Values) -> Table:
    """A table of the keys, all different, whose values (0 at most) are rounded to the nearest of a code book.

    Repeatable: the same input gives the same bytes.
    """
    codes = _code_book(values)
    nearest = np.searchsorted((codes[1:] + codes[:-1]) / 2, values).astype(np.uint16)
    segments = max(1, int(np.ceil(len(keys) * ROOM / _SEGMENT))) + 2
    while True:
        *places, prints = _places(keys, segments * _SEGMENT)
        cells = np.stack(places)
        order = _peeled(cells, segments * _SEGMENT)
        if order is not None:
            break
        segments += 1 + segments // 50
    out = np.zeros(segments * _SEGMENT, np.uint16)
    wanted = prints | nearest
    for some, free in reversed(order):
        a, b, c = cells[:, some]
        out[free] = wanted[some] ^ out[a] ^ out[b] ^ out[c]
    return Table(out, codes)


def _peeled(cells: Cells, size: int) -> list[tuple[Cells, Cells]] | None:
    """Keys and a cell of each that no key of a later round has, by rounds; None where no such order was found."""
    count = np.bincount(cells.ravel(), minlength=size)
    owners = np.zeros(size, np.int64)  # the exclusive or of the numbers of the keys that have the cell
    for column in cells:
        np.bitwise_xor.at(owners, column, np.arange(len(column)))
    order: list[tuple[Cells, Cells]] = []
    lonely = np.flatnonzero(count == 1)
    while len(lonely):
        keys, first = np.unique(owners[lonely], return_index=True)
        order.append((keys, lonely[first]))
        touched = cells[:, keys]
        np.subtract.at(count, touched.ravel(), 1)
        for column in touched:
            np.bitwise_xor.at(owners, column, keys)
        lonely = np.unique(touched)
        lonely = lonely[count[lonely] == 1]
    return order if sum(len(keys) for keys, _ in order) == cells.shape[1] else None


def _code_book(values: Values) -> Values:
    """The values, in rising order, that the given ones are best rounded to (Lloyd 1982)."""
    if not len(values):
        return np.zeros(CODES, np.float32)
    points, weight = np.unique(np.round(values, 2), return_counts=True)
    codes = np.quantile(values, (np.arange(CODES) + 0.5) / CODES)
    for _ in range(50):
        nearest = np.searchsorted((codes[1:] + codes[:-1]) / 2, points)
        total = np.bincount(nearest, weight, CODES)
        codes = np.where(total > 0, np.bincount(nearest, weight * points, CODES) / np.maximum(total, 1), codes)
    return np.sort(codes).astype(np.float32)
