"""Which copy of the tables is shown: the newest there is, while that of the tables as they are now is being made."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock, Thread
from time import monotonic

from pipeline.analysis import latest_snapshot
from pipeline.analysis.snapshots import state as state_of
from pipeline.web.rows import Rows

_LOG = logging.getLogger("kehoach.serve")
_LOOK_EVERY, _LOOK_AFTER_FAILURE = 2.0, 20.0  # seconds


class Shown:
    """The rows to be shown, from several threads at once; nobody waits for a copy but the first reader of all.

    `prepare` is given the rows of each later copy before they are shown: what it works out keeps no reader waiting.
    """

    def __init__(
        self, tables: Path, cache: Path | None = None, prepare: Callable[[Rows], None] = lambda rows: None
    ) -> None:
        self._tables, self._cache, self._prepare = tables, cache, prepare
        self._rows: Rows | None = None
        self._mark = ""
        self._is_old = False
        self._look_at = 0.0
        self._making: Thread | None = None
        self._lock = Lock()

    def rows(self) -> Rows:
        """Those to be shown now. Raises NoTables and OSError at the first call."""
        with self._lock:
            if self._rows is None:
                self._rows = self._open()
            if self._making is None and monotonic() >= self._look_at:
                self._look()
            return self._rows

    @property
    def old_since(self) -> datetime | None:
        """Where the tables have changed since: a moment at which they were what is shown."""
        rows = self.rows()
        return rows.taken if self._is_old else None

    def look_again(self, wait_s: float = 3.0) -> None:
        """The tables were just written: show the new ones, if their copy is made within `wait_s` seconds, else later."""
        with self._lock:
            self._look_at = 0.0
        self.rows()
        making = self._making
        if making is not None:
            making.join(wait_s)

    def _open(self) -> Rows:
        self._mark = _mark_of(self._tables)
        copy = latest_snapshot(self._tables, self._cache)
        if copy is None:
            rows = Rows.of(self._tables, self._cache)
        else:
            rows = Rows(copy)
            self._is_old = rows.state != state_of(self._tables)
        return rows

    def _look(self) -> None:
        """Where the tables have changed, have a new copy made."""
        self._look_at = monotonic() + _LOOK_EVERY
        mark = _mark_of(self._tables)
        self._is_old = self._is_old or mark != self._mark
        if self._is_old:
            self._making = Thread(target=self._make, args=(mark,), daemon=True)
            self._making.start()

    def _make(self, mark: str) -> None:
        fresh: Rows | None = None
        try:
            fresh = Rows.of(self._tables, self._cache)
            self._prepare(fresh)
        except Exception as error:  # the tables are being written, or the disk is full, or whatever: tried again
            fresh = None
            _LOG.warning("pages show the tables as they were, no copy of them as they are can be made: %s", error)
        with self._lock:
            if fresh is None:
                self._look_at = monotonic() + _LOOK_AFTER_FAILURE
            else:
                self._rows, self._mark, self._is_old = fresh, mark, False
            self._making = None


def _mark_of(tables: Path) -> str:
    """Every run writes a row of runs, every review its row of reviews; a few files are looked at, not thousands."""
    marks = []
    for name in ("runs", "reviews"):
        for file in sorted((tables / name).rglob("*.parquet")):
            try:
                status = file.stat()
            except FileNotFoundError:
                continue
            marks.append(f"{file.name} {status.st_mtime_ns} {status.st_size}")
    return sha256("\n".join(marks).encode()).hexdigest()[:12]
