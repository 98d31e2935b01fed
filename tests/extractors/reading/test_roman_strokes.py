"""Roman numbers of quarters and headings, told by the strokes that are drawn."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.document import Box
from extractors.reading.ink import Grey
from extractors.reading.roman_strokes import with_strokes_counted
from extractors.reading.tesseract import SeenWord
from samples import fonts

_PAPER = 235


def seen(drawn: list[str], read: list[str]) -> list[str]:
    """What becomes of words read so, where others are drawn at 300 dots an inch, 14 points high."""
    page = Image.new("L", (1600, 120), _PAPER)
    pen = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(fonts.path()), 58)
    words, x = [], 20.0
    for put, got in zip(drawn, read, strict=True):
        pen.text((x, 20), put, fill=20, font=font)
        words.append(SeenWord(got, Box(*pen.textbbox((x, 20), put, font=font)), 0.5, 0))
        x += pen.textlength(put + " ", font=font)
    grey: Grey = np.asarray(page, np.uint8)
    return [word.text for word in with_strokes_counted(grey, words)]


@pytest.mark.parametrize(
    ("drawn", "read", "expected"),
    [
        ("Quý III năm", "Quý II năm", "Quý III năm"),
        ("Quý III/2031.", "Quý IHI/2031.", "Quý III/2031."),
        ("quý II, III/2031", "quý I, HI/2031", "quý II, III/2031"),
        ("Quý I và quý II", "Quý I và quý U", "Quý I và quý II"),
        ("Quý IV năm", "Quý IV năm", "Quý IV năm"),
        ("Quý IV năm", "Quý I năm", "Quý I năm"),
        ("quý 1/2031", "quý 1/2031", "quý 1/2031"),
        ("Khu III", "Khu II", "Khu II"),
        ("Quý Hà đi", "Quý Hà đi", "Quý Hà đi"),
        ("III. LỄ HỘI", "HI. LỄ HỘI", "III. LỄ HỘI"),
        ("II- LỄ HỘI", "H- LỄ HỘI", "II- LỄ HỘI"),
        ("III. LỄ HỘI", "II. LỄ HỘI", "III. LỄ HỘI"),
        ("11. Lễ hội", "11. Lễ hội", "11. Lễ hội"),
        ("1. Lễ hội", "1. Lễ hội", "1. Lễ hội"),
        ("Ông H. Ksor", "Ông H. Ksor", "Ông H. Ksor"),
    ],
)
def test_the_strokes_of_a_number_are_counted(drawn: str, read: str, expected: str) -> None:
    assert seen(drawn.split(), read.split()) == expected.split()


def test_a_box_without_pixels_leaves_what_was_read() -> None:
    words = [SeenWord("Quý", Box(0, 0, 9, 9), 0.5, 0), SeenWord("II", Box(12, 0, 12, 0), 0.5, 0)]
    assert with_strokes_counted(np.full((10, 20), _PAPER, np.uint8), words) == words
