"""What work costs: seconds by the clock, seconds of CPU, and RAM at its highest."""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Self

from pipeline.executor import resident_bytes

_LOOK_S = 0.01
_MIB = 1 << 20
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of CPU; CPU counts the programs that were called."""

    wall_s: float = 0.0
    cpu_s: float = 0.0

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.wall_s + other.wall_s, self.cpu_s + other.cpu_s)


class Stopwatch:
    """`with Stopwatch() as watch: …`, then `watch.cost`."""

    cost = Cost()

    def __enter__(self) -> Self:
        self._wall, self._cpu = time.perf_counter(), cpu_seconds()
        return self

    def __exit__(self, *error: object) -> None:
        self.cost = Cost(time.perf_counter() - self._wall, cpu_seconds() - self._cpu)


def cpu_seconds() -> float:
    """CPU seconds of this process since it was started, and of the programs it called that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


class Broken(Exception):
    """The work failed in its process; the message says how."""


def in_fresh_process(work: Callable[..., Any], *arguments: Any) -> tuple[Any, float]:
    """What the work returns, and MiB of RAM at the highest, in a process of its own.

    RAM is what the process and the programs it calls hold together, looked at a hundred times a second, or what the
    system says that the process alone held, where that is more. The latter counts what its parent held when it
    was started: do no work in the parent. Work and arguments must be picklable. Raises Broken.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, work, arguments))
    process.start()
    theirs.close()
    highest = 0
    while not ours.poll(_LOOK_S):
        highest = max(highest, resident_bytes(process.pid or 0))
    try:
        error, result, alone = ours.recv()
    except EOFError:
        process.join()
        raise Broken(f"the process ended with exit status {process.exitcode}") from None
    process.join()
    if error:
        raise Broken(error)
    return result, max(highest, alone) / _MIB


def _serve(connection: Connection, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    try:
        result, error = work(*arguments), None
    except Exception as raised:
        result, error = None, f"{type(raised).__name__}: {raised}"
    connection.send((error, result, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT))
    connection.close()
