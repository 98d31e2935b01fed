"""Scoring tables: their criteria, what is queried in them, and the tasks of their remedies."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import END, Invented, rows

ReadBody = Callable[..., Invented]

SCORES = [
    ["STT", "Tiêu chí", "Điểm tối đa", "Điểm đạt", "Lý do mất điểm", "Giải pháp khắc phục trong năm 2023"],
    ["1", "Đón tiếp du khách", "5", "4,5", "Thiếu biển báo.", "Dựng thêm biển báo song ngữ."],
    ["2", "Vệ sinh nơi công cộng", "3", "2.75", "Thiếu thùng rác.", "Đặt thùng rác ven suối."],
    ["3", "An ninh", "2", "2", "", ""],
    ["", "Tổng cộng", "10", "9,25", "", ""],
]


def test_a_scoring_table_gives_criteria(read_body: ReadBody) -> None:
    plan = read_body("I. KẾT QUẢ CHẤM ĐIỂM\n" + rows(*SCORES))
    assert [(c.criterion, c.max_score, c.achieved_score, c.reason, c.remedy, c.is_total) for c in plan.criteria] == [
        ("Đón tiếp du khách", 5, 4.5, "Thiếu biển báo.", "Dựng thêm biển báo song ngữ.", False),
        ("Vệ sinh nơi công cộng", 3, 2.75, "Thiếu thùng rác.", "Đặt thùng rác ven suối.", False),
        ("An ninh", 2, 2, None, None, False),
        ("Tổng cộng", 10, 9.25, None, None, True),
    ]
    assert plan.findings() == []


def test_each_remedy_is_a_task(read_body: ReadBody) -> None:
    plan = read_body("I. KẾT QUẢ CHẤM ĐIỂM\n" + rows(*SCORES))
    assert [(t.source_kind, t.marker, t.text, t.domain) for t in plan.tasks] == [
        ("remedy", "1", "Dựng thêm biển báo song ngữ.", None),
        ("remedy", "2", "Đặt thùng rác ven suối.", None),
    ]


def test_the_year_scored_stands_in_the_heads(read_body: ReadBody) -> None:
    heads = [*SCORES[0]]
    heads[3] = "Điểm đạt năm 2022"
    plan = read_body("I. KẾT QUẢ CHẤM ĐIỂM\n" + rows(heads, *SCORES[1:]))
    assert {c.year for c in plan.criteria} == {2022}


@pytest.mark.parametrize(("year", "found"), [("2022", []), ("2020", ["year_mismatch"])])
def test_an_appendix_may_name_the_year_that_it_scores(read_body: ReadBody, year: str, found: list[str]) -> None:
    heads = [*SCORES[0]]
    heads[3] = "Điểm đạt năm 2022"
    plan = read_body(
        "I. NHIỆM VỤ\n- Dựng phim.\n- In lịch.",
        end=f"{END}\nPHỤ LỤC\nTIÊU CHÍ CHƯA ĐẠT NĂM {year}\n{rows(heads, *SCORES[1:])}",
    )
    assert plan.findings() == found


def test_a_total_that_does_not_add_up_is_queried(read_body: ReadBody) -> None:
    plan = read_body("I. KẾT QUẢ CHẤM ĐIỂM\n" + rows(*SCORES[:-1], ["", "Tổng cộng", "10", "9,75", "", ""]))
    assert plan.findings() == ["total_mismatch"]


def test_a_subtotal_row_over_its_parts_is_no_wrong_total(read_body: ReadBody) -> None:
    plan = read_body("I. KẾT QUẢ CHẤM ĐIỂM\n" + rows(
        SCORES[0][:5],
        ["1", "Đón tiếp", "5", "4", ""],
        ["1.1", "Tại ga", "3", "2", "Thiếu ghế."],
        ["1.2", "Tại bản", "2", "2", ""],
        ["2", "Vệ sinh", "3", "3", ""],
        ["", "Tổng cộng", "8", "7", ""],
    ))  # fmt: skip
    assert plan.findings() == []


FLATTENED = """\
I. KẾT QUẢ CHẤM ĐIỂM
STT Tiêu chí Điểm tối đa
Điểm đạt Lý do mất điểm Giải pháp khắc phục
1
Đón tiếp du khách
5 4,5 Thiếu biển báo.
Dựng thêm biển báo song ngữ
2
Vệ sinh nơi công cộng
3 2,75
Thiếu thùng rác.
Đặt thùng rác ven suối
Tổng cộng 8 7,25
II. KINH PHÍ
Từ nguồn được giao.
"""


def test_a_scoring_table_that_lost_its_rules_is_put_together(read_body: ReadBody) -> None:
    plan = read_body(FLATTENED)
    assert [(c.criterion, c.max_score, c.achieved_score, c.reason, c.remedy, c.is_total) for c in plan.criteria] == [
        ("Đón tiếp du khách", 5, 4.5, "Thiếu biển báo.", "Dựng thêm biển báo song ngữ", False),
        ("Vệ sinh nơi công cộng", 3, 2.75, "Thiếu thùng rác.", "Đặt thùng rác ven suối", False),
        ("Tổng cộng", 8, 7.25, None, None, True),
    ]
    assert [s.title for s in plan.sections] == ["KẾT QUẢ CHẤM ĐIỂM", "KINH PHÍ"]


@pytest.mark.parametrize(
    ("heading", "criterion", "score", "year"),
    [
        ("KẾT QUẢ CHẤM ĐIỂM", "Tiêu chí", "Điểm đạt năm 2021", 2021),
        ("KẾT QUẢ CHẤM ĐIỂM", "TÊN TIÊU CHÍ NĂM 2021", "Điểm đạt", 2021),
        ("KẾT QUẢ CHẤM ĐIỂM NĂM 2020", "Tiêu chí", "Điểm đạt", 2020),
        ("KẾT QUẢ CHẤM ĐIỂM", "Tiêu chí", "Điểm đạt", None),
    ],
)
def test_the_year_scored_is_said_at_the_heads_or_over_the_table(
    read_body: ReadBody, heading: str, criterion: str, score: str, year: int | None
) -> None:
    plan = read_body("I. NHIỆM VỤ\n- Dựng phim.\n- In lịch.", end=f"{END}\nPHỤ LỤC\n{heading}\n" + rows(
        ["STT", criterion, "Điểm chuẩn", score, "Giải pháp khắc phục trong năm 2023"],
        ["1", "Vệ sinh chợ", "5", "4", "Quét chợ"], ["2", "Biển chỉ đường", "3", "1", "Thay biển"],
    ))  # fmt: skip
    assert [c.year for c in plan.criteria] == [year, year]


def test_a_remedy_has_the_units_and_the_time_of_its_row(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["TT", "Tiêu chí", "Điểm tối đa", "Điểm đạt", "Giải pháp khắc phục", "Đơn vị chủ trì", "Thời hạn"],
        ["1", "Hồ sơ đúng hạn", "2", "1,5", "Dựng bảng theo dõi hồ sơ", "Văn phòng Sở", "Trước 31/3/2022"],
    ))  # fmt: skip
    assert plan.roles("Dựng bảng") == {("lead", "Văn phòng Sở")}
    assert [(d.kind, str(d.due_date)) for d in plan.deadlines("Dựng bảng")] == [("date", "2022-03-31")]
