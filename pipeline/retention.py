"""What is no longer needed, removed once it has been so for a while:

- staged rows under work keys that no document has any more: an older version or setting taken up again finds its
  readings there; with them goes how often they were tried;
- fetched files that are no document's any more;
- reports of nights long past.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from pipeline.layout import Layout
from pipeline.ledger import Ledger
from pipeline.staging import key_of

REPORT_NAME = "%Y-%m-%d-%H%M%S"
"""What a night's report is called, by when the night began."""
_REPORT = re.compile(r"\d{4}-\d\d-\d\d-\d{6}")


@dataclass(frozen=True, slots=True)
class Collected:
    """Files that were removed."""

    n_files: int
    n_bytes: int


def collect(layout: Layout, ledger: Ledger, *, now: datetime, keep: timedelta) -> Collected:
    """Remove staged rows and fetched files that have been no document's for longer than `keep`.

    Only for who holds the lock. Where the clock was set back they stay the longer. Raises OSError.
    """
    contents = ledger.contents()
    used = frozenset(contents.work_keys.values())
    staged = {path: key_of(path) for path in sorted(layout.staged.glob("*/*.arrow"))}
    held = _folders_of(layout, contents.places)
    fetched = {path: _name(layout, path) for path in sorted(layout.fetched.glob("*/*")) if path not in held}
    unused = {path: key for path, key in staged.items() if key not in used} | fetched
    since = ledger.unused_since(set(unused.values()), now)
    old = [path for path, name in unused.items() if now - since[name] > keep]
    removed = _remove(old)
    kept = used | {key for path, key in staged.items() if path.exists()}
    ledger.save_attempts({key: None for key in ledger.attempts() if key not in kept})
    return removed


def collect_reports(folder: Path, *, now: datetime, keep: timedelta) -> Collected:
    """Remove reports of nights that began longer than `keep` ago, by their names; nothing else. Raises OSError."""
    first_kept = f"{now.astimezone() - keep:{REPORT_NAME}}"
    reports = [path for path in sorted(folder.glob("*")) if path.suffix in (".json", ".html")]
    return _remove(path for path in reports if _REPORT.fullmatch(path.stem) and path.stem < first_kept)


def _folders_of(layout: Layout, places: Iterable[str]) -> frozenset[Path]:
    """The folders of fetched files, one an address, that documents lie in."""
    root = layout.fetched.absolute()
    below = (path.removeprefix(f"{root}/").split("/") for path in places if path.startswith(f"{root}/"))
    return frozenset(layout.fetched.joinpath(*parts[:2]) for parts in below)


def _name(layout: Layout, fetched: Path) -> str:
    """What the ledger calls a folder of a fetched file."""
    return fetched.relative_to(layout.state).as_posix()


def _remove(paths: Iterable[Path]) -> Collected:
    """Files, or folders with all in them."""
    sizes: list[int] = []
    for path in paths:
        if path.is_dir():
            sizes += [each.stat().st_size for each in path.rglob("*") if each.is_file()]
            shutil.rmtree(path)
            with suppress(OSError):
                path.parent.rmdir()  # the last one of its host
        else:
            sizes.append(path.stat().st_size)
            path.unlink()
    return Collected(len(sizes), sum(sizes))
