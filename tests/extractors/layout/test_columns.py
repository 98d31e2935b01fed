"""What the columns of a table hold, by their heads."""

from __future__ import annotations

import pytest
from paged import Grid, document

from extractors.column_heads import column_role
from extractors.layout.columns import Columns, cell_passage, grid_of, read_columns
from extractors.layout.stitching import stitch


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("STT", "ordinal"), ("TT", "ordinal"), ("Số TT", "ordinal"), ("Số thứ tự", "ordinal"),
        ("Nhiệm vụ", "task"), ("NỘI DUNG CÔNG VIỆC", "task"), ("Nhiệm vụ, giải pháp", "task"), ("Nhiệm vụ/giải pháp", "task"),
        ("Tên nhiệm vụ cụ thể", "task"), ("Nội dung", "task"), ("Hoạt động", "task"), ("Tên đề án", "task"),
        ("Đơn vị chủ trì", "lead"), ("Cơ quan chủ trì[1]", "lead"), ("CƠ QUAN, ĐƠN VỊ CHỦ TRÌ", "lead"), ("Chủ trì", "lead"),
        ("Đơn vị thực hiện", "doer"), ("Người thực hiện", "doer"), ("Phân công thực hiện", "doer"), ("Trách nhiệm chính", "lead"),
        ("Bộ phận tham mưu", "charge"), ("Cơ quan chuẩn bị", "charge"), ("Chủ đầu tư", "charge"), ("Người phụ trách", "officer"), ("Đ/c phụ trách", "officer"), ("Người đứng đầu chịu trách nhiệm", "officer"),
        ("Tháng", "time"), ("Tháng 3", None), ("Quý", "time"), ("Quý I", None), ("Hạn hoàn thành", "time"), ("Bắt đầu", "start"), ("Thời gian kết thúc", "end"),
        ("Ngày, tháng, năm sinh", None), ("Số hiệu; ngày, tháng, năm ban hành", None), ("Địa bàn phụ trách", None), ("Tên lệ làng, ngày tháng năm có hiệu lực", None), ("Số chợ có đến ngày 31/12", None),
        ("Các bước tiến hành", "task"), ("Đơn vị liên quan", "coordinate"), ("Tồn tại, hạn chế", "reason"),
        ("Đơn vị phối hợp", "coordinate"), ("Cơ quan phối hợp thực hiện", "coordinate"), ("Phối hợp", "coordinate"),
        ("Thời gian", "time"), ("Thời gian thực hiện năm 2024", "time"), ("Thời hạn hoàn thành", "time"), ("Tiến độ", "time"), ("Lộ trình", "time"),
        ("Sản phẩm", "output"), ("Sản phẩm, kết quả", "output"), ("Dự kiến sản phẩm", "output"),
        ("Ghi chú", "remark"),
        ("Tiêu chí", "criterion"), ("Điểm tối đa", "max_score"), ("Điểm chuẩn", "max_score"), ("Điểm đạt năm 2023", "achieved_score"),
        ("Điểm thẩm định", "achieved_score"), ("Lý do mất điểm", "reason"), ("Giải pháp khắc phục trong năm 2024", "remedy"),
        ("Tên lớp", "task"), ("Tên lớp đào tạo, bồi dưỡng", "task"), ("Tên văn bản quy định chi tiết thi hành luật", "task"),
        ("Đơn vị/cá nhân chủ trì", "lead"), ("Cơ quan chủ trì soạn thảo, ghi chú", "lead"), ("Đơn vị chủ trì nội dung", "lead"), ("Thời gian mở lớp", "time"),
        ("Căn cứ", None), ("Cấp trình", None), ("Nguồn kinh phí", None), ("Số lượng", None), ("", None),
    ],
)  # fmt: skip
def test_a_head_says_what_its_column_holds(head: str, role: str | None) -> None:
    assert column_role(head) == role


def columns(*texts: list[str | tuple[str, int, int]]) -> Columns | None:
    made = document([Grid(texts)])
    (table,) = stitch(made)
    return read_columns(made.text, table)


def test_the_heads_of_a_task_table() -> None:
    found = columns(["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"], ["1", "Dựng phim", "Văn phòng", "Quý I"])
    assert found is not None
    assert found.roles == {"ordinal": 0, "task": 1, "lead": 2, "time": 3}
    assert (found.n_header_rows, found.is_task_table, found.is_scoring_table) == (1, True, False)
    assert [head.text for head in found.heads] == ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"]


@pytest.mark.parametrize(
    ("heads", "roles"),
    [
        (["Nội dung", "Đơn vị thực hiện", "Thời gian"], {"task": 0, "lead": 1, "time": 2}),
        (["Nội dung", "Đơn vị chủ trì", "Đơn vị thực hiện"], {"task": 0, "lead": 1, "implement": 2}),
        (["Nội dung", "Bộ phận tham mưu", "Đơn vị phối hợp"], {"task": 0, "lead": 1, "coordinate": 2}),
        (["Nội dung", "Cơ quan thực hiện", "Cơ quan chịu trách nhiệm chung"], {"task": 0, "lead": 2, "implement": 1}),
        (["Nội dung", "Người chịu trách nhiệm", "Đơn vị thực hiện"], {"task": 0, "officer": 1, "lead": 2}),
        (["Nội dung", "Lãnh đạo phụ trách", "Đơn vị thực hiện"], {"task": 0, "officer": 1, "lead": 2}),
        (["Nội dung", "Người phụ trách", "Bắt đầu", "Kết thúc"], {"task": 0, "lead": 1, "start": 2, "time": 3}),
        (["Nội dung", "Từ ngày", "Hoàn thành"], {"task": 0, "start": 1, "time": 2}),
        (["Tồn tại", "Giải pháp khắc phục", "Đơn vị chủ trì"], {"reason": 0, "task": 1, "lead": 2}),
        (["Tiêu chí", "Điểm tối đa", "Giải pháp khắc phục"], {"criterion": 0, "max_score": 1, "remedy": 2}),
    ],
)
def test_what_a_column_holds_beside_others(heads: list[str | tuple[str, int, int]], roles: dict[str, int]) -> None:
    found = columns(heads, ["a"] * len(heads))
    assert found is not None
    assert found.roles == roles


def test_columns_whose_heads_are_periods() -> None:
    quarters = columns([("Công việc", 2, 1), ("Tiến độ năm 2031", 1, 2)], ["Quý I", "Quý II"], ["Dựng phim", "x", ""])
    months = columns([("Công việc", 2, 1), ("Tháng", 1, 3)], ["1", "2", "3"], ["Dựng phim", "", "x", "x"])
    assert quarters is not None
    assert months is not None
    assert quarters.is_task_table
    assert [(n, period.text) for n, period in quarters.periods] == [(1, "Quý I/2031"), (2, "Quý II/2031")]
    assert [(n, period.text) for n, period in months.periods] == [(1, "Tháng 1"), (2, "Tháng 2"), (3, "Tháng 3")]


def test_heads_of_two_rows_add_up() -> None:
    found = columns(
        [("STT", 2, 1), ("Nhiệm vụ", 2, 1), ("Phân công", 1, 2)],
        ["Đơn vị chủ trì", "Đơn vị phối hợp"],
        ["1", "Dựng phim", "Văn phòng", "Thanh tra"],
    )
    assert found is not None
    assert found.n_header_rows == 2
    assert [head.text for head in found.heads][2:] == ["Phân công Đơn vị chủ trì", "Phân công Đơn vị phối hợp"]
    assert (found.roles["ordinal"], found.roles["task"], found.roles["lead"]) == (0, 1, 2)


def test_a_row_that_numbers_the_columns_belongs_to_the_heads() -> None:
    found = columns(["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"], ["(1)", "(2)", "(3)", "(4)"], ["1", "a", "b", "c"])
    assert found is not None
    assert found.n_header_rows == 2
    assert [head.text for head in found.heads] == ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"]
    assert found.roles["ordinal"] == 0


def test_a_first_task_is_no_head() -> None:
    found = columns(
        ["STT", "Nhiệm vụ", "Chủ trì", "Thời gian"], ["1", "Rà soát", "Văn phòng", "Quý I"], ["2", "a", "b", "c"]
    )
    assert found is not None
    assert found.n_header_rows == 1


@pytest.mark.parametrize(
    "texts",
    [
        [["1", "Dựng phim", "Văn phòng", "Quý I"], ["2", "In lịch", "Thanh tra", "Quý II"]],
        [["Họ và tên", "Chức vụ", "Đơn vị", "Số điện thoại"], ["Hà", "Trưởng phòng", "Văn phòng", "0"]],
    ],
)
def test_a_table_without_known_heads_has_no_columns(texts: list[list[str]]) -> None:
    assert columns(*texts) is None


def test_a_scoring_table_is_told_from_a_task_table() -> None:
    found = columns(["STT", "Tiêu chí", "Điểm tối đa", "Điểm đạt"], ["1", "Vệ sinh", "5", "4"])
    assert found is not None
    assert (found.is_task_table, found.is_scoring_table) == (False, True)


def test_a_result_is_the_product_only_where_no_column_is() -> None:
    alone = columns(["STT", "Nhiệm vụ", "Chủ trì", "Kết quả"], ["1", "a", "b", "c"])
    beside = columns(["Nhiệm vụ", "Chủ trì", "Kết quả", "Sản phẩm"], ["a", "b", "c", "d"])
    assert alone is not None
    assert beside is not None
    assert alone.roles["output"] == 3
    assert (beside.roles["output"], beside.roles["result"]) == (3, 2)


def test_a_merged_cell_stands_in_each_place_it_covers() -> None:
    made = document([Grid([[("a", 2, 1), "b", "c", "d"], ["e", ("f", 1, 2)]])])
    (table,) = stitch(made)
    grid = grid_of(table)
    assert [[cell_passage(made.text, cell).text for cell in row] for row in grid] == [
        ["a", "b", "c", "d"],
        ["a", "e", "f", "f"],
    ]


def test_no_cell_says_nothing() -> None:
    assert cell_passage("", None).text == ""
