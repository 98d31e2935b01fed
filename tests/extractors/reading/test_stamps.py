import numpy as np
import pytest
from drawn_pdf import draw, picture, plan
from PIL import Image, ImageChops, ImageDraw

from extractors.reading.stamps import without_ink

RED, BLUE = (200, 40, 50), (40, 60, 150)


@pytest.fixture(scope="module")
def page() -> Image.Image:
    return picture(draw(plan), dpi=200).convert("RGB")


def inked(page: Image.Image, colour: tuple[int, int, int]) -> Image.Image:
    """A ring, a star's worth of filling and a scribble over the print."""
    paper = Image.new("RGB", page.size, "white")
    pen = ImageDraw.Draw(paper)
    pen.ellipse((250, 430, 530, 710), outline=colour, width=6)
    pen.ellipse((370, 550, 410, 590), fill=colour)
    pen.line([(300, 600), (360, 520), (420, 640), (560, 500)], fill=colour, width=4)
    return ImageChops.multiply(page, paper)


@pytest.mark.parametrize("colour", [RED, BLUE, (220, 120, 130), (90, 60, 160)])
def test_stamps_and_ink_are_taken_out_of_the_print(page: Image.Image, colour: tuple[int, int, int]) -> None:
    print_alone = np.asarray(page.convert("L")).astype(int)
    cleaned = without_ink(inked(page, colour)).astype(int)
    ink = np.asarray(inked(page, colour).convert("L")).astype(int)
    assert (ink < print_alone - 60).sum() > 4000  # there was something to take out
    assert (cleaned < print_alone - 60).mean() < 0.0001
    assert (cleaned > print_alone + 90).mean() < 0.0005  # the print under it stays


def test_ink_is_taken_out_on_paper_that_is_not_white(page: Image.Image) -> None:
    warm = ImageChops.multiply(inked(page, RED), Image.new("RGB", page.size, (235, 215, 180)))
    cleaned = without_ink(warm)
    assert (cleaned[430:710, 250:530] < 110).sum() <= (np.asarray(page.convert("L"))[430:710, 250:530] < 140).sum()


def test_a_line_of_letters_in_colour_stays() -> None:
    page = Image.new("RGB", (1654, 2339), "white")
    pen = ImageDraw.Draw(page)
    for n in range(24):
        pen.rectangle((200 + n * 30, 300, 214 + n * 30, 326), outline=RED, width=3)
    assert (without_ink(page) < 160).sum() > 3000


def test_white_letters_on_a_coloured_bar_stay() -> None:
    page = Image.new("RGB", (1654, 2339), "white")
    pen = ImageDraw.Draw(page)
    pen.rectangle((100, 200, 1500, 320), fill=(20, 80, 160))
    pen.rectangle((300, 240, 500, 280), fill="white")
    grey = without_ink(page)
    assert int(grey[260, 400]) - int(grey[260, 800]) > 120


@pytest.mark.parametrize("mode", ["L", "1"])
def test_grey_pages_are_left_alone(page: Image.Image, mode: str) -> None:
    assert np.array_equal(without_ink(page.convert(mode)), np.asarray(page.convert(mode).convert("L")))


def test_a_seal_small_on_its_page_is_taken_out() -> None:
    page = Image.new("RGB", (2481, 3508), "white")  # its sides are no multiples of what it is looked at by
    ImageDraw.Draw(page).ellipse((1200, 3000, 1400, 3200), outline=RED, width=8)
    assert (without_ink(page) > 230).all()
