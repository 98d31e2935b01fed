"""Documents read on a Dask cluster come out as those read here, whatever becomes of its workers."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import invented_way
from distributed import LocalCluster
from test_ingest import GOOD, failures, run, write

from pipeline.dask_executor import dask_workers
from pipeline.ingest import ingest
from pipeline.settings import Settings


def test_a_killed_worker_and_a_bad_document_cost_no_other(tmp_path: Path) -> None:
    plans = write(tmp_path / "plans", {**GOOD, "hang.txt": "do: hang\n", "die.txt": "do: die\n"})
    write(plans, {f"{n}.txt": f"do: slow\ntask: {n} | Văn phòng | 2022-01-01\n" for n in range(40)})
    settings = Settings(workers=2, timeout_s=8, memory_mb=1000)
    run([plans / name for name in (*GOOD, *(f"{n}.txt" for n in range(40)))], tmp_path / "here")
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        victim = next(iter(cluster.workers.values())).pid
        threading.Timer(3, lambda: os.kill(victim, signal.SIGKILL)).start()
        report = ingest([plans], tmp_path / "there", settings, stage=invented_way.stage,
                        executors=dask_workers(cluster.scheduler_address))  # fmt: skip
    assert failures(tmp_path / "there") == {"hang.txt": "timeout", "die.txt": "crashed"}
    assert report.run.n_new == 44
