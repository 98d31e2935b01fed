"""Calls in processes that can be killed: each has a deadline and a memory limit, and costs only itself.

Each worker has a pipe of its own and shares no lock with the others, so one that is killed at whatever instant
leaves nothing behind that another could wait for.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from pipeline.scratch import make_scratch, remove_orphans, remove_scratch
from pipeline.worker import BEGUN, serve

_TICK = 0.1
"""Seconds between looks at deadlines and memory."""
_START_S = 120.0
"""Seconds allowed for a worker to start and to import what it is to call; none of the call's own."""
_MIB = 1 << 20


class Stopped(Exception):
    """The call's worker was stopped or died; no result will come."""


class TookTooLong(Stopped):
    """Stopped at its deadline."""


class TookTooMuchMemory(Stopped):
    """Stopped at its memory limit."""


class Died(Stopped):
    """The worker died by itself, or something else killed it."""


@dataclass(slots=True)
class _Call:
    future: Future[Any]
    function: Callable[..., Any]
    arguments: tuple[Any, ...]


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection
    scratch: Path
    call: _Call | None = None
    deadline: float = 0.0

    def kill(self) -> None:
        """Kill it and the programs it called, and remove their temporary files."""
        pid = self.process.pid
        try:
            os.killpg(pid or 0, signal.SIGKILL) if pid else None
        except ProcessLookupError:
            self.process.kill()
        self.process.join()
        self.connection.close()
        remove_scratch(self.scratch)


class BoundedExecutor(Executor):
    """At most `workers` processes; each call is allowed `timeout_s` seconds and `memory_mb` MiB.

    Functions and arguments must be picklable. A future fails with TookTooLong, TookTooMuchMemory or Died when its
    worker was lost, else with what the function raised. Memory is what the worker and the programs it calls
    hold in RAM, looked at ten times a second (Linux only; elsewhere there is no limit).
    """

    def __init__(self, workers: int, timeout_s: float, memory_mb: int) -> None:
        self._size = workers
        self._timeout_s = timeout_s
        self._memory = memory_mb * _MIB
        self._context = multiprocessing.get_context("spawn")
        self._calls: deque[_Call] = deque()
        self._workers: list[_Worker] = []
        self._guard = threading.Lock()
        self._closing = False
        self._aborting = False
        self._rung = False
        remove_orphans()
        self._bell_in, self._bell_out = multiprocessing.Pipe(duplex=False)
        self._thread = threading.Thread(target=self._run, name="bounded-executor", daemon=True)
        self._thread.start()

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Queue a call. Raises RuntimeError after `shutdown`."""
        if kwargs:
            raise TypeError("arguments are given by position")
        future: Future[Any] = Future()
        with self._guard:
            if self._closing:
                raise RuntimeError("the executor was shut down")
            self._calls.append(_Call(future, function, args))
            self._ring()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls; with `cancel_futures`, kill what is running and cancel what waits."""
        with self._guard:
            self._closing = True
            self._aborting = self._aborting or cancel_futures
            if self._thread.is_alive():
                self._ring()
        if wait:
            self._thread.join()

    def _ring(self) -> None:
        """Wake the thread, the guard being held. Once is enough: a pipe full of bells would block who holds the guard."""
        if not self._rung:
            self._rung = True
            self._bell_out.send_bytes(b"!")

    def _run(self) -> None:
        try:
            while not self._is_finished():
                self._assign()
                self._listen()
                self._enforce()
        finally:
            self._end()

    def _is_finished(self) -> bool:
        with self._guard:
            idle = not self._calls and all(worker.call is None for worker in self._workers)
            return self._aborting or (self._closing and idle)

    def _assign(self) -> None:
        while len(idle := [worker for worker in self._workers if worker.call is None]) or (
            len(self._workers) < self._size
        ):
            call = self._next_call()
            if call is None:
                return
            try:
                worker = idle[0] if idle else self._hire()
            except OSError as error:  # no room for its files, no more processes allowed
                call.future.set_exception(Died(f"no worker could be started: {error}"))
                continue
            self._start(call, worker)

    def _next_call(self) -> _Call | None:
        with self._guard:
            while self._calls:
                call = self._calls.popleft()
                if call.future.set_running_or_notify_cancel():
                    return call
        return None

    def _hire(self) -> _Worker:
        scratch = make_scratch()
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, os.getpid(), str(scratch)), daemon=True)
        try:
            process.start()
        except OSError:
            ours.close()
            remove_scratch(scratch)
            raise
        finally:
            theirs.close()
        worker = _Worker(process, ours, scratch)
        self._workers.append(worker)
        return worker

    def _start(self, call: _Call, worker: _Worker) -> None:
        worker.call = call
        worker.deadline = time.monotonic() + _START_S
        try:
            worker.connection.send((call.function, call.arguments))
        except OSError:
            self._lose(worker, Died(_last_words(worker)))
        except Exception as error:  # what can't be pickled
            worker.call = None
            call.future.set_exception(error)

    def _listen(self) -> None:
        """Wait for an answer, a death, a new call or the next look at the limits."""
        busy = any(worker.call for worker in self._workers)
        connections = [worker.connection for worker in self._workers]
        ready = wait([self._bell_in, *connections], _TICK if busy else None)
        if self._bell_in in ready:
            with self._guard:
                self._bell_in.recv_bytes()
                self._rung = False
        for worker in [worker for worker in self._workers if worker.connection in ready]:
            self._take_answer(worker)

    def _take_answer(self, worker: _Worker) -> None:
        try:
            answer = worker.connection.recv()
        except (EOFError, OSError):
            self._lose(worker, Died(_last_words(worker)))
            return
        except Exception as unreadable:  # an answer that can't be unpickled
            answer = unreadable, None
        if answer == BEGUN:
            worker.deadline = time.monotonic() + self._timeout_s
            return
        error, result = answer
        call, worker.call = worker.call, None
        if call is not None and error is not None:
            call.future.set_exception(error)
        elif call is not None:
            call.future.set_result(result)
        if resident_bytes(worker.process.pid or 0) > self._memory // 2:
            self._lose(worker, Died("retired"))  # idle, but grown: the next call must not pay for the last ones

    def _enforce(self) -> None:
        for worker in [worker for worker in self._workers if worker.call]:
            if time.monotonic() > worker.deadline:
                self._lose(worker, TookTooLong(f"after {self._timeout_s:g} s"))
            elif worker.process.pid and resident_bytes(worker.process.pid) > self._memory:
                self._lose(worker, TookTooMuchMemory(f"over {self._memory // _MIB} MiB"))

    def _lose(self, worker: _Worker, reason: Stopped) -> None:
        self._workers.remove(worker)
        worker.kill()
        if worker.call is not None:
            worker.call.future.set_exception(reason)

    def _end(self) -> None:
        """Let the workers go; who still waits is told."""
        with self._guard:
            self._closing = True
            waiting, self._calls = self._calls, deque()
        for worker in self._workers:
            worker.kill()
            if worker.call is not None:
                worker.call.future.set_exception(Died("the run was stopped"))
        for call in waiting:
            if call.future.cancel():
                call.future.set_running_or_notify_cancel()  # else `as_completed` would wait for it for ever
        self._workers.clear()


def _last_words(worker: _Worker) -> str:
    worker.process.join(1.0)
    code = worker.process.exitcode
    if code is not None and code < 0:
        return f"killed by signal {signal.Signals(-code).name}"
    return f"exit status {code}"


def resident_bytes(pid: int) -> int:
    """RAM held by a process and its descendants; 0 where the system does not tell."""
    return sum(_resident(process) for process in _family(pid))


def _resident(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _family(pid: int) -> list[int]:
    family = [pid]
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return family
    for thread in threads:
        try:
            children = (thread / "children").read_text().split()
        except OSError:
            continue
        for child in children:
            family += _family(int(child))
    return family
