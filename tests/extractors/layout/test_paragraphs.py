"""Printed lines put together to paragraphs, whatever the source tells of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extractors.document import Box
from extractors.layout.joined import JoinedTable
from extractors.layout.paragraphs import Paragraph, paragraphs
from extractors.layout.printed_line import PrintedLine
from extractors.layout.span import Span
from extractors.structure.plan import opens_paragraph

LineOf = Callable[..., tuple[str, dict[str, object]]]


def line(text: str, **look: object) -> tuple[str, dict[str, object]]:
    return text, look


def grouped(*given: tuple[str, dict[str, object]]) -> list[str]:
    return [block.text for block in blocks(given) if isinstance(block, Paragraph)]


def blocks(given: Sequence[tuple[str, dict[str, object]]]) -> Sequence[Paragraph | JoinedTable]:
    text, printed, at = "\n".join(each for each, _ in given), [], 0
    for each, look in given:
        values: dict[str, object] = {"fill": 1.0, "indent": 0.0} | look
        printed.append(PrintedLine(each, Span(at, at + len(each)), 1, **values))  # type: ignore[arg-type]
        at += len(each) + 1
    return paragraphs(text, printed, opens_paragraph)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([line("Bà con giữ nếp nhà"), line("sàn từ đời trước.")], ["Bà con giữ nếp nhà sàn từ đời trước."]),
        ([line("Bà con giữ nếp nhà sàn.", fill=0.4), line("Chợ phiên họp đều.")], ["Bà con giữ nếp nhà sàn.", "Chợ phiên họp đều."]),
        ([line("Bà con giữ nếp nhà sàn."), line("Chợ phiên họp đều.")], ["Bà con giữ nếp nhà sàn. Chợ phiên họp đều."]),
        ([line("Bà con giữ nếp nhà sàn."), line("- Chợ phiên họp đều.")], ["Bà con giữ nếp nhà sàn.", "- Chợ phiên họp đều."]),
        ([line("Bà con giữ"), line("1. Chợ phiên", fill=0.3)], ["Bà con giữ", "1. Chợ phiên"]),
        ([line("MỤC ĐÍCH", fill=0.2), line("Bà con giữ nếp nhà.")], ["MỤC ĐÍCH", "Bà con giữ nếp nhà."]),
        ([line("KẾ HOẠCH GIỮ"), line("NẾP NHÀ SÀN", fill=0.4)], ["KẾ HOẠCH GIỮ NẾP NHÀ SÀN"]),
        ([line("Quảng bá", bold=True, fill=0.9), line("Bà con giữ nếp nhà.")], ["Quảng bá", "Bà con giữ nếp nhà."]),
        ([line("Bà con giữ", bold=True), line("nếp nhà sàn.")], ["Bà con giữ nếp nhà sàn."]),
        ([line("Bà con giữ nếp"), line("Đơn vị chủ trì: Văn phòng Sở.", fill=0.4)], ["Bà con giữ nếp", "Đơn vị chủ trì: Văn phòng Sở."]),
        ([line("Đăng lịch họp chợ trên Cổng Thông tin điện tử Bộ"), line("- Đơn vị chủ trì: Thư viện tỉnh.", fill=0.4)], ["Đăng lịch họp chợ trên Cổng Thông tin điện tử Bộ", "- Đơn vị chủ trì: Thư viện tỉnh."]),
        ([line("phát triển kinh tế"), line("- xã hội của bản.", fill=0.5)], ["phát triển kinh tế - xã hội của bản."]),
        ([line("đàn ong năm nay tăng 3,4"), line("- 3,8% so với vụ trước.", fill=0.5)], ["đàn ong năm nay tăng 3,4 - 3,8% so với vụ trước."]),
        ([line("Việc phải xong trong năm 2031"), line("- 40 tổ ong có mái che.", fill=0.5)], ["Việc phải xong trong năm 2031", "- 40 tổ ong có mái che."]),
        ([line("phát triển kinh tế.", fill=0.5), line("- xã hội của bản.")], ["phát triển kinh tế.", "- xã hội của bản."]),
        ([line("1. Theo Quyết định số", fill=0.3), line("9/QĐ-UBND của tỉnh.")], ["1. Theo Quyết định số 9/QĐ-UBND của tỉnh."]),
        ([line("Việc theo số", fill=0.3), line("9. Chợ phiên họp đều.")], ["Việc theo số", "9. Chợ phiên họp đều."]),
        ([line("Bà con làm theo"), line("Điều 4 hương ước.", fill=0.4)], ["Bà con làm theo Điều 4 hương ước."]),
        ([line("5. Cục", fill=0.1, bold=True), line("Thủy lợi, Cục Chăn nuôi: Mở chợ.")], ["5. Cục Thủy lợi, Cục Chăn nuôi: Mở chợ."]),
        ([line("Bà con giữ nếp nhà.", fill=0.3), line("Sở", fill=0.1), line("Y tế yêu cầu bà con giữ bản.")], ["Bà con giữ nếp nhà.", "Sở Y tế yêu cầu bà con giữ bản."]),
        ([line("2. Gương sáng của Phòng", fill=0.3), line("Bà con giữ nếp nhà.")], ["2. Gương sáng của Phòng", "Bà con giữ nếp nhà."]),
        ([line("Quyết định số 9/QĐ-"), line("UBND của tỉnh.")], ["Quyết định số 9/QĐ-UBND của tỉnh."]),
        ([line("Cuối vụ các bản đếm lại đàn ong rồi gửi sổ về cho Văn phòng", fill=0.0, blank_before=True), line("HĐND và UBND xã giữ.", fill=0.0, blank_before=True)], ["Cuối vụ các bản đếm lại đàn ong rồi gửi sổ về cho Văn phòng HĐND và UBND xã giữ."]),
        ([line("Cuối vụ các bản đếm lại đàn ong rồi gửi sổ về cho Văn phòng", fill=0.0, blank_before=True), line("Bà con giữ nếp nhà.", fill=0.0, blank_before=True)], ["Cuối vụ các bản đếm lại đàn ong rồi gửi sổ về cho Văn phòng", "Bà con giữ nếp nhà."]),
    ],
)  # fmt: skip
def test_lines_of_one_paragraph_by_their_look(given: list[tuple[str, dict[str, object]]], expected: list[str]) -> None:
    assert grouped(*given) == expected


@pytest.mark.parametrize(("ends", "expected"), [(True, ["Bà con giữ", "nếp nhà."]), (False, ["Bà con giữ nếp nhà."])])
def test_a_format_that_says_where_paragraphs_end_is_believed(ends: bool, expected: list[str]) -> None:
    assert grouped(line("Bà con giữ", ends_paragraph=ends), line("nếp nhà.", ends_paragraph=True)) == expected


@pytest.mark.parametrize(
    ("first", "blank", "expected"),
    [
        (line("Bà con giữ nếp nhà."), True, 2),
        (line("Bà con giữ nếp nhà", fill=0.5), True, 2),
        (line("Bà con giữ nếp nhà", fill=0.95), True, 1),
        (line("Bà con giữ nếp nhà.", fill=0.5), False, 1),
        (line("Bà con giữ nếp nhà.", fill=0.5), None, 2),
    ],
)
def test_empty_lines_part_paragraphs_where_they_say_something(
    first: tuple[str, dict[str, object]], blank: bool | None, expected: int
) -> None:
    assert len(grouped(first, line("Chợ phiên họp đều.", blank_before=blank))) == expected


def test_a_table_stands_between_paragraphs() -> None:
    table = JoinedTable(1, (), 3, 3, ())
    first, last = PrintedLine("Bà", Span(0, 2), 1, 1.0, 0.0), PrintedLine("con", Span(3, 6), 1, 1.0, 0.0)
    found = paragraphs("Bà\ncon", [first, table, last], opens_paragraph)
    assert [block.text if isinstance(block, Paragraph) else "table" for block in found] == ["Bà", "table", "con"]


def test_a_paragraph_is_bold_or_centred_where_all_its_lines_are() -> None:
    box = Box(200, 10, 400, 20)
    centred = {"fill": 0.7, "indent": 0.3, "box": box}
    (bold,) = blocks([line("KẾ HOẠCH GIỮ", bold=True, **centred), line("NẾP NHÀ", bold=True, **centred)])
    (mixed,) = blocks([line("Giữ nếp nhà sàn của", bold=True, box=box), line("bà con trong bản", box=box)])
    assert isinstance(bold, Paragraph)
    assert isinstance(mixed, Paragraph)
    assert (bold.bold, bold.centred) == (True, True)
    assert (mixed.bold, mixed.centred) == (False, False)


@pytest.mark.parametrize(
    ("fill", "first", "expected"),
    [
        (0.7, "Rà soát danh sách.", 2),
        (0.97, "Rà soát danh sách.", 1),
        (0.7, "rà soát danh sách.", 1),
    ],
)
def test_a_line_into_which_the_next_words_would_have_fitted_ends_its_paragraph(
    fill: float, first: str, expected: int
) -> None:
    heading = "Bảo hiểm xã hội tỉnh, Cục Thuế tỉnh, Kho bạc Nhà nước tỉnh"
    assert len(grouped(line(heading, fill=fill), line(first, fill=0.4))) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (0.06, 0.06, ["Dựng lại chợ tình.", "Sửa cầu treo"]),
        (0.06, 0.0, ["Dựng lại chợ tình. Sửa cầu treo"]),
        (0.0, 0.0, ["Dựng lại chợ tình. Sửa cầu treo"]),
        (0.3, 0.3, ["Dựng lại chợ tình. Sửa cầu treo"]),
    ],
)
def test_lines_that_all_begin_as_first_lines_do_are_paragraphs(
    first: float, second: float, expected: list[str]
) -> None:
    box = Box(60, 10, 520, 22)
    look = {"box": box, "fill": 0.95}
    assert (
        grouped(line("Dựng lại chợ tình.", indent=first, **look), line("Sửa cầu treo", indent=second, **look))
        == expected
    )
