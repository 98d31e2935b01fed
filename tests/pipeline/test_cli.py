"""The command line, run as a program."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from pipeline.cli.application import application

PROGRAM = Path(__file__).with_name("invented_cli.py")
KEHOACH = Path(sys.executable).with_name("kehoach")
GOOD = "province: 75\nyear: 2022\ntitle: Kế hoạch [bold]\ntask: Rà soát thủ tục | Văn phòng Sở | 2022-08-05\n"


def call(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program to its end; ingest with one worker, which starts sooner than two."""
    if arguments[0] == "ingest" and "--workers" not in arguments:
        arguments = ("ingest", "--workers", "1", *arguments[1:])
    return subprocess.run(
        [sys.executable, str(PROGRAM), *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        cwd=cwd,
        env={**os.environ, **environment},
    )


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "kế hoạch"
    folder.mkdir()
    (folder / "cải cách 1.txt").write_text(GOOD, encoding="utf-8")
    (folder / unicodedata.normalize("NFD", "cải cách 2.txt")).write_text("year: 2021\n", encoding="utf-8")
    return folder


def test_ingest_says_what_it_found(plans: Path, tmp_path: Path) -> None:
    done = call("ingest", plans, "--out", tmp_path / "out", "--as-of", "2022-01-01")
    assert done.returncode == 0, done.stderr
    for expected in ("2 documents", "1 tasks", "Văn phòng Sở", "before 2022-08-05", "Kế hoạch [bold]"):
        assert expected in done.stdout
    assert "2/2" in done.stderr
    later = call("ingest", plans, "--out", tmp_path / "out", "--as-of", "2023-01-01")
    assert "No deadline from 2023-01-01 on; the last is 2022-08-05" in later.stdout


def test_tables_go_to_data_parquet_unless_told_otherwise(plans: Path, tmp_path: Path) -> None:
    assert call("ingest", plans, "-q", cwd=tmp_path).returncode == 0
    assert (tmp_path / "data/parquet/tasks/75/2022.parquet").exists()
    assert "Rà soát thủ tục" in call("show", plans / "cải cách 1.txt", cwd=tmp_path).stdout


def test_json_is_one_object_and_quiet_is_silent(plans: Path, tmp_path: Path) -> None:
    done = call("ingest", plans, "--out", tmp_path / "out", "--json", "--as-of", "2022-01-01", LC_ALL="C")
    found = json.loads(done.stdout)
    assert done.stderr == ""
    assert (found["n_documents"], found["n_tasks"], found["failures"]) == (2, 1, [])
    assert found["next_deadlines"][0] == {
        "unit": "Văn phòng Sở",
        "due_date": "2022-08-05",
        "due_bound": "before",
        "task": "Rà soát thủ tục",
        "source_path": str(plans / "cải cách 1.txt"),
        "n_more": 0,
    }
    quiet = call("ingest", plans, "--out", tmp_path / "out", "--quiet")
    assert (quiet.stdout, quiet.stderr) == ("", "")


def test_a_bad_file_ends_in_3_with_reason_and_remedy(plans: Path, tmp_path: Path) -> None:
    (plans / "khóa.txt").write_text("do: refuse\n", encoding="utf-8")
    for _ in range(2):
        done = call("ingest", plans, "--out", tmp_path / "out")
        assert done.returncode == 3
        assert "encrypted: it is encrypted" in done.stdout
        assert "remove the password" in done.stdout
        assert "2 documents" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["ingest", "không có.txt"], "no such file or folder: không có.txt"),
        (["ingest"], "Missing argument"),
        (["ingest", ".", "--workers", "0"], "--workers"),
        (["ingest", ".", "--as-of", "mai"], "--as-of"),
        (["show", "abcdef"], "neither a file nor a document"),
        (["tables", "nhiệm_vụ"], "no such table: nhiệm_vụ"),
        (["bogus"], "bogus"),
    ],
)
def test_wrong_usage_ends_in_2_and_says_why(arguments: list[str], complaint: str, tmp_path: Path) -> None:
    done = call(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr


def test_a_second_ingest_into_the_same_folder_is_turned_away(plans: Path, tmp_path: Path) -> None:
    (plans / "chậm.txt").write_text("do: hang\n", encoding="utf-8")
    with _running("ingest", plans, "--out", tmp_path / "out") as first:
        _wait_for(tmp_path / "out/_state/staged", 2)
        second = call("ingest", plans, "--out", tmp_path / "out")
        first.kill()
    assert second.returncode == 4
    assert f"process {first.pid}" in second.stderr


@pytest.mark.usefixtures("heeding_ctrl_c")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_by_a_signal_it_leaves_whole_tables_and_a_way_on(plans: Path, tmp_path: Path, number: int) -> None:
    (plans / "chậm.txt").write_text("do: hang\n", encoding="utf-8")
    with _running("ingest", plans, "--out", tmp_path / "out") as run:
        _wait_for(tmp_path / "out/_state/staged", 2)
        time.sleep(0.5)  # what is staged is counted a moment later
        run.send_signal(number)
        _, complaint = run.communicate(timeout=30)
    assert run.returncode == 130
    assert "Run the same command again to go on: 2 of 3 are done." in complaint
    assert len(pq.read_table(tmp_path / "out/documents")) == 2
    (plans / "chậm.txt").write_text("year: 2020\n", encoding="utf-8")
    again = json.loads(call("ingest", plans, "--out", tmp_path / "out", "--json").stdout)
    assert (again["run"]["n_new"], again["run"]["n_unchanged"]) == (1, 2)


def test_a_name_that_is_no_utf_8_can_be_given(plans: Path, tmp_path: Path) -> None:
    odd = os.fsdecode(os.fsencode(plans) + b"/k\xe9.txt")
    Path(odd).write_text(GOOD, encoding="utf-8")
    done = call("ingest", odd, "--out", tmp_path / "out")
    assert (done.returncode, "1 documents" in done.stdout) == (0, True), done.stderr


def test_a_file_for_an_output_folder_is_wrong_usage(plans: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where the folder should be")
    done = call("ingest", plans, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "want a folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_damaged_table_is_named_and_healed_by_deleting_it(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    call("ingest", plans, "--out", out, "-q")
    damaged = next(
        path
        for path in sorted((out / "tasks").rglob("*.parquet"))
        if path.stat().st_size > 0 and "00" not in path.parts
    )
    whole = damaged.read_bytes()
    damaged.write_bytes(b"xx")
    done = call("show", plans / "cải cách 1.txt", "--tables", out)
    assert done.returncode == 1
    assert "damaged" in done.stderr
    assert "Traceback" not in done.stderr
    done = call("export", "jsonl", tmp_path / "all.jsonl", "--tables", out)
    assert done.returncode == 1
    assert str(damaged) in done.stderr
    assert "Traceback" not in done.stderr
    damaged.unlink()
    assert call("ingest", plans, "--out", out, "-q").returncode == 0
    assert damaged.read_bytes() == whole
    assert "Traceback" not in done.stderr


def test_show_finds_a_plan_by_file_by_id_and_reads_what_is_not_ingested(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    by_hand = call("show", plans / "cải cách 1.txt", "--tables", out)
    assert by_hand.returncode == 0, by_hand.stderr
    assert not out.exists()
    call("ingest", plans, "--out", out, "-q")
    name = pq.read_table(out / "tasks")["document_id"].to_pylist()[0]
    by_file, by_id = call("show", plans / "cải cách 1.txt", "--tables", out), call("show", name[:8], "--tables", out)
    assert by_file.stdout == by_id.stdout
    for expected in ("Kế hoạch [bold]", "Rà soát thủ tục", "Văn phòng Sở", "2022-08-05", name):
        assert expected in by_file.stdout


def test_show_says_why_a_plan_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "khóa.txt").write_text("do: refuse\n", encoding="utf-8")
    done = call("show", tmp_path / "khóa.txt")
    assert done.returncode == 3
    assert "it is encrypted" in done.stderr
    assert "remove the password" in done.stderr


def test_tables_describes_every_column() -> None:
    done = call("tables", "tasks", "--json")
    [table] = json.loads(done.stdout)["tables"]
    assert table["key"] == "task_id"
    assert all(column["description"] for column in table["columns"])
    assert "smallest separately listed thing" in call("tables", "tasks").stdout


def test_doctor_names_what_is_missing_and_how_to_get_it(tmp_path: Path) -> None:
    done = call("doctor", "--json", PATH=str(tmp_path))
    assert done.returncode == 1
    missing = {check["name"]: check for check in json.loads(done.stdout)["checks"] if check["found"] is None}
    assert "tesseract-ocr-vie" in missing["tesseract"]["remedy"]


def test_help_is_quick() -> None:
    """Help must not wait for what reads documents."""
    code = (
        "import sys, pipeline.cli; print([m for m in ('pyarrow', 'spacy', 'pdfplumber', 'pandas') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


@pytest.mark.parametrize("command", ["ingest", "show", "tables", "restore", "doctor"])
def test_every_command_has_help(command: str) -> None:
    done = CliRunner().invoke(application, [command, "--help"])
    assert done.exit_code == 0
    assert "Examples" in done.stdout or command == "doctor"


def test_the_installed_program_gives_its_version() -> None:
    done = subprocess.run([KEHOACH, "--version"], capture_output=True, text=True)
    assert done.stdout.startswith("kehoach 0.")


@contextmanager
def _running(*arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    """The program in a process group of its own, as a shell would start it; gone when the test is over, however it ends."""
    command = [sys.executable, str(PROGRAM), *map(str, arguments)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _wait_for(folder: Path, n_files: int) -> None:
    for _ in range(600):
        if len(list(folder.rglob("*.arrow"))) == n_files:
            return
        time.sleep(0.05)
    raise TimeoutError(f"{folder} never held {n_files} files")


def test_the_tables_are_looked_after_from_the_command_line(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    call("ingest", plans, "--out", out, "-q")
    listed = json.loads(call("history", "--tables", out, "--json").stdout)["runs"]
    assert [each["change"] for each in listed[0]["documents"]] == ["new", "new"]
    assert "cải cách 1.txt" in call("history", listed[0]["run_id"][:8], "--tables", out).stdout
    assert "Nothing is wrong." in call("verify", "--tables", out).stdout
    (out / "tasks/75/2022.parquet").unlink()
    spoilt = call("verify", "--tables", out)
    assert (spoilt.returncode, "tasks/75/2022.parquet: the file is gone" in spoilt.stdout) == (1, True)
    assert call("verify", "--tables", out, "--repair").returncode == 0
    forgotten = call("forget", plans / "cải cách 1.txt", "--tables", out)
    assert "withdrawn: " in forgotten.stdout
    assert call("forget", plans / "cải cách 1.txt", "--tables", out).returncode == 2
    assert "1 documents" in call("upgrade", "--tables", out).stdout


def test_a_night_is_run_by_its_timetable(plans: Path, tmp_path: Path) -> None:
    (tmp_path / "kehoach.toml").write_text('workers = 1\n[[source]]\nfolder = "kế hoạch"\n', encoding="utf-8")
    done = call("nightly", tmp_path / "kehoach.toml", "--log", "json")
    assert done.returncode == 0, done.stderr
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert [event["event"] for event in events] == ["sources gathered", "read", "read", "night over"]
    assert (tmp_path / "reports/latest.html").exists()
    (plans / "khóa.txt").write_text("do: refuse\n", encoding="utf-8")
    assert call("nightly", tmp_path / "kehoach.toml").returncode == 3
    (tmp_path / "kehoach.toml").write_text("[[source]]\n", encoding="utf-8")
    wrong = call("nightly", tmp_path / "kehoach.toml")
    assert (wrong.returncode, "needs one of folder, page, bucket" in wrong.stderr) == (2, True)


def test_what_ends_a_night_is_a_line_of_its_log(plans: Path, tmp_path: Path) -> None:
    timetable = tmp_path / "kehoach.toml"
    timetable.write_text("[[source]]\n", encoding="utf-8")
    [wrong] = _events(call("nightly", timetable, "--log", "json"), 2)
    assert "needs one of folder, page, bucket" in wrong["event"]
    timetable.write_text('tables = "/proc/kehoach"\n[[source]]\nfolder = "kế hoạch"\n', encoding="utf-8")
    [unwritable] = _events(call("nightly", timetable, "--log", "json"), 1)
    assert ("/proc/kehoach" in unwritable["event"], unwritable["level"]) == (True, "ERROR")
    timetable.write_text('[[source]]\nfolder = "kế hoạch"\n', encoding="utf-8")
    fault = call("nightly", timetable, "--log", "json", KEHOACH_FAULT="1")
    assert "ZeroDivisionError" in _events(fault, 1)[-1]["traceback"]


def _events(done: subprocess.CompletedProcess[str], code: int) -> list[dict[str, Any]]:
    assert done.returncode == code, done.stderr
    return [json.loads(line) for line in done.stderr.splitlines()]


def test_of_two_nights_at_once_one_goes_on_and_tells_what_is_left_when_it_is_stopped(
    plans: Path, tmp_path: Path
) -> None:
    (plans / "chậm.txt").write_text("do: hang\n", encoding="utf-8")
    (tmp_path / "kehoach.toml").write_text('workers = 2\n[[source]]\nfolder = "kế hoạch"\n', encoding="utf-8")
    with _running("nightly", tmp_path / "kehoach.toml") as first:
        _wait_for(tmp_path / "data/parquet/_state/staged", 2)
        second = call("nightly", tmp_path / "kehoach.toml")
        first.send_signal(signal.SIGTERM)
        first.communicate(timeout=30)
    assert (second.returncode, first.returncode) == (4, 5)
    assert f"process {first.pid}" in second.stderr
    told = json.loads((tmp_path / "reports/latest.json").read_text(encoding="utf-8"))
    assert (told["n_remaining"], len(told["changes"])) == (1, 2)


def test_a_full_disk_ends_in_1_and_the_next_run_finishes_the_work(plans: Path, tmp_path: Path) -> None:
    """A limit on the size of a file stands for the disk: both fail a write halfway."""
    for number in range(30):
        (plans / f"{number}.txt").write_text(GOOD.replace("Rà soát", f"Rà soát {number} " * 200), encoding="utf-8")
    call("ingest", plans, "--out", tmp_path / "undisturbed", "-q")
    for limit in (30_000, 60_000, 120_000):
        limited = f'ulimit -f {limit // 1024}; exec "$@"'
        done = subprocess.run(
            ["bash", "-c", limited, "bash", sys.executable, str(PROGRAM), "ingest", str(plans), "--out", str(tmp_path / "out"), "--workers", "1", "-q"],
            capture_output=True, encoding="utf-8", timeout=120,
        )  # fmt: skip
        assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
        assert "Run the same command again" in done.stderr
    assert call("ingest", plans, "--out", tmp_path / "out", "-q").returncode == 0
    assert call("verify", "--tables", tmp_path / "out").returncode == 0
    for path in (tmp_path / "undisturbed/tasks").rglob("*.parquet"):
        written = tmp_path / "out/tasks" / path.relative_to(tmp_path / "undisturbed/tasks")
        assert written.read_bytes() == path.read_bytes()


def test_an_output_that_can_not_be_written_ends_in_1(plans: Path) -> None:
    done = call("ingest", plans, "--out", "/proc/kehoach")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "/proc/kehoach" in done.stderr
