"""Duties that a plan lays on units: under its organisation, under their headings, in reports and closings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import Invented

ReadBody = Callable[..., Invented]


def test_a_duty_under_organisation_is_an_assignment(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
1. Giao Văn phòng Sở theo dõi, đôn đốc các phòng thực hiện Kế hoạch.
2. Trưởng các phòng chịu trách nhiệm trước Giám đốc Sở về kết quả.
""")
    assert [t.source_kind for t in plan.tasks] == ["assignment", "assignment"]


def test_bullets_under_a_units_heading_are_assignments(read_body: ReadBody) -> None:
    plan = read_body("""
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Quản lý lữ hành
- Hướng dẫn các doanh nghiệp ký cam kết.
- Lập sổ theo dõi khiếu nại.
2. Đề nghị Công an tỉnh
Bảo đảm an ninh tại các điểm đông người.
""")
    assert plan.by_kind() == [
        ("assignment", "-", "Hướng dẫn các doanh nghiệp ký cam kết."),
        ("assignment", "-", "Lập sổ theo dõi khiếu nại."),
        ("assignment", None, "Bảo đảm an ninh tại các điểm đông người."),
    ]


def test_lettered_duties_under_numbered_units(read_body: ReadBody) -> None:
    plan = read_body(
        """
III. TỔ CHỨC THỰC HIỆN
1. Sở Y tế
a) Chủ trì tổ chức tiêm phòng cho bà con vùng lũ.
b) Phối hợp với Sở Tài chính lập dự toán mua vắc xin.
2. Sở Tài chính
a) Bố trí kinh phí mua vắc xin.
b) Hướng dẫn thanh quyết toán.
3. Ủy ban nhân dân các huyện, thị xã
a) Vận động người dân đi tiêm.
""",
        title="Phòng, chống dịch bệnh năm 2023",
    )
    assert [(t.marker, t.source_kind) for t in plan.tasks] == [(m, "assignment") for m in "ababa"]
    assert plan.units("Chủ trì tổ chức") == {("lead", "Sở Y tế", "inherited")}
    assert plan.roles("Phối hợp với Sở Tài chính") == {("lead", "Sở Tài chính"), ("coordinate", "Sở Y tế")}
    assert plan.units("Bố trí kinh phí") == {("lead", "Sở Tài chính", "inherited")}
    assert {role for role, _ in plan.roles("Vận động")} == {"lead"}


def test_a_run_in_unit_heading_leads_and_is_not_in_the_text(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
a) Sở Y tế: Kiểm tra bếp ăn tại các khu nghỉ dưỡng.
b) Công an tỉnh: Phân luồng xe trong ba ngày hội.
""")
    assert plan.texts == ["Kiểm tra bếp ăn tại các khu nghỉ dưỡng.", "Phân luồng xe trong ba ngày hội."]
    assert plan.roles("Kiểm tra bếp ăn") == {("lead", "Sở Y tế")}
    assert plan.roles("Phân luồng xe") == {("lead", "Công an tỉnh")}


@pytest.mark.parametrize(
    "closing",
    [
        "Yêu cầu các phòng, đơn vị thuộc Sở nghiêm túc thực hiện Kế hoạch này.",
        "Trong quá trình thực hiện, nếu có vướng mắc, các phòng phản ánh về Văn phòng Sở để tổng hợp.",
    ],
)
def test_a_paragraph_that_lays_a_duty_on_a_unit_is_an_assignment(read_body: ReadBody, closing: str) -> None:
    plan = read_body(f"I. TỔ CHỨC THỰC HIỆN\n{closing}")
    assert plan.by_kind() == [("assignment", None, closing)]


def test_reporting_lays_duties_on_units(read_body: ReadBody) -> None:
    plan = read_body(
        "I. CHẾ ĐỘ BÁO CÁO\n- Các phòng, đơn vị thuộc Sở gửi báo cáo về Văn phòng Sở trước ngày 15/6/2023."
    )
    assert [t.source_kind for t in plan.tasks] == ["assignment"]
    assert plan.roles("Các phòng") == {("implement", "Các phòng, đơn vị thuộc Sở")}


@pytest.mark.parametrize("mark", ["-", "(1).", "(1)"])
def test_a_duty_that_ends_in_a_list_of_contents_is_one_task(read_body: ReadBody, mark: str) -> None:
    listed = f"{mark} Tổng số lượt thuyền cập bến;\n{mark.replace('1', '2')} Tổng số vé đã bán."
    plan = read_body(
        "I. TỔ CHỨC THỰC HIỆN\n1. Báo cáo định kỳ 6 tháng, hằng năm\n"
        f"Yêu cầu UBND các xã gửi Sở số liệu trước ngày 05/7 hằng năm, bao gồm:\n{listed}"
    )
    assert plan.outline()[1][3] == "reporting"
    assert plan.texts == [
        "Yêu cầu UBND các xã gửi Sở số liệu trước ngày 05/7 hằng năm, bao gồm: Tổng số lượt thuyền cập bến; Tổng số vé đã bán."
    ]
    assert plan.roles("Yêu cầu") == {("implement", "Ủy ban nhân dân các xã")}


def test_a_list_that_lays_duties_stays_one_of_tasks(read_body: ReadBody) -> None:
    plan = read_body(
        "I. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\nYêu cầu các phòng làm tốt việc ở bến thuyền, gồm:\n- Sơn lại mái chèo.\n- Kiểm tra vé."
    )
    assert plan.texts == ["Sơn lại mái chèo.", "Kiểm tra vé."]


def test_assignments_and_plans_on_other_matters_have_no_area(read_body: ReadBody) -> None:
    body = "I. NHIỆM VỤ\n1. Cải cách tài chính công\n- Lập quy chế chi.\nII. TỔ CHỨC THỰC HIỆN\n1. Giao Văn phòng Sở đôn đốc cải cách tài chính công."
    plan = read_body(body)
    assert [t.domain for t in plan.tasks] == ["tài chính công", None]
    other = read_body(body, title="Phát triển du lịch cộng đồng năm 2023")
    assert [t.domain for t in other.tasks] == [None, None]


def test_duties_under_a_bullet_that_names_a_unit_are_that_units(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
1. Trách nhiệm của các phòng
- Văn phòng Sở:
+ Theo dõi tiến độ làm cầu tàu;
+ Lập dự toán.
- Thanh tra Sở:
Kiểm tra bến thuyền mỗi quý.
""")
    assert plan.texts == ["Theo dõi tiến độ làm cầu tàu;", "Lập dự toán.", "Kiểm tra bến thuyền mỗi quý."]
    assert plan.roles("Lập dự toán") == {("lead", "Văn phòng Sở")}


def test_the_duties_of_a_body_among_others_are_its_tasks_and_their_times_theirs(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ CỤ THỂ
1. Văn phòng Sở
- Sơn lại thuyền đưa khách.
2. Trách nhiệm của Thanh tra Sở:
- Kiểm tra áo phao trên các bến.
Thời hạn hoàn thành: Trước ngày 30/6/2025.
""")
    assert plan.texts == ["Sơn lại thuyền đưa khách.", "Kiểm tra áo phao trên các bến."]
    assert plan.roles("Kiểm tra") == {("lead", "Thanh tra Sở")}
    assert not plan.raws("Sơn lại")
    assert plan.raws("Kiểm tra") == ["Trước ngày 30/6/2025"]


def test_who_helps_under_a_bullet_that_names_it_coordinates(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
1. Trách nhiệm của các phòng
- Thanh tra Sở:
Phối hợp với Văn phòng Sở kiểm tra bến thuyền.
""")
    assert plan.roles("Phối hợp") == {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")}


def test_numbered_lines_under_organisation_are_duties_unless_they_speak_of_the_plan(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
1. Hợp tác xã đò dọc tiên phong đổi sang đò điện.
2. Các hoạt động không nêu tại Kế hoạch này được thực hiện theo quy định.
""")
    assert plan.texts == ["Hợp tác xã đò dọc tiên phong đổi sang đò điện."]


def test_an_appeal_with_a_date_after_the_last_unit_belongs_to_the_organisation(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở
- Theo dõi tiến độ làm cầu tàu.
2. Thanh tra Sở
a) Kiểm tra bến thuyền mỗi quý.
Yêu cầu các phòng, đơn vị thuộc Sở triển khai; định kỳ 06 tháng báo cáo kết quả về Văn phòng Sở./.
""")
    assert len(plan.texts) == 3
    assert plan.tasks[-1].section_id == plan.sections[0].section_id
    assert plan.tasks[-1].text.startswith("Yêu cầu các phòng")


@pytest.mark.parametrize(
    ("unit", "order", "section"),
    [
        ("Thanh tra Sở", "Hằng năm, các phòng, đơn vị gửi kết quả về Văn phòng Sở tổng hợp./.", 0),
        ("Các hội quần chúng", "Định kỳ 06 tháng, các phòng, đơn vị gửi kết quả về Văn phòng Sở./.", 0),
        ("Thanh tra Sở", "Hằng năm, gửi kết quả về Văn phòng Sở tổng hợp./.", 2),
        ("Các phòng, đơn vị", "Hằng năm, các đơn vị gửi kết quả về Văn phòng Sở tổng hợp./.", 2),
        ("Thanh tra Sở", "Hằng năm, các phòng, đơn vị gửi kết quả về Thanh tra Sở.", 2),
    ],
)
def test_an_order_to_all_at_the_very_end_belongs_to_the_organisation(
    read_body: ReadBody, unit: str, order: str, section: int
) -> None:
    plan = read_body(f"""
I. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở
- Theo dõi tiến độ làm cầu tàu.
2. {unit}
Kiểm tra bến thuyền mỗi quý.
{order}
""")
    assert plan.texts[-1] == order
    assert plan.tasks[-1].section_id == plan.sections[section].section_id


def test_in_text_with_a_paragraph_a_line_each_lays_its_own_duty(read_body: ReadBody) -> None:
    duties = [
        f"{act} cho bà con vùng cao, {'nhất là các bản ở xa chợ phiên, nơi du khách hay ghé qua mỗi mùa hoa đào, ' * 4}khi trời ấm."
        for act in ("Mở lớp dạy hát then", "Trồng lại rừng đào", "Hướng dẫn cách đón khách", "In lịch")
    ]
    plan = read_body("I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở\n" + "\n".join(duties))
    assert plan.texts == duties


@pytest.mark.parametrize(
    "heading",
    [
        "2. Các phòng, đơn vị thuộc Sở.\n",
        "2. Đài Truyền thanh vùng cao, Báo bản làng, Cổng thông tin điện tử du lịch, các tờ tin xuân: ",
    ],
)
def test_a_heading_of_bodies_may_end_in_a_full_stop_or_run_on(read_body: ReadBody, heading: str) -> None:
    plan = read_body(f"I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở\n- Mở hội.\n{heading}Quảng bá lễ hội hoa đào.")
    assert plan.texts == ["Mở hội.", "Quảng bá lễ hội hoa đào."]
    assert [unit for role, unit, _ in plan.units("Quảng bá")]


@pytest.mark.parametrize(
    ("line", "n_tasks"),
    [
        ("Định kỳ hằng quý, kết quả trồng hoa gửi về Sở.", 1),
        ("Báo cáo năm gửi trước ngày 15/12/2023.", 1),
        ("Báo cáo năm 2023 viết trên giấy dó.", 0),
        ("Hằng năm hoa nở vào tháng ba.", 0),
    ],
)
def test_a_line_on_reports_that_says_when_is_a_duty_though_it_names_nobody(
    read_body: ReadBody, line: str, n_tasks: int
) -> None:
    plan = read_body(
        f"I. NHIỆM VỤ\n- In lịch.\nII. TỔ CHỨC THỰC HIỆN\n1. Chế độ báo cáo: {line}\n2. Sở Du lịch\n- Mở chợ."
    )
    assert len(plan.texts) == 2 + n_tasks


def test_a_reporting_regime_holds_units_and_times_of_each_report(read_body: ReadBody) -> None:
    plan = read_body("""I. CÁC LOẠI BÁO CÁO
1. Báo cáo định kỳ:
a) Báo cáo tháng;
b) Báo cáo quý.
II. CHẾ ĐỘ BÁO CÁO
1. Báo cáo tháng
a) Cơ quan, đơn vị thực hiện: Văn phòng Sở, Thanh tra Sở.
b) Nội dung báo cáo:
- Lượng khách đến các bản trong tháng;
- Số nhà nghỉ mới mở.
c) Thời gian gửi báo cáo: Trước ngày 25 hằng tháng.
2. Báo cáo đột xuất
Khi có lũ thì báo cáo ngay.
""")
    assert plan.texts == ["Lượng khách đến các bản trong tháng;", "Số nhà nghỉ mới mở."]
    assert plan.raws("Số nhà") == ["Trước ngày 25 hằng tháng"]
    assert plan.roles("Lượng khách") == {("implement", "Văn phòng Sở"), ("implement", "Thanh tra Sở")}
    assert [(level, kind) for level, _, _, kind in plan.outline()[2:]] == [
        (1, "reporting"), (2, "reporting"), (3, "assignment"), (3, "reporting"), (3, "schedule"), (2, "reporting"),
    ]  # fmt: skip


def test_a_report_is_ordered_where_brackets_say_by_when(read_body: ReadBody) -> None:
    plan = read_body("""I. CHẾ ĐỘ BÁO CÁO
- Báo cáo năm (trước ngày 05/12);
- Báo cáo quý (theo mẫu);
- Báo cáo tháng.
""")
    assert plan.texts == ["Báo cáo năm (trước ngày 05/12);"]


def test_what_closes_a_plan_may_give_it_to_somebody_by_name(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
Các sở, ngành dọn bến trước ngày hội.
Giao Sở Y tế đôn đốc việc thực hiện Kế hoạch này./.
""")
    assert plan.texts == [
        "Các sở, ngành dọn bến trước ngày hội.",
        "Giao Sở Y tế đôn đốc việc thực hiện Kế hoạch này./.",
    ]
    assert plan.roles("Giao Sở") == {("lead", "Sở Y tế")}


def test_an_appeal_behind_the_last_duty_of_a_directive_is_nobodys_own(read_body: ReadBody) -> None:
    plan = read_body("""
1. Giao Sở Du lịch:
- Sơn lại các bến thuyền.
2. Giao Công an tỉnh:
- Phân luồng xe trong ba ngày hội.
Trong quá trình thực hiện, nếu có vướng mắc, các xã báo cáo UBND tỉnh để xem xét./.
""")
    assert [t.section_id is None for t in plan.tasks] == [False, False, True]
    assert plan.roles("Trong quá trình") == {("implement", "Các xã")}


def test_a_bare_appeal_behind_the_last_duty_of_a_directive_is_no_task(read_body: ReadBody) -> None:
    plan = read_body("1. Giao Sở Du lịch:\n- Sơn lại các bến thuyền.\nYêu cầu các xã nghiêm túc thực hiện./.")
    assert plan.texts == ["Sơn lại các bến thuyền."]


def test_numbered_orders_of_a_directive_need_no_section(read_body: ReadBody) -> None:
    plan = read_body("Giám đốc Sở yêu cầu:\n1. Văn phòng Sở sơn lại các bến thuyền.\n2. Thanh tra Sở kiểm tra áo phao.")
    assert plan.texts == ["Văn phòng Sở sơn lại các bến thuyền.", "Thanh tra Sở kiểm tra áo phao."]
    assert plan.roles("Văn phòng") == {("implement", "Văn phòng Sở")}


def test_numbered_bases_are_no_orders(read_body: ReadBody) -> None:
    assert read_body("Căn cứ:\n1. Văn phòng Sở đã kiểm tra áo phao.\nI. NHIỆM VỤ\n- Dựng phim.").texts == ["Dựng phim."]
