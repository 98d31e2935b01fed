"""Files fetched from elsewhere: where they lie here, and what the other side said of them, so as not to ask twice."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from pipeline.durable import replace_bytes, replace_file
from pipeline.sources import Source, opened

_ODD = re.compile(r"[^\w. ()\[\],+-]+")
_LONGEST = 200
"""Bytes of a name; file systems allow 255, of which the mark beside the file takes some."""

SecondsLeft = Callable[[], float]
"""Tells how much time is left for fetching; none where it is 0 or less."""


class NotFetched(Exception):
    """An address that gave nothing; the message says why."""


def bounded(chunks: Iterable[bytes], most: int, seconds_left: SecondsLeft) -> Iterator[bytes]:
    """The chunks of a file as they come. Raises NotFetched where they are more than `most` bytes or the time is up."""
    n_bytes = 0
    for chunk in chunks:
        n_bytes += len(chunk)
        if n_bytes > most:
            raise NotFetched(f"it is larger than {most / (1 << 20):g} MiB")
        if seconds_left() <= 0:
            raise NotFetched("the time for fetching was up")
        yield chunk


@dataclass(frozen=True, slots=True)
class Mark:
    """What a server calls a version of a file: its ETag and its last change."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that could not be fetched, and why; the night goes on without it."""

    address: str
    message: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of a source from elsewhere: its files as they lie here, and what could not be fetched."""

    sources: tuple[Source, ...]
    n_new: int
    troubles: tuple[Trouble, ...]


class Mirror:
    """The folder of fetched files. A file that is no longer offered stays: its rows still point to it."""

    def __init__(self, folder: Path, aside: Path) -> None:
        self._folder = folder
        self._aside = aside

    def path(self, address: str) -> Path:
        """Where the file of an address lies, or will: a folder of its own, under its own name."""
        parts = urlsplit(address)
        whole = _ODD.sub("_", unquote(parts.path.rpartition("/")[2])).encode()[-_LONGEST:]
        name = whole.decode(errors="ignore").lstrip(".") or "index"
        place = hashlib.sha256(address.encode()).hexdigest()[:16]
        return self._folder / (_ODD.sub("_", parts.netloc) or parts.scheme) / place / name

    def sources(self, address: str) -> tuple[Source, ...]:
        """The fetched file, known by its address, or of a ZIP archive the files in it; none where there is none."""
        path = self.path(address)
        return tuple(opened(Source(given=address, absolute=str(path.absolute())))) if path.exists() else ()

    def mark(self, address: str) -> Mark | None:
        """What was said of the file that lies here; None where there is none."""
        try:
            return Mark(**json.loads(self._mark_path(address).read_bytes())) if self.path(address).exists() else None
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def keep(self, address: str, write: Callable[[BinaryIO], object], mark: Mark) -> None:
        """Take a file in whole, or leave the old one. Raises OSError and what `write` raises."""
        replace_file(self.path(address), write, aside=self._aside)
        replace_bytes(self._mark_path(address), json.dumps(asdict(mark)).encode(), aside=self._aside)

    def _mark_path(self, address: str) -> Path:
        path = self.path(address)
        return path.with_name(f".{path.name}.json")
