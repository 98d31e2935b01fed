"""What of a grey picture is dark: print, and whatever else is drawn on the paper."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

_EACH = 8  # pixels; so many rows and columns apart are enough to tell the paper by
_DARK = 0.55  # of the paper's brightness


def paper_of(grey: Grey) -> int:
    """How bright the paper is, 0..255."""
    return int(np.median(grey[::_EACH, ::_EACH]))


def ink(grey: Grey, paper: int) -> Grey:
    """1 where a picture on paper so bright is dark."""
    return (grey < _DARK * paper).astype(np.uint8)
