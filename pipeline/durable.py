"""Files that are whole or not there: written aside, synced, then renamed into place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

_ORPHANS = f"{'[0-9a-f]' * 32}.tmp"


def replace_file(path: Path, write: Callable[[BinaryIO], object], *, aside: Path) -> None:
    """Make `path` hold what `write` writes, by one atomic rename from the folder `aside`.

    Whoever reads `path` meanwhile sees the old file or the new one. `aside` must lie on the same
    file system; what a killed writer left there is an orphan. Raises OSError (disk full, read-only).
    """
    rename_into_place(path, write, aside=aside)
    sync_folder(path.parent)


def rename_into_place(path: Path, write: Callable[[BinaryIO], object], *, aside: Path) -> None:
    """`replace_file` of one among many: the rename survives a loss of power once its folder is synced."""
    aside.mkdir(parents=True, exist_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = aside / f"{uuid4().hex}.tmp"
    try:
        with temporary.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def replace_bytes(path: Path, content: bytes, *, aside: Path) -> None:
    """`replace_file` with the content at hand."""
    replace_file(path, lambda file: file.write(content), aside=aside)


def sync_folders(folders: Iterable[Path]) -> None:
    """`sync_folder` of each that is there, once."""
    for folder in sorted(set(folders)):
        if folder.is_dir():
            sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make renames and removals in the folder survive a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(aside: Path) -> None:
    """Remove what killed writers left, and nothing else. Only for who holds the lock."""
    if aside.is_dir():
        for orphan in aside.glob(_ORPHANS):
            orphan.unlink(missing_ok=True)
