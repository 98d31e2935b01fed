"""Task tables that lost their rules, put together again."""

from __future__ import annotations

import pytest

from extractors.layout.cell_fitting import is_time, parted
from extractors.layout.flattened_tasks import find_flattened_tasks
from extractors.layout.passage import passage
from extractors.layout.printed_line import PrintedLine
from extractors.layout.span import Span

HEADS = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian", "Sản phẩm"]


def tables(lines: list[str]) -> list[list[list[str]]]:
    """The cells of the tables found, the heads left out."""
    printed, at = [], 0
    for line in lines:
        printed.append(PrintedLine(line, Span(at, at + len(line)), 1, 1.0, 0.0))
        at += len(line) + 1
    text = "\n".join(lines)
    return [
        [[passage(text, cell.pieces).text for cell in row] for row in found.table.rows[1:]]
        for found in find_flattened_tasks(printed)
    ]


FILM = ["Dựng phim về chợ phiên", "Sở Du lịch", "Sở Tài chính", "Quý I/2031", "Phim"]
CALENDAR = ["In lịch treo tường", "Sở Y tế", "Công an tỉnh", "Trước 30/11/2031", "Lịch"]


def test_a_cell_a_line() -> None:
    assert tables([*HEADS, "1", *FILM, "2", *CALENDAR]) == [[["1", *FILM], ["2", *CALENDAR]]]


def test_cells_cut_over_lines() -> None:
    lines = ["1", "Dựng phim về", "chợ phiên", "Sở Du lịch", "Sở Tài", "chính", "Quý I/2031", "Phim", "2", *CALENDAR]
    assert tables([*HEADS, *lines]) == [[["1", *FILM], ["2", *CALENDAR]]]


def test_a_number_on_the_line_of_its_task() -> None:
    assert tables([*HEADS, f"1 {FILM[0]}", *FILM[1:], f"2 {CALENDAR[0]}", *CALENDAR[1:]]) == [
        [["1", *FILM], ["2", *CALENDAR]]
    ]


def test_an_empty_cell_is_told_by_what_the_others_say() -> None:
    assert tables([*HEADS, "1", "Dựng phim về chợ phiên", "Sở Du lịch", "Quý I/2031", "2", *CALENDAR]) == [
        [["1", "Dựng phim về chợ phiên", "Sở Du lịch", "", "Quý I/2031", ""], ["2", *CALENDAR]]
    ]


def test_groups_and_what_follows_the_table() -> None:
    lines = [
        "I",
        "Công tác tuyên truyền",
        "1",
        *FILM,
        "II",
        "Công tác khác",
        "1",
        *CALENDAR,
        "III. KINH PHÍ",
        "Không có.",
    ]
    (rows,) = tables([*HEADS, *lines])
    assert [row[:2] for row in rows] == [
        ["I", "Công tác tuyên truyền"], ["1", FILM[0]], ["II", "Công tác khác"], ["1", CALENDAR[0]],
    ]  # fmt: skip
    assert rows[-1][-1] == "Lịch"


def test_groups_with_their_titles_behind_their_marks() -> None:
    (rows,) = tables(
        [*HEADS, "I. TUYÊN TRUYỀN", "1", *FILM, "II. VIỆC KHÁC", "2", *CALENDAR, "IV. KINH PHÍ", "Không có."]
    )
    assert [row[:2] for row in rows] == [
        ["I.", "TUYÊN TRUYỀN"], ["1", FILM[0]], ["II.", "VIỆC KHÁC"], ["2", CALENDAR[0]],
    ]  # fmt: skip
    assert rows[-1][-1] == "Lịch"


def test_the_outline_goes_on_below_the_table() -> None:
    lines = ["2. Việc phải làm", *HEADS, "1", *FILM, "2", *CALENDAR, "3. Kinh phí", "Không có."]
    assert tables(lines) == [[["1", *FILM], ["2", *CALENDAR]]]


def test_a_list_in_a_cell_is_no_outline() -> None:
    film = ["Dựng phim", "1. Viết lời", "2. Quay", "3. Lồng tiếng", *FILM[1:]]
    ((row, _),) = tables(["2. Việc phải làm", *HEADS, "1", *film, "2", *CALENDAR])
    assert row[2:] == FILM[1:]


def test_heads_cut_over_lines_and_printed_again() -> None:
    heads = ["TT Nhiệm vụ", "Đơn vị", "chủ trì", "Đơn vị phối", "hợp", "Thời gian Sản phẩm"]
    assert tables([*heads, "1", *FILM, *heads, "2", *CALENDAR]) == [[["1", *FILM], ["2", *CALENDAR]]]


def test_rows_that_begin_with_their_times() -> None:
    lines = [
        "Thời gian",
        "Nội dung",
        "Đơn vị thực hiện",
        "Trước 31/3/2031",
        "Nhận hồ sơ",
        "Sở Y tế",
        "05/4/2031",
        "Chấm",
        "Sở Du lịch",
    ]
    assert tables(lines) == [[["Trước 31/3/2031", "Nhận hồ sơ", "Sở Y tế"], ["05/4/2031", "Chấm", "Sở Du lịch"]]]


@pytest.mark.parametrize(
    "lines",
    [
        ["STT", "Tên hàng", "Đơn giá", "1", "Bút", "5.000", "2", "Vở", "7.000"],
        ["Nội dung", "1. Dựng phim.", "2. In lịch."],
        ["STT", "Nhiệm vụ", "Thời gian", "Ghi chú", "1", "Một", "hai", "2", "ba", "bốn"],
    ],
)
def test_other_lines_are_no_task_table(lines: list[str]) -> None:
    assert tables(lines) == []


@pytest.mark.parametrize(
    ("lines", "ends"),
    [
        (["Dựng phim", "- Chủ trì: Sở Y tế.", "- Phối hợp: Sở Du lịch.", "Quý I/2031"], [1, 3, 4]),
        (["Dựng phim", "Các phòng chuyên môn thuộc", "Sở", "Quý I/2031"], [1, 3, 4]),
        (["Dựng phim", "nt", "Quý I/2031"], [1, 2, 3]),
        (["Dựng phim", "Hội đồng nghệ thuật", "Quý I/2031"], [1, 2, 3]),
        (["Dựng phim", "In lịch", "Vẽ tranh"], None),
    ],
)
def test_the_lines_of_a_row_parted(lines: list[str], ends: list[int] | None) -> None:
    assert parted(lines, ["task", "lead", "time"]) == ends


@pytest.mark.parametrize(
    ("text", "says"),
    [("Quý I/2031", True), ("Thường xuyên", True), ("2026 và các năm tiếp theo", True), ("Sở Y tế 2031", False)],
)
def test_a_line_that_is_a_time(text: str, says: bool) -> None:
    assert is_time(text) is says
