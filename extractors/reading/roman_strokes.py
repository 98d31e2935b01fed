"""Roman numbers of quarters and headings, told by the strokes that are drawn.

On a page of 200 dpi or less the engine reads "Quý III" as "Quý II", "III." as "HI.", and seems no less sure. The strokes of
an I stand upright and apart from each other at the middle of their height, where serifs do not reach: they can be counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np

from extractors.document import Box
from extractors.reading.ink import Grey
from extractors.reading.tesseract import SeenWord
from normalizers.skeleton import bare_words

_STROKED = re.compile(r"(?P<number>[IHUl1|!]{1,4})(?P<rest>(?:[/⁄.,;:)–-].*)?)")
_HEADING = re.compile(r"(?!1+\D)(?P<number>[IHUl1|!]{1,4})(?P<rest>[.)/–-])")
"""What a line begins with: a number of figures is left as it is."""
_LISTED = frozenset(("", "va", "den", "quy"))
"""What stands between a quarter and the next one's number, as bare words: a sign, "và", "đến"."""
_UPPER, _LOWER = (0.25, 0.42), (0.58, 0.75)
"""Bands of a letter's height in which neither serifs nor the bar of an H stand."""
_DARK = 0.6
"""How much of a band's height is dark where a stroke crosses it."""
_WIDEST = 0.4
"""The width of a stroke over its height, at most."""
_UPRIGHT = 0.5
"""How much of a stroke's columns is dark in both bands: those of a slash or a V are not."""
_MOST = 3


def with_strokes_counted(grey: Grey, line: Sequence[SeenWord]) -> list[SeenWord]:
    """The words of a line or a table cell, boxes in pixels of `grey`, with such numbers as they are drawn."""
    counted: list[SeenWord] = []
    awaited = False
    for word in line:
        found = _STROKED.fullmatch(word.text) if awaited else None if counted else _HEADING.fullmatch(word.text)
        counted.append(_counted(grey, word, found) if found else word)
        bare = bare_words(word.text)
        awaited = bare == "quy" or (awaited and (found is not None or bare in _LISTED))
    return counted


def _counted(grey: Grey, word: SeenWord, found: re.Match[str]) -> SeenWord:
    number = _strokes(grey, word.box, alone=not found["rest"])
    if not 1 <= number <= _MOST or len(found["number"]) == number == 1:
        return word
    return replace(word, text="I" * number + found["rest"])


def _strokes(grey: Grey, box: Box, *, alone: bool) -> int:
    """How many upright strokes a word begins with; 0 where one that is nothing else has more in it."""
    cut = grey[max(0, int(box.top)) : int(box.bottom) + 1, max(0, int(box.x0)) : int(box.x1) + 1]
    if min(cut.shape) < _MOST:
        return 0
    dark = np.asarray(cv2.threshold(cut, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1], bool)
    height = dark.shape[0]
    upper, lower = (dark[int(a * height) : int(b * height) + 1].mean(axis=0) > _DARK for a, b in (_UPPER, _LOWER))
    number = 0
    for start, end in _runs(upper | lower):
        upright = np.count_nonzero(upper[start:end] & lower[start:end]) >= _UPRIGHT * (end - start)
        if not upright or end - start > _WIDEST * height:
            return 0 if alone else number
        number += 1
    return number


def _runs(marked: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Iterator[tuple[int, int]]:
    """Where columns that are marked begin and end."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], marked.astype(np.int8), [0]))))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
