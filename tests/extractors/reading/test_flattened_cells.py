"""Cells whose lines a converter from HTML to Markdown ran together."""

import time

import pytest

from extractors.reading.flattened_cells import is_head_or_end, is_wrapped, parted_lines


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("SỞ Y TẾ -------", ["SỞ Y TẾ"]),
        (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ------",
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
        ),
        (
            "Nơi nhận: - Như trên; - Sở Y tế - cơ quan thường trực; - Lưu: VT.",
            ["Nơi nhận:", "- Như trên;", "- Sở Y tế - cơ quan thường trực;", "- Lưu: VT."],
        ),
        ("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC (Đã ký) Lê Thị Sa", ["KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", "(Đã ký)", "Lê Thị Sa"]),
        ("GIÁM Đ ỐC Ngu y ễn Thị Sa", ["GIÁM Đ ỐC", "Ngu y ễn Thị Sa"]),
        ("CHỦ TỊCH Y Bình Niê", ["CHỦ TỊCH", "Y Bình Niê"]),
        ("Sở Y tế chủ trì", ["Sở Y tế chủ trì"]),
    ],
)
def test_lines_are_told_by_the_marks_at_their_ends(line: str, parts: list[str]) -> None:
    assert parted_lines(line) == parts


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Cộng hòa xã hội chủ nghĩa Việt Nam", True),
        ("Nơi nhận: - Như trên", True),
        ("Gửi báo cáo đến nơi nhận: - Sở Y tế", False),
        ("Đơn vị chủ trì", False),
        ("Nơi\nnhận:\n- Như trên", True),
    ],
)
def test_a_letterhead_and_a_documents_end_are_known_by_what_they_always_say(cell: str, expected: bool) -> None:
    assert is_head_or_end(cell) is expected


@pytest.mark.parametrize(
    ("line", "after", "first", "expected"),
    [
        ("ỦY", "BAN NHÂN DÂN", True, True),
        ("Sóc ", "Trăng, ngày 3 tháng 3", True, True),
        ("Số:", "7/KH-SYT", True, True),
        ("Số:", "7/KH-SYT", False, True),
        ("SỞ Y TẾ", "VĂN PHÒNG", True, False),
        ("Số: 7/KH-SYT", "V/v nuôi tôm", True, False),
        ("-", "Như trên", True, False),
        ("HUẾ", "Số: 7/KH-UBND", False, False),
        ("UBND", "Số: 7/KH-UBND", True, False),
        ("Tổ", "- Lưu: VT.", False, False),
        ("Ký", "Lê Văn Tám", False, False),
    ],
)
def test_a_word_alone_begins_a_cell_and_never_ends_a_line(line: str, after: str, first: bool, expected: bool) -> None:
    assert is_wrapped(line, after, first=first) is expected


def test_a_long_gap_takes_no_longer_than_others() -> None:
    began = time.monotonic()
    assert parted_lines(f"CHỦ TỊCH{' ' * 100_000}x") == [f"CHỦ TỊCH{' ' * 100_000}x"]
    assert time.monotonic() - began < 5
