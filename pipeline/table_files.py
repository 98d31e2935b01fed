"""The files of the tables: each written whole, to one side, and put in place by one rename."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extractors.records import FACTS, DocumentRow, FailureRow, FindingRow, Row
from pipeline.durable import rename_into_place, sync_folder, sync_folders
from pipeline.layout import UNKNOWN, Layout, Partition
from pipeline.reviews.review import Review
from pipeline.reviews.staged_rows import digest_of, reviewed
from pipeline.schema import SCHEMA_VERSION, Record, to_table
from pipeline.staging import naming, rows_of

ROW_GROUP = 65_536
_ROWS_AT_ONCE = 5_000
_THREADS = 4
"""Partitions written at once: most of the time goes into waiting for the disk."""


@dataclass(frozen=True, slots=True)
class PartitionWriter:
    """Writes partitions of the documents at hand.

    By document_id: their staged files, and what their rows say that they do not know themselves: path, attempts at
    reading, findings that join them with others, what people said of them.
    """

    layout: Layout
    staged: Mapping[str, Path]
    source_paths: Mapping[str, str]
    attempts: Mapping[str, int]
    findings: Mapping[str, Sequence[FindingRow]]
    reviews: Mapping[str, Sequence[Review]]

    def write_all(self, documents: Mapping[Partition, Sequence[str]]) -> dict[Partition, dict[str, str]]:
        """Replace the partitions' files, to stay; returns by partition what `write` does."""
        with ThreadPoolExecutor(_THREADS) as threads:
            try:
                written = dict(zip(documents, threads.map(self._write, documents, documents.values()), strict=True))
            except BaseException:
                threads.shutdown(cancel_futures=True)
                raise
        provinces = {self.layout.partition(record.TABLE, each).parent for each in documents for record in FACTS}
        sync_folders(folder for province in provinces for folder in (province, province.parent))
        return written

    def _write(self, partition: Partition, ids: Sequence[str]) -> dict[str, str]:
        """Replace the partition's file in every table; returns the tables that have one, with its SHA-256."""
        staged = [self._rows(each) for each in ids]
        together = pa.concat_tables(staged) if staged else None
        written = {}
        for record in FACTS:
            table = self._table(record, ids, together)
            path = self.layout.partition(record.TABLE, partition)
            if table.num_rows or partition == UNKNOWN:
                write_parquet(self.layout, path, table)
                written[record.TABLE] = file_digest(path)
            else:
                path.unlink(missing_ok=True)
        return written

    def _rows(self, document_id: str) -> pa.Table:
        with naming(document_id):
            return reviewed(self.staged[document_id].read_bytes(), self.reviews.get(document_id, ()))

    def fingerprint(self, documents: Iterable[tuple[str, str]]) -> str:
        """Of all that a partition's files are made from: its documents with their digests."""
        parts = [
            (
                digest,
                self.source_paths[document_id],
                self.attempts[document_id],
                repr(self.findings.get(document_id, ())),
                digest_of(self.reviews.get(document_id, ())),
            )
            for document_id, digest in documents
        ]
        return hashlib.sha256(json.dumps([SCHEMA_VERSION, pa.__version__, parts]).encode()).hexdigest()

    def _table(self, record: type[Row], ids: Sequence[str], together: pa.Table | None) -> pa.Table:
        table = to_table(record, []) if together is None else rows_of(together, record)
        ids_of_rows = table["document_id"].to_pylist()
        if record in (DocumentRow, FailureRow):
            table = _with_column(table, "source_path", [self.source_paths[each] for each in ids_of_rows])
        if record is FailureRow:
            table = _with_column(table, "attempts", [self.attempts[each] for each in ids_of_rows])
        if record is FindingRow:
            joint = to_table(record, [row for document_id in ids for row in self.findings.get(document_id, ())])
            table = pa.concat_tables([table, joint]).sort_by([("document_id", "ascending"), ("ordinal", "ascending")])
        return table.combine_chunks()


def _with_column(table: pa.Table, name: str, values: list[Any]) -> pa.Table:
    at = table.schema.get_field_index(name)
    field = table.schema.field(at)
    return table.set_column(at, field, pa.array(values, field.type))


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_parquet(layout: Layout, path: Path, table: pa.Table) -> None:
    """Write one file of a table whole; it stays once its folder is synced. Raises OSError."""
    rename_into_place(
        path,
        lambda file: pq.write_table(table, file, compression="zstd", row_group_size=ROW_GROUP),
        aside=layout.aside,
    )


def write_single(layout: Layout, record: type[Record], rows: Iterable[Record]) -> None:
    """A dimension's one file; left alone where it holds just these rows, of which few are at hand at once."""
    parts = (to_table(record, part) for part in _parted(rows))
    table = pa.concat_tables([to_table(record, []), *parts]).combine_chunks()
    path = layout.single(record.TABLE)
    if path.exists() and pq.read_table(path).equals(table, check_metadata=True):
        return
    write_parquet(layout, path, table)
    sync_folder(path.parent)


def _parted(rows: Iterable[Record]) -> Iterator[list[Record]]:
    """Rows a few thousand at a time."""
    left = iter(rows)
    while part := list(islice(left, _ROWS_AT_ONCE)):
        yield part
