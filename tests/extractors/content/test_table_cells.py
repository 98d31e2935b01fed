"""What the cells of a task's row say of who and when."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import Invented, rows

from extractors.content.table_rows import Lines, read_rows
from extractors.layout.columns import Columns
from extractors.layout.joined import JoinedCell, JoinedTable
from extractors.layout.passage import EMPTY
from extractors.layout.span import Span

ReadBody = Callable[..., Invented]


MERGED = """\
I. NHIỆM VỤ
Các việc phải làm:

<table>
<tr><th>STT</th><th>Nhiệm vụ</th><th>Đơn vị chủ trì</th><th>Thời gian</th></tr>
<tr><td colspan="4"><b>I. QUẢNG BÁ</b></td></tr>
<tr><td>1</td><td>Dựng phim</td><td rowspan="2">Văn phòng Sở</td><td>Quý I</td></tr>
<tr><td>2</td><td>In lịch</td><td>Quý IV</td></tr>
<tr><td>3</td><td>Sửa cầu</td><td>Thanh tra Sở</td><td>Quý II</td></tr>
</table>
"""


def test_a_group_merged_over_the_width_loses_its_mark_to_the_marker(read_body: ReadBody) -> None:
    plan = read_body(MERGED)
    assert [(s.marker, s.title) for s in plan.sections] == [("I", "NHIỆM VỤ"), ("I", "QUẢNG BÁ")]


def test_a_cell_merged_down_holds_for_each_row(read_body: ReadBody) -> None:
    plan = read_body(MERGED)
    assert plan.row_tasks() == [("1", "Dựng phim"), ("2", "In lịch"), ("3", "Sửa cầu")]
    assert plan.roles("In lịch") == {("lead", "Văn phòng Sở")}
    assert plan.roles("Sửa cầu") == {("lead", "Thanh tra Sở")}


TIMES_IN_LINES = """I. NHIỆM VỤ
<table>
<tr><td>TT</td><td>Nội dung</td><td>Chủ trì</td><td>Thời gian</td></tr>
<tr><td rowspan="2">1</td><td rowspan="2">Dựng phim</td><td rowspan="2">Văn phòng Sở</td><td>- Tháng 3</td></tr>
<tr><td>- Tháng 9</td></tr>
<tr><td>2</td><td>In lịch</td><td>Thanh tra Sở</td><td>- Tháng 4<br>- Tháng 6</td></tr>
<tr><td>3</td><td>Sửa cầu</td><td>Thanh tra Sở</td><td>Tháng 5<br>- tháng 8</td></tr>
</table>
"""


@pytest.mark.parametrize(("task", "months"), [("Dựng", [(3, 3), (9, 9)]), ("In", [(4, 4), (6, 6)]), ("Sửa", [(5, 8)])])
def test_the_times_of_a_list_are_several_a_wrapped_stretch_is_one(
    read_body: ReadBody, task: str, months: list[tuple[int, int]]
) -> None:
    due = read_body(TIMES_IN_LINES).deadlines(task)
    assert [(d.start_date and d.start_date.month, d.due_date and d.due_date.month) for d in due] == months


def test_the_lead_may_stand_only_in_the_heading_over_the_table(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n1. Văn phòng Sở\n"
        + rows(
            ["STT", "Nhiệm vụ", "Thời gian", "Sản phẩm"],
            ["1", "Dựng phim", "Quý I", "Phim"],
            ["2", "In lịch", "Quý IV", "Lịch"],
        )
    )
    assert plan.units("Dựng phim") == {("lead", "Văn phòng Sở", "inherited")}


@pytest.mark.parametrize("head", ["Đơn vị chủ trì, ghi chú", "Đơn vị chủ trì và ghi chú", "Đơn vị chủ trì/phi chú"])
def test_a_head_may_name_remarks_beside_units(read_body: ReadBody, head: str) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", head],
        ["1", "Dựng phim", "Văn phòng Sở (Thanh tra Sở đang góp ý)"],
        ["2", "In lịch", "Thanh tra Sở"],
    ))  # fmt: skip
    assert plan.roles("Dựng phim") == {("lead", "Văn phòng Sở")}
    assert list(plan.cells("Dựng phim").values()) == ["(Thanh tra Sở đang góp ý)"]
    assert plan.cells("In lịch") == {}


def test_a_bracket_never_closed_names_nobody(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì"], ["1", "Dựng phim", "Văn phòng Sở (đã gửi, Thanh tra Sở đang góp ý"],
    ))  # fmt: skip
    assert plan.roles("Dựng phim") == {("lead", "Văn phòng Sở")}


def test_a_row_without_a_lead_column_may_say_who_in_its_words(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n"
        + rows(
            ["STT", "Nhiệm vụ", "Thời gian"],
            ["1", "Văn phòng Sở chủ trì dựng phim", "Quý I"],
            ["2", "In lịch", "Quý IV"],
        )
    )
    assert plan.units("Văn phòng Sở") == {("lead", "Văn phòng Sở", "stated")}


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param(
            "Văn phòng Sở chủ trì; Thanh tra Sở phối hợp",
            {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")},
        ),
        ("Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở", {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")}),
        (
            "Văn phòng Sở chủ trì hướng dẫn, tổng hợp; Thanh tra Sở thực hiện công bố",
            {("lead", "Văn phòng Sở"), ("implement", "Thanh tra Sở")},
        ),
        ("Chủ trì: Văn phòng Sở; Phối hợp: Thanh tra Sở", {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")}),
    ],
)
def test_one_cell_may_name_lead_and_helpers(read_body: ReadBody, cell: str, expected: set[tuple[str, str]]) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời gian"],
        ["1", "Dựng phim", cell, "Quý I"], ["2", "In lịch", "Thanh tra Sở", "Quý IV"],
    ))  # fmt: skip
    assert plan.roles("Dựng phim") == expected


def test_a_status_note_in_the_unit_cell_is_no_unit(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"],
        ["1", "Dựng phim", "Văn phòng Sở (Đã trình UBND tỉnh, đang xử lý)", "Quý I"], ["2", "In lịch", "Thanh tra Sở", "Quý IV"],
    ))  # fmt: skip
    assert plan.roles("Dựng phim") == {("lead", "Văn phòng Sở")}


@pytest.mark.parametrize(
    "cell",
    [
        "Sở Tài chính, Xây dựng, Y tế",
        "Các Sở: Tài chính, Xây dựng, Y tế",
        pytest.param(
            "Sở: Tài chính; Xây dựng; Y tế",
            marks=pytest.mark.xfail(
                strict=True, reason="a list after Sở: is split into bare fields, which are then sought in prose"
            ),
        ),
    ],
)
def test_a_department_named_by_its_field_in_a_cell_is_no_unit_in_prose(read_body: ReadBody, cell: str) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n- Xây dựng bãi đỗ xe ở chân núi.\n- Y tế thôn bản phát thuốc cho bà con.\nII. NHIỆM VỤ CHI TIẾT\n"
        + rows(
            ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp"],
            ["1", "Dựng phim", "Văn phòng Sở", cell],
            ["2", "In lịch", "Thanh tra Sở", ""],
        )
    )
    assert plan.roles("Xây dựng bãi") == set()
    assert plan.roles("Dựng phim") == {
        ("lead", "Văn phòng Sở"),
        ("coordinate", "Sở Tài chính"),
        ("coordinate", "Sở Xây dựng"),
        ("coordinate", "Sở Y tế"),
    }


@pytest.mark.parametrize("ditto", ["nt", "Như trên", '"', "-nt-"])
def test_a_ditto_stands_for_what_is_above_it(read_body: ReadBody, ditto: str) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian", "Địa điểm"],
        ["1", "Dựng phim", "Văn phòng Sở", "Quý I", "Bắc Hà"],
        ["2", "In lịch", ditto, ditto, ditto],
        ["3", "Vẽ bản đồ", ditto, "Quý II", ""],
    ))  # fmt: skip
    assert plan.roles("In lịch") == plan.roles("Vẽ bản đồ") == {("lead", "Văn phòng Sở")}
    assert plan.raws("In lịch") == ["Quý I"]
    assert plan.cells("In lịch") == {"Địa điểm": "Bắc Hà"}


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("Phòng Quản lý Lữ hành\nThanh tra Sở", ["Phòng Quản lý Lữ hành", "Thanh tra Sở"]),
        ("Ban Chỉ huy Phòng thủ dân sự cấp tỉnh,\ncấp xã", ["Ban Chỉ huy Phòng thủ dân sự cấp tỉnh, cấp xã"]),
        ("Sở Giáo dục và\nĐào tạo", ["Sở Giáo dục và Đào tạo"]),
    ],
)
def test_a_line_of_a_cell_that_begins_with_a_unit_begins_one(cell: str, units: list[str]) -> None:
    text = f"Dựng phim\n{cell}"
    task, lead = Span(0, len("Dựng phim")), Span(len("Dựng phim") + 1, len(text))
    cells = tuple(JoinedCell(0, n, 1, 1, False, (span,)) for n, span in enumerate((task, lead)))
    made = JoinedTable(2, (cells,), 0, len(text), ())
    columns = Columns((EMPTY, EMPTY), {"task": 0, "lead": 1}, 0)
    (row,) = read_rows(text, made, columns, Lines.MAY_TELL)
    assert row.cell(1).text.split("\n") == units


def test_columns_of_beginning_and_end_are_one_time(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["TT", "Nội dung", "Đơn vị chủ trì", "Bắt đầu", "Kết thúc"],
        ["1", "Dựng phim", "Văn phòng Sở", "3/2022", "5/2022"],
        ["2", "In lịch", "Thanh tra Sở", "10/2022", "10/2022"],
    ))  # fmt: skip
    assert plan.windows("Dựng phim") == [("2022-03-01", "2022-05-31")]
    assert plan.windows("In lịch") == [("2022-10-01", "2022-10-31")]


def test_the_periods_ticked_are_the_times_of_a_row(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["TT", "Nội dung", "Đơn vị chủ trì", "Quý I", "Quý II", "Quý III", "Quý IV"],
        ["1", "Dựng phim", "Văn phòng Sở", "", "x", "", "X"],
        ["2", "In lịch", "Thanh tra Sở", "", "", "", "500 cuốn"],
    ))  # fmt: skip
    assert plan.windows("Dựng phim") == [("2023-04-01", "2023-06-30"), ("2023-10-01", "2023-12-31")]
    assert plan.deadlines("In lịch") == []
    assert plan.cells("In lịch") == {"Quý IV": "500 cuốn"}


def test_labels_in_a_cell_give_their_units_the_role(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["TT", "Nội dung", "Đơn vị chủ trì, phối hợp", "Thời gian"],
        ["1", "Dựng phim", "- Chủ trì: Văn phòng Sở. - Phối hợp: Hội đồng nghệ thuật; Thanh tra Sở.", "Quý I"],
    ))  # fmt: skip
    assert plan.roles("Dựng phim") == {
        ("lead", "Văn phòng Sở"), ("coordinate", "Hội đồng nghệ thuật"), ("coordinate", "Thanh tra Sở"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("head", "remark", "partners"),
    [
        ("Ghi chú", "Phối hợp với Thanh tra Sở, Công an tỉnh.", {"Thanh tra Sở", "Công an tỉnh"}),
        ("Ghi chú", "Chờ bản vẽ. Phối hợp Công an tỉnh, sau khi có bản vẽ", {"Công an tỉnh"}),
        ("Ghi chú", "Phối hợp chặt chẽ khi quay; báo cáo Công an tỉnh", set()),
        ("Ghi chú", "Công an tỉnh", set()),
        ("Ghi chú & Đơn vị phối hợp", "Công an tỉnh", {"Công an tỉnh"}),
        ("Ghi chú & Đơn vị phối hợp", "Đã báo cáo Công an tỉnh", set()),
    ],
)
def test_a_remark_may_say_who_helps(read_body: ReadBody, head: str, remark: str, partners: set[str]) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian", head], ["1", "Dựng phim", "Văn phòng Sở", "Quý I", remark],
    ))  # fmt: skip
    assert plan.roles("Dựng phim") == {("lead", "Văn phòng Sở"), *(("coordinate", unit) for unit in partners)}


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("Trạm Khuyến nông", "Đội Cờ đỏ", "Giáo viên bộ môn"), {("implement", "Trạm Khuyến nông")}),
        (("120 cây", "45 cây", "90 %"), set()),
        (("Gieo tay", "Gieo máy", "Trạm Khuyến nông"), set()),
    ],
)
def test_a_column_headed_only_by_doing_says_who_does_it_where_its_cells_begin_as_somebody(
    read_body: ReadBody, cells: tuple[str, ...], found: set[tuple[str, str]]
) -> None:
    lines = [
        (str(n), task, cell)
        for n, (task, cell) in enumerate(zip(("Gieo ngô", "Tỉa cành", "Đắp bờ"), cells, strict=True), 1)
    ]
    plan = read_body(
        "I. NHIỆM VỤ\n"
        + rows(("STT", "Nội dung", "Thời gian", "Thực hiện"), *((n, t, "Quý I", c) for n, t, c in lines))
    )
    assert plan.roles("Gieo ngô") == found
    assert plan.cells("Gieo ngô") == ({} if found else {"Thực hiện": cells[0]})


@pytest.mark.parametrize(
    ("line", "due"), [("Thời gian: ngày 5/3/2023", ["ngày 5/3/2023"]), ("Lớp mở ngày 5/3/2023.", [])]
)
def test_a_time_right_over_a_table_holds_for_rows_that_give_but_hours(
    read_body: ReadBody, line: str, due: list[str]
) -> None:
    plan = read_body(
        f"I. NHIỆM VỤ\n{line}\n\n"
        + rows(("Thời gian", "Nội dung", "Đơn vị chủ trì"), ("8h00 - 8h10", "Mở lớp", "Văn phòng Sở"))
    )
    assert plan.raws("Mở lớp") == due
    assert plan.cells("Mở lớp") == {"Thời gian": "8h00 - 8h10"}
