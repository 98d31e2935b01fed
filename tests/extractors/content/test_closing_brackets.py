"""Steps of a road map that each end in their years: the bracket is their time; a single one may be a name's."""

from __future__ import annotations

from collections.abc import Callable

from invented_plan import Invented

from extractors.records import DeadlineRow

ReadBody = Callable[..., Invented]

STEPS = """
I. NHIỆM VỤ TRỌNG TÂM
1. Đắp đê bao quanh vùng trồng cói (2031 - 2032).
2. Trồng rừng chắn sóng ngoài bãi bồi (xuyên suốt 2031 - 2035).
3. Mở bến đón khách ở cửa sông (2033 trở đi).
"""


def test_years_that_end_each_task_of_a_section_are_when_it_is_due(read_body: ReadBody) -> None:
    plan = read_body(STEPS)
    found = [(due.kind, str(due.start_date), str(due.due_date), due.basis) for due in plan.of(DeadlineRow)]
    assert found == [
        ("window", "2031-01-01", "2032-12-31", "stated"),
        ("window", "2031-01-01", "2035-12-31", "stated"),
        ("open", "2033-01-01", "None", "stated"),
    ]


def test_years_that_end_only_some_tasks_are_of_what_they_name(read_body: ReadBody) -> None:
    plan = read_body(STEPS + "4. Thả phao tiêu dọc luồng lạch.\n")
    assert plan.of(DeadlineRow) == []


def test_years_behind_what_all_tasks_name_are_of_its_name(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ TRỌNG TÂM
1. Phổ biến Luật Bến bãi (năm 2029).
2. Dựng chòi canh theo Đề án trồng cói (2031 - 2035).
3. Tổng kết Chương trình nước ngọt về đảo xa (2026 - 2030).
""")
    assert plan.of(DeadlineRow) == []
