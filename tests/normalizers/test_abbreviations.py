from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.abbreviations import expand_initials, find_expansions, find_spelled_out, initials_match


@pytest.mark.parametrize(
    ("text", "expansions"),
    [
        ("đẩy mạnh chuyển đổi số (CĐS) trong năm", {"CĐS": "chuyển đổi số"}),
        ("Bảo vệ môi trường\nlàng nghề (BVMTLN).", {"BVMTLN": "Bảo vệ môi trường làng nghề"}),
        ("khoa học và công nghệ (KH&CN)", {"KH&CN": "khoa học và công nghệ"}),
        ("khoa học và công nghệ (KHCN)", {"KHCN": "khoa học và công nghệ"}),
        ("hồ sơ công việc (gọi tắt là HSCV)", {"HSCV": "hồ sơ công việc"}),
        ("an toàn thực phẩm (viết tắt: ATTP)", {"ATTP": "an toàn thực phẩm"}),
        ("Ủy ban nhân dân huyện (sau đây viết tắt là UBND huyện)", {"UBND huyện": "Ủy ban nhân dân huyện"}),
        ("Sở Du lịch (sau đây gọi tắt là Sở) ban hành", {"Sở": "Sở Du lịch"}),
        ("Tổ biên tập đề án (sau đây gọi là Tổ biên tập)", {"Tổ biên tập": "Tổ biên tập đề án"}),
        ("Trung tâm Lưu trữ lịch sử, sau đây gọi tắt là “Trung tâm”;", {"Trung tâm": "Trung tâm Lưu trữ lịch sử"}),
        ("CCVC (công chức, viên chức)", {"CCVC": "công chức, viên chức"}),
        ("ATGT: An toàn giao thông", {"ATGT": "An toàn giao thông"}),
        ("vệ sinh môi trường (VSMT) và vệ sinh môi (VSMT)", {"VSMT": "vệ sinh môi trường"}),
        ("theo Công văn (số 12) của cấp trên", {}),
        ("hoàn thành kế hoạch (ISO)", {}),
        ("thực hiện (UBND)", {}),
        ("", {}),
    ],
)
def test_a_text_explains_its_abbreviations(text: str, expansions: dict[str, str]) -> None:
    assert find_expansions(text) == expansions


@pytest.mark.parametrize(
    ("short", "phrase", "matches"),
    [
        ("UBND", "Ủy ban nhân dân", True),
        ("KC&TVPTCN", "Khuyến công & Tư vấn phát triển công nghiệp", True),
        ("KHTC-TH", "Kế hoạch - Tài chính - Tổng hợp", True),
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư", True),
        ("Trung tâm XTĐT", "Trung tâm Xúc tiến Đầu tư", True),
        ("ĐVTT", "đơn vị trực thuộc", True),
        ("DVTT", "đơn vị trực thuộc", False),
        ("Sở KH&ĐT", "Bộ Kế hoạch và Đầu tư", False),
        ("KH", "Kế hoạch và Đầu tư", False),
        ("số KHĐT", "Sở Kế hoạch và Đầu tư", False),
        ("So KHĐT", "Sở Kế hoạch và Đầu tư", True),
        ("Uỷ ban ND", "Ủy ban nhân dân", True),
        ("Tổ ở XH", "Tổ ở xuồng hẹp", True),
        ("KHĐTX", "Kế hoạch và Đầu tư", False),
        ("", "Kế hoạch", False),
    ],
)
def test_initials_are_matched_to_words(short: str, phrase: str, matches: bool) -> None:
    assert initials_match(short, phrase) is matches


def test_initials_are_expanded_to_the_first_name_they_fit() -> None:
    names = ["Trung tâm Giống cây trồng", "Trung tâm Gia cầm thịt", "Sở Giao thông"]
    assert expand_initials("Trung tâm GCT", names) == "Trung tâm Giống cây trồng"
    assert expand_initials("Trung tâm XYZ", names) is None
    assert expand_initials("Trung tâm", names) is None


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    for short, phrase in find_expansions(text).items():
        assert short
        assert len(phrase) > 1


@given(st.text(alphabet="ABCDĐ&-. ()", max_size=400))
def test_runs_of_capitals_take_no_time(text: str) -> None:
    find_expansions(text)


@pytest.mark.parametrize(
    ("short", "text", "spelled_out"),
    [
        ("Cục ĐTCX", "Nay Cục Đo thóc cuối xuân báo.", ["Cục Đo thóc cuối xuân"]),
        (
            "Sở CB&TC",
            "do Sở Cầu, bến và Trạm cân lo; Sở Cầu bến - Trạm cân",
            ["Sở Cầu, bến và Trạm cân", "Sở Cầu bến - Trạm cân"],
        ),
        ("Bộ CHĐT tỉnh", "gửi Bộ Chỉ huy đò thóc tỉnh", ["Bộ Chỉ huy đò thóc tỉnh"]),
        # initials that only look alike, a sentence, a shouted heading, too few letters, nothing but letters
        ("Cục ĐTCX", "Nay Cục Dệt thổ cẩm xã báo.", []),
        ("Tổ CĐCX", "lo tổ chức đi chợ xa", []),
        ("Cục ĐTCX", "CỤC ĐO THÓC CUỐI XUÂN BÁO", []),
        ("Bộ CHĐT tỉnh", "gửi Bộ Chỉ huy đò thóc tính", []),
        ("Tổ ĐT", "Tổ Đo thóc", []),
        ("ĐTCX", "Đo thóc cuối xuân", []),
        ("", "Đo thóc", []),
    ],
)
def test_a_text_may_spell_out_an_abbreviated_name(short: str, text: str, spelled_out: list[str]) -> None:
    assert [text[start:end] for start, end in find_spelled_out(short, text)] == spelled_out
