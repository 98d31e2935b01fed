"""What is no longer needed: staged rows under work keys that no document has any more.

They are kept for a while, since an older version or setting taken up again finds its readings there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from pipeline.layout import Layout
from pipeline.staging import key_of


@dataclass(frozen=True, slots=True)
class Collected:
    """Staged files that were removed."""

    n_files: int
    n_bytes: int


def collect(layout: Layout, work_keys: Iterable[str], *, now: datetime, keep: timedelta) -> Collected:
    """Remove staged files of other work keys than these that were written longer ago than `keep`.

    Only for who holds the lock. A file whose time lies in the future (the clock was set back) stays. Raises OSError.
    """
    used = frozenset(work_keys)
    old = [path for path in _staged(layout.staged) if key_of(path) not in used and _age(path, now) > keep]
    n_bytes = 0
    for path in old:
        n_bytes += path.stat().st_size
        path.unlink()
    return Collected(len(old), n_bytes)


def _staged(folder: Path) -> Iterable[Path]:
    return sorted(folder.glob("*/*.arrow"))


def _age(path: Path, now: datetime) -> timedelta:
    return now - datetime.fromtimestamp(path.stat().st_mtime, tz=now.tzinfo)
