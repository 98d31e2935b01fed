"""The tables as the pages ask them: rows as dictionaries, read only, anew as soon as the tables change."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from threading import Lock, Thread
from time import monotonic
from typing import Any, TypeVar

import duckdb

from pipeline.analysis import NoTables, TaskIndex, indexed_snapshot

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
        self._index: TaskIndex | None = None
        self._state = ""
        self._looked = -_LOOK_EVERY
        self._making: Thread | None = None
        self._kept: OrderedDict[tuple[object, ...], Any] = OrderedDict()
        self._lock = Lock()

    @property
    def state(self) -> str:
        """A short name of what the tables hold now."""
        self._cursor().close()
        return self._state

    @property
    def index(self) -> TaskIndex:
        """The tasks as they are now, by place; places of two of them are not to be mixed."""
        self._cursor().close()
        assert self._index is not None
        return self._index

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

    def look_again(self, wait_s: float = 3.0) -> None:
        """The tables were just written: take the new ones, if their copy is made within `wait_s` seconds, else later."""
        with self._lock:
            self._looked = -_LOOK_EVERY
        self._cursor().close()
        making = self._making
        if making is not None:
            making.join(wait_s)

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        with self._lock:
            if self._connection is None:
                self._state = _state_of(self._tables)
                self._connection, self._index = indexed_snapshot(self._tables, self._cache)
            elif monotonic() - self._looked >= _LOOK_EVERY and self._making is None:
                self._look()
            return self._connection.cursor()

    def _look(self) -> None:
        """Where the tables have changed, have a new copy made; until it is there the one before answers."""
        self._looked = monotonic()
        state = _state_of(self._tables)
        if state != self._state:
            self._making = Thread(target=self._make, args=(state,), daemon=True)
            self._making.start()

    def _make(self, state: str) -> None:
        try:
            fresh = indexed_snapshot(self._tables, self._cache)
        except (NoTables, OSError, duckdb.Error):  # the tables are being written; the next look tries again
            fresh = None
        with self._lock:
            if fresh is not None:
                (self._connection, self._index), self._state = fresh, state
            self._making = None


def _state_of(tables: Path) -> str:
    """Every run writes a row of runs, every review its row of reviews."""
    marks = []
    for name in ("runs", "reviews"):
        for file in sorted((tables / name).rglob("*.parquet")):
            status = file.stat()
            marks.append(f"{file.name} {status.st_mtime_ns} {status.st_size}")
    return sha256("\n".join(marks).encode()).hexdigest()[:12]
