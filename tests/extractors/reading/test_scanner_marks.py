import numpy as np
from numpy.typing import NDArray

from extractors.reading.scanner_marks import without_scanner_marks

Grey = NDArray[np.uint8]
DPI = 100


def page() -> Grey:
    """Paper with three lines of short strokes."""
    grey = np.full((1100, 800), 250, np.uint8)
    for top in (300, 400, 500):
        for left in range(100, 700, 12):
            grey[top : top + 14, left : left + 3] = 20
    return grey


def test_a_streak_from_edge_to_edge_goes_and_strokes_across_it_stay() -> None:
    clean, dirty = page(), page()
    clean[700:703, 300:500] = dirty[700:703, 300:500] = 20
    dirty[:, 405:407] = 30
    assert np.array_equal(without_scanner_marks(dirty, DPI), clean)


def test_a_rule_that_ends_inside_the_page_stays() -> None:
    ruled = page()
    ruled[100:1000, 405:407] = 30
    assert np.array_equal(without_scanner_marks(ruled, DPI), ruled)


def test_the_dark_edge_of_the_glass_is_no_streak() -> None:
    edged = page()
    edged[:, :5] = 10
    assert (without_scanner_marks(edged, DPI)[:, 50:] == edged[:, 50:]).all()


def test_a_smear_becomes_paper_and_letters_stay() -> None:
    smeared = page()
    smeared[50:100, 200:600] = 0
    assert np.array_equal(without_scanner_marks(smeared, DPI), page())


def test_a_sideways_streak_goes_too() -> None:
    dirty = page()
    dirty[900:902, :] = 30
    assert np.array_equal(without_scanner_marks(dirty, DPI), page())


def test_a_smear_that_runs_off_the_page_goes_too() -> None:
    smeared = page()
    smeared[1096:, 200:600] = 0  # a few rows of it
    assert np.array_equal(without_scanner_marks(smeared, DPI), page())
