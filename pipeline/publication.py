"""From staged documents to the tables that people read.

A partition file is always replaced whole, by one rename, and depends on nothing but the documents in
it: so tables are the same bytes whatever the order, the number of runs or of workers that read them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extractors.records import (
    FACTS,
    DocumentRow,
    FailureRow,
    FindingRow,
    LegalReferenceRow,
    ProvinceRow,
    Row,
    UnitRow,
)
from pipeline.contents import Contents
from pipeline.durable import replace_bytes, replace_file, sync_folder
from pipeline.findings import Citation, Header, joint_findings
from pipeline.layout import UNKNOWN, Layout, Partition
from pipeline.schema import SCHEMA_VERSION, Record, to_table
from pipeline.staging import Staging, decode, rows_of

ROW_GROUP = 65_536


class StagedRowsMissing(Exception):
    """Documents are listed in the tables' contents, but the rows staged for them are gone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document to publish, as its staged rows say."""

    header: Header
    partition: Partition
    staged_as: Path
    digest: str
    units: tuple[UnitRow, ...]


def publish(layout: Layout, contents: Contents, provinces: Sequence[ProvinceRow]) -> int:
    """Bring the tables in line with the contents; returns how many partitions were made anew.

    Runs are not touched. Stopped at any instant, the next publication finishes the work.
    Raises StagedRowsMissing, OSError.
    """
    staging = Staging(layout.staged, layout.aside)
    entries = _entries(staging, contents)
    findings = joint_findings([entry.header for entry in entries.values()])
    wanted: dict[Partition, list[str]] = {UNKNOWN: []}
    for document_id, entry in sorted(entries.items()):
        wanted.setdefault(entry.partition, []).append(document_id)
    before = _load_published(layout)
    writer = _Writer(layout, staging, entries, findings)
    outdated = {partition for partition, ids in wanted.items() if not writer.stands(partition, ids, before)}
    leavers = _leavers(before, wanted)
    if outdated or leavers:
        _save_published(layout, _distrust(before, outdated | leavers.keys()))
    for partition, stay in leavers.items():
        writer.write(partition, stay)
    after = {
        str(partition): writer.make(partition, ids) if partition in outdated else before[str(partition)]
        for partition, ids in sorted(wanted.items())
    }
    _remove_strays(layout, after)
    _write_single(layout, UnitRow, _all_units(entries.values()))
    by_key = {row.province_key: row for row in provinces}
    _write_single(layout, ProvinceRow, [by_key[key] for key in sorted(by_key)])
    _save_published(layout, after)
    return len(outdated)


def _entries(staging: Staging, contents: Contents) -> dict[str, Entry]:
    missing = [document for document, key in contents.work_keys.items() if staging.find(key) is None]
    if missing:
        raise StagedRowsMissing(f"the staged rows of {len(missing)} documents are gone ({missing[0]}, …)")
    paths = contents.paths()
    return {
        document_id: _entry(staging, document_id, key, paths[document_id][0])
        for document_id, key in contents.work_keys.items()
    }


def _entry(staging: Staging, document_id: str, key: str, source_path: str) -> Entry:
    path = staging.find(key)
    assert path is not None  # looked for just before, and only we remove them
    content = path.read_bytes()
    staged = decode(content)
    document = next(iter(rows_of(staged, DocumentRow).to_pylist()), None)
    failure = next(iter(rows_of(staged, FailureRow).to_pylist()), None)
    place: Mapping[str, Any] = document or failure or {}
    province_code, issue_year = place.get("province_code"), place.get("issue_year")
    header = Header(
        document_id=document_id,
        source_path=_printable(source_path),
        province_code=province_code,
        issue_year=issue_year,
        plan_id=document["plan_id"] if document else None,
        evidence=DocumentRow(**document) if document else None,
        citations=_citations(staged),
        n_findings=len(rows_of(staged, FindingRow)),
    )
    units = tuple(UnitRow(**row) for row in rows_of(staged, UnitRow).to_pylist())
    digest = hashlib.sha256(content).hexdigest()
    return Entry(header, Partition.of(province_code, issue_year), path, digest, units)


def _printable(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _citations(staged: pa.Table) -> tuple[Citation, ...]:
    references = rows_of(staged, LegalReferenceRow)
    dated = references.filter(pc.and_(pc.is_valid(references["key"]), pc.is_valid(references["date"])))
    rows = (LegalReferenceRow(**row) for row in dated.to_pylist())
    return tuple(Citation(row.key, row.date, row) for row in rows if row.key is not None and row.date is not None)


def _all_units(entries: Iterable[Entry]) -> list[UnitRow]:
    """One row a unit_id; where documents describe it differently, the one that says most."""
    best: dict[str, UnitRow] = {}
    for unit in sorted({unit for entry in entries for unit in entry.units}, key=_says_least_first):
        best[unit.unit_id] = unit
    return [best[unit_id] for unit_id in sorted(best)]


def _says_least_first(unit: UnitRow) -> tuple[int, str]:
    return (sum(value is not None for value in (unit.level, unit.parent, unit.province_code)), repr(unit))


def _load_published(layout: Layout) -> dict[str, dict[str, Any]]:
    try:
        published: dict[str, dict[str, Any]] = json.loads(layout.published.read_bytes())
    except FileNotFoundError:
        return {}
    return published


def _save_published(layout: Layout, published: Mapping[str, Any]) -> None:
    content = json.dumps(published, sort_keys=True, indent=0).encode()
    if not layout.published.exists() or layout.published.read_bytes() != content:
        replace_bytes(layout.published, content, aside=layout.aside)


def _distrust(before: Mapping[str, Mapping[str, Any]], partitions: Iterable[Partition]) -> dict[str, dict[str, Any]]:
    """`before`, saying of these partitions that their files may be of any state: they are about to be written."""
    names = {str(partition) for partition in partitions}
    return {name: {**state, "fingerprint": None} if name in names else dict(state) for name, state in before.items()}


def _leavers(
    before: Mapping[str, Mapping[str, Any]], wanted: Mapping[Partition, Sequence[str]]
) -> dict[Partition, list[str]]:
    """Partitions that a document leaves for another one, each with those of its documents that stay.

    They are written first, so that no reader finds a document in both.
    """
    now_in = {document: partition for partition, ids in wanted.items() for document in ids}
    leavers = {}
    for name, state in before.items():
        partition = Partition(*name.split("/"))
        if any(now_in.get(document, partition) != partition for document in state["documents"]):
            leavers[partition] = [document for document in state["documents"] if now_in.get(document) == partition]
    return leavers


class _Writer:
    """Writes partitions of the documents at hand."""

    def __init__(
        self,
        layout: Layout,
        staging: Staging,
        entries: Mapping[str, Entry],
        findings: Mapping[str, Sequence[FindingRow]],
    ) -> None:
        self._layout = layout
        self._staging = staging
        self._entries = entries
        self._findings = findings

    def stands(self, partition: Partition, ids: Sequence[str], before: Mapping[str, Mapping[str, Any]]) -> bool:
        """Whether the partition's files were made from just these documents and are all there."""
        known = before.get(str(partition))
        if known is None or known["fingerprint"] != self._fingerprint(ids):
            return False
        return all(self._layout.partition(table, partition).exists() for table in known["tables"])

    def make(self, partition: Partition, ids: Sequence[str]) -> dict[str, Any]:
        """Write the partition; returns what published.json says of it."""
        return {
            "fingerprint": self._fingerprint(ids),
            "documents": list(ids),
            "tables": self.write(partition, ids),
        }

    def write(self, partition: Partition, ids: Sequence[str]) -> list[str]:
        """Replace the partition's file in every table; returns the tables that have one."""
        staged = [decode(self._entries[document_id].staged_as.read_bytes()) for document_id in ids]
        together = pa.concat_tables(staged) if staged else None
        written = []
        for record in FACTS:
            table = self._table(record, ids, together)
            path = self._layout.partition(record.TABLE, partition)
            if table.num_rows or partition == UNKNOWN:
                write_parquet(self._layout, path, table)
                written.append(record.TABLE)
            elif path.exists():
                path.unlink()
                sync_folder(path.parent)
        return written

    def _table(self, record: type[Row], ids: Sequence[str], together: pa.Table | None) -> pa.Table:
        table = to_table(record, []) if together is None else rows_of(together, record)
        if record in (DocumentRow, FailureRow):
            table = self._with_source_paths(table)
        if record is FindingRow:
            joint = to_table(record, [row for document_id in ids for row in self._findings.get(document_id, ())])
            table = pa.concat_tables([table, joint]).sort_by([("document_id", "ascending"), ("ordinal", "ascending")])
        return table.combine_chunks()

    def _with_source_paths(self, table: pa.Table) -> pa.Table:
        paths = [self._entries[document_id].header.source_path for document_id in table["document_id"].to_pylist()]
        at = table.schema.get_field_index("source_path")
        return table.set_column(at, table.schema.field(at), pa.array(paths, pa.string()))

    def _fingerprint(self, ids: Sequence[str]) -> str:
        parts = [
            (
                self._entries[document_id].digest,
                self._entries[document_id].header.source_path,
                repr(self._findings.get(document_id, ())),
            )
            for document_id in ids
        ]
        return hashlib.sha256(json.dumps([SCHEMA_VERSION, pa.__version__, parts]).encode()).hexdigest()


def write_parquet(layout: Layout, path: Path, table: pa.Table) -> None:
    """Write one file of a table whole. Raises OSError."""
    replace_file(
        path,
        lambda file: pq.write_table(table, file, compression="zstd", row_group_size=ROW_GROUP),
        aside=layout.aside,
    )


def _write_single(layout: Layout, record: type[Record], rows: Sequence[Record]) -> None:
    """A dimension's one file; left alone where it holds just these rows."""
    table = to_table(record, rows)
    path = layout.single(record.TABLE)
    if path.exists() and pq.read_table(path).equals(table, check_metadata=True):
        return
    write_parquet(layout, path, table)


def _remove_strays(layout: Layout, after: Mapping[str, Mapping[str, Any]]) -> None:
    """Remove partition files that no document is in any more."""
    wanted = {
        layout.partition(table, Partition(*name.split("/")))
        for name, state in after.items()
        for table in state["tables"]
    }
    for path in sorted(layout.partition_files() - wanted):
        path.unlink()
        sync_folder(path.parent)
