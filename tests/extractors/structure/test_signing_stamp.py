"""Lines that digital signatures print between those of the plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented_plan import DECISION, Invented

from extractors.layout.printed_line import PrintedLine
from extractors.layout.span import Span
from extractors.structure.signing_stamp import without_signing_stamps

ReadBody = Callable[..., Invented]
STAMP = "Ký bởi: SỞ XÂY DỰNG TỈNH HÀ TĨNH\nEmail: sxd@hatinh.vn\nCơ quan: TỈNH HÀ TĨNH\nThời gian ký: 04.05.2031 16:11:18 +07:00"


def lines(text: str) -> list[PrintedLine]:
    return [PrintedLine(line, Span(0, len(line)), 1, 1.0, 0.0) for line in text.split("\n")]


def test_a_stamp_within_a_task_is_none_of_it(read_body: ReadBody) -> None:
    plan = read_body(f"I. NHIỆM VỤ\n- Trồng hoa ven suối và dọc lối vào\n{STAMP}\ncác bản làng vùng cao.")
    assert plan.texts == ["Trồng hoa ven suối và dọc lối vào các bản làng vùng cao."]


def test_a_stamp_is_left_out_whole() -> None:
    assert without_signing_stamps(lines(f"Trồng hoa\n{STAMP}\nven suối")) == lines("Trồng hoa\nven suối")


def test_thousands_of_stamps_are_left_out_in_time_that_grows_with_them() -> None:
    assert without_signing_stamps(lines("\n".join(["Ngày ký: 10:00"] * 20_000))) == []


@pytest.mark.parametrize(
    "text",
    ["Cơ quan: Sở Xây dựng\nNgày ký: 04/5/2031", "Thời gian ký: 16:11", "Cơ quan: Sở Xây dựng\nThời gian: 8:00"],
)
def test_other_labelled_lines_stay(text: str) -> None:
    assert without_signing_stamps(lines(text)) == lines(text)


def test_a_stamp_and_a_letterhead_under_a_decision_are_no_appendix(read_text: Callable[[str], Invented]) -> None:
    signed = DECISION.replace("Lò Văn Thắng\n", f"Lò Văn Thắng\n\n{STAMP}\n\nỦY BAN NHÂN DÂN\n__________\n\n")
    assert [s.title for s in read_text(signed).sections][:1] == ["NHIỆM VỤ"]
