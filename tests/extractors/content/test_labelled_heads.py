"""Documents without a letterhead, which labelled lines describe."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from invented_plan import Invented, headed

ReadText = Callable[[str], Invented]


LABELLED = """
- **{number}**
- **Loại văn bản:** Kế hoạch
- **Nơi ban hành:** {place}
- **Người ký:** {signer}
- **Ngày ban hành:** 05/4/2031

## I. NHIỆM VỤ
- Giữ gìn nếp nhà sàn của bà con trong bản.
"""


@pytest.mark.parametrize(
    ("number", "place", "signer", "expected"),
    [
        (
            "Số hiệu: 12/KH-UBND", "Tỉnh Lào Cai", "Trần Văn Mận",
            ("12", "KH-UBND", "Ủy ban nhân dân tỉnh Lào Cai", "Lào Cai", None, "Trần Văn Mận"),
        ),
        (
            "Số ký hiệu: 7/KH-SYT", "Sở Y tế tỉnh Lào Cai", "Phó Giám đốc Sở Trần Văn Mận",
            ("7", "KH-SYT", "Sở Y tế tỉnh Lào Cai", "Lào Cai", "Phó Giám đốc Sở", "Trần Văn Mận"),
        ),
        (
            "Số, ký hiệu: Kế hoạch số 7/KH-SYT ngày 05/4/2031 của Sở Y tế tỉnh Lào Cai", "Đang cập nhật", "Đang cập nhật",
            ("7", "KH-SYT", "Sở Y tế tỉnh Lào Cai", "Lào Cai", None, None),
        ),
        (
            "Số hiệu: 12/UBND-VX", "TP. HẢI PHÒNG", "Đang cập nhật",
            ("12", "UBND-VX", "Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng", None, None),
        ),
    ],
)  # fmt: skip
def test_without_a_letterhead_labelled_lines_say_what_the_document_is(
    read_text: ReadText, number: str, place: str, signer: str, expected: tuple[str | None, ...]
) -> None:
    found = read_text(LABELLED.format(number=number, place=place, signer=signer)).head
    assert (found.number, found.symbol, found.issuer, found.province, found.signer_title, found.signer) == expected
    assert (found.document_type, found.issue_date, found.issue_date_precision) == ("kế hoạch", date(2031, 4, 5), "day")
    assert (found.method, found.confidence) == ("labelled_head", 0.9)


def test_a_table_of_labels_is_read_like_lines(read_text: ReadText) -> None:
    table = "| Số hiệu | 12/KH-UBND | Loại văn bản | Kế hoạch |\n|---|---|---|---|\n| Nơi ban hành | Tỉnh Lào Cai | Người ký | Trần Văn Mận |\n"
    found = read_text(f"{table}\n## I. NHIỆM VỤ\n- Giữ gìn nếp nhà sàn của bà con trong bản.\n").head
    assert (found.number, found.document_type, found.province, found.signer) == (
        "12",
        "kế hoạch",
        "Lào Cai",
        "Trần Văn Mận",
    )


def test_a_heading_that_cites_the_document_says_what_it_is(read_text: ReadText) -> None:
    found = read_text(
        "## KẾ HOẠCH SỐ 12/KH-SDL NGÀY 05/4/2031\n\n## I. NHIỆM VỤ\n- Giữ gìn nếp nhà sàn của bà con.\n"
    ).head
    assert (found.document_type, found.number, found.symbol, found.issue_date, found.title) == (
        "kế hoạch",
        "12",
        "KH-SDL",
        date(2031, 4, 5),
        None,
    )


def test_labelled_lines_of_another_document_say_nothing_of_this_one(read_text: ReadText) -> None:
    labelled = "Số hiệu: 12/QĐ-UBND\nNơi ban hành: Tỉnh Sơn La\nNgười ký: Trần Văn Mận\n\n"
    found = read_text(labelled + headed("UBND TỈNH BẾN TRE\nSỞ Y TẾ\nSố: /KH-SYT")).head
    assert (found.symbol, found.number, found.province) == ("KH-SYT", None, "Bến Tre")
    assert found.method == "letterhead"


def test_a_document_without_a_head_is_not_said_to_have_a_letterhead(read_text: ReadText) -> None:
    found = read_text("I. NHIỆM VỤ\n- Giữ gìn nếp nhà sàn của bà con trong bản.\n").head
    assert (found.method, found.confidence) == ("no_head", 0.5)
