"""How often a change is right, given how sure the decoder was of it: a table measured on pages held out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Confidence:
    """`right[i]` is the share of right changes where the decoder's share was about `share[i]`; both rise."""

    share: NDArray[np.float32]
    right: NDArray[np.float32]

    @classmethod
    def load(cls, folder: Path, name: str) -> Confidence:
        """The table for one kind of text; the decoder's own share where there is none."""
        path = folder / f"confidence.{name}.tsv"
        if not path.exists():
            return cls(np.array([0, 1], np.float32), np.array([0, 1], np.float32))
        rows = np.loadtxt(path, np.float32, ndmin=2)
        return cls(rows[:, 0], rows[:, 1])

    def of(self, share: float) -> float:
        """The confidence (0..1, two decimals) of a change with this share of the decoder's belief."""
        return round(float(np.interp(share, self.share, self.right)), 2)
