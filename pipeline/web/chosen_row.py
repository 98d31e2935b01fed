"""The row that a reader chose: all that is known of it, and where on the page each part of it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractors.records import Evidence
from pipeline.recurrences import recurrence_said
from pipeline.web.document_rows import corrections_between, of_task, row_of, said, text_between
from pipeline.web.marked_text import Piece, pieces
from pipeline.web.rows import Row, Rows
from pipeline.wording import Wording

_ROLES = ("lead", "coordinate", "implement")
_MOST_RESTORED = 200
_LONGEST_WORDS = 6000
Address = Callable[..., str]
"""The address of the document page in its present state but for the changes: `row`, `page`, `show`."""


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the row as it stands on a page: `what` is task, unit, deadline, cell, target or row."""

    what: str
    title: str
    row: Row


@dataclass(frozen=True)
class Chosen:
    """A row of any table; `units`, `deadlines` only of a task. `facts` are further names and values to be shown."""

    key: str
    record: type[Evidence]
    what: str
    said: str
    row: Row
    page: int | None
    page_address: str
    confidence: float
    method: str
    path: str | None
    words: list[Piece]
    restored: list[Row]
    places: list[Place]
    units: list[tuple[str, list[Row]]] = field(default_factory=list)
    deadlines: list[Row] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    previous: str | None = None
    next: str | None = None
    review: object = None

    @property
    def range(self) -> tuple[int, int] | None:
        """Where it stands in the document's text."""
        start, end = self.row["char_start"], self.row["char_end"]
        return None if start is None or end is None else (start, end)


def chosen_row(
    rows: Rows, document_id: str, key: str, tasks: Sequence[Row], words: Wording, address: Address
) -> Chosen:
    """The row of a key, worded for a reader. Raises HTTPException 404."""
    record, row = row_of(rows, document_id, key)
    if record.TABLE == "tasks":
        task = next((each for each in tasks if each["task_id"] == key), row)
        about = _about_task(rows, row, words, address)
        path, neighbours = task.get("section_path"), _neighbours(key, tasks, address)
    else:
        about = {"places": [Place("row", said(row), row)], "facts": _facts(record, row, words)}
        path, neighbours = None, {}
    start, end = row["char_start"], row["char_end"]
    has_range = start is not None and end is not None
    changes = corrections_between(rows, document_id, start, end) if has_range else []
    text = text_between(rows, document_id, start, min(end, start + _LONGEST_WORDS)) if has_range else ""
    return Chosen(
        key=key,
        record=record,
        what=record.TABLE,
        said=said(row),
        row=row,
        page=row["page"],
        page_address=address(row=key),
        confidence=row["confidence"],
        method=row["method"],
        path=path,
        words=pieces(text, start, None, changes) if has_range else [],
        restored=changes[:_MOST_RESTORED],
        **about,
        **neighbours,
    )


def _about_task(rows: Rows, task: Row, words: Wording, address: Address) -> dict[str, Any]:
    key, document_id = task["task_id"], task["document_id"]
    units = of_task(rows, "task_units", document_id, key)
    deadlines = of_task(rows, "deadlines", document_id, key)
    cells = of_task(rows, "task_cells", document_id, key)
    targets = of_task(rows, "targets", document_id, key)
    for row in units:
        row["elsewhere"] = address(row=row["task_unit_id"]) if row["page"] and row["page"] != task["page"] else None
    for row in deadlines:
        row["dates"] = dates_said(row, words)
        row["recurs"] = recurrence_said(row["recurrence"], words) if row["recurrence"] else ""
    by_role = [(role, [row for row in units if row["role"] == role]) for role in _ROLES]
    facts = [
        (words("web.task.output"), task["expected_output"]),
        (words("web.overview.domain"), words.value("domain", task["domain"])),
        *((cell["header"] or words("web.document.cell"), cell["value"]) for cell in cells),
        *((words("web.document.target"), target["raw"]) for target in targets),
        (words("web.document.source_kind"), words.value("source_kind", task["source_kind"])),
    ]
    return {
        "units": [(role, found) for role, found in by_role if found],
        "deadlines": deadlines,
        "facts": [(name, str(value)) for name, value in facts if value],
        "places": [
            Place("task", task["text"], task),
            *(Place("cell", f"{cell['header']}: {cell['value']}", cell) for cell in cells),
            *(Place("target", target["raw"], target) for target in targets),
            *(Place("unit", f"{words.value('role', unit['role'])}: {unit['unit']}", unit) for unit in units),
            *(Place("deadline", deadline["raw"], deadline) for deadline in deadlines),
        ],
    }


def dates_said(row: Row, words: Wording) -> str:
    """The dates that a deadline was taken for; nothing where it has none."""
    start, due = row["start_date"], row["due_date"]
    if start and due:
        return f"{words.day(start)} – {words.day(due)}"
    if due:
        return f"{words.value('due_bound', row['due_bound'])} {words.day(due)}".strip()
    return words("web.task.since", day=start) if start else ""


def _facts(record: type[Evidence], row: Row, words: Wording) -> list[tuple[str, str]]:
    """What else rows of other tables have to say."""
    found: list[tuple[str, str | None]] = []
    match record.TABLE:
        case "sections":
            found = [(words("web.document.kind"), words.value("section_kind", row["kind"]))]
        case "targets":
            figure = f"{row['comparator']} {words.number(row['value'], 0 if row['value'] == int(row['value']) else 2)} {row['unit'] or ''}"
            found = [(words("web.document.subject"), row["subject"]), (words("web.document.figure"), figure)]
        case "legal_references":
            found = [
                (words("web.document.key"), row["key"] or row["title"]),
                (words("web.document.day"), words.day(row["date"])),
            ]
        case "findings":
            found = [(words("web.overview.finding"), words.value("finding_kind", row["kind"]))]
        case "task_units":
            found = [
                (words.value("role", row["role"]), row["unit"]),
                (words("web.document.basis"), words.value("basis", row["basis"])),
            ]
        case "deadlines":
            found = [
                (words("web.document.day"), dates_said(row, words)),
                (words("web.document.recurs"), recurrence_said(row["recurrence"] or "", words)),
            ]
        case "recipients":
            found = [(words("web.document.purpose"), row["purpose"])]
    return [(name, value) for name, value in found if value]


def _neighbours(key: str, tasks: Sequence[Row], address: Address) -> dict[str, Any]:
    keys = [task["task_id"] for task in tasks]
    if key not in keys:
        return {}
    at = keys.index(key)
    return {
        "previous": address(row=keys[at - 1]) if at else None,
        "next": address(row=keys[at + 1]) if at + 1 < len(keys) else None,
    }
