from __future__ import annotations

import pytest

from normalizers.corrections import apply, undo
from normalizers.restoration import restore
from normalizers.restoration.departments import misread

GARBLED = "Ké hoach nay duoc xay dung nham nang cao chat lugng phuc vu nguoi dan va doanh nghiép trén dia ban tinh."


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("gửi Số Tài chính thẩm định", "gửi Sở Tài chính thẩm định"),
        ("trình S Tư pháp xem xét", "trình Sở Tư pháp xem xét"),
        ("nộp về ở Nội vụ trước", "nộp về Sở Nội vụ trước"),
        ("theo mẫu của\nSổ Y tế, Sơ Xây dựng", "theo mẫu của\nSở Y tế, Sở Xây dựng"),
        ("các trạm thuộc S đều đặn gửi sổ", "các trạm thuộc Sở đều đặn gửi sổ"),
        ("lãnh đạo Số và lái đò", "lãnh đạo Sở và lái đò"),
        ("lãnh đạo Số, chủ các bến phà", "lãnh đạo Sở, chủ các bến phà"),
        ("ghi vào Sổ theo dõi bến phà", "ghi vào Sổ theo dõi bến phà"),
        ("thuộc Số 12 đường Bến Phà", "thuộc Số 12 đường Bến Phà"),
        ("tổ chức ở nội vụ án", "tổ chức ở nội vụ án"),
        ("thuộc Số liệu của bến, thuộc Sơ đồ bến", "thuộc Số liệu của bến, thuộc Sơ đồ bến"),
        ("hồ sơ Tài chính", "hồ sơ Tài chính"),
        ("của Sở Tài chính", "của Sở Tài chính"),
    ],
)
def test_a_department_is_told_by_what_stands_around_its_first_word(read: str, meant: str) -> None:
    assert apply(read, misread(read)).text == meant


def test_departments_of_garbled_lines_are_named() -> None:
    text = f"{GARBLED}\ncac don vi gui bao cdo két qua giri S No6i vu truéc ngay 15 hang thang\n{GARBLED}"
    got = restore(text)
    assert "Sở Nội vụ" in got.text
    assert undo(got.text, got.corrections) == text
