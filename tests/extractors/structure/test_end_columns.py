"""Recipients and signature that stand side by side, read as one column."""

from __future__ import annotations

import pytest

from extractors.layout.printed_line import PrintedLine
from extractors.layout.span import Span
from extractors.structure.end_columns import parted_columns


def parted(*texts: str) -> list[str]:
    lines, at = [], 0
    for text in texts:
        lines.append(PrintedLine(text, Span(at, at + len(text)), 1, 0.5, 0.5))
        at += len(text) + 1
    document = "\n".join(texts)
    found = parted_columns(lines)
    assert all(document[line.span.start : line.span.end] == line.text for line in found)
    return [line.text for line in found]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("Nơi nhận: KT. CỤC TRƯỞNG", "- Bộ Xây dựng PHÓ CỤC TRƯỞNG", "- Lưu: VT. Lê Bình Sa"),
            ["Nơi nhận:", "- Bộ Xây dựng", "- Lưu: VT.", "KT. CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG", "Lê Bình Sa"],
        ),
        (
            ("Nơi nhận:           CHỦ TỊCH", "- UBND huyện (b/c);", "- Lưu: VT.          Lê Bình Sa"),
            ["Nơi nhận:", "- UBND huyện (b/c);", "- Lưu: VT.", "CHỦ TỊCH", "Lê Bình Sa"],
        ),
        (
            ("Nơi nhận:", "- Bộ Xây dựng; A ‘{ \\", "- Các phòng, ban; N ~e", "- Lưu: VT, VP. =", "Siu H'Ban"),
            ["Nơi nhận:", "- Bộ Xây dựng;", "- Các phòng, ban;", "- Lưu: VT, VP.", "Siu H'Ban"],
        ),
    ],
)
def test_what_stands_right_of_recipients_is_set_apart(lines: tuple[str, ...], expected: list[str]) -> None:
    assert parted(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("Nơi nhận:", "- VP Bộ; TTra; KHTC", "- CHÁNH VĂN PHÒNG;", "- Giám đốc, Phó Giám đốc Sở;", "- Lưu: VT; NC."),
        ("GIÁM ĐỐC", "Lê Bình Sa"),
        ("Nơi nhận:", "- Ban A; Sở Bãi Đá; TRẠM BƠM " * 4000, "- Lưu: VT."),
        (),
    ],
)
def test_recipients_that_stand_alone_stay_as_they_are(lines: tuple[str, ...]) -> None:
    assert parted(*lines) == list(lines)
