"""One plan as a person wants it: its header, outline and tasks, from rows wherever they come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from extractors.records import DeadlineRow, DocumentRow, FailureRow, Row, SectionRow, TaskRow, TaskUnitRow
from pipeline.published import select

Fields = Mapping[str, Any]

SHOWN: tuple[type[Row], ...] = (DocumentRow, SectionRow, TaskRow, TaskUnitRow, DeadlineRow, FailureRow)


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task with its units by role and its deadlines."""

    task: Fields
    leads: tuple[str, ...]
    coordinates: tuple[str, ...]
    implements: tuple[str, ...]
    deadlines: tuple[Fields, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with the sections in it and the number of tasks that stand in it alone."""

    section: Fields
    sections: tuple[SectionView, ...]
    n_tasks: int


@dataclass(frozen=True, slots=True)
class PlanView:
    """`document` is None where nothing could be read; `failures` say why."""

    document: Fields | None
    outline: tuple[SectionView, ...]
    tasks: tuple[TaskView, ...]
    failures: tuple[Fields, ...]


def from_tables(tables: Path, document_id: str) -> PlanView:
    """The plan as it was ingested. Raises NoTables."""
    return _view({record.TABLE: select(tables, record, document_ids=[document_id]) for record in SHOWN})


def from_rows(rows: Iterable[Row]) -> PlanView:
    """The plan as just read."""
    by_table: dict[str, list[Fields]] = {record.TABLE: [] for record in SHOWN}
    for row in rows:
        if row.TABLE in by_table:
            by_table[row.TABLE].append(asdict(row))
    return _view(by_table)


def _view(rows: Mapping[str, Sequence[Fields]]) -> PlanView:
    ordered = {table: sorted(found, key=lambda row: row["ordinal"]) for table, found in rows.items()}
    units = _by(ordered[TaskUnitRow.TABLE], "task_id")
    deadlines = _by(ordered[DeadlineRow.TABLE], "task_id")
    n_tasks = Counter(task["section_id"] for task in ordered[TaskRow.TABLE])
    return PlanView(
        document=next(iter(ordered[DocumentRow.TABLE]), None),
        outline=_outline(_by(ordered[SectionRow.TABLE], "parent_id"), n_tasks, None),
        tasks=tuple(_task(task, units, deadlines) for task in ordered[TaskRow.TABLE]),
        failures=tuple(ordered[FailureRow.TABLE]),
    )


def _by(rows: Sequence[Fields], column: str) -> Mapping[str | None, Sequence[Fields]]:
    """Rows by what stands in a column."""
    found: dict[str | None, list[Fields]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found


def _outline(
    under: Mapping[str | None, Sequence[Fields]], n_tasks: Mapping[str | None, int], parent: str | None
) -> tuple[SectionView, ...]:
    return tuple(
        SectionView(
            section=section,
            sections=_outline(under, n_tasks, section["section_id"]),
            n_tasks=n_tasks.get(section["section_id"], 0),
        )
        for section in under.get(parent, ())
    )


def _task(
    task: Fields, units: Mapping[str | None, Sequence[Fields]], deadlines: Mapping[str | None, Sequence[Fields]]
) -> TaskView:
    key = task["task_id"]
    leads, coordinates, implements = (
        tuple(row["unit"] for row in units.get(key, ()) if row["role"] == role)
        for role in ("lead", "coordinate", "implement")
    )
    return TaskView(task, leads, coordinates, implements, tuple(deadlines.get(key, ())))
