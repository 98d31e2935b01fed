"""Tasks by place are the tasks that the tables themselves give, in the same order, however they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import invented_tables
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.analysis import TaskIndex, indexed_snapshot
from pipeline.analysis.search import bare_words
from pipeline.analysis.word_places import WordPlaces, index_words

RULES = {
    "aa-r1": "FREQ=MONTHLY;INTERVAL=3",
    "aa-r2": "FREQ=WEEKLY;BYDAY=FR",
    "aa-r3": "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15",
    "aa-r4": "FREQ=MONTHLY;BYMONTHDAY=-1",
}
Indexed = tuple[duckdb.DuckDBPyConnection, TaskIndex]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Indexed]:
    folder = tmp_path_factory.mktemp("places")
    copy = indexed_snapshot(invented_tables.write(folder / "out", RULES), folder / "cache")
    with copy.connection:
        yield copy.connection, copy.index


def places(connection: duckdb.DuckDBPyConnection, condition: str, *parameters: object) -> list[int]:
    sql = f"SELECT rowid FROM v_tasks WHERE {condition} ORDER BY rowid"
    return [place for (place,) in connection.execute(sql, parameters).fetchall()]


def _indexed(folder: Path, texts: list[str | None]) -> WordPlaces:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE written (text VARCHAR)")
    if texts:
        connection.executemany("INSERT INTO written VALUES (?)", [[text] for text in texts])
    index_words(connection, "written", "text", folder / "a.words")
    return WordPlaces(connection, folder / "a.words")


def _found(words: WordPlaces, n: int, letters: str) -> list[int]:
    marks = np.zeros(n, np.bool_)
    words.mark(letters, marks)
    return np.flatnonzero(marks).tolist()


TEXTS = st.lists(st.text("abđ, \n\u00a0(1", max_size=20), max_size=12)


@settings(max_examples=25, deadline=None)
@given(texts=TEXTS, query=st.text("abđ,(1 ", max_size=6))
def test_letters_are_found_where_the_texts_hold_them(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], query: str
) -> None:
    words = _indexed(tmp_path_factory.mktemp("words"), list(texts))
    for word in bare_words(query):
        assert _found(words, len(texts), word) == [place for place, text in enumerate(texts) if word in text]


def test_words_of_many_texts_are_found_in_all_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.analysis.word_places._AT_ONCE", 2)
    monkeypatch.setattr("pipeline.analysis.word_places._FEW", 1)
    words = _indexed(tmp_path, ["dao duong", None, "duong xa duong", "cau", "xa cau duong", ""])
    assert _found(words, 6, "duong") == [0, 2, 4]
    assert _found(words, 6, "x") == [2, 4]
    assert _found(words, 6, "ao") == [0]
    assert _found(words, 6, "u") == [0, 2, 3, 4]
    assert _found(words, 6, "khong") == []


def test_no_texts_have_no_words(tmp_path: Path) -> None:
    assert _found(_indexed(tmp_path, []), 0, "a") == []


@pytest.mark.parametrize("letters", ["dat", "t", "kiem", "68", "›", "khong"])
def test_a_word_is_found_as_in_the_text_itself(copy: Indexed, letters: str) -> None:
    connection, index = copy
    assert np.flatnonzero(index.with_letters(letters)).tolist() == places(connection, "contains(bare_text, ?)", letters)


@pytest.mark.parametrize("start", [date(2024, 1, 1), date(2024, 1, 16), date(2024, 6, 30), date(2024, 11, 15)])
@pytest.mark.parametrize("days", [0, 1, 40, 400])
def test_what_comes_again_falls_where_the_view_says(copy: Indexed, start: date, days: int) -> None:
    connection, index = copy
    end = start + timedelta(days)
    for marks, again in (
        (index.recurring(start, end), "is_recurrence"),
        (index.dated(start, end), "NOT is_recurrence"),
    ):
        falling = f"task_id IN (SELECT task_id FROM occurrences(?, ?) WHERE {again})"
        assert np.flatnonzero(marks).tolist() == places(connection, falling, start, end)


@pytest.mark.parametrize(
    ("start", "end", "falls"),
    [
        (date(2024, 12, 31), None, True),
        (date(2025, 1, 1), None, False),
        (None, date(2024, 1, 14), False),
        (None, date(2024, 1, 15), True),
        (date(2000, 1, 1), date(2050, 1, 1), True),
        (date(2024, 12, 31), date(2024, 1, 1), False),
    ],
)
def test_a_period_may_be_open_to_either_side(copy: Indexed, start: date | None, end: date | None, falls: bool) -> None:
    """The plan is for 15 January to 31 December 2024."""
    _, index = copy
    marked = index.recurring(start, end)
    assert marked.any() == falls


@pytest.mark.parametrize(
    ("order", "sql"),
    [
        ("plan", "issue_date DESC NULLS LAST, document_id, ordinal"),
        ("due", "first_due NULLS LAST, document_id, ordinal"),
        ("latest", "last_due DESC NULLS LAST, document_id, ordinal"),
        ("doubt", "confidence, document_id, ordinal"),
    ],
)
def test_orders_are_those_of_the_columns(copy: Indexed, order: str, sql: str) -> None:
    connection, index = copy
    expected = [task for (task,) in connection.execute(f"SELECT task_id FROM v_tasks ORDER BY {sql}").fetchall()]
    n, first = index.page(index.together([]), order, 0, 2)
    _, rest = index.page(index.together([]), order, 2, 2)
    assert n == 3
    assert [row["task_id"] for row in index.rows([*first, *rest], "task_id")] == expected


def test_marks_are_joined_and_units_found(copy: Indexed) -> None:
    connection, index = copy
    units = index.of_units("contains(bare(unit), ?)", ["phong"])
    assert np.flatnonzero(units).tolist() == places(connection, "task_id = 'aa-t1'")
    assert index.page(index.together([units, index.where("domain IS NULL", [])]), "plan", 0, 5) == (0, [])
    assert index.rows([], "task_id") == []


def test_the_days_next_to_a_day(copy: Indexed) -> None:
    connection, index = copy
    [place] = places(connection, "task_id = 'aa-t1'")
    june, september = date(2024, 6, 30), date(2024, 9, 30)
    assert index.days_from(june, 5, back=False) == [(june, place), (september, place)]
    assert index.days_from(september, 5, back=True) == [(june, place)]
    assert index.days_from(june, 1, back=False) == [(june, place)]
