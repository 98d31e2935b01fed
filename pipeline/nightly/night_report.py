"""What a night is told as: new, changed, failed, slow, findings, deadlines ahead, and how it compares with the last."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.dataset as ds

from extractors.records import DeadlineRow, DocumentRow, FailureRow, FindingRow, TaskRow, TaskUnitRow
from pipeline.changes import Change
from pipeline.ingestion import Report
from pipeline.nightly.fetched import Trouble
from pipeline.nightly.timetable import Timetable
from pipeline.published import among, matching, n_rows, select
from pipeline.retention import Collected


@dataclass(frozen=True, slots=True)
class Summary:
    """All tables in a few numbers, to compare nights by; `quality` is the mean over the documents."""

    n_documents: int
    n_tasks: int
    n_failures: int
    n_findings: int
    quality: float | None


@dataclass(frozen=True, slots=True)
class Slow:
    """A document that took long, with the seconds of each stage."""

    source_path: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in a document of this night."""

    source_path: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """A deadline that falls due soon."""

    due_date: date
    due_bound: str | None
    units: str
    task: str
    source_path: str


@dataclass(frozen=True, slots=True)
class NightReport:
    """One night."""

    run_id: str
    started_at: datetime
    seconds: float
    n_sources: int
    n_unchanged: int
    n_remaining: int
    changes: tuple[Change, ...]
    troubles: tuple[Trouble, ...]
    failures: tuple[FailureRow, ...]
    slow: tuple[Slow, ...]
    findings: tuple[Found, ...]
    ahead: tuple[Ahead, ...]
    collected: Collected
    summary: Summary
    before: Summary | None

    @property
    def is_clean(self) -> bool:
        """Whether nothing asks for a person."""
        return not (self.failures or self.troubles or self.n_remaining)

    def as_json(self) -> str:
        """One JSON object; dates as ISO 8601."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2, default=_iso)


def make_report(
    timetable: Timetable,
    report: Report,
    troubles: Sequence[Trouble],
    collected: Collected,
    before: Summary | None,
) -> NightReport:
    """The report of a run over the tables as they are now. Raises OSError."""
    tables, run = timetable.tables, report.run
    began = run.started_at.astimezone()  # by the calendar of who reads it: at 2 in Hà Nội it is yesterday in UTC
    paths = {
        row["document_id"]: row["source_path"]
        for row in select(tables, DocumentRow, columns=("document_id", "source_path"))
    }
    read = {each.document_id for each in report.changes}
    return NightReport(
        run_id=run.run_id,
        started_at=began,
        seconds=run.seconds,
        n_sources=run.n_sources,
        n_unchanged=run.n_unchanged,
        n_remaining=report.n_remaining,
        changes=report.changes,
        troubles=tuple(troubles),
        failures=report.failures,
        slow=_slow(
            run.timings, {**paths, **{each.document_id: each.source_path for each in report.changes}}, timetable.slow_s
        ),
        findings=_findings(tables, read, paths),
        ahead=_ahead(tables, began.date(), timetable.ahead_days, paths),
        collected=collected,
        summary=_summary(tables),
        before=before,
    )


def _slow(timings: str, paths: dict[str, str], slow_s: float) -> tuple[Slow, ...]:
    totals = {document_id: sum(stages.values()) for document_id, stages in json.loads(timings).items()}
    slow = [Slow(paths.get(document_id, document_id), round(s, 1)) for document_id, s in totals.items() if s >= slow_s]
    return tuple(sorted(slow, key=lambda each: -each.seconds))


def _findings(tables: Path, read: Iterable[str], paths: dict[str, str]) -> tuple[Found, ...]:
    rows = select(tables, FindingRow, document_ids=read, columns=("document_id", "severity", "message"))
    found = {Found(paths.get(row["document_id"], row["document_id"]), row["severity"], row["message"]) for row in rows}
    order = {"error": 0, "warning": 1, "info": 2}
    return tuple(sorted(found, key=lambda each: (order[each.severity], each.source_path, each.message)))


def _ahead(tables: Path, today: date, days: int, paths: dict[str, str]) -> tuple[Ahead, ...]:
    due = ds.field("due_date")
    soon = (due >= today) & (due <= today + timedelta(days=days))
    deadlines = select(tables, DeadlineRow, where=soon, columns=("document_id", "task_id", "due_date", "due_bound"))
    of_these = among("task_id", (row["task_id"] for row in deadlines))
    tasks = {
        row["task_id"]: row["text"] for row in select(tables, TaskRow, where=of_these, columns=("task_id", "text"))
    }
    leads: dict[str, list[str]] = {}
    is_lead = of_these & (ds.field("role") == "lead")
    for row in select(tables, TaskUnitRow, where=is_lead, columns=("task_id", "unit")):
        leads.setdefault(row["task_id"], []).append(row["unit"])
    found = [
        Ahead(
            row["due_date"],
            row["due_bound"],
            "; ".join(leads.get(row["task_id"], ())),
            tasks[row["task_id"]],
            paths[row["document_id"]],
        )
        for row in deadlines
    ]
    return tuple(sorted(found, key=lambda each: (each.due_date, each.source_path, each.task)))


def _summary(tables: Path) -> Summary:
    quality = pc.mean(matching(tables, DocumentRow, columns=("quality",))["quality"]).as_py()
    return Summary(
        n_documents=n_rows(tables, DocumentRow),
        n_tasks=n_rows(tables, TaskRow),
        n_failures=n_rows(tables, FailureRow),
        n_findings=n_rows(tables, FindingRow),
        quality=None if quality is None else round(quality, 4),
    )


def _iso(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")
