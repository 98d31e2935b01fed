"""A read-only hash table of small numbers in two memory-mapped arrays, looked up many keys at a time.

Buckets of four 16-bit fingerprints, every key in one of two buckets (a cuckoo table, Pagh and Rodler 2004; the
fingerprints in place of keys are those of Fan et al.'s cuckoo filter, 2014): three bytes a key and little more.
A key that was never put in is found by mistake about once in 8,000 times.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]

LANES = 4
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_SECOND = np.uint64(0xD6E8FEB86659FD93)
_ONES = np.uint64(0x0001_0001_0001_0001)
_HIGHS = np.uint64(0x8000_8000_8000_8000)
_LANE_BITS = np.uint64(16)
_HALF = np.uint64(32)
_FOLD = np.uint64(29)


@dataclass(frozen=True, slots=True)
class Table:
    """`buckets` holds four fingerprints each, `values` (0..255) one for each lane of each bucket."""

    buckets: Keys
    values: NDArray[np.uint8]

    @classmethod
    def load(cls, folder: Path, name: str) -> Table:
        """The table as `save` left it, mapped into memory, not read."""
        return cls(
            np.load(folder / f"{name}.keys.npy", mmap_mode="r").view(np.ndarray),
            np.load(folder / f"{name}.values.npy", mmap_mode="r").view(np.ndarray),
        )

    def save(self, folder: Path, name: str) -> None:
        """Write both arrays."""
        np.save(folder / f"{name}.keys.npy", self.buckets)
        np.save(folder / f"{name}.values.npy", self.values)

    def find(self, keys: Keys) -> NDArray[np.int16]:
        """For each key its value, or -1."""
        first, second, prints = places(keys, len(self.buckets))
        found = self._lane(first, prints)
        missing = np.flatnonzero(found < 0)
        if len(missing):
            found[missing] = self._lane(second[missing], prints[missing])
        out = np.full(len(keys), -1, np.int16)
        hits = np.flatnonzero(found >= 0)
        out[hits] = self.values[found[hits]]
        return out

    def _lane(self, bucket: NDArray[np.int64], prints: Keys) -> NDArray[np.int64]:
        """The index among `values` where the bucket holds the fingerprint, or -1."""
        differing = self.buckets[bucket] ^ (prints * _ONES)
        zero = (differing - _ONES) & ~differing & _HIGHS
        lowest = zero & (~zero + np.uint64(1))
        # 1<<15, 1<<31, 1<<47, 1<<63 as floats: the exponent tells the lane
        lane = (np.frexp(lowest.astype(np.float64))[1].astype(np.int64) >> 4) - 1
        return np.where(zero != 0, bucket * LANES + lane, -1)


def places(keys: Keys, buckets: int) -> tuple[NDArray[np.int64], NDArray[np.int64], Keys]:
    """The two buckets where each key may stand, and its fingerprint (never 0, which marks an empty lane)."""
    mixed = keys * _SPREAD
    mixed ^= mixed >> _HALF
    mixed *= _SECOND
    mixed ^= mixed >> _FOLD
    other = mixed * _SPREAD
    size = np.uint64(buckets)
    prints = mixed & np.uint64(0xFFFF)
    prints[prints == 0] = 1
    return (
        (((mixed >> _HALF) * size) >> _HALF).astype(np.int64),
        (((other >> _HALF) * size) >> _HALF).astype(np.int64),
        prints,
    )


def build(keys: Keys, values: NDArray[np.uint8], load: float = 0.93) -> Table:
    """A table of the keys, all different. Repeatable: the same input gives the same bytes."""
    count = max(1, int(np.ceil(len(keys) / (LANES * load))))
    first, second, prints = places(keys, count)
    homes = np.stack([first, second])
    slots = np.full(count * LANES, -1, np.int64)
    waiting, turn = np.arange(len(keys)), np.zeros(len(keys), np.int64)
    winners = np.full(len(slots), -1, np.int64)
    rounds = 0
    while len(waiting):
        rounds += 1
        if rounds > 2000:
            raise ValueError("the table is too full")
        # a key tries a lane that changes from round to round, alternately in its two buckets
        at = homes[turn[waiting] % 2, waiting] * LANES + (waiting + rounds // 2) % LANES
        free = slots[at] < 0 if rounds <= 4 * LANES else np.ones(len(at), bool)
        winners[at[free]] = waiting[free]
        placed = free & (winners[at] == waiting)
        evicted = slots[at[placed]]
        slots[at[placed]] = waiting[placed]
        turn[waiting] += 1
        waiting = np.sort(np.concatenate([waiting[~placed], evicted[evicted >= 0]]))
    filled = slots >= 0
    lanes = np.zeros(len(slots), np.uint16)
    lanes[filled] = prints[slots[filled]]
    stored = np.zeros(len(slots), np.uint8)
    stored[filled] = values[slots[filled]]
    return Table(lanes.view(np.uint64), stored)
