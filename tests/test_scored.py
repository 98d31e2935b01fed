"""The scorer on real plans with gold annotations, where they are at hand, holds its floor."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.ingestion import ingest
from pipeline.settings import Settings

SHARED = Path(__file__).parents[2] / "shared"
FLOORS = {
    "sections_f1": 0.98,
    "tasks_f1": 0.98,
    "lead_units_f1": 0.98,
    "deadlines_f1": 0.98,
    "coordinating_units_f1": 0.97,
    "implementing_units_f1": 0.97,
    "document_fields": 0.97,
    "targets_f1": 0.97,
    "references_f1": 0.97,
    "recipients_f1": 0.97,
    "task_text_exact": 0.97,
}

pytestmark = pytest.mark.skipif(
    not (SHARED / "tools" / "score.py").exists(), reason="no real plans with gold at ../shared"
)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("scored")
    report = ingest([SHARED / "plans"], out, Settings())
    assert report.is_complete, report.failures
    return out


@pytest.mark.parametrize(("metric", "floor"), FLOORS.items())
def test_real_plans_score_at_least(tables: Path, metric: str, floor: float) -> None:
    command = [
        sys.executable, str(SHARED / "tools" / "score.py"), "--parquet", str(tables), "--gold", str(SHARED / "gold"),
        "--plans", str(SHARED / "plans"), "--only", metric, "--at-least", str(floor), "--misses", "20",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
