"""Workbooks: a page a sheet, tables where lines are drawn, values as they show, fonts from before Unicode."""

import io
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from office_files import NEEDS_LIBREOFFICE, converted, saved
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Font, Side

from extractors.document import Document, Page
from extractors.failures import Category, ReadFailure
from extractors.reading import read_bytes
from normalizers.encodings import encode_tcvn3

THIN = Side(style="thin")
HEAD = ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"]
TASKS = [
    ["I", "CÔNG TÁC CHỈ ĐẠO", None, None],
    [1, "Ban hành kế hoạch", "Sở Nội vụ", datetime(2024, 3, 15)],
    [2, "Kiểm tra công vụ", "Thanh tra tỉnh", datetime(2024, 11, 30)],
]


def fill(sheet: Any, rows: list[list[Any]], top: int = 1, left: int = 1, *, ruled: bool = True) -> None:
    for at, row in enumerate(rows, top):
        for over, value in enumerate(row, left):
            cell = sheet.cell(at, over, value)
            if ruled:
                cell.border = Border(THIN, THIN, THIN, THIN)
            if isinstance(value, datetime):
                cell.number_format = "dd/mm/yyyy"


def appendix() -> openpyxl.Workbook:
    """A sheet with a letterhead, a title, a ruled table and a signature; then a sheet that nobody sees."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Phụ lục 1"
    fill(sheet, [["UBND TỈNH AN LẠC", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]], 1, ruled=False)
    fill(sheet, [["SỞ NỘI VỤ", None, None, "Độc lập - Tự do - Hạnh phúc"]], 2, ruled=False)
    fill(sheet, [["DANH MỤC NHIỆM VỤ"]], 3, ruled=False)
    fill(sheet, [HEAD, *TASKS], 5)
    sheet.merge_cells("B6:D6")
    fill(sheet, [["Nơi nhận: như trên", None, None, "GIÁM ĐỐC"]], 10, ruled=False)
    hidden = workbook.create_sheet("Nháp")
    fill(hidden, [["không in"]])
    hidden.sheet_state = "hidden"
    workbook.create_sheet("Sheet3")
    return workbook


def read(workbook: openpyxl.Workbook | bytes) -> Document:
    return read_bytes(workbook if isinstance(workbook, bytes) else saved(workbook), "a.xls")


def lines(page: Page) -> list[str]:
    return [page.text[line.start : line.end] for line in page.lines]


def rows(page: Page, table: int = 0) -> list[list[str]]:
    found = page.tables[table]
    return [[page.text[c.start : c.end] for c in found.cells if c.row == row] for row in range(found.n_rows)]


def single(rows: list[list[Any]], *, ruled: bool = True) -> Page:
    workbook = openpyxl.Workbook()
    fill(workbook.active, rows, ruled=ruled)
    [page] = read(workbook).pages
    return page


SEEN = [
    ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
    ["I", "CÔNG TÁC CHỈ ĐẠO"],
    ["1", "Ban hành kế hoạch", "Sở Nội vụ", "15/03/2024"],
    ["2", "Kiểm tra công vụ", "Thanh tra tỉnh", "30/11/2024"],
]


@pytest.mark.parametrize("suffix", ["xlsx", *(pytest.param(s, marks=NEEDS_LIBREOFFICE) for s in ("xls", "ods"))])
def test_an_appendix_is_a_page_with_its_table_and_the_lines_around_it(suffix: str) -> None:
    data = saved(appendix())
    document = read(data if suffix == "xlsx" else converted(data, "xlsx", suffix))
    [page] = document.pages
    assert page.source == "xlsx"
    assert rows(page) == SEEN
    assert lines(page) == [
        "Phụ lục 1",
        "UBND TỈNH AN LẠC",
        "SỞ NỘI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "DANH MỤC NHIỆM VỤ",
        "Nơi nhận: như trên",
        "GIÁM ĐỐC",
    ]
    group = next(cell for cell in page.tables[0].cells if cell.row == 1 and cell.column == 1)
    assert (group.row_span, group.column_span) == (1, 3)


def test_the_title_that_someone_gave_a_sheet_heads_its_page() -> None:
    [page] = read(appendix()).pages
    assert page.lines[0].heading_level == 1
    assert "Sheet" not in single([HEAD, *TASKS]).text


def test_without_ruled_lines_blank_rows_part_tables() -> None:
    page = single([["DANH MỤC"], HEAD, TASKS[1], [], ["Ghi chú"], HEAD, TASKS[2]], ruled=False)
    assert [len(rows(page, at)) for at in range(2)] == [2, 2]
    assert lines(page) == ["DANH MỤC", "Ghi chú"]


def test_a_blank_ruled_row_parts_nothing() -> None:
    assert rows(single([HEAD, TASKS[1], [None] * 4, TASKS[2]])) == [SEEN[0], *SEEN[2:]]


def test_a_box_around_one_cell_is_no_table() -> None:
    page = single([["KẾ HOẠCH CÔNG TÁC"], ["Căn cứ Luật Tổ chức"]])
    assert (page.tables, lines(page)) == ((), ["KẾ HOẠCH CÔNG TÁC", "Căn cứ Luật Tổ chức"])


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1.1, "General", "1,1"),
        (0.95, "0%", "95%"),
        (1250000, "#,##0", "1.250.000"),
        (datetime(2024, 3, 1), "mm/yyyy", "03/2024"),
        (True, "General", "TRUE"),
        ("#REF!", "General", ""),
        ("dòng một\nhai", "General", "dòng một\nhai"),
    ],
)
def test_values_are_read_as_they_show(value: Any, number_format: str, shown: str) -> None:
    workbook = openpyxl.Workbook()
    fill(workbook.active, [["STT", "Giá trị", "x"], [1, value, "y"]])
    workbook.active["B2"].number_format = number_format
    assert rows(read(workbook).pages[0])[1] == ["1", shown, "y"]


def test_numbers_of_rows_keep_their_dot() -> None:
    assert [row[0] for row in rows(single([HEAD, [1.1, "a", "b", "c"], [1.2, "a", "b", 2.5]]))] == ["STT", "1.1", "1.2"]


@NEEDS_LIBREOFFICE
@pytest.mark.parametrize("suffix", ["xlsx", "xls"])
def test_cells_in_old_fonts_are_decoded_run_by_run(suffix: str) -> None:
    workbook = openpyxl.Workbook()
    fill(workbook.active, [["TT", encode_tcvn3("Nhiệm vụ"), "Chủ trì"], [1, None, "Sở Y tế"]])
    workbook.active["B1"].font = Font(name=".VnTime")
    old, new = (InlineFont(rFont=name) for name in (".VnArial", "Arial"))
    mixed = [TextBlock(old, encode_tcvn3("Trường học")), TextBlock(new, " và được")]
    workbook.active["B2"].value = CellRichText(*mixed)
    [page] = read(converted(saved(workbook), "xlsx", suffix)).pages
    assert rows(page) == [["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Trường học và được", "Sở Y tế"]]
    assert [c.before for c in page.corrections] == [encode_tcvn3(word) for word in ("Nhiệm", "vụ", "Trường", "học")]


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A package in which something in a part was replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            content = given.read(name)
            assert not name.endswith(part) or old in content
            made.writestr(name, content.replace(old, new) if name.endswith(part) else content)
    return out.getvalue()


def test_a_merge_as_high_as_the_format_allows_takes_no_time() -> None:
    data = changed(saved(appendix()), "sheet1.xml", b'ref="B6:D6"', b'ref="B6:XFD1048576"')
    [page] = read(data).pages
    assert [len(row) for row in rows(page)] == [4, 2, 1, 1]


def test_a_sheet_that_says_it_is_as_large_as_the_format_allows_takes_no_time() -> None:
    data = changed(saved(appendix()), "sheet1.xml", b'ref="A1:D10"', b'ref="A1:XFD1048576"')
    assert rows(read(data).pages[0]) == SEEN


def test_a_damaged_workbook_says_so() -> None:
    data = saved(appendix())
    with pytest.raises(ReadFailure) as failure:
        read(data[: len(data) // 2])
    assert failure.value.category is Category.TRUNCATED


def test_a_workbook_whose_sheet_is_no_xml_is_damaged() -> None:
    with pytest.raises(ReadFailure) as failure:
        read(changed(saved(appendix()), "sheet1.xml", b"<sheetData>", b"<sheet"))
    assert failure.value.category is Category.TRUNCATED


def test_an_empty_workbook_holds_no_text() -> None:
    with pytest.raises(ReadFailure) as failure:
        read(openpyxl.Workbook())
    assert failure.value.category is Category.NO_TEXT
