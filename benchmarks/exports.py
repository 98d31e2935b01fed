"""`python -m benchmarks.exports TABLES [FORMAT...]`: what `kehoach export` costs over a folder of tables, format by format.

Make one of a hundred thousand tasks with `python -m benchmarks.many_tasks DIR 100000`. Each format is written by the
command itself in a process of its own: seconds by the clock, CPU seconds, the memory it held at most, and the size of
what it wrote.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

FORMATS = {"xlsx": "a.xlsx", "ics": "a.ics", "csv": "all", "jsonl": "a.jsonl"}
_KEHOACH = str(Path(sys.executable).with_name("kehoach"))


def main(arguments: Sequence[str]) -> None:
    """Print a line a format."""
    if not arguments:
        sys.exit(__doc__)
    tables, *asked = arguments
    print(f"{'format':<8}{'seconds':>10}{'CPU s':>10}{'peak MiB':>10}{'MB written':>12}")
    for kind in asked or FORMATS:
        with TemporaryDirectory() as folder:
            target = Path(folder, FORMATS[kind])
            began = time.monotonic()
            command = [_KEHOACH, "export", kind, str(target), "--tables", tables]
            child = os.posix_spawn(_KEHOACH, command, os.environ)
            _, status, used = os.wait4(child, 0)
            seconds = time.monotonic() - began
            if status:
                sys.exit(f"export {kind}: failed")
            files = [target] if target.is_file() else list(target.iterdir())
            written = sum(file.stat().st_size for file in files) / 1e6
            cpu_s, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
            print(f"{kind:<8}{seconds:>10.1f}{cpu_s:>10.1f}{peak:>10.0f}{written:>12.1f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
