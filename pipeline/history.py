"""The runs so far, with what each changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.records import RunRow
from pipeline.changes import Change
from pipeline.layout import Layout
from pipeline.ledger_file import open_ledger
from pipeline.published import NoTables, select


@dataclass(frozen=True, slots=True)
class PastRun:
    """A row of runs, and the documents that the run changed."""

    row: Mapping[str, Any]
    changes: tuple[Change, ...]


def past_runs(out: Path) -> list[PastRun]:
    """All runs over the tables, newest first. Raises NoTables, OtherVersion, OSError."""
    layout = Layout(out)
    if not layout.ledger.exists():
        raise NoTables(str(out))
    rows = sorted(select(out, RunRow), key=lambda row: (row["started_at"], row["run_id"]), reverse=True)
    with open_ledger(layout.ledger) as ledger:
        return [PastRun(row, ledger.changes(row["run_id"])) for row in rows]
