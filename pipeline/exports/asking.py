"""What is selected, asked of the tables once and read row by row, so that much of it takes no more room than little."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from pipeline.analysis import Selection, connect

_AT_ONCE = 2000
"""Rows that are held at a time."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The tasks selected, and the rows that belong to them. Of use while the connection is open."""

    connection: duckdb.DuckDBPyConnection
    selection: Selection

    def count(self, name: str) -> int:
        """How many rows `rows` gives."""
        [(found,)] = self.connection.execute(f"SELECT count(*) FROM ({_questions()[name]})").fetchall()
        return int(found)

    def rows(self, name: str) -> Iterator[Mapping[str, Any]]:
        """Rows of one of the questions in data/exports.sql by column, in reading order of the plans."""
        asked = self.connection.cursor().execute(_questions()[name])
        columns = [column[0] for column in asked.description or ()]
        while found := asked.fetchmany(_AT_ONCE):
            yield from (dict(zip(columns, row, strict=True)) for row in found)


@contextmanager
def choose(tables: Path, selection: Selection, *, memory: str | None = None) -> Iterator[Chosen]:
    """The tasks of the tables that are selected; all where nothing is asked. `memory` as `connect` takes it.

    Raises NoTables, duckdb.Error.
    """
    condition, parameters = selection.condition()
    with connect(tables, memory=memory) as connection:
        connection.execute(
            f"CREATE TABLE chosen AS SELECT * EXCLUDE (bare_text) FROM v_tasks WHERE {condition}", parameters
        )
        connection.execute(_of_deadlines(selection), _days(selection))
        every = "SELECT document_id FROM documents" if selection == Selection() else "SELECT document_id FROM chosen"
        connection.execute(f"CREATE TABLE chosen_documents AS SELECT DISTINCT document_id FROM ({every})")
        yield Chosen(connection, selection)


def _of_deadlines(selection: Selection) -> str:
    """The deadlines of the tasks; of a period only those that fall in it."""
    falling = "WHERE deadline_id IN (SELECT deadline_id FROM occurrences(?, ?))" if _days(selection) else ""
    return f"CREATE TABLE chosen_deadlines AS SELECT v.*, c.section_path, c.coordinate, c.implement FROM v_deadlines AS v JOIN chosen AS c USING (task_id) {falling}"


def _days(selection: Selection) -> list[Any]:
    if selection.start is None and selection.end is None:
        return []
    return [selection.start or "1900-01-01", selection.end or "2100-12-31"]


@cache
def _questions() -> dict[str, str]:
    """The questions of data/exports.sql by name; "-- name: x" stands before each."""
    text = files("pipeline").joinpath("data", "exports.sql").read_text(encoding="utf-8")
    parts = re.split(r"^-- name: (\w+)\n", text, flags=re.MULTILINE)[1:]
    return {name: sql.strip().removesuffix(";") for name, sql in zip(parts[::2], parts[1::2], strict=True)}
