"""The tables as the pages ask them: rows as dictionaries, read only, anew as soon as the tables change."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

import duckdb

from pipeline.analysis import snapshot

Row = dict[str, Any]
T = TypeVar("T")
_LOOK_EVERY = 2.0  # seconds
_KEPT = 256


class Rows:
    """Questions to a folder of tables, from several threads at once. Raises NoTables at the first of them.

    `state` names what the tables hold: whatever was made from the same state is the same.
    """

    def __init__(self, tables: Path, cache: Path | None = None) -> None:
        self._tables, self._cache = tables, cache
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._state = ""
        self._looked = -_LOOK_EVERY
        self._kept: OrderedDict[tuple[object, ...], Any] = OrderedDict()
        self._lock = Lock()

    @property
    def state(self) -> str:
        """A short name of what the tables hold now."""
        self._cursor().close()
        return self._state

    def all(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Every row of an answer."""
        with self._cursor() as cursor:
            found = cursor.execute(sql, list(parameters))
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def first(self, sql: str, parameters: Sequence[object] = ()) -> Row | None:
        """The first row of an answer; None where there is none."""
        return next(iter(self.all(sql, parameters)), None)

    def number(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """The one number of an answer; 0 for null."""
        found = self.first(sql, parameters)
        return int(next(iter(found.values())) or 0) if found else 0

    def kept(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` gives; made once per state of the tables and key."""
        full = (self.state, *key)
        with self._lock:
            if full in self._kept:
                self._kept.move_to_end(full)
                known: T = self._kept[full]
                return known
        made = make()
        with self._lock:
            self._kept[full] = made
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return made

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        with self._lock:
            if self._connection is None or monotonic() - self._looked >= _LOOK_EVERY:
                self._look()
            assert self._connection is not None
            return self._connection.cursor()

    def _look(self) -> None:
        """Open the snapshot, and another one when the tables have changed since."""
        state = _state_of(self._tables)
        if self._connection is None or state != self._state:
            self._connection = snapshot(self._tables, self._cache)
            self._state = state
        self._looked = monotonic()


def _state_of(tables: Path) -> str:
    """Every publication writes a row of runs, every review one of reviews."""
    marks = []
    for name in ("runs", "reviews"):
        for file in sorted((tables / name).rglob("*.parquet")):
            status = file.stat()
            marks.append(f"{file.name} {status.st_mtime_ns} {status.st_size}")
    return sha256("\n".join(marks).encode()).hexdigest()[:12]
