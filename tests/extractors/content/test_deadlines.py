"""When a task is due, by its own words, its row or its work item."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from invented_plan import Invented, framed, rows

ReadBody = Callable[..., Invented]


def dated(plan: Invented, begins: str) -> list[tuple[str, str, date | None, date | None, str | None, str]]:
    return [(d.raw, d.kind, d.start_date, d.due_date, d.due_bound, d.basis) for d in plan.deadlines(begins)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Dựng phim trước ngày 05/8/2023.", ("trước ngày 05/8/2023", "date", None, date(2023, 8, 5), "before")),
        ("Dựng phim trước 30/11.", ("trước 30/11", "date", None, date(2023, 11, 30), "before")),
        ("Dựng phim chậm nhất ngày 20/6/2023.", ("chậm nhất ngày 20/6/2023", "date", None, date(2023, 6, 20), "by")),
        (
            "Dựng phim trong quý II năm 2023.",
            ("trong quý II năm 2023", "window", date(2023, 4, 1), date(2023, 6, 30), None),
        ),
        (
            "Dựng phim, xong trong tháng 7/2023.",
            ("trong tháng 7/2023", "window", date(2023, 7, 1), date(2023, 7, 31), None),
        ),
    ],
)
def test_a_task_states_when(read_body: ReadBody, sentence: str, expected: tuple[object, ...]) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n- {sentence}\n- Sửa cầu treo.")
    assert dated(plan, "Dựng phim") == [(*expected, "stated")]
    assert plan.deadlines("Sửa cầu") == []


def test_a_year_that_is_not_printed_is_inferred(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n- Dựng phim trước 30/11.\n- Sửa cầu treo trước 30/11/2023.")
    assert [d.year_inferred for begins in ("Dựng", "Sửa") for d in plan.deadlines(begins)] == [True, False]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dựng phim kịp thời, đúng thời gian quy định.",
        "Thường xuyên dựng phim.",
        "Dựng phim khi có thay đổi.",
        "Dựng phim nêu trong báo cáo năm 2022.",
        "Dựng phim theo Quyết định số 9/QĐ-SDL ngày 05/01/2023 của Sở Du lịch.",
        "Dựng phim về kết quả đánh giá hàng năm của tỉnh.",
    ],
)
def test_manner_and_other_documents_dates_are_no_deadlines(read_body: ReadBody, sentence: str) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n- {sentence}\n- Sửa cầu treo.")
    assert [d for task in plan.tasks[:1] for d in plan.deadlines(task.text)] == []


ITEM = """
I. NHIỆM VỤ
1. Làm phim
a) Nhiệm vụ
- Dựng phim về chợ tình.
- In lịch treo tường trước ngày 01/12/2023.
b) Thời gian thực hiện: {when}
2. An toàn
- Sửa cầu treo.
"""


def test_a_work_items_schedule_is_inherited_unless_a_task_states_its_own(read_body: ReadBody) -> None:
    plan = read_body(ITEM.format(when="Quý II năm 2023."))
    assert dated(plan, "Dựng phim") == [
        ("Quý II năm 2023", "window", date(2023, 4, 1), date(2023, 6, 30), None, "inherited")
    ]
    assert dated(plan, "In lịch") == [("trước ngày 01/12/2023", "date", None, date(2023, 12, 1), "before", "stated")]
    assert plan.deadlines("Sửa cầu") == []


def test_each_unit_of_a_schedule_has_its_own_date(read_body: ReadBody) -> None:
    plan = read_body(
        ITEM.format(
            when="Các phòng, đơn vị thuộc Sở gửi kết quả trước ngày 05/11/2023; Văn phòng Sở tổng hợp trước ngày 20/11/2023."
        )
    )
    assert [(d.due_date, d.unit) for d in plan.deadlines("Dựng phim")] == [
        (date(2023, 11, 5), "Các phòng, đơn vị thuộc Sở"),
        (date(2023, 11, 20), "Văn phòng Sở"),
    ]


STEPS = """
I. TỔ CHỨC THỰC HIỆN
1. Phân công
1.1. Văn phòng Sở
- Tổ chức hội xòe.
2. Tiến độ thực hiện
- {first}
- {second}
"""


def test_a_schedule_that_lists_what_is_done_when_holds_tasks_with_their_own_times(read_body: ReadBody) -> None:
    plan = read_body(STEPS.format(first="Đầu tháng 3/2023: Tập huấn hát then.", second="Ngày 24/4/2023 mở hội đua."))
    assert [(d.raw, d.basis) for d in plan.deadlines("Đầu tháng 3")] == [("Đầu tháng 3/2023", "stated")]
    assert [(d.due_date, d.basis) for d in plan.deadlines("Ngày 24/4")] == [(date(2023, 4, 24), "stated")]
    assert plan.deadlines("Tổ chức hội xòe") == []


def test_several_dates_of_the_organisation_part_are_no_units_duties(read_body: ReadBody) -> None:
    plan = read_body(STEPS.format(first="Khảo sát: tháng 3/2023.", second="Khai mạc: tháng 4/2023."))
    assert plan.deadlines("Tổ chức hội xòe") == []
    assert plan.texts == ["Tổ chức hội xòe."]


def test_a_schedule_that_says_of_each_time_what_else_is_done_holds_for_nothing_beside_it(read_body: ReadBody) -> None:
    plan = read_body(ITEM.format(when="\n- Tháng 3/2023: vòng sơ khảo.\n- Tháng 9/2023: vòng chung khảo."))
    assert plan.deadlines("Dựng phim") == []


@pytest.mark.parametrize(("issued", "raw"), [("Lào Cai, ngày 12 tháng 01 năm 2023", ["Quý III"]), ("", [])])
def test_a_time_that_comes_to_no_day_is_none(read_text: ReadBody, issued: str, raw: list[str]) -> None:
    text = framed("I. NHIỆM VỤ\n- Dựng phim trong Quý III.", title="Quảng bá chợ tình")
    plan = read_text(text.replace("Lào Cai, ngày 12 tháng 01 năm 2023", issued))
    assert [d.raw.removeprefix("trong ") for d in plan.deadlines("Dựng phim")] == raw


def test_a_schedule_may_stand_in_bullets_under_its_heading(read_body: ReadBody) -> None:
    plan = read_body(ITEM.format(when="\n- Văn phòng Sở: trước ngày 05/6/2023.\n- Thanh tra Sở: trước ngày 15/6/2023."))
    assert [(d.due_date, d.unit) for d in plan.deadlines("Dựng phim")] == [
        (date(2023, 6, 5), "Văn phòng Sở"),
        (date(2023, 6, 15), "Thanh tra Sở"),
    ]


@pytest.mark.parametrize(
    "when", ["Quý III/2023", "Quý II năm 2023", "Tháng 5/2023", "Thường xuyên", "Cả năm", "Năm 2023"]
)
def test_a_time_binds_no_unit_that_it_does_not_name(read_body: ReadBody, when: str) -> None:
    plan = read_body(
        f"I. NHIỆM VỤ\n1. Phim\n- Dựng phim về chợ tình.\nThời gian thực hiện: {when}.\n2. Lịch\n- In lịch."
    )
    assert [d.unit for d in plan.deadlines("Dựng phim")] == [None]


@pytest.mark.parametrize(
    "label",
    [
        "Thời gian thực hiện",
        "Tiến độ thực hiện",
        "Thời gian hoàn thành",
        "Thời hạn hoàn thành",
        "Thời gian",
        "Hoàn thành",
        "Thời gian hoàn tất",
        "Thời hạn",
        "Lộ trình thực hiện",
    ],
)
def test_time_lines_as_other_provinces_label_them(read_body: ReadBody, label: str) -> None:
    plan = read_body(
        f"I. NHIỆM VỤ\n1. Phim\n- Dựng phim về chợ tình.\n- {label}: Quý II năm 2023.\n2. Lịch\n- In lịch."
    )
    assert plan.raws("Dựng phim") == ["Quý II năm 2023"]
    assert plan.raws("In lịch") == []


def test_one_time_line_holds_for_all_bullets_back_to_the_last_one(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
- Dựng phim về chợ tình.
- In lịch treo tường.
Thời gian thực hiện: Quý II năm 2023.
- Sửa cầu treo.
Thời gian thực hiện: Quý III năm 2023.
- Quét sân.
""")
    assert [plan.raws(begins) for begins in ("Dựng", "In lịch", "Sửa", "Quét")] == [
        ["Quý II năm 2023"], ["Quý II năm 2023"], ["Quý III năm 2023"], [],
    ]  # fmt: skip


def table(cell: str, *, head: str = "Thời gian thực hiện", remark: str = "") -> str:
    return "I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", head, "Ghi chú"],
        ["1", "Dựng phim", "Văn phòng Sở", cell, remark],
        ["2", "In lịch", "Thanh tra Sở", "Tháng 12", ""],
    )


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Quý I", [("Quý I", "window", date(2023, 1, 1), date(2023, 3, 31), None, "stated")]),
        ("Cả năm", [("Cả năm", "window", date(2023, 1, 1), date(2023, 12, 31), None, "stated")]),
        ("Năm 2023", [("Năm 2023", "window", date(2023, 1, 1), date(2023, 12, 31), None, "stated")]),
        ("2023", [("2023", "window", date(2023, 1, 1), date(2023, 12, 31), None, "stated")]),
        ("Thường xuyên", [("Thường xuyên", "ongoing", None, None, None, "stated")]),
        ("Theo chỉ đạo của UBND tỉnh", [("Theo chỉ đạo của UBND tỉnh", "as_directed", None, None, None, "stated")]),
        ("15/9/2023", [("15/9/2023", "date", None, date(2023, 9, 15), "by", "stated")]),
        (
            "Tháng 3 - Tháng 5/2023",
            [("Tháng 3 - Tháng 5/2023", "window", date(2023, 3, 1), date(2023, 5, 31), None, "stated")],
        ),
        ("", []),
    ],
)
def test_the_time_cell_of_a_row(read_body: ReadBody, cell: str, expected: list[tuple[object, ...]]) -> None:
    assert dated(read_body(table(cell)), "Dựng phim") == expected


def test_several_products_in_one_cell_have_each_its_time(read_body: ReadBody) -> None:
    plan = read_body(table("- Kế hoạch (Quý I); - Báo cáo (Trước 30/11)"))
    assert [(d.label, d.raw, d.due_date) for d in plan.deadlines("Dựng phim")] == [
        ("Kế hoạch", "Quý I", date(2023, 3, 31)),
        ("Báo cáo", "Trước 30/11", date(2023, 11, 30)),
    ]


@pytest.mark.parametrize(("cell", "expected"), [("", ["Trước 30/9/2023"]), ("Quý III", ["Quý III"])])
def test_a_time_in_the_remarks_counts_where_the_time_cell_is_empty(
    read_body: ReadBody, cell: str, expected: list[str]
) -> None:
    plan = read_body(table(cell, remark="Trước 30/9/2023"))
    assert [raw for raw in plan.raws("Dựng phim") if raw in expected] == expected


def test_a_time_in_the_remarks_counts_beside_the_time_cell(read_body: ReadBody) -> None:
    plan = read_body(table("Quý III", remark="Trình UBND tỉnh trước 30/9/2023"))
    assert set(plan.raws("Dựng phim")) == {"Quý III", "trước 30/9/2023"}


def test_a_row_may_state_its_time_in_the_task_itself(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì"],
        ["1", "Dựng phim về chợ tình trước ngày 15/9/2023", "Văn phòng Sở"],
        ["2", "In lịch", "Thanh tra Sở"],
    ))  # fmt: skip
    assert plan.raws("Dựng phim") == ["trước ngày 15/9/2023"]


def test_a_period_in_a_column_head_is_inherited(read_body: ReadBody) -> None:
    plan = read_body("I. KẾT QUẢ CHẤM ĐIỂM\n" + rows(
        ["STT", "Tiêu chí", "Điểm tối đa", "Điểm đạt", "Lý do mất điểm", "Giải pháp khắc phục trong năm 2023"],
        ["1", "Đón tiếp du khách", "5", "4,5", "Thiếu biển báo.", "Dựng thêm biển báo song ngữ."],
        ["2", "Vệ sinh", "3", "3", "", ""],
        ["", "Tổng cộng", "8", "7,5", "", ""],
    ))  # fmt: skip
    assert dated(plan, "Dựng thêm biển báo") == [
        ("trong năm 2023", "window", date(2023, 1, 1), date(2023, 12, 31), None, "inherited")
    ]


def test_a_report_has_its_dates_within_the_year(read_body: ReadBody) -> None:
    plan = read_body("I. CHẾ ĐỘ BÁO CÁO\n- Các phòng gửi báo cáo về Văn phòng Sở trước ngày 01/6 và 15/11 hằng năm.")
    assert [(d.kind, d.recurrence, d.due_bound) for d in plan.deadlines("Các phòng")] == [
        ("recurring", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1", "before"),
        ("recurring", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15", "before"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "I. NHIỆM VỤ\nPhim ảnh nói nhiều điều. Trong quý II/2023, tập trung làm các việc sau:\n- Dựng phim.\n- Sửa máy quay.",
        "I. NHIỆM VỤ\n- Trong quý II/2023 thực hiện các nội dung sau:\n+ Dựng phim.\n+ Sửa máy quay.",
        "I. NHIỆM VỤ\n1. Phim ảnh\nTrong quý II/2023, tập trung làm các việc sau:\na) Phim trường:\n- Dựng phim.\n- Sửa máy quay.",
    ],
)
def test_a_lead_in_that_says_when_holds_for_what_it_announces(read_body: ReadBody, body: str) -> None:
    plan = read_body(f"{body}\nII. TỔ CHỨC THỰC HIỆN\n- Thanh tra Sở kiểm tra các rạp.")
    expected = [("Trong quý II/2023", "window", date(2023, 4, 1), date(2023, 6, 30), None, "inherited")]
    assert [dated(plan, begins) for begins in ("Dựng", "Sửa", "Thanh tra")] == [expected, expected, []]


def test_a_nearer_time_goes_before_a_lead_in_s(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\nTrong năm 2023, tập trung làm các việc sau:\n- Dựng phim.\nThời gian hoàn thành: Quý I/2023.\n"
        "- Sửa máy quay trước ngày 05/8/2023."
    )
    assert [[d.due_date for d in plan.deadlines(begins)] for begins in ("Dựng", "Sửa")] == [
        [date(2023, 3, 31)],
        [date(2023, 8, 5)],
    ]


@pytest.mark.parametrize(
    ("heading", "raw"),
    [
        ("1. Tháng 8/2023", "Tháng 8/2023"),
        ("1. Tháng 8/2023:", "Tháng 8/2023"),
        ("1. Giai đoạn 1: Chuẩn bị (từ ngày 20/3/2023 đến ngày 15/4/2023)", "từ ngày 20/3/2023 đến ngày 15/4/2023"),
        ("a) Đắp đường (hoàn thành trước ngày 15/4/2023)", "trước ngày 15/4/2023"),
        ("1. Đợt 1: Trong tháng 8/2023", "Trong tháng 8/2023"),
        ("1. Tuần 2: Từ ngày 08/5 đến ngày hội làng 15/5/2023", "Từ ngày 08/5 đến ngày hội làng 15/5/2023"),
        ("1. Giai đoạn III: Sau ngày khai giảng", "Sau ngày khai giảng"),
    ],
)
@pytest.mark.parametrize("title", ["NHIỆM VỤ", "NỘI DUNG VÀ TIẾN ĐỘ"])
def test_a_heading_that_is_a_time_or_ends_in_one_gives_it_to_what_stands_under_it(
    read_body: ReadBody, heading: str, raw: str, title: str
) -> None:
    plan = read_body(f"I. {title}\n{heading}\n- Đội Cờ đỏ của bản giữ chợ.\n- Mở chợ trong tháng 6/2023.")
    assert [(d.raw, d.basis) for d in plan.deadlines("Đội Cờ đỏ")] == [(raw, "inherited")]
    assert [d.raw for d in plan.deadlines("Mở chợ")] == ["trong tháng 6/2023"]


@pytest.mark.parametrize(
    "heading", ["1. Đợt 1: Mở chợ tháng 8/2023", "1. Giai đoạn 1: 30 ngày", "1. Sau ngày khai giảng"]
)
def test_a_stage_that_has_a_name_or_but_lasts_gives_no_time(read_body: ReadBody, heading: str) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n{heading}\n- Dựng lán.\n- Đắp đường.")
    assert plan.deadlines("Dựng lán") == []


def test_a_heading_with_other_words_in_its_parenthesis_gives_no_time(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n1. Mở chợ (theo Đề án năm 2023 của huyện)\n- Dựng lán.\n- Đắp đường.")
    assert plan.deadlines("Dựng lán") == []


def test_a_time_line_tells_when_where_a_task_but_opens_with_what_goes_before(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Sau khi xã duyệt đề án, Sở Du lịch dựng phim ở các bản.
- Thời gian hoàn thành: trước ngày 05/8/2023.
2. Sở Du lịch sửa cầu treo trước ngày 10/9/2023.
- Thời gian hoàn thành: trước ngày 12/10/2023.
""")
    assert plan.raws("Sau khi") == ["trước ngày 05/8/2023"]
    assert plan.raws("Sở Du lịch sửa") == ["trước ngày 10/9/2023"]
