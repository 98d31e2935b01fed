"""Titles of headings, the lines under them and the closing formula, as many offices write them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import Invented

ReadBody = Callable[..., Invented]


@pytest.mark.parametrize(
    "heading",
    [
        "TỔ CHỨC, TRIỂN KHAI THỰC HIỆN",
        "CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN",
        "TỔ CHỨC THỰC HIỆN CHƯƠNG TRÌNH",
        "TỔ CHỨC THI HÀNH",
    ],
)
def test_wordings_of_organisation(read_body: ReadBody, heading: str) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n- Trồng hoa ven suối.\nII. {heading}\n- Văn phòng Sở theo dõi việc trồng hoa.")
    assert plan.kinds()[heading] == "organisation"


def test_a_heading_of_organisation_is_no_line_that_names_who_carries_out_the_plan(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
- Trồng hoa ven suối.
II. TỔ CHỨC TRIỂN KHAI THỰC HIỆN
- Văn phòng Sở theo dõi việc trồng hoa.
- Thanh tra Sở kiểm tra việc trồng hoa.
""")
    assert plan.roles("Trồng hoa ven suối") == set()


def test_a_colon_within_parentheses_ends_no_title(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\na) Trồng hoa ven suối (Chủ trì: Văn phòng Sở; phối hợp: Thanh tra Sở).")
    assert plan.texts == ["Trồng hoa ven suối (Chủ trì: Văn phòng Sở; phối hợp: Thanh tra Sở)."]


@pytest.mark.parametrize("unit", ["Sở Y tế", "Đối với Văn phòng Sở và Thanh tra Sở", "Trách nhiệm của Thanh tra Sở"])
@pytest.mark.parametrize("mark", ["1. {}", "1- {}", "a) {}", "1.1. {}"])
def test_a_run_in_heading_of_units_heads_its_duty(read_body: ReadBody, mark: str, unit: str) -> None:
    plan = read_body(
        f"II. TỔ CHỨC THỰC HIỆN\n{mark.format(unit)}: Tham mưu trồng hoa dọc lối vào các bản làng vùng cao."
    )
    assert plan.kinds()[unit] == "assignment"
    assert plan.texts == ["Tham mưu trồng hoa dọc lối vào các bản làng vùng cao."]


def test_duties_under_a_heading_that_addresses_an_unknown_body(read_body: ReadBody) -> None:
    plan = read_body(
        "II. TỔ CHỨC THỰC HIỆN\n1. Trách nhiệm của Nghệ nhân Dệt Lanh\n- Trực tiếp dạy nghề dệt cho bà con."
    )
    assert plan.roles("Trực tiếp dạy nghề") == {("lead", "Nghệ nhân Dệt Lanh")}


def test_the_closing_formula_belongs_to_no_section(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Làm sạch bản
- Thu gom rác bên suối.
2. Thời gian thực hiện: hằng tuần.
Trên đây là Kế hoạch làm sạch bản làng năm 2023, đề nghị các phòng thực hiện./.
""")
    assert all("Trên đây" not in section.text for section in plan.sections)
    assert plan.texts == ["Thu gom rác bên suối."]


@pytest.mark.parametrize(
    "pointer", ["(Chi tiết tại Phụ lục kèm theo)", "Nội dung cụ thể theo Biểu đính kèm.", "(Có phụ lục kèm theo)"]
)
def test_a_pointer_to_an_appendix_orders_nothing(read_body: ReadBody, pointer: str) -> None:
    assert read_body(f"I. NHIỆM VỤ\n{pointer}").texts == []


def test_a_label_whose_colon_was_lost_is_a_heading(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n1. Trồng hoa\na) Mục tiêu, yêu cầu 100% lối đi có hoa.\nb) Nhiệm vụ:\n- Trồng hoa ven suối."
    )
    assert plan.kinds()["Mục tiêu, yêu cầu"] == "targets"
    assert plan.texts == ["Trồng hoa ven suối."]


def test_duties_under_time_and_method(read_body: ReadBody) -> None:
    plan = read_body("""
II. KIỂM TRA
1. Đối tượng kiểm tra: các homestay.
2. Thời gian và phương pháp
- Văn phòng Sở tự kiểm tra nhà khách và gửi báo cáo trước ngày 15/8/2023.
- Kiểm tra vào buổi sáng.
""")
    assert plan.texts == ["Văn phòng Sở tự kiểm tra nhà khách và gửi báo cáo trước ngày 15/8/2023."]
    assert plan.raws("Văn phòng Sở tự") == ["trước ngày 15/8/2023"]


def test_wrapped_lines_that_look_like_notices_or_bullets_go_on(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
- Trồng hoa ở lối vào các bản làng trên toàn địa bàn huyện vùng cao, giao cho Phòng Kế hoạch
- Tài chính theo dõi việc trồng hoa dọc theo lối đi vào các bản làng vùng cao của toàn tỉnh;
- Sửa lại lan can ở những đoạn đường hay có sương mù trên tuyến đường lên thác nước; thời gian
thực hiện: quý II năm 2023.
""")
    assert len(plan.texts) == 2
    assert plan.texts[0].startswith("Trồng hoa ở lối vào")
    assert plan.texts[0].endswith("của toàn tỉnh;")
    assert plan.texts[1].endswith("thực hiện: quý II năm 2023.")


def test_an_item_of_one_sentence_over_paragraphs_that_order_titles_them(read_body: ReadBody) -> None:
    plan = read_body("""
I. CƠ CHẾ, CHÍNH SÁCH
1. Dựng lại làng nghề
(1) Đưa khung dệt về từng nhà, gắn với bến đò và chợ phiên.
Xây dựng kho sợi ở đầu bản trước mùa mưa.
Mở lớp dạy nhuộm chàm cho thanh niên.
(2) Mở rộng lò gốm ven sông. Đắp lại đường vào lò.
Sửa lại mái lò cũ trước mùa mưa.
Trồng tre quanh lò để lấy bóng mát.
""")
    assert [marker for _, marker, _, _ in plan.outline()] == ["I", "1", "(1)"]
    assert [text[:16] for text in plan.texts] == [
        "Xây dựng kho sợi", "Mở lớp dạy nhuộm", "Mở rộng lò gốm v",
    ]  # fmt: skip


def test_a_unit_with_a_full_stop_over_its_duties_is_no_task(read_body: ReadBody) -> None:
    plan = read_body("""
I. TRÁCH NHIỆM
1. Sở Y tế.
- Cử người trực bên lò gốm.
- Phát khẩu trang cho thợ gốm.
""")
    assert plan.outline()[1] == (2, "1", "Sở Y tế", "assignment")
    assert plan.texts == ["Cử người trực bên lò gốm.", "Phát khẩu trang cho thợ gốm."]


@pytest.mark.parametrize("title", ["Dự án 2: Khôi phục chợ nổi", "Mục tiêu 4: Về nuôi cá lồng"])
def test_what_a_numbered_label_is_about_belongs_to_the_title(read_body: ReadBody, title: str) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n1. {title}\n- Đóng thêm bè cá.\n- Sơn lại bến thuyền.")
    assert [s.title for s in plan.sections] == ["NHIỆM VỤ", title]


@pytest.mark.parametrize("when", ["Tháng 6", "Quý 2"])
def test_a_numbered_time_before_a_colon_is_the_title_and_holds_for_what_is_under_it(
    read_body: ReadBody, when: str
) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n1. {when}: Mở chợ nổi\n- Đóng thêm bè cá.\n2. Sơn lại bến thuyền.")
    assert [s.title for s in plan.sections] == ["NHIỆM VỤ", when]
    assert plan.raws("Đóng thêm bè cá") == [when]


def test_a_numbered_item_with_nothing_under_it_ends_its_title_at_the_colon(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n1. Nhiệm vụ 1: Đóng thêm bè cá.\n2. Nhiệm vụ 2: Sơn lại bến thuyền.")
    assert plan.texts == ["Đóng thêm bè cá.", "Sơn lại bến thuyền."]


def test_a_title_that_ends_in_dots_is_no_sentence(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\na) Chăm sóc bưởi, cam, quýt..\n- Tỉa cành sau thu hoạch.\n- Bón phân hữu cơ.")
    assert plan.texts == ["Tỉa cành sau thu hoạch.", "Bón phân hữu cơ."]


@pytest.mark.parametrize(
    ("title", "line", "goes_on"),
    [
        ("Đề nghị Hội Nông dân tỉnh, Hội Liên hiệp", "Phụ nữ tỉnh", True),
        ("Hội Nông dân tỉnh, Sở Du lịch", "Mở lớp nghề", False),
        ("Sở Du lịch, Sở Xây dựng", "Sở Y tế", False),
    ],
)
def test_a_bold_title_goes_on_in_the_bold_line_that_ends_its_list_of_units(
    read_body: ReadBody, title: str, line: str, goes_on: bool
) -> None:
    plan = read_body(f"**I. TỔ CHỨC THỰC HIỆN**\n\n**1. {title}**\n\n**{line}**\n\n- Dệt chiếu.\n\n- Trồng cói.")
    assert plan.sections[1].title == (f"{title} {line}" if goes_on else title)
