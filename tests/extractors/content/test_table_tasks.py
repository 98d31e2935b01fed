"""Task tables of every shape: which are ones, and which of their rows are tasks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import END, Invented, rows

ReadBody = Callable[..., Invented]


def test_a_row_is_one_task_however_many_products_it_lists(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Sản phẩm", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"],
        ["1", "Dựng phim về chợ tình", "- Kế hoạch; - Phim; - Báo cáo", "Văn phòng Sở", "Thanh tra Sở", "Quý I"],
        ["2", "In lịch", "Lịch", "Thanh tra Sở", "", "Tháng 12"],
    ))  # fmt: skip
    assert [(t.marker, t.text, t.expected_output, t.source_kind) for t in plan.tasks] == [
        ("1", "Dựng phim về chợ tình", "- Kế hoạch; - Phim; - Báo cáo", "table_row"),
        ("2", "In lịch", "Lịch", "table_row"),
    ]
    assert plan.roles("Dựng phim") == {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")}


def test_cells_that_no_other_column_holds_are_kept_by_their_heads(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Căn cứ", "Cơ quan chủ trì", "Cấp trình", "Thời gian", "Nguồn kinh phí", "Kết quả", "Sản phẩm", "Ghi chú"],
        ["1", "Dựng phim", "Luật Du lịch", "Văn phòng Sở", "UBND tỉnh", "Quý I", "Ngân sách tỉnh", "Đã xong", "Phim", "Gấp"],
        ["2", "In lịch", "", "Thanh tra Sở", "", "Quý IV", "", "", "Lịch", ""],
    ))  # fmt: skip
    assert plan.cells("Dựng phim") == {
        "Căn cứ": "Luật Du lịch", "Cấp trình": "UBND tỉnh", "Nguồn kinh phí": "Ngân sách tỉnh", "Kết quả": "Đã xong", "Ghi chú": "Gấp",
    }  # fmt: skip
    assert plan.cells("In lịch") == {}
    assert plan.task("Dựng phim").expected_output == "Phim"


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (["Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"], ["Dựng phim", "Văn phòng Sở", "Quý I"]),
        (["TT", "Đơn vị chủ trì", "Nội dung công việc", "Thời gian"], ["1", "Văn phòng Sở", "Dựng phim", "Quý I"]),
        (["TT", "Thời gian", "Nội dung", "Đơn vị thực hiện"], ["1", "Quý I", "Dựng phim", "Văn phòng Sở"]),
        (
            ["Số TT", "Tên nhiệm vụ", "Thời hạn hoàn thành", "Cơ quan chủ trì[1]"],
            ["1", "Dựng phim", "Quý I", "Văn phòng Sở"],
        ),
        (["STT", "NHIỆM VỤ", "CHỦ TRÌ", "TIẾN ĐỘ"], ["1", "Dựng phim", "Văn phòng Sở", "Quý I"]),
        (
            ["STT", "Nhiệm vụ, giải pháp", "Cơ quan, đơn vị chủ trì", "Thời gian hoàn thành"],
            ["1", "Dựng phim", "Văn phòng Sở", "Quý I"],
        ),
        (["STT", "Hoạt động", "Người thực hiện", "Thời gian dự kiến"], ["1", "Dựng phim", "Văn phòng Sở", "Quý I"]),
    ],
)
def test_columns_in_any_order_and_wording(read_body: ReadBody, heads: list[str], cells: list[str]) -> None:
    other = ["2" if c == "1" else c.replace("Dựng phim", "In lịch") for c in cells]
    plan = read_body("I. NHIỆM VỤ\n" + rows(heads, cells, other))
    assert plan.texts == ["Dựng phim", "In lịch"]
    assert plan.roles("Dựng phim") == {("lead", "Văn phòng Sở")}
    assert plan.raws("Dựng phim") == ["Quý I"]


TWO_LEVELS = """\
I. NHIỆM VỤ
Các việc phải làm:

<table>
<tr><th rowspan="2">STT</th><th rowspan="2">Nhiệm vụ</th><th colspan="2">Phân công</th><th rowspan="2">Thời gian</th></tr>
<tr><th>Đơn vị chủ trì</th><th>Đơn vị phối hợp</th></tr>
<tr><td>1</td><td>Dựng phim</td><td>Văn phòng Sở</td><td>Thanh tra Sở</td><td>Quý I</td></tr>
<tr><td>2</td><td>In lịch</td><td>Thanh tra Sở</td><td></td><td>Quý IV</td></tr>
</table>
"""


def test_heads_of_two_levels(read_body: ReadBody) -> None:
    plan = read_body(TWO_LEVELS)
    assert plan.row_tasks() == [("1", "Dựng phim"), ("2", "In lịch")]
    assert plan.roles("Dựng phim") == {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")}
    assert plan.raws("In lịch") == ["Quý IV"]


def test_a_row_that_numbers_the_columns_is_no_task(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"], ["(1)", "(2)", "(3)", "(4)"],
        ["1", "Dựng phim", "Văn phòng Sở", "Quý I"], ["2", "In lịch", "Thanh tra Sở", "Quý IV"],
    ))  # fmt: skip
    assert plan.row_tasks() == [("1", "Dựng phim"), ("2", "In lịch")]


@pytest.mark.parametrize("number", ["1", "01", "1.", "19-20)", "2.10"])
def test_a_rows_number_is_kept_as_printed(read_body: ReadBody, number: str) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"],
        [number, "Dựng phim", "Văn phòng Sở", "Quý I"], ["9", "In lịch", "Thanh tra Sở", "Quý IV"],
    ))  # fmt: skip
    assert plan.tasks[0].marker == number.rstrip(".)")


def test_a_row_with_a_task_but_no_more_is_still_a_task(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"],
        ["1", "Dựng phim về chợ tình", "", ""], ["2", "In lịch", "Thanh tra Sở", "Quý IV"],
    ))  # fmt: skip
    assert plan.row_tasks() == [("1", "Dựng phim về chợ tình"), ("2", "In lịch")]


def test_a_sum_is_no_task(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nội dung", "Đơn vị chủ trì", "Kinh phí"],
        ["1", "Dựng phim", "Văn phòng Sở", "50"], ["2", "In lịch", "Thanh tra Sở", "30"], ["", "Tổng cộng", "", "80"],
    ))  # fmt: skip
    assert plan.texts == ["Dựng phim", "In lịch"]


def test_a_sheet_that_continues_another_has_no_heads(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n"
        + rows(
            ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"],
            ["1", "Dựng phim", "Văn phòng Sở", "Quý I"], ["2", "In lịch", "Thanh tra Sở", "Quý IV"],
        )
        + "\nCác việc còn lại:\n"
        + rows(["3", "Sửa cầu", "Thanh tra Sở", "Quý II"], ["4", "Quét sân", "Văn phòng Sở", "Quý III"])
    )  # fmt: skip
    assert plan.row_tasks() == [("1", "Dựng phim"), ("2", "In lịch"), ("3", "Sửa cầu"), ("4", "Quét sân")]


def test_what_stands_beside_a_table_of_tasks_is_a_task_only_where_it_orders(read_body: ReadBody) -> None:
    table = rows(["STT", "Nhiệm vụ", "Thời gian"], ["1", "Dựng phim", "Quý I"])
    plan = read_body(f"I. NHIỆM VỤ\nXây dựng nhà trưng bày tại trung tâm.\n{table}\nBản vẽ vùng cao\n")
    assert plan.texts == ["Xây dựng nhà trưng bày tại trung tâm.", "Dựng phim"]
    named = read_body(f"I. NHIỆM VỤ\nVăn phòng Sở chủ trì đón khách tại bến.\n\n{table}\nBản vẽ vùng cao\n")
    assert named.texts == ["Văn phòng Sở chủ trì đón khách tại bến.", "Dựng phim"]


def test_a_table_in_the_body_is_read_like_one_in_an_appendix(read_body: ReadBody) -> None:
    sheet = rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì"], ["1", "Dựng phim", "Văn phòng Sở"], ["2", "In lịch", "Thanh tra Sở"]
    )
    inside = read_body(f"I. NHIỆM VỤ\n{sheet}\nII. KINH PHÍ\nTừ nguồn được giao.")
    attached = read_body("I. KINH PHÍ\nTừ nguồn được giao.", end=f"{END}\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n{sheet}\n")
    assert inside.row_tasks() == attached.row_tasks() == [("1", "Dựng phim"), ("2", "In lịch")]


def test_a_table_of_money_or_people_is_no_task_table(read_body: ReadBody) -> None:
    plan = read_body("I. KINH PHÍ\n" + rows(
        ["STT", "Khoản mục", "Số lượng", "Đơn giá", "Thành tiền"],
        ["1", "Vải may cờ", "20", "5", "100"], ["2", "Cột cờ", "2", "50", "100"],
    ))  # fmt: skip
    assert plan.tasks == []


def test_heads_repeated_inside_a_table_are_no_task(read_body: ReadBody) -> None:
    heads = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"]
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        heads, ["I", "QUẢNG BÁ", "", ""], ["1", "Dựng phim", "Văn phòng Sở", "Quý I"],
        ["II", "AN TOÀN", "", ""], heads, ["1", "Sửa cầu", "Thanh tra Sở", "Quý IV"],
    ))  # fmt: skip
    assert plan.texts == ["Dựng phim", "Sửa cầu"]


def test_a_table_under_no_heading_is_read(read_body: ReadBody) -> None:
    plan = read_body(
        rows(
            ["STT", "Nhiệm vụ", "Đơn vị chủ trì"], ["1", "Dựng phim", "Văn phòng Sở"], ["2", "In lịch", "Thanh tra Sở"]
        )
    )
    assert [(t.text, t.section_id) for t in plan.tasks] == [("Dựng phim", None), ("In lịch", None)]


def test_a_cell_that_begins_with_its_own_number_gives_it(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"],
        ["", "1. Dựng phim về chợ tình", "Văn phòng Sở", "Quý I"],
        ["", "2. In lịch", "Thanh tra Sở", "Quý II"],
        ["", "3. Sửa cầu: 1. Cầu treo; 4. Cầu mây", "Thanh tra Sở", "Quý II"],
    ))  # fmt: skip
    assert plan.row_tasks()[:2] == [("1", "Dựng phim về chợ tình"), ("2", "In lịch")]
    assert plan.row_tasks()[2] == (None, "3. Sửa cầu: 1. Cầu treo; 4. Cầu mây")


SHEET = [
    ["3", "Dựng phim về chợ tình ở các bản vùng cao", "Văn phòng Sở", "Thanh tra Sở", "Quý I", "Gấp"],
    ["4", "In lịch chợ phiên và bản đồ đường đi các bản", "Thanh tra Sở", "Các phòng thuộc Sở", "Trước ngày 30/9", ""],
    ["", "AN TOÀN CHO KHÁCH", "", "", "", ""],
    ["5", "Sửa cầu treo trên đường vào các điểm tham quan", "Văn phòng Sở", "", "Thường xuyên", ""],
]


def test_a_sheet_without_heads_is_told_by_its_cells(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(*SHEET))
    assert [(t.marker, t.text[:9]) for t in plan.tasks] == [("3", "Dựng phim"), ("4", "In lịch c"), ("5", "Sửa cầu t")]
    assert plan.roles("In lịch") == {("lead", "Thanh tra Sở"), ("coordinate", "Các phòng thuộc Sở")}
    assert plan.raws("In lịch") == ["Trước ngày 30/9"]
    assert plan.cells("Dựng phim") == {"": "Gấp"}


def test_a_table_of_other_things_without_heads_lists_no_tasks(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n- Dựng phim.\n- In lịch.\n" + rows(
        ["1", "Hà Văn Thắng", "Văn phòng Sở", "12/5/1980"], ["2", "Lò Thị Mai", "Thanh tra Sở", "03/7/1985"],
        ["3", "Giàng A Páo", "Thanh tra Sở", "11/9/1979"],
    ))  # fmt: skip
    assert plan.texts == ["Dựng phim.", "In lịch."]


def test_a_table_without_heads_or_numbers_lists_no_tasks(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n- Dựng phim.\n- In lịch.\n" + rows(*(["Bản Lao", *row[1:]] for row in SHEET)))
    assert plan.texts == ["Dựng phim.", "In lịch."]


@pytest.mark.parametrize("heading", ["HIỆN TRẠNG DU LỊCH", "KẾT QUẢ ĐẠT ĐƯỢC", "ĐÁNH GIÁ CHUNG"])
def test_a_table_under_a_heading_about_the_past_lists_no_tasks(read_body: ReadBody, heading: str) -> None:
    table = rows(["STT", "Nội dung", "Đơn vị chủ trì", "Thời gian"], ["1", "Trồng đào", "Sở Du lịch", "2021"])
    plan = read_body(f"I. {heading}\n1. Các việc ở bản\n{table}\nII. NHIỆM VỤ\n- In lịch.")
    assert plan.texts == ["In lịch."]
