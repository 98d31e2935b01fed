"""Folders for temporary files that are gone with their user, however that ends.

Who is killed clears up nothing; so each worker makes its temporary files in a folder of its own, which the process
that started it removes. What a process that was itself killed left there is known by the number in the folder's name.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
import time
from pathlib import Path

_OLD_S = 24 * 3600.0
_NAME = re.compile(r"kehoach-(\d+)-")


def make_scratch() -> Path:
    """A new folder, named for this process. Raises OSError (disk full, read-only)."""
    return Path(tempfile.mkdtemp(prefix=f"kehoach-{os.getpid()}-"))


def remove_scratch(folder: Path) -> None:
    """Remove it with all that is in it, as far as that can be done."""
    shutil.rmtree(folder, ignore_errors=True)


def remove_orphans() -> None:
    """Remove the folders whose process is gone; not at once, for it may be one of another container."""
    for folder in Path(tempfile.gettempdir()).glob("kehoach-*-*"):
        named = _NAME.match(folder.name)
        if named and not _runs(int(named[1])) and _is_old(folder):
            remove_scratch(folder)


def _is_old(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and time.time() - found.st_mtime > _OLD_S


def _runs(pid: int) -> bool:
    """Whether a process has that number, anybody's."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
