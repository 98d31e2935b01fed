"""Lines that share units or times out among the lettered items above them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import Invented

from extractors.content.shared_lines import portions
from extractors.layout.passage import passage
from extractors.layout.span import Span

ReadBody = Callable[..., Invented]
BODY = """
I. NHIỆM VỤ
1. Làm sạch bản làng
a) Quét đường vào bản mỗi tuần.
b) Thu gom rác bên suối, gồm:
- Rác nhựa;
- Rác hữu cơ.
đ) Trồng hoa dọc lối đi.
Thời gian thực hiện: Quý I/2023 (hoạt động a); quý II/2023 (hoạt động b, đ).
Đơn vị chủ trì: Văn phòng Sở (điểm a, b), Thanh tra Sở (điểm đ).
"""


def shared(text: str) -> list[tuple[str, str]]:
    value = passage(text, [Span(0, len(text))])
    return [(each.value.text, " ".join(sorted(each.marks or ()))) for each in portions(value)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Quý I (hoạt động a); quý II (hoạt động b, c)", [("Quý I", "a"), ("quý II", "b c")]),
        ("Quý I (nhiệm vụ a và b)", [("Quý I", "a b")]),
        ("Tháng 5 (a, đ); cả năm", [("Tháng 5", "a đ"), ("cả năm", "")]),
        ("Tháng 5; tháng 6 (khoản 2)", [("Tháng 5", ""), ("tháng 6", "2")]),
        ("Quý I (điểm a, ở)", [("Quý I", "a đ")]),
        ("Hoạt động a: quý I; hoạt động b: quý II", [("quý I", "a"), ("quý II", "b")]),
        ("Quý I (dự kiến)", [("Quý I (dự kiến)", "")]),
        ("Văn phòng Sở (nếu có)", [("Văn phòng Sở (nếu có)", "")]),
    ],
)
def test_a_value_is_cut_at_the_items_it_names(text: str, wanted: list[tuple[str, str]]) -> None:
    assert shared(text) == wanted


@pytest.mark.parametrize(
    ("task", "lead", "due"),
    [
        ("Quét đường", "Văn phòng Sở", "2023-03-31"),
        ("Rác nhựa", "Văn phòng Sở", "2023-06-30"),
        ("Trồng hoa", "Thanh tra Sở", "2023-06-30"),
    ],
)
def test_each_item_has_the_times_and_units_that_name_it(read_body: ReadBody, task: str, lead: str, due: str) -> None:
    plan = read_body(BODY)
    assert plan.roles(task) == {("lead", lead)}
    assert [str(row.due_date) for row in plan.deadlines(task)] == [due]
