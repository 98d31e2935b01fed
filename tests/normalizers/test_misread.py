"""Labels found again though OCR got a letter or two of them wrong."""

from __future__ import annotations

import pytest

from normalizers.misread import Labels, only_letters

LABELS = Labels(
    {
        "đơn vị phối hợp": "coordinate",
        "thời gian thực hiện": "schedule",
        "chỉ tiêu": "targets",
        "công tác báo cáo": "reporting",
    }
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Đơn vị phối hợp", "coordinate"),
        ("Đơn vị phôi họp", "coordinate"),
        ("Thời gian thực hiệ", "schedule"),
        ("Thời gian t ực hiện:", "schedule"),
        ("Chỉ tièu", "targets"),
        ("Công tác bão cáo", "reporting"),
        ("Công tác lao cáo", "reporting"),
        ("Công tác đào tạo", None),
        ("Công tác báo chí", None),
        ("Chi tiết", None),
        ("Thời gian học hè", None),
        ("Đơn vị phố hội họp", None),
        ("Đơn vị", None),
        ("", None),
    ],
)
def test_a_letter_or_two_do_not_matter_in_a_long_label(text: str, said: str | None) -> None:
    assert LABELS.nearest(text) == said


def test_only_letters_count() -> None:
    assert only_letters("TÔ CHỨC TI [ ỰC") == "tochuctiuc"
