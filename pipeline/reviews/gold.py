"""Documents with what people said of them, as annotated plans: what `kehoach evaluate` measures against.

All rows of a document are in it, read and reviewed; those that a person corrected, added or confirmed say
`"reviewed": true`. So look through the whole plan before its annotation is called one.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from extractors.records import DocumentRow
from pipeline.durable import replace_bytes
from pipeline.published import select
from pipeline.reviews.applying import METHOD, Rows
from pipeline.reviews.reviewing import Reviews

Fields = Mapping[str, Any]

_HEADER = (
    "document_type", "number", "symbol", "issue_date", "issue_date_precision", "issue_place", "issuer", "parent_agency",
    "province", "title", "period_start", "period_end", "signer", "signer_title", "signing_capacity",
)  # fmt: skip
_COLUMNS: dict[str, tuple[str, ...]] = {
    "sections": ("marker", "title", "level", "kind"),
    "tasks": ("marker", "text", "domain", "expected_output", "source_kind"),
    "task_units": ("role", "unit_raw", "unit", "is_collective", "basis"),
    "deadlines": (
        "raw", "label", "kind", "start_date", "due_date", "due_bound", "recurrence", "anchor_event", "offset_days",
        "offset_months", "offset_calendar", "is_tentative", "year_inferred", "basis", "unit",
    ),
    "targets": ("raw", "subject", "comparator", "value", "unit", "baseline_value", "baseline_year"),
    "legal_references": ("document_type", "number", "symbol", "key", "title", "date", "issuer", "role", "raw"),
    "recipients": ("ordinal", "recipient", "purpose"),
    "criteria": ("criterion", "max_score", "achieved_score", "reason", "remedy", "year", "is_total"),
    "findings": ("kind", "severity", "message"),
}  # fmt: skip


def write_gold(reviews: Reviews, tables: Path, folder: Path, document_ids: Sequence[str] = ()) -> list[Path]:
    """Write an annotation for each document given, or for each that people said something of; returns the files.

    Raises WrongReview (a document that is not in the tables), NoTables, OSError.
    """
    chosen = document_ids or tuple(dict.fromkeys(each.review.document_id for each in reviews.list()))
    names = _names(select(tables, DocumentRow, columns=("document_id", "source_path")))
    written = []
    for document_id in chosen:
        if not document_ids and document_id not in names:
            continue
        content = json.dumps(as_gold(reviews.rows(document_id)), ensure_ascii=False, indent=1, default=_iso)
        path = folder / f"{names.get(document_id, document_id)}.json"
        replace_bytes(path, content.encode(), aside=folder)
        written.append(path)
    return written


def _names(documents: Iterable[Fields]) -> dict[str, str]:
    """The name that each document's annotation goes by: its file's without the ending, where no other has it."""
    paths = {row["document_id"]: Path(row["source_path"]) for row in documents}
    stems, whole = Counter(path.stem for path in paths.values()), Counter(path.name for path in paths.values())
    return {
        document_id: path.stem if stems[path.stem] == 1 else path.name if whole[path.name] == 1 else document_id
        for document_id, path in paths.items()
    }


def as_gold(rows: Rows) -> dict[str, Any]:
    """A document's rows as an annotated plan."""
    tables = rows.tables
    paths = _section_paths(tables["sections"])
    by_task = {
        name: [(each["task_id"], _entry(name, each)) for each in tables[name]] for name in ("task_units", "deadlines")
    }
    tasks = [
        {
            "id": task["task_id"].removeprefix(f"{task['document_id']}-"),
            "section": paths.get(task["section_id"]),
            "work_item": paths.get(task["work_item_id"]),
            **_entry("tasks", task),
            "units": [entry for task_id, entry in by_task["task_units"] if task_id == task["task_id"]],
            "deadlines": [entry for task_id, entry in by_task["deadlines"] if task_id == task["task_id"]],
        }
        for task in tables["tasks"]
    ]
    return {
        "document": {name: (rows.document or {}).get(name) for name in _HEADER},
        "sections": [
            {**_entry("sections", each), "parent": paths.get(each["parent_id"])} for each in tables["sections"]
        ],
        "tasks": tasks,
        "targets": [
            {"section": paths.get(each["section_id"]), **_entry("targets", each)} for each in tables["targets"]
        ],
        **{
            name: [_entry(name, each) for each in tables[name]]
            for name in ("legal_references", "criteria", "recipients", "findings")
        },
    }


def _entry(table: str, row: Fields) -> dict[str, Any]:
    entry = {name: row[name] for name in _COLUMNS[table]}
    return {**entry, "reviewed": True} if row["method"] == METHOD else entry


def _section_paths(sections: Iterable[Fields]) -> dict[str | None, str]:
    """The markers from the outermost heading down, as "II/1/b"."""
    paths: dict[str | None, str] = {}
    for row in sections:
        above, own = paths.get(row["parent_id"]), row["marker"] or row["title"]
        paths[row["section_id"]] = f"{above}/{own}" if above else own
    return paths


def _iso(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")
