import numpy as np
import pytest
from drawn_pdf import draw, picture, plan
from PIL import Image

from extractors.document import Box
from extractors.reading.page_image import PageImage, cleared, prepared
from extractors.reading.page_turn import lean_of, lie_of


@pytest.fixture(scope="module")
def page() -> Image.Image:
    return picture(draw(plan), dpi=200)


@pytest.mark.parametrize("degrees", [-4.0, -1.3, 0.0, 0.7, 2.0])
def test_a_leaning_page_is_straightened(page: Image.Image, degrees: float) -> None:
    leaning = page.rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    straight = prepared(leaning, 300)
    assert straight.skew == pytest.approx(degrees, abs=0.15)
    assert abs(lean_of(straight.grey, straight.dpi)) < 0.2


@pytest.mark.parametrize("turn", [90, 270])
@pytest.mark.parametrize("degrees", [-1.0, 0.0, 1.5])
def test_a_page_on_its_side_is_stood_up(page: Image.Image, turn: int, degrees: float) -> None:
    leaning = page.rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    lying = leaning.rotate(turn, expand=True)
    upright = prepared(lying, 200)
    assert upright.rotation == 90
    assert upright.skew == pytest.approx(degrees, abs=0.15)
    assert upright.height > upright.width


@pytest.mark.parametrize("image", [Image.new("L", (600, 800), 255), Image.new("RGB", (3, 2)), Image.new("1", (1, 1))])
def test_an_empty_page_stays_as_it_is(image: Image.Image) -> None:
    page = prepared(image, 300)
    assert (page.rotation, page.skew) == (0, 0.0)
    assert page.grey.shape == (image.height, image.width)


@pytest.mark.parametrize(("dpi", "expected"), [(100, 300), (200, 300), (240, 240), (300, 300), (400, 300), (600, 300)])
def test_far_resolutions_are_brought_near_and_the_page_keeps_its_size(dpi: int, expected: int) -> None:
    page = prepared(Image.new("L", (dpi * 2, dpi * 3), 255), dpi)
    assert page.dpi == pytest.approx(expected)
    assert (page.width, page.height) == pytest.approx((144, 216), abs=0.5)


def test_a_low_resolution_that_is_only_stated_does_not_fill_the_memory() -> None:
    page = prepared(Image.new("L", (5000, 5000), 255), 20)
    assert page.grey.size < 50_000_000
    assert page.width == pytest.approx(5000 * 72 / 20, rel=0.001)


def test_boxes_come_in_points_of_the_upright_page() -> None:
    page = PageImage(np.zeros((600, 300), np.uint8), 300)
    assert page.in_points(Box(0, 300, 150, 600)) == Box(0, 72, 36, 144)


def test_quarter_turns_are_clockwise_and_add_up() -> None:
    page = PageImage(np.array([[1, 2], [3, 4]], np.uint8), 300)
    assert page.turned(90).grey.tolist() == [[3, 1], [4, 2]]
    assert page.turned(90).turned(180).rotation == 270
    assert page.turned(90).turned(270).grey.tolist() == page.grey.tolist()


def test_shadows_are_lifted(page: Image.Image) -> None:
    light = np.linspace(0.25, 1.0, page.width, dtype=np.float32)[None, :]
    dark = Image.fromarray((np.asarray(page) * light).astype(np.uint8))
    lifted = prepared(dark, 200)
    assert lifted.is_cleared
    assert np.percentile(lifted.grey, 20) > 200
    assert np.percentile(lifted.grey[:, : lifted.grey.shape[1] // 4], 0.1) < 100  # the letters are still there


def test_a_page_in_good_light_is_not_cleared(page: Image.Image) -> None:
    assert not prepared(page, 200).is_cleared
    assert cleared(prepared(page, 200)).is_cleared


def test_ruled_lines_do_not_decide_how_a_page_lies(page: Image.Image) -> None:
    ruled = np.array(page)
    ruled[:, ::60] = 0
    sideways, lean = lie_of(ruled, 200)
    assert (sideways, abs(lean) < 0.2) == (False, True)
