"""Text that is nothing but a list of units."""

import pytest

from extractors.structure.unit_lists import names_only_units, names_start


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Đối với Văn phòng Sở", "Văn phòng Sở"),
        ("TRÁCH NHIỆM CỤ THỂ CỦA CÁC PHÒNG", "CÁC PHÒNG"),
        ("Đề nghị Sở Y tế", "Sở Y tế"),
        ("Giao cho Sở Y tế", "Sở Y tế"),
        ("Phân công nhiệm vụ cho Sở Y tế", "Sở Y tế"),
        ("Sở Y tế", "Sở Y tế"),
        ("Giáo viên các điểm bản", "Giáo viên các điểm bản"),
    ],
)
def test_names_begin_behind_the_words_that_address_them(title: str, names: str) -> None:
    assert title[names_start(title) :] == names


@pytest.mark.parametrize(
    ("text", "only_units"),
    [
        ("Văn phòng, Trung tâm Xúc tiến thương mại", True),
        ("Sở Y tế, Sở Nội vụ có trách nhiệm:", True),
        ("Sở Y tế chủ trì", True),
        ("Sở Y tế (thường trực), Sở Nội vụ", True),
        ("Các Sở Y tế, Tài chính, Nội vụ", True),
        ("Thanh tra; các phòng: Kế hoạch, Tài vụ", True),
        ("Các Sở Y tế, Tài chính mua xe", False),
        ("Sở Y tế mua sắm trang thiết bị", False),
        ("", False),
    ],
)
def test_a_list_of_units_says_nothing_else(text: str, only_units: bool) -> None:
    assert names_only_units(text) is only_units
