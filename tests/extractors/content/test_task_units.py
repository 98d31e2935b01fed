"""Who leads, helps and carries out a task, and how the plan says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from invented_plan import END, Invented, framed, rows

from extractors.extract import extract
from extractors.reading import read
from extractors.repair import repair_document

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


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        ("Phối hợp với Công an tỉnh giữ trật tự.", {("lead", "Công an tỉnh"), ("coordinate", "Văn phòng Sở")}),
        ("Chủ trì, phối hợp với Công an tỉnh giữ trật tự.", {("lead", "Văn phòng Sở"), ("coordinate", "Công an tỉnh")}),
        ("Phối hợp thực hiện các việc được giao.", {("lead", "Văn phòng Sở")}),
        ("Phối hợp chặt chẽ trong các ngày hội.", {("lead", "Văn phòng Sở")}),
        ("Hướng dẫn Thanh tra Sở lập sổ theo dõi.", {("lead", "Văn phòng Sở")}),
    ],
)
def test_a_duty_under_a_units_heading(read_body: ReadBody, duty: str, expected: set[tuple[str, str]]) -> None:
    plan = read_body(f"I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở\n- {duty}\n2. Thanh tra Sở\n- Kiểm tra các điểm bán vé.")
    assert plan.roles(duty[:14]) == expected


WORK_ITEM = """
I. NHIỆM VỤ
1. Làm phim
a) Nhiệm vụ
- {task}
- Sửa cầu treo.
b) Phân công trách nhiệm
- Cơ quan chủ trì: Văn phòng Sở.
- Cơ quan phối hợp: Thanh tra Sở.
c) Thời gian thực hiện: Quý II năm 2023.
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Dựng phim về chợ tình.",
            {("lead", "Văn phòng Sở", "inherited"), ("coordinate", "Thanh tra Sở", "inherited")},
        ),
        (
            "Phòng Quản lý lữ hành chủ trì dựng phim.",
            {("lead", "Phòng Quản lý lữ hành", "stated"), ("coordinate", "Thanh tra Sở", "inherited")},
        ),
        (
            "Phối hợp với Công an tỉnh dựng phim.",
            {
                ("lead", "Văn phòng Sở", "inherited"),
                ("coordinate", "Công an tỉnh", "stated"),
                ("coordinate", "Thanh tra Sở", "inherited"),
            },
        ),
        (
            "Phòng Quản lý lữ hành chủ trì, phối hợp với Công an tỉnh dựng phim.",
            {("lead", "Phòng Quản lý lữ hành", "stated"), ("coordinate", "Công an tỉnh", "stated")},
        ),
        (
            "Các phòng, đơn vị thuộc Sở gửi ảnh tư liệu.",
            {
                ("lead", "Văn phòng Sở", "inherited"),
                ("coordinate", "Thanh tra Sở", "inherited"),
                ("implement", "Các phòng, đơn vị thuộc Sở", "stated"),
            },
        ),
        (
            "Thanh tra Sở chủ trì dựng phim.",
            {("lead", "Thanh tra Sở", "stated")},
        ),
        (
            "Công an tỉnh phối hợp với Văn phòng Sở dựng phim.",
            {
                ("lead", "Văn phòng Sở", "inherited"),
                ("coordinate", "Thanh tra Sở", "inherited"),
                ("coordinate", "Công an tỉnh", "stated"),
            },
        ),
    ],
)
def test_stated_units_against_inherited_ones(
    read_body: ReadBody, sentence: str, expected: set[tuple[str, str, str]]
) -> None:
    assert read_body(WORK_ITEM.format(task=sentence)).units(sentence[:16]) == expected


@pytest.mark.parametrize(
    "parts",
    [
        "a) Cơ quan chủ trì\n- Văn phòng Sở.\n- Phòng Quản lý lữ hành.\nb) Cơ quan phối hợp\n- Thanh tra Sở; Công an tỉnh.",
        "a) Cơ quan chủ trì: Văn phòng Sở; Phòng Quản lý lữ hành.\nb) Cơ quan phối hợp\nThanh tra Sở; Công an tỉnh.",
    ],
)
def test_an_assignment_may_have_parts_of_its_own_one_a_role(read_body: ReadBody, parts: str) -> None:
    plan = read_body(f"""
I. NHIỆM VỤ
1. Làm phim
1.1. Nội dung
- Dựng phim về chợ tình.
1.2. Cơ quan chủ trì, phối hợp
{parts}
1.3. Thời gian thực hiện: Quý II năm 2023.
""")
    assert plan.texts == ["Dựng phim về chợ tình."]
    assert plan.roles("Dựng phim") == {
        ("lead", "Văn phòng Sở"),
        ("lead", "Phòng Quản lý lữ hành"),
        ("coordinate", "Thanh tra Sở"),
        ("coordinate", "Công an tỉnh"),
    }


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


RESOLVED = """
I. NHIỆM VỤ
1. Cải cách tài chính công
- Lập quy chế chi.
- Giao Văn phòng Sở công khai quyết toán.
2. Cải cách thể chế
- Rà soát văn bản.
II. TỔ CHỨC THỰC HIỆN
{organisation}
"""


@pytest.mark.parametrize(
    "organisation",
    [
        "1. Phòng Kế hoạch - Tài chính chủ trì thực hiện các mục tiêu, nhiệm vụ về nội dung cải cách tài chính công.",
        "1. Phòng Kế hoạch - Tài chính\n- Chủ trì triển khai các nhiệm vụ về cải cách tài chính công.",
        "1. Phòng Kế hoạch - Tài chính\n- Tham mưu triển khai thực hiện các nhiệm vụ về cải cách tài chính công.",
        "1. Phòng Kế hoạch - Tài chính: Tham mưu triển khai các mục tiêu, nhiệm vụ về nội dung cải cách tài chính công.",
        "1. Phòng Kế hoạch - Tài chính tham mưu triển khai các mục tiêu, nhiệm vụ về nội dung cải cách tài chính công.",
    ],
)
def test_who_leads_an_area_leads_its_tasks(read_body: ReadBody, organisation: str) -> None:
    plan = read_body(RESOLVED.format(organisation=organisation))
    assert plan.units("Lập quy chế") == {("lead", "Phòng Kế hoạch - Tài chính", "resolved")}
    assert plan.units("Giao Văn phòng") == {("lead", "Văn phòng Sở", "stated")}
    assert plan.units("Rà soát") == set()


@pytest.mark.parametrize(
    "part",
    [
        "Chủ trì thực hiện nhiệm vụ xây dựng cơ chế tự chủ tài chính của các nhà văn hóa bản.",
        "Chủ trì bố trí kinh phí cho các nhiệm vụ giải ngân đầu tư công ở chợ phiên.",
        "Chủ trì thực hiện nhiệm vụ mua sắm tài sản cho nhà văn hóa bản.",
    ],
)
def test_who_leads_a_part_of_an_area_does_not_lead_the_area(read_body: ReadBody, part: str) -> None:
    plan = read_body(RESOLVED.format(organisation=f"1. Phòng Kế hoạch - Tài chính\n- {part}"))
    assert plan.units("Lập quy chế") == set()


def test_who_leads_the_whole_plan_leads_no_task(read_body: ReadBody) -> None:
    plan = read_body(RESOLVED.format(organisation="1. Văn phòng Sở chủ trì theo dõi, đôn đốc thực hiện Kế hoạch."))
    assert plan.units("Lập quy chế") == set()


def test_a_whole_plan_implementer_does_the_tasks_that_state_no_unit(read_body: ReadBody) -> None:
    plan = read_body(
        RESOLVED.format(
            organisation="1. Cơ quan thực hiện: Các phòng, đơn vị thuộc Sở.\n2. Thời gian thực hiện: Năm 2023."
        )
    )
    assert plan.units("Lập quy chế") == {("implement", "Các phòng, đơn vị thuộc Sở", "resolved")}
    assert plan.units("Giao Văn phòng") == {("lead", "Văn phòng Sở", "stated")}


def test_bare_divisions_after_a_named_list_add_nothing(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n- Phòng Quản lý lữ hành, Phòng Kế hoạch - Tài chính chủ động gỡ khó; các phòng gửi kết quả hằng tháng.\n- Sửa cầu treo."
    )
    assert {unit for _, unit in plan.roles("Phòng Quản lý")} == {"Phòng Quản lý lữ hành", "Phòng Kế hoạch - Tài chính"}


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("Các phòng Quản lý lữ hành; Kế hoạch - Tài chính", {"Phòng Quản lý lữ hành", "Phòng Kế hoạch - Tài chính"}),
        ("Các bộ, ngành, địa phương", {"Các bộ, ngành, địa phương"}),
        ("Các phòng, đơn vị thuộc Sở, ĐVTT", {"Các phòng, đơn vị thuộc Sở", "đơn vị trực thuộc"}),
        ("Văn phòng", {"Văn phòng Sở"}),
        ("Văn phòng; Thanh tra", {"Văn phòng Sở", "Thanh tra Sở"}),
        ("02 đơn vị trực thuộc", {"đơn vị trực thuộc"}),
        ("1. Văn phòng Sở 2. Thanh tra Sở", {"Văn phòng Sở", "Thanh tra Sở"}),
        ("- Văn phòng Sở - Thanh tra Sở", {"Văn phòng Sở", "Thanh tra Sở"}),
    ],
)
def test_a_list_of_units_is_split(read_body: ReadBody, named: str, expected: set[str]) -> None:
    plan = read_body(
        f"I. NHIỆM VỤ\n1. Quảng bá\n- Dựng phim về chợ tình.\n- Cơ quan phối hợp: {named}.\n2. An toàn\n- Sửa cầu."
    )
    assert plan.roles("Dựng phim") == {("coordinate", unit) for unit in expected}


@pytest.mark.parametrize(
    ("item", "dash"),
    [("a)", ""), ("-", ""), ("-", "-"), ("a)", "-"), ("a)", "+"), ("-", "+")],
)
def test_lines_below_an_item_say_who_and_when(read_body: ReadBody, item: str, dash: str) -> None:
    second = "b)" if item == "a)" else "-"
    plan = read_body(f"""
I. NHIỆM VỤ
1. Quảng bá
{item} Dựng phim về chợ tình.
{dash} Đơn vị chủ trì: Văn phòng Sở.
{dash} Đơn vị phối hợp: Thanh tra Sở.
{dash} Thời gian thực hiện: Tháng 5/2023.
{second} In lịch treo tường.
{dash} Đơn vị chủ trì: Thanh tra Sở.
""")
    assert plan.texts == ["Dựng phim về chợ tình.", "In lịch treo tường."]
    assert plan.units("Dựng phim") == {
        ("lead", "Văn phòng Sở", "inherited"),
        ("coordinate", "Thanh tra Sở", "inherited"),
    }
    assert plan.raws("Dựng phim") == ["Tháng 5/2023"]
    assert plan.units("In lịch") == {("lead", "Thanh tra Sở", "inherited")}


def test_lines_below_an_item_are_its_own_where_another_item_has_its_own(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Quảng bá
- Dựng phim về chợ tình.
- Đơn vị thực hiện: Văn phòng Sở.
2. Đón khách
- Mở lối vào thác.
3. Tổ chức kiểm tra các điểm bán vé
- Đơn vị thực hiện: Thanh tra Sở.
- Thời gian thực hiện: Tháng 5/2023.
""")
    assert plan.roles("Dựng phim") == {("implement", "Văn phòng Sở")}
    assert (plan.roles("Mở lối"), plan.raws("Mở lối")) == (set(), [])
    assert plan.roles("Tổ chức kiểm tra") == {("implement", "Thanh tra Sở")}


@pytest.mark.parametrize(
    "line",
    [
        "Đơn vị chủ trì: Văn phòng Sở; đơn vị phối hợp: Thanh tra Sở; thời gian: Quý IV/2023.",
        "(Đơn vị chủ trì: Văn phòng Sở; đơn vị phối hợp: Thanh tra Sở; thời gian: Quý IV/2023)",
        "Chủ trì: Văn phòng Sở. Phối hợp: Thanh tra Sở. Thời gian thực hiện: Quý IV/2023.",
        "Đơn vị chủ trì soạn thảo: Văn phòng Sở; đơn vị phối hợp soạn thảo: Thanh tra Sở; thời gian trình ban hành: Quý IV/2023.",
        "Cơ quan tham mưu: Văn phòng Sở; cơ quan phối hợp: Thanh tra Sở; dự kiến hoàn thành: Quý IV/2023.",
    ],
)
def test_one_line_may_say_all(read_body: ReadBody, line: str) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n1. Quảng bá\n- Dựng phim về chợ tình.\n{line}\n2. An toàn\n- Sửa cầu.")
    assert plan.texts == ["Dựng phim về chợ tình.", "Sửa cầu."]
    assert plan.roles("Dựng phim") == {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")}
    assert plan.raws("Dựng phim") == ["Quý IV/2023"]


@pytest.mark.parametrize(
    "line",
    [
        "Phân công: Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở thực hiện.",
        pytest.param(
            "Phân công thực hiện: Văn phòng Sở chủ trì; Thanh tra Sở phối hợp.",
        ),
        "Đơn vị thực hiện: Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở.",
    ],
)
def test_a_line_may_say_who_in_a_sentence(read_body: ReadBody, line: str) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n1. Quảng bá\n- Dựng phim về chợ tình.\n{line}\n2. An toàn\n- Sửa cầu.")
    assert plan.texts == ["Dựng phim về chợ tình.", "Sửa cầu."]
    assert plan.roles("Dựng phim") == {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")}


def test_a_unit_has_one_role_per_task(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n- Văn phòng Sở chủ trì dựng phim; Văn phòng Sở phối hợp với Thanh tra Sở kiểm duyệt.\n- Sửa cầu."
    )
    assert plan.roles("Văn phòng Sở") == {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")}


def test_a_units_name_is_expanded_by_the_documents_own_wording(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n- Trung tâm Xúc tiến du lịch (sau đây viết tắt là TTXTDL) chủ trì dựng phim.\n- Giao TTXTDL in lịch treo tường.\n- Sửa cầu."
    )
    assert plan.roles("Giao TTXTDL") == {("lead", "Trung tâm Xúc tiến du lịch")}


def test_a_divisions_key_is_scoped_by_its_department(read_text: Callable[[str], Invented], read_body: ReadBody) -> None:
    body = "I. NHIỆM VỤ\n- Giao Văn phòng Sở dựng phim."
    here = read_body(body).extracted.units
    there = read_text(
        "UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố: 7/KH-SYT\nBến Tre, ngày 03 tháng 3 năm 2023\n\nKẾ HOẠCH\nTruyền thông y tế năm 2023\n\n"
        + body
        + END
    ).extracted.units
    assert [u.unit for u in here] == [u.unit for u in there] == ["Văn phòng Sở"]
    assert here[0].unit_id != there[0].unit_id


def test_the_units_column_is_read_as_stated(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n"
        + rows(
            ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp"],
            ["1", "Dựng phim", "Văn phòng", "Các phòng: Quản lý lữ hành, Kế hoạch - Tài chính"],
            ["2", "In lịch", "Thanh tra", ""],
        )
    )
    assert plan.units("Dựng phim") == {
        ("lead", "Văn phòng Sở", "stated"),
        ("coordinate", "Phòng Quản lý lữ hành", "stated"),
        ("coordinate", "Phòng Kế hoạch - Tài chính", "stated"),
    }
    assert plan.units("In lịch") == {("lead", "Thanh tra Sở", "stated")}


@pytest.mark.parametrize(
    ("lead", "helper", "when"),
    [
        ("c) Đơn vị chủ trì: Văn phòng Sở.", "d) Đơn vị phối hợp: Thanh tra Sở.", "đ) Thời gian hoàn thành: Quý II năm 2023."),
        ("1.2. Cơ quan chủ trì: Văn phòng Sở.", "1.3. Cơ quan phối hợp: Thanh tra Sở.", "1.4. Thời gian thực hiện: Quý II năm 2023."),
    ],
)  # fmt: skip
def test_numbered_lines_say_who_and_when(read_body: ReadBody, lead: str, helper: str, when: str) -> None:
    first = "a)" if lead.startswith("c") else "1.1."
    plan = read_body(f"""
I. NHIỆM VỤ
1. Phim
{first} Nội dung thực hiện: Dựng phim về chợ tình của bà con vùng cao.
{lead}
{helper}
{when}
2. An toàn
- Sửa cầu treo.
""")
    assert plan.texts == ["Dựng phim về chợ tình của bà con vùng cao.", "Sửa cầu treo."]
    assert plan.raws("Dựng phim") == ["Quý II năm 2023"]
    assert plan.roles("Dựng phim") == {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")}


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


@pytest.mark.parametrize(
    ("cell", "leads"),
    [
        ("Các phòng thuộc Sở<br>Thanh tra Sở", {"Các phòng thuộc Sở", "Thanh tra Sở"}),
        ("Văn phòng<br>Sở Du lịch", {"Văn phòng Sở"}),
        ("Sở Kế hoạch<br>và Đầu tư", {"Sở Kế hoạch và Đầu tư"}),
    ],
)
def test_lines_that_somebody_ended_part_the_units_of_a_cell(cell: str, leads: set[str], tmp_path: Path) -> None:
    head = "<br>".join(framed("", title="Du lịch năm 2023").split("Nơi nhận")[0].splitlines())
    page = f"""<html><meta charset="utf-8"><p>{head}</p><table border="1"><tr><th>STT</th><th>Nhiệm vụ</th><th>Đơn vị chủ trì</th></tr>
    <tr><td>1</td><td>Dựng phim về chợ tình</td><td>{cell}</td></tr></table></html>"""
    path = tmp_path / "ke-hoach.html"
    path.write_text(page, encoding="utf-8")
    document = repair_document(read(path))
    plan = Invented(document, extract(document))
    assert {unit for role, unit in plan.roles("Dựng phim") if role == "lead"} == leads


def test_a_body_described_by_what_it_leads_keeps_its_columns_role(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp"],
        ["1", "Dựng phim", "Văn phòng Sở", "Thanh tra Sở và cơ quan chủ trì biên soạn kịch bản"],
        ["2", "In lịch", "Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở", ""],
        ["3", "Dạy nghề", "Văn phòng Sở phối hợp với trường cao đẳng nghề", ""],
    ))  # fmt: skip
    assert ("coordinate", "Thanh tra Sở") in plan.roles("Dựng phim")
    assert {role for role, _ in plan.roles("Dựng phim")} == {"lead", "coordinate"}
    assert plan.roles("In lịch") == {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")}
    assert plan.roles("Dạy nghề") == {("lead", "Văn phòng Sở"), ("coordinate", "Trường cao đẳng nghề")}


FIELDS = """
I. NHIỆM VỤ
1. Lễ hội và ẩm thực
- Mở chợ đêm bên sông.
1.1. Ẩm thực
- Lập danh mục món ăn.
2. Nước sạch
- Đào giếng ở bản xa.
- Giao Công an tỉnh canh gác giếng.
II. TỔ CHỨC THỰC HIỆN
1. Sở Y tế
- {duty}
"""


@pytest.mark.parametrize(
    ("duty", "led"),
    [
        ("Chủ trì triển khai các nhiệm vụ trong lĩnh vực nước sạch.", {"Đào giếng"}),
        ("Chủ trì, phối hợp với Sở Tài chính thực hiện các nhiệm vụ tại mục I.2 Kế hoạch này.", {"Đào giếng"}),
        ("Chủ trì triển khai các nhiệm vụ về ẩm thực.", {"Mở chợ đêm", "Lập danh mục"}),
        ("Chủ trì triển khai các nhiệm vụ trong lĩnh vực phụ trách.", set()),
        ("Phối hợp triển khai các nhiệm vụ trong lĩnh vực nước sạch.", set()),
    ],
)
def test_who_leads_a_field_of_work_leads_its_tasks(read_body: ReadBody, duty: str, led: set[str]) -> None:
    plan = read_body(FIELDS.format(duty=duty))
    resolved = ("lead", "Sở Y tế", "resolved")
    assert {text for text in ("Mở chợ đêm", "Lập danh mục", "Đào giếng") if resolved in plan.units(text)} == led
    assert plan.units("Giao Công an") == {("lead", "Công an tỉnh", "stated")}


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


def test_a_short_name_the_document_gives_stands_for_all_of_it(read_body: ReadBody) -> None:
    plan = read_body("""
I. YÊU CẦU
- Làm rõ phần việc của Ủy ban nhân dân các xã, phường (sau đây gọi chung là các xã).
II. NHIỆM VỤ
1. Quảng bá
- Dựng phim về chợ tình.
- Cơ quan phối hợp: các xã.
""")
    assert plan.roles("Dựng phim") == {("coordinate", "Ủy ban nhân dân các xã, phường")}


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("Thanh tra Sở chủ trì; Văn phòng Sở phối hợp", {("lead", "Thanh tra Sở"), ("coordinate", "Văn phòng Sở")}),
        ("Đơn vị chủ trì soạn thảo quy chế", {("coordinate", "Đơn vị chủ trì soạn thảo quy chế")}),
        (
            "Thanh tra Sở chủ trì tham mưu Công an tỉnh gác bến; Sở Y tế",
            {("lead", "Thanh tra Sở"), ("coordinate", "Sở Y tế")},
        ),
    ],
)
def test_role_words_of_a_list_are_told_from_those_of_a_name(
    read_body: ReadBody, named: str, expected: set[tuple[str, str]]
) -> None:
    plan = read_body(
        f"I. NHIỆM VỤ\n1. Quảng bá\n- Dựng phim về chợ tình.\n- Cơ quan phối hợp: {named}.\n2. Khác\n- Sửa cầu."
    )
    assert plan.roles("Dựng phim") == expected


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


LABELLED = """
I. LỄ HỘI
1. Nội dung
a) Dựng cổng chào ở bến thuyền;
b) Mở hội đua thuyền.
2. Cơ quan chủ trì, phối hợp
"""
LISTED_IN = {"lead": ["Sở Y tế", "Sở Xây dựng"], "coordinate": ["Sở Nội vụ", "Công an tỉnh"]}


@pytest.mark.parametrize(
    "block",
    [
        "a) Cơ quan chủ trì\n- Sở Y tế\n- Sở Xây dựng\nb) Cơ quan phối hợp\n- Sở Nội vụ; Công an tỉnh.",
        "a) Cơ quan chủ trì: Sở Y tế; Sở Xây dựng.\nb) Cơ quan phối hợp: Sở Nội vụ; Công an tỉnh.",
        "2.1. Đơn vị chủ trì:\n+ Sở Y tế\n+ Sở Xây dựng\n2.2. Đơn vị phối hợp:\nSở Nội vụ; Công an tỉnh.",
        "- Cơ quan chủ trì:\n+ Sở Y tế\n+ Sở Xây dựng\n- Cơ quan phối hợp:\n+ Sở Nội vụ\n+ Công an tỉnh",
        "- Cơ quan chủ trì: Sở Y tế; Sở Xây dựng.\n- Cơ quan phối hợp: Sở Nội vụ; Công an tỉnh.",
    ],
)
def test_a_labelled_block_gives_its_units_to_the_work_item_and_is_no_task(read_body: ReadBody, block: str) -> None:
    plan = read_body(f"{LABELLED}{block}\n3. Thời gian thực hiện: Quý III năm 2023.")
    assert plan.texts == ["Dựng cổng chào ở bến thuyền;", "Mở hội đua thuyền."]
    for begins in ("Dựng cổng", "Mở hội"):
        wanted = {(role, unit, "inherited") for role, units in LISTED_IN.items() for unit in units}
        assert set(plan.units(begins)) == wanted


def test_units_listed_under_a_label_are_those_of_the_bullets_above_it(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
- Sơn lại bến thuyền.
- Cơ quan chủ trì:
+ Sở Y tế
+ Sở Xây dựng
- Trồng hoa ven suối.
""")
    assert plan.texts == ["Sơn lại bến thuyền.", "Trồng hoa ven suối."]
    assert {unit for _, unit, _ in plan.units("Sơn lại")} == {"Sở Y tế", "Sở Xây dựng"}
    assert not plan.units("Trồng hoa")


def test_what_an_organisation_part_says_under_a_role_are_duties(read_body: ReadBody) -> None:
    plan = read_body("""
I. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở
- Đưa thông tin lễ hội lên cổng du lịch.
2. Các đơn vị phối hợp
- Sở Y tế cử bác sĩ trực tại bến.
""")
    assert plan.texts == ["Đưa thông tin lễ hội lên cổng du lịch.", "Sở Y tế cử bác sĩ trực tại bến."]


@pytest.mark.parametrize("second", ["Trưởng Tiểu ban", "Phó Trưởng ban Thường trực", "Ủy viên", "Thành viên"])
def test_a_second_office_behind_a_dash_is_no_part_of_who_leads(read_body: ReadBody, second: str) -> None:
    plan = read_body(
        f"I. TỔ CHỨC THỰC HIỆN\n1. Đồng chí Trưởng Ban xây dựng Đảng - {second}: Phụ trách chung việc giữ chợ."
    )
    assert plan.units("Phụ trách chung") == {("lead", "Trưởng Ban Xây dựng Đảng", "inherited")}


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


@pytest.mark.parametrize(
    ("short", "text", "name"),
    [
        ("Cục ĐTCX", "Lớp bơi do Cục Đo thóc cuối xuân mở.", "Cục Đo thóc cuối xuân"),
        # several wordings say nothing; one that always goes on is meant to its end
        ("Cục ĐTCX", "Lớp bơi do Cục Đo thóc cuối xuân mở, nay là Cục Đếm thóc cuối xuân.", "Cục ĐTCX"),
        (
            "Cục QLMT",
            "Lớp bơi do Cục Quản lý môi trường & Tài nguyên nước mở.",
            "Cục Quản lý môi trường & Tài nguyên nước",
        ),
        ("Cục ĐTCX", "Lớp bơi do ai mở?", "Cục ĐTCX"),
    ],
)
def test_an_abbreviated_name_in_a_cell_is_the_one_that_the_text_spells_out(
    read_body: ReadBody, short: str, text: str, name: str
) -> None:
    plan = read_body(f"I. MỤC ĐÍCH\n{text}\nII. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"],
        ["1", "Dựng phim về chợ tình", short, "Quý I"],
        ["2", "In lịch treo tường", "Văn phòng", "Quý II"],
    ))  # fmt: skip
    assert plan.roles("Dựng phim") == {("lead", name)}


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
    ("cell", "expected"),
    [
        (
            "Chủ trì: Sở Y tế (khám); Thanh tra Sở và Công an tỉnh (dẹp đường).<br>Phối hợp: Hãng Thuyền Sen, Sở Nội vụ.",
            {
                *(("lead", unit) for unit in ("Sở Y tế", "Thanh tra Sở", "Công an tỉnh")),
                *(("coordinate", unit) for unit in ("Hãng Thuyền Sen", "Sở Nội vụ")),
            },
        ),
        (
            "Sở Y tế, cơ quan phối hợp: Hãng Thuyền Sen, Sở Nội vụ",
            {("lead", "Sở Y tế"), ("coordinate", "Hãng Thuyền Sen"), ("coordinate", "Sở Nội vụ")},
        ),
        (
            "- Chủ trì:<br>+ Sở Y tế<br>+ Thanh tra Sở<br>- Thực hiện: Hãng Thuyền Sen<br>- Chỉ đạo: Phó Giám đốc",
            {("lead", "Sở Y tế"), ("lead", "Thanh tra Sở"), ("implement", "Hãng Thuyền Sen")},
        ),
        (
            "Chủ trì: Sở Y tế Cơ quan phối hợp: Hãng Thuyền Sen, Sở Nội vụ",
            {("lead", "Sở Y tế"), ("coordinate", "Hãng Thuyền Sen"), ("coordinate", "Sở Nội vụ")},
        ),
        ("Sở Y tế (chủ trì), Thanh tra Sở", {("lead", "Sở Y tế"), ("coordinate", "Thanh tra Sở")}),
        ("Sở Y tế, Thanh tra Sở (phối hợp)", {("lead", "Sở Y tế"), ("coordinate", "Thanh tra Sở")}),
        ("Sở Y tế chủ trì, Thanh tra Sở", {("lead", "Sở Y tế"), ("coordinate", "Thanh tra Sở")}),
        ("Chủ trì, phối hợp: Sở Y tế, Thanh tra Sở", {("lead", "Sở Y tế"), ("lead", "Thanh tra Sở")}),
        ("Thực hiện: Sở Y tế", {("lead", "Sở Y tế")}),
    ],
)
def test_a_label_in_a_cell_gives_its_role_to_the_whole_list_behind_it(
    read_body: ReadBody, cell: str, expected: set[tuple[str, str]]
) -> None:
    table = [
        ["Nhiệm vụ", "Phân công", "Thời gian"],
        ["Dựng phim", cell, "Quý I"],
        ["In lịch", "Văn phòng Sở", "Quý IV"],
    ]
    plan = read_body("I. NHIỆM VỤ\n" + rows(*table))
    assert plan.roles("Dựng phim") == expected


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
