"""The runs table: one row a run, added after publication."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq

from extractors.records import RunRow
from pipeline.layout import Layout
from pipeline.publication import write_parquet
from pipeline.schema import arrow_schema, to_table


def add_run(layout: Layout, row: RunRow) -> None:
    """Write the table again with one row more, oldest first. Raises OSError."""
    path = layout.single(RunRow.TABLE)
    new = to_table(RunRow, [row])
    old = pq.read_table(path, schema=arrow_schema(RunRow)) if path.exists() else new.slice(0, 0)
    write_parquet(layout, path, pa.concat_tables([old, new]).combine_chunks())
