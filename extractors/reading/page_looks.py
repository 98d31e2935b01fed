"""What a PDF page looks like, for `verdict` to judge: measures of its text layer, its pictures and what is seen."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.reading.pdf_chars import Chars
from extractors.reading.pdf_page import PdfPage
from extractors.reading.verdict import MOST_OF_PAGE, PageLooks
from normalizers.health import assess

THUMBNAIL_DPI = 50.0
_DARK = 40  # below the paper around it
_AROUND = 1.5  # points that ink may stand out of a character's box

Grey = NDArray[np.uint8]


def looks_of(page: PdfPage, thumbnail: Callable[[], Grey]) -> PageLooks:
    """Look at a page; `thumbnail` draws it in grey at THUMBNAIL_DPI, and is asked only where pictures cover most of it."""
    n_chars = page.chars.n_ink
    of_fonts = max(sum(font.n_chars for font in page.fonts), 1)
    under_text = on_ink = None
    if n_chars and page.picture_share >= MOST_OF_PAGE:
        under_text, on_ink = overlap(page.chars, thumbnail())
    return PageLooks(
        n_chars=n_chars,
        health=assess(page.chars.text),
        pictures=page.picture_share,
        n_curves=page.n_curves,
        hidden=sum(font.n_invisible for font in page.fonts) / of_fonts,
        unmapped=sum(font.n_chars for font in page.fonts if not font.is_mapped) / of_fonts,
        under_text=under_text,
        on_ink=on_ink,
    )


def overlap(chars: Chars, seen: Grey) -> tuple[float | None, float | None]:
    """Share of the ink on a page that has characters over it, and share of the characters that have ink under them.

    `seen` shows the page at THUMBNAIL_DPI. None where there is nothing to share.
    """
    ink = _ink(seen)
    scale = THUMBNAIL_DPI / 72
    boxes = chars.boxes[[not char.isspace() for char in chars.text]] if len(chars) else chars.boxes
    if not len(boxes):
        return None, None
    corners = boxes * scale + np.array([-_AROUND, -_AROUND, _AROUND, _AROUND]) * scale
    left, top, right, bottom = np.rint(corners).astype(int).T
    height, width = ink.shape
    left, right = left.clip(0, width - 1), right.clip(1, width)
    top, bottom = top.clip(0, height - 1), bottom.clip(1, height)
    covered = np.zeros_like(ink)
    sums = np.pad(ink.cumsum(axis=0, dtype=np.int64).cumsum(axis=1), ((1, 0), (1, 0)))
    under = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    for x0, y0, x1, y1 in zip(left.tolist(), top.tolist(), right.tolist(), bottom.tolist(), strict=True):
        covered[y0:y1, x0:x1] = 1
    all_ink = int(ink.sum())
    return (float((ink & covered).sum() / all_ink) if all_ink else None), float((under > 0).mean())


def _ink(seen: Grey) -> Grey:
    """1 where the page is darker than the paper about it."""
    paper = cv2.medianBlur(cv2.dilate(seen, np.ones((5, 5), np.uint8)), 9)
    return (seen.astype(np.int16) < paper.astype(np.int16) - _DARK).astype(np.uint8)
