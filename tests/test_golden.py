"""The samples end to end: what they give is what was looked at and committed."""

from __future__ import annotations

import difflib

import pandas as pd
import pytest

from pipeline.ingestion import ingest
from pipeline.settings import Settings
from tests import golden


@pytest.fixture(scope="module")
def rendered() -> dict[str, str]:
    return golden.make()


def test_the_samples_give_the_golden_tables(rendered: dict[str, str]) -> None:
    stored = golden.stored()
    changes = [
        line
        for name in sorted(rendered.keys() | stored.keys())
        for line in difflib.unified_diff(
            stored.get(name, "").splitlines(), rendered.get(name, "").splitlines(), name, name, lineterm="", n=0
        )
    ]
    assert not changes, "\n".join(["what the samples give has changed; if rightly so: make golden", *changes[:60]])


def test_every_sample_gives_tasks_with_leads_and_deadlines(rendered: dict[str, str]) -> None:
    for path in golden.sources():
        assert {f"{path.name}/tasks.csv", f"{path.name}/deadlines.csv"} <= rendered.keys(), path.name


def test_the_scan_is_read(tmp_path) -> None:
    """What OCR reads changes with its version: the scan must give the plan's outline and most of its tasks."""
    scan = golden.SAMPLES / golden.READ_BY_OCR[0]
    ingest([scan], tmp_path, Settings(workers=1))
    documents = pd.read_parquet(tmp_path / "documents")
    if documents.empty:
        pytest.skip("no OCR engine: " + pd.read_parquet(tmp_path / "failures").iloc[0].message)
    assert documents.iloc[0][["number", "symbol", "province"]].tolist() == ["735", "KH-SGDĐT", "Bình Định"]
    tasks = pd.read_parquet(tmp_path / "tasks")
    units = pd.read_parquet(tmp_path / "task_units")
    assert len(tasks) >= 8
    assert units[units["role"] == "lead"]["task_id"].nunique() >= 5
    assert tasks[["x0", "top", "x1", "bottom"]].notna().all(axis=None)
