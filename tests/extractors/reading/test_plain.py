import pytest

from extractors.document import Page
from extractors.reading import ReadingOptions
from extractors.reading.plain import read_plain


def pages(text: str) -> tuple[Page, ...]:
    return read_plain(text.encode(), ReadingOptions()).pages


def lines(page: Page) -> list[str]:
    return [page.text[line.start : line.end] for line in page.lines]


def rows(page: Page, table: int = 0) -> list[list[str]]:
    found = page.tables[table]
    return [[page.text[c.start : c.end] for c in found.cells if c.row == row] for row in range(found.n_rows)]


def test_text_stays_as_it_is_and_lines_are_its_words() -> None:
    (page,) = pages(" KẾ HOẠCH \n\n  Thực hiện  nhiệm vụ\n")
    assert page.text == " KẾ HOẠCH \n\n  Thực hiện  nhiệm vụ\n"
    assert lines(page) == ["KẾ HOẠCH", "Thực hiện  nhiệm vụ"]
    assert {line.ends_paragraph for line in page.lines} == {None}
    assert (page.source, page.number) == ("plain", 1)


def test_form_feeds_part_pages() -> None:
    found = pages("một\n\fhai\n\f")
    assert [page.text for page in found] == ["một\n", "hai\n"]
    assert [page.number for page in found] == [1, 2]


def test_rows_parted_by_tabs_are_one_table_though_blank_lines_interrupt_them() -> None:
    (page,) = pages("Phụ lục\nSTT\tViệc\tHạn\n1\tRà soát\tQuý I\n\n\n\n2\tBáo cáo\t\nHết")
    assert rows(page) == [["STT", "Việc", "Hạn"], ["1", "Rà soát", "Quý I"], ["2", "Báo cáo", ""]]
    assert lines(page) == ["Phụ lục", "Hết"]
    table = page.tables[0]
    assert page.text[table.start : table.end] == "STT\tViệc\tHạn\n1\tRà soát\tQuý I\n2\tBáo cáo\t"


def test_a_group_row_whose_empty_cells_were_trimmed_stays_in_the_table() -> None:
    (page,) = pages("STT\tViệc\tHạn\tGhi chú\nI\tTHỂ CHẾ\n1\tRà soát\tQuý I\t\n")
    assert rows(page)[1] == ["I", "THỂ CHẾ", "", ""]


@pytest.mark.parametrize(
    "text",
    [
        "a)\tMột việc\nb)\tViệc khác",  # a tab after the marker
        "\t\tKẾ HOẠCH\n\t\tVề việc khác",  # indented
        "Chỉ một dòng\tcó\ttab\nkhông bảng",
    ],
)
def test_tabs_alone_make_no_table(text: str) -> None:
    (page,) = pages(text)
    assert page.tables == ()


def test_tables_with_text_between_them_are_two() -> None:
    (page,) = pages("STT\tViệc\tHạn\n1\tRà soát\tQuý I\n\nHai bảng\n\nA\tB\tC\tD\n1\t2\t3\t4")
    assert [(table.n_rows, table.n_columns) for table in page.tables] == [(2, 3), (2, 4)]


def test_rows_parted_by_bars_with_none_at_their_ends_are_a_table_under_the_head_of_an_ordinal() -> None:
    (page,) = pages(
        "Phụ lục\n\nSTT | Việc | Chủ trì | Hạn\n\nI | THỂ CHẾ\n\n1 | Rà soát\nvăn bản | Sở Nội vụ\n | Quý I\n"
        "trước ngày 10\n\n2 | Báo cáo |  | Quý II\n\nHết | phụ lục"
    )
    assert rows(page) == [
        ["STT", "Việc", "Chủ trì", "Hạn"],
        ["I", "THỂ CHẾ", "", ""],
        ["1", "Rà soát\nvăn bản", "Sở Nội vụ", "Quý I\ntrước ngày 10"],
        ["2", "Báo cáo", "", "Quý II"],
    ]
    assert lines(page) == ["Phụ lục", "Hết | phụ lục"]


def test_text_right_under_the_last_row_is_none_of_it_and_another_head_begins_another_table() -> None:
    (page,) = pages(
        "TT | Việc | Hạn\n1 | Rà soát | Quý I\nGhi chú chung\nTT | Tên | Nơi\n1 | Chợ | Xã A\nTT | Số | Mã\n1 | 2 | 3"
    )
    assert [rows(page, at) for at in range(3)] == [
        [["TT", "Việc", "Hạn"], ["1", "Rà soát", "Quý I"]],
        [["TT", "Tên", "Nơi"], ["1", "Chợ", "Xã A"]],
        [["TT", "Số", "Mã"], ["1", "2", "3"]],
    ]
    assert lines(page) == ["Ghi chú chung"]


def test_three_rows_with_as_many_bars_are_a_table_without_ordinals() -> None:
    (page,) = pages("Việc | Chủ trì | Hạn\n\nRà soát | Sở Nội vụ | Quý I\n\nBáo cáo | Sở Y tế | Quý II\nHết")
    assert rows(page) == [
        ["Việc", "Chủ trì", "Hạn"],
        ["Rà soát", "Sở Nội vụ", "Quý I"],
        ["Báo cáo", "Sở Y tế", "Quý II"],
    ]
    assert lines(page) == ["Hết"]


@pytest.mark.parametrize(
    "text",
    [
        "Trang chủ | Văn bản | Kế hoạch\nĐiện thoại: 0200 | Thư: vp@tinh.vn | Fax: 0201\nHết",
        "TT | Việc | Hạn\nkhông có việc nào",
        "Mức 1 | 2\nMức 2 | 3\nMức 3 | 4",
    ],
)
def test_bars_alone_make_no_table(text: str) -> None:
    (page,) = pages(text)
    assert page.tables == ()


def test_break_marks_of_converters_part_pages_and_stay() -> None:
    found = pages("một\n--- PAGE BREAK ---\nhai\n")
    assert [page.text for page in found] == ["một\n", "--- PAGE BREAK ---\nhai\n"]
