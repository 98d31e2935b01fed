"""Who leads an area, a field of work or the whole plan, and which tasks that gives them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import Invented

ReadBody = Callable[..., Invented]

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


STEERED = """
I. NHIỆM VỤ
1. Công tác chỉ đạo, điều hành cải cách hành chính
- Mở hộp thư góp ý.
2. Cải cách thể chế
- Rà soát văn bản.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở
- {duty}
"""


@pytest.mark.parametrize(
    ("duty", "leads_both"),
    [
        ("Chủ trì các nhiệm vụ chỉ đạo điều hành cải cách thể chế.", True),
        ("Chủ trì thực hiện các nhiệm vụ về chỉ đạo, điều hành, cải cách thể chế.", True),
        ("Chủ trì thực hiện nhiệm vụ chỉ đạo cải cách thể chế.", False),
    ],
)
def test_who_leads_steering_and_a_reform_named_right_behind_leads_both(
    read_body: ReadBody, duty: str, leads_both: bool
) -> None:
    plan = read_body(STEERED.format(duty=duty))
    led = {("lead", "Văn phòng Sở", "resolved")}
    assert plan.units("Rà soát") == led
    assert plan.units("Mở hộp thư") == (led if leads_both else set())


def test_who_leads_an_area_named_before_another_leads_it(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Công tác tài chính
- Lập sổ chi.
2. Cải cách thể chế
- Rà soát văn bản.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở
- Chủ trì thực hiện các nhiệm vụ về tài chính, điều hành.
""")
    assert plan.units("Lập sổ") == {("lead", "Văn phòng Sở", "resolved")}


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
