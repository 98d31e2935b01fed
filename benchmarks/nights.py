"""`python -m benchmarks.nights [--documents N]`: what a night costs by how many documents there are; N (10,000) small plans.

Each measure is an ingest in a process of its own: from nothing for a hundredth, a tenth and all of N with one worker, for
all of N with two, then again with nothing new, then with one document more. Other work on the machine makes seconds
longer, and two workers no faster than one: look at CPU seconds there. 10,000 take about forty minutes on two idle cores.
"""

from __future__ import annotations

import argparse
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
    """Seconds by the clock, CPU seconds of all its processes, and the most memory that one of them held, in MiB."""

    seconds: float
    cpu_s: float
    peak_mib: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.nights", description="What a night costs.")
    parser.add_argument("--documents", type=int, default=10_000, metavar="N", help="how many plans there are (10000)")
    most: int = parser.parse_args(arguments).documents
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sizes = (most // 100, most // 10, most)
        costs = [_from_nothing(folder, size, 1) for size in sizes]
        _say_each(sizes, costs)
        two = _from_nothing(folder, most, 2)
        print(f"two workers are {costs[-1].seconds / two.seconds:.2f} times as fast as one (1.8 is asked for)")
        plans, out = folder / f"{most}", folder / f"out-{most}-2"
        _say("nothing new (20 s and 300 MiB are asked for)", _ingest(plans, out, 2))
        more = plans / "one more.txt"
        more.write_bytes(_plan(most + 1))
        _say("one document more", _ingest(more, out, 1))
        more.write_bytes(_plan(most + 2))
        print(f"publication of one among {most}: {_publication_s(more, out):.2f} s (2 s are asked for)")


def _from_nothing(folder: Path, size: int, workers: int) -> Cost:
    plans = folder / f"{size}"
    cost = _ingest(plans if plans.exists() else _make(plans, size), folder / f"out-{size}-{workers}", workers)
    _say(f"{size} documents from nothing, {workers} workers", cost, f"{1000 * cost.cpu_s / size:.1f} ms CPU a document")
    return cost


def _say_each(sizes: Sequence[int], costs: Sequence[Cost]) -> None:
    """What each further document costs: the start of the program and the first file of each partition taken off."""
    steps = list(zip(zip(sizes, costs, strict=True), zip(sizes[1:], costs[1:], strict=True), strict=False))
    each = [1000 * (cost.cpu_s - less.cpu_s) / (size - fewer) for (fewer, less), (size, cost) in steps]
    print(f"each further document costs {each[0]:.1f} ms CPU up to {sizes[1]}, {each[1]:.1f} ms up to {sizes[2]}: "
          f"{each[1] / each[0]:.2f} times as much (1.15 at most is asked for)", flush=True)  # fmt: skip


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
        f"{what}: {cost.seconds:.1f} s, {cost.cpu_s:.1f} s CPU, no process over {cost.peak_mib:.0f} MiB{more and '; ' + more}",
        flush=True,
    )


if __name__ == "__main__":
    main()
