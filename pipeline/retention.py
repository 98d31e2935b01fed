"""What is no longer needed: staged rows under work keys that no document has any more.

They are kept for a while, since an older version or setting taken up again finds its readings there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from pipeline.layout import Layout
from pipeline.ledger import Ledger
from pipeline.staging import key_of


@dataclass(frozen=True, slots=True)
class Collected:
    """Staged files that were removed."""

    n_files: int
    n_bytes: int


def collect(layout: Layout, ledger: Ledger, *, now: datetime, keep: timedelta) -> Collected:
    """Remove staged files whose work key has been no document's for longer than `keep`.

    Only for who holds the lock. Where the clock was set back they stay the longer. Raises OSError.
    """
    used = frozenset(ledger.contents().work_keys.values())
    unused = [path for path in sorted(layout.staged.glob("*/*.arrow")) if key_of(path) not in used]
    since = ledger.unused_since({key_of(path) for path in unused}, now)
    old = [path for path in unused if now - since[key_of(path)] > keep]
    n_bytes = 0
    for path in old:
        n_bytes += path.stat().st_size
        path.unlink()
    return Collected(len(old), n_bytes)
