"""`python -m benchmarks.dask_cluster [N]`: N (500) small plans read on a Dask cluster that loses a worker half-way.

The cluster is two processes on this machine; one is killed when half of the plans are read. The tables must be those of
an ingest on this machine alone, byte for byte.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from distributed import LocalCluster

from benchmarks.ingesting import published
from pipeline.dask_executor import dask_workers
from pipeline.ingestion import Progress, ingest
from pipeline.settings import Settings
from samples.random_plans import make

_SETTINGS = Settings(workers=2)


def main(arguments: Sequence[str]) -> None:
    """Read, compare, and say how long both took. Ends with an error where the tables differ."""
    size = int(arguments[0]) if arguments else 500
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(size):
            path = folder / "plans" / f"{number}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(make(number, "text").content)
        began = time.monotonic()
        ingest([folder / "plans"], folder / "here", _SETTINGS)
        here_s = time.monotonic() - began
        n_read, there_s = _on_a_cluster(folder / "plans", folder / "there", size // 2)
        here, there = published(folder / "here"), published(folder / "there")
        differing = sorted(path for path in here.keys() | there.keys() if here.get(path) != there.get(path))
        print(
            f"{size} documents: {here_s:.0f} s here, {there_s:.0f} s on the cluster that lost a worker; {n_read} read there"
        )
        print(f"{len(here)} files, {len(differing)} differ")
        if n_read != size or differing:
            sys.exit("\n".join(differing[:10]) or "not all were read")


def _on_a_cluster(plans: Path, out: Path, half: int) -> tuple[int, float]:
    """How many documents were read, and the seconds it took."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        victim = next(iter(cluster.workers.values())).pid

        def kill_half_way(progress: Progress) -> None:
            if progress.done == half:
                os.kill(victim, signal.SIGKILL)

        began = time.monotonic()
        executors = dask_workers(cluster.scheduler_address)
        report = ingest([plans], out, _SETTINGS, executors=executors, watch=kill_half_way)
        return report.run.n_new, time.monotonic() - began


if __name__ == "__main__":
    main(sys.argv[1:])
