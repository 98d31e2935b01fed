"""The tasks of a copy of the tables by place, to be searched, filtered and sorted in a moment however many there are.

A place is a row's number in the copy's v_tasks. What is asked makes marks, one a task; marks are joined, and the page
wanted is read off an order that was worked out before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt

from pipeline.analysis.views import statements
from pipeline.analysis.word_places import WordPlaces, index_words

Marks = npt.NDArray[np.bool_]

ORDERS: Mapping[str, str] = {
    "plan": "coalesce(DATE '1970-01-01' - issue_date, 2147483647)",
    "due": "coalesce(first_due - DATE '1970-01-01', 2147483647)",
    "latest": "coalesce(DATE '1970-01-01' - last_due, 2147483647)",
    "doubt": "confidence",
}
"""Orders by name: the newest plan first, the first due, the last due, the least sure; what is not known comes last, and
of equals those before that stand before in v_tasks."""

_ENOUGH_DAYS = 2200
"""Within them whatever comes again has come: every month, every year, every five years."""


def index_tasks(connection: duckdb.DuckDBPyConnection, words: Path) -> None:
    """Make what a TaskIndex asks for, in a copy that has its tables, views and macros; `words` is a file beside it."""
    connection.execute(statements("places"))
    index_words(connection, "v_tasks", "bare_text", words)


class TaskIndex:
    """The tasks of one copy. May be asked from several threads. Some 20 bytes a task are held."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, words: Path) -> None:
        self._connection = connection
        self._words = WordPlaces(connection, words)
        keys = ", ".join(f"{key} AS {name}" for name, key in ORDERS.items())
        found = connection.execute(f"SELECT {keys} FROM v_tasks").fetchnumpy()
        self._orders = {name: np.argsort(np.asarray(found[name]), kind="stable").astype(np.uint32) for name in ORDERS}
        self.n = self._orders["plan"].size

    def with_letters(self, letters: str) -> Marks:
        """Tasks in whose bare_text a word has these letters, which hold no blank."""
        marks = np.zeros(self.n, np.bool_)
        self._words.mark(letters, marks)
        return marks

    def where(self, condition: str, parameters: Sequence[object]) -> Marks:
        """Tasks that fulfil a condition over the columns of v_tasks."""
        return self._marked(f"SELECT rowid AS place FROM v_tasks WHERE {condition}", parameters)

    def of_units(self, condition: str, parameters: Sequence[object]) -> Marks:
        """Tasks with a unit, in whatever role, that fulfils a condition over the columns of dim_units."""
        units = f"SELECT unit_id FROM dim_units WHERE {condition}"
        return self._marked(f"SELECT place FROM task_places WHERE unit_id IN ({units})", parameters)

    def dated(self, start: date, end: date) -> Marks:
        """Tasks with a deadline whose due date falls in the period."""
        return self._marked("SELECT place FROM task_days WHERE day BETWEEN ? AND ?", [start, end])

    def days_from(self, day: date, n: int, *, back: bool) -> list[tuple[date, int]]:
        """The next `n` due dates from a day on, or those last before it, each with the place of its task."""
        within, order = ("day < ?", "day DESC") if back else ("day >= ?", "day")
        sql = f"SELECT day, place FROM task_days WHERE {within} ORDER BY {order}, place LIMIT ?"
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, [day, n]).fetchall()

    def recurring(self, start: date | None, end: date | None) -> Marks:
        """Tasks with a deadline that comes again and again and falls in the period, which may be open to either side."""
        return self._marked(
            "WITH rules AS (SELECT *, rule_parts(recurrence) AS parts, greatest(since, ?) AS low, "
            "least(coalesce(until, DATE '9999-12-30'), ?, greatest(since, ?) + ?) AS high "
            "FROM (SELECT DISTINCT recurrence, since, until FROM task_recurrences WHERE since IS NOT NULL)), "
            "days AS (SELECT *, CAST(unnest(generate_series(low, high, INTERVAL 1 DAY)) AS DATE) AS day "
            "FROM rules WHERE low <= high), "
            "falling AS (SELECT DISTINCT recurrence, since, until FROM days WHERE falls_on(parts, since, day)) "
            "SELECT place FROM task_recurrences AS r JOIN falling AS f "
            "ON r.recurrence = f.recurrence AND r.since = f.since AND r.until IS NOT DISTINCT FROM f.until",
            [start or date.min, end or date.max, start or date.min, _ENOUGH_DAYS],
        )

    def together(self, marks: Sequence[Marks]) -> Marks:
        """Tasks that have every mark; all where there is none."""
        return np.logical_and.reduce(marks) if len(marks) else np.ones(self.n, np.bool_)

    def page(self, marks: Marks, order: str, first: int, size: int) -> tuple[int, list[int]]:
        """How many tasks are marked; and from the `first` (from 0) in one of ORDERS on, the places of `size` of them."""
        ordered = self._orders[order]
        found = ordered[marks[ordered]]
        return found.size, found[first : first + size].tolist()

    def rows(self, places: Sequence[int], columns: str) -> list[dict[str, Any]]:
        """The tasks in these places, in that order, with these columns of v_tasks."""
        if not places:
            return []
        # joined with values, rows far apart are read for themselves; a list of numbers would have the table gone through
        wanted = ", ".join(f"({place})" for place in places)
        sql = f"SELECT rowid AS place, {columns} FROM v_tasks WHERE rowid IN (FROM (VALUES {wanted}))"
        with self._connection.cursor() as cursor:
            found = cursor.execute(sql)
            names = [column[0] for column in found.description]
            by_place = {row[0]: dict(zip(names, row, strict=True)) for row in found.fetchall()}
        return [by_place[place] for place in places]

    def _marked(self, sql: str, parameters: Sequence[object]) -> Marks:
        with self._connection.cursor() as cursor:
            found = cursor.execute(sql, list(parameters)).fetchnumpy()
        marks = np.zeros(self.n, np.bool_)
        marks[np.asarray(found["place"])] = True
        return marks
