"""Whether the tables hold what they promise: every document once, keys that join, files as they were written.

What is found wrong is mended from the staged rows (`repair`), which are checked as well.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extractors.records import FACTS, DocumentRow, FailureRow, PageRow, ProvinceRow, UnitRow
from pipeline.contents import Contents
from pipeline.facts import stamp
from pipeline.failure_rows import QUARANTINED
from pipeline.layout import Layout, Partition
from pipeline.ledger import Ledger, PartitionState
from pipeline.ledger_file import open_ledger
from pipeline.lock import exclusive
from pipeline.publication import publish
from pipeline.published import NoTables
from pipeline.reviews.kept import DamagedReviews, read_kept
from pipeline.reviews.staged_rows import digest_of
from pipeline.schema import Record, arrow_schema
from pipeline.staging import Staging, decode
from pipeline.table_files import file_digest

_POINTS_TO = (
    ("sections", "parent_id", "sections"),
    ("tasks", "section_id", "sections"),
    ("tasks", "work_item_id", "sections"),
    ("task_cells", "task_id", "tasks"),
    ("task_units", "task_id", "tasks"),
    ("deadlines", "task_id", "tasks"),
    ("targets", "section_id", "sections"),
    ("targets", "task_id", "tasks"),
)
"""Columns that hold the key of a row of the same document, with that row's table."""
_KEYS = {record.TABLE: record.KEY for record in FACTS}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as promised, and where: a file below the output folder, or a document."""

    where: str
    message: str
    partition: Partition | None = None
    """The partition that mends it when it is made anew."""
    work_key: str | None = None
    """The staged rows that are of no use: their document must be read again."""


def verify(out: Path) -> tuple[Problem, ...]:
    """All that is wrong with the tables; nothing is changed. Raises NoTables, Locked, OtherVersion, OSError."""
    layout = _layout(out)
    with exclusive(layout.lock), open_ledger(layout.ledger) as ledger:
        return tuple(_problems(layout, ledger))


def repair(out: Path, provinces: Sequence[ProvinceRow]) -> tuple[Problem, ...]:
    """Make what is wrong anew from the staged rows; returns what is still wrong.

    Staged rows that are damaged are thrown away with their document, which the next ingest of its source reads again.
    Raises NoTables, Locked, OtherVersion, OSError.
    """
    layout = _layout(out)
    with exclusive(layout.lock), open_ledger(layout.ledger) as ledger:
        found = tuple(_problems(layout, ledger))
        contents = ledger.contents()
        lost = {problem.work_key for problem in found if problem.work_key}
        staging = Staging(layout.staged, layout.aside)
        for key in lost:
            for path in (staging.path(key), staging.path(key, may_pass=True)):
                path.unlink(missing_ok=True)
        kept = {document_id: key for document_id, key in contents.work_keys.items() if key not in lost}
        places = {path: place for path, place in contents.places.items() if place.document_id in kept}
        ledger.save_contents(Contents(places, kept))
        ledger.distrust({problem.partition for problem in found if problem.partition})
        for record in (UnitRow, ProvinceRow):
            if any(problem.where == _relative(layout, layout.single(record.TABLE)) for problem in found):
                layout.single(record.TABLE).unlink(missing_ok=True)
        publish(layout, ledger, Contents(places, kept), provinces)
        return tuple(_problems(layout, ledger))


def _layout(out: Path) -> Layout:
    layout = Layout(out)
    if not layout.ledger.exists():
        raise NoTables(str(out))
    return layout


def _problems(layout: Layout, ledger: Ledger) -> Iterator[Problem]:
    try:
        ledger.check()
    except sqlite3.DatabaseError as error:
        yield Problem(_relative(layout, layout.ledger), f"the ledger is damaged: {error}")
        return
    contents, partitions = ledger.contents(), ledger.partitions()
    yield from _staged_problems(layout, ledger, contents)
    yield from _review_problems(layout, ledger, contents)
    yield from _strays(layout, partitions)
    for partition, state in partitions.items():
        yield from _partition_problems(layout, partition, state)
    yield from _document_problems(contents, partitions)
    yield from _dimension_problems(layout, ledger)


def _staged_problems(layout: Layout, ledger: Ledger, contents: Contents) -> Iterator[Problem]:
    """Rows that are whole but not published yet are mended by publication: a run was killed before it."""
    staging, known = Staging(layout.staged, layout.aside), ledger.read_from()
    for document_id, key in contents.work_keys.items():
        path = staging.find(key)
        if path is None:
            yield Problem(document_id, "its staged rows are gone; ingest its file again", work_key=key)
        elif document_id in known and known[document_id].digest == file_digest(path):
            continue
        elif (document_id in known and known[document_id].staged_as == stamp(path)) or not _is_whole(path):
            yield Problem(
                document_id,
                "its staged rows are damaged; throw them away with --repair, then ingest its file again",
                work_key=key,
            )
        else:
            yield Problem(document_id, "its staged rows are not published")


def _review_problems(layout: Layout, ledger: Ledger, contents: Contents) -> Iterator[Problem]:
    """What people said and the tables do not say yet: somebody was busy writing them."""
    try:
        said = read_kept(layout.reviews).standing()
    except DamagedReviews as error:
        yield Problem(_relative(layout, layout.reviews), f"what people corrected can't be read: {error}")
        return
    for document_id, known in ledger.read_from().items():
        if document_id in contents.work_keys and known.reviewed_as != digest_of(said.get(document_id, ())):
            yield Problem(
                document_id, "what people said of it is not published yet; publish it with: kehoach review apply"
            )


def _is_whole(staged: Path) -> bool:
    try:
        decode(staged.read_bytes())
    except (OSError, pa.ArrowInvalid):
        return False
    return True


def _strays(layout: Layout, partitions: Mapping[Partition, PartitionState]) -> Iterator[Problem]:
    wanted = {layout.partition(table, each) for each, state in partitions.items() for table in state.tables}
    for path in sorted(layout.partition_files() - wanted):
        partition = Partition(path.parent.name, path.stem)
        yield Problem(_relative(layout, path), "no document in the ledger belongs to this file", partition)


def _partition_problems(layout: Layout, partition: Partition, state: PartitionState) -> Iterator[Problem]:
    if state.fingerprint is None:
        yield Problem(str(partition), "a run was stopped while it wrote this partition", partition)
        return
    tables: dict[str, pa.Table] = {}
    facts: Sequence[type[Record]] = FACTS
    for record in facts:
        path = layout.partition(record.TABLE, partition)
        digest = state.tables.get(record.TABLE)
        if digest is None:
            tables[record.TABLE] = arrow_schema(record).empty_table()
            continue
        where = _relative(layout, path)
        if not path.exists():
            yield Problem(where, "the file is gone", partition)
            return
        if file_digest(path) != digest:
            yield Problem(where, "the file is not the one that was written", partition)
            return
        tables[record.TABLE] = pq.read_table(path)
        yield from _table_problems(record, tables[record.TABLE], where, partition, state)
    yield from _completeness_problems(tables, partition, state)
    yield from _key_problems(tables, partition)
    yield from _evidence_problems(tables, partition)


def _table_problems(
    record: type[Record], table: pa.Table, where: str, partition: Partition, state: PartitionState
) -> Iterator[Problem]:
    if not table.schema.equals(arrow_schema(record), check_metadata=True):
        yield Problem(where, "its columns are not those of the schema", partition)
        return
    keys = table[record.KEY]
    if pc.count_distinct(keys).as_py() != len(keys):
        yield Problem(where, f"a {record.KEY} stands twice", partition)
    strange = set(table["document_id"].unique().to_pylist()) - set(state.documents)
    if strange:
        yield Problem(where, f"it has rows of {min(strange)}, which does not belong here", partition)
    codes, years = (table[column].unique().to_pylist() for column in ("province_code", "issue_year"))
    found = {*(Partition.of(code, None).province_code for code in codes)} - {partition.province_code}
    found |= {*(Partition.of(None, year).issue_year for year in years)} - {partition.issue_year}
    if found:
        yield Problem(where, f"some rows belong to {min(found)}", partition)


def _completeness_problems(
    tables: Mapping[str, pa.Table], partition: Partition, state: PartitionState
) -> Iterator[Problem]:
    """Every document has its row, or the failure that stands for it."""
    failures = tables[FailureRow.TABLE]
    refused = failures.filter(pc.equal(failures["status"], QUARANTINED))
    there = {*tables[DocumentRow.TABLE]["document_id"].to_pylist(), *refused["document_id"].to_pylist()}
    for document_id in sorted(set(state.documents) - there):
        yield Problem(f"documents/{partition}", f"{document_id} has neither a row nor a failure", partition)


def _key_problems(tables: Mapping[str, pa.Table], partition: Partition) -> Iterator[Problem]:
    for table, column, target in _POINTS_TO:
        values = tables[table][column].drop_null()
        known = tables[target][_KEYS[target]].combine_chunks()
        lost = values.filter(pc.invert(pc.is_in(values, value_set=known)))
        if len(lost):
            yield Problem(f"{table}/{partition}", f"{column} {lost[0]} is no row of {target}", partition)


def _evidence_problems(tables: Mapping[str, pa.Table], partition: Partition) -> Iterator[Problem]:
    """Offsets that lead outside the document's text."""
    ends: Counter[str] = Counter()
    pages = tables[PageRow.TABLE]
    for document_id, start, text in zip(
        pages["document_id"].to_pylist(), pages["char_start"].to_pylist(), pages["text"].to_pylist(), strict=True
    ):
        ends[document_id] = max(ends[document_id], start + len(text))
    for name, table in tables.items():
        if "char_end" not in table.column_names:
            continue
        starts, stops = table["char_start"].to_pylist(), table["char_end"].to_pylist()
        for document_id, start, stop in zip(table["document_id"].to_pylist(), starts, stops, strict=True):
            if stop is not None and not 0 <= start <= stop <= ends[document_id]:
                yield Problem(
                    f"{name}/{partition}", f"evidence {start}-{stop} of {document_id} lies outside its text", partition
                )
                break


def _document_problems(contents: Contents, partitions: Mapping[Partition, PartitionState]) -> Iterator[Problem]:
    published = Counter(document_id for state in partitions.values() for document_id in state.documents)
    for document_id in sorted(contents.work_keys.keys() - published.keys()):
        yield Problem(document_id, "it is in the ledger and not in the tables")
    for document_id, count in sorted(published.items()):
        if document_id not in contents.work_keys:
            yield Problem(document_id, "it is in the tables and not in the ledger")
        elif count > 1:
            yield Problem(document_id, f"it is in {count} partitions")


def _dimension_problems(layout: Layout, ledger: Ledger) -> Iterator[Problem]:
    for record in (UnitRow, ProvinceRow):
        path = layout.single(record.TABLE)
        if not path.exists() or not pq.read_schema(path).equals(arrow_schema(record), check_metadata=True):
            yield Problem(_relative(layout, path), "the file is gone or its columns are not those of the schema")
            return
    known = set(pq.read_table(layout.single(UnitRow.TABLE), columns=["unit_id"])["unit_id"].to_pylist())
    if known != {unit.unit_id for unit in ledger.units()}:
        yield Problem(
            _relative(layout, layout.single(UnitRow.TABLE)), "its units are not those that the documents name"
        )


def _relative(layout: Layout, path: Path) -> str:
    return path.relative_to(layout.out).as_posix()
