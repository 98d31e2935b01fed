"""Marks of lists that a fixed width left alone on a line."""

from __future__ import annotations

import pytest
from paged import At, document

from extractors.layout.flow import flow
from extractors.layout.printed_line import PrintedLine
from extractors.reading import read_bytes


def lines(text: str) -> list[str]:
    made = read_bytes(text.encode(), "ke-hoach.md")
    items = [item for item in flow(made) if isinstance(item, PrintedLine)]
    assert [item.span.of(made.text).replace("\n", " ") for item in items] == [item.text for item in items]
    return [item.text for item in items]


@pytest.mark.parametrize("mark", ["-", "+", "•", "1.", "1.2.", "2)", "II.", "B.", "a)", "đ)", "(1)", "12.1.3."])
def test_a_mark_alone_on_a_line_is_one_line_with_the_words_under_it(mark: str) -> None:
    assert lines(f"Dẫn nước về ruộng cho\n\n{mark}\nĐắp bờ vùng trước\nmùa mưa.") == [
        "Dẫn nước về ruộng cho",
        f"{mark} Đắp bờ vùng trước",
        "mùa mưa.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nuôi ong.\n-\nMở chợ", ["Nuôi ong.", "- Mở chợ"]),
        ("**Nuôi ong**\n\n**1.1.\nMở chợ**", ["Nuôi ong", "1.1. Mở chợ"]),
        ("phát triển kinh tế\n-\nxã hội", ["phát triển kinh tế", "-", "xã hội"]),
        ("theo quy định tại điểm\na)\nkhoản 2", ["theo quy định tại điểm", "a)", "khoản 2"]),
        ("Nuôi ong.\n-\n\nMở chợ", ["Nuôi ong.", "-", "Mở chợ"]),
        ("Nuôi ong.\n2.\n- Mở chợ", ["Nuôi ong.", "2.", "- Mở chợ"]),
        ("Nuôi ong.\n2.\n2.1. Mở chợ", ["Nuôi ong.", "2.", "2.1. Mở chợ"]),
        ("Nuôi ong.\n2025.\nMở chợ", ["Nuôi ong.", "2025.", "Mở chợ"]),
        ("Nuôi ong.\n-", ["Nuôi ong.", "-"]),
    ],
)
def test_it_begins_a_paragraph_and_what_it_marks_is_right_under_it(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


def test_a_bold_mark_over_plain_words_makes_no_bold_line() -> None:
    made = read_bytes("**Nuôi ong**\n\n**1.**\nMở chợ phiên".encode(), "ke-hoach.md")
    lines = [(item.text, item.bold) for item in flow(made) if isinstance(item, PrintedLine)]
    assert lines == [("Nuôi ong", True), ("1. Mở chợ phiên", False)]


def test_where_places_are_known_a_mark_has_its_words_beside_it() -> None:
    made = document([At(100, "Nuôi ong."), At(120, "-"), At(140, "Mở chợ")])
    assert [item.text for item in flow(made) if isinstance(item, PrintedLine)] == ["Nuôi ong.", "-", "Mở chợ"]
