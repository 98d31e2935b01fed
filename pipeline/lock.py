"""One writer at a time in an output folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Locked(Exception):
    """Another process is writing; the message says which."""


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock file while in the block. The system lets go of it if this process dies.

    Raises Locked at once when another process holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):  # shares of other systems say that it is not permitted
            holder = os.read(descriptor, 32).decode(errors="replace").strip() or "unknown"
            raise Locked(f"process {holder}") from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)
