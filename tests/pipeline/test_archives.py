"""ZIP archives in an ingest: each file in them a document of its own, once, and what is wrong costs itself."""

from __future__ import annotations

import zipfile
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import invented_way
import pyarrow.parquet as pq
import pytest

from extractors.reading import archive
from pipeline.ingestion import Report, ingest
from pipeline.settings import Settings
from pipeline.sources import find_sources

A, B = ("province: 75\nyear: 2022\ntask: Rà soát | Văn phòng | 2022-08-05\n", "province: 75\nyear: 2022\n")


def packed(path: Path, files: dict[str, str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in files.items():
            file.writestr(name, text)
    return path


def run(path: Path, out: Path) -> Report:
    return ingest([path], out, Settings(workers=1), stage=invented_way.stage, executors=threads)


def threads(size: int, settings: Settings) -> Executor:
    return ThreadPoolExecutor(size)


def paths(out: Path, table: str = "documents") -> list[str]:
    return sorted(Path(row["source_path"]).as_posix() for row in pq.read_table(out / table).to_pylist())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    packed(folder / "tỉnh.zip", {"sở/a.txt": A, "b.txt": B, ".DS_Store": "x", "__MACOSX/b.txt": "x", "~$a.txt": "x"})
    return folder


def test_each_file_in_an_archive_is_a_document_named_by_the_way_to_it(folder: Path, tmp_path: Path) -> None:
    report = run(folder, tmp_path / "out")
    assert report.is_complete
    assert (report.run.n_sources, report.run.n_new) == (2, 2)
    assert paths(tmp_path / "out") == [f"{folder.as_posix()}/tỉnh.zip/{name}" for name in ("b.txt", "sở/a.txt")]


def test_a_second_run_reads_nothing(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "out")
    again = run(folder, tmp_path / "out").run
    assert (again.n_new, again.n_unchanged) == (0, 2)


def test_a_document_inside_and_outside_is_one(folder: Path, tmp_path: Path) -> None:
    (folder / "z.txt").write_text(A, encoding="utf-8")
    (folder / "c.txt").write_text(A, encoding="utf-8")
    run(folder, tmp_path / "out")
    assert paths(tmp_path / "out") == [f"{folder}/c.txt", f"{folder}/tỉnh.zip/b.txt"]


def test_an_archive_given_by_itself_is_opened_too(folder: Path, tmp_path: Path) -> None:
    run(folder / "tỉnh.zip", tmp_path / "out")
    assert len(paths(tmp_path / "out")) == 2


def test_what_is_wrong_with_a_file_inside_costs_that_file(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed(folder / "lớn.zip", {"to.txt": A + "x" * 5000, "nhỏ.txt": "year: 2020\n"})
    monkeypatch.setattr(archive, "MAX_MEMBER", 2000)
    for _ in range(2):
        report = run(folder, tmp_path / "out")
        assert [(row.source_path, row.category) for row in report.failures] == [
            (f"{folder}/lớn.zip/to.txt", "unsupported")
        ]
    assert len(paths(tmp_path / "out")) == 3
    monkeypatch.undo()
    assert run(folder, tmp_path / "out").is_complete
    assert len(paths(tmp_path / "out")) == 4
    assert paths(tmp_path / "out", "failures") == []


def test_a_failure_stands_until_the_file_inside_is_gone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBER", len(B.encode()))
    run(folder, tmp_path / "out")
    other = packed(tmp_path / "khác.zip", {"c.txt": "year: 2020\n"})
    run(other, tmp_path / "out")
    assert paths(tmp_path / "out", "failures") == [f"{folder}/tỉnh.zip/sở/a.txt"]
    packed(folder / "tỉnh.zip", {"b.txt": B})
    run(other, tmp_path / "out")
    assert paths(tmp_path / "out", "failures") == []


def test_a_damaged_archive_is_one_failure_and_gone_when_it_is_whole_again(folder: Path, tmp_path: Path) -> None:
    path = folder / "tỉnh.zip"
    whole = path.read_bytes()
    path.write_bytes(whole[:-30])
    assert [source.path.name for source in find_sources([folder], leave_out=tmp_path / "out")] == ["tỉnh.zip"]
    ingest([folder], tmp_path / "out", Settings(workers=1), executors=threads)
    assert paths(tmp_path / "out", "failures") == [str(path)]
    path.write_bytes(whole)
    run(folder, tmp_path / "out")
    assert (len(paths(tmp_path / "out")), paths(tmp_path / "out", "failures")) == (2, [])


def test_an_archive_without_a_document_says_so(tmp_path: Path) -> None:
    packed(tmp_path / "plans" / "a.zip", {"__MACOSX/a.txt": "x"})
    ingest([tmp_path / "plans"], tmp_path / "out", Settings(workers=1), executors=threads)
    assert paths(tmp_path / "out", "failures") == [f"{tmp_path}/plans/a.zip"]
