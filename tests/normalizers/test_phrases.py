"""Phrases as one expression."""

from __future__ import annotations

import re

import pytest

from normalizers.phrases import either

PHRASES = ["trồng", "trồng chè", "trồng chè, cam", "trồng cây", "chăn trâu", "A/B", "1.2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trong che", "trong che"),
        ("trong  che , cam", "trong  che , cam"),
        ("trong che cam", "trong che"),
        ("trong cay", "trong cay"),
        ("trong ca", "trong"),
        ("chan trau", "chan trau"),
        ("chan", None),
        ("a/b", "a/b"),
        ("1.2", "1.2"),
        ("1,2", None),
    ],
)
def test_the_longest_phrase_that_a_text_begins_with_is_found(text: str, expected: str | None) -> None:
    found = re.match(either(PHRASES), text)
    assert (found and found.group()) == expected


def test_a_longer_phrase_gives_way_where_what_must_follow_does_not() -> None:
    found = re.match(rf"(?:{either(PHRASES)})(?!\w)", "trong chem")
    assert found
    assert found.group() == "trong"


def test_what_phrases_begin_alike_with_is_written_once() -> None:
    assert either(["gieo mạ", "gieo hạt", "gieo"]).count("g") == 1
