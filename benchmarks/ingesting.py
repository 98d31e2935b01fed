"""`kehoach ingest` over a folder of small plans, with one worker and with two."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.costs import Cost, Stopwatch

_COMMAND = (sys.executable, "-c", "from pipeline.cli import main; main()")


@dataclass(frozen=True, slots=True)
class Ingested:
    """What one ingest of `n_plans` plans by `workers` processes cost, its own start included."""

    n_plans: int
    workers: int
    cost: Cost


def ingest(paths: Sequence[Path], workers: int) -> Ingested:
    """Run the command over the files, into an empty folder. Runs in a fresh process; raises CalledProcessError."""
    with TemporaryDirectory(prefix="kehoach-bench-") as out, Stopwatch() as watch:
        options = ["--out", out, "--workers", str(workers), "--quiet"]
        subprocess.run([*_COMMAND, "ingest", *map(str, paths), *options], check=True, stdout=subprocess.DEVNULL)
    return Ingested(len(paths), workers, watch.cost)


def published(out: Path) -> dict[str, str]:
    """Every file of the tables with the hash of its bytes, runs aside."""
    files = (path for path in out.glob("*/**/*.parquet") if path.relative_to(out).parts[0] not in ("_state", "runs"))
    return {path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
