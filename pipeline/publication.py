"""From staged documents to the tables that people read.

A partition file is always replaced whole, by one rename, and depends on nothing but the documents in
it and what people said of them: so tables are the same bytes whatever the order, the number of runs or of workers that read them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extractors.records import FACTS, DocumentRow, FailureRow, FindingRow, ProvinceRow, Row, UnitRow
from pipeline.contents import Contents
from pipeline.durable import rename_into_place, sync_folder, sync_folders
from pipeline.facts import Facts, read_facts, stamp
from pipeline.findings import joint_findings
from pipeline.layout import UNKNOWN, Layout, Partition
from pipeline.ledger import Ledger, PartitionState
from pipeline.reviews.kept import read_kept
from pipeline.reviews.review import Review
from pipeline.reviews.staged_rows import digest_of, reviewed
from pipeline.schema import SCHEMA_VERSION, Record, to_table
from pipeline.sources import printable
from pipeline.staging import Staging, rows_of

ROW_GROUP = 65_536
_AT_ONCE = 500
"""Documents whose facts are taken down in one transaction."""
_ROWS_AT_ONCE = 5_000
_THREADS = 4
"""Partitions written at once: most of the time goes into waiting for the disk."""


class StagedRowsMissing(Exception):
    """Documents are listed in the tables' contents, but the rows staged for them are gone."""


class StagedRowsDamaged(Exception):
    """The rows staged for a document can't be read; the message names it. Nothing is published without them."""


def publish(
    layout: Layout,
    ledger: Ledger,
    contents: Contents,
    provinces: Sequence[ProvinceRow],
    fresh: Mapping[str, Facts] = MappingProxyType({}),
) -> int:
    """Bring the tables in line with the contents, which the ledger has; returns how many partitions were made anew.

    Only what is new is opened; `fresh` are facts at hand, by the stamp of their staged file. Runs are not touched.
    Stopped at any instant, the next publication finishes the work. Raises StagedRowsMissing, StagedRowsDamaged,
    DamagedReviews, OSError.
    """
    staged = _staged(Staging(layout.staged, layout.aside), contents)
    reviews = read_kept(layout.reviews).standing()
    _learn(ledger, staged, reviews, fresh)
    wanted = {UNKNOWN: [], **ledger.documents()}
    before = ledger.partitions()
    paths = {document_id: printable(given[0]) for document_id, given in contents.paths().items()}
    tried = {key: each.number for key, each in ledger.attempts().items()}
    attempts = {document_id: tried.get(key, 1) for document_id, key in contents.work_keys.items()}
    writer = _Writer(layout, staged, paths, attempts, joint_findings(ledger.suspects()), reviews)
    ids = {partition: [document_id for document_id, _ in documents] for partition, documents in wanted.items()}
    fingerprints = {partition: writer.fingerprint(documents) for partition, documents in wanted.items()}
    there = layout.partition_files()
    outdated = [
        each for each in sorted(wanted) if not _stands(layout, there, before.get(each), each, fingerprints[each])
    ]
    leavers = _leavers(layout, before, ids)
    ledger.distrust({*outdated, *leavers})
    writer.write_all(leavers)
    written = writer.write_all({each: ids[each] for each in outdated})
    made = {each: PartitionState(fingerprints[each], tuple(ids[each]), tables) for each, tables in written.items()}
    gone = before.keys() - wanted.keys()
    _remove_strays(layout, there, {**before, **made}, gone)
    _write_single(layout, UnitRow, _all_units(ledger.units()))
    by_key = {row.province_key: row for row in provinces}
    _write_single(layout, ProvinceRow, [by_key[key] for key in sorted(by_key)])
    ledger.save_partitions(made, gone)
    return len(outdated)


def _staged(staging: Staging, contents: Contents) -> dict[str, Path]:
    """The staged file of each document."""
    found = {document_id: staging.find(key) for document_id, key in contents.work_keys.items()}
    missing = [document_id for document_id, path in found.items() if path is None]
    if missing:
        raise StagedRowsMissing(f"the staged rows of {len(missing)} documents are gone ({missing[0]}, …)")
    return {document_id: path for document_id, path in found.items() if path is not None}


def _learn(
    ledger: Ledger,
    staged: Mapping[str, Path],
    reviews: Mapping[str, Sequence[Review]],
    fresh: Mapping[str, Facts],
) -> None:
    """Take down the facts of the documents whose staged file, or what people say of it, the ledger has not seen."""
    known = {name: (each.staged_as, each.reviewed_as) for name, each in ledger.read_from().items()}
    stamps = {name: stamp(path) for name, path in staged.items()}
    new = [name for name in staged if known.get(name) != (stamps[name], digest_of(reviews.get(name, ())))]
    for first in range(0, len(new), _AT_ONCE):
        ledger.add_facts(
            (stamps[name], _facts(name, staged[name], reviews.get(name, ()), fresh.get(stamps[name])))
            for name in new[first : first + _AT_ONCE]
        )


def _facts(document_id: str, staged: Path, reviews: Sequence[Review], fresh: Facts | None) -> Facts:
    """The facts at hand, which know of no reviews, or those that are read."""
    if fresh and not reviews:
        return fresh
    with _naming(document_id):
        return read_facts(document_id, staged.read_bytes(), reviews)


@contextmanager
def _naming(document_id: str) -> Iterator[None]:
    """Say whose staged rows can't be read."""
    try:
        yield
    except (OSError, pa.ArrowInvalid) as error:
        raise StagedRowsDamaged(f"the staged rows of {document_id} can't be read: {error}") from error


def _all_units(units: Iterable[UnitRow]) -> Iterator[UnitRow]:
    """One row a unit_id, by which they are sorted; where documents describe it differently, the one that says most."""
    for _, described in groupby(units, key=attrgetter("unit_id")):
        yield max(described, key=_says_least_first)


def _says_least_first(unit: UnitRow) -> tuple[int, str]:
    return (sum(value is not None for value in (unit.level, unit.parent, unit.province_code)), repr(unit))


def _stands(
    layout: Layout, there: Collection[Path], known: PartitionState | None, partition: Partition, fingerprint: str
) -> bool:
    """Whether a partition's files were made from just these documents and are all there."""
    if known is None or known.fingerprint != fingerprint:
        return False
    return all(layout.partition(table, partition) in there for table in known.tables)


def _leavers(
    layout: Layout, before: Mapping[Partition, PartitionState], wanted: Mapping[Partition, Sequence[str]]
) -> dict[Partition, list[str]]:
    """Partitions that a document leaves for another one, each with those of its documents that stay.

    They are written first, so that no reader finds a document in both.
    """
    now_in = {document: partition for partition, ids in wanted.items() for document in ids}
    leavers = {}
    for partition, state in before.items():
        held = state.documents if state.fingerprint is not None else _held(layout, partition)
        if any(now_in.get(each, partition) != partition for each in held):
            leavers[partition] = [document for document in held if now_in.get(document) == partition]
    return leavers


def _held(layout: Layout, partition: Partition) -> list[str]:
    """The documents that have rows in the partition's files, which a publication that was stopped left in any state."""
    held: set[str] = set()
    for record in FACTS:
        path = layout.partition(record.TABLE, partition)
        with suppress(OSError, pa.ArrowInvalid):  # a damaged file is written anew
            held.update(pq.read_table(path, columns=["document_id"])["document_id"].to_pylist())
    return sorted(held)


@dataclass(frozen=True, slots=True)
class _Writer:
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
        with _naming(document_id):
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


def _write_single(layout: Layout, record: type[Record], rows: Iterable[Record]) -> None:
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


def _remove_strays(
    layout: Layout, there: Iterable[Path], after: Mapping[Partition, PartitionState], gone: Iterable[Partition]
) -> None:
    """Remove those of the files that no document is in any more."""
    left = set(gone)
    wanted = {
        layout.partition(table, partition)
        for partition, state in after.items()
        if partition not in left
        for table in state.tables
    }
    strays = [path for path in there if path not in wanted]
    for path in strays:
        path.unlink(missing_ok=True)
    sync_folders(path.parent for path in strays)
