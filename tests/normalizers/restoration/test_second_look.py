from __future__ import annotations

import pytest

from normalizers.corrections import apply, undo
from normalizers.restoration import restore
from normalizers.restoration.restoring import restorer
from normalizers.restoration.second_look import SecondLook

GARBLED = "Ké hoach nay duoc xay dung nham nang cao chat lugng phuc vu nguoi dan va doanh nghiép trén dia ban tinh."


@pytest.fixture(scope="module")
def look() -> SecondLook:
    return SecondLook(restorer().model)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("các bến phà ở trong khoản thời giản mà người dân", "các bến phà ở trong khoản thời gian mà người dân"),
        ("quy định về trung tâm y tế dự phong tỉnh, thành phố", "quy định về trung tâm y tế dự phòng tỉnh, thành phố"),
        ("bến phà được sửa một cách kịp thới trước mùa lũ", "bến phà được sửa một cách kịp thời trước mùa lũ"),
        ("phong tỉnh và các bến phà", "phong tỉnh và các bến phà"),
        ("Dự Phong tỉnh", "Dự Phong tỉnh"),
        ("dự phong. tỉnh", "dự phong. tỉnh"),
        ("lái phà ở bến cũ của bản", "lái phà ở bến cũ của bản"),
        ("", ""),
    ],
)
def test_a_word_that_no_neighbour_bears_out_gives_way_to_one_they_call_for(
    look: SecondLook, read: str, meant: str
) -> None:
    assert apply(read, look.edits(read)).text == meant


def test_places_in_a_long_text_are_those_of_the_text(look: SecondLook) -> None:
    line = "quy định về trung tâm y tế dự phong tỉnh, thành phố\n"
    text = line * 6_000
    assert apply(text, look.edits(text)).text == text.replace("phong", "phòng")


def test_garbled_lines_alone_are_looked_at_again() -> None:
    clean = "Quy định về trung tâm y tế dự phong tỉnh được ban hành trước ngày mở bến phà."
    text = f"{GARBLED}\n{clean}\n{GARBLED}\nchg phién dugc mé mot cach rong réi trong mia hdi\n{GARBLED}"
    got = restore(text)
    assert got.text.split("\n")[1] == clean
    assert "rộng rãi" in got.text
    assert undo(got.text, got.corrections) == text
