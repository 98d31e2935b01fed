"""LibreOffice, which turns old office formats into those that are read here.

All that is known of the program stands here: where it is found, how it is called, how long it may take.
Each call has a profile and a folder of its own, so that calls neither wait for nor disturb one another nor a
LibreOffice that someone has open. It runs no macros and follows no links. It is stopped with whatever it started
when its time is up, and dies with the process that called it.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractors.failures import Category, ReadFailure

COMPONENT = "reading.libreoffice"
WRITER, CALC = "libreoffice-writer-nogui", "libreoffice-calc-nogui"
"""The Debian packages with the part of LibreOffice that reads texts, and sheets."""
_NAMES = ("soffice", "libreoffice", "loffice")
_ELSEWHERE = ("/usr/lib/libreoffice/program/soffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
_MADE_ITS_PROFILE = 81
"""What it ends with when it has only set up a new profile and wants to be called again."""
_PR_SET_PDEATHSIG = 1
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True, slots=True)
class Target:
    """A format to convert to: the ending LibreOffice knows it by, and the Debian package with its filter."""

    suffix: str
    package: str


DOCX = Target("docx", WRITER)
XLSX = Target("xlsx", CALC)


@cache
def program() -> Path | None:
    """The program, None where LibreOffice is not installed.

    Of a Linux installation the program itself, not the script that starts it: what is killed must be what works.
    """
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    found = found or next((path for path in _ELSEWHERE if Path(path).exists()), None)
    if found is None:
        return None
    itself = Path(found).resolve().with_name("soffice.bin")
    return itself if itself.exists() else Path(found)


@cache
def version() -> str | None:
    """Such as `LibreOffice 7.4.7.2`; None where it is not installed or does not answer."""
    found = program()
    if found is None:
        return None
    try:
        said = subprocess.run([found, "--version"], capture_output=True, text=True, timeout=60, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    return " ".join(said.split()[:2]) or None


def convert(data: bytes, suffix: str, target: Target, timeout_s: float) -> bytes:
    """The document in the bytes, given as a file with a suffix such as `doc`, in the target's format.

    Raises ReadFailure: `missing_program`, `timeout`, `truncated` where LibreOffice can make nothing of it.
    """
    found = program()
    if found is None:
        raise _missing(f"a .{suffix} file is read through LibreOffice, which is not installed", target)
    with tempfile.TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as folder:
        given = Path(folder, f"document.{suffix}")
        made = Path(folder, "made", f"document.{target.suffix}")
        given.write_bytes(data)
        said = _run(found, given, made, timeout_s)
        if made.exists() and made.stat().st_size:
            return made.read_bytes()
    if "no export filter" in said:
        raise _missing(f"LibreOffice is installed without the part that reads .{suffix} files", target)
    raise ReadFailure(
        Category.TRUNCATED,
        f"the .{suffix} file is cut off or damaged: LibreOffice cannot open it",
        "fetch it again from where it came from, or open it in Word or Excel and save it as DOCX, XLSX or PDF",
        component=COMPONENT,
    )


def _missing(message: str, target: Target) -> ReadFailure:
    remedy = f"sudo apt-get install {target.package}, then run the same command again; or save the file as PDF"
    return ReadFailure(Category.MISSING_PROGRAM, message, remedy, component=COMPONENT)


def _run(found: Path, given: Path, made: Path, timeout_s: float) -> str:
    """Convert a file; returns what the program said."""
    folder = given.parent
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, encoding="utf-8")
    command = [
        str(found),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"),
        *("--convert-to", made.suffix[1:], "--outdir", str(made.parent), str(given)),
    ]
    surroundings = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    code, said = _bounded(command, surroundings, timeout_s)
    if code == _MADE_ITS_PROFILE:
        _, said = _bounded(command, surroundings, timeout_s)
    return said


def _bounded(command: list[str], surroundings: dict[str, str], timeout_s: float) -> tuple[int, str]:
    """Exit status and output of a program. Raises ReadFailure: `timeout`, it and all it started being killed then."""
    process = subprocess.Popen(
        command,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=_die_with_parent(),
    )
    try:
        said, _ = process.communicate(timeout=timeout_s)
    except subprocess.TimeoutExpired as error:
        raise ReadFailure(
            Category.TIMEOUT,
            f"LibreOffice did not open it within {timeout_s:g} seconds",
            "open it in Word or Excel and save it as DOCX, XLSX or PDF",
            component=COMPONENT,
        ) from error
    finally:
        _kill_group(process)
    return process.returncode, said.decode(errors="replace")


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):  # all of it has ended
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def _die_with_parent() -> Callable[[], None] | None:
    """What the new process calls before it becomes LibreOffice (Linux only)."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)

    def ask() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)

    return ask
