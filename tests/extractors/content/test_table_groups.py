"""Groups of a task table: rows that head others, their numbers, and what they give the rows under them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import END, Invented, rows

ReadBody = Callable[..., Invented]


@pytest.mark.parametrize(
    "group",
    [
        ["I", "QUẢNG BÁ", "", ""],
        ["A", "Quảng bá", "", ""],
        ["I.", "Quảng bá", "", ""],
        ["", "QUẢNG BÁ", "", ""],
        ["I. QUẢNG BÁ", "", "", ""],
        ["II", "Quảng bá: phim, ảnh, sách", "", ""],
        ["I", "Quảng bá", "Quảng bá", "Quảng bá"],
        ["I. Quảng bá", "I. Quảng bá", "I. Quảng bá", "I. Quảng bá"],
    ],
)
def test_a_row_that_only_names_is_a_group(read_body: ReadBody, group: list[str]) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"], group,
        ["1", "Dựng phim", "Văn phòng Sở", "Quý I"], ["2", "In lịch", "Thanh tra Sở", "Quý IV"],
    ))  # fmt: skip
    assert plan.texts == ["Dựng phim", "In lịch"]
    title = next(s for s in plan.sections if "QUẢNG BÁ" in s.title.upper())
    assert (title.level, title.kind) == (2, "tasks")
    assert {t.section_id for t in plan.tasks} == {title.section_id}


def test_a_product_that_says_the_task_again_makes_no_group(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Sản phẩm"],
        ["1", "Phim quảng bá", "", "Phim quảng bá"], ["2", "In lịch", "Thanh tra Sở", "Lịch"],
    ))  # fmt: skip
    assert plan.row_tasks() == [("1", "Phim quảng bá"), ("2", "In lịch")]


def test_groups_nest_under_letters(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"],
        ["A", "QUẢNG BÁ", "", ""], ["I", "TRONG NƯỚC", "", ""],
        ["1", "Dựng phim", "Văn phòng Sở", "Quý I"],
        ["II", "NGOÀI NƯỚC", "", ""],
        ["1", "In lịch", "Thanh tra Sở", "Quý IV"],
        ["B", "AN TOÀN", "", ""],
        ["1", "Sửa cầu", "Thanh tra Sở", "Quý IV"],
    ))  # fmt: skip
    assert [(s.level, s.title) for s in plan.sections[1:]] == [
        (2, "QUẢNG BÁ"), (3, "TRONG NƯỚC"), (3, "NGOÀI NƯỚC"), (2, "AN TOÀN"),
    ]  # fmt: skip


def test_numbers_of_several_levels(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"],
        ["1", "Quảng bá", "", ""],
        ["1.1", "Dựng phim", "Văn phòng Sở", "Quý I"],
        ["1.2", "In lịch", "Thanh tra Sở", "Quý IV"],
        ["2", "Sửa cầu", "Thanh tra Sở", "Quý IV"],
    ))  # fmt: skip
    assert plan.row_tasks() == [("1.1", "Dựng phim"), ("1.2", "In lịch"), ("2", "Sửa cầu")]
    assert [(s.marker, s.title) for s in plan.sections[1:]] == [("1", "Quảng bá")]


def test_a_row_after_a_parent_number_that_has_ended_is_not_under_it(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"],
        ["1", "Quảng bá", "", ""],
        ["1.1", "Dựng phim", "Văn phòng Sở", "Quý I"],
        ["2", "Sửa cầu", "Thanh tra Sở", "Quý IV"],
    ))  # fmt: skip
    whole, group = plan.sections
    assert [t.section_id for t in plan.tasks] == [group.section_id, whole.section_id]


@pytest.mark.parametrize(
    ("last", "sections"),
    [
        ("Tổng kinh phí dự kiến giai đoạn này: 30 triệu đồng (năm 2023: 5; năm 2024: 25)", []),
        ("Tổng cộng: 12 việc, 30 triệu đồng", []),
        ("Cộng: 30.000.000 đồng", []),
        ("Tổng công ty Du lịch góp 30 triệu đồng", ["Tổng công ty Du lịch góp 30 triệu đồng"]),
        ("Công tác quảng bá năm 2024", ["Công tác quảng bá năm 2024"]),
        ("Tổng kết hội xòe năm 2023", ["Tổng kết hội xòe năm 2023"]),
    ],
)
def test_a_row_over_the_whole_width_that_sums_up_heads_no_group(
    read_body: ReadBody, last: str, sections: list[str]
) -> None:
    table = f"""
<table><tr><th>STT</th><th>Nhiệm vụ</th><th>Đơn vị chủ trì</th><th>Thời gian</th></tr>
<tr><td>1</td><td>Dựng phim</td><td>Văn phòng Sở</td><td>Quý I</td></tr>
<tr><td>2</td><td>In lịch</td><td>Thanh tra Sở</td><td>Quý IV</td></tr>
<tr><td colspan="4">{last}</td></tr></table>"""
    plan = read_body(f"# I. NHIỆM VỤ\n{table}")
    assert plan.texts == ["Dựng phim", "In lịch"]
    assert [section.title for section in plan.sections[1:]] == sections


def test_groups_that_are_only_numbered_have_their_own_tables(read_body: ReadBody) -> None:
    heads = ["TT", "Nhiệm vụ", "Đơn vị chủ trì"]
    plan = read_body(
        "I. KINH PHÍ\nTừ nguồn được giao.",
        end=f"{END}\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ NĂM 2023\n\nNHÓM I\nGiám đốc Sở chỉ đạo, Văn phòng Sở giúp việc:\n"
        + rows(heads, ["1", "Dựng phim", "Văn phòng Sở"])
        + "\nNHÓM II\nPhó Giám đốc Sở chỉ đạo, Thanh tra Sở giúp việc:\n"
        + rows(heads, ["1", "In lịch", "Thanh tra Sở"]),
    )
    assert plan.outline()[-2:] == [(2, "NHÓM I", "", "tasks"), (2, "NHÓM II", "", "tasks")]
    assert [t.section_id for t in plan.tasks] == [s.section_id for s in plan.sections[-2:]]


def test_groups_of_a_table_name_the_area_of_reform(read_body: ReadBody) -> None:
    plan = read_body(
        "I. KINH PHÍ\nTừ nguồn được giao.",
        end=f"{END}\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ CẢI CÁCH TÀI CHÍNH CÔNG NĂM 2023\n"
        + rows(
            ["STT", "Nhiệm vụ", "Đơn vị chủ trì"],
            ["I", "CẢI CÁCH THỂ CHẾ", ""], ["1", "Rà soát văn bản", "Thanh tra Sở"],
            ["II", "VIỆC KHÁC", ""], ["1", "Quét sân", "Văn phòng Sở"],
        ),
    )  # fmt: skip
    assert [t.domain for t in plan.tasks] == ["thể chế", None]


def test_a_sheet_without_heads_goes_on_with_the_last_group(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n"
        + rows(["STT", "Nhiệm vụ", "Đơn vị chủ trì"], ["I", "QUẢNG BÁ", ""], ["1", "Dựng phim", "Văn phòng Sở"])
        + "\n\n"
        + "<table>\n<tr><td>2</td><td>In lịch</td><td>Thanh tra Sở</td></tr>\n<tr><td>3</td><td>In sách</td><td>Thanh tra Sở</td></tr>\n</table>"
    )
    group = plan.sections[1]
    assert [(t.text, t.section_id) for t in plan.tasks] == [
        ("Dựng phim", group.section_id),
        ("In lịch", group.section_id),
        ("In sách", group.section_id),
    ]


def test_groups_by_letter_stand_side_by_side(read_body: ReadBody) -> None:
    groups = [
        ["A", "PHIM", ""],
        ["B", "LỊCH", ""],
        ["C", "SÁCH", ""],
        ["D", "CẦU", ""],
        ["Đ", "CHỢ", ""],
        ["E", "HOA", ""],
    ]
    body = [each for group in groups for each in (group, ["1", f"Làm {group[1].lower()}", "Văn phòng Sở"])]
    plan = read_body("I. NHIỆM VỤ\n" + rows(["STT", "Nhiệm vụ", "Đơn vị chủ trì"], *body))
    assert [(s.level, s.marker) for s in plan.sections[1:]] == [(2, group[0]) for group in groups]


def test_a_table_under_no_heading_has_its_area_from_its_groups(read_body: ReadBody) -> None:
    plan = read_body(rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"],
        ["I", "Kiểm soát thủ tục hành chính", "", ""],
        ["1", "Niêm yết bảng giá vé", "Văn phòng Sở", "Quý I"],
    ))  # fmt: skip
    assert plan.task("Niêm yết").domain == "thủ tục hành chính"


def test_a_row_with_the_next_groups_number_leaves_the_group(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"],
        ["I", "DU LỊCH BẢN LÀNG", "", ""],
        ["1", "Dựng phim", "Văn phòng Sở", "Quý I"],
        ["II", "In lịch các chợ phiên", "Thanh tra Sở", "Quý II"],
    ))  # fmt: skip
    sections = {s.section_id: s.title for s in plan.sections}
    assert sections[plan.task("Dựng phim").section_id or ""] == "DU LỊCH BẢN LÀNG"
    assert sections[plan.task("In lịch").section_id or ""] == "NHIỆM VỤ"


def test_a_number_alone_over_a_title_alone_is_one_group(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"],
        ["5.1", "", "", ""], ["", "CHỢ PHIÊN", "", ""],
        ["5.1.1", "Dựng phim", "Văn phòng Sở", "Quý I"], ["5.1.2", "In lịch", "Thanh tra Sở", "Quý II"],
    ))  # fmt: skip
    assert (2, "5.1", "CHỢ PHIÊN", "tasks") in plan.outline()
    assert len(plan.sections) == 2


SUMS = (
    ["1", "Trồng đào dọc đường lên các bản vùng cao", "120", "80", "200", "Sở Du lịch phối hợp với Sở Tài chính"],
    ["2", "Sửa các cầu treo qua suối trước mùa mưa lũ", "50", "50", "100", "Sở Xây dựng"],
)


@pytest.mark.parametrize("head", ["Danh mục công trình", "Tên công trình, dự án", "Dnh ~ mc"])
def test_a_list_of_works_with_sums_is_a_task_table_and_its_groups_have_sums_too(read_body: ReadBody, head: str) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", head, "Năm 2023", "Năm 2024", "Tổng kinh phí", "Đơn vị chủ trì và phối hợp thực hiện"],
        ["I", "Làm đẹp bản", "170", "130", "300", ""],
        *SUMS,
    ))  # fmt: skip
    assert [(s.marker, s.title) for s in plan.sections] == [("I", "NHIỆM VỤ"), ("I", "Làm đẹp bản")]
    assert plan.row_tasks() == [("1", SUMS[0][1]), ("2", SUMS[1][1])]
    assert plan.roles("Trồng đào") == {("lead", "Sở Du lịch"), ("coordinate", "Sở Tài chính")}


def test_a_group_that_is_a_unit_leads_its_rows(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["TT", "Nội dung", "Đơn vị phối hợp", "Thời gian"],
        ["I", "Văn phòng Sở", "", ""],
        ["1", "Dựng phim", "Thanh tra Sở", "Quý I"],
        ["II", "Thanh tra Sở", "", ""],
        ["1", "In lịch", "", "Quý II"],
    ))  # fmt: skip
    assert plan.units("Dựng phim") == {("lead", "Văn phòng Sở", "inherited"), ("coordinate", "Thanh tra Sở", "stated")}
    assert plan.roles("In lịch") == {("lead", "Thanh tra Sở")}


def test_a_group_that_is_a_period_says_when_its_rows_are_due(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["TT", "Nội dung", "Đơn vị chủ trì", "Thời gian"],
        ["I", "NHIỆM VỤ THÁNG 3/2022", "", ""],
        ["1", "Dựng phim", "Văn phòng Sở", ""],
        ["2", "In lịch", "Văn phòng Sở", "15/3/2022"],
    ))  # fmt: skip
    assert plan.windows("Dựng phim") == [("2022-03-01", "2022-03-31")]
    assert plan.raws("In lịch") == ["15/3/2022"]


def test_a_period_alone_in_the_column_of_times_heads_the_rows_under_it(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["Thời gian", "Nội dung", "Đơn vị chủ trì"],
        ["Quý I/2022", "", ""],
        ["Tháng 1/2022", "Dựng phim", "Văn phòng Sở"],
        ["", "In lịch", "Thanh tra Sở"],
    ))  # fmt: skip
    assert (2, None, "Quý I/2022", "tasks") in plan.outline()
    assert plan.windows("Dựng phim") == [("2022-01-01", "2022-01-31")]
    assert plan.windows("In lịch") == [("2022-01-01", "2022-03-31")]


@pytest.mark.parametrize("alone", [["", "", "Thanh tra Sở", "", ""], ["", "", "", "", "Đã xong một phần"]])
def test_what_stands_alone_in_a_column_of_units_or_remarks_heads_no_rows(read_body: ReadBody, alone: list[str]) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian", "Ghi chú"],
        ["1", "Dựng phim", "Văn phòng Sở", "Quý I", ""], alone, ["2", "In lịch", "Văn phòng Sở", "Quý IV", ""],
    ))  # fmt: skip
    assert [section.title for section in plan.sections] == ["NHIỆM VỤ"]
    assert plan.roles("In lịch") == {("lead", "Văn phòng Sở")}


def test_a_group_whose_bracket_lists_units_has_them_lead_its_rows(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Thời gian"],
        ["I", "Các sở giữ đê (gồm Sở Y tế, Sở Xây dựng)", ""], ["1", "Dựng chòi canh", "Quý I"],
    ))  # fmt: skip
    assert plan.roles("Dựng chòi canh") == {("lead", "Sở Y tế"), ("lead", "Sở Xây dựng")}


def test_a_heading_that_counts_a_day_says_when_the_rows_of_its_table_are_done(read_body: ReadBody) -> None:
    head = ["Thời gian", "Nội dung", "Người phụ trách"]
    first = rows(head, ["7h00", "Đón khách", "Văn phòng Sở"], ["8h00", "Khai hội", "Thanh tra Sở"])
    second = rows(head, ["9h00", "Đua thuyền", "Văn phòng Sở"], ["Trước ngày 01/4", "Dọn bến", "Thanh tra Sở"])
    plan = read_body(
        f"I. NHIỆM VỤ\nNgày 1: Thứ bảy, ngày 05/4/2023\n{first}\nNgày 2: Chủ nhật, ngày 06/4/2023\n{second}"
    )
    assert [(s.level, s.marker, s.title) for s in plan.sections[1:]] == [
        (2, "Ngày 1", "Thứ bảy, ngày 05/4/2023"),
        (2, "Ngày 2", "Chủ nhật, ngày 06/4/2023"),
    ]
    due = [str(plan.deadlines(text)[0].due_date) for text in plan.texts]
    assert due == ["2023-04-05", "2023-04-05", "2023-04-06", "2023-04-01"]
