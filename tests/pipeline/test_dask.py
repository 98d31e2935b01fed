"""Documents read on a Dask cluster come out as those read here, whatever becomes of its workers."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import invented_way
from distributed import LocalCluster
from test_ingest import GOOD, failures, run, tables, write

from pipeline.dask_executor import dask_workers
from pipeline.ingestion import ingest
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
    assert _tables_but_failures(tmp_path / "there") == _tables_but_failures(tmp_path / "here")


def _tables_but_failures(out: Path) -> dict[str, str]:
    return {name: digest for name, digest in tables(out).items() if not name.startswith("failures/")}


def test_other_limits_let_go_of_the_process_with_the_old_ones() -> None:
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        pids = [_process_of(cluster.scheduler_address, timeout_s) for timeout_s in (8, 8, 9)]
        assert pids[0] == pids[1] != pids[2]
        for _ in range(50):
            if not Path(f"/proc/{pids[0]}").exists():
                return
            time.sleep(0.1)
    raise AssertionError("the old process is still there")


def _process_of(scheduler: str, timeout_s: float) -> int:
    executor = dask_workers(scheduler)(1, Settings(workers=1, timeout_s=timeout_s))
    try:
        pid: int = executor.submit(os.getpid).result(30)
        return pid
    finally:
        executor.shutdown()
