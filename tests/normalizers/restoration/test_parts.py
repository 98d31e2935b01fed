from __future__ import annotations

import pytest

from normalizers.corrections import apply
from normalizers.restoration.figures import stained
from normalizers.restoration.judging import verdicts
from normalizers.restoration.pieces import pieces
from normalizers.restoration.spelling import cased, casing_of, parts
from normalizers.restoration.words import folded, model_words


@pytest.mark.parametrize(
    ("word", "split"),
    [
        ("nghiệp", ("ngh", "iệ", "p")),
        ("ủy", ("", "ủy", "")),
        ("quý", ("qu", "ý", "")),
        ("gì", ("g", "ì", "")),
        ("giữ", ("gi", "ữ", "")),
        ("ubnd", None),
    ],
)
def test_parts_of_a_syllable(word: str, split: tuple[str, str, str] | None) -> None:
    assert parts(word) == split


@pytest.mark.parametrize(
    ("word", "casing"), [("nam", "lower"), ("Nam", "title"), ("NAM", "upper"), ("Ủ", "title"), ("nAm", None)]
)
def test_casings(word: str, casing: str | None) -> None:
    assert casing_of(word) == casing
    if casing:
        assert cased(word.lower(), casing) == word


@pytest.mark.parametrize(
    ("read", "clean"),
    [
        ("ngày 1,9/0,1/2023", "ngày 19/01/2023"),
        ("ngày 19/01/2023", "ngày 19/01/2023"),
        ("ngày 4,9/0,1/2023", "ngày 4,9/0,1/2023"),
        ("I11. NHIEM VU", "III. NHIEM VU"),
        ("lV. TO CHUC", "IV. TO CHUC"),
        ("11. Phong Noi vu", "11. Phong Noi vu"),
        ("c¢) Phan cong", "c) Phan cong"),
        ("s6 12/2020/Nb-CP ngay", "s6 12/2020/NĐ-CP ngay"),
        ("sé 31/QD-TTg ngay", "sé 31/QĐ-TTg ngay"),
    ],
)
def test_stained_figures(read: str, clean: str) -> None:
    assert apply(read, stained(read)).text == clean


def test_pieces_part_words_from_figures_and_signs() -> None:
    text = "Sé: 61/2018/ND-CP, (két qua) 98,5%."
    assert [p.text for p in pieces(text, 0, len(text))] == ["Sé", "61", "2018", "ND", "CP", "két", "qua", "98", "5"]


def test_model_words_fold_case_tone_and_numbers() -> None:
    assert list(model_words("HOÀ bình năm 2023.")) == ["hòa", "bình", "năm", "<number>", "<end>"]
    assert folded("THUỶ") == "thủy"
    assert folded("quý") == "quý"


def test_lines_are_judged_with_their_neighbours() -> None:
    clean = "Các sở, ban, ngành triển khai thực hiện nhiệm vụ được giao."
    garbled = "Cac sé, ban, nganh trién khai thuc hién nhiém vu dugc giao."
    bare = "Cac so, ban, nganh trien khai thuc hien nhiem vu duoc giao."
    assert verdicts([clean, garbled, clean, ""]) == ["fine", "garbled", "fine", "fine"]
    assert verdicts([bare, "Gia Lai"]) == ["stripped", "stripped"]
    assert verdicts(["Ké tinh tinh"]) == ["fine"]
    assert verdicts(["Ké tinh tinh"] * 3) == ["fine"] * 3
    assert verdicts([garbled, "Ké tinh tinh", garbled]) == ["garbled"] * 3
    assert verdicts([bare, "Phan cong thuc hién", bare]) == ["stripped", "garbled", "stripped"]
    assert verdicts([garbled, "Kế toan", garbled]) == ["garbled", "fine", "garbled"]
    assert verdicts([clean, "Gia Lai"]) == ["fine", "fine"]
