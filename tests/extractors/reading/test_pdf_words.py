from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.reading.pdf_words import turn_of, turned_lines, upright_words


def chars(
    text: str, *, size: float = 12, letter: float = 0.5, space: float = 0.25, apart: float = 0.0
) -> list[dict[str, Any]]:
    """Characters side by side; `_` is a gap of `space` without a character; all measures in font sizes."""
    x, drawn = 50.0, []
    for character in text:
        width = size * (space if character in " _" else letter)
        if character != "_":
            drawn.append(char(character, x, width, size=size))
        x += width + apart * size
    return drawn


def char(
    text: str, x: float, width: float, *, size: float = 12, top: float = 100, font: str = "Times"
) -> dict[str, Any]:
    box = {"x0": x, "x1": x + width, "top": top, "bottom": top + size}
    return {"text": text, "fontname": font, "matrix": (1, 0, 0, 1, x, top), **box}


def words(drawn: list[dict[str, Any]]) -> list[str]:
    return [word.text for word in upright_words(drawn)]


@pytest.mark.parametrize("size", [6, 13, 40])
@pytest.mark.parametrize("text", ["kế hoạch năm 2022", "kế_hoạch_năm_2022", "kế   hoạch  năm _ 2022"])
def test_words_end_at_gaps_in_proportion_to_the_font(text: str, size: float) -> None:
    assert words(chars(text, size=size)) == ["kế", "hoạch", "năm", "2022"]


def test_letters_set_apart_are_still_words() -> None:
    assert words(chars("KẾ HOẠCH", apart=0.25)) == ["KẾ", "HOẠCH"]


def test_a_space_that_nobody_sees_parts_nothing() -> None:
    assert words(chars("hoàn thành", space=0.0)) == ["hoànthành"]


def test_squeezed_spaces_still_part() -> None:
    assert words(chars("hoàn thành", space=0.1)) == ["hoàn", "thành"]


def test_order_of_drawing_does_not_matter() -> None:
    drawn = chars("đổi mới")
    assert words(drawn[::2] + drawn[1::2]) == ["đổi", "mới"]


def test_letters_printed_twice_are_read_once() -> None:
    drawn = chars("TT 11")
    again = [{**one, "x0": one["x0"] + 0.3, "x1": one["x1"] + 0.3} for one in drawn]
    assert words(drawn + again) == ["TT", "11"]


def test_combining_marks_stay_on_their_letter() -> None:
    drawn = chars("đen")
    mark = {**drawn[1], "text": "\u0302", "x0": drawn[1]["x0"] - 1}
    assert words([*drawn[:2], mark, drawn[2]]) == ["đe\u0302n"]


def test_a_superscript_is_part_of_its_line() -> None:
    drawn = [
        *chars("m"),
        char("2", 56, 4, size=7, top=98),
        *[{**one, "x0": one["x0"] + 20, "x1": one["x1"] + 20} for one in chars("đất")],
    ]
    assert words(drawn) == ["m2", "đất"]


@pytest.mark.parametrize(
    ("font", "bold"),
    [("ABCDEF+TimesNewRomanPS-BoldMT", True), ("Times New Roman,Bold", True), ("Arial-Black", True), ("Times", False)],
)
def test_bold_is_told_by_the_name_of_the_font(font: str, bold: bool) -> None:
    (word,) = upright_words([{**one, "fontname": font} for one in chars("mục")])
    assert word.bold is bold


@pytest.mark.parametrize(
    ("matrix", "turn"),
    [
        ((1, 0, 0, 1), 0),
        ((12, 0, 2.5, 12), 0),  # oblique
        ((0, 1, -1, 0), 270),
        ((0, -1, 1, 0), 90),
        ((-1, 0, 0, -1), 180),
        ((0.7, 0.7, -0.7, 0.7), None),
    ],
)
def test_turn_of_characters(matrix: tuple[float, ...], turn: int | None) -> None:
    assert turn_of({"matrix": (*matrix, 0, 0)}) == turn


@pytest.mark.parametrize(("turn", "matrix", "step"), [(270, (0, 1, -1, 0), -6), (90, (0, -1, 1, 0), 6)])
def test_turned_words_are_read_along_their_line(turn: int, matrix: tuple[int, ...], step: int) -> None:
    drawn = [
        {
            "text": letter,
            "fontname": "Times",
            "matrix": (*matrix, 0, 0),
            "x0": 300,
            "x1": 312,
            "top": 400 + at * step,
            "bottom": 406 + at * step,
        }
        for at, letter in enumerate("ghi chú")
    ]
    assert upright_words(drawn) == []
    (line,) = turned_lines(drawn, turn)
    assert [word.text for word in line.words] == ["ghi", "chú"]
    assert (line.words[0].box.x0, line.words[0].box.x1) == (300, 312)


@given(st.text("aăâđế 12.,-", max_size=40))
def test_no_letter_is_lost(text: str) -> None:
    assert "".join(words(chars(text))) == text.replace(" ", "")
