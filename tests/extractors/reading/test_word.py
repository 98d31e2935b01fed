"""DOCX files as Word writes them, made with python-docx and, for what it cannot make, raw XML."""

import io
import zipfile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extractors.document import Page
from extractors.failures import Category, ReadFailure
from extractors.reading import read_bytes

W = nsdecls("w")


def pages(document: WordDocument) -> tuple[Page, ...]:
    file = io.BytesIO()
    document.save(file)
    return read_bytes(file.getvalue(), "a.docx").pages


def lines(page: Page) -> list[str]:
    return [page.text[line.start : line.end] for line in page.lines]


def rows(page: Page, table: int = 0) -> list[list[str]]:
    found = page.tables[table]
    return [[page.text[c.start : c.end] for c in found.cells if c.row == row] for row in range(found.n_rows)]


def level(at: int, number_format: str, pattern: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def with_lists(levels: str, *numbers: str) -> WordDocument:
    """A document with one abstract list (99) and lists from 901 on, each with the overrides given."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    abstract = parse_xml(f'<w:abstractNum {W} w:abstractNumId="99">{levels}</w:abstractNum>')
    numbering.insert(0, abstract)
    for at, overrides in enumerate(numbers or ("",)):
        xml = f'<w:num {W} w:numId="{901 + at}"><w:abstractNumId w:val="99"/>{overrides}</w:num>'
        numbering.append(parse_xml(xml))
    return document


def add_numbered(document: WordDocument, text: str, at: int = 0, number: int = 901) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'))


OUTLINE = (
    level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "lowerLetter", "%3)")
    + level(3, "bullet", "-")
)


def test_generated_numbers_stand_before_the_text() -> None:
    document = with_lists(OUTLINE)
    for text, at in [("Mục đích", 0), ("Nội dung", 0), ("Chung", 1), ("Riêng", 1), ("Một", 2), ("Ý", 3), ("Hai", 2)]:
        add_numbered(document, text, at)
    add_numbered(document, "Tổ chức", 0)
    add_numbered(document, "Đầu", 1)
    assert lines(pages(document)[0]) == [
        "I. Mục đích",
        "II. Nội dung",
        "1. Chung",
        "2. Riêng",
        "a) Một",
        "- Ý",
        "b) Hai",
        "III. Tổ chức",
        "1. Đầu",
    ]


@pytest.mark.parametrize(
    ("levels", "places", "expected"),
    [
        (level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2."), (0, 1, 1), ["I.", "I.1.", "I.2."]),
        (
            level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>"),
            (0, 0, 1),
            ["I.", "II.", "2.1."],
        ),
        (level(0, "decimalZero", "%1"), (0, 0), ["01", "02"]),
        (level(0, "upperLetter", "%1."), (0,) * 5, ["A.", "B.", "C.", "D.", "E."]),
        (level(0, "bullet", "\uf0b7"), (0,), ["•"]),
        (level(0, "bullet", "+"), (0,), ["+"]),
        (level(0, "decimal", "Điều %1."), (0, 0), ["Điều 1.", "Điều 2."]),
        (
            level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>'),
            (0, 1, 0, 1),
            ["1.", "a)", "2.", "b)"],
        ),
        (level(0, "none", ""), (0,), [""]),
    ],
)
def test_each_kind_of_list_is_written_as_word_writes_it(
    levels: str, places: tuple[int, ...], expected: list[str]
) -> None:
    document = with_lists(levels)
    for at in places:
        add_numbered(document, "việc", at)
    assert [line.removesuffix("việc").strip() for line in lines(pages(document)[0])] == expected


def test_a_second_list_goes_on_counting_unless_it_overrides_the_start() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    document = with_lists(level(0, "decimal", "%1."), "", "", again)
    for number in (901, 901, 902, 903, 903):
        add_numbered(document, "việc", 0, number)
    assert lines(pages(document)[0]) == ["1. việc", "2. việc", "3. việc", "1. việc", "2. việc"]


def test_numbering_comes_from_the_style_and_may_be_taken_away() -> None:
    document = with_lists(level(0, "upperRoman", "%1.", '<w:pStyle w:val="Heading1"/>'))
    style = document.styles["Heading 1"].element.get_or_add_pPr()
    style.append(parse_xml(f'<w:numPr {W}><w:numId w:val="901"/></w:numPr>'))
    document.add_heading("Mục tiêu", 1)
    off = document.add_heading("Phụ lục", 1)
    off._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:numId w:val="0"/></w:numPr>'))
    document.add_heading("Nhiệm vụ", 1)
    page = pages(document)[0]
    assert lines(page) == ["I. Mục tiêu", "Phụ lục", "II. Nhiệm vụ"]
    assert [line.heading_level for line in page.lines] == [1, 1, 1]


def test_an_ordinal_column_numbered_by_word_is_filled() -> None:
    document = with_lists(level(0, "decimal", "%1"))
    table = document.add_table(2, 3, "Table Grid")
    for row, text in enumerate(("Rà soát", "Báo cáo")):
        paragraph = table.cell(row, 0).paragraphs[0]._p.get_or_add_pPr()
        paragraph.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="901"/></w:numPr>'))
        table.cell(row, 1).text = text
        table.cell(row, 2).text = "Quý I"
    assert rows(pages(document)[0]) == [["1", "Rà soát", "Quý I"], ["2", "Báo cáo", "Quý I"]]


def test_bold_capitals_and_line_breaks() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("KẾ HOẠCH").bold = True
    mixed = document.add_paragraph()
    mixed.add_run("Thời gian: ").bold = True
    mixed.add_run("Quý I")
    capitals = document.add_paragraph().add_run("phụ lục")
    capitals.font.all_caps = True
    two = document.add_paragraph().add_run("Dòng một")
    two.add_break()
    two.add_text("dòng hai")
    page = pages(document)[0]
    assert lines(page) == ["KẾ HOẠCH", "Thời gian: Quý I", "PHỤ LỤC", "Dòng một", "dòng hai"]
    assert [line.bold for line in page.lines] == [True, False, False, False, False]
    assert [line.ends_paragraph for line in page.lines] == [True, True, True, False, True]


def test_bold_of_a_style_is_bold() -> None:
    document = docx.Document()
    document.styles["Quote"].font.bold = True
    document.add_paragraph("Đậm", "Quote")
    assert pages(document)[0].lines[0].bold


def test_deleted_text_goes_inserted_text_and_links_stay() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Giao ")._p
    paragraph.append(parse_xml(f"<w:del {W}><w:r><w:delText>Phòng A</w:delText><w:t>x</w:t></w:r></w:del>"))
    paragraph.append(parse_xml(f"<w:ins {W}><w:r><w:t>Phòng B</w:t></w:r></w:ins>"))
    paragraph.append(parse_xml(f"<w:hyperlink {W}><w:r><w:t> chủ trì</w:t></w:r></w:hyperlink>"))
    assert lines(pages(document)[0]) == ["Giao Phòng B chủ trì"]


def test_a_text_box_is_read_once() -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>HỎA TỐC</w:t></w:r></w:p></w:txbxContent>"
    document.add_paragraph("Số: 5")._p.append(
        parse_xml(
            f'<w:r {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
            f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert lines(pages(document)[0]) == ["Số: 5", "HỎA TỐC"]


def test_a_letterhead_is_read_column_by_column() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "UBND TỈNH X\nSỞ Y"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    table.cell(1, 0).text = "Số: 12/KH-SY"
    table.cell(1, 1).text = "X, ngày 3 tháng 2 năm 2023"
    page = pages(document)[0]
    assert page.tables == ()
    assert lines(page) == [
        "UBND TỈNH X",
        "SỞ Y",
        "Số: 12/KH-SY",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "X, ngày 3 tháng 2 năm 2023",
    ]


@pytest.mark.parametrize(
    ("style", "cells", "n_tables"),
    [
        ("Table Grid", [["Nội dung", "Đơn vị"], ["Rà soát", "Sở A"], ["Báo cáo", "Sở B\nSở C"]], 1),
        ("Table Grid", [["Nơi nhận:\n- Sở A;", "GIÁM ĐỐC\nA"]], 0),
        ("Table Grid", [["TT", "Việc"], ["1", "Rà soát\nSửa"]], 1),
        ("Table Grid", [["Một khung\nquanh lời"]], 0),
        (None, [["KẾ TOÁN", "THỦ QUỸ", "GIÁM ĐỐC"], ["Tên A", "Tên B", "Tên C"]], 0),
        (None, [["Nội dung", "Chủ trì", "Hạn"], ["Rà soát", "Sở A", "Quý I"], ["Sửa", "Sở B", "Quý II"]], 1),
    ],
)
def test_a_table_is_one_if_it_is_ruled_or_long_or_numbered(
    style: str | None, cells: list[list[str]], n_tables: int
) -> None:
    document = docx.Document()
    table = document.add_table(len(cells), len(cells[0]), style)
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    assert len(pages(document)[0].tables) == n_tables


def test_a_cell_over_the_whole_width_of_a_letterhead_comes_after_both_columns() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "SỞ Y"
    table.cell(0, 1).text = "CỘNG HÒA"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "KẾ HOẠCH"
    assert lines(pages(document)[0]) == ["SỞ Y", "CỘNG HÒA", "KẾ HOẠCH"]


def test_merged_cells_are_given_once_with_their_spans() -> None:
    document = docx.Document()
    table = document.add_table(3, 3, "Table Grid")
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(0, 2)).text = "I. Nhóm"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "Văn phòng"
    page = pages(document)[0]
    spans = {page.text[c.start : c.end]: (c.row, c.column, c.row_span, c.column_span) for c in page.tables[0].cells}
    assert spans["I. Nhóm"] == (0, 0, 1, 3)
    assert spans["Văn phòng"] == (1, 2, 2, 1)
    assert page.text == "I. Nhóm\t\t\n10\t11\tVăn phòng\n20\t21\t"
    assert (page.tables[0].n_rows, page.tables[0].n_columns) == (3, 3)


def test_cells_keep_their_lines_and_a_table_inside_is_part_of_its_cell() -> None:
    document = docx.Document()
    table = document.add_table(2, 3, "Table Grid")
    table.cell(0, 0).text = "Việc một\nViệc hai"
    table.cell(0, 1).text = "A"
    table.cell(0, 2).text = "B"
    nested = table.cell(1, 0).add_table(1, 2)
    nested.cell(0, 0).text = "a)"
    nested.cell(0, 1).text = "Sản phẩm"
    page = pages(document)[0]
    assert rows(page) == [["Việc một\nViệc hai", "A", "B"], ["a) Sản phẩm", "", ""]]
    assert len(page.tables) == 1


def test_pages_are_parted_by_breaks_and_sections() -> None:
    document = docx.Document()
    document.add_paragraph("Một").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Hai")
    document.add_section()
    document.add_paragraph("Ba")
    late = document.add_paragraph()._p
    late.append(parse_xml(f"<w:r {W}><w:lastRenderedPageBreak/><w:t>Bốn</w:t></w:r>"))
    document.add_paragraph("Vẫn bốn")
    found = pages(document)
    assert [lines(page) for page in found] == [["Một"], ["Hai"], ["Ba"], ["Bốn", "Vẫn bốn"]]
    assert [page.number for page in found] == [1, 2, 3, 4]
    assert {page.source for page in found} == {"docx"}


def test_a_paragraph_that_runs_over_the_page_stays_on_its_first() -> None:
    document = docx.Document()
    over = document.add_paragraph("đầu câu ")._p
    over.append(parse_xml(f"<w:r {W}><w:lastRenderedPageBreak/><w:t>cuối câu</w:t></w:r>"))
    document.add_paragraph("Sau")
    assert [lines(page) for page in pages(document)] == [["đầu câu cuối câu"], ["Sau"]]


def saved(document: WordDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def without_body(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as kept:
        for name in given.namelist():
            broken = name == "word/document.xml"
            kept.writestr(name, given.read(name)[: 200 if broken else None])
    return out.getvalue()


@pytest.mark.parametrize("damage", [lambda data: data[: len(data) // 2], without_body])
def test_a_damaged_file_is_truncated(damage: object) -> None:
    document = docx.Document()
    document.add_paragraph("Kế hoạch")
    with pytest.raises(ReadFailure) as failure:
        read_bytes(damage(saved(document)), "a.docx")  # type: ignore[operator]
    assert failure.value.category is Category.TRUNCATED
    assert failure.value.remedy
