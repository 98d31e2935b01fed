"""A copy of the tables in one DuckDB file, with the views worked out: quick for a web page and for a million tasks."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb
import pyarrow as pa
from duckdb.func import PythonUDFType

from pipeline.analysis.connection import LOCKED, add_macros, over_parquet
from pipeline.analysis.search import all_bare
from pipeline.analysis.task_index import TaskIndex, index_tasks
from pipeline.analysis.views import MACROS, VIEWS, definition, statements
from pipeline.published import NoTables
from pipeline.schema import RECORDS, SCHEMA_VERSION

_ORDER = {"v_tasks": " ORDER BY document_id, ordinal", "v_deadlines": " ORDER BY document_id, ordinal"}
"""What joins put out of order is put back, so that one document's rows lie together."""

_MEMORY, _INDEX_MEMORY = "1GB", "500MB"
"""Allowed to the making of a copy, and then of its index; what needs more goes to the disk meanwhile."""

_WORDS = ".words"
_ASIDE = "making-"


def snapshot(tables: Path, cache: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a copy of the tables as they are now, made where there is none yet.

    The copy has the tables and v_* views as tables, and the macros. It lies in `cache` (default: the user's cache
    folder), is made aside and renamed, and takes the place of copies of earlier states. Cursors of the connection may
    be used from threads. Raises NoTables, OSError.
    """
    return duckdb.connect(_copy(tables, cache), read_only=True, config=LOCKED)


def indexed_snapshot(tables: Path, cache: Path | None = None) -> tuple[duckdb.DuckDBPyConnection, TaskIndex]:
    """The same, with the tasks in it by place. Raises NoTables, OSError."""
    path = _copy(tables, cache)
    connection = duckdb.connect(path, read_only=True, config=LOCKED)
    return connection, TaskIndex(connection, path.with_suffix(_WORDS))


def _copy(tables: Path, cache: Path | None) -> Path:
    """The copy's path; the file of its words lies beside it."""
    folder = cache or default_cache(tables)
    path = folder / f"{state(tables)}.duckdb"
    if not (path.exists() and path.with_suffix(_WORDS).exists()):
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        try:
            _make(tables, path)
        except (duckdb.OperationalError, duckdb.FatalException) as error:  # the disk is full
            raise OSError(f"no copy of the tables can be made: {error}") from error
        for other in (*folder.glob("*.duckdb"), *folder.glob(f"*{_WORDS}")):
            if other.stem != path.stem:
                other.unlink(missing_ok=True)
    return path


def state(tables: Path) -> str:
    """A name for the tables as they are: another where a file, the views or the program's form of them changed.

    Raises NoTables.
    """
    digest = hashlib.sha256(f"{SCHEMA_VERSION} {duckdb.__version__}".encode())
    for name in (*MACROS, "places"):
        digest.update(statements(name).encode())
    for view in VIEWS:
        digest.update(definition(view).encode())
    found = False
    for record in RECORDS:
        for path in sorted((tables / record.TABLE).glob("**/*.parquet")):
            found = True
            about = path.stat()
            digest.update(f"{path.relative_to(tables)} {about.st_size} {about.st_mtime_ns} {about.st_ino}\n".encode())
    if not found:
        raise NoTables(str(tables))
    return digest.hexdigest()[:16]


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
                connection.execute(f"CREATE TABLE copy.{name} AS FROM memory.{name}{_ORDER.get(name, '')}")
            connection.execute("USE copy")
            add_macros(connection)
            connection.execute("USE memory; DETACH copy")
        words = made.with_suffix(_WORDS)
        with duckdb.connect(made, config={"memory_limit": _INDEX_MEMORY, "temp_directory": f"{aside}/spill"}) as copy:
            index_tasks(copy, words)
            copy.execute("CHECKPOINT")  # at the closing a disk that is full would go unnoticed
        words.replace(path.with_suffix(_WORDS))
        made.replace(path)  # the last, so that who finds it finds the words, too


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
