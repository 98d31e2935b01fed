import numpy as np
import pytest

from extractors.reading.page_looks import THUMBNAIL_DPI, overlap
from extractors.reading.pdf_chars import Chars

SCALE = THUMBNAIL_DPI / 72


def chars(*boxes: tuple[float, float, float, float]) -> Chars:
    """One letter to a box, in points."""
    n = len(boxes)
    return Chars(
        "a" * n, np.array(boxes, float).reshape(n, 4), np.zeros(n, np.int16), np.zeros(n, bool), np.zeros(n, np.int32)
    )


def seen(*boxes: tuple[float, float, float, float]) -> np.ndarray:
    """A white page of A4 with a dark letter's worth of ink in each box, given in points."""
    page = np.full((round(842 * SCALE), round(595 * SCALE)), 250, np.uint8)
    for box in boxes:
        x0, top, x1, bottom = (round(value * SCALE) for value in box)
        page[top:bottom:2, x0:x1] = 30
    return page


LINES = [(80.0 + 8 * n, 100.0 + 20 * line, 86.0 + 8 * n, 110.0 + 20 * line) for n in range(50) for line in range(10)]
STAMP = [(400.0 + 8 * n, 700.0, 406.0 + 8 * n, 710.0) for n in range(15)]


def test_text_over_all_that_is_seen() -> None:
    assert overlap(chars(*LINES), seen(*LINES)) == (pytest.approx(1, abs=0.02), pytest.approx(1, abs=0.02))


def test_a_stamp_stands_over_little() -> None:
    under_text, on_ink = overlap(chars(*STAMP), seen(*LINES, *STAMP))
    assert under_text == pytest.approx(15 / 515, abs=0.02)
    assert on_ink == pytest.approx(1, abs=0.02)


def test_text_beside_what_is_seen() -> None:
    elsewhere = [(x0, top + 400, x1, bottom + 400) for x0, top, x1, bottom in LINES]
    assert overlap(chars(*elsewhere), seen(*LINES)) == (pytest.approx(0, abs=0.02), pytest.approx(0, abs=0.02))


def test_nothing_to_share() -> None:
    assert overlap(chars(), seen(*LINES)) == (None, None)
    assert overlap(chars(*LINES), seen())[0] is None


def test_boxes_off_the_page_are_no_trouble() -> None:
    assert overlap(chars((-50, -50, -20, -20), (900, 900, 950, 950)), seen(*LINES))[0] == pytest.approx(0, abs=0.02)
