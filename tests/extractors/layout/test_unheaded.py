"""Task tables without heads."""

from __future__ import annotations

from paged import Grid, document

from extractors.layout.columns import Columns
from extractors.layout.stitching import stitch
from extractors.layout.unheaded import told_by_content

ROWS = [
    ["4", "Sửa chữa các trạm bơm dọc kênh chính trước mùa mưa lũ", "Sở Xây dựng", "Các sở, ban, ngành", "Quý II năm 2031"],
    ["5", "Nạo vét lòng kênh và gia cố bờ ở những đoạn bị sạt lở", "Sở Tài chính", "Các sở, ban, ngành", "Hàng năm"],
    ["6", "Lập bản đồ ngập lụt của các xã ven sông và công bố rộng rãi", "Sở Nội vụ", "Các sở, ban, ngành", "Năm 2031"],
]  # fmt: skip


def told(rows: list[list[str]]) -> Columns | None:
    made = document([Grid(rows, edges=None)])
    (table,) = stitch(made)
    return told_by_content(made.text, table)


def test_columns_are_told_by_what_they_hold() -> None:
    found = told(ROWS)
    assert found is not None
    assert found.roles == {"ordinal": 0, "task": 1, "lead": 2, "coordinate": 3, "time": 4}
    assert found.n_header_rows == 0


def test_a_table_without_times_or_bodies_is_none() -> None:
    assert told([[*row[:3], "12", "x"] for row in ROWS]) is None
    assert told([[*row[:2], "1,5", "2,0", row[4]] for row in ROWS]) is None


def test_a_table_without_numbers_is_none() -> None:
    assert told([["Kênh Đông", *row[1:]] for row in ROWS]) is None
