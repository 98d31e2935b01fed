"""Who signed, as OCR has it."""

from __future__ import annotations

import pytest

from extractors.layout.printed_line import PrintedLine
from extractors.layout.span import Span
from extractors.structure.signature import is_office_line, read_signature


def signed(*lines: str) -> tuple[str | None, str | None, str | None]:
    found = read_signature([PrintedLine(text, Span(0, len(text)), 1, 0.5, 0.5) for text in lines])
    return found.signing_capacity, found.signer_title, found.signer


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("GIÁM ĐÓC", "Lê Bình Sa"), (None, "Giám đốc", "Lê Bình Sa")),
        (("KT. CHỦ TỊCH", "D HÓ CHỦ TỊCH", "Lê Bình Sa"), ("KT.", "Phó Chủ tịch", "Lê Bình Sa")),
        (("KT. BỘ TRƯỞNG THỨ TRƯỞNG", "Lê Bình Sa"), ("KT.", "Thứ trưởng", "Lê Bình Sa")),
        (("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "Lê Bình Sa"), ("KT.", "Phó Chủ tịch", "Lê Bình Sa")),
        (
            ("TL. BỘ TRƯỞNG", "VỤ TRƯỞNG VỤ NGHỀ CÁ,", "RỪNG, NGẬP MẶN", "(ĐÃ KÝ)", "Lê Bình Sa"),
            ("TL.", "Vụ trưởng Vụ Nghề cá, Rừng, Ngập mặn", "Lê Bình Sa"),
        ),
        (("NGƯỜI LẬP KẾ HOẠCH", "Lê Bình Sa"), (None, "Người lập kế hoạch", "Lê Bình Sa")),
        (("NGƯỜI LẬP", "GIÁM ĐỐC", "Lê Bình Sa"), (None, "Giám đốc", "Lê Bình Sa")),
        (("TRƯỞNG BAN", "PHÓ THỦ TƯỚNG", "Lê Bình Sa"), (None, "Trưởng ban", "Lê Bình Sa")),
        (
            ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "GIÁM ĐỐC SỞ Y TẾ", "Lê Bình Sa"),
            ("KT.", "Phó Trưởng ban", "Lê Bình Sa"),
        ),
        (("CHỈ HUY TRƯỞNG", "Thượng tá Lê Bình Sa"), (None, "Chỉ huy trưởng", "Lê Bình Sa")),
        (
            ("KT. TRƯỞNG CÔNG AN", "PHÓ TRƯỞNG CÔNG AN", "Đại úy Lê Bình Sa"),
            ("KT.", "Phó Trưởng Công an", "Lê Bình Sa"),
        ),
        (("1M. BẠN CHỈ ĐẠO", "Lê Bình Sa"), (None, None, "Lê Bình Sa")),
        (
            ("TM. TIỂU BAN", "TRƯỞNG TIỂU BAN", "Lê Bình Sa", "GIÁM ĐỐC SỞ Y TẾ"),
            (None, "Trưởng Tiểu ban", "Lê Bình Sa"),
        ),
        (("TM. TỔ CÔNG TÁC", "TỔ TRƯỞNG", "Lê Bình Sa"), (None, "Tổ trưởng", "Lê Bình Sa")),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Bình Sa"), (None, "Chủ tịch", "Lê Bình Sa")),
        (("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Bình Sa"), ("TM.", "Phó Bí thư", "Lê Bình Sa")),
        (
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "H'Yên Niê Blô"),
            ("KT.", "Phó Chủ tịch", "H'Yên Niê Blô"),
        ),
        (("KT. GIÀM bọc", "PHÓ GIÁM ĐỐC", "K’Sa Ban"), ("KT.", "Phó Giám đốc", "K’Sa Ban")),
        (("BỘ TRƯỞNG", "guyễn Bình Sa"), (None, "Bộ trưởng", "Nguyễn Bình Sa")),
        (("THỨ TRƯỞNG", "Lê Bình Sa"), (None, "Thứ trưởng", "Lê Bình Sa")),
        (("THỦ TƯỚNG", "Lê Bình Sa"), (None, "Thủ tướng", "Lê Bình Sa")),
        (("SỞ XÂY", "Lê Bình Sa"), (None, None, None)),
    ],
)
def test_misread_offices_and_names(lines: tuple[str, ...], expected: tuple[str | None, ...]) -> None:
    assert signed(*lines) == expected


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("TM. UBND XÃ", True),
        ("T/M LIÊN HIỆP HỘI ĐÁ BẠC", True),
        ("TM. ỦY BAN NHÂN", True),
        ("KT. CHỦ", True),
        ("Q. BAN MAI", False),
        ("KT. ĐÁ BẠC", False),
        ("TM. Đá Bạc", False),
        ("UBND XÃ", False),
    ],
)
def test_a_capacity_heads_a_signature_also_where_its_body_is_cut_or_unknown(line: str, heads: bool) -> None:
    assert is_office_line(line) is heads
