"""A copy of the tables in one DuckDB file, with the views worked out: quick for a web page and for a million tasks."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import duckdb
import pyarrow as pa
from duckdb.func import PythonUDFType

from pipeline.analysis.connection import LOCKED, add_macros, over_parquet
from pipeline.analysis.search import all_bare
from pipeline.analysis.task_index import TaskIndex, index_tasks
from pipeline.analysis.views import MACROS, VIEWS, definition, statements
from pipeline.published import NoTables
from pipeline.schema import RECORDS, SCHEMA_VERSION

T = TypeVar("T")

_FORM = "2"
"""Another where the same tables give another copy, but for the SQL of views and macros, which tells that itself."""

_BY_DOCUMENT = " ORDER BY document_id, ordinal"
"""What joins and files put out of order is put back, so that one document's rows lie together and are found at once."""

_MEMORY, _INDEX_MEMORY = "1GB", "500MB"
"""Allowed to the making of a copy, and then of its index; what needs more goes to the disk meanwhile."""

_COPY, _WORDS = ".duckdb", ".words"
_ASIDE = "making-"
_TRIES = 3
_CHANGED = "the tables were written while they were copied; try again when the run has ended"
_UNREADABLE = (OSError, EOFError, ValueError, duckdb.Error)
"""What opening a copy raises that is gone because somebody made a newer one, or damaged, as where the power failed."""


class TablesChanged(OSError):
    """The tables were written while they were copied, so that the copy would be of no state that they ever had."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy of the tables, opened: `state` names what they held, `taken` is a moment at which they held it."""

    connection: duckdb.DuckDBPyConnection
    index: TaskIndex
    state: str
    taken: datetime


def snapshot(tables: Path, cache: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a copy of the tables as they are now, made where there is none yet.

    The copy has the tables and v_* views as tables, and the macros. It lies in `cache` (default: the user's cache
    folder), is made aside and renamed, and takes the place of copies of earlier states. Cursors of the connection may
    be used from threads. Raises NoTables, OSError (TablesChanged where they are written again and again).
    """
    return _opened(tables, cache, lambda path: duckdb.connect(path, read_only=True, config=LOCKED))


def indexed_snapshot(tables: Path, cache: Path | None = None) -> Snapshot:
    """The same, with the tasks in it by place."""
    return _opened(tables, cache, _indexed)


def latest_snapshot(tables: Path, cache: Path | None = None) -> Snapshot | None:
    """The copy at hand, be it of an earlier state; nothing is made. None where none can be read. Raises NoTables, OSError."""
    folder = cache or default_cache(tables)
    now = state(tables)
    copies = [path for path in folder.glob(f"{_form()}-*{_COPY}") if _is_whole(path)]
    try:
        latest = max(copies, key=lambda path: (path.stem == now, path.stat().st_mtime), default=None)
        return _indexed(latest) if latest else None
    except _UNREADABLE:
        return None


def _indexed(path: Path) -> Snapshot:
    taken = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    connection = duckdb.connect(path, read_only=True, config=LOCKED)
    return Snapshot(connection, TaskIndex(connection, path.with_suffix(_WORDS)), path.stem, taken)


def _opened(tables: Path, cache: Path | None, open_copy: Callable[[Path], T]) -> T:
    folder = cache or default_cache(tables)
    for _ in range(_TRIES - 1):
        with suppress(TablesChanged, FileNotFoundError):
            path = _copy(tables, folder)
            try:
                return open_copy(path)
            except _UNREADABLE:
                path.unlink(missing_ok=True)
    return open_copy(_copy(tables, folder))


def _copy(tables: Path, folder: Path) -> Path:
    """The copy's path; the file of its words lies beside it."""
    path = folder / f"{state(tables)}{_COPY}"
    if not _is_whole(path):
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        try:
            _make(tables, path)
        except duckdb.Error as error:
            if state(tables) != path.stem:  # a file that was replaced or taken away while it was read
                raise TablesChanged(_CHANGED) from error
            if not isinstance(error, duckdb.OperationalError | duckdb.FatalException):
                raise
            # the disk is full
            raise OSError(f"no copy of the tables can be made: {error}") from error
        # the tables are still what they were, so no other copy is newer
        for other in (*folder.glob(f"*{_COPY}"), *folder.glob(f"*{_WORDS}")):
            if other.stem != path.stem:
                other.unlink(missing_ok=True)
    return path


def _is_whole(path: Path) -> bool:
    return path.exists() and path.with_suffix(_WORDS).exists()


def state(tables: Path) -> str:
    """A name for the tables as they are: another where a file, the views or the program's form of them changed.

    Raises NoTables.
    """
    digest = hashlib.sha256()
    found = False
    for record in RECORDS:
        for path in sorted((tables / record.TABLE).glob("**/*.parquet")):
            found = True
            try:
                about = path.stat()
            except FileNotFoundError:  # it was just taken away: whoever asks again gets another name
                continue
            digest.update(f"{path.relative_to(tables)} {about.st_size} {about.st_mtime_ns} {about.st_ino}\n".encode())
    if not found:
        raise NoTables(str(tables))
    return f"{_form()}-{digest.hexdigest()[:16]}"


@lru_cache
def _form() -> str:
    """A name for what copies are like that this program makes."""
    digest = hashlib.sha256(f"{_FORM} {SCHEMA_VERSION} {duckdb.__version__}".encode())
    for name in (*MACROS, "places"):
        digest.update(statements(name).encode())
    for view in VIEWS:
        digest.update(definition(view).encode())
    return digest.hexdigest()[:8]


def default_cache(tables: Path) -> Path:
    """The folder for copies of these tables, under $XDG_CACHE_HOME or ~/.cache."""
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    place = hashlib.sha256(os.fsencode(tables.resolve())).hexdigest()[:16]
    return root / "kehoach" / "snapshots" / place


def _make(tables: Path, path: Path) -> None:
    with _aside(path.parent) as aside:
        made = Path(aside) / path.name
        with over_parquet(tables) as connection:
            connection.execute(f"SET memory_limit = '{_MEMORY}'")
            _quicken(connection)
            connection.execute(f"ATTACH '{str(made).replace(chr(39), chr(39) * 2)}' AS copy")
            for name in (*(record.TABLE for record in RECORDS), *VIEWS):
                connection.execute(f"CREATE TABLE copy.{name} AS FROM memory.{name}{_order(connection, name)}")
            connection.execute("USE copy")
            add_macros(connection)
            connection.execute("USE memory; DETACH copy")
        words = made.with_suffix(_WORDS)
        with duckdb.connect(made, config={"memory_limit": _INDEX_MEMORY, "temp_directory": f"{aside}/spill"}) as copy:
            index_tasks(copy, words)
            copy.execute("CHECKPOINT")  # at the closing a disk that is full would go unnoticed
        if state(tables) != path.stem:
            raise TablesChanged(_CHANGED)
        words.replace(path.with_suffix(_WORDS))
        made.replace(path)  # the last, so that who finds it finds the words, too


def _order(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    columns = {column for column, *_ in connection.execute(f"DESCRIBE memory.{name}").fetchall()}
    return _BY_DOCUMENT if {"document_id", "ordinal"} <= columns else ""


@contextmanager
def _aside(folder: Path) -> Iterator[str]:
    """A folder to make something in, locked meanwhile, so that others see that it is not left over."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=_ASIDE) as aside:
        descriptor = os.open(aside, os.O_RDONLY)
        try:
            with suppress(OSError):  # not every share has locks
                fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
            yield aside
        finally:
            os.close(descriptor)


def _sweep(folder: Path) -> None:
    """Remove what those left who were killed while they made a copy."""
    for left in folder.glob(f"{_ASIDE}*"):
        with suppress(OSError):  # somebody is at it, or it is gone
            descriptor = os.open(left, os.O_RDONLY)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(left, ignore_errors=True)
            finally:
                os.close(descriptor)


def _quicken(connection: duckdb.DuckDBPyConnection) -> None:
    """Put a quick function in the place of the macro `bare`, which takes the longest of all where there is much text."""
    connection.execute("DROP MACRO bare")
    text = duckdb.sqltype("VARCHAR")
    connection.create_function("bare", _bare_column, [text], text, type=PythonUDFType.ARROW)


def _bare_column(texts: pa.ChunkedArray) -> pa.Array:
    return pa.array(all_bare(texts.to_pylist()), pa.string())
