"""Characters of a PDF page as tests write them down, and as pdfplumber reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from extractors.reading.pdf_chars import SLANTING, Chars


@dataclass(frozen=True)
class Drawn:
    """One character: its box, how far it is turned, and the number of the text object that draws it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    turn: int = 0
    bold: bool = False
    run: int = 0


def chars_of(drawn: Sequence[Drawn]) -> Chars:
    """The characters in the order of drawing."""
    return Chars(
        "".join(one.text for one in drawn),
        np.array([(one.x0, one.top, one.x1, one.bottom) for one in drawn], np.float64).reshape(-1, 4),
        np.array([one.turn for one in drawn], np.int16),
        np.array([one.bold for one in drawn], np.bool_),
        np.array([one.run for one in drawn], np.int32),
    )


def plumbed(page: Any) -> Chars:
    """The characters of a pdfplumber page; those of one glyph are a run."""
    left, top = page.cropbox[:2]
    return chars_of(
        [
            Drawn(
                letter, char["x0"] - left, char["top"] - top, char["x1"] - left, char["bottom"] - top,
                _turn(char["matrix"]), bool(re.search("bold|black|heavy|demi", char["fontname"].lower())), number,
            )
            for number, char in enumerate(page.chars)
            for letter in char["text"]
        ]
    )  # fmt: skip


def _turn(matrix: Sequence[float]) -> int:
    a, b, c, d = matrix[:4]
    if abs(b) + abs(c) <= 0.25 * (abs(a) + abs(d)):
        return 0 if a > 0 else 180
    return (90 if b < 0 else 270) if abs(a) + abs(d) <= 0.25 * (abs(b) + abs(c)) else SLANTING
