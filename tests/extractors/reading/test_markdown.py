import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.document import Page
from extractors.reading import ReadingOptions
from extractors.reading.markdown import looks_like_markdown, read_markdown
from extractors.reading.markdown_inline import styled_lines
from extractors.reading.plain import read_plain


def page(text: str) -> Page:
    (read,) = read_markdown(text.encode(), ReadingOptions()).pages
    return read


def lines(read: Page) -> list[str]:
    return [read.text[line.start : line.end] for line in read.lines]


def rows(read: Page, table: int = 0) -> list[list[str]]:
    found = read.tables[table]
    return [[read.text[c.start : c.end] for c in found.cells if c.row == row] for row in range(found.n_rows)]


@pytest.mark.parametrize(
    "text",
    [
        "## II. NHIỆM VỤ\n\n- Một",
        "**KẾ HOẠCH**\n\nvề việc",
        "| STT | Việc |\n|---|---|\n| 1 | Rà soát |",
        "a\tb<br>c\td",
        "|\nUBND\n|\nCỘNG HÒA\n|\n",
        "### **1. Mục đích**",
        "### 1. Mục đích\nMột",
    ],
)
def test_markdown_shows_in_the_content(text: str) -> None:
    assert looks_like_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "KẾ HOẠCH\n-------\n* Một việc\n(*) Ghi chú: 5 * 3",
        "Lô hàng #12\n# 5 thùng",
        "1. Mục đích\n- Ý a\n+ Ý b",
        "x < 5 và y > 3",
        "Số: ....../KH-SCT | ngày",
    ],
)
def test_plain_text_with_signs_in_it_is_no_markdown(text: str) -> None:
    assert not looks_like_markdown(text)


def test_headings_give_their_level_and_end_their_paragraph() -> None:
    read = page("## **II. NHIỆM VỤ**\n\n#### b) Giải pháp ####\nLời dẫn")
    assert lines(read) == ["II. NHIỆM VỤ", "b) Giải pháp", "Lời dẫn"]
    assert [line.heading_level for line in read.lines] == [2, 4, None]
    assert [line.bold for line in read.lines] == [True, False, False]
    assert [line.ends_paragraph for line in read.lines] == [True, True, None]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("**KẾ HOẠCH**  ", [("KẾ HOẠCH", True)]),
        ("***Nơi nhận:***", [("Nơi nhận:", True)]),
        ("*(Kèm theo)*", [("(Kèm theo)", False)]),
        ("**Thời gian:** Quý I", [("Thời gian: Quý I", False)]),
        ("**\nĐƠN VỊ\n** còn lại", [("ĐƠN VỊ", True), ("còn lại", False)]),
        (
            "**CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA**\nĐộc lập",
            [("CỘNG HÒA XÃ HỘI", True), ("CHỦ NGHĨA", True), ("Độc lập", False)],
        ),
        ("**ỦY BAN NHÂN\nDÂN **\nKT. CHỦ TỊCH", [("ỦY BAN NHÂN", True), ("DÂN", True), ("KT. CHỦ TỊCH", False)]),
        ("*X, ngày 18\ntháng 11 năm 2025*", [("X, ngày 18", False), ("tháng 11 năm 2025", False)]),
        ("** **", []),
        (r"1\. Một \*sao\* \_gạch\_", [("1. Một *sao* _gạch_", False)]),
        ("5 * 3 = 15 và 2 * 4", [("5 * 3 = 15 và 2 * 4", False)]),
        ("Điểm (*) và (**) là chú thích", [("Điểm (*) và (**) là chú thích", False)]),
        ("* Một việc\n* Việc khác", [("* Một việc", False), ("* Việc khác", False)]),
        ("tên_tệp_dài và _nghiêng_", [("tên_tệp_dài và nghiêng", False)]),
        ("Xem [Kế hoạch](http://a.vn/b) nhé ![](x.png)", [("Xem Kế hoạch nhé", False)]),
        ("A &amp; B&nbsp;C &lt;5 KC&TV", [("A & B C <5 KC&TV", False)]),
        ("<b>Đậm</b><br>thường", [("Đậm", True), ("thường", False)]),
        ('<ul style="x"> <li>- Một;</li> <li>Hai</li> </ul>', [("- Một;", False), ("- Hai", False)]),
        ("<ol><li>Một</li><li>Hai</li></ol>", [("1. Một", False), ("2. Hai", False)]),
        ("<Tên đơn vị> ký", [("<Tên đơn vị> ký", False)]),
        ("lẻ ** dấu", [("lẻ dấu", False)]),
    ],
)
def test_marks_are_read_off_and_are_no_text(markdown: str, expected: list[tuple[str, bool]]) -> None:
    assert [(line.text, line.bold) for line in styled_lines(markdown)] == expected


def test_rules_fences_and_quotes_leave_only_their_text() -> None:
    read = page("# A\n\n---\n\n> Trích\n\n```\nmã\n```\n\n***\n\n+ Ý\n- Ý\n\n* *\n\n|\n")
    assert lines(read) == ["A", "Trích", "mã", "+ Ý", "- Ý"]


def test_a_hard_break_is_a_line_and_blank_lines_stay() -> None:
    read = page("**Phụ lục**  \n*(Kèm theo)*\\\ncuối\n\nsau")
    assert read.text == "Phụ lục\n(Kèm theo)\ncuối\n\nsau"


def test_a_pipe_table_with_formatted_and_empty_cells() -> None:
    read = page(
        "Trước\n| STT | **Việc** | Hạn |\n|:--|---|--:|\n| **I** | **THỂ CHẾ** | |\n| 1 | Rà \\| soát<br>b) Sửa | Quý I |\nSau"
    )
    assert rows(read) == [["STT", "Việc", "Hạn"], ["I", "THỂ CHẾ", ""], ["1", "Rà | soát\nb) Sửa", "Quý I"]]
    assert [cell.bold for cell in read.tables[0].cells] == [False, True, False, True, True, False] + [False] * 3
    assert lines(read) == ["Trước", "Sau"]


def test_a_pipe_table_goes_on_after_a_page_and_a_new_header_begins_another() -> None:
    read = page("|a|b|c|\n|---|---|---|\n|1|2|3|\n\n|4|5|6|\n\n|x|y|z|\n|---|---|---|\n|7|8|9|")
    assert [rows(read, at) for at in range(2)] == [
        [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"]],
        [["x", "y", "z"], ["7", "8", "9"]],
    ]


def test_a_row_alone_is_a_table_where_a_document_begins_or_ends() -> None:
    assert lines(page("# A\n\n| Nơi nhận: - Như trên; - Lưu: VT. | GIÁM ĐỐC Trần Thị Sa |\n\nSau")) == [
        "A", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "GIÁM ĐỐC", "Trần Thị Sa", "Sau",
    ]  # fmt: skip
    assert lines(page("# A\n\n| Chợ phiên | Bến đò |\n\nSau")) == ["A", "| Chợ phiên | Bến đò |", "Sau"]


def test_rows_parted_by_bars_need_none_at_their_ends_and_no_rule() -> None:
    read = page("# Phụ lục\n\nTT | **Việc** | Hạn\n\n1 | Rà soát | Quý I\n\nSau")
    assert rows(read) == [["TT", "Việc", "Hạn"], ["1", "Rà soát", "Quý I"]]
    assert lines(read) == ["Phụ lục", "Sau"]


def test_a_tab_table_with_html_in_its_cells() -> None:
    read = page(
        "# A\n\nSTT\tViệc\tSản phẩm\n<b>I</b>\t<b>CHUNG</b>\t\n\n1\tRà soát\t<ul> <li>- Một;</li> <li>Hai</li> </ul>\n"
    )
    assert rows(read) == [["STT", "Việc", "Sản phẩm"], ["I", "CHUNG", ""], ["1", "Rà soát", "- Một;\n- Hai"]]
    assert [cell.bold for cell in read.tables[0].cells if cell.row == 1] == [True, True, False]


def test_two_columns_are_a_table_where_they_are_numbered_and_a_letterhead_where_not() -> None:
    numbered = page("|TT|Việc|\n|---|---|\n|1|Rà soát<br>Sửa|")
    assert rows(numbered) == [["TT", "Việc"], ["1", "Rà soát\nSửa"]]
    letterhead = page("|SỞ X<br>Số: 5/KH-SX|CỘNG HÒA<br>X, ngày 1|\n|---|---|")
    assert lines(letterhead) == ["SỞ X", "Số: 5/KH-SX", "CỘNG HÒA", "X, ngày 1"]


def test_an_html_table_with_merged_cells() -> None:
    read = page(
        "# A\n<table>\n<tr><th rowspan=2>TT</th><th colspan='2'>Phân&nbsp;công</th></tr>\n"
        "<tr><td>Chủ trì</td><td>Phối hợp</td></tr><tr><td>1<td><p>Sở A</p><p>Sở B</p></td></tr></table>\nSau"
    )
    assert [(read.text[c.start : c.end], c.row, c.column, c.row_span, c.column_span) for c in read.tables[0].cells] == [
        ("TT", 0, 0, 2, 1),
        ("Phân công", 0, 1, 1, 2),
        ("Chủ trì", 1, 1, 1, 1),
        ("Phối hợp", 1, 2, 1, 1),
        ("1", 2, 0, 1, 1),
        ("Sở A\nSở B", 2, 1, 1, 1),
    ]
    assert lines(read) == ["A", "Sau"]


def crawled(*row_cells: tuple[str, ...]) -> str:
    """Rows as a crawl writes them: a bar before each row, and one after each cell."""
    return "".join("|\n" + "".join(f"{cell}\n|\n" if cell else "|\n" for cell in row) for row in row_cells)


ENDED = """\
ỦY
BAN NHÂN DÂN
TỈNH SÓC TRĂNG
-------
|
CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
|
Số:
7/KH-UBND
|
Sóc
Trăng, ngày 3 tháng 3 năm 2024
|
KẾ HOẠCH
Nuôi tôm
"""


@pytest.mark.parametrize("before", ["", "Trang chủ\n\n"])
def test_a_crawled_letterhead_whose_bars_only_end_its_wrapped_cells(before: str) -> None:
    read = page(before + ENDED)
    assert lines(read) == [
        *filter(None, [before.strip()]),
        "ỦY BAN NHÂN DÂN",
        "TỈNH SÓC TRĂNG",
        "Số: 7/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sóc Trăng, ngày 3 tháng 3 năm 2024",
        "KẾ HOẠCH",
        "Nuôi tôm",
    ]
    assert not read.tables


@pytest.mark.parametrize("before", ["", "# Trang chủ\n"])
def test_a_table_soon_after_a_crawled_letterhead_is_none_of_it(before: str) -> None:
    head = "UBND XÃ LŨNG PÙ\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\n"
    read = page(f"{before}{head}KẾ HOẠCH\nBày sách\n{crawled(('STT', 'Việc', 'Hạn'), ('1', 'Mua sách', '5/4/2031'))}")
    assert [rows(read, at) for at in range(len(read.tables))] == [
        [["UBND XÃ LŨNG PÙ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]],
        [["STT", "Việc", "Hạn"], ["1", "Mua sách", "5/4/2031"]],
    ]
    assert [line for line in lines(read) if "\t" not in line][-2:] == ["KẾ HOẠCH", "Bày sách"]


def test_cells_ended_by_bars_are_no_letterhead_without_the_motto() -> None:
    read = page("Việc\n|\nChủ trì\n|\nRà soát\n|\nSở A\n|\n")
    assert lines(read)[0] == "Việc"


def test_a_crawled_table_with_groups_and_empty_cells() -> None:
    read = page(
        "\n"
        + crawled(
            ("**TT**", "**Nội dung\nthực hiện**", "**Chủ trì**", "**Thời gian**", "**Sản phẩm**"),
            ("**I**", "**CHUNG**"),
            ("1", "Rà soát\nvăn bản", "Sở A", "2025", ""),
            ("2", "Báo cáo", "", "2025", "Báo cáo"),
            ("1.1", "Tập huấn", "Sở B", "", "Lớp"),
        )
        + "\nSau"
    )
    assert rows(read) == [
        ["TT", "Nội dung\nthực hiện", "Chủ trì", "Thời gian", "Sản phẩm"],
        ["I", "CHUNG", "", "", ""],
        ["1", "Rà soát\nvăn bản", "Sở A", "2025", ""],
        ["2", "Báo cáo", "", "2025", "Báo cáo"],
        ["1.1", "Tập huấn", "Sở B", "", "Lớp"],
    ]
    assert lines(read) == ["Sau"]


TASKS = [("TT", "Việc", "Chủ trì", "Hạn"), ("1", "Bắc cầu", "Sở A", "Quý I"), ("2", "Mở chợ", "Sở B", "Quý II")]


@pytest.mark.parametrize("bars", range(1, 14))
@pytest.mark.parametrize("after", range(3))
def test_empty_rows_of_a_crawled_table_are_nothing(bars: int, after: int) -> None:
    drawn = [crawled(row) + "|\n" * (bars * (at == after)) for at, row in enumerate(TASKS)]
    assert rows(page("".join(drawn) + "Sau"))[:3] == [list(row) for row in TASKS]


@settings(deadline=None)
@given(st.lists(st.integers(1, 16), min_size=12, max_size=12))
def test_any_number_of_bars_after_any_cell_of_a_crawled_table_keeps_its_words(bars: list[int]) -> None:
    cells = [cell for row in TASKS for cell in row]
    read = page("|\n" + "".join(f"{cell}\n" + "|\n" * n for cell, n in zip(cells, bars, strict=True)))
    assert_sound(read)
    assert read.text.split() == " ".join(cells).split()


def test_a_page_whose_table_cannot_be_read_is_kept_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(lines: object, start: int) -> None:
        raise IndexError(f"no cell {start}")

    monkeypatch.setattr("extractors.reading.markdown.crawled_tables", fails)
    reading = read_markdown(f"**I. VIỆC**\n\n{crawled(*TASKS)}\f1. Đọc".encode(), ReadingOptions())
    assert [lines(read) for read in reading.pages] == [
        ["I. VIỆC", *(cell for row in TASKS for cell in row)],
        ["1. Đọc"],
    ]
    assert [(bad.page, bad.category, bad.component) for bad in reading.rejected] == [
        (1, "internal", "reading.markdown")
    ]


def test_text_between_two_crawled_tables_is_text() -> None:
    head, row = ("TT", "Việc", "Chủ trì", "Hạn"), ("1", "Rà soát", "Sở A", "Quý I")
    read = page(crawled(head, row) + "Tiếp theo\n" + crawled(("2", "Sửa", "Sở A", "Quý I"), row))
    assert [table.n_rows for table in read.tables] == [2, 2]
    assert lines(read) == ["Tiếp theo"]


def test_a_sub_header_beside_a_merged_ordinal_keeps_its_columns() -> None:
    read = page(
        crawled(
            ("TT", "Việc", "Chủ trì", "Hạn"),
            ("1", "a", "b", "c"),
            ("II", "Y tế"),
            ("Nội dung", "Đơn vị", "Thời gian"),
            ("2", "a", "b", "c"),
        )
    )
    assert rows(read)[2:4] == [["II", "Y tế", "", ""], ["", "Nội dung", "Đơn vị", "Thời gian"]]


def test_a_crawled_letterhead_is_read_column_by_column_and_the_plan_is_no_cell() -> None:
    plan = "\n".join(f"{n}. Việc thứ {n}" for n in range(1, 60))
    read = page(
        crawled(("**UBND**\nTỈNH X\n-----", "**CỘNG HÒA**\nĐộc lập"), ("Số: 9/KH-UBND", "*X, ngày 1\ntháng 2*"))
        + f"**KẾ HOẠCH**\n{plan}\n"
        + crawled(("Nơi nhận:\n- Sở A;", "KT. CHỦ TỊCH\nA"))
    )
    assert read.tables == ()
    assert lines(read)[:8] == [
        "UBND",
        "TỈNH X",
        "Số: 9/KH-UBND",
        "CỘNG HÒA",
        "Độc lập",
        "X, ngày 1",
        "tháng 2",
        "KẾ HOẠCH",
    ]
    assert lines(read)[-4:] == ["Nơi nhận:", "- Sở A;", "KT. CHỦ TỊCH", "A"]


SIGNS = st.sampled_from(["|", "\n", "\n\n", "**", "*", "_", "#", " ", "\t", "- ", "1", "a", "Sở", "<b>", "</b>", "<li>", "<table>", "<td>", "</table>", "|---|", "\\", "&lt;", "[x](y)", "\f"])  # fmt: skip


@settings(deadline=None)
@given(st.lists(SIGNS, max_size=60).map("".join))
def test_whatever_is_read_its_marks_lie_in_the_text(text: str) -> None:
    for reader in (read_markdown, read_plain):
        for read in reader(text.encode(), ReadingOptions()).pages:
            assert_sound(read)


def assert_sound(read: Page) -> None:
    at = 0
    for mark in sorted((*read.lines, *read.tables), key=lambda mark: mark.start):
        assert at <= mark.start <= mark.end <= len(read.text)
        at = mark.end
    for line in read.lines:
        words = read.text[line.start : line.end]
        assert words
        assert words == words.strip()
        assert "\n" not in words
    for table in read.tables:
        cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
        assert [cell.start for cell in cells] == sorted(cell.start for cell in cells)
        for cell in cells:
            assert table.start <= cell.start <= cell.end <= table.end
            assert "\t" not in read.text[cell.start : cell.end]
            assert cell.row + cell.row_span <= table.n_rows
            assert cell.column + cell.column_span <= table.n_columns
