"""The units of a task as rows: how their names are written out, split and told apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from invented_plan import END, Invented, framed, rows

from extractors.extract import extract
from extractors.reading import read
from extractors.repair import repair_document

ReadBody = Callable[..., Invented]


def test_bare_divisions_after_a_named_list_add_nothing(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n- Phòng Quản lý lữ hành, Phòng Kế hoạch - Tài chính chủ động gỡ khó; các phòng gửi kết quả hằng tháng.\n- Sửa cầu treo."
    )
    assert {unit for _, unit in plan.roles("Phòng Quản lý")} == {"Phòng Quản lý lữ hành", "Phòng Kế hoạch - Tài chính"}


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("Các phòng Quản lý lữ hành; Kế hoạch - Tài chính", {"Phòng Quản lý lữ hành", "Phòng Kế hoạch - Tài chính"}),
        ("Các bộ, ngành, địa phương", {"Các bộ, ngành, địa phương"}),
        ("Các phòng, đơn vị thuộc Sở, ĐVTT", {"Các phòng, đơn vị thuộc Sở", "đơn vị trực thuộc"}),
        ("Văn phòng", {"Văn phòng Sở"}),
        ("Văn phòng; Thanh tra", {"Văn phòng Sở", "Thanh tra Sở"}),
        ("02 đơn vị trực thuộc", {"đơn vị trực thuộc"}),
        ("1. Văn phòng Sở 2. Thanh tra Sở", {"Văn phòng Sở", "Thanh tra Sở"}),
        ("- Văn phòng Sở - Thanh tra Sở", {"Văn phòng Sở", "Thanh tra Sở"}),
    ],
)
def test_a_list_of_units_is_split(read_body: ReadBody, named: str, expected: set[str]) -> None:
    plan = read_body(
        f"I. NHIỆM VỤ\n1. Quảng bá\n- Dựng phim về chợ tình.\n- Cơ quan phối hợp: {named}.\n2. An toàn\n- Sửa cầu."
    )
    assert plan.roles("Dựng phim") == {("coordinate", unit) for unit in expected}


def test_a_unit_has_one_role_per_task(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n- Văn phòng Sở chủ trì dựng phim; Văn phòng Sở phối hợp với Thanh tra Sở kiểm duyệt.\n- Sửa cầu."
    )
    assert plan.roles("Văn phòng Sở") == {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")}


def test_a_units_name_is_expanded_by_the_documents_own_wording(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n- Trung tâm Xúc tiến du lịch (sau đây viết tắt là TTXTDL) chủ trì dựng phim.\n- Giao TTXTDL in lịch treo tường.\n- Sửa cầu."
    )
    assert plan.roles("Giao TTXTDL") == {("lead", "Trung tâm Xúc tiến du lịch")}


def test_a_divisions_key_is_scoped_by_its_department(read_text: Callable[[str], Invented], read_body: ReadBody) -> None:
    body = "I. NHIỆM VỤ\n- Giao Văn phòng Sở dựng phim."
    here = read_body(body).extracted.units
    there = read_text(
        "UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố: 7/KH-SYT\nBến Tre, ngày 03 tháng 3 năm 2023\n\nKẾ HOẠCH\nTruyền thông y tế năm 2023\n\n"
        + body
        + END
    ).extracted.units
    assert [u.unit for u in here] == [u.unit for u in there] == ["Văn phòng Sở"]
    assert here[0].unit_id != there[0].unit_id


def test_the_units_column_is_read_as_stated(read_body: ReadBody) -> None:
    plan = read_body(
        "I. NHIỆM VỤ\n"
        + rows(
            ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp"],
            ["1", "Dựng phim", "Văn phòng", "Các phòng: Quản lý lữ hành, Kế hoạch - Tài chính"],
            ["2", "In lịch", "Thanh tra", ""],
        )
    )
    assert plan.units("Dựng phim") == {
        ("lead", "Văn phòng Sở", "stated"),
        ("coordinate", "Phòng Quản lý lữ hành", "stated"),
        ("coordinate", "Phòng Kế hoạch - Tài chính", "stated"),
    }
    assert plan.units("In lịch") == {("lead", "Thanh tra Sở", "stated")}


@pytest.mark.parametrize(
    ("cell", "leads"),
    [
        ("Các phòng thuộc Sở<br>Thanh tra Sở", {"Các phòng thuộc Sở", "Thanh tra Sở"}),
        ("Văn phòng<br>Sở Du lịch", {"Văn phòng Sở"}),
        ("Sở Kế hoạch<br>và Đầu tư", {"Sở Kế hoạch và Đầu tư"}),
    ],
)
def test_lines_that_somebody_ended_part_the_units_of_a_cell(cell: str, leads: set[str], tmp_path: Path) -> None:
    head = "<br>".join(framed("", title="Du lịch năm 2023").split("Nơi nhận")[0].splitlines())
    page = f"""<html><meta charset="utf-8"><p>{head}</p><table border="1"><tr><th>STT</th><th>Nhiệm vụ</th><th>Đơn vị chủ trì</th></tr>
    <tr><td>1</td><td>Dựng phim về chợ tình</td><td>{cell}</td></tr></table></html>"""
    path = tmp_path / "ke-hoach.html"
    path.write_text(page, encoding="utf-8")
    document = repair_document(read(path))
    plan = Invented(document, extract(document))
    assert {unit for role, unit in plan.roles("Dựng phim") if role == "lead"} == leads


def test_a_body_described_by_what_it_leads_keeps_its_columns_role(read_body: ReadBody) -> None:
    plan = read_body("I. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp"],
        ["1", "Dựng phim", "Văn phòng Sở", "Thanh tra Sở và cơ quan chủ trì biên soạn kịch bản"],
        ["2", "In lịch", "Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở", ""],
        ["3", "Dạy nghề", "Văn phòng Sở phối hợp với trường cao đẳng nghề", ""],
    ))  # fmt: skip
    assert ("coordinate", "Thanh tra Sở") in plan.roles("Dựng phim")
    assert {role for role, _ in plan.roles("Dựng phim")} == {"lead", "coordinate"}
    assert plan.roles("In lịch") == {("lead", "Văn phòng Sở"), ("coordinate", "Thanh tra Sở")}
    assert plan.roles("Dạy nghề") == {("lead", "Văn phòng Sở"), ("coordinate", "Trường cao đẳng nghề")}


def test_a_short_name_the_document_gives_stands_for_all_of_it(read_body: ReadBody) -> None:
    plan = read_body("""
I. YÊU CẦU
- Làm rõ phần việc của Ủy ban nhân dân các xã, phường (sau đây gọi chung là các xã).
II. NHIỆM VỤ
1. Quảng bá
- Dựng phim về chợ tình.
- Cơ quan phối hợp: các xã.
""")
    assert plan.roles("Dựng phim") == {("coordinate", "Ủy ban nhân dân các xã, phường")}


@pytest.mark.parametrize(
    ("short", "text", "name"),
    [
        ("Cục ĐTCX", "Lớp bơi do Cục Đo thóc cuối xuân mở.", "Cục Đo thóc cuối xuân"),
        # several wordings say nothing; one that always goes on is meant to its end
        ("Cục ĐTCX", "Lớp bơi do Cục Đo thóc cuối xuân mở, nay là Cục Đếm thóc cuối xuân.", "Cục ĐTCX"),
        (
            "Cục QLMT",
            "Lớp bơi do Cục Quản lý môi trường & Tài nguyên nước mở.",
            "Cục Quản lý môi trường & Tài nguyên nước",
        ),
        ("Cục ĐTCX", "Lớp bơi do ai mở?", "Cục ĐTCX"),
    ],
)
def test_an_abbreviated_name_in_a_cell_is_the_one_that_the_text_spells_out(
    read_body: ReadBody, short: str, text: str, name: str
) -> None:
    plan = read_body(f"I. MỤC ĐÍCH\n{text}\nII. NHIỆM VỤ\n" + rows(
        ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"],
        ["1", "Dựng phim về chợ tình", short, "Quý I"],
        ["2", "In lịch treo tường", "Văn phòng", "Quý II"],
    ))  # fmt: skip
    assert plan.roles("Dựng phim") == {("lead", name)}
