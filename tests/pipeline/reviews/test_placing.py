"""Words are found again in a text that was mended, and the row that has most of them."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.reviews.placing import find_row, locate
from pipeline.reviews.review import Place

TEXT = "1. Phòng Một báo cáo quý I. 2. Phòng Hai báo cáo quý II. 3. Phòng Một báo cáo quý I."


def at(words: str, start: int = 0, **more: Any) -> Place:
    begin = TEXT.index(words, start)
    return Place(page=1, char_start=begin, char_end=begin + len(words), words=words, **more)


def row(words: str, start: int = 0, **values: Any) -> dict[str, Any]:
    begin = TEXT.index(words, start)
    return {"page": 1, "char_start": begin, "char_end": begin + len(words), **values}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TEXT, "Phòng Hai báo cáo quý II"),
        ("Thêm một dòng.\n" + TEXT, "Phòng Hai báo cáo quý II"),
        (TEXT.replace("Hai báo", "Hai  bảo"), "Phòng Hai  bảo cáo quý II"),
        ("Không còn gì.", None),
        ("", None),
    ],
)
def test_words_are_found_where_they_stand_now(text: str, found: str | None) -> None:
    place = locate(at("Phòng Hai báo cáo quý II"), text)
    assert (text[slice(*place)] if place else None) == found


def test_of_the_same_words_the_nearest_are_meant() -> None:
    later = at("Phòng Một", start=20)
    moved = "xx" + TEXT
    assert locate(later, moved) == (moved.rindex("Phòng Một"), moved.rindex("Phòng Một") + 9)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["Phòng Hai báo cáo quý II", "Phòng Hai"], 0),
        (["1. Phòng Một", "2. Phòng Hai báo cáo quý II."], 1),
        (["Phòng Hai báo cáo", "quý II"], 0),
        (["Phòng Hai", "quý II"], None),
        ([TEXT], None),
        ([], None),
    ],
    ids=["itself", "cut longer", "cut in two", "cut to pieces", "one among many", "gone"],
)
def test_the_row_is_meant_that_has_most_of_the_words(rows: list[str], found: int | None) -> None:
    candidates = [row(words) for words in rows]
    meant = find_row("tasks", at("Phòng Hai báo cáo quý II"), candidates, TEXT)
    assert meant == (None if found is None else candidates[found])


def test_of_two_rows_on_the_same_words_the_one_is_meant_that_says_the_same() -> None:
    first, second = ({"unit": unit, "role": "lead"} for unit in ("Phòng A", "Phòng B"))
    place = at("Phòng Một", said=second, n_there=2)
    both = [row("Phòng Một", **first), row("Phòng Một", **second)]
    assert find_row("task_units", place, both, TEXT) == both[1]
    assert find_row("task_units", place, both[:1], TEXT) is None
