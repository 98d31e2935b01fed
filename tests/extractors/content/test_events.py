"""Events in a programme: their names over lines that say when, and what is said of a contest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from invented_plan import Invented

ReadBody = Callable[..., Invented]


def test_an_event_named_over_lines_that_say_when_is_a_task(read_body: ReadBody) -> None:
    plan = read_body("""
I. NỘI DUNG
1. Hội thi hái chè:
- Thời gian: 8 giờ ngày 12/3/2023.
- Địa điểm: Nhà văn hóa xã.
2. Hội thi thổi khèn:
- Thời gian: ngày 13/3/2023.
""")
    assert plan.texts == ["Hội thi hái chè:", "Hội thi thổi khèn:"]
    assert [d.due_date for text in plan.texts for d in plan.deadlines(text)] == [date(2023, 3, 12), date(2023, 3, 13)]


@pytest.mark.parametrize("label", ["Đợt 1:", "Giai đoạn 1:", "Đối với các bản:", "Thời gian, địa điểm:"])
def test_a_mere_label_over_such_lines_is_none(read_body: ReadBody, label: str) -> None:
    plan = read_body(f"""
I. NỘI DUNG
1. Mở chợ phiên ở các bến đò.
2. {label}
- Thời gian: 8 giờ ngày 12/3/2023.
""")
    assert plan.texts == ["Mở chợ phiên ở các bến đò."]


def test_the_rules_of_a_contest_order_nothing(read_body: ReadBody) -> None:
    plan = read_body("""
I. NỘI DUNG
1. Hội thi thổi khèn
- Các bản đăng ký tiết mục.
- Tiêu chí chấm điểm:
+ Âm thanh: trong, vang.
+ Trang phục: đẹp, gọn gàng.
- Cơ cấu giải thưởng: 01 giải Nhất, 02 giải Nhì.
- Giải thưởng:
+ Trao cờ cho các bản.
""")
    assert plan.texts == ["Các bản đăng ký tiết mục.", "Trao cờ cho các bản."]


@pytest.mark.parametrize("duty", ["Giải thưởng: Văn phòng Sở chuẩn bị khèn.", "Tiêu chí: Văn phòng Sở chủ trì soạn."])
def test_who_sees_to_the_rules_of_a_contest_has_a_task(read_body: ReadBody, duty: str) -> None:
    plan = read_body(f"I. NỘI DUNG\n1. Hội thi thổi khèn\n- Các bản đăng ký tiết mục.\n- {duty}")
    assert plan.texts == ["Các bản đăng ký tiết mục.", duty]
