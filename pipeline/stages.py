"""The whole way of one document, on one page:

    path ─read→ Document ─repair→ Document ─extract→ rows ─encode→ staged bytes

A document that can't be read gives a failure row in place of the others: a value, never an exception.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from extractors.document import Document
from extractors.failures import Category, ReadFailure
from extractors.reading.options import ReadingOptions
from extractors.records import DocumentRow, FailureRow, Row, TaskRow, UnitRow
from pipeline.facts import Facts, read_facts
from pipeline.failure_rows import QUARANTINED, as_failure, may_pass, partial, refused
from pipeline.schema import SchemaViolation
from pipeline.settings import Settings
from pipeline.staging import encode


class Read(Protocol):
    """From a path to a document; raises ReadFailure."""

    def __call__(self, path: Path, *, options: ReadingOptions) -> Document:
        """Read the file at the path."""


class Content(Protocol):
    """What was found in a document: its rows, all but failures, and the units they point to."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """Rows of every fact table but failures, keys and ordinals set."""

    @property
    def units(self) -> tuple[UnitRow, ...]:
        """The units that the rows point to."""


@dataclass(frozen=True, slots=True)
class Way:
    """The three stages between a path and rows."""

    read: Read
    repair: Callable[[Document], Document]
    extract: Callable[[Document], Content]


def default_way() -> Way:
    """The stages of this program. Imported here, so that who only asks for help does not wait for them."""
    from extractors.extract import extract
    from extractors.reading import read
    from extractors.repair import repair_document

    return Way(read, repair_document, extract)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document: its rows, failures among them, and the seconds each stage took."""

    document_id: str
    rows: tuple[Row, ...]
    units: tuple[UnitRow, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)

    @property
    def failures(self) -> tuple[FailureRow, ...]:
        """What could not be read of it."""
        return tuple(row for row in self.rows if isinstance(row, FailureRow))


@dataclass(frozen=True, slots=True)
class Result:
    """What the run's report says of a document that was read."""

    document_id: str
    failures: tuple[FailureRow, ...]
    may_pass: bool
    n_tasks: int
    seconds: Mapping[str, float]

    @property
    def is_quarantined(self) -> bool:
        """Whether nothing of the document could be read."""
        return any(row.status == QUARANTINED for row in self.failures)


@dataclass(frozen=True, slots=True)
class Staged:
    """An outcome ready to be staged: the bytes, what publication needs to know of them, and what is reported."""

    content: bytes
    facts: Facts
    result: Result


@dataclass(frozen=True, slots=True)
class Job:
    """One document to read, as a worker is told of it."""

    document_id: str
    path: Path
    source_path: str


def process(job: Job, settings: Settings, way: Way | None = None) -> Outcome:
    """Read one document. Never raises because of the document: what is wrong with it is in the rows."""
    clock = _Clock()
    try:
        way = way or default_way()
        with clock.stage("read"):
            document = way.read(job.path, options=settings.reading)
            _check_same(document, job)
            document = replace(document, source_path=job.source_path)  # which any name can be written as
        with clock.stage("repair"):
            document = way.repair(document)
        with clock.stage("extract"):
            content = way.extract(document)
    except Exception as error:
        return _refusal(job, as_failure(error, clock.current), clock.seconds)
    rows = (*content.rows, *_page_failures(document, content.rows))
    return Outcome(job.document_id, rows, content.units, clock.seconds)


def stage(job: Job, settings: Settings) -> Staged:
    """Read one document and make its rows ready to be staged; what a worker process does."""
    return staged(process(job, settings), job)


def staged(outcome: Outcome, job: Job) -> Staged:
    """An outcome's rows, checked. Rows that do not fit the schema quarantine their document."""
    try:
        content = encode(outcome.document_id, outcome.rows, outcome.units)
    except SchemaViolation as error:
        outcome = _refusal(job, as_failure(error, "schema"), outcome.seconds)
        content = encode(outcome.document_id, outcome.rows, ())
    result = Result(
        document_id=outcome.document_id,
        failures=outcome.failures,
        may_pass=may_pass(outcome.failures),
        n_tasks=sum(isinstance(row, TaskRow) for row in outcome.rows),
        seconds=outcome.seconds,
    )
    return Staged(content, read_facts(outcome.document_id, content), result)


def staged_failure(job: Job, failure: ReadFailure) -> Staged:
    """What is staged for a document whose worker was stopped or died."""
    return staged(_refusal(job, failure, {}), job)


def _refusal(job: Job, failure: ReadFailure, seconds: Mapping[str, float]) -> Outcome:
    return Outcome(job.document_id, (refused(job.document_id, job.source_path, failure),), (), seconds)


def _check_same(document: Document, job: Job) -> None:
    if document.document_id != job.document_id:
        raise ReadFailure(
            Category.VANISHED,
            "the file changed while it was being read",
            "run the same command again when nobody writes to it",
            component="read",
        )


def _page_failures(document: Document, rows: tuple[Row, ...]) -> Iterator[FailureRow]:
    header = next((row for row in rows if isinstance(row, DocumentRow)), None)
    province_code = header.province_code if header else None
    issue_year = header.issue_year if header else None
    for ordinal, page in enumerate(document.rejected, start=1):
        yield partial(document, page, ordinal, province_code, issue_year)


class _Clock:
    """Seconds by stage, and the stage that is running or was the last to."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.current = "start"

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self.current = name
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(time.perf_counter() - started, 6)
