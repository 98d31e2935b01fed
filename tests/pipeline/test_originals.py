"""The files that rows were read off, found again."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from pipeline.originals import Originals, State


def id_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


@pytest.fixture
def originals(tmp_path: Path) -> Originals:
    return Originals(tmp_path / "tables")


def test_a_file_that_is_still_what_was_read_is_found(tmp_path: Path, originals: Originals) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"one")
    found = originals.of(id_of(b"one"), str(file))
    assert found.found
    assert found.read() == b"one"


def test_a_file_that_changed_is_not_opened(tmp_path: Path, originals: Originals) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"one")
    assert originals.of(id_of(b"one"), str(file)).found
    file.write_bytes(b"other")
    found = originals.of(id_of(b"one"), str(file))
    assert (found.state, found.path) == (State.CHANGED, None)


@pytest.mark.parametrize("path", ["gone.txt", "", "../../etc/passwd", "a\0b", "."])
def test_a_path_that_leads_to_no_such_file_is_gone_or_changed(
    tmp_path: Path, originals: Originals, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.chdir(tmp_path)
    found = originals.of(id_of(b"one"), path)
    assert not found.found
    with pytest.raises(FileNotFoundError):
        found.read()


def test_a_file_in_an_archive_is_found(tmp_path: Path, originals: Originals) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("inner.txt", b"one")
    assert originals.of(id_of(b"one"), str(tmp_path / "a.zip" / "inner.txt")).read() == b"one"
