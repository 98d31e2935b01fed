"""LibreOffice is bounded, leaves nothing behind, and its absence is told with what to install."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.failures import Category, ReadFailure
from extractors.reading import ReadingOptions, libreoffice, read_bytes

RTF = rb"{\rtf1\ansi Xin ch\u224?o}"
Stand = Callable[[str], None]


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stand:
    """Puts a shell script in LibreOffice's place."""

    def put(script: str) -> None:
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setattr(libreoffice, "program", lambda: program)

    return put


def failure(options: ReadingOptions) -> ReadFailure:
    with pytest.raises(ReadFailure) as raised:
        read_bytes(RTF, "a.rtf", options=options)
    return raised.value


def test_without_it_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    raised = failure(ReadingOptions())
    assert raised.category is Category.MISSING_PROGRAM
    assert "libreoffice-writer-nogui" in raised.remedy


def test_what_takes_too_long_is_killed_with_all_it_started(stand_in: Stand, tmp_path: Path) -> None:
    started = tmp_path / "started"
    stand_in(f"sleep 60 & echo $! > {started}; wait")
    begun = time.monotonic()
    assert failure(ReadingOptions(convert_timeout_s=1)).category is Category.TIMEOUT
    assert time.monotonic() - begun < 20
    state = Path(f"/proc/{started.read_text().strip()}/stat")
    assert not state.exists() or state.read_text().split()[2] == "Z"


def test_what_makes_nothing_of_a_file_says_that_it_is_damaged(stand_in: Stand) -> None:
    stand_in("echo 'Error: source file could not be loaded'")
    assert failure(ReadingOptions()).category is Category.TRUNCATED


def test_a_part_that_is_not_installed_is_named(stand_in: Stand) -> None:
    stand_in("echo 'Error: no export filter for /x.docx found, aborting.'")
    assert failure(ReadingOptions()).category is Category.MISSING_PROGRAM


def test_each_call_has_its_own_profile_and_leaves_no_folder(stand_in: Stand, tmp_path: Path) -> None:
    stand_in(f'echo "$HOME $1" >> {tmp_path}/calls')
    for _ in range(2):
        failure(ReadingOptions())
    calls = (tmp_path / "calls").read_text().splitlines()
    homes = {call.split()[0] for call in calls}
    assert len(homes) == len(calls) == 2
    assert all(f"UserInstallation=file://{call.split()[0]}" in call for call in calls)
    assert not any(os.path.exists(home) for home in homes)  # noqa: PTH110


def test_a_new_profile_that_asks_to_be_called_again_is(stand_in: Stand, tmp_path: Path) -> None:
    stand_in(f"echo x >> {tmp_path}/calls; [ $(wc -l < {tmp_path}/calls) = 1 ] && exit 81; exit 0")
    failure(ReadingOptions())
    assert len((tmp_path / "calls").read_text().split()) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a process die with its parent")
def test_it_dies_with_the_process_that_called_it(tmp_path: Path) -> None:
    program, started = tmp_path / "soffice", tmp_path / "started"
    program.write_text(f"#!/bin/sh\necho $$ > {started}; exec sleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    call = (
        "from pathlib import Path; from extractors.reading import libreoffice as l\n"
        f"l.program = lambda: Path({str(program)!r})\n"
        "l.convert(b'x', 'doc', l.DOCX, 60)"
    )
    surroundings = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-c", call], cwd=Path(__file__).parents[3], env=surroundings) as caller:
        _wait_until(lambda: started.exists() and started.read_text().endswith("\n"))
        state = Path(f"/proc/{started.read_text().strip()}/stat")
        caller.kill()
        caller.wait()
        _wait_until(lambda: not state.exists() or state.read_text().split()[2] == "Z")


def _wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)
