"""What the tables say of one plan, table by table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from extractors.records import (
    CriterionRow,
    DeadlineRow,
    DocumentRow,
    LegalReferenceRow,
    PageRow,
    RecipientRow,
    SectionRow,
    TargetRow,
    TaskRow,
    TaskUnitRow,
)
from pipeline.published import select

Rows = Sequence[Mapping[str, Any]]

_MEASURED = (
    SectionRow,
    TaskRow,
    TaskUnitRow,
    DeadlineRow,
    TargetRow,
    LegalReferenceRow,
    RecipientRow,
    CriterionRow,
    PageRow,
)


def documents(tables: Path) -> Rows:
    """Every document of the tables. Raises NoTables."""
    return select(tables, DocumentRow)


def plan_rows(tables: Path, document_id: str) -> dict[str, Rows]:
    """One document's rows by table, in reading order. Raises NoTables."""
    return {
        record.TABLE: sorted(select(tables, record, document_ids=[document_id]), key=lambda row: row["ordinal"])
        for record in _MEASURED
    }
