"""The tables that people review: ingested once, copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from reviewed_plan import read_into, write_plans


@pytest.fixture(scope="session")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reviewed")
    read_into(folder / "out", write_plans(folder / "plans"))
    return folder


@pytest.fixture
def out(ingested: Path, tmp_path: Path) -> Path:
    """Tables of two plans of two provinces. Their sources lie where they were."""
    shutil.copytree(ingested / "out", tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def plans(ingested: Path) -> Path:
    return ingested / "plans"
