from __future__ import annotations

from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.corrections import undo
from normalizers.restoration import restore, restored
from normalizers.restoration.spelling import bare

GARBLED = "Ké hoach nay duoc xay dung nham nang cao chat lugng phuc vu nguoi dan va doanh nghiép trén dia ban tinh."
CLEAN = "Kế hoạch này được xây dựng nhằm nâng cao chất lượng phục vụ người dân và doanh nghiệp trên địa bàn tỉnh."
BARE = "Ke hoach nay duoc xay dung nham nang cao chat luong phuc vu nguoi dan va doanh nghiep tren dia ban tinh."


@pytest.mark.parametrize("text", [GARBLED, BARE])
def test_a_sentence_is_restored(text: str) -> None:
    assert restore(text).text == CLEAN


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Péc lap - Tw do - Hanh phiic", "Độc lập - Tự do - Hạnh phúc"),
        ("CONG HOA XA HQI CHU NGHIA VIET NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Thuc hién Nghi dinh sé 45/2019/ND-CP cua Chinh phu", "Thực hiện Nghị định số 45/2019/NĐ-CP của Chính phủ"),
        (
            "Uy ban nhan dan tinh ban hanh Quyét dinh sé 77/QD-UBND",
            "Ủy ban nhân dân tỉnh ban hành Quyết định số 77/QĐ-UBND",
        ),
    ],
)
def test_formulas_and_symbols_among_garbled_lines(read: str, meant: str) -> None:
    assert restore(f"{read}\n{GARBLED}").text.split("\n")[0] == meant


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("So 27/KH-SXD", "Số 27/KH-SXD"),
        ("S6: 27/KH-SXD", "Số: 27/KH-SXD"),
        ("Sé: 27 /KH-SXD", "Số: 27 /KH-SXD"),
        ("Số: 27/KH-UBND", "Số: 27/KH-UBND"),
        ("theo Quyét dinh sé 27/QD-SXD", "theo Quyết định số 27/QĐ-SXD"),
        ("cac don vi gui dén tirng xa, phudng hang nam./.", "các đơn vị gửi đến từng xã, phường hàng năm./."),
        ("Jürgen Müller", "Jürgen Müller"),
        ("Cư M'gar", "Cư M'gar"),
    ],
)
def test_symbols_and_names_are_made_no_words_of(line: str, meant: str) -> None:
    assert restore(f"{GARBLED}\n{line}\n{GARBLED}").text.split("\n")[1] == meant


@pytest.mark.parametrize("around", [GARBLED, BARE, CLEAN, ""])
def test_the_number_of_a_document_is_told_whatever_is_around(around: str) -> None:
    assert restore(f"{around}\nS6: 27/KH-UBND\n{around}").text.split("\n")[1] == "Số: 27/KH-UBND"


def test_a_word_that_only_vietnamese_has_stands_in_a_garbled_line() -> None:
    line = "Cac đơn vi bao cdo két qua thuc hién vé Sở trudc ngay 15 hang thang dé téng hop"
    got = restore(line).text
    assert (got.split()[1], got.split()[10]) == ("đơn", "Sở")
    assert "kết quả thực hiện" in got


def test_marks_that_are_left_in_a_stripped_line_stay() -> None:
    assert "Lê Bá Tòng" in restore(f"{BARE}\nNguoi lap bieu: Lê Bá Tòng\n{BARE}").text


def test_a_torn_word_is_joined_and_a_run_on_one_cut() -> None:
    got = restore("Cac don vichu tri thuc hién nhiém vu duoc giao va bao cdo két qua th uc hién vé So.").text
    assert "đơn vị chủ trì" in got
    assert "kết quả thực hiện" in got


@pytest.mark.parametrize(
    "text",
    [
        CLEAN,
        "The quick brown fox jumps over the lazy dog while the committee reviews the annual budget.",
        "",
        "\n\n",
        "12/05/2023 | 45,7% | 0123.456.789",
        "Ông Lê Văn Tám (Gia Lai) phát biểu tại buổi làm việc của Ủy ban nhân dân huyện.",
    ],
)
def test_what_is_right_stands(text: str) -> None:
    assert restore(text).text == text


def test_figures_stand_among_garbled_words() -> None:
    text = "Trong nam 2023 ty 1é hd so dat 98,5% va tang 1.250 hd so so voi cung ky, theo Céng van sé 12/KH-SXD ngay 05/7/2023."
    got = restore(text).text
    for figure in ("2023", "98,5%", "1.250", "12/KH-SXD", "05/7/2023"):
        assert figure in got


def test_clean_lines_between_garbled_ones_stand() -> None:
    text = "\n".join([GARBLED, CLEAN, GARBLED])
    assert restore(text).text.split("\n") == [CLEAN, CLEAN, CLEAN]


def test_changes_have_kinds_and_confidences() -> None:
    changes = restore(GARBLED).corrections
    assert {c.kind for c in changes} <= {"diacritics", "ocr", "spacing"}
    assert all(0 <= c.confidence <= 1 for c in changes)
    kinds = {c.before: c.kind for c in changes}
    assert kinds["hoach"] == "diacritics"
    assert kinds["lugng"] == "ocr"


def test_restoring_again_changes_nothing() -> None:
    once = restore(GARBLED).text
    assert restore(once).text == once


def test_doubts_point_into_the_text_as_given() -> None:
    text = f"{GARBLED}\nxqzt wvbn kfjh qwpt {GARBLED}"
    for doubt in restored(text).doubts:
        assert 0 <= doubt.start < doubt.end <= len(text)


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_undone_and_keeps_its_lines(text: str) -> None:
    for given_text in (text, f"{text}\n{GARBLED}\n{text} {GARBLED}"):
        got = restore(given_text)
        assert undo(got.text, got.corrections) == given_text
        assert got.text.count("\n") == given_text.count("\n")


@given(st.text(st.characters(min_codepoint=0xD7F0, max_codepoint=0xE010, categories=("Cs", "Co", "Lo")), max_size=20))
@settings(max_examples=30, deadline=None)
def test_lone_surrogates_do_no_harm(text: str) -> None:
    got = restore(f"{text} {GARBLED} {text}")
    assert undo(got.text, got.corrections) == f"{text} {GARBLED} {text}"


@given(st.lists(st.sampled_from(BARE.rstrip(".").split()), min_size=1, max_size=30))
@settings(max_examples=30, deadline=None)
def test_only_marks_are_put_on_stripped_text(words: list[str]) -> None:
    text = " ".join(words)
    got = restore(text).text
    assert bare(got) == bare(text)
    assert is_normalized("NFC", got)


def test_a_long_line_is_read_in_time() -> None:
    text = "abc\u0301 " * 300_000
    got = restore(text)
    assert undo(got.text, got.corrections) == text


def test_decomposed_text_keeps_its_form_where_it_is_right() -> None:
    text = normalize("NFD", CLEAN)
    assert restore(text).text == text
