"""Reviews applied to a staged document, on the way into the tables. What is staged stays as it was read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

import pyarrow as pa

from extractors.records import FACTS, UnitRow
from pipeline.reviews.applying import Rows, apply
from pipeline.reviews.review import Review, to_json
from pipeline.schema import Record, to_table
from pipeline.staging import as_staged, decode, rows_of
from pipeline.versions import code_digest


def digest_of(reviews: Sequence[Review]) -> str:
    """Hash of what people said of one document; empty where nobody said anything.

    The program's code is part of it: a newer version may find other rows, or know other provinces and units.
    """
    if not reviews:
        return ""
    told = json.dumps([code_digest(), *map(to_json, reviews)], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def reviewed(content: bytes, reviews: Sequence[Review]) -> pa.Table:
    """A staged file's rows as they are published. Raises pyarrow.ArrowInvalid, OSError where the bytes are damaged."""
    staged = decode(content)
    if not reviews:
        return staged
    rows = to_rows(staged)
    apply(rows, reviews)
    tables = {record.TABLE: to_table(record, _records(record, rows.tables[record.TABLE])) for record in FACTS}
    return as_staged({**tables, UnitRow.TABLE: to_table(UnitRow, sorted(set(rows.units), key=repr))})


def to_rows(staged: pa.Table) -> Rows:
    """A staged document's rows as dictionaries."""
    tables = {record.TABLE: rows_of(staged, record).to_pylist() for record in FACTS}
    return Rows(tables, [UnitRow(**row) for row in rows_of(staged, UnitRow).to_pylist()])


def _records(record: type[Record], rows: Sequence[Mapping[str, Any]]) -> list[Record]:
    names = [column.name for column in fields(record)]
    return [record(**{name: row[name] for name in names}) for row in rows]
