"""Files that a publication finds as one that was stopped left them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.records import TaskRow
from pipeline.layout import UNKNOWN, Layout
from pipeline.ledger import PartitionState
from pipeline.publication import _leavers
from pipeline.schema import to_table
from pipeline.table_files import write_parquet


@pytest.mark.parametrize("kept", [0, 100, None])
def test_a_damaged_file_of_a_stopped_publication_is_no_hindrance(tmp_path: Path, kept: int | None) -> None:
    layout = Layout(tmp_path)
    path = layout.partition(TaskRow.TABLE, UNKNOWN)
    path.parent.mkdir(parents=True, exist_ok=True)
    layout.aside.mkdir(parents=True, exist_ok=True)
    write_parquet(layout, path, to_table(TaskRow, []))
    whole = path.read_bytes()
    path.write_bytes(whole[:kept] if kept is not None else bytes([*whole[:4], *[255] * (len(whole) - 12), *whole[-8:]]))
    assert _leavers(layout, {UNKNOWN: PartitionState(None, (), {})}, {UNKNOWN: ["a"]}) == {}
