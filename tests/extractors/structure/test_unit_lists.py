"""Text that is nothing but a list of units."""

import pytest

from extractors.structure.unit_lists import names_only_units, names_span, names_start


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
        ("Sở Y tế thực hiện các nhiệm vụ sau:", True),
        ("Sở Y tế, Sở Nội vụ tập trung chỉ đạo thực hiện các nội dung sau đây:", True),
        ("Sở Y tế làm những việc sau ngày khai mạc:", False),
        ("Sở Y tế (thường trực), Sở Nội vụ", True),
        ("Sở Y tế (đầu mối)", True),
        ("Các Sở Y tế, Tài chính, Nội vụ", True),
        ("Thanh tra; các phòng: Kế hoạch, Tài vụ", True),
        ("Các Sở Y tế, Tài chính mua xe", False),
        ("Sở Y tế mua sắm trang thiết bị", False),
        ("Sở Y tế - Cơ quan thường trực Ban Chỉ đạo đê điều", True),
        ("Sở Y tế - Mua sắm trang thiết bị", False),
        ("Phó Hiệu trưởng Hà Thị Mận", True),
        ("Phó Hiệu trưởng mua bàn ghế", False),
        ("", False),
    ],
)
def test_a_list_of_units_says_nothing_else(text: str, only_units: bool) -> None:
    assert names_only_units(text) is only_units


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Các sở giữ đê (gồm: Y tế, Nội vụ)", "Các sở giữ đê (gồm: Y tế, Nội vụ)"),
        ("Các cơ quan giữ đê (gồm các Sở: Y tế, Nội vụ)", "các Sở: Y tế, Nội vụ"),
        ("Trách nhiệm của các cơ quan giữ đê (bao gồm Sở Y tế)", "Sở Y tế"),
        ("Các cơ quan giữ đê (bao gồm cả Sở Y tế)", "Các cơ quan giữ đê (bao gồm cả Sở Y tế)"),
        ("Trách nhiệm của Sở Y tế (gồm ba phần)", "Sở Y tế (gồm ba phần)"),
    ],
)
def test_a_bracket_lists_whom_a_heading_calls_by_a_word(title: str, names: str) -> None:
    assert title[slice(*names_span(title))] == names
