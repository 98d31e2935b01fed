"""One ingest: find the files, read what is new, stage it, publish everything.

    paths ─find→ sources ─plan→ documents ─(new ones) read by workers→ staged rows ─publish→ tables

Stopped at any instant (Ctrl-C, kill -9, loss of power), the same command run again goes on where it was: what is
staged is not read again, and the tables end up as if nothing had happened.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from extractors.records import FailureRow, ProvinceRow, RunRow
from pipeline import stages
from pipeline.attempts import Attempts, Due, always
from pipeline.changes import Change, as_told, changes_between
from pipeline.durable import sweep
from pipeline.facts import Facts, stamp
from pipeline.failure_rows import QUARANTINED
from pipeline.fan_out import Executors, Stage, fan_out, local_processes
from pipeline.layout import Layout
from pipeline.ledger import Ledger
from pipeline.ledger_file import open_ledger
from pipeline.lock import exclusive
from pipeline.planning import Task, make_plan
from pipeline.publication import publish
from pipeline.published import select
from pipeline.runs import Begun, Clock, add_run, utc_now
from pipeline.settings import Settings
from pipeline.sources import Source, find_sources
from pipeline.stages import Result, Staged
from pipeline.staging import Staging
from pipeline.versions import versions

_FRESH = 5000
"""Documents whose facts are kept in memory until publication; those of further ones are read from their staged files."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, for who watches: documents to read, of them done, and the path of the last."""

    total: int
    done: int = 0
    last: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did. `failures` are those of the files it was given, met now or by an earlier run.

    `n_remaining` documents were not read because the run was stopped or its time was up; 0 when it came to its end.
    """

    run: RunRow
    document_ids: frozenset[str]
    failures: tuple[FailureRow, ...]
    changes: tuple[Change, ...] = ()
    n_remaining: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether every file was read, nothing quarantined."""
        return not self.n_remaining and all(row.status != QUARANTINED for row in self.failures)


def ingest(
    files: Sequence[Path | Source],
    out: Path,
    settings: Settings,
    *,
    provinces: Sequence[ProvinceRow] = (),
    stage: Stage = stages.stage,
    executors: Executors | None = None,
    watch: Callable[[Progress], None] = lambda progress: None,
    arguments: Sequence[str] = (),
    due: Due = always,
    within_s: float | None = None,
    clock: Clock = utc_now,
    lock_held: bool = False,
) -> Report:
    """Read files, and those at paths and under folders, into the tables in `out`.

    A file that can't be read costs itself: its failure is a row. A document whose reading failed in a way that may pass
    is tried again when it is `due`. KeyboardInterrupt while reading, or the end of the `within_s` seconds from the
    beginning of the run, stops the reading cleanly: what is done is published and the report says how much remains.
    With `lock_held` the caller holds the lock. Raises NoSuchPath, Locked, OtherVersion, StagedRowsMissing,
    StagedRowsDamaged, DamagedReviews, OSError (the output can't be written).
    """
    begun = Begun.now(clock)
    layout = Layout(out)
    staging = Staging(layout.staged, layout.aside)
    sources = _sources(files, out)
    with nullcontext() if lock_held else exclusive(layout.lock), open_ledger(layout.ledger) as ledger:
        sweep(layout.aside)
        contents = ledger.contents()
        used = versions(settings.reading.ocr_language)
        plan = make_plan(sources, contents, settings, used)
        tried = ledger.attempts()
        new = [task for task in plan.tasks if _is_new(task, staging, tried, lambda each: due(each, begun.at, settings))]
        left_s = None if within_s is None else within_s - begun.seconds()
        outcomes = fan_out(new, settings, stage, executors or local_processes, left_s)
        keeper = _Keeper(staging, ledger, tried, settings, clock)
        read = _stage_all(outcomes, len(new), keeper, watch)
        keys = {task.job.document_id: task.key for task in plan.tasks if staging.find(task.key)}
        places = {path: place for path, place in plan.places.items() if place.document_id in keys}
        contents = contents.with_documents(places, keys, gone=plan.gone)
        ledger.save_contents(contents)
        publish(layout, ledger, contents, provinces, keeper.fresh)
        n_unchanged = len(plan.tasks) - len(new)
        run = begun.ended(arguments, used, settings, n_sources=len(sources), n_unchanged=n_unchanged, read=read)
        report = Report(
            run=run,
            document_ids=frozenset(keys),
            failures=(*_published_failures(layout, keys), *plan.unopened),
            changes=changes_between(
                ledger.told(), as_told(contents), read={each.document_id for each in read}, refused=ledger.refused()
            ),
            n_remaining=len(new) - len(read),
        )
        add_run(layout, run)
        ledger.save_changes(run.run_id, report.changes, contents)
    return report


def _sources(files: Sequence[Path | Source], out: Path) -> tuple[Source, ...]:
    """The files themselves, and those found at the paths."""
    given = tuple(each for each in files if isinstance(each, Source))
    return given + find_sources([each for each in files if isinstance(each, Path)], leave_out=out)


def _is_new(task: Task, staging: Staging, tried: Mapping[str, Attempts], is_due: Callable[[Attempts], bool]) -> bool:
    """Whether the document is to be read: never read under this key, or read in vain and due again."""
    if staging.is_settled(task.key):
        return False
    attempts = tried.get(task.key)
    return attempts is None or staging.find(task.key) is None or is_due(attempts)


@dataclass(frozen=True, slots=True)
class _Keeper:
    """Keeps what comes of a document: stages its rows, and counts the attempt where it may be tried again.

    `fresh` are facts for publication, by the stamp of their staged file: of so many documents as memory is meant for.
    """

    staging: Staging
    ledger: Ledger
    tried: Mapping[str, Attempts]
    settings: Settings
    clock: Clock
    fresh: dict[str, Facts] = field(default_factory=dict)

    def keep(self, key: str, staged: Staged) -> None:
        """Raises OSError."""
        may_pass = staged.result.may_pass
        path = self.staging.write(key, staged.content, may_pass=may_pass)
        if len(self.fresh) < _FRESH:
            self.fresh[stamp(path)] = staged.facts
        before = self.tried.get(key)
        if may_pass:
            number = before.number + 1 if before else 1
            limits = self.settings.timeout_s, self.settings.memory_mb
            self.ledger.save_attempts({key: Attempts(number, self.clock(), *limits)})
        elif before:
            self.ledger.save_attempts({key: None})


def _stage_all(
    outcomes: Generator[tuple[Task, Staged], None, None],
    total: int,
    keeper: _Keeper,
    watch: Callable[[Progress], None],
) -> list[Result]:
    """Stage what comes of the documents; KeyboardInterrupt ends it early."""
    watch(Progress(total))
    read: list[Result] = []
    try:
        for task, staged in outcomes:
            keeper.keep(task.key, staged)
            read.append(staged.result)
            watch(Progress(total, len(read), task.job.source_path))
    except KeyboardInterrupt:
        pass  # what is staged stands; the report says what remains
    finally:
        outcomes.close()
    return read


def _published_failures(layout: Layout, document_ids: Iterable[str]) -> list[FailureRow]:
    rows = select(layout.out, FailureRow, document_ids=document_ids)
    return sorted((FailureRow(**row) for row in rows), key=lambda row: (row.source_path, row.ordinal))
