"""`kehoach sql`, as it is called."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import invented_tables
import pyarrow.parquet as pq
import pytest
from click.testing import Result
from typer.testing import CliRunner

from pipeline.cli.application import application

CALL = "from pipeline.cli import main; main()"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented_tables.write(tmp_path_factory.mktemp("sql") / "out")


def call(folder: Path, *arguments: str | Path, typed: str = "") -> Result:
    return CliRunner().invoke(application, ["sql", *map(str, arguments), "--tables", str(folder)], input=typed)


def program(folder: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-c", CALL, "sql", *arguments, "--tables", str(folder)]


def test_an_answer_is_shown_with_its_counts(folder: Path) -> None:
    done = subprocess.run(program(folder, "FROM v_tasks"), capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stderr
    assert "task_id" in done.stdout
    assert "3 rows" in done.stdout
    assert "shown)" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 120


def test_csv_has_a_head_and_for_excel_a_mark(folder: Path, tmp_path: Path) -> None:
    question = "SELECT text, leads, first_due, is_recurring, page FROM v_tasks ORDER BY task_id"
    done = call(folder, question, "--out", tmp_path / "a.csv", "--bom")
    assert (done.exit_code, "3 rows in" in done.stderr) == (0, True)
    written = (tmp_path / "a.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))[:2] == [
        ["text", "leads", "first_due", "is_recurring", "page"],
        ["Đơn giản hóa THỦ TỤC đất đai", "Văn phòng Sở; Phòng Kế hoạch", "2024-06-30", "false", "2"],
    ]
    assert call(folder, question, "--format", "csv").stdout.startswith("text,leads")


def test_json_is_an_array_of_objects(folder: Path) -> None:
    done = call(folder, "SELECT task_id, first_due, leads FROM v_tasks ORDER BY task_id", "--format", "json")
    assert json.loads(done.stdout)[0] == {
        "task_id": "aa-t1",
        "first_due": "2024-06-30",
        "leads": ["Văn phòng Sở", "Phòng Kế hoạch"],
    }
    assert json.loads(call(folder, "FROM v_tasks WHERE false", "--format", "json").stdout) == []


def test_numbers_in_json_are_numbers(folder: Path) -> None:
    asked = "SELECT sum(n_tasks) AS n, 1.5 AS half, 'nan'::DOUBLE AS none, ['inf'::DOUBLE] AS nones FROM v_plans"
    done = call(folder, asked, "--format", "json")
    assert '{"n": 3, "half": 1.5, "none": null, "nones": [null]}' in done.stdout


def test_parquet_is_written_whole(folder: Path, tmp_path: Path) -> None:
    done = call(folder, "FROM v_deadlines", "--out", tmp_path / "a.parquet", "--snapshot")
    assert done.exit_code == 0, done.output
    assert pq.read_table(tmp_path / "a.parquet").num_rows == 3
    assert [path.name for path in tmp_path.iterdir()] == ["a.parquet"]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("SELECT lede FROM v_tasks",), 2, "Candidate bindings"),
        (("SELEC 1",), 2, "syntax"),
        (("DROP VIEW v_tasks",), 2, "only questions"),
        (("SELECT 1; SELECT 2",), 2, "one statement"),
        (("FROM '/etc/passwd.csv'",), 2, "Only the tables"),
        (("SELECT 1", "--out", "x.doc"), 2, "--format"),
    ],
)
def test_what_is_wrong_is_said(folder: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = call(folder, *arguments)
    assert (done.exit_code, said in done.stderr) == (code, True), done.stderr


def test_a_folder_without_tables_names_the_command_that_makes_them(tmp_path: Path) -> None:
    done = call(tmp_path / "none", "SELECT 1")
    assert (done.exit_code, "kehoach ingest" in done.stderr) == (1, True)


def test_statements_run_over_lines_and_commands_describe(folder: Path) -> None:
    piped = ".tables\n.tables v_units\n.help\nSELECT task_id\nFROM v_tasks\nWHERE page = 2;\nSELECT 7 AS seven"
    done = subprocess.run(program(folder), input=piped, capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stderr
    for expected in ("v_findings", "how many tasks it leads", "n_coordinate", ".quit", "aa-t1", "seven"):
        assert expected in done.stdout


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("SELECT 'eins' AS a; SELECT 'zwei' AS a;", ["eins", "zwei"]),
        ("SELECT 'eins' AS a; -- and then\nSELECT 'zwei' AS a; -- done\n", ["eins", "zwei"]),
        ("SELECT 'eins;\nzwei' AS a", ["eins", "zwei"]),
        ("-- nothing but a note; this one", []),
    ],
)
def test_a_semicolon_ends_a_statement_wherever_it_stands_but_in_words(
    folder: Path, typed: str, answers: list[str]
) -> None:
    result = call(folder, typed=typed)
    assert result.exit_code == 0, result.output
    assert [word for word in ("eins", "zwei") if word in result.output] == answers


def test_the_first_fault_of_piped_statements_ends_them_and_quit_too(folder: Path) -> None:
    done = call(folder, "--format", "csv", typed="SELECT 1 AS one;\nSELECT x;\nSELECT 3 AS three;\n")
    assert (done.exit_code, "one" in done.stdout, "three" in done.stdout) == (2, True, False)
    done = call(folder, "--format", "csv", typed=".quit\nSELECT 1 AS one;\n")
    assert (done.exit_code, "one" in done.stdout) == (0, False)


def interrupted(asked: subprocess.Popen[str]) -> str:
    """What a program says that is stopped; asked again as long as it may not have begun yet."""
    try:
        for _ in range(30):
            time.sleep(1)
            asked.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                return asked.communicate(timeout=2)[1]
        raise AssertionError("it goes on")
    finally:
        asked.kill()


@pytest.mark.usefixtures("heeding_ctrl_c")
@pytest.mark.parametrize("attempt", range(4))  # which of DuckDB's threads has the work is chance
def test_ctrl_c_stops_a_question(folder: Path, attempt: int) -> None:
    command = program(folder, "--format", "csv")
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as asked:
        assert asked.stdin
        assert asked.stdout
        asked.stdin.write(
            "SELECT 1 AS ready;\nSELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b;\n"
        )
        asked.stdin.flush()
        assert asked.stdout.readline().strip() == "ready"
        complaint = interrupted(asked)
    assert "stopped" in complaint
    assert asked.returncode in (130, -signal.SIGINT)
