import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.chapter_numbers import NUMBERS, mend_chapter_numbers
from normalizers.corrections import undo


@pytest.mark.parametrize(
    ("read", "last", "expected"),
    [
        ("I. MỤC ĐÍCH\nH. NHIỆM VỤ\nIII. TỔ CHỨC", 0, "I. MỤC ĐÍCH\nII. NHIỆM VỤ\nIII. TỔ CHỨC"),
        ("II. NHIỆM VỤ\nII. TỔ CHỨC", 1, "II. NHIỆM VỤ\nIII. TỔ CHỨC"),
        ("IH. TỔ CHỨC THỰC HIỆN", 2, "III. TỔ CHỨC THỰC HIỆN"),
        ("1L. NHIỆM VỤ", 1, "II. NHIỆM VỤ"),
        ("I. MỤC ĐÍCH\nII, NHIỆM VỤ\nIH. TỔ CHỨC", 0, "I. MỤC ĐÍCH\nII. NHIỆM VỤ\nIII. TỔ CHỨC"),
        ("I. MỤC ĐÍCH\nIH. TỔ CHỨC", 0, "I. MỤC ĐÍCH\nIII. TỔ CHỨC"),
        ("1L. MỤC ĐÍCH\nH. NHIỆM VỤ\nHII. TỔ CHỨC", 0, "I. MỤC ĐÍCH\nII. NHIỆM VỤ\nIII. TỔ CHỨC"),
        ("LIL. TỔ CHỨC\n1V. KINH PHÍ", 2, "III. TỔ CHỨC\nIV. KINH PHÍ"),
    ],
)
def test_misread_numbers_are_told_by_their_place(read: str, last: int, expected: str) -> None:
    assert mend_chapter_numbers(read, last)[0].text == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("H. NHIỆM VỤ", 0),  # nothing came before it
        ("H. NHIỆM VỤ", 4),
        ("IV, KINH PHÍ", 1),
        ("LĐ. Nguyễn Văn A", 1),
        ("I. A\nII. B\nI. C\nII. D", 0),  # a second list
        ("I. ĐẦU\nI. CUỐI", 0),
        ("I. VIỆC\nG. BẢY\nH. TÁM", 0),  # a list that counts in letters
        ("1. Việc một\n2. Việc hai", 1),
        ("TT. Nguyễn Văn A", 1),
        ("TL. GIÁM ĐỐC", 1),
        ("TM. ỦY BAN NHÂN DÂN", 2),
    ],
)
def test_what_may_be_right_stays(text: str, last: int) -> None:
    assert mend_chapter_numbers(text, last)[0].corrections == ()


def test_the_count_goes_on_over_pages() -> None:
    _, last = mend_chapter_numbers("I. MỤC ĐÍCH\nH. NHIỆM VỤ", 0)
    assert mend_chapter_numbers("II. TỔ CHỨC", last)[0].text == "III. TỔ CHỨC"


LINES = st.lists(st.sampled_from([*(f"{n}. VIỆC" for n in NUMBERS[1:7]), "H. VIỆC", "IH. VIỆC", "1. Việc", "a) việc"]))


@given(LINES.map("\n".join), st.integers(0, 20))
def test_changes_can_be_undone_and_mending_again_changes_nothing(text: str, last: int) -> None:
    once, reached = mend_chapter_numbers(text, last)
    assert undo(once.text, once.corrections) == text
    assert mend_chapter_numbers(once.text, last) == (type(once)(once.text, ()), reached)
