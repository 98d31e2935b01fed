"""All lines and tables of a document in reading order."""

from __future__ import annotations

from paged import At, Grid, document

from extractors.document import Document
from extractors.layout.flow import flow
from extractors.layout.joined import JoinedTable
from extractors.layout.printed_line import PrintedLine
from extractors.reading import read_bytes


def printed(made: Document) -> list[str]:
    return [item.text if isinstance(item, PrintedLine) else f"[{len(item.rows)} rows]" for item in flow(made)]


def test_lines_and_tables_stand_in_reading_order() -> None:
    made = document([At(100, "Trước bảng"), Grid([["1", "a", "b", "c"], ["2", "d", "e", "f"]]), At(400, "Sau bảng")])
    assert printed(made) == ["Trước bảng", "[2 rows]", "Sau bảng"]


def test_page_numbers_and_empty_lines_are_left_out() -> None:
    made = document([At(400, "Trang đầu"), At(800, "1")], [At(40, "2"), At(400, "Trang sau"), At(420, "   ")])
    assert printed(made) == ["Trang đầu", "Trang sau"]


def test_a_table_over_two_pages_stands_once() -> None:
    made = document(
        [At(100, "Trước bảng"), Grid([["STT", "a", "b", "c"], ["1", "d", "e", "f"]])],
        [Grid([["2", "g", "h", "i"]]), At(400, "Sau bảng")],
    )
    assert printed(made) == ["Trước bảng", "[3 rows]", "Sau bảng"]


def test_a_lines_span_holds_its_words_without_the_space_around() -> None:
    made = document([At(100, "  Giữ nếp nhà sàn  "), At(120, "chợ phiên")])
    first = flow(made)[0]
    assert isinstance(first, PrintedLine)
    assert first.span.of(made.text) == first.text == "Giữ nếp nhà sàn"


def test_every_page_keeps_its_number() -> None:
    made = document([At(400, "Trang đầu")], [At(400, "Trang sau")])
    assert [item.page for item in flow(made) if isinstance(item, PrintedLine)] == [1, 2]


def plain(lines: list[str]) -> list[PrintedLine]:
    made = read_bytes("\n".join(lines).encode(), "ke-hoach.txt")
    return [item for item in flow(made) if isinstance(item, PrintedLine)]


def test_empty_lines_part_paragraphs_where_nearly_every_listed_line_has_one() -> None:
    items = plain(
        [each for n in range(8) for each in ("", f"- Việc thứ {n} của bà con trong bản", "nối sang dòng sau.")]
    )
    assert {item.blank_before for item in items[1:] if item.text.startswith("-")} == {True}
    assert {item.blank_before for item in items if item.text.startswith("nối")} == {False}


def test_empty_lines_say_nothing_where_every_line_has_one() -> None:
    items = plain(
        [each for n in range(8) for each in (f"- Việc thứ {n} của bà con trong bản", "", "nối sang dòng sau.", "")]
    )
    assert {item.blank_before for item in items} == {None}


def test_a_scoring_table_that_lost_its_rules_is_one_table() -> None:
    lines = [
        "STT Tiêu chí Điểm tối đa Điểm đạt Lý do Giải pháp khắc phục",
        "1",
        "Vệ sinh",
        "5 4,5 Thiếu ghế.",
        "Mua thêm ghế",
        "Tổng cộng 5 4,5",
    ]
    items = flow(document(["Trước bảng", *lines, "Sau bảng"]))
    assert [isinstance(item, JoinedTable) for item in items] == [False, True, False]


def test_no_pages_no_flow() -> None:
    assert flow(document()) == ()


def test_a_text_of_which_hardly_a_line_goes_on_has_a_paragraph_on_each() -> None:
    listed = [f"- Dựng chòi canh thứ {n} ở đầu bản và cuối bản, bên suối." for n in range(12)]
    whole = ["Đội Cờ đỏ các bản vùng cao, Tổ dân quân và Chi hội phụ nữ", "Canh rừng suốt mùa khô.", *listed, *listed]
    assert {item.blank_before for item in plain(whole)[1:]} == {True}
    wrapped = [line for n in range(12) for line in (f"- Dựng chòi canh thứ {n} ở đầu bản", "và cuối bản, bên suối.")]
    assert {item.blank_before for item in plain(wrapped)} == {None}
