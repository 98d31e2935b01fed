"""Names printed in capitals as they are written."""

from __future__ import annotations

import pytest

from extractors.structure.casing import as_written


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("SỞ GDĐT TỈNH SÓC TRĂNG", "Sở GDĐT tỉnh Sóc Trăng"),
        ("PHÒNG GD&ĐT THỊ XÃ NGÃ NĂM", "Phòng GD&ĐT thị xã Ngã Năm"),
        ("SỞ Y TẾ SÓC TRĂNG", "Sở Y tế Sóc Trăng"),
        ("KHO BẠC NHÀ NƯỚC SÓC TRĂNG", "Kho bạc Nhà nước Sóc Trăng"),
        ("TRƯỜNG TIỂU HỌC KIM ĐỒNG", "Trường Tiểu học Kim Đồng"),
        ("TRƯỜNG THCS VÀ THPT MỸ HƯƠNG", "Trường THCS và THPT Mỹ Hương"),
        ("TRƯỜNG TRUNG HỌC CƠ SỞ VÕ THỊ SÁU", "Trường Trung học cơ sở Võ Thị Sáu"),
        ("PHÒNG CẢNH SÁT PCCC VÀ CNCH", "Phòng Cảnh sát PCCC và CNCH"),
        ("CHI CỤC THUẾ KHU VỰC VI", "Chi cục Thuế khu vực VI"),
        ("BAN THƯỜNG VỤ TỈNH ỦY", "Ban Thường vụ Tỉnh ủy"),
        ("HỘI ĐỒNG NHÂN DÂN XÃ NHƠN MỸ TỈNH SÓC TRĂNG", "Hội đồng nhân dân xã Nhơn Mỹ tỉnh Sóc Trăng"),
        ("BỆNH VIỆN ĐA KHOA HUYỆN KẾ SÁCH", "Bệnh viện Đa khoa huyện Kế Sách"),
        ("TRUNG TÂM VĂN HÓA VÀ THỂ THAO THUỶ XUÂN", "Trung tâm Văn hóa và Thể thao Thuỷ Xuân"),
        ("CỤC CÔNG NGHỆ VŨ TRỤ", "Cục Công nghệ vũ trụ"),
        ("UBND HUYỆN KRÔNG BÚK", "UBND huyện Krông Búk"),
        ("ỦY BAN NHÂN DÂN XÃ VĂN HÓA", "Ủy ban nhân dân xã Văn Hóa"),
        ("TRẠM Y TẾ XÃ AN NINH HUYỆN CHIÊM SƠN", "Trạm Y tế xã An Ninh huyện Chiêm Sơn"),
        ("TRƯỜNG MẦM NON XÃ BẢN QUA", "Trường Mầm non xã Bản Qua"),
        ("UBND XÃ HỘI AN", "UBND xã Hội An"),
        ("ỦY BAN NHÂN DÂN XÃ HỘI THỊNH", "Ủy ban nhân dân xã Hội Thịnh"),
        ("ỦY BAN NHÂN DÂN CÁC XÃ PHƯỜNG", "Ủy ban nhân dân các xã phường"),
        ("BAN CHỈ ĐẠO TỈNH PHÒNG CHỐNG THIÊN TAI", "Ban Chỉ đạo tỉnh phòng chống thiên tai"),
        ("TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG", "Tổ Công nghệ số cộng đồng"),
        ("CHI NHÁNH NGÂN HÀNG NHÀ NƯỚC", "Chi nhánh Ngân hàng Nhà nước"),
    ],
)
def test_a_name_in_capitals_that_the_text_does_not_word(name: str, written: str) -> None:
    assert as_written(name, "") == written


def test_the_documents_own_wording_comes_first() -> None:
    assert as_written("TRƯỜNG TIỂU HỌC KIM ĐỒNG", "của Trường Tiểu Học Kim Đồng") == "Trường Tiểu Học Kim Đồng"


def test_a_wording_that_was_misread_in_capitals_is_set_right() -> None:
    assert as_written("SỞ Y TẾ", "Giao SỞ Y tế chủ trì") == "Sở Y tế"
    assert as_written("TRUNG TÂM TRỢ GIÚP", "theo TRUNG TÂM Trợ Giúp và Trung tâm Trợ Giúp") == "Trung tâm Trợ Giúp"
