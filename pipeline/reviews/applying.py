"""Reviews applied to one document's rows: a pure function of what was read and what people said, in the order they said it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any

from extractors.records import Evidence, ReviewRow, UnitRow
from pipeline.reviews.consequences import (
    HANGS_ON_TASK,
    Tables,
    follow_header,
    follow_unit,
    remove_row,
    section_at,
)
from pipeline.reviews.placing import Fields, Range, find_row, is_said, is_same_wording, locate, overlap
from pipeline.reviews.review import Review, typed
from pipeline.schema import SchemaViolation, to_table

METHOD = "review"
_NOWHERE = dict.fromkeys(("page", "char_start", "char_end", "x0", "top", "x1", "bottom"))
_BOX = ("x0", "top", "x1", "bottom")


@dataclass(slots=True)
class Rows:
    """A document's rows by table as dictionaries, in reading order, and the units that they name. Changed in place."""

    tables: Tables
    units: list[UnitRow]

    @property
    def text(self) -> str:
        """What offsets count in."""
        return "\n".join(page["text"] for page in self.tables["pages"])

    @property
    def document(self) -> Fields | None:
        """The header; None where nothing could be read."""
        return next(iter(self.tables["documents"]), None)


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of a review: `applied`, `not_found` (its row is no more), `does_not_fit` (its values are none today)."""

    status: str
    row: Fields | None = None


_NOT_FOUND = Applied("not_found")


def apply(rows: Rows, reviews: Sequence[Review]) -> None:
    """Apply what a document's reviewers said, and take down in `reviews` what came of each.

    Never raises because of a review: one that no longer finds its row, or no longer fits, is kept and says so.
    """
    text = rows.text
    results = [(review, apply_one(rows, review, text)) for review in reviews]
    named = {row["unit_id"] for row in rows.tables["task_units"]}
    rows.units[:] = [unit for unit in rows.units if unit.unit_id in named]
    rows.tables[ReviewRow.TABLE] = [_as_row(n, *each, rows) for n, each in enumerate(results, start=1)]


def apply_one(rows: Rows, review: Review, text: str) -> Applied:
    """Apply one review to rows whose document has this text."""
    try:
        return apply_strictly(rows, review, text)
    except SchemaViolation:
        return Applied("does_not_fit")


def apply_strictly(rows: Rows, review: Review, text: str) -> Applied:
    """Apply one review. Raises SchemaViolation where its values are none that the table takes."""
    return _WAYS[review.kind](rows, review, text)


def meant(rows: Rows, review: Review, text: str) -> Fields | None:
    """The row that a review is about; the row that is there already, where it says that one is missing."""
    candidates = _candidates(rows, review, text)
    return None if candidates is None else find_row(review.table, review.place, candidates, text)


def _candidates(rows: Rows, review: Review, text: str) -> list[Fields] | None:
    """The rows that a review may be about: those of its task, where it is about a row of one; None where that is gone."""
    found = rows.tables[review.table]
    if review.table not in HANGS_ON_TASK or review.place.task is None:
        return found
    task = find_row("tasks", review.place.task, rows.tables["tasks"], text)
    return None if task is None else [row for row in found if row["task_id"] == task["task_id"]]


def _correct(rows: Rows, review: Review, text: str) -> Applied:
    row = meant(rows, review, text)
    if row is None:
        return _NOT_FOUND
    values = typed(review.record, review.after)
    _check(review.record, {**row, **values})
    _fill(rows, review.table, row, values)
    return Applied("applied", row)


def _wrong(rows: Rows, review: Review, text: str) -> Applied:
    row = meant(rows, review, text)
    if row is None:
        return _NOT_FOUND
    remove_row(review.table, review.record.KEY, row, rows.tables)
    return Applied("applied", row)


def _missing(rows: Rows, review: Review, text: str) -> Applied:
    found = locate(review.place, text)
    candidates = _candidates(rows, review, text)
    if found is None or candidates is None or rows.document is None:
        return _NOT_FOUND
    values = typed(review.record, review.after)
    row = _already_there(review, candidates, found)
    if row is not None:
        _check(review.record, {**row, **values})
        _fill(rows, review.table, row, values)
        return Applied("applied", row)
    row = _new_row(rows, review, found, values, text)
    if review.table == "task_units":
        follow_unit(row, rows.document, rows.units)
    _check(review.record, row)
    _insert(rows, review.table, row)
    return Applied("applied", row)


_WAYS: dict[str, Callable[[Rows, Review, str], Applied]] = {"correct": _correct, "wrong": _wrong, "missing": _missing}


def _already_there(review: Review, candidates: Sequence[Fields], found: Range) -> Fields | None:
    """The row that a newer version reads by itself where a person found one missing.

    Of tasks the one on these words that says nearly the same; of other rows one that says just these values.
    """
    there = [row for row in candidates if overlap(row, found)]
    if review.table == "tasks":
        wording = str(review.after.get("text") or review.place.words)
        return next((row for row in there if is_same_wording(row["text"], wording)), None)
    return next((row for row in there if is_said(row, review.after)), None)


def _check(record: type[Evidence], row: Fields) -> None:
    """Raises SchemaViolation where the row does not fit its table."""
    to_table(record, [record(**row)])


def _fill(rows: Rows, table: str, row: Fields, values: Fields) -> None:
    before = dict(row)
    row.update(values, method=METHOD, confidence=1.0)
    try:
        if table == "documents":
            follow_header(row, values, rows.tables)
        if table == "task_units" and "unit" in values:
            follow_unit(row, rows.document, rows.units)
    except SchemaViolation:
        row.update(before)
        raise


def _new_row(rows: Rows, review: Review, found: Range, values: Fields, text: str) -> Fields:
    """A row with the values given, and what else a row of its table must have."""
    record, start = review.record, found[0]
    words = " ".join(text[start : found[1]].split())
    row: Fields = {column.name: None for column in fields(record)}
    row |= _DEFAULTS.get(review.table, {})
    row |= dict.fromkeys(_WORDED.get(review.table, ()), words)
    page = _page_at(rows, start)
    box = review.box if review.box and page == review.place.page else (None,) * 4
    row |= {"page": page, "char_start": start, "char_end": found[1], **dict(zip(_BOX, box, strict=True))}
    document = rows.document or {}
    row |= {name: document[name] for name in ("document_id", "province_code", "issue_year")}
    row |= {record.KEY: review.added_key(), "ordinal": 0, "method": METHOD, "confidence": 1.0}
    section = section_at(start, rows.tables["sections"])
    if "section_id" in row and record.KEY != "section_id":
        row["section_id"] = section["section_id"] if section else None
    if review.table == "sections":
        row |= {"parent_id": section["parent_id"] if section else None, "level": section["level"] if section else 1}
    if review.table in HANGS_ON_TASK and review.place.task is not None:
        task = find_row("tasks", review.place.task, rows.tables["tasks"], text)
        row["task_id"] = task["task_id"] if task else None
    if review.table == "tasks":
        row["domain"] = next(
            (each["domain"] for each in rows.tables["tasks"] if each["section_id"] == row["section_id"]), None
        )
    return row | values


_DEFAULTS: dict[str, Fields] = {
    "sections": {"kind": "other", "text": ""},
    "tasks": {"source_kind": "bullet"},
    "task_units": {"is_collective": False, "basis": "stated"},
    "deadlines": {"is_tentative": False, "year_inferred": False, "basis": "stated"},
    "legal_references": {"role": "mention"},
    "criteria": {"is_total": False},
    "targets": {"comparator": "="},
}
_WORDED: dict[str, tuple[str, ...]] = {
    "sections": ("title",),
    "tasks": ("text",),
    "task_units": ("unit_raw", "unit"),
    "deadlines": ("raw",),
    "task_cells": ("value",),
    "targets": ("raw", "subject"),
    "legal_references": ("raw",),
    "criteria": ("criterion",),
    "recipients": ("recipient",),
}
"""Columns that hold the words marked, where the person gives no others."""


def _page_at(rows: Rows, offset: int) -> int | None:
    return max((page["page"] for page in rows.tables["pages"] if page["char_start"] <= offset), default=None)


def _insert(rows: Rows, table: str, row: Fields) -> None:
    """Put a row where it stands in reading order. Ordinals are counted anew; keys stay."""
    found = rows.tables[table]
    if table in HANGS_ON_TASK and row["task_id"] is not None:
        order = {task["task_id"]: task["ordinal"] for task in rows.tables["tasks"]}
        own = order[row["task_id"]]
        at = next((i for i, each in enumerate(found) if order.get(each["task_id"], 0) > own), len(found))
    else:
        at = next((i for i, each in enumerate(found) if (each["char_start"] or 0) > row["char_start"]), len(found))
    if table == "sections":
        _take_over(rows, row)
    found.insert(at, row)
    for ordinal, each in enumerate(found, start=1):
        each["ordinal"] = ordinal


def _take_over(rows: Rows, section: Fields) -> None:
    """Tasks and figures after a new heading, which stood in the section before it, stand in it."""
    before = section_at(section["char_start"], rows.tables["sections"])
    for name in ("tasks", "targets"):
        for row in rows.tables[name]:
            same = before is not None and row["section_id"] == before["section_id"]
            if (same or (before is None and row["section_id"] is None)) and (row["char_start"] or 0) > section[
                "char_start"
            ]:
                after = section_at(row["char_start"], rows.tables["sections"])
                if after is before:
                    row["section_id"] = section["section_id"]


def _as_row(ordinal: int, review: Review, result: Applied, rows: Rows) -> dict[str, Any]:
    """The review as a row of its own."""
    place = rows.document or next(iter(rows.tables["failures"]), None) or {"province_code": None, "issue_year": None}
    where = {name: result.row[name] if result.row else None for name in _NOWHERE}
    return {
        **where,
        "document_id": review.document_id,
        "province_code": place["province_code"],
        "issue_year": place["issue_year"],
        "ordinal": ordinal,
        "page": where["page"] or review.place.page,
        "confidence": 1.0,
        "method": METHOD,
        "review_id": review.review_id,
        "kind": review.kind,
        "status": result.status,
        "table_name": review.table,
        "row_key": result.row[review.record.KEY] if result.row else None,
        "before": _written(review.before),
        "after": _written(review.after),
        "words": review.place.words,
        "note": review.note,
        "reviewer": review.reviewer,
        "reviewed_at": review.reviewed_at,
    }


def _written(values: Any) -> str | None:
    return json.dumps(dict(values), ensure_ascii=False, sort_keys=True) if values else None
