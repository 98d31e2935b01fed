import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.document import Page
from extractors.reading.options import ReadingOptions
from extractors.reading.scanned_page import read_scanned_page
from samples import fonts

DPI = 300
SIZE = (2480, 1750)
COLUMNS = (150, 320, 1250, 1850, 2330)
CELLS = (
    ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"),
    ("1", "Rà soát quy trình tiếp nhận\nđơn thư của người dân", "Thanh tra Sở", "Tháng 9/2025"),
    ("2", "Cập nhật bản đồ các điểm dân cư", "Phòng Nghiệp vụ", ""),
)
GROUP = "A. NHÓM VIỆC THƯỜNG XUYÊN"
ABOVE = "Danh mục nhiệm vụ kèm theo Kế hoạch của Sở"
BELOW = "Các đơn vị báo cáo kết quả trước ngày 15 tháng 12."


@pytest.fixture(scope="module")
def font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(fonts.path()), 54)


def drawn(font: ImageFont.FreeTypeFont) -> Image.Image:
    """A page with a line, a table with a group row under its header, another line and a box with a mark in it."""
    page = Image.new("L", SIZE, 245)
    draw = ImageDraw.Draw(page)
    draw.text((300, 150), ABOVE, font=font, fill=20)
    y = 300
    for row, cells in enumerate((CELLS[0], (GROUP,), *CELLS[1:])):
        height = 170 if any("\n" in cell for cell in cells) else 100
        draw.line((COLUMNS[0], y, COLUMNS[-1], y), fill=40, width=3)
        for x, text in zip(COLUMNS, cells, strict=False):
            draw.multiline_text((x + 25, y + 15), text, font=font, fill=20, spacing=8)
        for x in COLUMNS if row != 1 else (COLUMNS[0], COLUMNS[-1]):
            draw.line((x, y, x, y + height), fill=40, width=3)
        y += height
    draw.line((COLUMNS[0], y, COLUMNS[-1], y), fill=40, width=3)
    draw.text((300, y + 120), BELOW, font=font, fill=20)
    draw.rectangle((300, y + 300, 640, y + 400), outline=30, width=4)
    draw.text((350, y + 315), "HỎA TỐC", font=font, fill=20)
    return page


@pytest.fixture(scope="module")
def page(font: ImageFont.FreeTypeFont) -> Page:
    return read_scanned_page(drawn(font).rotate(0.8, fillcolor=245), DPI, 1, ReadingOptions())


def test_cells_are_read_at_their_places(page: Page) -> None:
    [table] = page.tables
    assert (table.n_rows, table.n_columns) == (4, 4)
    read = {(cell.row, cell.column): page.text[cell.start : cell.end] for cell in table.cells}
    known = {(0, at): text for at, text in enumerate(CELLS[0])}
    known |= {(row + 1, at): text for row in (1, 2) for at, text in enumerate(CELLS[row])}
    assert read == known | {(1, 0): GROUP}
    assert [(cell.row, cell.column_span) for cell in table.cells if cell.column_span > 1] == [(1, 4)]


def test_the_table_stands_between_the_lines_around_it(page: Page) -> None:
    [table] = page.tables
    lines = [page.text[line.start : line.end] for line in page.lines]
    assert lines == [ABOVE, BELOW, "HỎA TỐC"]
    assert page.text.index(ABOVE) < table.start < table.end < page.text.index(BELOW)


def test_words_of_cells_have_boxes_in_their_cells_and_confidences(page: Page) -> None:
    [table] = page.tables
    assert page.width == pytest.approx(SIZE[0] * 72 / DPI)
    for cell in table.cells:
        assert cell.box is not None
        for word in (word for word in page.words if cell.start <= word.start < word.end <= cell.end):
            x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
            assert cell.box.x0 < x < cell.box.x1
            assert cell.box.top < y < cell.box.bottom
            assert word.confidence
    assert table.box is not None
    assert table.box.x0 == pytest.approx(COLUMNS[0] * 72 / DPI, abs=6)


def test_the_table_may_lie_on_its_side(font: ImageFont.FreeTypeFont) -> None:
    sideways = read_scanned_page(drawn(font).rotate(90, expand=True), DPI, 1, ReadingOptions())
    [table] = sideways.tables
    assert (table.n_rows, table.n_columns) == (4, 4)
    assert "Thanh tra Sở" in sideways.text
