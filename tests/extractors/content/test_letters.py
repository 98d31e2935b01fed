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


def test_a_letter_that_says_no_subject_has_no_title(read_text: ReadText) -> None:
    assert read_text(LETTER.format(between="").replace("V/v", "Về")).head.title is None
