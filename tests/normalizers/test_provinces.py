"""Provinces by name, before and since the merger of 2025."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.provinces import MERGED_ON, all_provinces, find_province, province_named

OLD = date(2022, 5, 4)
NEW = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("name", "on", "code", "code_2025"),
    [
        ("Gia Lai", OLD, "64", "52"),
        ("Gia Lai", NEW, "52", "52"),
        ("gia lai", None, "64", "52"),
        ("tỉnh Gia Lai", OLD, "64", "52"),
        ("Tỉnh Đồng Tháp", OLD, "87", "82"),
        ("Đồng Tháp", NEW, "82", "82"),
        ("TP.HCM", OLD, "79", "79"),
        ("TPHCM", OLD, "79", "79"),
        ("TP. Hồ Chí Minh", OLD, "79", "79"),
        ("Thành phố Hồ Chí Minh", NEW, "79", "79"),
        ("Thừa Thiên - Huế", OLD, "46", "46"),
        ("Thừa Thiên Huế", OLD, "46", "46"),
        ("Huế", OLD, "46", "46"),
        ("Bà Rịa-Vũng Tàu", OLD, "77", "79"),
        ("Bà Rịa – Vũng Tàu", OLD, "77", "79"),
        ("Ba Ria Vung Tau", OLD, "77", "79"),
        ("Bắc Cạn", OLD, "06", "19"),
        ("Đắc Lắc", OLD, "66", "66"),
        ("Đăk Lăk", OLD, "66", "66"),
        ("Kontum", OLD, "62", "51"),
        ("Hoà Bình", OLD, "17", "25"),
        ("Khánh Hoà", NEW, "56", "56"),
        ("HÀ TÂY", date(2006, 1, 1), "28", "01"),
        ("An Giang", OLD, "89", "91"),
        ("An Giang", NEW, "91", "91"),
        ("Bình Dương", NEW, "74", "79"),
    ],
)
def test_a_name_denotes_the_province_of_the_day(name: str, on: date | None, code: str, code_2025: str) -> None:
    province = province_named(name, on=on)
    assert province is not None
    assert (province.code, province.code_2025) == (code, code_2025)


def test_hue_is_named_as_on_the_day() -> None:
    names = [province_named("Huế", on=day) for day in (date(2024, 5, 1), date(2025, 3, 1), NEW)]
    assert [p and p.name for p in names] == ["Thừa Thiên Huế", "Huế", "Huế"]
    assert [p and p.kind for p in names] == ["tỉnh", "thành phố", "thành phố"]


@pytest.mark.parametrize("name", ["", "tỉnh", "Phường 5", "Chính phủ", "Hà", "Lai Gia", "Atlantis"])
def test_what_is_no_province_finds_none(name: str) -> None:
    assert province_named(name) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("UBND TỈNH ĐỒNG NAI", "Đồng Nai"),
        ("ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN", "Nghệ An"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", "Hà Nội"),
        ("UBND TP.HCM", "Hồ Chí Minh"),
        ("UBND TP. CẦN THƠ", "Cần Thơ"),
        ("Gia Lai, ngày 12 tháng 3 năm 2021", "Gia Lai"),
        ("Gia Lai, ngay 31 thang 7", "Gia Lai"),
        ("Bà Rịa - Vũng Tàu, ngày 3 tháng 4 năm 2020", "Bà Rịa - Vũng Tàu"),
        ("Thừa Thiên Huế, ngày … tháng … năm", "Thừa Thiên Huế"),
        ("Sở Công Thương Đồng Nai", "Đồng Nai"),
        ("UBND TINH KON TUM", "Kon Tum"),
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Quảng Ninh", "Quảng Ninh"),
        ("Sở Y tế Cà Mau, phường Hòa Bình", "Cà Mau"),
        ("Căn cứ ý kiến của Sở Nội vụ Lào Cai và UBND tỉnh Yên Bái", "Yên Bái"),
        ("Tp Đà Nẵng", "Đà Nẵng"),
    ],
)
def test_the_province_of_a_header_is_found(text: str, name: str) -> None:
    province = find_province(text)
    assert province is not None
    assert province.name == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tư tưởng Hồ Chí Minh",
        "giữ gìn hòa bình, ổn định",
        "phường Thái Bình",
        "đường Điện Biên, thị trấn Lao Bảo",
        "Ủy ban nhân dân tỉnh",
        "Bộ Tài chính",
        "Hạ Nam cung",
    ],
)
def test_words_like_a_province_are_none(text: str) -> None:
    assert find_province(text) is None


def test_the_day_reaches_the_found_province() -> None:
    province = find_province("UBND TỈNH VĨNH LONG", on=NEW)
    assert province is not None
    assert province.valid_from == MERGED_ON


def test_there_were_63_and_are_34_and_all_map_onto_the_34() -> None:
    before = [p for p in all_provinces() if p.holds_on(OLD)]
    since = {p.code: p for p in all_provinces() if p.holds_on(NEW)}
    assert (len(before), len(since)) == (63, 34)
    assert {p.code_2025 for p in before} == set(since)
    assert all(since[p.code_2025].name == p.name_2025 for p in before)
    assert sum(p.kind == "thành phố" for p in since.values()) == 6


def test_each_code_of_today_was_one_of_the_merged_ones() -> None:
    for new in (p for p in all_provinces() if p.holds_on(NEW)):
        merged = [p for p in all_provinces() if p.holds_on(OLD) and p.code_2025 == new.code]
        assert new.code in {p.code for p in merged}
        assert new.name in {p.name for p in merged} | {"Huế"}


def test_code_and_first_day_tell_divisions_apart() -> None:
    keys = [(p.code, p.valid_from) for p in all_provinces()]
    assert len(set(keys)) == len(keys)


@given(st.text(max_size=60))
def test_any_text_is_read_without_raising(text: str) -> None:
    find_province(text)
    province_named(text)


@given(st.sampled_from(all_provinces()), st.sampled_from(["{}", "tỉnh {}", "UBND TỈNH {}", "{}, ngày 5 tháng 6"]))
def test_every_province_is_found_by_its_own_name(province, form) -> None:  # type: ignore[no-untyped-def]
    name = province.name.upper() if "UBND" in form else province.name
    day = province.valid_from or province.valid_to
    found = find_province(form.format(name), on=day)
    if form == "{}" and province.name == "Hồ Chí Minh":
        assert found is None
    else:
        assert found == province
