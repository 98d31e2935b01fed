"""Documents read on the workers of a Dask cluster, each still within its limits.

On every Dask worker a call runs in a process of its own that can be killed (pipeline.executor): a document that hangs
or eats memory costs itself, not the worker. When a Dask worker dies, Dask gives its documents to another one.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from distributed import Client

from pipeline.executor import BoundedExecutor
from pipeline.settings import Settings

_Limits = tuple[float, int]


def dask_workers(scheduler: str) -> Callable[[int, Settings], Executor]:
    """Executors on the cluster of a scheduler (`tcp://host:8786`). Raises OSError when used, where none answers.

    The cluster says how many documents are read at once. Its workers need this program at the same version and the
    files under the same paths.
    """
    return lambda size, settings: DaskExecutor(scheduler, settings)


class DaskExecutor(Executor):
    """Calls on a Dask cluster; futures fail as those of BoundedExecutor do."""

    def __init__(self, scheduler: str, settings: Settings) -> None:
        self._client = Client(scheduler)
        self._executor: Executor = self._client.get_executor(pure=False)
        self._limits: _Limits = settings.timeout_s, settings.memory_mb

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Queue a call; function and arguments must be picklable."""
        if kwargs:
            raise TypeError("arguments are given by position")
        future: Future[Any] = self._executor.submit(_call_bounded, self._limits, function, args)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let go of the cluster; what it is still reading is given up with `cancel_futures`."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()


_own = threading.local()
"""What each thread of a Dask worker calls through: kept from document to document, as its process starts slowly."""


def _call_bounded(limits: _Limits, function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """Run on a Dask worker: the call in a process of its own."""
    if getattr(_own, "limits", None) != limits:
        if hasattr(_own, "executor"):
            _own.executor.shutdown(wait=False)
        _allow_children()
        _own.executor, _own.limits = BoundedExecutor(1, *limits), limits
    executor: BoundedExecutor = _own.executor
    return executor.submit(function, *args).result()


def _allow_children() -> None:
    """Let a Dask worker, which is a daemonic process, start processes.

    Python forbids it lest they outlive their parent; ours die with it (pipeline.worker).
    """
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
