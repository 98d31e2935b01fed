"""What the title of a section says that is under it: aims, tasks, organisation, a group of several."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import Invented

ReadBody = Callable[..., Invented]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("CĂN CỨ PHÁP LÝ", "legal_basis"),
        ("MỤC ĐÍCH", "purpose"),
        ("YÊU CẦU", "requirements"),
        ("MỤC TIÊU", "targets"),
        ("CHỈ TIÊU", "targets"),
        ("NHIỆM VỤ, GIẢI PHÁP", "tasks"),
        ("NHIỆM VỤ TRỌNG TÂM", "tasks"),
        ("NỘI DUNG THỰC HIỆN", "tasks"),
        ("CÁC GIẢI PHÁP CHỦ YẾU", "tasks"),
        ("PHÂN CÔNG TRÁCH NHIỆM", "assignment"),
        ("PHÂN CÔNG NHIỆM VỤ", "assignment"),
        ("THỜI GIAN THỰC HIỆN", "schedule"),
        ("TIẾN ĐỘ THỰC HIỆN", "schedule"),
        ("KINH PHÍ THỰC HIỆN", "funding"),
        ("TỔ CHỨC THỰC HIỆN", "organisation"),
        ("CHẾ ĐỘ BÁO CÁO", "reporting"),
        ("CHẾ ĐỘ THÔNG TIN, BÁO CÁO", "reporting"),
        ("NGUYÊN TẮC CHỦ TRÌ, PHỐI HỢP", "organisation"),
        ("HUY ĐỘNG CÁC NGUỒN VỐN ĐẦU TƯ", "funding"),
    ],
)
def test_a_label_of_one_kind_has_that_kind(read_body: ReadBody, title: str, kind: str) -> None:
    plan = read_body(f"I. {title}\n- Giữ gìn vệ sinh tại các điểm dừng chân.\n- Trồng thêm hoa ven đường.")
    assert plan.outline() == [(1, "I", title, kind)]


@pytest.mark.parametrize(
    "title", ["CHỈ TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP", "MỤC ĐÍCH, YÊU CẦU", "XÂY DỰNG BẢN LÀNG ĐÁNG SỐNG"]
)
def test_labels_of_several_kinds_or_none_over_subsections_are_a_group(read_body: ReadBody, title: str) -> None:
    plan = read_body(f"I. {title}\n1. Mục tiêu\n- Giữ nếp nhà sàn.\n2. Nhiệm vụ\n- Dọn dẹp lối vào bản.")
    assert [(s.title, s.kind) for s in plan.sections] == [
        (title, "group"),
        ("Mục tiêu", "targets"),
        ("Nhiệm vụ", "tasks"),
    ]


def test_a_title_that_names_no_kind_and_has_nothing_under_it_has_its_parents(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Phát triển chợ phiên
- Sắp xếp lại các gian hàng thổ cẩm.
2. Bảo vệ môi trường
- Đặt thùng rác dọc đường lên thác.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở
- Theo dõi, đôn đốc việc thực hiện.
""")
    assert plan.kinds() == {
        "NHIỆM VỤ": "tasks",
        "Phát triển chợ phiên": "tasks",
        "Bảo vệ môi trường": "tasks",
        "TỔ CHỨC THỰC HIỆN": "organisation",
        "Văn phòng Sở": "assignment",
    }


def test_aims_and_requirements_of_a_work_item_are_targets(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Đào tạo hướng dẫn viên
a) Mục tiêu, yêu cầu: Ít nhất 80% hướng dẫn viên được bồi dưỡng.
b) Nhiệm vụ
- Mở hai lớp bồi dưỡng tại khu du lịch.
""")
    assert plan.kinds()["Mục tiêu, yêu cầu"] == "targets"


def test_an_evaluation_of_last_year_orders_nothing(read_body: ReadBody) -> None:
    plan = read_body(
        "I. ĐÁNH GIÁ KẾT QUẢ NĂM 2022\n1. Kết quả đạt được\n- Đã dựng phim về chợ tình.\n2. Tồn tại, hạn chế\n- Còn thiếu biển báo.\nII. NHIỆM VỤ\n- In lịch treo tường."
    )
    assert plan.texts == ["In lịch treo tường."]


def test_the_units_of_a_directive_have_their_duties_under_no_other_heading(read_body: ReadBody) -> None:
    plan = read_body("""
1. Sở Y tế
- Mở chốt cấp cứu ở bến thuyền.
2. Công an tỉnh: Phân luồng xe ở bến thuyền trong ba ngày hội.
""")
    assert plan.outline() == [(1, "1", "Sở Y tế", "assignment"), (1, "2", "Công an tỉnh", "assignment")]
    assert plan.roles("Mở chốt") == {("lead", "Sở Y tế")}
    assert plan.roles("Phân luồng") == {("lead", "Công an tỉnh")}


@pytest.mark.parametrize("title", ["PHÂN CÔNG NHIỆM VỤ THÀNH VIÊN BAN CHỈ ĐẠO", "TRÁCH NHIỆM CÁC SỞ, NGÀNH"])
def test_an_assignment_may_say_whose_it_is(read_body: ReadBody, title: str) -> None:
    plan = read_body(f"I. {title}\n1. Đội trống\n- Đánh trống khai hội.\n2. Sở Y tế\n- Mở chốt cấp cứu.")
    assert {kind for *_, kind in plan.outline()} == {"assignment"}
    assert plan.texts == ["Đánh trống khai hội.", "Mở chốt cấp cứu."]


def test_a_stage_over_its_text_is_a_heading_though_it_ends_in_a_full_stop(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n1. Bước 1: Rà bến đò.\n\nSở Xây dựng đi xem từng bến, vẽ lại sơ đồ.\n\n2. Rà các cầu treo.\n\nGhi rõ năm dựng."
    )
    assert [title for _, _, title, _ in plan.outline()] == ["NHIỆM VỤ", "Bước 1: Rà bến đò"]


def test_points_counted_with_numbers_and_letters_stand_under_their_number(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n1. Mùa lũ\n1.1. Bến đò:\n1.1.a. Sửa biển báo.\n1.1.b. Dựng cột đèn.\n1.2. Đợt 1:\n2. Mùa cạn\n- Nạo vét luồng."
    )
    assert [(level, title) for level, _, title, _ in plan.outline()] == [
        (1, "NHIỆM VỤ"),
        (2, "Mùa lũ"),
        (3, "Bến đò"),
        (2, "Mùa cạn"),
    ]
    assert plan.texts == ["Sửa biển báo.", "Dựng cột đèn.", "Nạo vét luồng."]


def test_titles_of_rules_and_terms_hold_no_tasks_though_their_lines_read_like_orders(
    read_text: Callable[[str], Invented],
) -> None:
    plan = read_text("""\
QUYẾT ĐỊNH
Về việc giữ nghề dệt
Điều 1. Mức hỗ trợ
1. Hỗ trợ 2 triệu đồng một khung cửi;
2. Hỗ trợ 1 triệu đồng một guồng sợi.
Điều 2. Phương thức thực hiện
1. Ủy ban nhân dân xã lập danh sách các nhà có khung cửi.
2. Dạy nghề
a) Sở Công Thương kiểm tra từng khung cửi.
""")
    assert [(s.marker, s.kind) for s in plan.sections] == [("Điều 1", "other"), ("Điều 2", "group"), ("2", "group")]
    assert plan.texts == [
        "Ủy ban nhân dân xã lập danh sách các nhà có khung cửi.",
        "Sở Công Thương kiểm tra từng khung cửi.",
    ]


def test_what_stands_under_a_report_is_of_it_and_its_bullets_that_order_are_tasks(read_body: ReadBody) -> None:
    plan = read_body("""
I. NGÀY HỘI
1. Đua thuyền
1.1. Nội dung: Đua thuyền độc mộc quanh hồ.
1.2. Báo cáo kết quả cuộc đua
- Công bố đội thắng trên loa của bản.
- Ai xem cũng vui.
2. Ném còn
- Trang bị cột còn mới.
""")
    assert plan.kinds()["Báo cáo kết quả cuộc đua"] == "reporting"
    assert "Công bố đội thắng trên loa của bản." in plan.texts
    assert "Ai xem cũng vui." not in plan.texts


def test_a_units_own_heading_in_a_group_under_the_sharing_out_of_tasks(read_body: ReadBody) -> None:
    plan = read_body("""
II. PHÂN CÔNG NHIỆM VỤ
1. Giữ nước cho mùa khô
a) Sở Xây dựng
- Vét các mương quanh chợ.
b) Sở Công Thương
- Vét các mương quanh lò gạch.
""")
    assert plan.kinds()["Sở Xây dựng"] == "assignment"
    assert plan.roles("Vét các mương quanh lò gạch") == {("lead", "Sở Công Thương")}


def test_a_units_own_heading_in_a_group_of_tasks_is_what_the_group_is(read_body: ReadBody) -> None:
    plan = read_body("""
II. NHIỆM VỤ
1. Giữ nước cho mùa khô
a) Sở Xây dựng
- Vét các mương quanh chợ.
b) Sở Công Thương
- Vét các mương quanh lò gạch.
""")
    assert plan.kinds()["Sở Xây dựng"] == "group"


def test_all_who_report_are_told_by_the_organisation_and_not_by_the_last_unit(read_body: ReadBody) -> None:
    plan = read_body("""
II. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng
- Vét các mương quanh chợ.
2. Sở Y tế
Phun thuốc diệt muỗi quanh chợ.
Hằng năm, các sở, ngành báo cáo kết quả thực hiện về Sở Xây dựng để tổng hợp.
""")
    assert plan.roles("Hằng năm, các sở") == {("implement", "Các sở, ngành")}
    assert plan.roles("Phun thuốc") == {("lead", "Sở Y tế")}
