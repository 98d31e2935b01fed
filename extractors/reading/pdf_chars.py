"""The characters of a PDF page with their places, whoever reads them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.reading.pdf_frame import Floats

SLANTING = -1
"""The turn of characters that stand in no quarter: watermarks."""


@dataclass(frozen=True, slots=True)
class FontUse:
    """A font of a page: its name in the file, how many characters it sets, and whether they are known by Unicode.

    Where `is_mapped` is False the file does not say which characters they are, and what is read are mere codes;
    `n_invisible` of them are drawn with nothing, as the hidden text over a scan is.
    """

    name: str
    n_chars: int
    is_mapped: bool = True
    n_invisible: int = 0


@dataclass(frozen=True)
class Chars:
    """Characters in the order in which they are drawn, white space among them.

    `text` has one character for each; `boxes` are n x 4 in points as shown (x0, top, x1, bottom), a font size high
    and as wide as the pen moves; `turns` clockwise in degrees (0, 90, 180, 270 or SLANTING); `runs` number the text
    objects that draw them: characters of one run with one and the same box are one ligature. White space without
    width is not the file's: PDFium saw a gap there.
    """

    text: str
    boxes: Floats
    turns: NDArray[np.int16]
    bold: NDArray[np.bool_]
    runs: NDArray[np.int32]
    fonts: tuple[FontUse, ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    @property
    def n_ink(self) -> int:
        """How many of them are no white space."""
        return len("".join(self.text.split()))

    def shown(self, width: float, height: float) -> Chars:
        """Those whose middle lies on a page of that size."""
        x0, top, x1, bottom = self.boxes.T
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        on_page = (x >= 0) & (x <= width) & (y >= 0) & (y <= height)
        if on_page.all():
            return self
        text = "".join(self.text[at] for at in np.flatnonzero(on_page))
        parts = (self.boxes[on_page], self.turns[on_page], self.bold[on_page], self.runs[on_page])
        return Chars(text, *parts, self.fonts)


NO_CHARS = Chars("", np.empty((0, 4)), np.empty(0, np.int16), np.empty(0, np.bool_), np.empty(0, np.int32))
