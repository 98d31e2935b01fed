"""Every question of docs/cookbook.md, asked of the sample plans in both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import pipeline
from pipeline.analysis.tables import Tables
from pipeline.settings import Settings
from tests.golden import ROOT, sources

PAGE = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(sql|python)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SETUP, *SECTIONS = re.split(r"^## (?=\d)", PAGE, flags=re.MULTILINE)
QUESTIONS = {section.partition("\n")[0]: dict(BLOCK.findall(section)) for section in SECTIONS}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("cookbook") / "out"
    pipeline.ingest(sources(), out, Settings(workers=2))
    return out


@pytest.fixture(scope="module")
def tables(folder: Path) -> Tables:
    return pipeline.tables(folder)


@pytest.fixture(scope="module")
def namespace(folder: Path) -> dict[str, Any]:
    [(_, setup)] = BLOCK.findall(SETUP)
    names: dict[str, Any] = {}
    exec(setup.replace("data/parquet", str(folder)), names)
    return names


def test_there_are_twenty_questions_each_in_both_ways() -> None:
    assert [question.split(".")[0] for question in QUESTIONS] == [str(number) for number in range(1, 21)]
    assert all(set(blocks) == {"sql", "python"} for blocks in QUESTIONS.values())


@pytest.mark.parametrize("question", QUESTIONS)
def test_sql_and_pandas_give_the_same(question: str, tables: Tables, namespace: dict[str, Any]) -> None:
    asked = tables.sql(QUESTIONS[question]["sql"])
    names = dict(namespace)
    exec(QUESTIONS[question]["python"], names)
    answer = names["answer"]
    assert len(asked), "it finds nothing in the sample plans"
    assert list(answer.columns) == list(asked.columns)
    assert sorted(rows(answer), key=repr) == sorted(rows(asked), key=repr)


def rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    for row in frame.itertuples(index=False, name=None):
        yield tuple(_plain(value) for value in row)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return value
    if pd.isna(value):
        return None
    if isinstance(value, date | datetime):
        return pd.Timestamp(value).date()
    if isinstance(value, str):
        return value
    return round(float(value), 9)
