"""An in-memory DuckDB database whose tables are the Parquet files themselves."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

import duckdb

from pipeline.analysis.views import VIEWS, definition, statements
from pipeline.published import NoTables
from pipeline.schema import RECORDS, Record, arrow_schema

_SQL_TYPES = {
    "string": "VARCHAR",
    "int64": "BIGINT",
    "double": "DOUBLE",
    "bool": "BOOLEAN",
    "date32[day]": "DATE",
    "timestamp[us, tz=UTC]": "TIMESTAMPTZ",
}

LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_access": False,
    "lock_configuration": True,
}
"""Settings of a database that opens nothing but itself, fetches nothing, and stays so."""

_BOUNDED_THREADS = 2
"""Each thread holds rows of its own."""


def connect(tables: Path, *, memory: str | None = None) -> duckdb.DuckDBPyConnection:
    """Every table as a view of its name, the macros, and the views v_*.

    Files are opened when a question is asked, so that it sees the tables as they are then. The connection reads these
    tables' folders and nothing else, and no network. `memory` ("200MB", "80%") bounds what it holds: what is beyond that
    lies on the disk meanwhile, rows come in no order but what ORDER BY says, and a question that can't do with so little
    raises duckdb.OutOfMemoryException. Raises NoTables.
    """
    connection = over_parquet(tables)
    if memory is not None:
        connection.execute(f"SET threads = {_BOUNDED_THREADS}; SET preserve_insertion_order = false")
        connection.execute("SET memory_limit = ?", [memory])
    lock(connection, [tables / record.TABLE for record in RECORDS])
    return connection


def over_parquet(tables: Path) -> duckdb.DuckDBPyConnection:
    """The same, not locked. Raises NoTables."""
    if not any((tables / record.TABLE).is_dir() for record in RECORDS):
        raise NoTables(str(tables))
    return _with_views(tables.resolve())


def empty() -> duckdb.DuckDBPyConnection:
    """The same tables and views with nothing in them, to see what they are."""
    return _with_views(None)


def _with_views(tables: Path | None) -> duckdb.DuckDBPyConnection:
    spill = Path(tempfile.gettempdir()) / "kehoach-duckdb"
    connection = duckdb.connect(config={"temp_directory": str(spill)})
    for record in RECORDS:
        connection.execute(_view(tables, record))
    add_macros(connection)
    for view in VIEWS:
        connection.execute(definition(view))
    return connection


def add_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """`bare`, `matches`, `short_name` and `occurrences`; the tables must be there."""
    connection.execute(statements("macros"))
    connection.execute(statements("occurrences"))


def lock(connection: duckdb.DuckDBPyConnection, folders: Iterable[Path]) -> None:
    """From now on only files in these folders can be opened, nothing is fetched, and none of this can be changed."""
    connection.execute("SET allowed_directories = ?", [[f"{folder.resolve()}/" for folder in folders]])
    for name, value in LOCKED.items():
        connection.execute(f"SET {name} = {value}")


def _view(tables: Path | None, record: type[Record]) -> str:
    """A view over the table's files, or an empty one where there are none yet."""
    folder = tables / record.TABLE if tables else None
    if folder is None or next(folder.glob("**/*.parquet"), None) is None:
        columns = (f"CAST(NULL AS {_SQL_TYPES[str(field.type)]}) AS {field.name}" for field in arrow_schema(record))
        return f"CREATE VIEW {record.TABLE} AS SELECT {', '.join(columns)} WHERE false"
    files = f"{folder}/**/*.parquet".replace("'", "''")
    return f"CREATE VIEW {record.TABLE} AS FROM read_parquet('{files}', hive_partitioning = false)"
