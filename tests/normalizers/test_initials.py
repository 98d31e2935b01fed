import pytest

from normalizers.initials import mend_initials


@pytest.mark.parametrize(
    ("read", "meant"), [("2. Vêu cầu", "2. Yêu cầu"), ("VÊU CẦU", "YÊU CẦU"), ("Fạo giống lúa", "Tạo giống lúa")]
)
def test_a_misread_capital_is_told_by_the_syllable(read: str, meant: str) -> None:
    assert mend_initials(read).text == meant


@pytest.mark.parametrize("text", ["Văn phòng", "Vườn cây", "Forum", "Fan", "Vũ Thị Vân", "VND"])
def test_other_words_stay(text: str) -> None:
    assert mend_initials(text).text == text
