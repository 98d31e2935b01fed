"""`kehoach restore`, run as its user runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def run(*arguments: str, text: str = "") -> subprocess.CompletedProcess[bytes]:
    command = [str(Path(sys.executable).with_name("kehoach")), "restore", *arguments]
    return subprocess.run(command, input=text.encode(), capture_output=True, check=False)


GARBLED = "Uy ban nhan dan tinh ban hanh Ké hoach nay\nva giao cac so, nganh thuc hién.\n\n"


def test_as_many_lines_come_out_as_went_in() -> None:
    done = run(text=GARBLED)
    assert done.stdout.decode() == "Ủy ban nhân dân tỉnh ban hành Kế hoạch này\nvà giao các sở, ngành thực hiện.\n\n"


def test_changes_are_told_with_kind_and_confidence(tmp_path: Path) -> None:
    file = tmp_path / "kế hoạch.txt"
    file.write_text(GARBLED, "utf-8")
    lines = run(str(file), "--changes").stdout.decode().splitlines()
    assert any(line.startswith("1\tdiacritics\t") and "'hoạch'" in line for line in lines)


def test_nothing_in_nothing_out() -> None:
    assert run().stdout == b""


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "blob"
    file.write_bytes(bytes(range(256)) * 9)
    done = run(str(file))
    assert done.returncode == 2
    assert b"no text" in done.stderr
