"""One copy of the tables as the pages ask it: rows as dictionaries, read only."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from pipeline.analysis import Snapshot, indexed_snapshot

Row = dict[str, Any]
T = TypeVar("T")
_KEPT = 256


class Rows:
    """Questions to one copy, from several threads at once: whatever is asked of the same Rows fits together.

    `state` names what the tables held, `taken` is a moment at which they held it, `index` has the tasks by place.
    """

    def __init__(self, copy: Snapshot) -> None:
        self._connection = copy.connection
        self.index, self.state, self.taken = copy.index, copy.state, copy.taken
        self._kept: OrderedDict[tuple[object, ...], Any] = OrderedDict()
        self._lock = Lock()

    @classmethod
    def of(cls, tables: Path, cache: Path | None = None) -> Rows:
        """The tables as they are now. Raises NoTables, OSError."""
        return cls(indexed_snapshot(tables, cache))

    def all(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Every row of an answer."""
        with self._connection.cursor() as cursor:
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
        """What `make` gives; made once per key."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                known: T = self._kept[key]
                return known
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return made
