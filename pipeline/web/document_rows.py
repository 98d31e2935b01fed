"""One document's rows, table by table, as the document page asks for them."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException

from extractors.records import (
    CriterionRow,
    DeadlineRow,
    Evidence,
    FindingRow,
    LegalReferenceRow,
    RecipientRow,
    SectionRow,
    TargetRow,
    TaskCellRow,
    TaskRow,
    TaskUnitRow,
)
from pipeline.web.rows import Row, Rows

TABLES: dict[str, type[Evidence]] = {
    record.LETTER: record
    for record in (
        *(TaskRow, SectionRow, TargetRow, LegalReferenceRow, FindingRow),
        *(RecipientRow, CriterionRow, TaskUnitRow, DeadlineRow, TaskCellRow),
    )
}
"""The tables whose rows can be chosen, by the letter in their keys."""

_SAID = ("text", "message", "raw", "title", "value", "criterion", "recipient", "unit_raw")
"""The column that says what the row says; the first that it has."""


def document_row(rows: Rows, document_id: str) -> Row:
    """The document with its short name. Raises HTTPException 404."""
    found = rows.first("SELECT * FROM v_plans WHERE document_id = ?", [document_id])
    if found is None:
        raise HTTPException(404)
    return found


def tasks_of(rows: Rows, document_id: str) -> list[Row]:
    """Its tasks in reading order, as v_tasks has them, with their boxes."""
    return rows.all(
        "SELECT v.task_id, v.section_id, v.section_path, v.marker, v.text, v.leads, v.deadline AS deadlines, v.page, "
        "t.x0, t.top, t.x1, t.bottom FROM (FROM v_tasks WHERE document_id = ?) v "
        "JOIN (FROM tasks WHERE document_id = ?) t USING (task_id) ORDER BY v.ordinal",
        [document_id, document_id],
    )


def of_document(rows: Rows, table: str, document_id: str) -> list[Row]:
    """A table's rows of the document in reading order."""
    return rows.all(f"SELECT * FROM {_known(table)} WHERE document_id = ? ORDER BY ordinal", [document_id])


def of_task(rows: Rows, table: str, document_id: str, task_id: str) -> list[Row]:
    """A table's rows that hang on a task."""
    sql = f"SELECT * FROM {_known(table)} WHERE document_id = ? AND task_id = ? ORDER BY ordinal"
    return rows.all(sql, [document_id, task_id])


def row_of(rows: Rows, document_id: str, key: str) -> tuple[type[Evidence], Row]:
    """The row of a key, with its table. Raises HTTPException 404 where the document has none of that key."""
    record = TABLES.get(key[len(document_id) + 1 : len(document_id) + 2])
    if record is None or not key.startswith(f"{document_id}-"):
        raise HTTPException(404)
    sql = f"SELECT * FROM {record.TABLE} WHERE document_id = ? AND {record.KEY} = ?"
    found = rows.first(sql, [document_id, key])
    if found is None:
        raise HTTPException(404)
    return record, found


def page_of(rows: Rows, document_id: str, number: int) -> Row | None:
    """A page as read; None where the document has no such page."""
    return rows.first("SELECT * FROM pages WHERE document_id = ? AND page = ?", [document_id, number])


def text_between(rows: Rows, document_id: str, start: int, end: int) -> str:
    """Characters of the document's text, which is its pages' texts joined by newlines."""
    pages = rows.all(
        "SELECT text, char_start FROM pages WHERE document_id = ? AND char_start < ? AND char_start + length(text) > ? "
        "ORDER BY page",
        [document_id, end, start],
    )
    parts = [row["text"][max(0, start - row["char_start"]) : max(0, end - row["char_start"])] for row in pages]
    return "\n".join(parts)


def corrections_between(rows: Rows, document_id: str, start: int, end: int) -> list[Row]:
    """What was changed from `start` to `end` of the document's text."""
    return rows.all(
        "SELECT * FROM corrections WHERE document_id = ? AND char_end >= ? AND char_start <= ? ORDER BY char_start",
        [document_id, start, end],
    )


def said(row: Row) -> str:
    """What a row says, in its own words."""
    return str(next((row[name] for name in _SAID if row.get(name)), ""))


def _known(table: str) -> str:
    names: Any = {record.TABLE for record in TABLES.values()}
    if table not in names:
        raise ValueError(table)
    return table
