"""`python -m benchmarks.kills [KILLS]`: kill -9 at random instants of an ingest, workers and main process alike.

Sixty made-up plans are ingested over and over; each time, at an instant drawn at random, the main process or one of its
workers is killed, until an ingest comes to its end. The tables must then be those of an undisturbed run, byte for byte,
and `verify` must find nothing. Meanwhile a reader loops over the tables: it must never meet an error, and within a table
never a document twice or in part.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyarrow.dataset as ds

from benchmarks.ingesting import published
from extractors.records import FACTS
from pipeline.verification import verify
from samples import markdown
from samples.long import make_plan

_DOCUMENTS = 60
_CALL = "import sys; from pipeline.cli import main; sys.exit(main())"
_KILLED = -signal.SIGKILL


def main(arguments: Sequence[str]) -> None:
    """Kill, and say what was found. Ends with an error where anything is not as promised."""
    kills = int(arguments[0]) if arguments else 200
    chance = random.Random(20260301)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plans = _make(folder / "plans")
        began = time.monotonic()
        _ingest(plans, folder / "undisturbed")
        took = time.monotonic() - began
        wanted = published(folder / "undisturbed")
        killed, rounds = Counter[str](), 0
        with _Reader(_counts(folder / "undisturbed")) as reader:
            while killed.total() < kills:
                out = folder / f"out-{rounds}"  # never emptied: the reader would take a removal for a fault
                reader.out = out
                while killed.total() < kills and (victim := _ingest_and_kill(plans, out, chance, took)):
                    killed[victim] += 1
                _ingest(plans, out)
                if published(out) != wanted or verify(out):
                    sys.exit(f"after {killed.total()} kills the tables differ: {verify(out)}")
                rounds += 1
                print(f"{dict(killed)} in {rounds} rounds, {len(reader.faults)} faults", file=sys.stderr, flush=True)
        print(
            f"{killed['main']} kills of the main process and {killed['worker']} of a worker in {rounds} rounds of {_DOCUMENTS} "
            f"documents: tables equal, verify clean; {reader.looks} looks meanwhile, {len(reader.faults)} faults"
        )
        if reader.faults:
            sys.exit("\n".join(reader.faults[:10]))


def _make(folder: Path) -> Path:
    folder.mkdir()
    for number in range(_DOCUMENTS):
        (folder / f"{number:02d}.md").write_text(markdown.render(make_plan(1 + number % 3, number)), encoding="utf-8")
    return folder


def _command(plans: Path, out: Path) -> list[str]:
    return [sys.executable, "-c", _CALL, "ingest", str(plans), "--out", str(out), "--workers", "2", "-q"]


def _ingest(plans: Path, out: Path) -> None:
    subprocess.run(_command(plans, out), check=True)


def _ingest_and_kill(plans: Path, out: Path, chance: random.Random, took: float) -> str | None:
    """Kill the main process or, where there is one at that instant, a worker; None where the ingest ended before.

    An ingest that lost a worker goes on without its document, which the next one reads: it is waited for.
    """
    process = subprocess.Popen(_command(plans, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(chance.uniform(0.2, took * 1.05))
        return None
    except subprocess.TimeoutExpired:
        pass
    workers = _children(process.pid)
    if workers and chance.random() < 0.4:
        os.kill(chance.choice(workers), signal.SIGKILL)
        process.wait()
        return "worker"
    process.kill()
    process.wait()
    return "main"


def _children(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except FileNotFoundError:
        return []


def _counts(out: Path) -> dict[str, Counter[str]]:
    """By table, how many rows each document has."""
    return {record.TABLE: _rows(out / record.TABLE) for record in FACTS}


def _rows(table: Path) -> Counter[str]:
    return Counter(ds.dataset(table, format="parquet").to_table(columns=["document_id"])["document_id"].to_pylist())


class _Reader:
    """Looks at the tables over and over while they are written, as an analyst's program would."""

    def __init__(self, counts: Mapping[str, Counter[str]]) -> None:
        self.out: Path | None = None
        self._counts = counts
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self.looks = 0
        self.faults: list[str] = []

    def __enter__(self) -> _Reader:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(0.05):
            for record in FACTS:
                # a killed worker's document is among the failures until it is read again
                if self.out and record.TABLE != "failures":
                    self._look(self.out / record.TABLE)

    def _look(self, table: Path) -> None:
        if not any(table.rglob("*.parquet")):
            return
        try:
            found = _rows(table)
        except Exception as error:
            self.faults.append(f"{table.name}: {type(error).__name__}: {error}")
            return
        wrong = [each for each, n in found.items() if n != self._counts[table.name][each]]
        self.faults += [f"{table.name}: {each} has {found[each]} rows" for each in wrong]
        self.looks += 1


if __name__ == "__main__":
    main(sys.argv[1:])
