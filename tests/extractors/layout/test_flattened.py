"""Scoring tables that lost their rules, put together again."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.flattened import Found, find_flattened
from extractors.layout.passage import passage
from extractors.layout.printed_line import PrintedLine
from extractors.layout.span import Span

HEADS = "STT Tiêu chí Điểm tối đa Điểm đạt Lý do Giải pháp khắc phục"


def found(lines: list[str]) -> tuple[str, list[Found]]:
    printed, at = [], 0
    for line in lines:
        printed.append(PrintedLine(line, Span(at, at + len(line)), 1, 1.0, 0.0))
        at += len(line) + 1
    return "\n".join(lines), list(find_flattened(printed))


def cells(lines: list[str]) -> list[list[str]]:
    text, (each,) = found(lines)
    return [[passage(text, cell.pieces).text for cell in row] for row in each.table.rows[1:]]


def test_each_line_of_a_row_goes_to_its_cell() -> None:
    assert cells([HEADS, "1", "Vệ sinh nơi", "công cộng", "5 4,5 Thiếu ghế.", "Mua thêm ghế", "ở bến", "2", "An ninh", "2 2", "Tổng cộng 7 6,5"]) == [
        ["1", "Vệ sinh nơi công cộng", "5", "4,5", "Thiếu ghế.", "Mua thêm ghế ở bến"],
        ["2", "An ninh", "2", "2", "", ""],
        ["", "Tổng cộng", "7", "6,5", "", ""],
    ]  # fmt: skip


def test_heads_may_be_cut_over_lines_and_repeated_on_the_next_page() -> None:
    heads = ["STT Tiêu chí", "Điểm tối đa", "Điểm đạt", "Lý do Giải pháp khắc phục"]
    assert [
        row[:4] for row in cells([*heads, "1", "Vệ sinh", "5 4,5", *heads, "2", "An ninh", "2 2", "Tổng 7 6,5"])
    ] == [
        ["1", "Vệ sinh", "5", "4,5"],
        ["2", "An ninh", "2", "2"],
        ["", "Tổng", "7", "6,5"],
    ]


def test_a_number_that_does_not_count_on_is_part_of_a_cell() -> None:
    assert (
        cells([HEADS, "1", "Vệ sinh", "5 4,5 Thiếu ghế.", "Mua thêm", "7", "chiếc ghế", "2", "An ninh", "2 2"])[0][5]
        == "Mua thêm 7 chiếc ghế"
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["Giữ nếp nhà sàn", "1", "Vệ sinh", "5 4,5"],
        ["STT Nhiệm vụ Đơn vị chủ trì", "1", "Dựng phim", "Văn phòng"],
        [HEADS, "không có dòng nào"],
        [],
    ],
)
def test_other_lines_are_no_scoring_table(lines: list[str]) -> None:
    assert found(lines)[1] == []


def test_what_stands_before_and_after_is_left_alone() -> None:
    text, (each,) = found(["Trước bảng", HEADS, "1", "Vệ sinh", "5 4,5", "Tổng cộng 5 4,5", "Sau bảng"])
    assert (each.first, each.last) == (1, 6)
    assert text[each.table.start : each.table.end].startswith("STT")


@given(
    st.lists(
        st.sampled_from(
            [
                HEADS,
                "1",
                "2",
                "3.",
                "Vệ sinh",
                "5 4,5",
                "5 4,5 Thiếu ghế.",
                "Mua ghế",
                "Tổng cộng 5 4",
                "Tổng",
                "STT",
                "",
            ]
        ),
        max_size=14,
    )
)
def test_any_lines_are_read_and_cells_do_not_overlap(lines: list[str]) -> None:
    _, tables = found(lines)
    for each in tables:
        body = [
            piece for row in each.table.rows[1:] for cell in row for piece in cell.pieces if piece.start < piece.end
        ]
        assert body == sorted(body)
        assert all(a.end <= b.start for a, b in pairwise(body))


@pytest.mark.parametrize(
    ("lines", "reason", "remedy"),
    [
        (["Thiếu ghế ngồi chờ ở", "bến xe.", "Mua thêm ghế"], "Thiếu ghế ngồi chờ ở bến xe.", "Mua thêm ghế"),
        (["Thiếu ghế ngồi chờ ở", "bến xe", "Mua thêm ghế"], "Thiếu ghế ngồi chờ ở bến xe", "Mua thêm ghế"),
        (["Thiếu ghế", "- Mua thêm ghế.", "- Sơn lại"], "Thiếu ghế", "- Mua thêm ghế. - Sơn lại"),
        (
            ["Chậm. Do Ban quản lý bến", "Thắng chưa họp. ", "Họp ngay"],
            "Chậm. Do Ban quản lý bến Thắng chưa họp.",
            "Họp ngay",
        ),
    ],
)
def test_the_reason_ends_where_a_new_cell_shows(lines: list[str], reason: str, remedy: str) -> None:
    rows = cells([HEADS, "1", "Vệ sinh", "5 4,5", *lines, "2", "An ninh", "2 2"])
    assert rows[0][4:] == [reason, remedy]
