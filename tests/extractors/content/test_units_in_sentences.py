"""Who leads, helps and carries out a task by the words of a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import Invented

ReadBody = Callable[..., Invented]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Văn phòng Sở chủ trì dựng phim về chợ tình.", {("lead", "Văn phòng Sở")}),
        ("Giao Văn phòng Sở dựng phim về chợ tình.", {("lead", "Văn phòng Sở")}),
        ("Phân công Thanh tra Sở kiểm tra các điểm bán vé.", {("lead", "Thanh tra Sở")}),
        (
            "Trước ngày 5/6/2023, phân công Thanh tra Sở chủ trì, phối hợp với Công an tỉnh kiểm tra bến thuyền.",
            {("lead", "Thanh tra Sở"), ("coordinate", "Công an tỉnh")},
        ),
        (
            "Mở hội đua thuyền, giao Văn phòng Sở chủ trì, Thanh tra Sở phối hợp (trong năm 2023).",
            {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")},
        ),
        (
            "Mở hội đua thuyền; Văn phòng Sở chủ trì, Thanh tra Sở, Công an tỉnh phối hợp thực hiện.",
            {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở"), ("coordinate", "Công an tỉnh")},
        ),
        (
            "Mở hội đua thuyền (Đơn vị chủ trì: Văn phòng Sở; đơn vị phối hợp: Thanh tra Sở).",
            {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")},
        ),
        ("Văn phòng Sở phụ trách việc đón đoàn khách.", {("lead", "Văn phòng Sở")}),
        ("Văn phòng Sở là đầu mối tiếp nhận góp ý của du khách.", {("lead", "Văn phòng Sở")}),
        ("Văn phòng Sở chịu trách nhiệm chính trong việc đón đoàn khách.", {("lead", "Văn phòng Sở")}),
        (
            "Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở dựng phim về chợ tình.",
            {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")},
        ),
        (
            "Văn phòng Sở chủ trì, phối hợp Thanh tra Sở, Công an tỉnh kiểm tra bến thuyền.",
            {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở"), ("coordinate", "Công an tỉnh")},
        ),
        (
            "Giao Văn phòng Sở chủ trì, phối hợp với các phòng, đơn vị thuộc Sở lập hồ sơ di sản.",
            {("lead", "Văn phòng Sở"), ("coordinate", "Các phòng, đơn vị thuộc Sở")},
        ),
        (
            "Sở Y tế chủ trì, phối hợp với Sở Tài chính và Ủy ban nhân dân các huyện mở chốt cấp cứu.",
            {("lead", "Sở Y tế"), ("coordinate", "Sở Tài chính"), ("coordinate", "Ủy ban nhân dân các huyện")},
        ),
        ("Các phòng, đơn vị thuộc Sở chủ động quét dọn khuôn viên.", {("implement", "Các phòng, đơn vị thuộc Sở")}),
        ("Trưởng các phòng kiểm tra giờ giấc làm việc.", {("implement", "Trưởng các phòng")}),
        ("Giám đốc Sở tiếp du khách mỗi tháng một buổi.", {("implement", "Giám đốc Sở")}),
        ("Công chức, viên chức đeo thẻ khi tiếp khách.", set()),
        ("Chỉ đạo các phòng, đơn vị thuộc Sở quét dọn khuôn viên.", set()),
        ("Chọn người già neo đơn, kết hợp Công an tỉnh trao quà Tết.", {("coordinate", "Công an tỉnh")}),
        ("Gửi kết quả về Văn phòng Sở để lưu.", set()),
        ("Dựng phim về chợ tình.", set()),
    ],
)
def test_a_sentence_gives_roles(read_body: ReadBody, sentence: str, expected: set[tuple[str, str]]) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n- {sentence}\n- Sửa cầu treo.")
    units = plan.units(sentence[:20])
    assert {(role, unit) for role, unit, _ in units} == expected
    assert {basis for _, _, basis in units} <= {"stated"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Dựng phim về chợ tình (Văn phòng Sở chủ trì, phối hợp với Công an tỉnh).",
            {("lead", "Văn phòng Sở"), ("coordinate", "Công an tỉnh")},
        ),
        ("Dựng phim về chợ tình (Văn phòng Sở chủ trì).", {("lead", "Văn phòng Sở")}),
        ("Dựng phim về chợ tình (Chủ trì: Văn phòng Sở).", {("lead", "Văn phòng Sở")}),
        (
            "Dựng phim về chợ tình (Chủ trì: Văn phòng Sở; phối hợp: Thanh tra Sở).",
            {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")},
        ),
        ("Dựng phim về chợ tình (giao Văn phòng Sở chủ trì thực hiện).", {("lead", "Văn phòng Sở")}),
        ("Dựng phim về chợ tình; giao Văn phòng Sở thực hiện.", {("lead", "Văn phòng Sở")}),
        ("Dựng phim về chợ tình do Văn phòng Sở chủ trì.", {("lead", "Văn phòng Sở")}),
        ("Dựng phim về chợ tình. Giao Văn phòng Sở chủ trì.", {("lead", "Văn phòng Sở")}),
    ],
)
def test_units_named_after_the_order(read_body: ReadBody, sentence: str, expected: set[tuple[str, str]]) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n- {sentence}\n- Sửa cầu treo.")
    assert plan.roles("Dựng phim") == expected


@pytest.mark.parametrize(
    "sentence",
    ["Giao Thanh tra Sở kiểm tra bến xe.", "Thanh tra Sở kiểm tra bến xe.", "Thanh tra Sở chủ trì kiểm tra bến xe."],
)
def test_an_inspectorate_that_inspects(read_body: ReadBody, sentence: str) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n- {sentence}\n- Sửa cầu.")
    assert {unit for _, unit in plan.roles(sentence[:12])} == {"Thanh tra Sở"}


@pytest.mark.parametrize(
    "verb",
    [
        "dựng phim",
        "in lịch",
        "lập hồ sơ",
        "tham mưu ban hành quy chế",
        "xây dựng kế hoạch",
        "tiếp nhận góp ý",
    ],
)
def test_a_divisions_name_ends_before_what_it_is_to_do(read_body: ReadBody, verb: str) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n- Giao Phòng Quản lý lữ hành {verb}.\n- Sửa cầu.")
    assert plan.roles("Giao Phòng") == {("lead", "Phòng Quản lý lữ hành")}


@pytest.mark.parametrize("second", ["Trưởng Tiểu ban", "Phó Trưởng ban Thường trực", "Ủy viên", "Thành viên"])
def test_a_second_office_behind_a_dash_is_no_part_of_who_leads(read_body: ReadBody, second: str) -> None:
    plan = read_body(
        f"I. TỔ CHỨC THỰC HIỆN\n1. Đồng chí Trưởng Ban xây dựng Đảng - {second}: Phụ trách chung việc giữ chợ."
    )
    assert plan.units("Phụ trách chung") == {("lead", "Trưởng Ban Xây dựng Đảng", "inherited")}


def test_a_bullet_gives_its_partners_to_those_under_it(read_body: ReadBody) -> None:
    plan = read_body(
        "I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở\n- Chủ trì, phối hợp với Công an tỉnh lo việc hội:\n+ Phân luồng xe.\n+ Trông giữ xe.\n2. Thanh tra Sở\n- Trực."
    )
    assert plan.roles("Phân luồng") == plan.roles("Trông giữ")
    assert plan.roles("Phân luồng") == {("lead", "Văn phòng Sở"), ("coordinate", "Công an tỉnh")}


def test_who_only_says_what_is_to_do_does_not_do_it(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\nVăn phòng Sở xác định các nhiệm vụ trọng tâm sau:\n- Sơn lại thuyền.\n- Sửa cầu treo."
    )
    assert plan.roles("Sơn lại") == set()
    plan = read_body(
        "I. NHIỆM VỤ\nVăn phòng Sở tập trung thực hiện các nhiệm vụ sau:\n- Sơn lại thuyền.\n- Sửa cầu treo."
    )
    assert plan.roles("Sơn lại") == {("implement", "Văn phòng Sở")}
