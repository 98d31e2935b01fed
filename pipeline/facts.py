"""What publication knows of a document without opening its staged rows again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from extractors.records import DocumentRow, Evidence, FailureRow, FindingRow, LegalReferenceRow, UnitRow
from pipeline.findings import Citation, Header
from pipeline.layout import Partition
from pipeline.reviews.review import Review
from pipeline.reviews.staged_rows import digest_of, reviewed
from pipeline.staging import rows_of


@dataclass(frozen=True, slots=True)
class ReadFrom:
    """What a document's facts were read from.

    `staged_as` is the name and the stamp (size and time of the last change) of the staged file, `digest` hashes its
    bytes; `reviewed_as` hashes what people said of the document, empty for nothing.
    """

    staged_as: str
    digest: str
    reviewed_as: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A staged document: where its rows belong, what other documents are compared with, the units it names.

    All of it is as people corrected it. `digest` hashes the bytes of its staged file, `reviewed_as` what people said.
    """

    header: Header
    units: tuple[UnitRow, ...]
    digest: str
    reviewed_as: str

    @property
    def document_id(self) -> str:
        """The document's key."""
        return self.header.document_id

    @property
    def partition(self) -> Partition:
        """Where its rows are published."""
        return Partition.of(self.header.province_code, self.header.issue_year)


def stamp(path: Path) -> str:
    """What tells a staged file from another without reading it: its name, size and last change. Raises OSError."""
    state = path.stat()
    return f"{path.name} {state.st_size} {state.st_mtime_ns}"


def read_facts(document_id: str, content: bytes, reviews: Sequence[Review] = ()) -> Facts:
    """The facts in the bytes of a staged file, as reviewed. Raises OSError, pyarrow.ArrowInvalid."""
    staged = reviewed(content, reviews)
    document = _first(rows_of(staged, DocumentRow))
    place = document or _first(rows_of(staged, FailureRow)) or {}
    header = Header(
        document_id=document_id,
        province_code=place.get("province_code"),
        issue_year=place.get("issue_year"),
        plan_id=document["plan_id"] if document else None,
        evidence=evidence_of(document) if document else None,
        citations=_citations(staged),
        n_findings=pc.max(rows_of(staged, FindingRow)["ordinal"]).as_py() or 0,
    )
    units = tuple(UnitRow(**row) for row in rows_of(staged, UnitRow).to_pylist())
    return Facts(header, units, hashlib.sha256(content).hexdigest(), digest_of(reviews))


def evidence_of(row: Mapping[str, Any]) -> Evidence:
    """The part of a row that says where its words stand."""
    return Evidence(**{field.name: row[field.name] for field in fields(Evidence)})


def _first(table: pa.Table) -> dict[str, Any] | None:
    rows: list[dict[str, Any]] = table.slice(0, 1).to_pylist()
    return rows[0] if rows else None


def _citations(staged: pa.Table) -> tuple[Citation, ...]:
    references = rows_of(staged, LegalReferenceRow)
    dated = references.filter(pc.and_(pc.is_valid(references["key"]), pc.is_valid(references["date"])))
    return tuple(Citation(row["key"], row["date"], evidence_of(row)) for row in dated.to_pylist())
