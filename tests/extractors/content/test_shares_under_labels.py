"""What one of the units listed under a label ("Cơ quan thực hiện:") has to do besides is a task of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import Invented

ReadBody = Callable[..., Invented]

LEAD = "Sở Du lịch chủ trì, phối hợp với các sở, ban, ngành"
SHORT = "Sở Xây dựng treo đèn lồng dọc đường."
LONG = (
    "Sở Xây dựng treo đèn lồng dọc đường ven sông từ chợ cũ đến bến thuyền, lắp thêm ghế đá và bảng chỉ đường ở các ngã ba,"
    " sơn lại lan can cầu đi bộ và dọn sạch các bãi gửi xe trước khi mở hội đua thuyền của các làng."
)


@pytest.mark.parametrize("duty", [SHORT, LONG])
def test_what_a_listed_unit_does_is_a_task_and_its_part_in_the_work_is_not(read_body: ReadBody, duty: str) -> None:
    plan = read_body(f"""
I. NHIỆM VỤ
1. Đón khách
- Nội dung: Mở hội đua thuyền.
- Cơ quan thực hiện:
+ {LEAD}.
+ {duty}
2. Giữ sạch bến
- Vớt bèo trên sông.
""")
    assert plan.texts == ["Mở hội đua thuyền.", duty, "Vớt bèo trên sông."]
    assert {(role, unit) for role, unit, _ in plan.units("Mở hội")} == {
        ("lead", "Sở Du lịch"),
        ("coordinate", "Các sở, ban, ngành"),
    }
    assert [(role, unit) for role, unit, _ in plan.units("Sở Xây dựng")] == [("implement", "Sở Xây dựng")]


def test_where_the_first_is_listed_with_its_share_all_are_who_does_the_work(read_body: ReadBody) -> None:
    plan = read_body(f"""
I. NHIỆM VỤ
- Mở hội đua thuyền.
- Cơ quan thực hiện:
+ Sở Y tế treo cờ dọc bờ sông.
+ {SHORT}
""")
    assert plan.texts == ["Mở hội đua thuyền."]
    assert {(role, unit) for role, unit, _ in plan.units("Mở hội")} == {
        ("implement", "Sở Y tế"),
        ("implement", "Sở Xây dựng"),
    }


def test_what_is_said_behind_the_list_holds_for_the_work_and_for_the_share(read_body: ReadBody) -> None:
    plan = read_body(f"""
I. NHIỆM VỤ
- Mở hội đua thuyền.
- Cơ quan thực hiện:
+ Sở Du lịch.
+ {SHORT}
+ Sở Nội vụ theo dõi, đôn đốc.
- Đơn vị phối hợp:
+ Sở Tài chính.
- Thời gian: Tháng 5/2023.
- Vớt bèo trên sông.
""")
    assert plan.texts == ["Mở hội đua thuyền.", SHORT, "Vớt bèo trên sông."]
    assert {unit for _, unit, _ in plan.units("Mở hội")} == {"Sở Du lịch", "Sở Nội vụ", "Sở Tài chính"}
    assert {unit for _, unit, _ in plan.units("Sở Xây dựng")} == {"Sở Xây dựng", "Sở Tài chính"}
    assert [plan.raws(begins) for begins in ("Mở hội", "Sở Xây dựng", "Vớt bèo")] == [["Tháng 5/2023"]] * 2 + [[]]
