import numpy as np

from extractors.document import Box
from extractors.reading.cell_strip import near_print, strips_of, without_rules
from extractors.reading.image_rules import Rule, Rules
from extractors.reading.page_image import Grey

DPI = 300.0
PAPER = 240


def page() -> Grey:
    return np.full((600, 1200), PAPER, np.uint8)


def test_only_cells_with_print_are_set_in_the_strip_and_found_again() -> None:
    grey = page()
    grey[120:160, 140:200] = 0
    grey[320:360, 640:700] = 0
    cells = [Box(100, 100, 600, 300), Box(600, 100, 1100, 300), Box(600, 300, 1100, 500)]
    [strip] = strips_of(grey, cells, DPI, PAPER)
    assert [piece.cell for piece in strip.pieces] == [0, 2]
    for piece, ink in zip(strip.pieces, (Box(140, 120, 200, 160), Box(640, 320, 700, 360)), strict=True):
        dark = np.nonzero(strip.grey[piece.y : piece.y + 60] < 100)
        there = Box(
            float(dark[1].min()), piece.y + float(dark[0].min()), dark[1].max() + 1.0, piece.y + dark[0].max() + 1.0
        )
        assert piece.on_page(there) == ink
        assert strip.piece_at((there.top + there.bottom) / 2) is piece


def test_a_neighbours_descender_is_left_out() -> None:
    grey = page()
    grey[100:106, 300:310] = 0
    grey[180:220, 140:200] = 0
    [strip] = strips_of(grey, [Box(100, 100, 600, 300)], DPI, PAPER)
    assert strip.pieces[0].box[1] > 150
    assert not strips_of(grey[:120], [Box(100, 100, 600, 120)], DPI, PAPER)


def test_copies_stand_side_by_side() -> None:
    grey = page()
    grey[120:160, 140:150] = 0
    [once] = strips_of(grey, [Box(100, 100, 600, 300)], DPI, PAPER)
    [thrice] = strips_of(grey, [Box(100, 100, 600, 300)], DPI, PAPER, copies=3)
    assert (thrice.grey < 100).sum() == 3 * (once.grey < 100).sum()
    assert thrice.grey.shape[0] == once.grey.shape[0]


def test_rules_are_painted_over_along_their_slope() -> None:
    grey = page()
    for x in range(100, 1100):
        y = round(300 + (x - 600) * 0.004)
        grey[y - 1 : y + 2, x] = 0
    painted = without_rules(grey, [Rules((Rule(300, 100, 1100, 0.004, 3.0),), ())], PAPER)
    assert painted.min() == PAPER


def test_noise_and_specks_are_not_print() -> None:
    grey = page()
    grey[50, 50] = 0
    assert not near_print(grey, DPI).any()
    grey[300:330, 600:612] = 0
    near = near_print(grey, DPI)
    assert near[300, 600]
    assert not near[50, 50]
