"""Pages with two readings, and pages that lie in another way: through the whole reader."""

from io import BytesIO
from typing import NoReturn

import pytest
from drawn_pdf import BODY, draw, picture, plan
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.document import Document, Page
from extractors.extract import extract
from extractors.failures import Category, ReadFailure
from extractors.reading import pdf
from extractors.reading.options import ReadingOptions
from extractors.reading.pdf import read_pdf
from extractors.reading.scanned_page import read_scanned_page
from extractors.reading.verdict import Choice, Verdict
from extractors.records import PageReadingRow, PageRow
from extractors.repair import repair_document

OPTIONS = ReadingOptions()
GARBLED = "Thure hién chirong trinh céng tac nam 2022, S& Xay dung ban hanh ké hoach ra soat quy hoach cac khu dan cu"


@pytest.fixture(scope="module")
def shown() -> Image.Image:
    return picture(draw(plan), dpi=200)


def searchable(image: Image.Image, text: str) -> bytes:
    """A scan with text that is drawn with nothing over its lines, as OCR programs leave it."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    canvas.drawImage(ImageReader(image), 0, 0, *A4)
    for line in range(9):
        hidden = canvas.beginText(80, A4[1] - 70 - 27 * line)
        hidden.setTextRenderMode(3)
        hidden.setFont("Helvetica", 9)
        hidden.textLine(text)
        canvas.drawText(hidden)
    canvas.save()
    return buffer.getvalue()


@pytest.fixture(scope="module")
def page(shown: Image.Image) -> Page:
    return read_pdf(searchable(shown, GARBLED), OPTIONS).pages[0]


def test_a_garbled_layer_over_a_scan_is_read_again(page: Page) -> None:
    assert page.source == "ocr"
    assert BODY[1] in page.text
    assert any("garbled" in reason for reason in page.reasons)
    (other,) = page.others
    assert (other.source, GARBLED in other.text) == ("text_layer", True)


def test_both_readings_are_recorded(page: Page) -> None:
    document = repair_document(Document("0" * 16, "a.pdf", "application/pdf", 1, (page,)))
    rows = extract(document).rows
    assert [row.text for row in rows if isinstance(row, PageRow)] == [document.pages[0].text]
    readings = [row for row in rows if isinstance(row, PageReadingRow)]
    assert [(row.source, row.kept, row.verdict) for row in readings] == [
        ("ocr", True, "fine"),
        ("text_layer", False, "garbled"),
    ]
    assert readings[1].garble_score > 0.5 > readings[0].garble_score
    assert all(row.reasons for row in readings)


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> NoReturn:
        raise ReadFailure(Category.MISSING_PROGRAM, "Tesseract is not installed", "install it", component="tesseract")

    monkeypatch.setattr(pdf, "read_scanned_page", missing)


@pytest.mark.usefixtures("without_tesseract")
def test_a_doubtful_layer_does_where_the_page_cannot_be_read_again(
    shown: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "judge", lambda _: Verdict(Choice.BOTH, ("garbled",), may_keep_text=True))
    reading = read_pdf(searchable(shown, GARBLED), OPTIONS)
    (kept,) = reading.pages
    assert (kept.source, GARBLED in kept.text) == ("text_layer", True)
    (failure,) = reading.rejected
    assert (failure.page, failure.category, failure.remedy) == (1, Category.MISSING_PROGRAM, "install it")
    assert "text layer was kept" in failure.message


@pytest.mark.usefixtures("without_tesseract")
def test_a_stamp_s_text_does_not_stand_for_the_page_under_it(shown: Image.Image) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    canvas.drawImage(ImageReader(shown), 0, 0, *A4)
    canvas.drawString(300, 40, "Signed by: Department of Construction, 2022")
    canvas.save()
    with pytest.raises(ReadFailure, match="Tesseract is not installed"):
        read_pdf(buffer.getvalue(), OPTIONS)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pages_are_read_whichever_way_they_lie(shown: Image.Image, turn: int) -> None:
    lying = shown.rotate(turn, expand=True)  # counterclockwise: so much must be turned clockwise
    read = read_scanned_page(lying, 200, 1, OPTIONS)
    assert read.rotation == turn
    assert BODY[1] in read.text
    assert (round(read.width or 0), round(read.height or 0)) == (595, 842)
