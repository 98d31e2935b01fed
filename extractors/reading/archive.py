"""ZIP archives of documents: what is in them, by names under which each can be asked for again.

A path may lead into an archive: `folder/archive.zip/inner.docx`. Nothing is ever unpacked to a disk, so that no name
can lead outside, and never more than an archive's table of contents says. An archive inside an archive is left shut.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Container, Iterator
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path
from typing import IO, NoReturn

from extractors.failures import Category, ReadFailure
from extractors.reading.decoding import decode
from extractors.reading.sniff import ZIP, ZIP_MAGIC, zip_type

COMPONENT = "reading.archive"
MAX_MEMBERS = 1000
MAX_MEMBER = 200_000_000
MAX_TOTAL = 2_000_000_000
"""Bytes of one member, and of all together, when unpacked."""
MAX_RATIO, RATIO_FROM = 100, 100_000_000
"""What unpacks to so many bytes and to so many times its size is no collection of documents."""
NAMED_IN_UTF8 = 0x800
ENCRYPTED = 0x1
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Others can take as much memory as they like."""
CHUNK = 1 << 20
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f<>:\"|?*]")
_LONGEST_PART = 120
_UNPACK = "unpack it and give the files inside"


def is_archive(path: Path) -> bool:
    """Whether a file is a ZIP archive, and not a document that is packed as one. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(ZIP_MAGIC)) == ZIP_MAGIC and zip_type(file) == ZIP


def member_names(path: Path) -> tuple[str, ...]:
    """The names of the files in an archive, none twice and none leading out of it, in its order.

    Raises ReadFailure: `truncated`, `unsupported` (too many, too large), OSError.
    """
    with _opened(path) as archive:
        return tuple(_members(archive))


def archive_of(path: Path) -> Path | None:
    """The archive into which a path leads; None where it leads into none."""
    return next((outer for outer in path.parents if outer.is_file()), None)


def has_member(path: Path) -> bool:
    """Whether a path leads to a file in an archive that can be opened."""
    outer = archive_of(path)
    try:
        return outer is not None and path.relative_to(outer).as_posix() in member_names(outer)
    except (OSError, ReadFailure):
        return False


def file_bytes(path: Path) -> bytes:
    """The bytes of a file, which may be one in an archive. Raises OSError, and ReadFailure as `member_chunks`."""
    return path.read_bytes() if archive_of(path) is None else b"".join(member_chunks(path))


def member_chunks(path: Path) -> Iterator[bytes]:
    """The bytes of the file in an archive to which a path leads, piece by piece.

    Raises ReadFailure: `vanished`, `encrypted`, `unsupported`, `truncated`; OSError.
    """
    outer = archive_of(path)
    if outer is None:
        raise FileNotFoundError(str(path))
    with _opened(outer) as archive:
        member = _members(archive).get(path.relative_to(outer).as_posix())
        if member is None:
            raise ReadFailure(
                Category.VANISHED,
                "the file is no longer in the archive",
                "put it back or run again without it",
                component=COMPONENT,
            )
        _check_member(member)
        with _damage_told(), archive.open(member) as file:
            while chunk := file.read(CHUNK):
                yield chunk


def refuse(data: bytes) -> NoReturn:
    """Say why an archive was not opened. Raises ReadFailure."""
    with _opened(io.BytesIO(data)) as archive:
        if not _members(archive):
            raise ReadFailure(Category.NO_PAGES, "the archive is empty", _UNPACK, component=COMPONENT)
    message = "an archive inside an archive, or without a document in it: it is not opened"
    raise ReadFailure(Category.UNSUPPORTED, message, _UNPACK, component=COMPONENT)


@contextmanager
def _opened(file: Path | IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """The archive, found to be of a size that can be read."""
    with _damage_told(), zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
        unpacked = sum(part.file_size for part in parts)
        packed = sum(part.compress_size for part in parts)
        if len(parts) > MAX_MEMBERS:
            raise _too_large(f"the archive holds {len(parts)} files; the most that are read is {MAX_MEMBERS}")
        if unpacked > MAX_TOTAL or (unpacked > RATIO_FROM and unpacked > MAX_RATIO * packed):
            raise _too_large(f"the archive unpacks to {unpacked / 1e6:,.0f} MB from {packed / 1e6:,.1f}")
        yield archive


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise ReadFailure(
            Category.TRUNCATED,
            "the archive is cut off or damaged",
            "fetch it again from where it came from, or unpack it with a program that repairs archives",
            component=COMPONENT,
        ) from error


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    members: dict[str, zipfile.ZipInfo] = {}
    for part in archive.infolist():
        name = _safe(_name(part))
        if name and not part.is_dir():
            members[_free(name, members)] = part
    return members


def _free(name: str, taken: Container[str]) -> str:
    """The name, or the first of `name (2)`, `name (3)` … that is not taken."""
    path = Path(name)
    others = (path.with_name(f"{path.stem} ({number}){path.suffix}").as_posix() for number in count(2))
    return next(free for free in chain([name], others) if free not in taken)


def _check_member(member: zipfile.ZipInfo) -> None:
    if member.flag_bits & ENCRYPTED:
        raise ReadFailure(
            Category.ENCRYPTED,
            "the file is locked in its archive with a password",
            "unpack it with its password and give the files inside",
            component=COMPONENT,
        )
    if member.file_size > MAX_MEMBER:
        raise _too_large(f"the file unpacks to {member.file_size / 1e6:,.0f} MB; the most is {MAX_MEMBER / 1e6:,.0f}")
    if member.compress_type not in METHODS:
        message = "the file is packed in its archive in a way that is not read"
        raise ReadFailure(Category.UNSUPPORTED, message, _UNPACK, component=COMPONENT)


def _too_large(message: str) -> ReadFailure:
    return ReadFailure(Category.UNSUPPORTED, message, "unpack what is needed of it and give that", component=COMPONENT)


def _name(part: zipfile.ZipInfo) -> str:
    """A member's name; where the archive does not say that it is UTF-8, by what its bytes show."""
    if part.flag_bits & NAMED_IN_UTF8:
        return part.filename
    decoded = decode(part.filename.encode("cp437", errors="replace"))
    return decoded.text if decoded else part.filename


def _safe(name: str) -> str:
    """The name as a path of folders below the archive, composed, without what leads elsewhere or does not print."""
    parts = (
        _UNPRINTED.sub("_", part).strip() for part in unicodedata.normalize("NFC", name).replace("\\", "/").split("/")
    )
    return "/".join(_shortened(part) for part in parts if part not in ("", ".", ".."))


def _shortened(part: str) -> str:
    if len(part) <= _LONGEST_PART:
        return part
    suffix = Path(part).suffix[:10]
    return part[: _LONGEST_PART - len(suffix)] + suffix
