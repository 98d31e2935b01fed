"""What is no ordinary syllable: figures, symbols, markers, abbreviations, signs that stand for letters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.corrections import Edit, apply, undo
from normalizers.restoration import restore, restored
from normalizers.restoration.figures import stained
from normalizers.restoration.initials import mended, told
from normalizers.restoration.judging import verdicts
from normalizers.restoration.misread import BLOT
from normalizers.restoration.pieces import pieces
from normalizers.restoration.signs import other_forms

GARBLED = "Ké hoach nay duoc xay dung nham nang cao chat lugng phuc vu nguoi dan va doanh nghiép trén dia ban tinh."


def cleaned(text: str) -> str:
    edits: list[Edit] = []
    for edit in sorted(stained(text), key=lambda e: (e.start, e.end)):
        if not edits or edit.start >= edits[-1].end:
            edits.append(edit)
    return apply(text, edits).text


def among_garbled(line: str) -> str:
    return restore(f"{GARBLED}\n{line}\n{GARBLED}").text.split("\n")[1]


@pytest.mark.parametrize(
    ("read", "clean"),
    [
        ("ngay 2S/11/2016", "ngay 25/11/2016"),
        ("ngay O7/l2/2021", "ngay 07/12/2021"),
        ("ngay 24I02I2012 cua", "ngay 24/02/2012 cua"),
        ("ngay 3,0/0,4/2019", "ngay 30/04/2019"),
        ("lan thu 12/20 19 tai", "lan thu 12/2019 tai"),
        ("nam 2O21 va", "nam 2021 va"),
        ("quy Il/2022", "quy II/2022"),
        ("quý lV năm", "quý IV năm"),
        ("dat 1OO% ke hoach", "dat 100% ke hoach"),
        ("nam 2021va nhung", "nam 2021 va nhung"),
        ("ngay05/7/2021", "ngay 05/7/2021"),
        ("(2/9)va", "(2/9) va"),
        ("tu 05/3/20 22 den", "tu 05/3/2022 den"),
        ("Il/2022", "II/2022"),
    ],
)
def test_stained_dates_and_numbers(read: str, clean: str) -> None:
    assert cleaned(read) == clean


@pytest.mark.parametrize(
    ("read", "clean"),
    [
        ("~a) Muc tieu", "a) Muc tieu"),
        ("_2.4. Noi dung", "2.4. Noi dung"),
        ("¢) Thoi gian", "c) Thoi gian"),
        ("l.3. Pham vi", "1.3. Pham vi"),
        ("3.l. Pham vi", "3.1. Pham vi"),
        ("l. Muc dich\nNoi dung\n2. Yeu cau", "1. Muc dich\nNoi dung\n2. Yeu cau"),
        ("l. MUC DICH\nNoi dung\nII. YEU CAU", "I. MUC DICH\nNoi dung\nII. YEU CAU"),
        ("l. Muc dich, khong co muc sau", "l. Muc dich, khong co muc sau"),
        ("l. MUC DICH\n1. Muc dich\n2. Yeu cau\nII. NOI DUNG", "I. MUC DICH\n1. Muc dich\n2. Yeu cau\nII. NOI DUNG"),
        ("l) Noi dung\n2) Thoi gian", "1) Noi dung\n2) Thoi gian"),
        ("k) Phong A\nl) Phong B\n2) Thoi gian", "k) Phong A\nl) Phong B\n2) Thoi gian"),
        ("l) Phong B\nm) Phong C\n2) Thoi gian", "l) Phong B\nm) Phong C\n2) Thoi gian"),
        ("l. Phong A\n10. Phong B\n11. Phong C", "l. Phong A\n10. Phong B\n11. Phong C"),
        ("1.II Muc tieu", "1.II Muc tieu"),
        ("~5 km tu trung tam", "~5 km tu trung tam"),
        (",5 ty dong", ",5 ty dong"),
        ("“Mot cua™ va", "“Mot cua” va"),
        ("Windows™ va", "Windows™ va"),
    ],
)
def test_stained_markers(read: str, clean: str) -> None:
    assert cleaned(read) == clean


@pytest.mark.parametrize(
    ("read", "clean"),
    [
        ("số 41/Qb-\nUBND", "số 41/QĐ-\nUBND"),
        ("số 15/2022/NP-CP", "số 15/2022/NĐ-CP"),
        ("Điều 8.3.ND.5.2", "Điều 8.3.NĐ.5.2"),
        ("số 31-TBITW", "số 31-TB/TW"),
        ("số 92IKH-SNV", "số 92/KH-SNV"),
        ("số 8/KH-HDND", "số 8/KH-HĐND"),
        ("số 7/TB-BCDCDS", "số 7/TB-BCĐCĐS"),
        ("Quyết định 30 415/QĐ-UBND", "Quyết định số 415/QĐ-UBND"),
        ("số 12/HD-SNV", "số 12/HD-SNV"),
    ],
)
def test_stained_symbols(read: str, clean: str) -> None:
    assert cleaned(read) == clean


@pytest.mark.parametrize(
    "text",
    [
        "19/01/2023",
        "ngày 4,9/0,1/2023",
        "tỉ lệ 1/500, 1/1000",
        "Điều 5/6/2019",
        "50km, 12ha, 15kV",
        "tháng 12/20 15 người",
        "11. Phòng Nội vụ",
        "I.2. Nội dung",
        "68 /KH-SCT",
        "UBND, CSDL, DVCTT, TDTHPL",
        "0123.456.789",
        "quý III/2025 và",
        "thang I1/2022",
        "dat 18/20 19 xa",
        "(NH4)NO3",
        "PGD, BQLDA, CCDV",
    ],
)
def test_what_could_be_right_is_no_stain(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("short", "after"),
    [
        ("HDND", "HĐND"),
        ("GDDT", "GDĐT"),
        ("BCDCCHC", "BCĐCCHC"),
        ("LDLD", "LĐLĐ"),
        ("UBND", None),
        ("HD", None),
        ("CSDL", None),
        ("XYZD", None),
    ],
)
def test_an_abbreviation_gets_its_d_only_where_one_way_to_write_it_is_known(short: str, after: str | None) -> None:
    assert mended(short) == after


def test_an_abbreviation_gets_the_d_that_the_text_explains() -> None:
    text = "phòng cháy, đội phản ứng nhanh (DPUN); DPUN trực. Doanh nghiệp nhỏ (DNN) và DNN."
    assert apply(text, told(text)).text == text.replace("DPUN", "ĐPUN")


def test_a_kind_of_document_is_no_abbreviation_that_the_text_explains() -> None:
    text = "Ký hợp đồng (HD) trước; HD theo Hướng dẫn số 12/HD-SNV."
    assert apply(text, told(text)).text == "Ký hợp đồng (HĐ) trước; HĐ theo Hướng dẫn số 12/HD-SNV."


def test_lists_without_a_second_point_take_no_time() -> None:
    assert not list(stained("l. Muc\n" * 100_000))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1.T6 chirc", ["T6", "chirc"]),
        ("c.3) Diéu kién", ["Diéu", "kién"]),
        ("e Thuc hién", ["Thuc", "hién"]),
        ("a2) T6 chirc", ["T6", "chirc"]),
        ("3a. Ap dung", ["Ap", "dung"]),
        ("v~ ké hoach x& hdi", ["v~", "ké", "hoach", "x&", "hdi"]),
        ("¢6 nha & cho thué", ["¢6", "nha", "&", "cho", "thué"]),
        ("SX & TM", ["SX", "TM"]),
        ("d(>ng di)ng hOl,lt", ["d(>ng", "di)ng", "hOl,lt"]),
        ("lao dong(CNX)xa", ["lao", "dong", "CNX", "xa"]),
        ("giao™:", ["giao"]),
    ],
)
def test_signs_are_parted_from_words_where_they_are_no_letters(text: str, words: list[str]) -> None:
    assert [p.text for p in pieces(text, 0, len(text))] == words


@pytest.mark.parametrize(
    "text",
    [
        "10%/",
        "+0,3mm",
        "98,5",
        "5G",
        "CO2",
        "PM2.5",
        "7b",
        "17a",
        "A1",
        "cm3",
        "m^2",
        "KNQ",
        "30°C",
        "mc²",
        "Ca(OH)2",
        "f(x)",
        "= bx +",
        "8h40",
        "98A",
        "(46)",
        "= +14",
        "~5",
        "abc.xyz@tinh.gov.vn",
        "https://abc.gov.vn/x?y=1",
    ],
)
def test_figures_codes_and_addresses_are_fixed(text: str) -> None:
    assert all(piece.fixed for piece in pieces(text, 0, len(text)))


def test_signs_stand_for_letters() -> None:
    forms = {form.replace(BLOT, "?") for form, _ in other_forms("C(::lC")}
    assert {"c?c", "ClC"} <= forms
    assert list(other_forms("hoach")) == []
    assert not any(BLOT in form for form, _ in other_forms("30’"))


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Trach nhiém cia C(::lC phong, don vi thudc So", "Trách nhiệm của các phòng, đơn vị thuộc Sở"),
        ("nguoi lao dong di lam viéc @ nuéc ngoai", "người lao động đi làm việc ở nước ngoài"),
        ("hang nam tang 10%/ndm so voi nam truéc", "hằng năm tăng 10%/năm so với năm trước"),
        ("thuc hién cac giai phap bao dam hi~uqua", "thực hiện các giải pháp bảo đảm hiệu quả"),
        (
            "Nghi quyét cua HDND tinh va cac van ban cua UBND tinh",
            "Nghị quyết của HĐND tỉnh và các văn bản của UBND tỉnh",
        ),
    ],
)
def test_words_with_signs_are_restored(read: str, meant: str) -> None:
    assert among_garbled(read).replace("hàng năm", "hằng năm") == meant


@pytest.mark.parametrize(
    "line",
    [
        "The committee approved the annual report of the company.",
        "Le projet sera examiné par la commission avec les autres ministères.",
        "ISO 9001:2015, TCVN 5687",
        "E = mc^2; a^2 + b^2 = c^2",
        "f(x) = ax² + bx + c",
        "CO2, CH4, NO3-, Ca(OH)2",
        "30°C",
        "http://www.tinh.gov.vn/van-ban?id=12",
        "68/KH-SCT",
    ],
)
def test_foreign_lines_formulas_and_codes_stand_among_garbled_ones(line: str) -> None:
    assert among_garbled(line) == line


@pytest.mark.parametrize("line", ["trinh”", "quan ly”", "ngudi dan.", "nguai lao d9ng va huy d9ng cac ngu6n l\\I'c"])
def test_short_and_broken_lines_go_with_their_garbled_neighbours(line: str) -> None:
    assert verdicts([f"{GARBLED}\n", f"{GARBLED}\n", f"{line}\n", f"{GARBLED}\n", GARBLED])[2] == "garbled"


@given(st.text("0123456789/.,-% lIO°'’^ND QD-UBKHva“”™¢~_\n()", max_size=60))
def test_rules_of_figures_can_be_undone_and_keep_the_lines(text: str) -> None:
    edits: list[Edit] = []
    for edit in sorted(stained(text), key=lambda e: (e.start, e.end)):
        if not edits or edit.start >= edits[-1].end:
            edits.append(edit)
    got = apply(text, edits)
    assert undo(got.text, got.corrections) == text
    assert got.text.count("\n") == text.count("\n")


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1900, 2099), st.integers(1, 9999), st.integers(0, 100))
def test_right_figures_are_never_touched(day: int, month: int, year: int, number: int, share: int) -> None:
    text = f"Kế hoạch số {number}/KH-UBND ngày {day:02}/{month}/{year} đạt {share}% năm {year}, {number}.{share:03} ha."
    assert re.findall(r"\d+", cleaned(text)) == re.findall(r"\d+", text)
    assert cleaned(text) == text


def test_a_symbol_of_a_stripped_line_gets_its_letter_back() -> None:
    text = "Can cu Nghi dinh so 45/2031/ND-CP ngay 08/4/2031 cua Chinh phu ve thu tuc hanh chinh"
    assert "45/2031/NĐ-CP ngày 08/4/2031" in restore(text).text


def test_a_doubt_points_into_the_text_restored() -> None:
    text = (
        "ngày 1,9/0,1/2031 Uy ban nhan dan tinh giao Xqzw Vbkt rà soat cac thu tuc hanh chính, ban hành Ké hoach\n" * 3
    )
    found = restored(text)
    for doubt in found.doubts:
        assert found.repaired.text[doubt.start : doubt.end] in text
        assert doubt.perhaps != found.repaired.text[doubt.start : doubt.end]
