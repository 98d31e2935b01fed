"""Headings, bullets and lead-ins that give their units to what stands under them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import Invented

ReadBody = Callable[..., Invented]


def test_a_units_heading_leads_what_stands_under_it(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
1. Văn phòng
- Theo dõi việc thực hiện.
2. Đối với Thanh tra
- Kiểm tra đột xuất các điểm bán vé.
3. Trách nhiệm của Phòng Quản lý lữ hành
- Hướng dẫn ký cam kết.
""")
    assert plan.units("Theo dõi") == {("lead", "Văn phòng Sở", "inherited")}
    assert plan.units("Kiểm tra") == {("lead", "Thanh tra Sở", "inherited")}
    assert plan.units("Hướng dẫn") == {("lead", "Phòng Quản lý lữ hành", "inherited")}


def test_several_units_in_one_heading_all_lead(read_body: ReadBody) -> None:
    plan = read_body(
        "I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở, Thanh tra Sở\n- Theo dõi việc thực hiện.\n2. Công an tỉnh\n- Giữ trật tự."
    )
    assert plan.units("Theo dõi") == {("lead", "Văn phòng Sở", "inherited"), ("lead", "Thanh tra Sở", "inherited")}


def test_brackets_in_a_heading_say_who_leads_and_who_helps(read_body: ReadBody) -> None:
    plan = read_body(
        "I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở (chủ trì), Thanh tra Sở (phối hợp)\n- Theo dõi việc thực hiện.\n2. Công an tỉnh\n- Giữ trật tự."
    )
    assert plan.roles("Theo dõi") == {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")}


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        ("Phối hợp với Công an tỉnh giữ trật tự.", {("lead", "Công an tỉnh"), ("coordinate", "Văn phòng Sở")}),
        (
            "Phối hợp với Công an tỉnh nhắc các bến đò phối hợp với Thanh tra Sở bán vé.",
            {("lead", "Công an tỉnh"), ("coordinate", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")},
        ),
        (
            "Phối hợp với Công an tỉnh giữ trật tự. Phối hợp với Thanh tra Sở bán vé, đồng thời phối hợp với Sở Y tế trực bến.",
            {("lead", "Công an tỉnh"), ("lead", "Thanh tra Sở"), ("lead", "Sở Y tế"), ("coordinate", "Văn phòng Sở")},
        ),
        ("Chủ trì, phối hợp với Công an tỉnh giữ trật tự.", {("lead", "Văn phòng Sở"), ("coordinate", "Công an tỉnh")}),
        (
            "Phối hợp với Công an tỉnh giữ trật tự; chủ trì bán vé.",
            {("lead", "Văn phòng Sở"), ("coordinate", "Công an tỉnh")},
        ),
        ("Phối hợp thực hiện các việc được giao.", {("lead", "Văn phòng Sở")}),
        ("Phối hợp chặt chẽ trong các ngày hội.", {("lead", "Văn phòng Sở")}),
        ("Hướng dẫn Thanh tra Sở lập sổ theo dõi.", {("lead", "Văn phòng Sở")}),
    ],
)
def test_a_duty_under_a_units_heading(read_body: ReadBody, duty: str, expected: set[tuple[str, str]]) -> None:
    plan = read_body(f"I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở\n- {duty}\n2. Thanh tra Sở\n- Kiểm tra các điểm bán vé.")
    assert plan.roles(duty[:14]) == expected


def test_a_lead_in_that_orders_the_following_gives_its_units(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Kiểm tra
Thanh tra Sở chủ trì, phối hợp với Văn phòng Sở thực hiện các nhiệm vụ sau:
- Lập lịch kiểm tra.
- Công khai kết quả.
2. Quảng bá
- Dựng phim về chợ tình.
""")
    for begins in ("Lập lịch", "Công khai"):
        assert plan.units(begins) == {
            ("lead", "Thanh tra Sở", "inherited"),
            ("coordinate", "Văn phòng Sở", "inherited"),
        }
    assert plan.units("Dựng phim") == set()


@pytest.mark.parametrize(
    "heading",
    [
        "1. Đề nghị Công an tỉnh",
        "1. Đối với Công an tỉnh",
        "1. Giao Công an tỉnh",
        "1. Công an tỉnh",
        "- Công an tỉnh",
        "- Đối với Công an tỉnh",
        "- Giao nhiệm vụ cho Công an tỉnh",
    ],
)
def test_a_run_in_heading_may_ask_or_order_a_unit(read_body: ReadBody, heading: str) -> None:
    plan = read_body(f"I. TỔ CHỨC THỰC HIỆN\n{heading}: Phân luồng xe trong ba ngày hội.\n")
    assert plan.texts == ["Phân luồng xe trong ba ngày hội."]
    assert plan.roles("Phân luồng") == {("lead", "Công an tỉnh")}


@pytest.mark.parametrize("bullet", ["- Công an tỉnh:", "- Đối với Công an tỉnh:", "- Giao cho Công an tỉnh:"])
def test_a_bullet_that_addresses_a_unit_gives_it_to_those_under_it(read_body: ReadBody, bullet: str) -> None:
    plan = read_body(f"I. TỔ CHỨC THỰC HIỆN\n{bullet}\n+ Phân luồng xe trong ba ngày hội.\n+ Trông giữ xe qua đêm.\n")
    assert plan.roles("Phân luồng") == plan.roles("Trông giữ") == {("lead", "Công an tỉnh")}


@pytest.mark.parametrize(
    "heading",
    [
        "1. Giao Văn phòng Sở thực hiện các nhiệm vụ sau:",
        "1. Văn phòng Sở có trách nhiệm:",
        "1. Văn phòng Sở chủ trì thực hiện các công việc:",
    ],
)
def test_a_heading_that_orders_the_following_gives_its_units(read_body: ReadBody, heading: str) -> None:
    plan = read_body(
        f"I. TỔ CHỨC THỰC HIỆN\n{heading}\n- Lập lịch kiểm tra.\n- Công khai kết quả.\n2. Thanh tra Sở\n- Kiểm tra."
    )
    for begins in ("Lập lịch", "Công khai"):
        assert plan.units(begins) == {("lead", "Văn phòng Sở", "inherited")}


@pytest.mark.parametrize(
    "name",
    [
        "Hội Liên hiệp Phụ nữ tỉnh",
        "Đề nghị Báo Lào Cai",
        "Các công ty lữ hành",
        "Kế toán",
        "Các doanh nghiệp lữ hành",
    ],
)
def test_a_heading_among_units_names_who_has_the_duty(read_body: ReadBody, name: str) -> None:
    plan = read_body(
        f"I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở\n- Theo dõi việc thực hiện.\n2. {name}\n- Ký cam kết giữ giá.\n3. Thanh tra Sở\n- Kiểm tra giá."
    )
    assert plan.task("Ký cam kết").source_kind == "assignment"
    assert {(role, basis) for role, _, basis in plan.units("Ký cam kết")} == {("lead", "inherited")}


@pytest.mark.parametrize(
    ("title", "leads"),
    [
        ("Tổ bảo tồn nghề Văn hóa, Dệt lanh", {"Tổ bảo tồn nghề Văn hóa, Dệt lanh"}),
        ("Lãnh đạo Làng nghề chạm bạc", {"Lãnh đạo Làng nghề chạm bạc"}),
        (
            "Đội đua thuyền bản, xóm, Câu lạc bộ Khèn Mông, các nghệ nhân bản",
            {"Đội đua thuyền bản, xóm", "Câu lạc bộ Khèn Mông", "Các nghệ nhân bản"},
        ),
        ("Ban Chỉ đạo du lịch 999", {"Ban Chỉ đạo du lịch 999"}),
        ("Giáo viên múa và Trưởng ban Khèn", {"Giáo viên múa", "Trưởng ban Khèn"}),
        ("Tổ nấu nướng và Tổ chức", {"Tổ nấu nướng và Tổ chức"}),
        ("Giáo viên các điểm bản", {"Giáo viên các điểm bản"}),
        ("Nhân viên phụ trách lĩnh vực Kho bãi, Văn phòng", {"Nhân viên phụ trách lĩnh vực Kho bãi, Văn phòng"}),
        ("Công tác vệ sinh bản làng", set()),
        ("Chế độ thông tin và khen thưởng", set()),
    ],
)
def test_a_heading_by_its_kind_names_who_has_the_duties_in_its_own_words(
    read_body: ReadBody, title: str, leads: set[str]
) -> None:
    plan = read_body(
        f"I. PHÂN CÔNG NHIỆM VỤ\n1. Các việc ở bản\n1.1. Tổ nấu cơm lam\n- Nấu cơm.\n1.2. {title}\n- Tổ chức lễ hội."
    )
    assert {unit for role, unit, _ in plan.units("Tổ chức lễ hội") if role == "lead"} == leads


def test_an_instruction_that_heads_duties_names_no_unit(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
- Xây dựng bãi đỗ xe ở chân núi.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở
a) Xây dựng, trình UBND tỉnh các chương trình quảng bá
- Chương trình mùa xuân.
- Chương trình mùa thu.
""")
    assert plan.roles("Xây dựng bãi") == set()


def test_a_lead_in_reaches_through_sub_headings(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
Trong năm 2023, các phòng thuộc Sở cần thực hiện tốt các nhiệm vụ sau đây:
1. Quảng bá
- Dựng phim về chợ tình.
- Thanh tra Sở kiểm tra bến thuyền.
2. An toàn
- Sửa cầu treo.
""")
    assert plan.units("Dựng phim") == {("implement", "Các phòng thuộc Sở", "inherited")}
    assert plan.units("Sửa cầu") == {("implement", "Các phòng thuộc Sở", "inherited")}
    assert plan.units("Thanh tra") == {("implement", "Thanh tra Sở", "stated")}


def test_the_title_of_the_organisation_part_is_no_line_that_says_who_implements(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
- Sửa cầu treo.
II. TỔ CHỨC TRIỂN KHAI THỰC HIỆN
- Giao Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở kiểm tra bến thuyền.
""")
    assert plan.units("Sửa cầu") == set()


def test_a_heading_says_of_whom_the_carrying_out_is_the_duty(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
- Sửa cầu treo.
II. TỔ CHỨC THỰC HIỆN
1. Trách nhiệm thực hiện của các phòng, đơn vị thuộc Sở
- Lập hồ sơ di sản.
""")
    assert plan.roles("Lập hồ sơ") == {("lead", "Các phòng, đơn vị thuộc Sở")}


@pytest.mark.parametrize(
    ("head", "leads"),
    [
        ("Cô Phó Hiệu trưởng Vàng Thị Mỷ", {"Phó Hiệu trưởng"}),
        ("Đồng chí Chủ tịch xã Hồ Thầu", {"Chủ tịch xã Hồ Thầu"}),
        ("Giáo viên trực bến", {"Giáo viên trực bến"}),
        ("Tổ lái đò, Đội Cờ đỏ", {"Tổ lái đò", "Đội Cờ đỏ"}),
    ],
)
def test_bullets_of_one_form_name_who_has_the_duty_in_their_own_words(
    read_body: ReadBody, head: str, leads: set[str]
) -> None:
    plan = read_body(
        f"I. PHÂN CÔNG NHIỆM VỤ\n- Nhóm nghệ nhân: Dạy hát then.\n- {head}: Canh giữ thuyền.\n- Tổ bếp:\n+ Nấu cơm."
    )
    assert plan.task("Canh giữ").text == "Canh giữ thuyền."
    assert {unit for role, unit, _ in plan.units("Canh giữ") if role == "lead"} == leads
    assert plan.units("Nấu cơm") == {("lead", "Tổ bếp", "inherited")}


@pytest.mark.parametrize(
    "beside",
    [
        "- Hát then: Dạy các em nhỏ.",
        "- Kinh phí: Do bản góp.",
        "- Tổ chức dạy hát then.",
        "- Trường hợp mưa: Hoãn lễ.",
        "- Bảo hiểm: Mua trước hội.",
    ],
)
def test_bullets_of_another_form_name_topics(read_body: ReadBody, beside: str) -> None:
    plan = read_body(
        f"I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở\n{beside}\n- Thuyền đua: Sơn lại trước hội.\n2. Thanh tra Sở\n- Trực."
    )
    assert plan.units("Thuyền đua") == {("lead", "Văn phòng Sở", "inherited")}


def test_a_heading_and_what_stands_under_it_make_no_one_name(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n- Chi cục Chăn thả và Thú y chủ trì đếm dê.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Chi cục Chăn thả và Thú y\n- Chủ trì, phối hợp với Sở Y tế mở sổ.\n2. Thanh tra Sở\n- Trực."
    )
    assert plan.roles("Chi cục") == {("lead", "Chi cục Chăn thả và Thú y")}


@pytest.mark.parametrize("heading", ["Các Sở Y tế, Tài chính, Nội vụ", "Các Sở: Y tế, Tài chính, Nội vụ"])
def test_a_heading_of_several_names_under_one_head_gives_each_the_lead(read_body: ReadBody, heading: str) -> None:
    plan = read_body(
        f"I. TỔ CHỨC THỰC HIỆN\n1. {heading}\na) Sơn lại thuyền.\nb) Sửa cầu treo.\n2. Thanh tra Sở\n- Trực."
    )
    assert plan.texts == ["Sơn lại thuyền.", "Sửa cầu treo.", "Trực."]
    assert plan.roles("Sửa cầu") == {("lead", "Sở Y tế"), ("lead", "Sở Tài chính"), ("lead", "Sở Nội vụ")}


@pytest.mark.parametrize(
    ("heading", "leads"),
    [
        ("Sở Y tế - Cơ quan thường trực Ban Chỉ đạo đê điều", {"Sở Y tế"}),
        ("Các cơ quan giúp việc giữ đê (gồm các Sở: Y tế, Nội vụ)", {"Sở Y tế", "Sở Nội vụ"}),
    ],
)
def test_what_a_heading_adds_to_its_units_does_not_hide_them(
    read_body: ReadBody, heading: str, leads: set[str]
) -> None:
    plan = read_body(f"I. NHIỆM VỤ CỤ THỂ\n1. {heading}\n- Đắp đê sông Chảy.\n2. Công an tỉnh\n- Gác bến đò.\n")
    assert plan.roles("Đắp đê") == {("lead", unit) for unit in leads}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Gom phiếu. Sở Y tế thực hiện quy trình sau, cụ thể:", {("implement", "Sở Y tế")}),
        ("Gác bến, Công an tỉnh chủ trì những việc sau:", {("lead", "Công an tỉnh")}),
        ("Gác bến cùng với Công an tỉnh", set()),
    ],
)
def test_a_numbered_line_that_announces_gives_its_units_to_what_it_lists(
    read_body: ReadBody, line: str, expected: set[tuple[str, str]]
) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n1. {line}\n- Dựng chốt ở bến.\n- Ghi sổ đò.\n2. Mở chợ\n- Quét chợ.")
    assert plan.roles("Dựng chốt") == plan.roles("Ghi sổ") == expected
    assert plan.roles("Quét chợ") == set()


def test_whom_a_lead_in_charges_leads_before_the_heading(read_body: ReadBody) -> None:
    plan = read_body(
        "I. TỔ CHỨC THỰC HIỆN\n1. Công an tỉnh\nTrong đó giao Giám đốc Công an tỉnh chỉ đạo những việc sau:\n"
        "- Mở chốt canh lũ.\n2. Sở Y tế\n- Mở trạm."
    )
    assert plan.roles("Mở chốt") == {("lead", "Giám đốc Công an tỉnh")}


def test_beside_who_leads_the_rest_of_a_list_does_what_its_label_says(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n1. Mở chợ\n- Quét chợ.\n- Cơ quan thực hiện: Sở Y tế (chủ trì), Thanh tra Sở.")
    assert plan.roles("Quét chợ") == {("lead", "Sở Y tế"), ("implement", "Thanh tra Sở")}


@pytest.mark.parametrize("says", ["làm những việc sau", "triển khai", "chịu trách nhiệm thực hiện các nhiệm vụ sau"])
def test_a_heading_that_says_that_its_unit_acts_gives_it_the_lead(read_body: ReadBody, says: str) -> None:
    plan = read_body(f"I. TỔ CHỨC THỰC HIỆN\n1. Công an tỉnh {says}:\n- Áo phao cho khách.\n2. Thanh tra Sở\n- Trực.")
    assert plan.roles("Áo phao") == {("lead", "Công an tỉnh")}


@pytest.mark.parametrize(
    ("title", "leads"),
    [
        ("Trách nhiệm của các đơn vị giữ rừng ong (kể cả đơn vị thuê rừng)", {"Các đơn vị giữ rừng ong"}),
        ("Trách nhiệm của Đội Cờ đỏ", {"Đội Cờ đỏ"}),
        ("Trách nhiệm của khách du lịch", set()),
    ],
)
def test_a_heading_of_duties_names_under_tasks_too_whose_they_are(
    read_body: ReadBody, title: str, leads: set[str]
) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n1. Giữ rừng\n- Lập chốt gác.\n2. {title}\n- Tổ chức tuần tra.")
    assert {unit for role, unit, _ in plan.units("Tổ chức tuần tra") if role == "lead"} == leads


def test_a_heading_that_says_whose_duties_these_are_leads_them(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Nhiệm vụ, quyền hạn của Phòng Quản lý lữ hành
- Theo dõi việc thực hiện.
2. Nhiệm vụ, quyền hạn của cơ quan quản lý có thẩm quyền
- Kiểm tra đột xuất các điểm bán vé.
""")
    assert plan.units("Theo dõi") == {("lead", "Phòng Quản lý lữ hành", "inherited")}
    assert plan.units("Kiểm tra") == {("lead", "Cơ quan quản lý có thẩm quyền", "inherited")}


@pytest.mark.parametrize(
    ("title", "leads"),
    [
        ("Nhiệm vụ, quyền hạn của Đội Tuần rừng các bản", {"Đội Tuần rừng các bản"}),
        ("Trách nhiệm của chủ rừng", {"Chủ rừng"}),
        ("Cắm mốc", {"Các cơ quan, đơn vị"}),
    ],
)
def test_a_label_that_says_whose_duties_these_are_goes_before_what_stands_over_it(
    read_body: ReadBody, title: str, leads: set[str]
) -> None:
    plan = read_body(f"I. TRÁCH NHIỆM CỦA CÁC CƠ QUAN, ĐƠN VỊ\n1. {title}\n- Tuần tra rừng trúc.\n- Ghi sổ.")
    assert {unit for _, unit in plan.roles("Tuần tra")} == leads


def test_a_heading_of_an_unknown_body_among_units_that_no_heading_holds_leads(read_body: ReadBody) -> None:
    plan = read_body(
        "1. Công an tỉnh\n- Gác bến.\n2. Các chủ hồ là tổ chức (Ban quản lý hồ, các Công ty thủy lợi…)\n- Xả lũ.\n"
        "3. Các doanh nghiệp nuôi cá lồng\n- Neo bè."
    )
    assert [kind for *_, kind in plan.outline()] == ["assignment"] * 3
    assert plan.roles("Xả lũ") == {("lead", "Các chủ hồ là tổ chức")}
    assert plan.roles("Neo bè") == {("lead", "Các doanh nghiệp nuôi cá lồng")}


def test_headings_that_begin_as_bodies_do_give_no_lead_where_none_names_a_unit(read_body: ReadBody) -> None:
    plan = read_body("1. Các doanh nghiệp nuôi cá lồng\n- Neo bè.\n2. Nuôi ong\n- Đặt thùng.")
    assert [kind for *_, kind in plan.outline()] == ["other", "other"]


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("Trung tâm Kiểm định THXH, THYT chợ phiên", {"Trung tâm Kiểm định THXH, THYT chợ phiên"}),
        (
            "Sở Y tế, Trung tâm Kiểm định THXH, THYT chợ phiên",
            {"Sở Y tế", "Trung tâm Kiểm định THXH, THYT chợ phiên"},
        ),
        ("Trung tâm Kiểm định THXH, Sở Y tế", {"Trung tâm Kiểm định THXH", "Sở Y tế"}),
    ],
)
def test_a_name_that_holds_a_comma_is_known_from_the_heading_over_its_duties(
    read_body: ReadBody, cell: str, units: set[str]
) -> None:
    plan = read_body(f"""
I. NHIỆM VỤ
1. Mở phiên chợ
- Lắp đặt cổng chào.
- Cơ quan chủ trì: {cell}.
II. TỔ CHỨC THỰC HIỆN
1. Trung tâm Kiểm định THXH, THYT chợ phiên
- Theo dõi các sạp, gửi Trung tâm Kiểm định THXH, THYT chợ phiên sổ ghi.
2. Sở Y tế
- Kiểm tra nước uống.
""")
    assert {unit for _, unit, _ in plan.units("Lắp đặt")} == units
