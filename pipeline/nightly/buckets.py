"""Plans in a bucket, or any other store that fsspec reaches."""

from __future__ import annotations

from functools import partial
from typing import Any

import fsspec

from pipeline.nightly.fetched import Fetched, Mark, Mirror, NotFetched, SecondsLeft, Trouble, bounded
from pipeline.nightly.globs import is_wanted
from pipeline.nightly.timetable import BucketSource
from pipeline.sources import Source

_CHUNK = 1 << 20


def fetch_bucket(source: BucketSource, mirror: Mirror, seconds_left: SecondsLeft) -> Fetched:
    """Fetch the objects that are new or changed since.

    Never raises because of the other side: what can't be fetched is in `troubles`.
    """
    try:
        store, root = fsspec.core.url_to_fs(source.bucket, **source.options)
        listed: dict[str, dict[str, Any]] = store.find(root, detail=True)
    except Exception as error:  # stores raise what they like
        return Fetched((), 0, (Trouble(source.bucket, f"{type(error).__name__}: {error}"),))
    sources, troubles, n_new = list[Source](), list[Trouble](), 0
    for name, about in sorted(listed.items()):
        below = name.removeprefix(root.rstrip("/")).lstrip("/")
        if not is_wanted(below, source.glob):
            continue
        address = f"{source.bucket.rstrip('/')}/{below}"
        try:
            n_new += _fetch(store, name, address, about, source, mirror, seconds_left)
        except NotFetched as error:
            troubles.append(Trouble(address, str(error)))
        except Exception as error:
            troubles.append(Trouble(address, f"{type(error).__name__}: {error}"))
        sources += mirror.sources(address)
    return Fetched(tuple(sources), n_new, tuple(troubles))


def _fetch(
    store: Any, name: str, address: str, about: dict[str, Any], source: BucketSource, mirror: Mirror, left: SecondsLeft
) -> bool:
    """Whether there was anything new. Raises NotFetched, OSError and what the store raises."""
    version = about.get("ETag") or about.get("LastModified") or about.get("mtime") or about.get("created")
    mark = Mark(str(version), str(about.get("size")))
    if version is not None and mirror.mark(address) == mark:
        return False
    with store.open(name, "rb") as remote:
        chunks = bounded(iter(partial(remote.read, _CHUNK), b""), source.max_bytes, left)
        mirror.keep(address, lambda file: file.writelines(chunks), mark)
    return True
