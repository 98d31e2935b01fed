"""Reading the tables back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from pipeline.schema import Record, arrow_schema


class NoTables(Exception):
    """The folder holds no tables."""


def among(column: str, values: Iterable[str]) -> pc.Expression:
    """The rows whose column has one of these values."""
    return ds.field(column).isin(pa.array(sorted(set(values)), pa.string()))


def select(
    tables: Path,
    record: type[Record],
    *,
    document_ids: Iterable[str] | None = None,
    where: pc.Expression | None = None,
    columns: Sequence[str] | None = None,
) -> list[dict[str, Any]]:
    """Rows of a table as dictionaries, of some documents only where told. Raises NoTables."""
    rows: list[dict[str, Any]] = matching(
        tables, record, document_ids=document_ids, where=where, columns=columns
    ).to_pylist()
    return rows


def matching(
    tables: Path,
    record: type[Record],
    *,
    document_ids: Iterable[str] | None = None,
    where: pc.Expression | None = None,
    columns: Sequence[str] | None = None,
) -> pa.Table:
    """The same as Arrow has them, for those who count or want one column of many rows. Raises NoTables."""
    folder = tables / record.TABLE
    if not folder.is_dir():
        raise NoTables(str(tables))
    condition = where
    if document_ids is not None:
        chosen = among("document_id", document_ids)
        condition = chosen if where is None else chosen & where
    dataset = ds.dataset(folder, format="parquet", schema=arrow_schema(record))
    wanted = None if columns is None else list(columns)
    # What Arrow would remember of each file is 100 KB a partition, and nothing here reads a file twice.
    return dataset.scanner(columns=wanted, filter=condition, cache_metadata=False).to_table()


def n_rows(tables: Path, record: type[Record]) -> int:
    """How many rows a table has, by what its files say of themselves. Raises NoTables."""
    folder = tables / record.TABLE
    if not folder.is_dir():
        raise NoTables(str(tables))
    return sum(pq.read_metadata(path).num_rows for path in folder.rglob("*.parquet"))
