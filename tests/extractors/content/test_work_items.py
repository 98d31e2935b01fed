"""Work items: sections whose tasks share the lines that say who, when and where; and the areas of tasks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import Invented

ReadBody = Callable[..., Invented]


def test_a_work_item_is_the_section_that_shares_assignment_and_schedule(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Quảng bá
1.1. Làm phim
a) Nhiệm vụ
- Dựng phim ngắn về mùa nước đổ.
b) Phân công trách nhiệm
- Cơ quan chủ trì: Trung tâm Xúc tiến du lịch.
c) Thời gian thực hiện: Quý II năm 2023.
2. An toàn
- Lập đội tuần tra đêm.
""")
    ids = {s.marker: s.section_id for s in plan.sections}
    assert plan.task("Dựng phim").work_item_id == ids["1.1"]
    assert plan.task("Lập đội").work_item_id is None
    assert plan.task("Dựng phim").section_id == ids["a"]


def test_a_work_item_whose_tasks_stand_under_it_with_lines_for_units_and_time(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Quảng bá
- Dựng phim ngắn về mùa nước đổ.
- Mời nhiếp ảnh gia sáng tác.
- Cơ quan chủ trì: Trung tâm Xúc tiến du lịch.
- Thời gian thực hiện: Quý II năm 2023.
""")
    for begins in ("Dựng phim", "Mời nhiếp ảnh"):
        assert plan.units(begins) == {("lead", "Trung tâm Xúc tiến du lịch", "inherited")}
        assert plan.raws(begins) == ["Quý II năm 2023"]


@pytest.mark.parametrize(
    ("heading", "domain"),
    [
        ("CẢI CÁCH THỂ CHẾ", "thể chế"),
        ("THEO DÕI THI HÀNH PHÁP LUẬT", "thể chế"),
        ("CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "thủ tục hành chính"),
        ("CƠ CHẾ MỘT CỬA", "thủ tục hành chính"),
        ("CẢI CÁCH TỔ CHỨC BỘ MÁY", "tổ chức bộ máy"),
        ("CẢI CÁCH CHẾ ĐỘ CÔNG VỤ", "chế độ công vụ"),
        ("CẢI CÁCH TÀI CHÍNH CÔNG", "tài chính công"),
        ("XÂY DỰNG CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ", "chính quyền điện tử"),
        ("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "chỉ đạo điều hành"),
        ("CÁC VIỆC KHÁC", None),
    ],
)
def test_the_heading_over_a_task_names_its_area(read_body: ReadBody, heading: str, domain: str | None) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n1. {heading}\n- Dán thông báo trước cửa.\n2. CÁC MẶT KHÁC\n- Quét sân.")
    assert plan.task("Dán").domain == domain


def test_the_outermost_heading_that_names_an_area_wins(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n1. Cải cách thủ tục hành chính\na) Về tài chính\n- Niêm yết mức phí.\n- Hoàn phí thừa."
    )
    assert plan.task("Niêm yết").domain == "thủ tục hành chính"


def test_several_items_share_the_lines_below_them_back_to_the_last_such_lines(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Quảng bá
a) Dựng phim ngắn về mùa nước đổ.
b) Mời nhiếp ảnh gia sáng tác.
Đơn vị chủ trì: Trung tâm Xúc tiến du lịch.
Đơn vị phối hợp: Văn phòng Sở.
Thời gian thực hiện: Tháng 5/2023.
c) In lịch treo tường.
Đơn vị chủ trì: Văn phòng Sở.
Thời gian thực hiện: Trước ngày 20/12/2023.
""")
    for begins in ("Dựng phim", "Mời nhiếp"):
        assert plan.units(begins) == {
            ("lead", "Trung tâm Xúc tiến du lịch", "inherited"),
            ("coordinate", "Văn phòng Sở", "inherited"),
        }
        assert plan.raws(begins) == ["Tháng 5/2023"]
    assert plan.units("In lịch") == {("lead", "Văn phòng Sở", "inherited")}
    assert plan.raws("In lịch") == ["Trước ngày 20/12/2023"]


@pytest.mark.parametrize("label", ["Nhiệm vụ", "Nội dung thực hiện"])
def test_an_item_that_says_where_and_when_and_lists_its_tasks_is_a_section(read_body: ReadBody, label: str) -> None:
    plan = read_body(f"""
I. NHIỆM VỤ
1. Mở lớp dạy dệt
- Địa điểm: Nhà văn hóa bản.
- Thời gian: Tháng 5/2023.
- {label}:
+ Mượn khung cửi.
+ Mời nghệ nhân đứng lớp.
2. Sửa cầu treo.
""")
    assert [s.title for s in plan.sections] == ["NHIỆM VỤ", "Mở lớp dạy dệt"]
    assert plan.texts == ["Mượn khung cửi.", "Mời nghệ nhân đứng lớp.", "Sửa cầu treo."]
    assert plan.raws("Mượn khung") == plan.raws("Mời nghệ nhân") == ["Tháng 5/2023"]


def test_a_line_that_says_when_makes_a_task_of_what_is_above_it_under_any_heading(read_body: ReadBody) -> None:
    plan = read_body("""
I. CÁC NGÀY HỘI
1. Ngày hội chè
Mời nghệ nhân sao chè bằng chảo gang.
- Thời gian: Tháng 3/2023.
1.1. Sân khấu
Nhìn ra đồi chè.
2. Ngày hội đò
Bến sông đông vui suốt mùa.
""")
    assert plan.texts == ["Mời nghệ nhân sao chè bằng chảo gang."]
