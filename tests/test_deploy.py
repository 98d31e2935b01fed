"""What is handed to schedulers fits the program: commands, options, exit codes, packages, every key of the file."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.application import application
from pipeline.cli.terminal import ExitCode
from pipeline.nightly.timetable import Timetable, load_timetable

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
NIGHTLY = (ROOT / "docs/nightly.md").read_text(encoding="utf-8")


def _commands() -> list[tuple[str, list[str]]]:
    """Every call of the program in the files, by file: the words after its name."""
    found = []
    for path in sorted(DEPLOY.iterdir()):
        for call in re.findall(
            r"kehoach (nightly [^&>\n]*?)(?: \d?>|$)", path.read_text(encoding="utf-8"), re.MULTILINE
        ):
            found.append((path.name, shlex.split(call)))
    return found


def test_the_files_call_commands_and_options_that_exist() -> None:
    calls = _commands()
    assert {name for name, _ in calls} == {"Containerfile", "kehoach.cron", "kehoach.service"}
    for _, words in calls:
        asked = CliRunner().invoke(application, [*words, "--help"])  # words are understood before help is given
        assert asked.exit_code == 0, asked.output
    assert CliRunner().invoke(application, ["nightly", "x.toml", "--no-such", "--help"]).exit_code == 2


def test_their_file_and_that_of_the_docs_are_read(tmp_path: Path) -> None:
    assert load_timetable(DEPLOY / "kehoach.toml").minutes == 240
    [block] = re.findall(r"```toml\n(.*?)```", NIGHTLY, re.DOTALL)
    (tmp_path / "kehoach.toml").write_text(block, encoding="utf-8")
    told = load_timetable(tmp_path / "kehoach.toml")
    assert told.model_fields_set == set(Timetable.model_fields)
    assert len(told.source) == 3


def test_the_docs_name_every_exit_code() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", NIGHTLY, re.MULTILINE)}
    assert told == set(map(int, ExitCode))


def test_the_container_has_the_packages_that_make_run_installs() -> None:
    prepared = (ROOT / "tools/prepare.sh").read_text(encoding="utf-8")
    wanted = set(re.findall(r"(?:tesseract-ocr[a-z-]*|libreoffice-[a-z-]+)", prepared)) - {"tesseract-ocr-eng"}
    container = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    assert set(re.findall(r"(?:tesseract-ocr[a-z-]*|libreoffice-[a-z-]+)", container)) == wanted
    copied = re.findall(r"^COPY (.+) \S+$", container, re.MULTILINE)
    assert all((ROOT / name).exists() for names in copied for name in names.split())


def test_the_cron_line_is_five_times_a_user_and_a_command() -> None:
    lines = (DEPLOY / "kehoach.cron").read_text(encoding="utf-8").splitlines()
    [line] = [each for each in lines if each and each[0] not in "#" and not re.match(r"\w+=", each)]
    assert re.fullmatch(r"(?:[\d*,/-]+ ){5}[a-z]+ \S.*", line)
    assert "%" not in line  # cron takes it for the end of the line


def test_stopping_the_unit_lets_it_publish() -> None:
    unit = (DEPLOY / "kehoach.service").read_text(encoding="utf-8")
    assert "KillMode=mixed" in unit
    [codes] = re.findall(r"^SuccessExitStatus=(.+)$", unit, re.MULTILINE)
    assert {ExitCode(int(code)) for code in codes.split()} == {
        ExitCode.SOME_QUARANTINED, ExitCode.UNFINISHED, ExitCode.STOPPED}  # fmt: skip


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd-analyze")
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    for name in ("kehoach.service", "kehoach.timer"):
        text = (DEPLOY / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("/opt/kehoach/.venv/bin/kehoach", sys.executable), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, sorted(tmp_path.iterdir()))], capture_output=True, text=True
    )
    complaints = [line for line in done.stderr.splitlines() if "kehoach" in line]
    assert (done.returncode, complaints) == (0, [])
