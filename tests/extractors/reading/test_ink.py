import numpy as np
import pytest

from extractors.reading.ink import ink, marks_of


@pytest.mark.parametrize("paper", [0, 1, 100, 251, 255])
def test_ink_is_darker_than_a_share_of_the_paper(paper: int) -> None:
    every = np.arange(256, dtype=np.uint8)[None]
    assert np.array_equal(ink(every, paper)[0], [value < 0.55 * paper for value in range(256)])


def test_marks_that_touch_at_a_corner_are_one() -> None:
    dark = np.array([[1, 0, 0, 1], [0, 1, 0, 1]], np.uint8)
    labels, marks = marks_of(dark)
    assert labels.tolist() == [[1, 0, 0, 2], [0, 1, 0, 2]]
    assert marks[1:].tolist() == [[0, 0, 2, 2, 2], [3, 0, 1, 2, 2]]


def test_a_page_of_more_specks_than_short_labels_count() -> None:
    dark = np.zeros((600, 600), np.uint8)
    dark[::2, ::2] = 1
    labels, marks = marks_of(dark)
    assert (len(marks), labels.max()) == (90_001, 90_000)
