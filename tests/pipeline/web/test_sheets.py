"""Pages drawn so that the boxes of rows lie where their words stand."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas

from pipeline.web.sheets import NoPicture, Size, Turn, picture, size

BLACK = 60


def a_pdf(rotation: int = 0) -> bytes:
    """A4 with a black square 100 points wide at 72 points from the left and the top."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.rect(72, 842 - 72 - 100, 100, 100, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    turned = PdfWriter(clone_from=BytesIO(out.getvalue()))
    turned.pages[0].rotate(rotation)
    out = BytesIO()
    turned.write(out)
    return out.getvalue()


def an_image(format_: str = "PNG") -> bytes:
    """The same at 100 dpi."""
    image = Image.new("L", (826, 1169), "white")
    image.paste(0, (100, 100, 239, 239))
    out = BytesIO()
    image.save(out, format_, dpi=(100, 100))
    return out.getvalue()


def dark_box(drawn: bytes, page: Size) -> tuple[int, ...]:
    """Where the black square lies on a drawn page, in points."""
    image = Image.open(BytesIO(drawn)).convert("L")
    box = image.point(lambda value: 255 if value < BLACK else 0).getbbox()
    assert box is not None
    return tuple(round(edge * page.width / image.width) for edge in box)


@pytest.mark.parametrize(
    ("data", "media_type", "turn", "box"),
    [
        (a_pdf(), "application/pdf", Turn(), (72, 72, 172, 172)),
        (a_pdf(), "application/pdf", Turn(rotation=90), (842 - 172, 72, 842 - 72, 172)),
        (a_pdf(rotation=90), "application/pdf", Turn(rotation=90), (842 - 172, 72, 842 - 72, 172)),
        (a_pdf(rotation=90), "application/pdf", Turn(), (72, 72, 172, 172)),
        (an_image(), "image/png", Turn(), (72, 72, 172, 172)),
        (an_image("TIFF"), "image/tiff", Turn(), (72, 72, 172, 172)),
        (an_image("JPEG"), "image/jpeg", Turn(rotation=90), (842 - 172, 72, 842 - 72, 172)),
    ],
)
def test_a_page_is_drawn_as_its_reader_held_it(data: bytes, media_type: str, turn: Turn, box: tuple[int, ...]) -> None:
    page = size(data, media_type, 1, turn)
    found = dark_box(picture(data, media_type, 1, turn), page)
    assert all(abs(edge - expected) <= 2 for edge, expected in zip(found, box, strict=True)), (found, page)


def test_a_page_that_leans_is_straightened() -> None:
    leaning = Image.open(BytesIO(an_image())).rotate(-5, fillcolor="white", resample=Image.Resampling.BICUBIC)
    out = BytesIO()
    leaning.save(out, "PNG", dpi=(100, 100))
    page = size(out.getvalue(), "image/png", 1, Turn(skew=5))
    found = dark_box(picture(out.getvalue(), "image/png", 1, Turn(skew=5)), page)
    assert all(abs(edge - expected) <= 3 for edge, expected in zip(found, (72, 72, 172, 172), strict=True)), found


@pytest.mark.parametrize(
    ("data", "media_type", "number"),
    [
        (b"", "application/pdf", 1),
        (b"%PDF-1.4 cut", "application/pdf", 1),
        (a_pdf(), "application/pdf", 2),
        (b"no image", "image/png", 1),
        (an_image(), "image/png", 2),
    ],
)
def test_what_cannot_be_drawn_is_told(data: bytes, media_type: str, number: int) -> None:
    with pytest.raises(NoPicture):
        picture(data, media_type, number, Turn())
    with pytest.raises(NoPicture):
        size(data, media_type, number, Turn())
