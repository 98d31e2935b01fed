"""A document's rows between reading and publication: one file per work key.

The file is an Arrow stream of one row whose columns are the tables, each a list of that table's
rows; so the rows of many documents are put together without being looked at one by one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyarrow as pa

from extractors.records import FACTS, Row, UnitRow
from pipeline.durable import replace_bytes
from pipeline.schema import SCHEMA_VERSION, Record, arrow_schema, check_keys, to_table

STAGED: tuple[type[Record], ...] = (*FACTS, UnitRow)
"""The tables that a document brings rows to."""


class StagedRowsDamaged(Exception):
    """The rows staged for a document can't be read; the message names it. Nothing is published without them."""


def work_key(content: str, suffix: str, settings_digest: str, versions: Mapping[str, object]) -> str:
    """What a document's rows depend on, hashed: as long as it stays the same they need no new reading.

    `content` is the SHA-256 of the file; `suffix` counts because it is all that tells Markdown from
    plain text.
    """
    parts = [SCHEMA_VERSION, content, suffix.lower(), settings_digest, versions]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]


def key_of(staged: Path) -> str:
    """The work key whose rows lie in a staged file."""
    return staged.name.partition(".")[0]


@cache
def staged_schema() -> pa.Schema:
    """One list column per table; descriptions are left to the published files."""
    lists = [pa.field(record.TABLE, pa.list_(_struct(record)), nullable=False) for record in STAGED]
    return pa.schema(lists, metadata={"schema_version": SCHEMA_VERSION})


def _struct(record: type[Record]) -> pa.StructType:
    return pa.struct([pa.field(field.name, field.type, field.nullable) for field in arrow_schema(record)])


def encode(document_id: str, rows: Iterable[Row], units: Iterable[UnitRow]) -> bytes:
    """One document's rows, checked and in reading order, as the staged file holds them. Raises SchemaViolation."""
    by_table: dict[str, list[Record]] = {record.TABLE: [] for record in STAGED}
    for row in sorted(rows, key=lambda row: row.ordinal):
        by_table[row.TABLE].append(row)
    for record in FACTS:
        check_keys(record, by_table[record.TABLE], document_id)  # type: ignore[arg-type]
    by_table[UnitRow.TABLE] += sorted(set(units), key=repr)
    return encode_tables({record.TABLE: to_table(record, by_table[record.TABLE]) for record in STAGED})


def encode_tables(tables: Mapping[str, pa.Table]) -> bytes:
    """One document's rows of every table, by its name, as the staged file holds them."""
    table = as_staged(tables)
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as compressed, pa.ipc.new_stream(compressed, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def as_staged(tables: Mapping[str, pa.Table]) -> pa.Table:
    """One document's rows of every table, by its name, as `decode` gives them."""
    lists = [_as_list(tables[record.TABLE], _struct(record)) for record in STAGED]
    return pa.Table.from_arrays(lists, schema=staged_schema())


def _as_list(table: pa.Table, struct: pa.StructType) -> pa.Array:
    columns = [column.combine_chunks() for column in table.columns]
    rows = pa.StructArray.from_arrays(columns, fields=list(struct))
    return pa.ListArray.from_arrays(pa.array([0, table.num_rows], pa.int32()), rows, type=pa.list_(struct))


def decode(content: bytes) -> pa.Table:
    """What `encode` made. Raises pyarrow.ArrowInvalid, OSError where the bytes are damaged."""
    with pa.CompressedInputStream(pa.BufferReader(content), "zstd") as plain, pa.ipc.open_stream(plain) as reader:
        return reader.read_all()


def rows_of(staged: pa.Table, record: type[Record]) -> pa.Table:
    """One table's rows out of one or many staged documents, in their order."""
    lists = staged.column(record.TABLE).combine_chunks()
    flat = pa.Table.from_struct_array(lists.flatten())
    return pa.Table.from_arrays(flat.columns, schema=arrow_schema(record))


@dataclass(frozen=True, slots=True)
class Staging:
    """The folder of staged files.

    A failure that may pass (a time-out, a missing program) is staged as such and read again by the next
    run; a reading, or a failure that will not pass, stands for its work key.
    """

    folder: Path
    aside: Path

    def path(self, key: str, *, may_pass: bool = False) -> Path:
        """Where a work key's rows lie."""
        # one path made from one string: joined part by part, ten thousand of them take half a second of a publication
        return Path(f"{self.folder}/{key[:2]}/{key}{'.again' if may_pass else ''}.arrow")

    def is_settled(self, key: str) -> bool:
        """Whether nothing would be gained by reading the document again."""
        return self.path(key).exists()

    def find(self, key: str) -> Path | None:
        """The file that stands for a work key, settled or not."""
        both = (self.path(key, may_pass=may_pass) for may_pass in (False, True))
        return next((path for path in both if path.exists()), None)

    def write(self, key: str, content: bytes, *, may_pass: bool) -> Path:
        """Stage a document's rows; returns where they lie. Raises OSError."""
        path = self.path(key, may_pass=may_pass)
        replace_bytes(path, content, aside=self.aside)
        if not may_pass:
            self.path(key, may_pass=True).unlink(missing_ok=True)
        return path


@contextmanager
def naming(document_id: str) -> Iterator[None]:
    """Say whose staged rows can't be read. Raises StagedRowsDamaged."""
    try:
        yield
    except (OSError, pa.ArrowInvalid) as error:
        raise StagedRowsDamaged(f"the staged rows of {document_id} can't be read: {error}") from error
