from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

from extractors.document import Box
from extractors.reading import unread
from extractors.reading.options import ReadingOptions
from extractors.reading.tesseract import SeenWord
from extractors.reading.unread import passed_over, unread_lines

DPI = 200
Answer = Callable[[Image.Image], list[SeenWord]]


def page(*tops: int) -> np.ndarray:
    """Paper with a row of eight letters, 40 pixels high, at each place."""
    grey = np.full((900, 900), 250, np.uint8)
    for top in tops:
        for letter in range(8):
            left = 300 + 36 * letter
            grey[top : top + 40, left : left + 6] = grey[top : top + 40, left + 18 : left + 24] = 20
            grey[top + 17 : top + 23, left : left + 24] = 20
    return grey


SEEN = [SeenWord("đường", Box(100, 100 + 60 * n, 200, 140 + 60 * n), 0.95, n) for n in range(4)]


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> list[Answer]:
    answers: list[Answer] = []
    monkeypatch.setattr(unread.tesseract, "recognise", lambda image, *_: answers[0](image))
    return answers


def test_rows_of_letters_are_lines_and_pen_strokes_are_not() -> None:
    grey = page(500)
    for at in range(300):
        grey[600 + at // 2, 200 + at : 206 + at] = 20  # a long stroke
    assert unread_lines(grey, 40, 250) == [Box(300, 500, 576, 540)]


def test_what_was_passed_over_is_read_again(engine: list[Answer]) -> None:
    engine.append(
        lambda image: [SeenWord("Nguyễn", Box(30, image.height / 2 - 20, 200, image.height / 2 + 20), 0.9, 0)]
    )
    (found,) = passed_over(page(500), DPI, SEEN, ReadingOptions())
    assert (found.text, found.line) == ("Nguyễn", 4)
    assert 490 < found.box.top < 510


def test_what_the_engine_doubts_is_left(engine: list[Answer]) -> None:
    engine.append(
        lambda image: [SeenWord("Nguyễn", Box(30, image.height / 2 - 20, 200, image.height / 2 + 20), 0.6, 0)]
    )
    assert passed_over(page(500), DPI, SEEN, ReadingOptions()) == []


def test_lines_that_were_read_are_not_read_again(engine: list[Answer]) -> None:
    seen = [*SEEN, SeenWord("Nguyễn", Box(295, 495, 600, 545), 0.9, 4)]
    assert passed_over(page(500), DPI, seen, ReadingOptions()) == []


def test_a_page_full_of_such_lines_is_noise(engine: list[Answer]) -> None:
    assert passed_over(page(*range(20, 860, 60)), DPI, SEEN[:0], ReadingOptions()) == []
