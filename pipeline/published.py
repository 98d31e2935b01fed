"""Reading the tables back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from pipeline.schema import Record, arrow_schema


class NoTables(Exception):
    """The folder holds no tables."""


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
        chosen = ds.field("document_id").isin(pa.array(sorted(set(document_ids)), pa.string()))
        condition = chosen if where is None else chosen & where
    dataset = ds.dataset(folder, format="parquet", schema=arrow_schema(record))
    return dataset.to_table(columns=None if columns is None else list(columns), filter=condition)
