"""`kehoach restore`, run as its user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from unicodedata import combining

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli.application import application
from pipeline.cli.restore import COLUMNS, UNSURE

GARBLED = "Uy ban nhan dan tinh ban hanh Ké hoach nay\nva giao cac so, nganh thuc hién.\n\n"
CLEAN = "Ủy ban nhân dân tỉnh ban hành Kế hoạch này\nvà giao các sở, ngành thực hiện.\n\n"
UNKNOWN = "xqzt wvbjn kfjh qwpt zzkw "


def run(*arguments: str, data: bytes = b"") -> Result:
    return CliRunner().invoke(application, ["restore", *arguments], input=data)


def restored(text: str) -> str:
    done = run(data=text.encode("utf-8", "surrogateescape"))
    assert done.exit_code == 0, done.output
    return done.stdout_bytes.decode("utf-8", "surrogateescape")


def table(*arguments: str, data: bytes = b"") -> list[dict[str, str]]:
    head, *rows = run(*arguments, "--changes", data=data).stdout_bytes.decode().split("\n")[:-1]
    assert tuple(head.split("\t")) == COLUMNS
    return [dict(zip(COLUMNS, row.split("\t"), strict=True)) for row in rows]


def test_as_many_lines_come_out_as_went_in() -> None:
    command = [str(Path(sys.executable).with_name("kehoach")), "restore"]
    done = subprocess.run(command, input=GARBLED.encode(), capture_output=True, check=False)
    assert done.stdout.decode() == CLEAN


def test_changes_are_told_with_kind_and_confidence(tmp_path: Path) -> None:
    file = tmp_path / "kế hoạch.txt"
    file.write_text(GARBLED, "utf-8")
    rows = table(str(file))
    assert ("1", "diacritics", '"hoạch"') in {(row["line"], row["kind"], row["after"]) for row in rows}
    assert {row["line"] for row in rows} == {"1", "2"}
    assert all(0 <= float(row["confidence"]) <= 1 for row in rows)


def test_changes_can_be_read_by_a_program_whatever_they_hold() -> None:
    text = "Kế hoạch\u200b nhiêṃ vu,̣ ngày\u00a005\n"
    rows = table(data=text.encode())
    assert [(json.loads(row["before"]), json.loads(row["after"])) for row in rows] == [
        ("\u200b", ""),
        ("êṃ", "ệm"),
        ("u", "ụ"),
        ("\u0323", ""),
        ("\u00a0", " "),
    ]
    assert all(row["before"].isprintable() and not any(map(combining, row["before"])) for row in rows)


def test_what_nothing_is_sure_of_stands_and_is_told_as_unsure() -> None:
    text = "".join(f"{GARBLED.replace(chr(10), ' ')}{UNKNOWN}\n" for _ in range(3))
    rows = [row for row in table(data=text.encode()) if row["kind"] == UNSURE]
    after = restored(text).split("\n")
    for row in rows:
        assert json.loads(row["before"]) in after[int(row["line"]) - 1]
        assert float(row["confidence"]) < 0.3


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_no_line_end_is_added_or_lost(end: str) -> None:
    text = end.join(GARBLED.split("\n"))
    assert restored(text).split(end) == CLEAN.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\n\n\n",
        "Kế hoạch",
        "Kế hoạch\x00 năm\n",
        "Kế hoạch \udcff\udc80 năm\n",  # bytes that are no UTF-8
        "Kế hoạch \udced\udca0\udc80 năm\n",  # a lone surrogate, as some programs write it
    ],
)
def test_what_is_right_or_no_text_goes_through(text: str) -> None:
    assert restored(text) == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_other_encodings_come_out_as_utf_8(encoding: str) -> None:
    assert run(data=CLEAN.encode(encoding)).stdout_bytes.decode() == CLEAN


def test_bytes_of_tcvn3_are_decoded() -> None:
    coded = "UBND tØnh ban hµnh kÕ ho¹ch thùc hiÖn nhiÖm vô n¨m 2004\n".encode("latin-1")
    assert run(data=coded).stdout_bytes.decode() == "UBND tỉnh ban hành kế hoạch thực hiện nhiệm vụ năm 2004\n"


def test_a_line_of_five_megabytes_goes_through() -> None:
    piece = "Căn cứ Kế hoạch số 05/KH-UBND, các phòng thực hiện nhiệm vụ. "
    text = piece * (5_000_000 // len(piece.encode()))
    assert restored(text) == text


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "blob"
    file.write_bytes(bytes(range(256)) * 9)
    done = run(str(file))
    assert done.exit_code == 2
    assert b"no text" in done.stderr_bytes


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = run(str(tmp_path / "none.txt"))
    assert done.exit_code == 2
    assert b"can't be read" in done.stderr_bytes


def test_every_option_has_its_help() -> None:
    said = " ".join(run("--help").stdout_bytes.decode().split())
    assert "--changes" in said
    assert "unsure" in said
