"""Phrase books: each has its own longest phrase at a word, whether it stands on a shelf with others or alone."""

from __future__ import annotations

import pytest

from normalizers.organisations.words import PhraseBook, Shelf, Words

_SHELF = Shelf()
CROPS = PhraseBook([("trồng chè", "chè"), ("trồng chè cam", "both"), ("trồng chè cam", "second")], _SHELF)
ACTS = PhraseBook([("trồng", "act")], _SHELF)
ALONE = PhraseBook([("trồng chè", "chè")])


@pytest.mark.parametrize(
    ("text", "crops", "acts"),
    [
        ("trồng chè và cam", (4, "both"), (1, "act")),
        ("trồng chè; cam", (2, "chè"), (1, "act")),
        ("trồng cây", None, (1, "act")),
        ("trông chè cả ngày", None, None),
        ("trong che cam", (3, "both"), (1, "act")),
    ],
)
def test_books_on_one_shelf_have_each_their_own_longest_phrase(
    text: str, crops: tuple[int, str] | None, acts: tuple[int, str] | None
) -> None:
    words = Words(text)
    assert (CROPS.at(words, 0), ACTS.at(words, 0)) == (crops, acts)
    assert ALONE.at(words, 0) == ((2, "chè") if crops else None)


def test_a_capital_makes_up_for_a_lost_accent_in_a_long_enough_name() -> None:
    words = Words("Trông chè cam rồi chăn cả đàn trâu đực")
    assert CROPS.loosely_at(words, 0) == (3, "both")
    assert ACTS.loosely_at(words, 0, least=2) is None


def test_a_phrase_may_go_on_from_a_word_that_is_not_there() -> None:
    assert CROPS.tail_at("trong", Words("Chè và cam"), 0) == (3, "both")
    assert ACTS.tail_at("trong", Words("Chè và cam"), 0) is None
