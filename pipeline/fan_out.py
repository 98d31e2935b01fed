"""Documents handed out to workers, and what comes back of each, whatever becomes of its worker."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Executor, Future, as_completed

from extractors.failures import Category, ReadFailure
from pipeline import stages
from pipeline.executor import BoundedExecutor, Stopped, TookTooLong, TookTooMuchMemory
from pipeline.failure_rows import as_failure
from pipeline.planning import Task
from pipeline.settings import Settings
from pipeline.stages import Job, Staged

Executors = Callable[[int, Settings], Executor]
"""Gives the executor of a run with at most so many documents at once."""
Stage = Callable[[Job, Settings], Staged]
"""What a worker does with one document; must be picklable."""


def local_processes(size: int, settings: Settings) -> Executor:
    """Processes of this machine that can be killed."""
    return BoundedExecutor(size, settings.timeout_s, settings.memory_mb)


def fan_out(
    tasks: Sequence[Task], settings: Settings, stage: Stage, executors: Executors, within_s: float | None
) -> Generator[tuple[Task, Staged], None, None]:
    """What came of each document, in the order in which they end; nothing more once the time is up."""
    readable = [task for task in tasks if task.failure is None]
    for task in tasks:
        if task.failure is not None:
            yield task, stages.staged_failure(task.job, task.failure)
    if not readable:
        return
    executor = executors(min(settings.workers, len(readable)), settings)
    try:
        waiting = {executor.submit(stage, task.job, settings): task for task in readable}
        for future in as_completed(list(waiting), within_s):
            task = waiting.pop(future)
            yield task, _outcome(task.job, future, settings)
    except TimeoutError:
        return
    finally:
        executor.shutdown(cancel_futures=True)


def _outcome(job: Job, future: Future[Staged], settings: Settings) -> Staged:
    error = future.exception()
    if error is None:
        return future.result()
    return stages.staged_failure(job, _failure_of_worker(error, settings))


def _failure_of_worker(error: BaseException, settings: Settings) -> ReadFailure:
    """Why a document's worker gave no answer."""
    match error:
        case TookTooLong():
            category, message = Category.TIMEOUT, f"it was not read within {settings.timeout_s:g} seconds"
            remedy = "run again with a longer --timeout, or split the file"
        case TookTooMuchMemory():
            category, message = Category.MEMORY, f"reading it took more than {settings.memory_mb} MiB of memory"
            remedy = "run again with a larger --memory, or split the file"
        case Stopped():
            category, message = Category.CRASHED, f"the process that read it died ({error})"
            remedy = "run the same command again; if it dies again, please report it with the file"
        case _:
            return as_failure(error if isinstance(error, Exception) else RuntimeError(repr(error)), "worker")
    return ReadFailure(category, message, remedy, component="worker")
