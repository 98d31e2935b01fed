"""Figures, citations, recipients and what a careful reader would query."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from invented_plan import END, Invented, framed, rows

ReadText = Callable[[str], Invented]
ReadBody = Callable[..., Invented]


def figures(plan: Invented) -> list[tuple[str, float, str | None]]:
    return [(t.comparator, t.value, t.unit) for t in plan.targets]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("100% công chức, tối thiểu 95% viên chức biết một ngoại ngữ.", [("=", 100, "%"), ("≥", 95, "%")]),
        ("Trên 80% du khách hài lòng.", [(">", 80, "%")]),
        ("Ít nhất 05 xã có nhà văn hóa.", [("≥", 5, "xã")]),
        ("Thời gian chờ không quá 15 phút.", [("≤", 15, "phút")]),
        ("Lượng khách tăng 12,5% so với năm 2022.", [("+=", 12.5, "%")]),
        ("Giữ vững danh hiệu bản văn hóa.", []),
    ],
)
def test_one_row_per_figure_under_a_targets_section(
    read_body: ReadBody, sentence: str, expected: list[tuple[str, float, str]]
) -> None:
    plan = read_body(f"I. MỤC TIÊU\n- {sentence}\nII. KINH PHÍ\nTừ nguồn được giao.")
    assert figures(plan) == expected
    assert all(t.section_id == plan.sections[0].section_id and t.task_id is None for t in plan.targets)


def test_a_figure_in_a_task_sentence_names_the_task(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n- Dựng phim để ít nhất 80% học sinh được xem.\n- In lịch.")
    (target,) = plan.targets
    assert (target.task_id, target.section_id) == (plan.task("Dựng phim").task_id, plan.sections[0].section_id)
    assert figures(plan) == [("≥", 80, "%")]


def test_the_same_figure_in_two_sections_is_two(read_body: ReadBody) -> None:
    plan = read_body("""
I. NHIỆM VỤ
1. Phim
a) Mục tiêu: 100% bản làng có phim giới thiệu.
b) Nhiệm vụ
- Dựng phim, 100% bản làng có phim giới thiệu.
""")
    assert figures(plan) == [("=", 100, "%"), ("=", 100, "%")]
    assert [t.task_id is None for t in plan.targets] == [True, False]


@pytest.mark.parametrize(
    "body",
    [
        "I. NHIỆM VỤ\nTrong năm hoàn thành 100% các việc sau:\n- Dựng phim.\n- In lịch.",
        "I. NHIỆM VỤ\n1. Phim\n- Dựng phim.\nThời gian thực hiện: 100% xong trước ngày 01/6/2023.",
        "I. NHIỆM VỤ\n"
        + rows(["STT", "Tiêu chí", "Điểm tối đa", "Điểm đạt"], ["1", "Vệ sinh", "5", "4"], ["2", "An ninh", "2", "2"]),
    ],
)
def test_lead_ins_schedules_and_scores_set_no_figures(read_body: ReadBody, body: str) -> None:
    assert figures(read_body(body)) == []


def test_what_the_preamble_cites_is_a_basis(read_text: ReadText) -> None:
    text = framed(
        "I. NHIỆM VỤ\n- Dựng phim theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.\n- In lịch."
    ).replace(
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2023 của UBND tỉnh;",
        "Căn cứ Luật Du lịch năm 2017;\n\nCăn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2023 của UBND tỉnh;",
    )
    assert [
        (r.key or r.title, r.document_type, r.number, r.symbol, r.date, r.role) for r in read_text(text).references
    ] == [
        ("Luật Du lịch năm 2017", "luật", None, None, None, "basis"),
        ("12/KH-UBND", "kế hoạch", "12", "KH-UBND", date(2023, 1, 5), "basis"),
        ("61/2018/NĐ-CP", "nghị định", "61/2018", "NĐ-CP", date(2018, 4, 23), "mention"),
    ]


def test_each_mention_is_a_row_of_its_own_and_standards_are_none(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n- Áp dụng TCVN ISO 9001:2015 theo Quyết định số 9/QĐ-SDL.\n- Rà soát Quyết định số 9/QĐ-SDL."
    )
    assert [r.key for r in plan.references if r.role == "mention"] == ["9/QĐ-SDL", "9/QĐ-SDL"]


def test_a_citation_in_a_table_cell_and_in_a_heading_counts(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n1. Thực hiện Nghị quyết số 10/NQ-HĐND về du lịch bản làng\n"
        + rows(
            ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Căn cứ"],
            ["1", "Dựng phim", "Văn phòng Sở", "Quyết định số 9/QĐ-SDL"],
            ["2", "In lịch", "Thanh tra Sở", ""],
        )
    )
    assert [r.key for r in plan.references if r.role == "mention"] == ["10/NQ-HĐND", "9/QĐ-SDL"]


def test_notes_under_the_signature_cite_and_are_nothing_else(read_text: ReadText) -> None:
    notes = "\n[1] Kế hoạch số 8/KH-SDL ngày 02/02/2022 của Sở Du lịch.\n\n[2] Thực hiện Công văn số 5/SDL-VP.\n"
    attached = "\nPhụ lục\nDANH MỤC BẢN LÀNG\n1. Rà soát Quyết định số 9/QĐ-SDL\n"
    plan = read_text(framed("I. NHIỆM VỤ\n- Dựng phim.\n- In lịch.") + notes + attached)
    assert [r.key for r in plan.references if r.role == "mention"] == ["8/KH-SDL", "5/SDL-VP", "9/QĐ-SDL"]
    assert plan.texts[:2] == ["Dựng phim.", "In lịch."]
    assert [s.title for s in plan.sections if s.level == 1] == ["NHIỆM VỤ", "DANH MỤC BẢN LÀNG"]
    assert plan.head.signer == "Hà Văn Thắng"


def test_an_issuer_in_the_capitals_of_a_title_is_written_small(read_text: ReadText) -> None:
    plan = read_text(
        "UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố: 7/KH-SYT\nNgày 03 tháng 3 năm 2024\n\nKẾ HOẠCH\n"
        "THỰC HIỆN NGHỊ QUYẾT SỐ 31-NQ/TU CỦA BAN THƯỜNG VỤ TỈNH ỦY\n\nI. NHIỆM VỤ\n- Dựng phim.\n- In lịch.\n" + END
    )
    assert [r.issuer for r in plan.references] == ["Ban Thường vụ Tỉnh ủy"]


def recipients(plan: Invented) -> list[tuple[str, str | None]]:
    return [(r.recipient, r.purpose) for r in plan.recipients]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("- UBND tỉnh (báo cáo);\n- Lưu: VT.", [("UBND tỉnh", "báo cáo"), ("Lưu: VT", None)]),
        ("- UBND tỉnh; (báo cáo)\n- Lưu: VT.", [("UBND tỉnh", "báo cáo"), ("Lưu: VT", None)]),
        ("- Sở Nội vụ (để phối hợp);\n- Lưu: VT, VP.", [("Sở Nội vụ", "để phối hợp"), ("Lưu: VT, VP", None)]),
        ("- Giám đốc Sở (thay b/c);\n- Lưu: VT, KHTC (Hà).", [("Giám đốc Sở", "thay b/c"), ("Lưu: VT, KHTC (Hà)", None)]),
        ("- Như trên;\n- Lưu: VT, TH (NS, Hà).", [("Như trên", None), ("Lưu: VT, TH (NS, Hà)", None)]),
        ("- Các phòng, đơn vị thuộc Sở;\n- Lưu: VT", [("Các phòng, đơn vị thuộc Sở", None), ("Lưu: VT", None)]),
        ("- Như trên;\n- UBND các huyện, thị xã,\nthành phố (thực hiện);\n- Lưu: VT.", [("Như trên", None), ("UBND các huyện, thị xã, thành phố", "thực hiện"), ("Lưu: VT", None)]),
        ("+ Cổng thông tin điện tử tỉnh;\n+ Lưu: VT.", [("Cổng thông tin điện tử tỉnh", None), ("Lưu: VT", None)]),
    ],
)  # fmt: skip
def test_who_gets_a_copy(read_body: ReadBody, lines: str, expected: list[tuple[str, str | None]]) -> None:
    plan = read_body("I. NHIỆM VỤ\n- Dựng phim.\n- In lịch.", end=f"\nNơi nhận:\n{lines}\n\nGIÁM ĐỐC\n\nHà Văn Thắng\n")
    assert recipients(plan) == expected


def test_recipients_go_on_after_the_signature(read_body: ReadBody) -> None:
    end = "\nNơi nhận:\n- Trạm Đỏ; Trạm Vàng;\nTrạm Xanh;\n- UBND xã;\nGIÁM ĐỐC\n\nHà Văn Thắng\n- Tổ Chèo;\n- Lưu: VT."
    plan = read_body("I. NHIỆM VỤ\n- Dựng phim.\n- In lịch.", end=end)
    assert recipients(plan) == [
        ("Trạm Đỏ; Trạm Vàng; Trạm Xanh", None), ("UBND xã", None), ("Tổ Chèo", None), ("Lưu: VT", None),
    ]  # fmt: skip


def test_recipients_beside_the_signature(read_body: ReadBody) -> None:
    end = "\nGIÁM ĐỐC\n\nHà Văn Thắng\nNơi nhận:\n- UBND tỉnh (báo cáo);\n- Lưu: VT.\n"
    plan = read_body("I. NHIỆM VỤ\n- Dựng phim.\n- In lịch.", end=end)
    assert recipients(plan) == [("UBND tỉnh", "báo cáo"), ("Lưu: VT", None)]
    assert plan.head.signer == "Hà Văn Thắng"


HEADS = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([["1", "Dựng phim", "Văn phòng Sở", "", "Quý I"], ["2", "In lịch", "Thanh tra Sở", "", "Quý IV"]], []),
        ([["1", "Dựng phim", "Văn phòng Sở", "", "Quý I"], ["1", "In lịch", "Thanh tra Sở", "", "Quý IV"], ["2", "Sửa cầu", "Thanh tra Sở", "", "Quý IV"]], ["duplicate_ordinal"]),
        ([["1", "Dựng phim", "", "Văn phòng Sở", "Quý I"], ["2", "In lịch", "Thanh tra Sở", "", "Quý IV"]], ["missing_lead"]),
        ([["1", "Dựng phim", "Văn phòng Sở", "", "Trước ngày 05/01/2023"], ["2", "In lịch", "Thanh tra Sở", "", "Quý IV"]], ["deadline_before_issue"]),
        ([["1", "Dựng phim", "Văn phòng Sở", "Văn phòng Sở", "Quý I"], ["2", "In lịch", "Thanh tra Sở", "", "Quý IV"]], ["role_conflict"]),
    ],
)  # fmt: skip
def test_what_is_odd_in_a_table(read_body: ReadBody, lines: list[list[str]], expected: list[str]) -> None:
    assert read_body("I. NHIỆM VỤ\n" + rows(HEADS, *lines)).findings() == expected


def test_a_number_that_begins_anew_in_each_group_is_not_odd(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        HEADS, ["I", "QUẢNG BÁ", "", "", ""], ["1", "Dựng phim", "Văn phòng Sở", "", "Quý I"],
        ["II", "AN TOÀN", "", "", ""], ["1", "Sửa cầu", "Thanh tra Sở", "", "Quý IV"],
    ))  # fmt: skip
    assert plan.findings() == []


def test_an_appendix_for_another_year_is_queried(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n- Dựng phim.\n- In lịch.", end=f"{END}\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ NĂM 2022\n" + rows(
        HEADS, ["1", "Dựng phim", "Văn phòng Sở", "", "Quý I"], ["2", "In lịch", "Thanh tra Sở", "", "Quý IV"],
    ))  # fmt: skip
    assert plan.findings() == ["year_mismatch"]


def dated(basis: str, *, title: str = "Phát triển cây ăn quả năm 2024") -> str:
    return (
        "UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố: 7/KH-SYT\nBến Tre, ngày 03 tháng 3 năm 2024\n\n"
        f"KẾ HOẠCH\n{title}\n\n{basis}\n\nI. NHIỆM VỤ\n- Dựng phim.\n- In lịch.\n{END}"
    )


@pytest.mark.parametrize(
    ("basis", "found"),
    [
        ("Căn cứ Nghị quyết số 5/NQ-HĐND ngày 04/3/2024 của HĐND tỉnh;", ["citation_conflict"]),
        ("Căn cứ Nghị quyết số 5/NQ-HĐND ngày 03/3/2024 của HĐND tỉnh;", []),
        ("Căn cứ Luật Trẻ em ngày 05/4/2026;", ["citation_conflict"]),
        ("Căn cứ Luật Trẻ em ngày 05/4/2016;\nSở Y tế xây dựng Kế hoạch trồng cây năm 2023 như sau:", ["year_mismatch"]),
        ("Căn cứ Luật Trẻ em ngày 05/4/2016;\nSở Y tế xây dựng Kế hoạch trồng cây năm 2024 như sau:", []),
        ("Căn cứ Luật Trẻ em ngày 05/4/2016;\nSở Y tế xây dựng Kế hoạch trồng cây đến năm 2030 như sau:", []),
        ("Căn cứ Luật Trẻ em ngày 05/4/2016;\nSở Y tế xây dựng Kế hoạch về kết quả năm 2023, trồng cây năm 2024 như sau:", []),
    ],
)  # fmt: skip
def test_what_a_plan_rests_on_is_no_later_and_of_the_titles_year(
    read_text: ReadText, basis: str, found: list[str]
) -> None:
    assert read_text(dated(basis)).findings() == found


@pytest.mark.parametrize("again", ["9/QĐ-TTg", "9/QĐ-TTG", "9/QĐ- TTg"])
def test_one_number_cited_with_two_dates_is_queried(read_body: ReadBody, again: str) -> None:
    plan = read_body(
        f"I. NHIỆM VỤ\n- Dựng phim theo Quyết định số 9/QĐ-TTg ngày 02/01/2023.\n- In lịch theo Quyết định số {again} ngày 03/01/2023."
    )
    assert plan.findings() == ["citation_conflict"]


def test_what_stands_over_a_carried_plan_cites_too(read_text: ReadText) -> None:
    decision = """\
BỘ DU LỊCH
Số: 12/QĐ-BDL
Hà Nội, ngày 05 tháng 3 năm 2024

QUYẾT ĐỊNH
Ban hành Kế hoạch thi hành Chỉ thị số 3/CT-BDL

Căn cứ Nghị định số 61/2018/NĐ-CP;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch quét chợ theo Chỉ thị số 5/CT-BDL.
Nơi nhận:
- Như Điều 1;
- Lưu: VT.
BỘ TRƯỞNG
Hà Văn Thắng

KẾ HOẠCH
Thi hành Chỉ thị số 3/CT-BDL
(Ban hành kèm theo Quyết định số 12/QĐ-BDL
ngày 05/3/2024 của Bộ trưởng Bộ Du lịch)

I. NHIỆM VỤ
- Quét chợ trước ngày 30/4.
- Dựng cổng chợ.
"""
    plan = read_text(decision)
    assert [(r.key, r.role) for r in plan.references] == [
        ("3/CT-BDL", "mention"), ("61/2018/NĐ-CP", "basis"), ("5/CT-BDL", "mention"), ("3/CT-BDL", "mention"),
        ("12/QĐ-BDL", "self"),
    ]  # fmt: skip
    assert plan.references[-1].date == date(2024, 3, 5)
    assert plan.texts == ["Quét chợ trước ngày 30/4.", "Dựng cổng chợ."]


@pytest.mark.parametrize(
    ("task", "found"),
    [
        ("Dựng phim về chợ tình", []),
        ("Dựng phim về chợ tình và", ["truncated_text"]),
        ("Dựng phim về các", ["truncated_text"]),
        ("Dựng phim,", ["truncated_text"]),
        ("Dựng phim (ở Bắc Hà", ["truncated_text"]),
        ("Dựng phim (ở Bắc Hà);", []),
        ("Dựng phim do các bản gửi đến", []),
    ],
)
def test_a_task_that_stops_within_its_sentence_is_queried(read_body: ReadBody, task: str, found: list[str]) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        HEADS, ["1", task, "Văn phòng Sở", "", "Quý I"], ["2", "In lịch", "Thanh tra Sở", "", "Quý IV"],
    ))  # fmt: skip
    assert plan.findings() == found


def test_a_plan_that_breaks_off_without_its_end_is_queried(read_body: ReadBody) -> None:
    body = (
        "I. NHIỆM VỤ\n- Dựng phim.\n- In lịch chợ phiên cho các bản xa, kèm bản đồ đường đi và số điện thoại của trưởng"
    )
    whole = "I. NHIỆM VỤ\n- Dựng phim.\n- In lịch chợ phiên cho các bản xa, kèm bản đồ đường đi."
    assert read_body(body, end="").findings() == ["truncated_text"]
    assert read_body(body).findings() == read_body(whole, end="").findings() == []
