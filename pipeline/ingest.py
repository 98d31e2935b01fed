"""One ingest: find the files, read what is new, stage it, publish everything.

    paths ─find→ sources ─plan→ documents ─(new ones) read by workers→ staged rows ─publish→ tables

Stopped at any instant (Ctrl-C, kill -9, loss of power), the same command run again goes on where it was: what is
staged is not read again, and the tables end up as if nothing had happened.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future, as_completed
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from extractors.failures import Category, ReadFailure
from extractors.records import FailureRow, ProvinceRow, RunRow
from pipeline import stages
from pipeline.durable import sweep
from pipeline.executor import BoundedExecutor, Stopped, TookTooLong, TookTooMuchMemory
from pipeline.failure_rows import QUARANTINED, as_failure
from pipeline.layout import Layout
from pipeline.ledger import open_ledger
from pipeline.lock import exclusive
from pipeline.planning import Plan, Task, make_plan
from pipeline.publication import publish
from pipeline.published import select
from pipeline.runs import add_run
from pipeline.settings import Settings
from pipeline.sources import find_sources
from pipeline.stages import Job, Staged
from pipeline.staging import Staging
from pipeline.versions import versions

Executors = Callable[[int, Settings], Executor]
"""Gives the executor of a run with at most so many documents at once."""
Stage = Callable[[Job, Settings], Staged]
"""What a worker does with one document; must be picklable."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, for who watches: documents to read, of them done, and the path of the last."""

    total: int
    done: int = 0
    last: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did. `failures` are those of the files it was given, met now or by an earlier run.

    `n_remaining` documents were not read because the run was stopped; 0 when it came to its end.
    """

    run: RunRow
    document_ids: frozenset[str]
    failures: tuple[FailureRow, ...]
    n_remaining: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether every file was read, nothing quarantined."""
        return not self.n_remaining and all(row.status != QUARANTINED for row in self.failures)


def ingest(
    paths: Sequence[Path],
    out: Path,
    settings: Settings,
    *,
    provinces: Sequence[ProvinceRow] = (),
    stage: Stage = stages.stage,
    executors: Executors | None = None,
    watch: Callable[[Progress], None] = lambda progress: None,
    arguments: Sequence[str] = (),
) -> Report:
    """Read the files at the paths and under the folders into the tables in `out`.

    A file that can't be read costs itself: its failure is a row. KeyboardInterrupt while reading stops the
    run cleanly: what is done is published and the report says how much remains. Raises NoSuchPath, Locked,
    OtherVersion, StagedRowsMissing, OSError (the output can't be written).
    """
    started = datetime.now(UTC)
    layout = Layout(out)
    staging = Staging(layout.staged, layout.aside)
    sources = find_sources(paths, leave_out=out)
    with exclusive(layout.lock), open_ledger(layout.ledger) as ledger:
        sweep(layout.aside)
        contents = ledger.contents()
        used = versions(settings.reading.ocr_language)
        plan = make_plan(sources, contents, settings, used)
        new = [task for task in plan.tasks if not staging.is_settled(task.key)]
        outcomes = _outcomes(new, settings, stage, executors or local_processes)
        read = _stage_all(outcomes, len(new), staging, watch)
        keys = {task.job.document_id: task.key for task in plan.tasks if staging.find(task.key)}
        places = {path: place for path, place in plan.places.items() if place.document_id in keys}
        contents = contents.with_documents(places, keys, gone=plan.gone)
        ledger.save_contents(contents)
        publish(layout, ledger, contents, provinces)
        report = Report(
            run=_run(started, len(sources), plan, new, read, settings, used, arguments),
            document_ids=frozenset(keys),
            failures=(*_published_failures(layout, keys), *plan.unopened),
            n_remaining=len(new) - len(read),
        )
        add_run(layout, report.run)
    return report


def local_processes(size: int, settings: Settings) -> Executor:
    """Processes of this machine that can be killed."""
    return BoundedExecutor(size, settings.timeout_s, settings.memory_mb)


def _stage_all(
    outcomes: Generator[tuple[Task, Staged], None, None],
    total: int,
    staging: Staging,
    watch: Callable[[Progress], None],
) -> list[Staged]:
    """Stage what comes of the documents; KeyboardInterrupt ends it early. Bytes are let go of once staged."""
    watch(Progress(total))
    read: list[Staged] = []
    try:
        for task, staged in outcomes:
            staging.write(task.key, staged.content, may_pass=staged.may_pass)
            read.append(replace(staged, content=b""))
            watch(Progress(total, len(read), task.job.source_path))
    except KeyboardInterrupt:
        pass  # what is staged stands; the report says what remains
    finally:
        outcomes.close()
    return read


def _outcomes(
    tasks: Sequence[Task], settings: Settings, stage: Stage, executors: Executors
) -> Generator[tuple[Task, Staged], None, None]:
    """What came of each document, in the order in which they end."""
    readable = [task for task in tasks if task.failure is None]
    for task in tasks:
        if task.failure is not None:
            yield task, stages.staged_failure(task.job, task.failure)
    if not readable:
        return
    executor = executors(min(settings.workers, len(readable)), settings)
    try:
        waiting = {executor.submit(stage, task.job, settings): task for task in readable}
        for future in as_completed(waiting):
            task = waiting.pop(future)
            yield task, _outcome(task.job, future, settings)
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


def _published_failures(layout: Layout, document_ids: Iterable[str]) -> list[FailureRow]:
    rows = select(layout.out, FailureRow, document_ids=document_ids)
    return sorted((FailureRow(**row) for row in rows), key=lambda row: (row.source_path, row.ordinal))


def _run(
    started: datetime,
    n_sources: int,
    plan: Plan,
    new: Sequence[Task],
    read: Sequence[Staged],
    settings: Settings,
    used: Mapping[str, object],
    arguments: Sequence[str],
) -> RunRow:
    ended = datetime.now(UTC)
    n_quarantined = sum(staged.is_quarantined for staged in read)
    return RunRow(
        run_id=f"{started:%Y%m%dT%H%M%SZ}-{uuid4().hex[:8]}",
        started_at=started,
        ended_at=ended,
        seconds=(ended - started).total_seconds(),
        arguments=json.dumps(list(arguments), ensure_ascii=False),
        versions=json.dumps(used, sort_keys=True),
        settings=settings.as_json(),
        n_sources=n_sources,
        n_new=len(read) - n_quarantined,
        n_unchanged=len(plan.tasks) - len(new),
        n_quarantined=n_quarantined,
        n_tasks=sum(staged.n_tasks for staged in read),
        timings=json.dumps({staged.document_id: dict(staged.seconds) for staged in read}, sort_keys=True),
    )
