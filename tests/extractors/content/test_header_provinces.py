"""The province a plan is of, and its code."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import Invented, headed

ReadText = Callable[[str], Invented]


@pytest.mark.parametrize(
    ("head", "province"),
    [
        ("BAN CHỈ ĐẠO QUỐC GIA\nVỀ HOA QUẢ", None),
        ("LIÊN HIỆP HỘI VIỆT NAM\nHỘI LÀM VƯỜN TỈNH LÀO CAI", "Lào Cai"),
        ("HỘI LÀM VƯỜN VIỆT NAM\nHỘI LÀM VƯỜN HUYỆN BẮC HÀ", "Lào Cai"),
        ("UBND TỈNH LÀO CAI\nCHI CỤC DỰ TRỮ NHÀ NƯỚC BẮC HÀ", "Lào Cai"),
    ],
)
def test_where_a_national_body_sits_is_not_its_plans_province(
    read_text: ReadText, head: str, province: str | None
) -> None:
    found = read_text(headed(f"{head}\nSố: 7/KH-BCĐ\nLào Cai, ngày 03 tháng 3 năm 2024")).head
    assert found.province == province


@pytest.mark.parametrize(
    ("head", "province"),
    [
        ("UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố: 7/KH-SYT\nBến Tre, ngày 03 tháng 3 năm 2024", "Bến Tre"),
        ("SỞ Y TẾ\nSố: 7/KH-SYT\nSóc Trăng, ngày 03 tháng 3 năm 2024", "Sóc Trăng"),
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ\nSố: 7/KH-UBND", "Cần Thơ"),
        ("SỞ Y TẾ\nSố: 7/KH-SYT\nNgày 03 tháng 3 năm 2024", None),
        ("ỦY BAN NHÂN DÂN\nPHƯỜNG SÓC TRĂNG\nSố: 7/KH-UBND\nSóc Trăng, ngày 03 tháng 9 năm 2025", None),
        ("BỘ Y TẾ\nSố: 7/KH-BYT\nHà Nội, ngày 03 tháng 3 năm 2024", None),
    ],
)
def test_its_province_is_said_and_never_guessed(read_text: ReadText, head: str, province: str | None) -> None:
    assert read_text(headed(head)).head.province == province


@pytest.mark.parametrize(
    ("said", "province"),
    [
        ("Kế hoạch số 3/KH-UBND của UBND tỉnh Lào Cai", "Lào Cai"),
        ("Kế hoạch số 3/KH-UBND của UBND tỉnh Lào Cai và kinh nghiệm của tỉnh Bến Tre", None),
        ("cách trồng mận Lào Cai", None),
    ],
)
def test_a_communes_plan_may_name_its_province_in_the_text_only(
    read_text: ReadText, said: str, province: str | None
) -> None:
    head = "ỦY BAN NHÂN DÂN\nXÃ BẢN PHỐ\nSố: 7/KH-UBND\nBản Phố, ngày 03 tháng 3 năm 2024"
    text = headed(head).replace("I. NHIỆM VỤ", f"Thực hiện {said}, xã mở hội mận như sau:\nI. NHIỆM VỤ")
    assert read_text(text).head.province == province


def test_every_row_names_the_province_and_year(read_text: ReadText) -> None:
    plan = read_text(headed("UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố: 7/KH-SYT\nBến Tre, ngày 03 tháng 3 năm 2024"))
    assert {(row.province_code, row.issue_year) for row in plan.extracted.rows} == {("83", 2024)}
    assert plan.head.province_2025 == "Vĩnh Long"


@pytest.mark.parametrize(("issued", "code"), [("30 tháng 6 năm 2025", "64"), ("01 tháng 7 năm 2025", "52"), ("", "64")])
def test_a_provinces_code_is_that_of_the_day_of_issue(read_text: ReadText, issued: str, code: str) -> None:
    head = read_text(headed(f"UBND TỈNH GIA LAI\nSỞ Y TẾ\nSố: 7/KH-SYT\nPleiku, ngày {issued}")).head
    assert (head.province_code, head.province_code_2025) == (code, "52")
