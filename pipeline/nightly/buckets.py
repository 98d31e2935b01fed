"""Plans in a bucket, or any other store that fsspec reaches."""

from __future__ import annotations

from fnmatch import fnmatch
from typing import Any

import fsspec

from pipeline.nightly.fetched import Fetched, Mark, Mirror, Trouble
from pipeline.nightly.timetable import BucketSource


def fetch_bucket(source: BucketSource, mirror: Mirror) -> Fetched:
    """Fetch the objects that are new or changed since.

    Never raises because of the other side: what can't be fetched is in `troubles`.
    """
    try:
        store, root = fsspec.core.url_to_fs(source.bucket, **source.options)
        listed: dict[str, dict[str, Any]] = store.find(root, detail=True)
    except Exception as error:  # stores raise what they like
        return Fetched((), 0, (Trouble(source.bucket, f"{type(error).__name__}: {error}"),))
    sources, troubles, n_new = [], [], 0
    for name, about in sorted(listed.items()):
        below = name.removeprefix(root.rstrip("/")).lstrip("/")
        if not _is_wanted(below, source.glob):
            continue
        address = f"{source.bucket.rstrip('/')}/{below}"
        try:
            n_new += _fetch(store, name, address, about, source.max_bytes, mirror)
        except Exception as error:
            troubles.append(Trouble(address, f"{type(error).__name__}: {error}"))
        if mirror.path(address).exists():
            sources.append(mirror.source(address))
    return Fetched(tuple(sources), n_new, tuple(troubles))


def _is_wanted(below: str, glob: str) -> bool:
    return not below.endswith("/") and (fnmatch(below, glob) or fnmatch(below, glob.removeprefix("**/")))


def _fetch(store: Any, name: str, address: str, about: dict[str, Any], most: int, mirror: Mirror) -> bool:
    """Whether there was anything new."""
    version = about.get("ETag") or about.get("LastModified") or about.get("mtime") or about.get("created")
    mark = Mark(str(version), str(about.get("size")))
    if version is not None and mirror.mark(address) == mark:
        return False
    if (about.get("size") or 0) > most:
        raise ValueError(f"it is larger than {most / (1 << 20):g} MiB")
    with store.open(name, "rb") as remote:
        content = remote.read(most + 1)
    if len(content) > most:
        raise ValueError(f"it is larger than {most / (1 << 20):g} MiB")
    mirror.keep(address, lambda file: file.write(content), mark)
    return True
