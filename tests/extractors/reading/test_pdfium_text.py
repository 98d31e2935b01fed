from pathlib import Path

import numpy as np
import pdfplumber
import pypdfium2
import pytest
from drawn_pdf import BOLD, HEIGHT, draw, write
from made_chars import plumbed
from raw_pdf import raw_pdf, text
from reportlab.pdfgen.canvas import Canvas

from extractors.document import Box
from extractors.reading.pdf_chars import Chars, FontUse
from extractors.reading.pdf_page import look
from extractors.reading.pdf_words import turned_lines, upright_words

ROOT = Path(__file__).parents[3]
SAMPLES = sorted(path for path in (ROOT / "data" / "raw").glob("*.pdf") if not path.name.startswith("scan"))
REAL = [ROOT.parent / "shared" / "real" / name for name in ("qd844-2026-kh-bhyt.pdf", "nq76-2021-cttt-cchc.pdf")]


def chars_of(data: bytes, page: int = 0) -> Chars:
    document = pypdfium2.PdfDocument(data)
    try:
        return look(document[page], page + 1).chars
    finally:
        document.close()


def lines(*texts: str) -> bytes:
    return draw(lambda canvas: write(canvas, texts, 80, 100) and None)  # type: ignore[func-returns-value]


def words(chars: Chars) -> list[str]:
    return [word.text for word in upright_words(chars)]


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (("Quyết định số 12/QĐ-", "UBND"), ["Quyết", "định", "số", "12/QĐ-", "UBND"]),  # PDFium takes the hyphen away
        (("điện tử soft\u00ad", "ware"), ["điện", "tử", "soft-", "ware"]),
        (("a\u0301 e\u0302\u0301 đ",), ["a\u0301", "e\u0302\u0301", "đ"]),
        (("đƣợc Độc lập \u2026",), ["đƣợc", "Độc", "lập", "\u2026"]),
    ],
)
def test_characters_are_those_of_the_file(drawn: tuple[str, ...], expected: list[str]) -> None:
    assert words(chars_of(lines(*drawn))) == expected


@pytest.mark.parametrize("line", [b"Trung \xad", b"Trung \xad\xad \xadng"])
def test_a_letter_of_tcvn3_that_pdfium_takes_for_a_hyphen_stays_a_letter(line: bytes) -> None:
    widths = b"/Subtype/TrueType/BaseFont/.VnTime/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255/Widths[%s]"
    each = [b"250" if code == 32 else b"333" if code == ord("-") else b"500" for code in range(32, 256)]
    page = b"BT /F 12 Tf 72 700 Td (%s) Tj 0 -14 Td (ng) Tj 0 -14 Td (chung-) Tj 0 -14 Td (t-a) Tj ET" % line
    found = words(chars_of(raw_pdf(page, font=widths % b" ".join(each))))
    assert found == [*line.decode("latin-1").split(" "), "ng", "chung-", "t-a"]


@pytest.mark.parametrize(
    ("font", "expected"),
    [(b".VnTimeH,Bold", ["H\xa6íNG", "§I", "CHî"]), (b".VnTime,Bold", ["h\xadíng", "®i", "chî"])],
)
def test_small_letters_of_a_font_that_draws_them_as_capitals_are_capitals(font: bytes, expected: list[str]) -> None:
    widths = b"/Subtype/TrueType/BaseFont/%s/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255/Widths[%s]"
    each = [b"333" if code == ord("-") else b"500" for code in range(32, 256)]
    page = b"BT /F 12 Tf 72 700 Td (h\xad\xedng \xaei ch\xee) Tj ET"
    assert words(chars_of(raw_pdf(page, font=widths % (font, b" ".join(each))))) == expected


def test_boxes_are_as_wide_as_the_pen_moves_and_a_font_size_high() -> None:
    chars = chars_of(lines("Kế hoạch"))
    heights = chars.boxes[:, 3] - chars.boxes[:, 1]
    assert heights == pytest.approx(13.0, abs=0.01)
    assert chars.boxes[0, 0] == pytest.approx(80, abs=0.01)
    assert chars.boxes[1:, 0] == pytest.approx(chars.boxes[:-1, 2], abs=0.1)
    assert 100 < chars.boxes[0, 3] < 104  # the descent below the baseline


def test_what_stands_outside_the_page_is_not_read() -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, ["Phụ lục"], 80, 100)
        canvas.drawString(80, -40, "ngoài lề")
        canvas.drawString(900, 400, "ngoài lề")

    assert words(chars_of(draw(page))) == ["Phụ", "lục"]


def test_fonts_tell_what_is_invisible_and_what_is_bold() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont(BOLD, 13)
        write(canvas, ["MỤC"], 80, 100)
        hidden = canvas.beginText(80, 300)
        hidden.setTextRenderMode(3)
        hidden.setFont("Helvetica", 12)
        hidden.textLine("an di")
        canvas.drawText(hidden)

    chars = chars_of(draw(page))
    bold, hidden = chars.fonts
    assert (bold.name.endswith("LiberationSerif-Bold"), bold.n_chars, bold.n_invisible) == (True, 3, 0)
    assert hidden == FontUse("Helvetica", 5, True, 5)
    assert [word.bold for word in upright_words(chars)] == [True, False, False]


def test_codes_that_the_file_does_not_explain_are_told() -> None:
    font = (
        b"/Subtype/Type0/BaseFont/AAAAAA+Odd/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
        b"/BaseFont/AAAAAA+Odd/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]"
    )
    chars = chars_of(raw_pdf(b"BT /F 12 Tf 72 700 Td <001200340056> Tj ET", font=font))
    assert [use.is_mapped for use in chars.fonts] == [False]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("drawn", [0, 90, 180, 270])
def test_turns_are_those_of_the_page_as_shown(turn: int, drawn: int) -> None:
    operators = {0: b"1 0 0 1", 90: b"0 -1 1 0", 180: b"-1 0 0 -1", 270: b"0 1 -1 0"}[drawn]
    content = b"BT /F 12 Tf %s 300 300 Tm (Phu luc) Tj ET" % operators
    page = b"0 0 595 842]/Rotate %d/CropBox[50 50 545 792" % turn
    chars = chars_of(raw_pdf(content, box=page))
    shown = (turn + drawn) % 360
    assert set(chars.turns.tolist()) == {shown}
    found = upright_words(chars) if shown == 0 else turned_lines(chars, shown)[0].words
    assert [word.text for word in found] == ["Phu", "luc"]
    along = chars.boxes[-1] - chars.boxes[0]
    assert {0: along[0] > 0, 90: along[1] > 0, 180: along[0] < 0, 270: along[1] < 0}[shown]


def test_a_ligature_is_read_as_its_letters() -> None:
    assert words(chars_of(lines("ta\ufb01 x"))) == ["tafi", "x"]


def test_text_in_a_form_stands_where_the_form_is_put() -> None:
    chars = chars_of(raw_pdf(b"q 0.5 0 0 0.5 100 0 cm /X0 Do Q", forms=[text("Phu luc")]))
    assert words(chars) == ["Phu", "luc"]
    assert chars.boxes[0, 0] == pytest.approx(136, abs=0.1)
    assert chars.boxes[0, 3] - chars.boxes[0, 1] == pytest.approx(6, abs=0.1)


def _agreeing(path: Path) -> None:
    with pdfplumber.open(path) as plumber:
        document = pypdfium2.PdfDocument(path)
        for number, theirs in enumerate(plumber.pages):
            page = look(document[number], number + 1)
            expected = upright_words(plumbed(theirs).shown(page.frame.width, page.frame.height))
            found = upright_words(page.chars)
            assert [word.text for word in found] == [word.text for word in expected], number
            assert [word.bold for word in found] == [word.bold for word in expected], number
            assert np.abs(_array(found) - _array(expected)).max(initial=0) < 1.0, number
            theirs.close()
        document.close()


def _array(words: object) -> object:
    return np.array([_sides(word.box) for word in words]).reshape(-1, 4)  # type: ignore[attr-defined]


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.top, box.x1, box.bottom


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name[:12])
def test_words_and_boxes_are_those_of_pdfplumber(path: Path) -> None:
    _agreeing(path)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name[:12])
def test_words_and_boxes_of_real_files_are_those_of_pdfplumber(path: Path) -> None:
    if not path.exists():
        pytest.skip(f"needs {path}")
    _agreeing(path)


def test_coordinates_count_from_what_is_shown() -> None:
    chars = chars_of(draw(lambda canvas: canvas.drawString(80, HEIGHT - 100, "Phụ lục")))
    assert chars.boxes[0, 1] == pytest.approx(100 - 13 + 2.8, abs=0.5)
