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


def test_the_list_of_those_who_get_a_copy_does_not_tell_whether_empty_lines_part_paragraphs() -> None:
    body = [each for n in range(7) for each in ("", f"- Việc thứ {n} của bà con trong bản", "nối sang dòng sau.")]
    copies = ["", "Nơi nhận:", *(f"- Trưởng bản {n};" for n in range(4)), "- Tổ hát then,", "tổ múa xòe;", "- Lưu."]
    assert {item.blank_before for item in plain([*body, *copies]) if item.text.startswith("nối")} == {False}


def test_empty_lines_say_nothing_where_every_line_has_one() -> None:
    items = plain(
        [each for n in range(8) for each in (f"- Việc thứ {n} của bà con trong bản", "", "nối sang dòng sau.", "")]
    )
    assert {item.blank_before for item in items} == {None}


_HEADS = [
    "1. Đưa tin về phiên chợ vùng cao đến từng bản, từng nhà và khách ở xa tới",
    "Tổ trưởng các bản báo trước mỗi phiên.",
]
_LONG = "Ban quản lý chợ kê lại bàn ghế, quét sân, dựng rạp, mắc thêm đèn trước phiên đầu."


def test_text_in_which_hardly_a_line_goes_on_small_was_never_wrapped() -> None:
    assert {line.fill for line in plain([*_HEADS, _LONG, _LONG])} == {0.0}
    assert {line.blank_before for line in plain([*_HEADS, _LONG, _LONG])} == {True}


def test_lines_that_go_on_small_show_that_text_was_wrapped() -> None:
    wrapped = plain(
        [*_HEADS, _LONG.rstrip("."), "dọn kho và sửa hàng rào quanh chợ, làm xong trước ngày họp phiên đầu năm;", _LONG]
    )
    assert max(line.fill for line in wrapped) > 0.9


def test_letters_of_a_list_are_no_lines_that_go_on() -> None:
    assert {line.fill for line in plain([f"{letter}) {_LONG}" for letter in "abcd"])} == {0.0}


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
