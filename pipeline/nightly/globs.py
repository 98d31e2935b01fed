"""Which files of a source are wanted: the same for folders and buckets."""

from __future__ import annotations

import re
from functools import cache

from fsspec.utils import glob_translate


def is_wanted(below: str, glob: str) -> bool:
    """Whether a path below the source, its parts joined by "/", fits: `*` stays in a folder, `**/` leads through any
    number of them. Path.match, the obvious way, takes `**` for one folder before Python 3.13."""
    return not below.endswith("/") and _pattern(glob).match(below) is not None


@cache
def _pattern(glob: str) -> re.Pattern[str]:
    return re.compile(glob_translate(glob))
