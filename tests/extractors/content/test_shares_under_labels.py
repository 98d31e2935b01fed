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
