"""A text in pieces: the row's words and the restored ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.web.marked_text import pieces


def a_correction(start: int, end: int, before: str = "xx", kind: str = "diacritics") -> dict[str, object]:
    return {"char_start": start, "char_end": end, "before": before, "kind": kind, "confidence": 0.9}


def test_the_rows_words_are_marked() -> None:
    found = pieces("lập danh sách hộ", 100, (104, 113), [])
    assert [(piece.text, piece.here, piece.first) for piece in found] == [
        ("lập ", False, False),
        ("danh sách", True, True),
        (" hộ", False, False),
    ]


def test_a_restored_word_tells_what_stood_there() -> None:
    found = pieces("lập danh sách", 0, None, [a_correction(9, 13, "sach")])
    assert [(piece.text, piece.before) for piece in found] == [("lập danh ", None), ("sách", "sach")]


def test_how_letters_were_stored_is_not_told() -> None:
    assert len(pieces("lập danh sách", 0, None, [a_correction(0, 3, kind="mark_order")])) == 1


def test_a_restored_word_across_the_rows_end_is_cut_there() -> None:
    found = pieces("abcdef", 0, (0, 3), [a_correction(2, 5)])
    assert [(piece.text, piece.here, piece.before) for piece in found] == [
        ("ab", True, None),
        ("c", True, "xx"),
        ("de", False, "xx"),
        ("f", False, None),
    ]


@given(
    st.text(max_size=40),
    st.integers(0, 1000),
    st.tuples(st.integers(0, 1040), st.integers(0, 1040)) | st.none(),
    st.lists(st.tuples(st.integers(0, 1040), st.integers(0, 5)), max_size=8),
)
def test_nothing_is_lost_or_told_twice(
    text: str, offset: int, here: tuple[int, int] | None, changes: list[tuple[int, int]]
) -> None:
    found = pieces(text, offset, here, [a_correction(start, start + length) for start, length in changes])
    assert "".join(piece.text for piece in found) == text
    assert sum(piece.first for piece in found) <= 1
