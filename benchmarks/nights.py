"""`python -m benchmarks.nights [N]`: what a night costs by how many documents there are; N (10,000) small plans at most.

Each measure is an ingest in a process of its own: from nothing for a tenth, a third and all of N, with one worker and
with two (ratios hold where other work slows the machine), then again with nothing new, then with one document more.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samples.random_plans import make

_CALL = "import sys; from pipeline.cli import main; sys.exit(main())"
_A_FOLDER = 1000


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, CPU seconds of all its processes, and the most memory that the main one held, in MiB."""

    seconds: float
    cpu_s: float
    peak_mib: float


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    most = int(arguments[0]) if arguments else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sizes = (most // 100, most // 10, most)
        for size in sizes:
            plans = _make(folder / f"{size}", size)
            for workers in (1, 2):
                out = folder / f"out-{size}-{workers}"
                cost = _ingest(plans, out, workers)
                _say(
                    f"{size} documents from nothing, {workers} workers",
                    cost,
                    f"{1000 * cost.cpu_s / size:.1f} ms CPU a document",
                )
        _say("nothing new", _ingest(plans, out, 2))
        more = plans / "one more.txt"
        more.write_bytes(_plan(most + 1))
        _say("one document more", _ingest(more, out, 1))
        more.write_bytes(_plan(most + 2))
        print(f"publication of one document among {most}: {_publication_s(more, out):.2f} s")


def _make(folder: Path, size: int) -> Path:
    for number in range(size):
        path = folder / str(number // _A_FOLDER) / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_plan(number))
    return folder


def _plan(number: int) -> bytes:
    return make(number, "text").content


def _ingest(plans: Path, out: Path, workers: int) -> Cost:
    command = [sys.executable, "-c", _CALL, "ingest", str(plans), "--out", str(out), "--workers", str(workers), "-q"]
    before, began = _cpu_s(), time.monotonic()
    process = subprocess.Popen(command)
    _, status, used = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code:
        sys.exit(f"{' '.join(command)} ended with {code}")
    return Cost(time.monotonic() - began, _cpu_s() - before, used.ru_maxrss / 1024)


def _cpu_s() -> float:
    """CPU seconds of all processes that were started here and have ended, and of those they started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _publication_s(plan: Path, out: Path) -> float:
    """Seconds of the publication alone."""
    from unittest.mock import patch

    from pipeline import ingestion, publication
    from pipeline.settings import Settings

    seconds: list[float] = []

    def timed(*arguments: Any) -> int:
        began = time.monotonic()
        made = publication.publish(*arguments)
        seconds.append(time.monotonic() - began)
        return made

    with patch.object(ingestion, "publish", timed):
        ingestion.ingest([plan], out, Settings(workers=1))
    return seconds[0]


def _say(what: str, cost: Cost, more: str = "") -> None:
    print(
        f"{what}: {cost.seconds:.1f} s, {cost.cpu_s:.1f} s CPU, main process at most {cost.peak_mib:.0f} MiB{more and '; ' + more}",
        flush=True,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
