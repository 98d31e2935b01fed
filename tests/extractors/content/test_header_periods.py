"""The title of a plan and the period that it names, or that the words announcing it do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from invented_plan import Invented, framed, headed

ReadText = Callable[[str], Invented]


@pytest.mark.parametrize(
    ("title", "start", "end"),
    [
        ("Phòng, chống dịch năm 2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("Phòng, chống dịch giai đoạn 2021-2025", date(2021, 1, 1), date(2025, 12, 31)),
        ("Phòng, chống dịch giai đoạn 2021 - 2025, định hướng đến năm 2030", date(2021, 1, 1), date(2025, 12, 31)),
        ("Phòng, chống dịch năm 2024 và những năm tiếp theo", date(2024, 1, 1), None),
        ("Phòng, chống dịch 6 tháng cuối năm 2024", date(2024, 7, 1), date(2024, 12, 31)),
        ("Phòng, chống dịch trong trường học", None, None),
        ("Phòng, chống dịch theo Thông tư số 12/2024/TT-BYT ngày 10/02/2024 của Bộ Y tế", None, None),
        ("Phòng, chống dịch đến năm 2030", None, date(2030, 12, 31)),
        ("Khắc phục hạn chế của công tác phòng, chống dịch năm 2023", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_the_title_and_the_period_it_names(
    read_text: ReadText, title: str, start: date | None, end: date | None
) -> None:
    head = read_text(
        headed("UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố: 7/KH-SYT\nBến Tre, ngày 03 tháng 3 năm 2024", title=title)
    ).head
    assert (head.title, head.period_start, head.period_end) == (title, start, end)


@pytest.mark.parametrize("date_line", ["", "Lào Cai, ngày 02 tháng 3 năm 2031"])
@pytest.mark.parametrize(
    ("announced", "years"),
    [
        ("chợ tình giai đoạn 2031 - 2033 như sau:", (2031, 2033)),
        ("chợ tình như sau:", None),
    ],
)
def test_a_title_without_a_period_leaves_it_to_the_words_that_announce_the_plan(
    read_text: ReadText, date_line: str, announced: str, years: tuple[int, int] | None
) -> None:
    assert _announced(read_text, date_line, announced) == years


@pytest.mark.parametrize(
    "announced",
    [
        "chợ tình năm 2030 như sau:",  # over when it was issued
        "chợ tình giai đoạn 2031 - 2033.",  # announces nothing
        "chợ tình giai đoạn 2031 - 2033, Ủy ban nhân dân tỉnh yêu cầu như sau:",  # another's plan
        "chợ tình giai đoạn 2031 - 2033; Sở Y tế yêu cầu như sau:",
        "chợ tình theo Kế hoạch số 9/KH-BCĐ giai đoạn 2031 - 2033 như sau:",
    ],
)
def test_what_else_a_preamble_names_is_not_the_plans_period(read_text: ReadText, announced: str) -> None:
    assert _announced(read_text, "Lào Cai, ngày 02 tháng 3 năm 2031", announced) is None


def _announced(read_text: ReadText, date_line: str, words: str) -> tuple[int, int] | None:
    """First and last year of the period of a plan whose preamble ends in given words."""
    text = framed("I. NHIỆM VỤ\n- Dựng phim trong Quý III.", title="Quảng bá chợ tình").replace(
        "Lào Cai, ngày 12 tháng 01 năm 2023", date_line
    )
    head = read_text(text.replace("với các nội dung như sau:", words)).head
    return (head.period_start.year, head.period_end.year) if head.period_start and head.period_end else None


def test_a_title_over_several_lines_is_one_line(read_text: ReadText) -> None:
    title = "Thực hiện Chỉ thị của Tỉnh ủy về tăng cường vệ sinh\nan toàn thực phẩm trên địa bàn tỉnh năm 2024\n"
    head = read_text(
        headed("UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố: 7/KH-SYT\nBến Tre, ngày 03 tháng 3 năm 2024", title=title)
    ).head
    assert (
        head.title == "Thực hiện Chỉ thị của Tỉnh ủy về tăng cường vệ sinh an toàn thực phẩm trên địa bàn tỉnh năm 2024"
    )
