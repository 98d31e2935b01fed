"""The ledger's file: made, opened, and known by its version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.contents import Contents
from pipeline.durable import sync_folder
from pipeline.ledger import Ledger
from pipeline.schema import SCHEMA_VERSION

FIRST_CONTENTS = "contents.json"
"""What the first version kept in the ledger's place."""
_FORMAT = 3
"""Raised whenever the tables change."""
_WANTED = {"format": str(_FORMAT), "schema_version": SCHEMA_VERSION}
_LASTING = ("attempts", "changes", "told", "unused")
"""Tables that outlive a format: how often documents were tried, what runs changed, since when rows are nobody's."""
_TABLES = Path(__file__).with_name("data") / "ledger.sql"


class OtherVersion(Exception):
    """The folder holds tables of another layout than this program writes."""


class DamagedLedger(Exception):
    """The ledger can't be read; the message says where it lies and what is wrong."""


def make_ledger(path: Path, contents: Contents, *, aside: Path) -> None:
    """Put a new ledger in the place of whatever is there, whole or not at all: it knows these contents and no facts.

    What an older one there says that nothing else tells is taken over. Raises sqlite3.Error, OSError.
    """
    aside.mkdir(parents=True, exist_ok=True)
    fresh = aside / "ledger.tmp"
    for suffix in ("", "-wal", "-shm"):  # of one that was killed: SQLite would take its log for the new one's
        fresh.with_name(fresh.name + suffix).unlink(missing_ok=True)
    with open_ledger(fresh) as ledger:
        ledger.save_contents(contents)
        ledger.save_changes("", (), contents)
    if path.exists():
        _take_over(path, fresh)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    fresh.replace(path)
    sync_folder(path.parent)


def _take_over(old: Path, fresh: Path) -> None:
    """Copy the tables that can't be made again, as far as the old ledger has them, in one transaction."""
    with closing(sqlite3.connect(fresh)) as connection:
        connection.execute("ATTACH ? AS old", (str(old),))
        with connection:
            for table in _LASTING:
                columns = _columns(connection, "main", table)
                if set(columns) == set(_columns(connection, "old", table)):
                    named = ", ".join(columns)
                    connection.execute(f"DELETE FROM main.{table}")
                    connection.execute(f"INSERT INTO main.{table} ({named}) SELECT {named} FROM old.{table}")


def _columns(connection: sqlite3.Connection, ledger: str, table: str) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?, ?)", (table, ledger))]


def read_old_contents(path: Path) -> Contents | None:
    """The contents in a ledger of an older format; None where it is of the present one.

    Raises OtherVersion (a newer program's, which this one would bring back to columns that it outgrew), DamagedLedger.
    """
    try:
        with closing(sqlite3.connect(path)) as connection:
            return _old_contents(connection)
    except sqlite3.OperationalError as error:
        raise OtherVersion(f"the ledger {path} is of no version known: {error}") from error
    except sqlite3.DatabaseError as error:
        raise DamagedLedger(f"the ledger {path} is damaged: {error}") from error


def _old_contents(connection: sqlite3.Connection) -> Contents | None:
    try:
        _prepare(connection)
        return None
    except OtherVersion:
        found = _about(connection)
        if any(int(found.get(name, 0)) > int(value) for name, value in _WANTED.items()):
            raise
        return Ledger(connection).contents()


@contextmanager
def open_ledger(path: Path) -> Iterator[Ledger]:
    """The ledger at the path, made where there is none. Raises OtherVersion, DamagedLedger, OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.with_name(FIRST_CONTENTS).exists() and not path.exists():
        raise OtherVersion("version 0.1 of this program, which kept no ledger")
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            _prepare(connection)
            yield Ledger(connection)
    except sqlite3.OperationalError as error:
        raise OSError(f"the ledger {path} can't be written: {error}") from error
    except sqlite3.DatabaseError as error:
        raise DamagedLedger(f"the ledger {path} is damaged: {error}") from error


def _prepare(connection: sqlite3.Connection) -> None:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'about'").fetchone():
        tables = _TABLES.read_text(encoding="utf-8")
        statements = "".join(f"INSERT INTO about VALUES ('{name}', '{value}');" for name, value in _WANTED.items())
        connection.executescript(f"BEGIN; {tables} {statements} COMMIT;")
    found = _about(connection)
    if found != _WANTED:
        raise OtherVersion(f"{_said(found)}, this program writes {_said(_WANTED)}")


def _about(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(map(tuple, connection.execute("SELECT name, value FROM about")))


def _said(version: Mapping[str, str]) -> str:
    return f"schema version {version.get('schema_version')}, ledger format {version.get('format')}"
