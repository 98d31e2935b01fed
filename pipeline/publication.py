"""From staged documents to the tables that people read.

A partition file is always replaced whole, by one rename, and depends on nothing but the documents in
it and what people said of them: so tables are the same bytes whatever the order, the number of runs or of workers that read them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType

import pyarrow as pa
import pyarrow.parquet as pq

from extractors.records import FACTS, ProvinceRow, UnitRow
from pipeline.contents import Contents
from pipeline.durable import sync_folders
from pipeline.facts import Facts, read_facts, stamp
from pipeline.findings import joint_findings
from pipeline.layout import UNKNOWN, Layout, Partition
from pipeline.ledger import Ledger, PartitionState
from pipeline.reviews.kept import read_kept
from pipeline.reviews.review import Review
from pipeline.reviews.staged_rows import digest_of
from pipeline.sources import printable
from pipeline.staging import Staging, naming
from pipeline.table_files import PartitionWriter, write_single

_AT_ONCE = 500
"""Documents whose facts are taken down in one transaction."""


class StagedRowsMissing(Exception):
    """Documents are listed in the tables' contents, but the rows staged for them are gone."""


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
    writer = PartitionWriter(layout, staged, paths, attempts, joint_findings(ledger.suspects()), reviews)
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
    write_single(layout, UnitRow, _all_units(ledger.units()))
    by_key = {row.province_key: row for row in provinces}
    write_single(layout, ProvinceRow, [by_key[key] for key in sorted(by_key)])
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
    with naming(document_id):
        return read_facts(document_id, staged.read_bytes(), reviews)


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
