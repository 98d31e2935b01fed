"""Repair, decoding and restoration composed: what holds of all of it together."""

from __future__ import annotations

from unicodedata import combining, is_normalized, normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from normalizers.corrections import undo
from normalizers.encodings import encode_tcvn3, encode_vni, encode_vps
from normalizers.mending import mend

GOOD = "Kế hoạch này được xây dựng nhằm nâng cao chất lượng phục vụ người dân và doanh nghiệp trên địa bàn tỉnh."
GARBLED = "Ké hoach nay duoc xay dung nham nang cao chat lugng phuc vu nguoi dan va doanh nghiép trén dia ban tinh."
BARE = "Ke hoach nay duoc xay dung nham nang cao chat luong phuc vu nguoi dan va doanh nghiep tren dia ban tinh."
BREAKS = "\n\r\v\f\t\u2028\u2029"  # other control characters are letters in VPS

_ANY = st.text(st.characters(exclude_categories=()), max_size=40)
_LINE = st.sampled_from(
    [GOOD, GARBLED, BARE, encode_tcvn3(GOOD), encode_vni(GOOD), encode_vps(GOOD), "h oàn thành , nhiêṃ vu,̣ nƣớc", ""]
)
_WORDS = st.lists(
    st.sampled_from([*GARBLED.split(), *BARE.split(), "th uc", "hi én", "C(::lC", "12/KH-SXD", "1,9/0,1/2023", "\u0303", "h", "oàn", "\ud800", "\x00", "\u0344"]),
    max_size=25,
)  # fmt: skip
_PARTED = st.lists(st.tuples(_WORDS.map(" ".join), st.sampled_from([*BREAKS, " ", "\r\n"])), max_size=6).map(
    lambda pairs: "".join(words + gap for words, gap in pairs)
)
_TEXT = st.lists(st.one_of(_LINE, _PARTED, _ANY), max_size=5).map("\n".join)


@pytest.mark.parametrize(
    "wrong", [GARBLED, BARE, encode_tcvn3(GOOD), encode_vni(GOOD), encode_vps(GOOD), normalize("NFD", GOOD)]
)
def test_every_kind_of_wrong_text_comes_out_right(wrong: str) -> None:
    assert mend(wrong).repaired.text == GOOD


def test_right_text_stays() -> None:
    assert mend(GOOD).repaired.text == GOOD
    assert not mend(GOOD).repaired.corrections


@given(_TEXT)
@example(f"{GARBLED} th \x1euc hi én céng t ac.")
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_had_back_and_is_right_after_one_mending(text: str) -> None:
    repaired = mend(text).repaired
    assert undo(repaired.text, repaired.corrections) == text
    assert is_normalized("NFC", repaired.text)
    assert [c for c in repaired.text if c in BREAKS] == [c for c in text if c in BREAKS]
    assert mend(repaired.text).repaired.text == repaired.text


@given(_TEXT)
@settings(max_examples=60, deadline=None)
def test_doubts_are_places_of_the_text_made(text: str) -> None:
    mended = mend(text)
    for doubt in mended.doubts:
        assert 0 <= doubt.start < doubt.end <= len(mended.repaired.text)
        assert doubt.perhaps != mended.repaired.text[doubt.start : doubt.end]


@given(st.lists(st.sampled_from(BARE.rstrip(".").split()), min_size=1, max_size=30).map(" ".join))
@example("ha noi")
@settings(max_examples=60, deadline=None)
def test_only_marks_are_put_on_stripped_text(text: str) -> None:
    assert stripped(mend(text).repaired.text) == text


def stripped(text: str) -> str:
    letters = normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(letter for letter in letters if not combining(letter))
