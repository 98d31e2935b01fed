"""What was found, in a few numbers and the next deadlines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.dataset as ds

from extractors.records import DeadlineRow, DocumentRow, TaskRow, TaskUnitRow
from pipeline.published import among, matching, select


@dataclass(frozen=True, slots=True)
class NextDeadline:
    """The first deadline of a lead unit from a day on, and how many more it has.

    `unit` is None for tasks that name no lead.
    """

    unit: str | None
    due_date: date
    due_bound: str | None
    task: str
    source_path: str
    n_more: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Documents and tasks at hand; deadlines from `as_of` on, soonest first; the last one of all."""

    documents: tuple[Mapping[str, Any], ...]
    n_tasks: int
    n_deadlines: int
    as_of: date
    next_deadlines: tuple[NextDeadline, ...]
    last_due: date | None


def overview(tables: Path, document_ids: Collection[str], as_of: date) -> Overview:
    """Look these documents up in the tables. Raises NoTables."""
    wanted = ("document_id", "source_path", "issuer", "number", "symbol", "issue_date", "title", "province")
    documents = select(tables, DocumentRow, document_ids=document_ids, columns=wanted)
    due = matching(tables, DeadlineRow, document_ids=document_ids, columns=("due_date",))["due_date"]
    ahead = select(
        tables,
        DeadlineRow,
        document_ids=document_ids,
        where=ds.field("due_date") >= as_of,
        columns=("document_id", "ordinal", "task_id", "due_date", "due_bound"),
    )
    of_tasks = among("task_id", (row["task_id"] for row in ahead))
    tasks = select(tables, TaskRow, where=of_tasks, columns=("task_id", "text"))
    is_lead = ds.field("role") == "lead"
    leads = select(tables, TaskUnitRow, where=of_tasks & is_lead, columns=("task_id", "unit"))
    return Overview(
        documents=tuple(sorted(documents, key=lambda row: str(row["source_path"]))),
        n_tasks=matching(tables, TaskRow, document_ids=document_ids, columns=()).num_rows,
        n_deadlines=len(due),
        as_of=as_of,
        next_deadlines=next_deadlines(ahead, tasks, leads, documents),
        last_due=pc.max(due).as_py(),
    )


def next_deadlines(
    deadlines: Iterable[Mapping[str, Any]],
    tasks: Iterable[Mapping[str, Any]],
    leads: Iterable[Mapping[str, Any]],
    documents: Iterable[Mapping[str, Any]],
) -> tuple[NextDeadline, ...]:
    """The soonest of these deadlines of each lead unit, soonest unit first."""
    task_by_id = {row["task_id"]: row for row in tasks}
    path_by_id = {row["document_id"]: row["source_path"] for row in documents}
    leads_by_task: dict[str, list[str]] = {}
    for row in leads:
        leads_by_task.setdefault(row["task_id"], []).append(row["unit"])
    by_unit: dict[str | None, list[Mapping[str, Any]]] = {}
    for row in sorted(deadlines, key=lambda row: (row["due_date"], row["document_id"], row["ordinal"])):
        units: Sequence[str | None] = leads_by_task.get(row["task_id"]) or [None]
        for unit in units:
            by_unit.setdefault(unit, []).append(row)
    return tuple(
        NextDeadline(
            unit=unit,
            due_date=rows[0]["due_date"],
            due_bound=rows[0]["due_bound"],
            task=task_by_id[rows[0]["task_id"]]["text"],
            source_path=path_by_id[rows[0]["document_id"]],
            n_more=len(rows) - 1,
        )
        for unit, rows in by_unit.items()
    )
