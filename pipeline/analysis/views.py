"""The views over the tables, kept as SQL beside the code, and what each of their columns means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import duckdb

from extractors.records import DeadlineRow, DocumentRow, FindingRow, TaskRow, UnitRow
from pipeline.schema import RECORDS, Record, arrow_schema, describe

MACROS = ("macros", "occurrences")
VIEWS: dict[str, tuple[type[Record], ...]] = {
    "v_tasks": (TaskRow, DocumentRow),
    "v_deadlines": (DeadlineRow, DocumentRow),
    "v_units": (UnitRow,),
    "v_findings": (FindingRow, DocumentRow),
    "v_plans": (DocumentRow,),
}
"""Each view with the tables whose columns it takes over; where both have one, the first's is meant."""


@cache
def statements(name: str) -> str:
    """The SQL of a data file under views/."""
    return files("pipeline").joinpath("data", "views", f"{name}.sql").read_text(encoding="utf-8")


@cache
def definition(view: str) -> str:
    """The SQL that makes a view and says what it is."""
    return statements(view.removeprefix("v_"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table or view: its name, its SQL type, and what it means."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or view that can be asked, and what one row of it is."""

    name: str
    description: str
    columns: tuple[Column, ...]


def relations(connection: duckdb.DuckDBPyConnection) -> tuple[Relation, ...]:
    """Every view and table of a connection that `connect` made, the views first."""
    described = [Relation(view, _comment(connection, view), _columns(connection, view, VIEWS[view])) for view in VIEWS]
    tables = [
        Relation(record.TABLE, describe(record), _columns(connection, record.TABLE, (record,))) for record in RECORDS
    ]
    return (*described, *tables)


def _comment(connection: duckdb.DuckDBPyConnection, view: str) -> str:
    found = connection.execute("SELECT comment FROM duckdb_views() WHERE view_name = ?", [view]).fetchone()
    return str(found[0]) if found and found[0] else ""


def _columns(connection: duckdb.DuckDBPyConnection, name: str, records: tuple[type[Record], ...]) -> tuple[Column, ...]:
    """The columns in order; one that says nothing itself means what it means in the first table that has it."""
    inherited = {
        field.name: field.metadata[b"description"].decode()
        for record in reversed(records)
        for field in arrow_schema(record)
    }
    found = connection.execute(
        "SELECT column_name, data_type, comment FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index",
        [name],
    ).fetchall()
    return tuple(Column(column, type_, comment or inherited.get(column, "")) for column, type_, comment in found)
