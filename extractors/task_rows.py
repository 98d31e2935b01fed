"""The rows of tasks, and of what belongs to each: cells, units, deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.content.reading import Content, Task
from extractors.records import DeadlineRow, TaskCellRow, TaskRow, TaskUnitRow, UnitRow
from extractors.rows import RowMaker
from extractors.section_rows import SectionRows


def task_rows(content: Content, sections: SectionRows, make: RowMaker) -> Iterator[tuple[Task, TaskRow]]:
    """Each task with its row."""
    for task in content.tasks:
        draft = task.draft
        section_id = (
            sections.by_group[draft.group]
            if draft.group is not None
            else sections.by_number.get(draft.section if draft.section is not None else -1)
        )
        outputs = [draft.row.output] if draft.row and draft.row.output else list(draft.inherited.outputs)
        row = make.found(
            TaskRow, draft.passage.span(), draft.method, section_id=section_id,
            work_item_id=sections.by_number.get(draft.work_item) if draft.work_item is not None else None,
            marker=draft.marker, text=draft.passage.text, domain=task.domain,
            expected_output="; ".join(output.text for output in outputs) or None, source_kind=draft.source_kind,
        )  # fmt: skip
        yield task, row


def cell_rows(tasks: Iterable[tuple[Task, TaskRow]], make: RowMaker) -> Iterator[TaskCellRow]:
    """What the rows of tasks say in columns that no field of a task holds, by their heads."""
    for task, row in tasks:
        for head, cell in task.draft.row.others if task.draft.row else ():
            yield make.found(TaskCellRow, cell.span(), "table.cell", task_id=row.task_id, header=head, value=cell.text)


def unit_rows(tasks: Iterable[tuple[Task, TaskRow]], make: RowMaker) -> Iterator[TaskUnitRow]:
    """Who has which role in a task."""
    for task, row in tasks:
        for who in task.units:
            yield make.found(
                TaskUnitRow, who.raw.span(), who.method, task_id=row.task_id, role=who.role, unit_raw=who.raw.text,
                unit=who.unit.name, unit_id=who.unit.unit_id, is_collective=who.unit.is_collective, basis=who.basis,
            )  # fmt: skip


def deadline_rows(tasks: Iterable[tuple[Task, TaskRow]], make: RowMaker) -> Iterator[DeadlineRow]:
    """When tasks are due."""
    for task, row in tasks:
        for due in task.due:
            time = due.time
            yield make.found(
                DeadlineRow, due.raw.span(), f"time.{time.method}", confidence=time.confidence, task_id=row.task_id, raw=due.raw.text, label=time.label,
                kind=time.kind, start_date=time.start_date, due_date=time.due_date, due_bound=time.due_bound, recurrence=time.recurrence,
                anchor_event=time.anchor_event, offset_days=time.offset_days, offset_months=time.offset_months,
                offset_calendar=time.offset_calendar, is_tentative=time.is_tentative, year_inferred=time.year_inferred, basis=due.basis, unit=due.unit,
            )  # fmt: skip


def dimension_rows(tasks: Iterable[Task], province_code: str | None) -> tuple[UnitRow, ...]:
    """One row for each unit that has a role in any task."""
    units = {who.unit.unit_id: who.unit for task in tasks for who in task.units}
    return tuple(
        UnitRow(
            unit_id=unit.unit_id,
            unit=unit.name,
            level=unit.level,
            parent=unit.parent,
            province_code=None if unit.level == "central" else province_code,
            is_collective=unit.is_collective,
        )
        for _, unit in sorted(units.items())
    )
