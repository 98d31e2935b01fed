"""The files that the rows were read off: where one lies now, if it is still the one that was read."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from threading import Lock

from extractors.failures import ReadFailure
from extractors.reading.archive import archive_of, file_bytes
from pipeline.layout import Layout
from pipeline.sources import content_hash, document_id

_REMEMBERED = 512


class State(Enum):
    """What became of a source: `changed` holds other bytes than those that were read."""

    FOUND = "found"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Original:
    """A document's source: `path` only where it is the file that was read."""

    state: State
    path: Path | None = None

    @property
    def found(self) -> bool:
        """Whether the file that was read is still there."""
        return self.state is State.FOUND

    def read(self) -> bytes:
        """Its bytes. Raises OSError, ReadFailure."""
        if self.path is None:
            raise FileNotFoundError
        return file_bytes(self.path)


class Originals:
    """The sources of a folder of tables. A file is opened only after its SHA-256 has given the document's id.

    What was found is remembered until the file's time or size changes. For several threads at once.
    """

    def __init__(self, tables: Path) -> None:
        self._ledger = Layout(tables).ledger
        self._known: OrderedDict[tuple[Path, int, int], str] = OrderedDict()
        self._lock = Lock()

    def of(self, document: str, source_path: str) -> Original:
        """The original of a document, which came from `source_path` as given; the ledger may know more paths."""
        state = State.GONE
        for path in (*self._places(document), Path(source_path)):
            found = self._document_at(path)
            if found == document:
                return Original(State.FOUND, path)
            if found is not None:
                state = State.CHANGED
        return Original(state)

    def _places(self, document: str) -> tuple[Path, ...]:
        """Absolute paths at which the ledger has the document; none where there is no ledger that can be read."""
        if not self._ledger.is_file():
            return ()
        # where nobody has it open, it is read without the files that SQLite would put beside it
        mode = "mode=ro" if self._ledger.with_name(f"{self._ledger.name}-wal").exists() else "mode=ro&immutable=1"
        try:
            with closing(sqlite3.connect(f"{self._ledger.absolute().as_uri()}?{mode}", uri=True)) as connection:
                rows = connection.execute("SELECT absolute FROM places WHERE document_id = ?", (document,)).fetchall()
        except sqlite3.Error:
            return ()
        return tuple(Path(row[0].decode("utf-8", "surrogateescape")) for row in rows)

    def _document_at(self, path: Path) -> str | None:
        """The document_id of what lies there; None where no file does."""
        try:
            file = archive_of(path) or path
            if not file.is_file():
                return None
            status = file.stat()
            mark = (path, status.st_mtime_ns, status.st_size)
            with self._lock:
                known = self._known.get(mark)
            return known or self._remember(mark, document_id(content_hash(path)))
        except (OSError, ReadFailure, ValueError):
            return None

    def _remember(self, mark: tuple[Path, int, int], found: str) -> str:
        with self._lock:
            self._known[mark] = found
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return found
