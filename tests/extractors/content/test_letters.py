"""Official letters that give orders: addressed to somebody, headed with no type."""

from __future__ import annotations

from collections.abc import Callable

from invented_plan import Invented

ReadText = Callable[..., Invented]

LETTER = """
BỘ THỦY SẢN
Số: 7/BTS-VP
V/v dọn bến cá trước mùa bão và
sửa lại các kè chắn sóng
{between}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
-----------------
Hà Nội, ngày 03 tháng 3 năm 2031

Kính gửi: Các chi cục thủy sản

Vừa qua nhiều bến cá bị sạt, Bộ yêu cầu:

1. Văn phòng Bộ:
- Dọn lối vào bến.
"""


def test_a_rule_of_dashes_under_the_motto_ends_no_letterhead(read_text: ReadText) -> None:
    head = read_text(LETTER.format(between="")).head
    assert (head.document_type, head.number, head.issue_place) == ("công văn", "7", "Hà Nội")
    assert str(head.issue_date) == "2031-03-03"


def test_the_title_of_a_letter_is_what_it_is_about(read_text: ReadText) -> None:
    for between in ("", "\n"):
        head = read_text(LETTER.format(between=between)).head
        assert head.title == "dọn bến cá trước mùa bão và sửa lại các kè chắn sóng"


def test_what_stands_right_under_the_number_of_a_letter_is_its_title(read_text: ReadText) -> None:
    for subject, title in (
        ("Dọn bến cá", "Dọn bến cá trước mùa bão và sửa lại các kè chắn sóng"),
        ("\nDọn bến cá", None),
        ("Hỏa tốc\nDọn bến cá", None),
        ("Ngày ban hành: 03/3/2031\nDọn bến cá", None),
    ):
        head = read_text(LETTER.format(between="").replace("V/v dọn bến cá", subject)).head
        assert head.title == title


def test_a_line_that_only_says_what_is_attached_is_no_duty_of_the_unit_above_it(read_text: ReadText) -> None:
    plan = read_text(LETTER.format(between="") + "\n(Gửi kèm Kế hoạch số 9/KH-UBND của tỉnh)./.\n")
    assert plan.texts == ["Dọn lối vào bến."]


def test_a_line_that_says_who_sees_to_what_is_attached_is_a_duty(read_text: ReadText) -> None:
    duty = "Chi tiết tại Phụ lục I; Chi cục Thủy sản chủ trì soạn."
    assert read_text(LETTER.format(between="") + f"\n{duty}\n").texts == ["Dọn lối vào bến.", duty]
