from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

from extractors.document import Box
from extractors.reading import recognition
from extractors.reading.options import ReadingOptions
from extractors.reading.page_image import PageImage
from extractors.reading.recognition import recognised
from extractors.reading.tesseract import SeenWord

OPTIONS = ReadingOptions()
HEAD_UP, DIM = 10, 90
"""The first pixel of a page that stands upright, and of one in bad light."""


def page(first: int, last: int) -> PageImage:
    grey = np.full((60, 40), 255, np.uint8)
    grey[0, 0], grey[-1, -1] = first, last
    return PageImage(grey, 300)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Image.Image], float]], list[float]]:
    """Replaces the engine by one that is as sure of its word as a function of the image says."""

    def install(confidence: Callable[[Image.Image], float]) -> list[float]:
        passes: list[float] = []

        def recognise(image: Image.Image, *_: object) -> list[SeenWord]:
            passes.append(confidence(image))
            return [SeenWord("chương", Box(0, 0, 30, 10), passes[-1], 0)]

        monkeypatch.setattr(recognition.tesseract, "recognise", recognise)
        return passes

    return install


Engine = Callable[[Callable[[Image.Image], float]], list[float]]


def test_a_good_page_takes_one_pass(engine: Engine) -> None:
    passes = engine(lambda image: 0.95)
    assert recognised(page(HEAD_UP, 255), OPTIONS).page.rotation == 0
    assert passes == [0.95]


def test_a_page_on_its_head_is_turned(engine: Engine) -> None:
    passes = engine(lambda image: 0.9 if image.getpixel((0, 0)) == HEAD_UP else 0.45)
    found = recognised(page(255, HEAD_UP), OPTIONS)
    assert (found.page.rotation, found.confidence) == (180, 0.9)
    assert passes == [0.45, 0.9]


def test_an_unclear_page_is_tried_again_cleared(engine: Engine) -> None:
    engine(lambda image: 0.9 if np.asarray(image).min() > DIM else 0.75)
    found = recognised(page(DIM, 255), OPTIONS)
    assert found.page.is_cleared
    assert found.confidence == 0.9


def test_of_two_bad_readings_the_better_is_kept(engine: Engine) -> None:
    engine(lambda image: 0.6 if image.getpixel((0, 0)) == HEAD_UP else 0.5)
    found = recognised(page(HEAD_UP, 255), OPTIONS)
    assert (found.page.rotation, found.page.is_cleared, found.confidence) == (0, False, 0.6)


def test_a_page_without_words_is_not_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    passes: list[object] = []
    monkeypatch.setattr(recognition.tesseract, "recognise", lambda *given: passes.append(given) or [])
    assert recognised(page(255, 255), OPTIONS).words == []
    assert len(passes) == 1
