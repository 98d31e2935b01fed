from math import radians, tan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Box
from extractors.reading.scanned_page import skew_of, straightened
from extractors.reading.tesseract import SeenWord


def lines(degrees: float, n_lines: int = 5, n_words: int = 8) -> list[SeenWord]:
    return [
        SeenWord("từ", Box(x, y, x + 80, y + 20), 0.9, line)
        for line in range(n_lines)
        for word in range(n_words)
        for x in [100.0 + 100 * word]
        for y in [100.0 + 30 * line + x * tan(radians(degrees))]
    ]


@pytest.mark.parametrize("degrees", [-1.8, -0.3, 0.0, 0.5, 2.0])
def test_skew_is_that_of_the_lines(degrees: float) -> None:
    assert skew_of(lines(degrees)) == pytest.approx(degrees, abs=0.02)


def test_short_lines_and_single_words_do_not_count() -> None:
    stamp = [SeenWord("x", Box(10.0 * at, 40.0 * at, 10.0 * at + 8, 40.0 * at + 20), 0.3, 99) for at in range(6)]
    assert skew_of([*lines(0.5), *stamp]) == pytest.approx(0.5, abs=0.02)
    assert skew_of(stamp) == 0.0
    assert skew_of([]) == 0.0


@pytest.mark.parametrize("degrees", [-1.5, 1.5])
def test_straightened_boxes_of_a_line_are_level(degrees: float) -> None:
    tops = [straightened(word.box, degrees, (300, 400)).top for word in lines(degrees, n_lines=1)]
    assert max(tops) - min(tops) < 0.5


@given(st.floats(-2, 2), st.floats(0, 500), st.floats(0, 800))
def test_straightening_can_be_undone(degrees: float, x: float, y: float) -> None:
    box = Box(x, y, x + 30, y + 12)
    back = straightened(straightened(box, degrees, (300, 400)), -degrees, (300, 400))
    assert (back.x0, back.top, back.x1, back.bottom) == pytest.approx((box.x0, box.top, box.x1, box.bottom), abs=1e-6)
