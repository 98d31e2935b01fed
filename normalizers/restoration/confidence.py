"""How often a change is right, given how sure the decoder was of it: a table measured on pages held out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Confidence:
    """`right[i]` is the share of right changes where the decoder's belief was about `belief[i]`; both rise."""

    belief: NDArray[np.float32]
    right: NDArray[np.float32]

    @classmethod
    def load(cls, folder: Path, name: str) -> Confidence:
        """The table for one kind of text; the decoder's own share where there is none."""
        path = folder / f"confidence.{name}.tsv"
        if not path.exists():
            steps = np.linspace(0, 1, 50, dtype=np.float32)
            return cls(np.array([belief(float(step)) for step in steps], np.float32), steps)
        rows = np.loadtxt(path, np.float32, ndmin=2)
        return cls(rows[:, 0], rows[:, 1])

    def of(self, shares: Sequence[float]) -> list[float]:
        """The confidences (0..1, two decimals) of changes with these shares of the decoder's belief."""
        return [round(sure, 2) for sure in np.interp([*map(belief, shares)], self.belief, self.right).tolist()]


def belief(share: float) -> float:
    """The share (0..1) of the decoder's hypotheses on a scale that tells apart those near 1 (0..16)."""
    return -math.log(max(1 - share, 1e-7))
