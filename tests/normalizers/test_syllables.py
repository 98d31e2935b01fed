from unicodedata import normalize

import pytest

from normalizers.syllables import (
    frequency,
    frequency_of_letters,
    is_fragment,
    is_syllable,
    placements,
    vocabulary,
    with_tone,
    without_tone,
)


@pytest.mark.parametrize("word", ["hoàn", "nghiêng", "Quyết", "ĐƯỜNG", "ủy", "uỷ", "hòa", "hoà", "gìn", "ý", "khuỷu"])
def test_a_syllable_in_use_is_one_in_any_case_and_tone_placement(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(normalize("NFD", word))


@pytest.mark.parametrize(
    "word", ["", "h", "ngh", "hiêụ", "hòan", "qúy", "ờng", "cac", "phuc", "UBND", "café", "x" * 99]
)
def test_what_breaks_the_rules_of_spelling_is_none(word: str) -> None:
    assert not is_syllable(word)


def test_common_syllables_weigh_more_than_rare_ones() -> None:
    assert frequency("của") > frequency("khuya") > frequency("ngh") == 0


@pytest.mark.parametrize(("letters", "expected"), [("ngh", True), ("ờng", True), ("UBND", False), ("của", False)])
def test_a_fragment_stands_in_a_syllable_and_is_none(letters: str, expected: bool) -> None:
    assert is_fragment(letters) is expected


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("đường", ("đương", "\u0300", 2)),
        ("hiêụ", ("hiêu", "\u0323", 3)),
        ("an", ("an", "", -1)),
        ("Ấ", ("Â", "\u0301", 0)),
    ],
)
def test_a_word_comes_apart_into_letters_and_tone(word: str, parts: tuple[str, str, int]) -> None:
    assert without_tone(word) == parts
    if parts[1]:
        assert with_tone(parts[0], parts[2], parts[1]) == word


@pytest.mark.parametrize(
    ("syllable", "spellings"), [("thủy", ["thủy", "thuỷ"]), ("quý", ["quý"]), ("hoàn", ["hoàn"]), ("hoa", ["hoa"])]
)
def test_only_an_open_oa_oe_uy_has_two_placements(syllable: str, spellings: list[str]) -> None:
    assert list(placements(syllable)) == spellings


def test_the_vocabulary_is_every_word_once() -> None:
    assert vocabulary("Kế hoạch, kế\nhoạch (07/KH)") == {"Kế", "kế", "hoạch", "KH"}


def test_letters_are_as_common_as_the_commonest_syllable_with_them() -> None:
    assert frequency_of_letters("THUC") == frequency("thực")
    assert frequency_of_letters("duong") == max(map(frequency, ("đường", "dương", "dưỡng", "đương")))
    assert frequency_of_letters("xyz") == frequency_of_letters("x" * 99) == 0
