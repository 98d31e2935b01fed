"""What a legal site prints after the document it shows is no part of the plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import END, Invented

ReadBody = Callable[..., Invented]

BODY = "I. NHIỆM VỤ\n- Dựng phim về chợ tình.\n- In lịch theo Quyết định số 9/QĐ-SDL."
APPENDIX = "\nPHỤ LỤC\nDANH MỤC CHỢ PHIÊN\n1. Chợ Cốc Ly họp thứ ba.\n2. Chợ Bắc Hà họp chủ nhật.\n"
SITE = """
Kế hoạch 41/KH-SDL năm 2023 cải cách hành chính
{opens}
Nghị định 13/2019/NĐ-CP về hồ sơ
- Luật Du lịch
Ban hành: 05/01/2019
"""


@pytest.mark.parametrize(
    "opens", ["Văn bản liên quan", "Văn bản này chưa cập nhật nội dung Tiếng Anh", "LƯỢC ĐỒ", "Tải về"]
)
@pytest.mark.parametrize("appendix", ["", APPENDIX])
def test_what_a_site_adds_gives_no_rows(read_body: ReadBody, opens: str, appendix: str) -> None:
    alone = read_body(BODY, end=END + appendix)
    shown = read_body(BODY, end=END + appendix + SITE.format(opens=opens))
    assert [r.key for r in shown.references] == [r.key for r in alone.references] == ["12/KH-UBND", "9/QĐ-SDL"]
    assert shown.outline() == alone.outline()
    assert shown.texts == alone.texts
    assert "Nghị định 13/2019/NĐ-CP" in shown.document.text


def test_the_same_words_before_the_plans_end_are_the_plans(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n- Dựng phim.\nII. TỔ CHỨC THỰC HIỆN\nVăn bản liên quan\n- Văn phòng Sở giữ Quyết định số 9/QĐ-SDL."
    )
    assert "9/QĐ-SDL" in [r.key for r in plan.references]
