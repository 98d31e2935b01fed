"""Files to read: found under the paths given, and told apart by their content."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.failures import ReadFailure
from extractors.reading.archive import archive_of, has_member, is_archive, member_chunks, member_names

_LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
_OFFICE_LOCK = "~$"


class NoSuchPath(Exception):
    """A path given by the user that is not there."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: `given` is its path as the user would write it, `absolute` tells it from all others.

    `archive` is the absolute path of the ZIP archive that holds it: both paths then go on inside the archive.
    """

    given: str
    absolute: str
    archive: str | None = None

    @classmethod
    def at(cls, path: Path) -> Source:
        """The source at a path."""
        tidy = Path(os.path.normpath(path))
        return cls(given=tidy.as_posix(), absolute=str(tidy.absolute()))

    def member(self, name: str) -> Source:
        """The source in this archive under a name."""
        return Source(f"{self.given}/{name}", str(Path(self.absolute, name)), self.absolute)

    @property
    def path(self) -> Path:
        """To open it by."""
        return Path(self.absolute)


def printable(path: str) -> str:
    """The path as UTF-8 text, whatever bytes the file system holds."""
    return os.fsencode(path).decode("utf-8", "replace")


def find_sources(paths: Iterable[Path], *, leave_out: Path) -> tuple[Source, ...]:
    """Files at the paths and under the folders, each once, in byte order of their paths; of ZIP archives those inside.

    Hidden files, what office programs leave beside open files, and the folder `leave_out` (the tables)
    are passed over. A folder or archive that can't be listed is given as a source itself, so that reading it says why.
    Raises NoSuchPath.
    """
    excluded = Source.at(leave_out).absolute
    files = {Source.at(file) for path in paths for file in _walk(_resolve(path), excluded)}
    found = (source for file in files for source in opened(file))
    ordered = sorted(found, key=lambda source: os.fsencode(source.given))
    once = {source.absolute: source for source in reversed(ordered)}
    return tuple(reversed(once.values()))


def _resolve(path: Path) -> Path:
    """The path as the file system spells it: accents may be stored composed or not."""
    for spelling in (str(path), *(unicodedata.normalize(form, str(path)) for form in ("NFC", "NFD"))):
        if os.path.lexists(spelling):
            return Path(spelling)
    raise NoSuchPath(str(path))


def _walk(path: Path, excluded: str) -> Iterator[Path]:
    if not path.is_dir():
        if _is_special(path):
            raise NoSuchPath(f"{path} (a pipe or device, not a file)")
        yield path
        return
    unlisted: list[OSError] = []
    for folder, folders, files in os.walk(path, onerror=unlisted.append):
        folders[:] = [
            name for name in folders if not name.startswith(".") and Source.at(Path(folder, name)).absolute != excluded
        ]
        yield from (path for name in files if not _passed_over(name) and not _is_special(path := Path(folder, name)))
    yield from (Path(error.filename) for error in unlisted)


def opened(source: Source) -> Iterator[Source]:
    """The files in a ZIP archive; any other file, or an archive in which none can be found, itself."""
    try:
        names = member_names(source.path) if is_archive(source.path) else ()
    except (OSError, ReadFailure):
        names = ()
    wanted = [name for name in names if not any(map(_passed_over, name.split("/")))]
    yield from [source.member(name) for name in wanted] or [source]


def _passed_over(name: str) -> bool:
    return name.startswith((".", _OFFICE_LOCK)) or name.lower() in _LITTER


def is_there(source: Source) -> bool:
    """Whether there is such a file, by itself or in its archive."""
    return os.path.lexists(source.absolute) or has_member(source.path)


def _is_special(path: Path) -> bool:
    """Whether it is a pipe, socket or device, which reading could wait on for ever."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def content_hash(path: Path) -> str:
    """SHA-256 of the file's bytes, in hex. Raises OSError, and ReadFailure of a file in an archive."""
    if archive_of(path) is not None:
        digest = hashlib.sha256()
        for chunk in member_chunks(path):
            digest.update(chunk)
        return digest.hexdigest()
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def document_id(content: str) -> str:
    """The document's key, of the hash of its content."""
    return content[:16]
