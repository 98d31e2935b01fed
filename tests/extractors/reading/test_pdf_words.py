from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_chars import Drawn, chars_of

from extractors.reading.pdf_words import turned_lines, upright_words


def chars(text: str, *, size: float = 12, letter: float = 0.5, space: float = 0.25, apart: float = 0.0) -> list[Drawn]:
    """Characters side by side; `_` is a gap of `space` without a character; all measures in font sizes."""
    x, drawn = 50.0, []
    for character in text:
        width = size * (space if character in " _" else letter)
        if character != "_":
            drawn.append(char(character, x, width, size=size))
        x += width + apart * size
    return drawn


def char(text: str, x: float, width: float, *, size: float = 12, top: float = 100) -> Drawn:
    return Drawn(text, x, top, x + width, top + size)


def moved(drawn: list[Drawn], by: float) -> list[Drawn]:
    return [replace(one, x0=one.x0 + by, x1=one.x1 + by) for one in drawn]


def words(drawn: list[Drawn]) -> list[str]:
    return [word.text for word in upright_words(chars_of(drawn))]


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


def test_a_gap_that_pdfium_saw_parts_when_it_is_nearly_a_space() -> None:
    seen = Drawn(" ", 62, 109, 62, 109)
    for gap, expected in [(0.15, ["ca", "tổ"]), (0.1, ["catổ"])]:
        assert words([*chars("ca"), seen, *moved(chars("tổ"), 12 + 12 * gap)]) == expected


def test_order_of_drawing_does_not_matter() -> None:
    drawn = chars("đổi mới")
    assert words(drawn[::2] + drawn[1::2]) == ["đổi", "mới"]


@pytest.mark.parametrize("shift", [0.0, 0.3])
def test_letters_printed_twice_are_read_once(shift: float) -> None:
    drawn = [replace(one, run=1) for one in chars("TT 11")]
    again = [replace(one, run=2) for one in moved(drawn, shift)]
    assert words(drawn + again) == ["TT", "11"]
    assert words([one for pair in zip(drawn, again, strict=True) for one in pair]) == ["TT", "11"]


def test_a_ligature_is_all_its_letters() -> None:
    """PDFium gives them one box; two letters alike on one place are otherwise one that was printed twice."""
    drawn = chars("oXce", letter=0.6)
    ligature = [replace(drawn[1], text=letter) for letter in "ffi"]
    assert words([drawn[0], *ligature, *drawn[2:]]) == ["office"]


def test_combining_marks_stay_on_their_letter() -> None:
    drawn = chars("đen")
    mark = replace(drawn[1], text="\u0302", x0=drawn[1].x0 - 1)
    assert words([*drawn[:2], mark, drawn[2]]) == ["đe\u0302n"]


def test_a_superscript_is_part_of_its_line() -> None:
    assert words([*chars("m"), char("2", 56, 4, size=7, top=98), *moved(chars("đất"), 20)]) == ["m2", "đất"]


@pytest.mark.parametrize(("n_bold", "bold"), [(0, False), (1, False), (2, True), (3, True)])
def test_a_word_is_bold_where_most_of_it_is(n_bold: int, bold: bool) -> None:
    (word,) = upright_words(chars_of([replace(one, bold=at < n_bold) for at, one in enumerate(chars("mục"))]))
    assert word.bold is bold


@pytest.mark.parametrize(("turn", "step"), [(270, -6), (90, 6)])
def test_turned_words_are_read_along_their_line(turn: int, step: int) -> None:
    drawn = chars_of(
        [Drawn(letter, 300, 400 + at * step, 312, 406 + at * step, turn) for at, letter in enumerate("ghi chú")]
    )
    assert upright_words(drawn) == []
    (line,) = turned_lines(drawn, turn)
    assert [word.text for word in line.words] == ["ghi", "chú"]
    assert (line.words[0].box.x0, line.words[0].box.x1) == (300, 312)


def test_text_upside_down_is_read_from_its_own_left() -> None:
    drawn = chars_of([Drawn(letter, 300 - at * 6, 400, 306 - at * 6, 412, 180) for at, letter in enumerate("ghi chú")])
    (line,) = turned_lines(drawn, 180)
    assert [word.text for word in line.words] == ["ghi", "chú"]
    assert line.words[0].box.x0 > line.words[1].box.x1


@given(st.text("aăâđế 12.,-", max_size=40))
def test_no_letter_is_lost(text: str) -> None:
    assert "".join(words(chars(text))) == text.replace(" ", "")
