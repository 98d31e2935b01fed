"""Arrow schemas of the tables, made from the record dataclasses, and rows made into them.

A column's type is the field's annotation, its description the field's; the class's docstring is
the table's. A row that does not fit is refused before anything is staged.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Sequence
from dataclasses import Field, fields
from functools import cache
from typing import Any, ClassVar, Protocol

import pyarrow as pa

from extractors.records import FACTS, ProvinceRow, Row, RunRow, UnitRow
from pipeline.vocabulary import VOCABULARY

SCHEMA_VERSION = "2"
"""Raised whenever a column is added, renamed, retyped or removed."""

_TYPES: dict[str, pa.DataType] = {
    "str": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "datetime": pa.timestamp("us", tz="UTC"),
}
_NULLABLE = " | None"


class Record(Protocol):
    """A record dataclass: one table's row."""

    TABLE: ClassVar[str]
    KEY: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


DIMENSIONS: tuple[type[Record], ...] = (UnitRow, ProvinceRow)
RECORDS: tuple[type[Record], ...] = (*FACTS, RunRow, *DIMENSIONS)
"""Every table, in the order in which people are shown them."""


class SchemaViolation(Exception):
    """Rows that do not fit their table; the message names the table, the column and the row."""


def describe(record: type[Record]) -> str:
    """What one row of the table is: the docstring, on one line."""
    return " ".join((inspect.getdoc(record) or "").split())


@cache
def arrow_schema(record: type[Record]) -> pa.Schema:
    """The table's Arrow schema: a description on each column, description and version on the table."""
    metadata = {"table": record.TABLE, "description": describe(record), "schema_version": SCHEMA_VERSION}
    return pa.schema([_arrow_field(column) for column in fields(record)], metadata=metadata)


def _arrow_field(column: Field[Any]) -> pa.Field:
    annotation = str(column.type)
    return pa.field(
        column.name,
        _TYPES[annotation.removesuffix(_NULLABLE)],
        nullable=annotation.endswith(_NULLABLE),
        metadata={"description": column.metadata["description"]},
    )


def to_table(record: type[Record], rows: Sequence[Record]) -> pa.Table:
    """The rows as an Arrow table, in the order given. Raises SchemaViolation."""
    schema = arrow_schema(record)
    columns = [_to_array(record, field, [getattr(row, field.name) for row in rows]) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _to_array(record: type[Record], field: pa.Field, values: list[Any]) -> pa.Array:
    where = f"{record.TABLE}.{field.name}"
    try:
        array = pa.array(values, field.type)
    except (pa.ArrowException, TypeError, ValueError, OverflowError) as error:
        raise SchemaViolation(f"{where}: {error}") from error
    if array.null_count and not field.nullable:
        raise SchemaViolation(f"{where}: row {values.index(None) + 1} has no value and must have one")
    allowed = VOCABULARY.get(where)
    if allowed is not None:
        strange = sorted({value for value in values if value is not None} - allowed)
        if strange:
            raise SchemaViolation(f"{where}: {strange[0]!r} is none of {', '.join(sorted(allowed))}")
    return array


def check_keys(record: type[Row], rows: Iterable[Row], document_id: str) -> None:
    """Rows of one document: all its own, no key and no ordinal twice. Raises SchemaViolation."""
    keys: set[str] = set()
    ordinals: set[int] = set()
    for row in rows:
        key = getattr(row, record.KEY)
        if row.document_id != document_id:
            raise SchemaViolation(f"{record.TABLE}: {key} belongs to {row.document_id}, not to {document_id}")
        if key in keys or row.ordinal in ordinals:
            raise SchemaViolation(f"{record.TABLE}: key {key} or ordinal {row.ordinal} stands twice")
        keys.add(key)
        ordinals.add(row.ordinal)
