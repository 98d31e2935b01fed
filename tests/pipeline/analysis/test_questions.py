"""Questions find what is meant whatever the accents, and can do nothing but ask."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import duckdb
import invented_tables
import pytest

import pipeline
from pipeline.analysis import NotAQuestion, ask, bare, connect, snapshot
from pipeline.analysis.search import all_bare

LETTERS = "".join(map(chr, (*range(0x20, 0x250), *range(0x300, 0x370), *range(0x1E00, 0x1F00))))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented_tables.write(tmp_path_factory.mktemp("questions") / "out")


@pytest.fixture(scope="module")
def tables(folder: Path) -> duckdb.DuckDBPyConnection:
    return connect(folder)


@pytest.mark.parametrize("written", ["Đẩy mạnh CẢI CÁCH hành chính", "cải cách hành chính", "cai cach hanh chinh"])
@pytest.mark.parametrize("query", ["cai cach hanh chinh", "CẢI CÁCH", "Cải cách hành", "chinh cai", "", "  "])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_are_found_whatever_their_accents(
    tables: duckdb.DuckDBPyConnection, written: str, query: str, form: str
) -> None:
    typed = unicodedata.normalize(form, query)  # type: ignore[arg-type]
    for text in (written, unicodedata.normalize("NFD", written), bare(written)):
        assert tables.execute("SELECT matches(?, ?)", [text, typed]).fetchone() == (True,)


@pytest.mark.parametrize(
    ("written", "query", "expected"),
    [
        ("Đất đai", "dat dai", True),
        ("Đất đai", "ĐAT", True),
        ("cải cách", "cai cach tu phap", False),
        ("một hai ba bốn năm sáu", "mot hai ba bon nam sau", True),
        ("một hai ba bốn năm sáu", "mot hai ba bon nam bay", False),
        ("1 2 3 4 5 6 7 8 9 10 11 12 mười", "1 2 3 4 5 6 7 8 9 10 11 12 muoi", True),
        ("1 2 3 4 5 6 7 8 9 10 11 12 mười", "1 2 3 4 5 6 7 8 9 10 11 12 chin", False),
        ("đạt 100%", "100%", True),
        ("a.c", "a.c", True),
        ("abc", "a.c", False),
        ("(x", "(", True),
    ],
)
def test_every_word_must_stand_there_and_is_taken_as_it_is(
    tables: duckdb.DuckDBPyConnection, written: str, query: str, *, expected: bool
) -> None:
    assert tables.execute("SELECT matches(?, ?)", [written, query]).fetchone() == (expected,)


def test_bare_is_the_same_in_sql_in_python_and_over_many_texts(tables: duckdb.DuckDBPyConnection) -> None:
    texts = [f"CẢI {letter} Đ" for letter in LETTERS] + [unicodedata.normalize("NFD", LETTERS), "", "\x1f", "𠀀 Ắ"]
    expected = [bare(text) for text in texts]
    assert all_bare(texts) == expected
    assert all_bare(texts[:-2]) == expected[:-2]
    assert [tables.execute("SELECT bare(?)", [text]).fetchall()[0][0] for text in texts] == expected


CHANGING = (
    "COPY (SELECT 1) TO '{tasks}/x.parquet'",
    "EXPLAIN ANALYZE COPY (SELECT 1) TO '{tasks}/x.parquet'",
    "EXPLAIN (ANALYZE, FORMAT json) COPY (SELECT 1) TO '{tasks}/x.parquet'",
    "/* PIVOT */ COPY (PIVOT v_tasks ON domain USING count(*)) TO '{tasks}/x.parquet'",
    "CREATE TABLE x AS PIVOT v_tasks ON domain USING count(*)",
    "SELECT 1; DROP VIEW v_tasks",
    "CREATE TEMP TABLE x AS SELECT 1",
    "ATTACH '{tasks}/x.db'",
    "INSTALL httpfs",
    "SET enable_external_access = true",
    "CALL enable_logging()",
    "PRAGMA database_list",
    "EXPORT DATABASE '{tasks}/x'",
    "",
    "-- nothing",
)


@pytest.mark.parametrize("statement", CHANGING)
def test_what_would_change_something_is_refused(folder: Path, statement: str) -> None:
    before = sorted(folder.rglob("*"))
    with connect(folder) as tables, pytest.raises(NotAQuestion):
        ask(tables, statement.format(tasks=folder / "tasks"))
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("opened", ["views", "snapshot"])
@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "FROM '{outside}'",
        "SELECT * FROM read_text('{tasks}/../_state/lock')",
        "SELECT * FROM glob('/etc/*')",
        "FROM 'https://example.org/x.parquet'",
        "SELECT * FROM enable_logging(storage = 'file', storage_path = '{tasks}')",
    ],
)
def test_no_other_file_is_read_and_nothing_is_fetched(
    folder: Path, tmp_path: Path, opened: str, statement: str
) -> None:
    outside = tmp_path / "x.csv"
    outside.write_text("a,b\n1,2\n")
    (folder / "_state").mkdir(exist_ok=True)
    (folder / "_state" / "lock").touch()
    with (
        connect(folder) if opened == "views" else snapshot(folder, tmp_path / "cache") as tables,
        pytest.raises(duckdb.Error, match=r"Permission|locked|disabled"),
    ):
        ask(tables, statement.format(outside=outside, tasks=folder / "tasks")).fetchall()


@pytest.mark.parametrize(
    "statement",
    ["FROM v_tasks", "WITH a AS (SELECT 1) FROM a", "DESCRIBE v_tasks", "SHOW TABLES", "SUMMARIZE tasks", "EXPLAIN FROM tasks", "PIVOT v_tasks ON source_kind USING count(*)", "SELECT 1 -- one"],
)  # fmt: skip
def test_what_reads_is_answered(tables: duckdb.DuckDBPyConnection, statement: str) -> None:
    assert ask(tables, statement).fetchall()


def test_frames_keep_what_is_not_known_apart(folder: Path) -> None:
    tables = pipeline.tables(folder)
    frame = tables.tasks()
    assert list(frame["task_id"]) == ["aa-t1", "aa-t2", "bb-t1"]
    kinds = {
        name: str(frame[name].dtype) for name in ("text", "page", "is_recurring", "first_due", "leads", "confidence")
    }
    assert kinds == {
        "text": "string",
        "page": "Int64",
        "is_recurring": "boolean",
        "first_due": "datetime64[s]",
        "leads": "object",
        "confidence": "float64",
    }
    assert frame["leads"].iloc[0] == ["Văn phòng Sở", "Phòng Kế hoạch"]
    assert frame["page"].isna().tolist() == [False, True, True]
    assert tables.arrow("tasks").num_rows == tables.arrow("SELECT * FROM tasks WHERE 1 = ?", [1]).num_rows == 3
    assert len(tables.documents()) == len(tables.tasks().groupby("document_id")) == 2
    assert (len(tables.deadlines()), len(tables.units()), len(tables.findings())) == (3, 4, 1)


def test_sums_in_frames_can_be_reckoned_with(folder: Path) -> None:
    sums = (
        "SELECT sum(n_tasks) AS n, sum(1.5) AS half, sum(NULL::BIGINT) AS none, sum(9e18::HUGEINT) AS huge FROM v_plans"
    )
    frame = pipeline.tables(folder).sql(sums)
    assert [str(each) for each in frame.dtypes] == ["Int64", "float64", "Int64", "float64"]
    assert (frame["n"][0], frame["half"][0], frame["huge"][0]) == (3, 3.0, 1.8e19)


def test_a_document_is_read_and_made_right(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(unicodedata.normalize("NFD", "KẾ HOẠCH\nCải cách hành chính năm 2024\n"), encoding="utf-8")
    assert pipeline.read(str(plan)).text.startswith("KẾ HOẠCH\nCải cách")


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, pipeline; print([name for name in ('pandas', 'pyarrow', 'duckdb', 'spacy', 'typer') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"
