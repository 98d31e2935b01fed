"""Answers written out: CSV, JSON and Parquet, row group by row group, so that a million rows need no more memory than a few."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any, BinaryIO

import duckdb
import pyarrow.parquet as pq

_AT_ONCE = 10_000
BOM = b"\xef\xbb\xbf"


def write_csv(answer: duckdb.DuckDBPyRelation, file: BinaryIO, *, bom: bool = False) -> int:
    """Comma-separated, with a head; lists joined by "; ", nothing for null. With `bom` Excel takes it for UTF-8."""
    file.write(BOM if bom else b"")
    file.write(_csv([answer.columns]))
    n = 0
    for batch in answer.to_arrow_reader(_AT_ONCE):
        columns = [[_cell(value) for value in column.to_pylist()] for column in batch.columns]
        file.write(_csv(zip(*columns, strict=True)))
        n += batch.num_rows
    return n


def _csv(rows: Iterable[Iterable[Any]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join("" if each is None else str(each) for each in value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else value


def write_json(answer: duckdb.DuckDBPyRelation, file: BinaryIO) -> int:
    """One array of objects, an object a line; dates as ISO 8601, null for what is no number (JSON has no NaN)."""
    file.write(b"[")
    n = 0
    for batch in answer.to_arrow_reader(_AT_ONCE):
        for row in batch.to_pylist():
            file.write(b",\n " if n else b"\n ")
            file.write(json.dumps(_finite(row), ensure_ascii=False, allow_nan=False, default=_plain).encode())
            n += 1
    file.write(b"\n]\n")
    return n


def write_parquet(answer: duckdb.DuckDBPyRelation, file: BinaryIO) -> int:
    """One Parquet file, zstd."""
    reader = answer.to_arrow_reader(_AT_ONCE)
    n = 0
    with pq.ParquetWriter(file, reader.schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch)
            n += batch.num_rows
    return n


def _finite(value: Any) -> Any:
    match value:
        case float():
            return value if isfinite(value) else None
        case list():
            return [_finite(each) for each in value]
        case dict():
            return {name: _finite(each) for name, each in value.items()}
    return value


def _plain(value: Any) -> str | int | float:
    if isinstance(value, Decimal):  # DuckDB's sums of whole numbers are such
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
