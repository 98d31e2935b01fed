from contextlib import suppress
from io import BytesIO

import pypdf
import pytest
from drawn_pdf import BODY, BOLD, HEIGHT, PLAIN, PLAN_TEXT, draw, grid, picture, plan, scan, write
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from extractors.document import Document, Page
from extractors.failures import Category, ReadFailure
from extractors.layout.stitching import stitch
from extractors.reading import read_bytes, tesseract
from extractors.reading.options import ReadingOptions
from extractors.reading.pdf import read_pdf

OPTIONS = ReadingOptions()


def read(data: bytes) -> Page:
    (page,) = read_pdf(data, OPTIONS).pages
    return page


def rewritten(data: bytes, change: object) -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(data))
    change(writer)  # type: ignore[operator]
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def failure(data: bytes, options: ReadingOptions = OPTIONS) -> ReadFailure:
    with pytest.raises(ReadFailure) as caught:
        read_pdf(data, options)
    assert caught.value.component
    assert caught.value.remedy
    return caught.value


def test_head_and_close_are_read_column_by_column() -> None:
    page = read(draw(plan))
    assert page.text == PLAN_TEXT
    assert (page.source, page.width, page.height, page.tables) == ("text_layer", 595.28, 841.89, ())


def test_words_and_lines_point_into_the_text() -> None:
    page = read(draw(plan))
    assert [page.text[word.start : word.end] for word in page.words] == page.text.split()
    assert [page.text[line.start : line.end] for line in page.lines] == page.text.split("\n")
    body = page.lines[page.text.split("\n").index(BODY[0])]
    assert body.box is not None
    assert (body.box.x0, round(body.box.bottom)) == (80, pytest.approx(190 + 3, abs=2))
    assert all(0 <= word.box.x0 < word.box.x1 <= 595.28 for word in page.words)


def test_bold_lines_are_told_by_their_font() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont(BOLD, 13)
        write(canvas, ["I. MỤC ĐÍCH"], 80, 100)
        canvas.setFont(PLAIN, 13)
        write(canvas, ["Nâng cao chất lượng quy hoạch."], 80, 130)

    assert [line.bold for line in read(draw(page)).lines] == [True, False]


def test_table_takes_its_place_in_the_text() -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, ["Danh mục nhiệm vụ"], 80, 80)
        grid(canvas, [["TT", "Nội dung", "Chủ trì", "Thời gian"], ["1", "Lập đồ án\nquy hoạch", "Văn phòng", "Quý II"]])
        write(canvas, ["Tổng cộng: 01 nhiệm vụ."], 80, 230)

    page_read = read(draw(page))
    assert page_read.text == (
        "Danh mục nhiệm vụ\nTT\tNội dung\tChủ trì\tThời gian\n1\tLập đồ án\nquy hoạch\tVăn phòng\tQuý II\n"
        "Tổng cộng: 01 nhiệm vụ."
    )
    (table,) = page_read.tables
    assert page_read.text[table.start : table.end].startswith("TT\t")
    assert page_read.text[table.start : table.end].endswith("Quý II")
    assert [page_read.text[cell.start : cell.end] for cell in table.cells][4:6] == ["1", "Lập đồ án\nquy hoạch"]
    assert [page_read.text[line.start : line.end] for line in page_read.lines] == [
        "Danh mục nhiệm vụ",
        "Tổng cộng: 01 nhiệm vụ.",
    ]


def test_table_cut_by_the_page_end_is_stitched() -> None:
    head = ["TT", "Nội dung", "Chủ trì", "Thời gian"]

    def first(canvas: Canvas) -> None:
        grid(
            canvas,
            [head, ["I. NHÓM MỘT"], ["1", "Rà soát", "Văn phòng", "Quý I"], ["2", "Lập danh", "Thanh tra", "Quý II"]],
            top=650,
            open_bottom=True,
        )
        write(canvas, ["1"], 300, 830)

    def second(canvas: Canvas) -> None:
        grid(canvas, [head, ["", "mục dự án", "", ""], ["3", "Báo cáo", "Văn phòng", "Quý IV"]], top=60)
        write(canvas, ["2"], 300, 830)

    reading = read_pdf(draw(first, second), OPTIONS)
    document = Document("0", "a.pdf", "application/pdf", 0, reading.pages)
    (table,) = stitch(document)
    assert [[cell.text(document) for cell in row] for row in table.rows] == [
        head,
        ["I. NHÓM MỘT"],
        ["1", "Rà soát", "Văn phòng", "Quý I"],
        ["2", "Lập danh\nmục dự án", "Thanh tra", "Quý II"],
        ["3", "Báo cáo", "Văn phòng", "Quý IV"],
    ]


def test_text_turned_on_the_page_is_not_lost() -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, ["Phụ lục"], 80, 100)
        canvas.translate(400, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Ghi chú bên lề")

    assert read(draw(page)).text == "Phụ lục\nGhi chú bên lề"


def test_slanting_watermark_is_not_text() -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, ["Phụ lục"], 80, 100)
        canvas.translate(200, 400)
        canvas.rotate(45)
        canvas.drawString(0, 0, "SAO Y")

    assert read(draw(page)).text == "Phụ lục"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_shown_turned_is_read_as_shown(turn: int) -> None:
    def page(canvas: Canvas) -> None:
        width, height = 595.28, HEIGHT
        canvas.translate(*{90: (width, 0), 180: (width, height), 270: (0, height)}[turn])
        canvas.rotate({90: 90, 180: 180, 270: 270}[turn])
        canvas.drawString(100, 100, "Dòng dưới")
        canvas.drawString(100, 200, "Dòng trên")

    data = rewritten(draw(page), lambda writer: writer.pages[0].rotate(turn))
    page_read = read(data)
    assert page_read.text == "Dòng trên\nDòng dưới"
    assert page_read.words[0].box.x0 == pytest.approx(100, abs=1)
    assert page_read.rotation == turn


def test_boxes_count_from_the_corner_of_what_is_shown() -> None:
    def crop(writer: pypdf.PdfWriter) -> None:
        writer.pages[0].cropbox = pypdf.generic.RectangleObject((50, 100, 500, 800))

    page = read(rewritten(draw(lambda canvas: write(canvas, ["Phụ lục"], 80, 100)), crop))
    assert (page.width, page.height) == (450, 700)
    assert page.words[0].box.x0 == pytest.approx(30, abs=0.5)
    assert page.words[0].box.bottom == pytest.approx(100 - (HEIGHT - 800) + 3, abs=2)


def test_encrypted_pdf_is_refused_unless_it_opens_without_password() -> None:
    data = draw(plan)
    assert failure(rewritten(data, lambda writer: writer.encrypt("mật khẩu"))).category == Category.ENCRYPTED
    opens = rewritten(data, lambda writer: writer.encrypt("", "owner", algorithm="AES-256"))
    assert read(opens).text == PLAN_TEXT


def test_truncated_pdf_is_refused() -> None:
    data = draw(plan, plan)
    assert failure(data[: len(data) // 2]).category == Category.TRUNCATED
    assert failure(data[:400]).category == Category.TRUNCATED


def test_missing_end_mark_is_reported_with_the_pages_that_are_there() -> None:
    data = draw(plan)
    reading = read_pdf(data[: data.rindex(b"startxref")], OPTIONS)
    assert reading.pages[0].text == PLAN_TEXT
    assert [(bad.page, bad.category) for bad in reading.rejected] == [(1, Category.TRUNCATED)]


def test_pdf_without_pages_is_refused() -> None:
    buffer = BytesIO()
    pypdf.PdfWriter().write(buffer)
    assert failure(buffer.getvalue()).category == Category.NO_PAGES


def test_pdf_with_too_many_pages_is_refused() -> None:
    refused = failure(draw(plan, plan), ReadingOptions(max_pages=1))
    assert refused.category == Category.UNSUPPORTED
    assert "2 pages" in refused.message


def test_one_bad_page_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "languages", lambda: ("eng",))
    data = draw(plan)
    writer = pypdf.PdfWriter(clone_from=BytesIO(scan(picture(data, dpi=40))))
    writer.append(BytesIO(data))
    buffer = BytesIO()
    writer.write(buffer)
    reading = read_pdf(buffer.getvalue(), OPTIONS)
    assert [(page.number, page.text) for page in reading.pages] == [(2, PLAN_TEXT)]
    assert [(bad.page, bad.category) for bad in reading.rejected] == [(1, Category.MISSING_PROGRAM)]
    assert "tesseract-ocr-vie" in reading.rejected[0].remedy


def test_blank_page_is_read_as_blank() -> None:
    assert read(draw(lambda canvas: None)).text == ""


def test_scanned_page_is_read_by_ocr() -> None:
    data = scan(picture(draw(plan), dpi=200, turn=1.0))
    page = read(data)
    assert page.source == "ocr"
    assert page.skew == pytest.approx(1.0, abs=0.2)
    assert page.mean_word_confidence is not None
    assert page.mean_word_confidence > 0.8
    lines = page.text.split("\n")
    assert lines.index("SỞ XÂY DỰNG") < lines.index("Độc lập - Tự do - Hạnh phúc") < lines.index(BODY[1])
    assert lines.index("- Lưu: VT, KH.") < lines.index("PHÓ GIÁM ĐỐC") < lines.index("Trần Thị Minh Khai")


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=300))
def test_rubbish_is_refused(rubbish: bytes) -> None:
    assert failure(b"%PDF-1.7\n" + rubbish).category == Category.TRUNCATED


@settings(max_examples=25, deadline=None)
@given(at=st.integers(0, 10**6), byte=st.integers(0, 255))
def test_a_damaged_byte_does_no_worse_than_a_failure(at: int, byte: int) -> None:
    data = bytearray(draw(plan))
    data[at % len(data)] = byte
    with suppress(ReadFailure):
        read_pdf(bytes(data), OPTIONS)


def test_a_file_of_unreadable_and_blank_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "languages", lambda: ("eng",))
    writer = pypdf.PdfWriter(clone_from=BytesIO(scan(picture(draw(plan), dpi=40))))
    writer.append(BytesIO(draw(lambda canvas: None)))
    buffer = BytesIO()
    writer.write(buffer)
    with pytest.raises(ReadFailure) as refused:
        read_bytes(buffer.getvalue(), "kế hoạch.pdf")
    assert (refused.value.category, refused.value.page) == (Category.MISSING_PROGRAM, 1)
