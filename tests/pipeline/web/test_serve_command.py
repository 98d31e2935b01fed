"""`kehoach serve`: started as people start it, asked over HTTP, stopped as Ctrl-C does."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

COMMAND = [sys.executable, "-c", "import sys; from pipeline.cli import main; sys.exit(main())", "serve"]


@contextmanager
def serving(tables: Path, cache: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address that the command tells, and the process, which is ended with the block."""
    command = [*COMMAND, "--tables", str(tables), "--cache", str(cache), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            assert process.stderr is not None
            told = ""
            while (found := re.search(r"http://\S+", told)) is None:
                line = process.stderr.readline()
                assert line, told
                told += line
            yield found[0], process
        finally:
            process.kill()


def refused(tables: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command: Sequence[str] = [*COMMAND, "--tables", str(tables), *options]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)


@pytest.mark.usefixtures("heeding_ctrl_c")
def test_it_tells_its_address_answers_there_and_stops(tables: Path, cache: Path) -> None:
    with serving(tables, cache) as (address, process):
        assert address.startswith("http://127.0.0.1:")
        with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
            assert "<h1>Tổng quan</h1>" in client.get("/").text
            assert client.post("/reviews").status_code == 405
            assert client.get("/", headers={"host": "plans.example"}).status_code == 421
            assert client.get("/reviews").status_code == 404
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130


@pytest.mark.usefixtures("heeding_ctrl_c")
@pytest.mark.parametrize("after_s", [0.1, 0.4, 0.7])
def test_it_stops_while_it_still_draws_charts(tables: Path, cache: Path, after_s: float) -> None:
    with serving(tables, cache) as (_, process):
        time.sleep(after_s)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert process.stderr is not None
        assert process.stderr.read() == "stopped\n"


def test_it_answers_to_a_name_that_it_was_given_and_takes_reviews(tables: Path, cache: Path) -> None:
    with (
        serving(tables, cache, "--name", "plans.example", "--review") as (address, _),
        httpx.Client(base_url=address, timeout=60, trust_env=False) as client,
    ):
        assert client.get("/", headers={"host": "plans.example"}).status_code == 200
        assert client.get("/reviews").status_code == 200


def test_a_port_that_is_taken_is_said(tables: Path, cache: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = refused(tables, "--cache", str(cache), "--port", port)
    assert done.returncode == 1
    assert f"127.0.0.1:{port}" in done.stderr
    assert "--port" in done.stderr


@pytest.mark.parametrize("option", [("--port", "70000"), ("--port", "x")])
def test_a_port_that_is_none_is_refused(tables: Path, option: tuple[str, str]) -> None:
    assert refused(tables, *option).returncode == 2


def test_copied_tables_are_not_offered_for_review(tables: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(tables, tmp_path / "copied", ignore=shutil.ignore_patterns("_*"))
    done = refused(copied, "--review")
    assert done.returncode == 1
    assert "_state" in done.stderr
    assert "--review" in done.stderr


def test_a_folder_without_tables_is_said(tmp_path: Path) -> None:
    done = refused(tmp_path)
    assert done.returncode != 0
    assert str(tmp_path) in done.stderr.replace("\n", "")
    assert "Traceback" not in done.stderr
