"""Ingest and publication: what the tables hold, whatever happened on the way."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import shutil
import time
import unicodedata
import zipfile
from collections.abc import Iterable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import duckdb
import invented_way
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extractors.document import Document
from extractors.records import FACTS
from pipeline.ingestion import Progress, Report, ingest
from pipeline.layout import Layout
from pipeline.lock import Locked, exclusive
from pipeline.schema import RECORDS
from pipeline.settings import Settings
from pipeline.sources import NoSuchPath
from pipeline.stages import Job, Staged, Way

SETTINGS = Settings(workers=2, timeout_s=40, memory_mb=1000)
GOOD = {
    "a.txt": "province: 75\nyear: 2022\nplan: sct/68/2022\ntask: Rà soát | Văn phòng Sở | 2022-08-05\n",
    "b.txt": "province: 75\nyear: 2022\ncite: 61/2018/NĐ-CP 2018-04-23\ntask: Báo cáo | Phòng X | 2022-11-30\n",
    "sub/c.txt": "province: 64\nyear: 2021\ncite: 61/2018/NĐ-CP 2018-04-24\n",
    "d.txt": "title: nơi nào\n",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def run(paths: Iterable[Path], out: Path, settings: Settings = SETTINGS) -> Report:
    """In threads, which start at once; what is about processes runs in them."""
    return ingest(list(paths), out, settings, stage=invented_way.stage, executors=threads)


def run_in_processes(paths: Iterable[Path], out: Path, settings: Settings = SETTINGS) -> Report:
    return ingest(list(paths), out, settings, stage=invented_way.stage)


def threads(size: int, settings: Settings) -> Executor:
    return ThreadPoolExecutor(size)


def tables(out: Path) -> dict[str, str]:
    """Every published file with the hash of its bytes, runs aside."""
    files = (path for path in out.rglob("*.parquet") if "_state" not in path.parts and "runs" not in path.parts)
    return {path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def failures(out: Path) -> dict[str, str]:
    return {Path(row["source_path"]).name: row["category"] for row in pq.read_table(out / "failures").to_pylist()}


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    return write(tmp_path / "kế hoạch của tỉnh", GOOD)


def test_every_table_is_there_for_pandas_and_duckdb_even_when_nothing_was_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    run([tmp_path / "in"], tmp_path / "out")
    for record in RECORDS:
        frame = pd.read_parquet(tmp_path / "out" / record.TABLE)
        pattern = f"{tmp_path}/out/{record.TABLE}/**/*.parquet"
        columns = [column[0] for column in duckdb.sql(f"SELECT * FROM '{pattern}'").description]
        assert list(frame.columns) == columns
        assert len(frame) == (1 if record.TABLE == "runs" else 0)


def test_rows_land_in_their_partitions_with_schema_and_compression(plans: Path, tmp_path: Path) -> None:
    report = run([plans], tmp_path / "out")
    assert report.is_complete
    assert (report.run.n_sources, report.run.n_new, report.run.n_tasks) == (4, 4, 2)
    assert {"documents/75/2022.parquet", "documents/64/2021.parquet", "documents/00/0000.parquet"} <= set(
        tables(tmp_path / "out")
    )
    tasks = pd.read_parquet(tmp_path / "out" / "tasks")
    assert sorted(tasks["text"]) == ["Báo cáo", "Rà soát"]
    assert set(tasks["province_code"]) == {"75"}
    query = f"SELECT issue_year, count(*) FROM '{tmp_path}/out/tasks/**/*.parquet' GROUP BY 1"
    assert duckdb.sql(query).fetchall() == [(2022, 2)]
    file = pq.ParquetFile(tmp_path / "out/tasks/75/2022.parquet")
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"
    assert b"smallest separately listed" in file.schema_arrow.metadata[b"description"]
    assert file.schema_arrow.field("text").metadata[b"description"]


def test_a_second_run_reads_nothing_and_changes_no_byte(plans: Path, tmp_path: Path) -> None:
    run([plans], tmp_path / "out")
    before, times = (
        tables(tmp_path / "out"),
        {p: p.stat().st_mtime_ns for p in (tmp_path / "out/tasks").rglob("*.parquet")},
    )
    again = run([plans], tmp_path / "out")
    assert tables(tmp_path / "out") == before
    assert (again.run.n_new, again.run.n_unchanged) == (0, 4)
    assert {p: p.stat().st_mtime_ns for p in times} == times
    assert len(pq.read_table(tmp_path / "out/runs")) == 2


def test_tables_do_not_depend_on_order_workers_or_runs(plans: Path, tmp_path: Path) -> None:
    run([plans], tmp_path / "at once")
    run([plans], tmp_path / "one worker", Settings(workers=1))
    run_in_processes([plans], tmp_path / "processes")
    for name in reversed(GOOD):
        run([plans / name], tmp_path / "one by one")
    assert tables(tmp_path / "at once") == tables(tmp_path / "one worker") == tables(tmp_path / "one by one")
    assert tables(tmp_path / "at once") == tables(tmp_path / "processes")


def test_one_content_at_several_paths_is_one_document_named_by_the_first(plans: Path, tmp_path: Path) -> None:
    for name in ("z.txt", "A.txt"):
        shutil.copy(plans / "a.txt", plans / name)
        run([plans / name], tmp_path / "one by one")
    run([plans], tmp_path / "one by one")
    run([plans], tmp_path / "at once")
    assert tables(tmp_path / "at once") == tables(tmp_path / "one by one")
    documents = pq.read_table(tmp_path / "at once/documents").to_pylist()
    assert sorted(Path(row["source_path"]).name for row in documents) == ["A.txt", "b.txt", "c.txt", "d.txt"]


def test_a_changed_file_takes_its_old_rows_with_it_even_to_another_partition(plans: Path, tmp_path: Path) -> None:
    run([plans], tmp_path / "out")
    write(plans, {"sub/c.txt": "province: 92\nyear: 2023\ntask: Mới | Văn phòng | 2023-01-01\n"})
    run([plans], tmp_path / "out")
    run([plans], tmp_path / "afresh")
    assert tables(tmp_path / "out") == tables(tmp_path / "afresh")
    assert not (tmp_path / "out/documents/64/2021.parquet").exists()


def test_one_bad_file_costs_itself(plans: Path, tmp_path: Path) -> None:
    write(plans, {"bad/die.txt": "do: die\n", "bad/hang.txt": "do: hang\n", "bad/eat.txt": "do: eat\n",
                  "bad/refuse.txt": "do: refuse\n", "bad/crash.txt": "do: crash\n", "bad/row.txt": "province: 75\nyear: 2022\nbroken page: 2\n"})  # fmt: skip
    (plans / "bad/gone.txt").symlink_to("nowhere.txt")
    report = run_in_processes([plans], tmp_path / "out", Settings(workers=2, timeout_s=15, memory_mb=300))
    assert failures(tmp_path / "out") == {
        "die.txt": "crashed",
        "hang.txt": "timeout",
        "eat.txt": "memory",
        "refuse.txt": "encrypted",
        "crash.txt": "internal",
        "gone.txt": "vanished",
        "row.txt": "no_text",
    }
    assert len(pq.read_table(tmp_path / "out/documents")) == 5
    assert not report.is_complete
    assert report.run.n_quarantined == 6
    assert all(row.message and row.remedy for row in report.failures)
    assert [row.status for row in report.failures if row.category == "no_text"] == ["partial"]


def test_failures_that_may_pass_are_tried_again_and_others_are_not(plans: Path, tmp_path: Path) -> None:
    write(plans, {"crash.txt": "do: crash\n", "refuse.txt": "do: refuse\n"})
    (plans / "gone.txt").symlink_to("later.txt")
    run([plans], tmp_path / "out")
    again = run([plans], tmp_path / "out")
    assert (again.run.n_unchanged, again.run.n_quarantined) == (5, 2)
    assert not again.is_complete
    attempts = {Path(row.source_path).name: row.attempts for row in again.failures}
    assert attempts == {"crash.txt": 2, "gone.txt": 2, "refuse.txt": 1}
    (plans / "gone.txt").unlink()
    run([plans / "a.txt"], tmp_path / "out")
    assert set(failures(tmp_path / "out")) == {"crash.txt", "refuse.txt"}


def test_a_file_that_can_no_longer_be_opened_keeps_its_document(plans: Path, tmp_path: Path) -> None:
    run([plans], tmp_path / "out")
    before = tables(tmp_path / "out")
    (plans / "a.txt").unlink()
    (plans / "a.txt").symlink_to("nowhere.txt")
    report = run([plans], tmp_path / "out")
    assert [row.category for row in report.failures] == ["vanished"]
    assert tables(tmp_path / "out") == before


def vanish_or_change(job: Job, settings: Settings) -> Staged:
    """What becomes of two files after they were found and before they are read."""
    if job.path.name == "a.txt":
        job.path.unlink()
    elif job.path.name == "b.txt":
        job.path.write_text("title: another\n", encoding="utf-8")
    return invented_way.stage(job, settings)


def test_a_file_that_vanishes_or_changes_while_it_is_read_costs_itself(plans: Path, tmp_path: Path) -> None:
    report = ingest([plans], tmp_path / "out", SETTINGS, stage=vanish_or_change, executors=threads)
    assert failures(tmp_path / "out") == {"a.txt": "vanished", "b.txt": "vanished"}
    assert report.run.n_new == 2
    write(plans, GOOD)
    assert run([plans], tmp_path / "out").is_complete
    run([plans], tmp_path / "afresh")
    assert tables(tmp_path / "out") == tables(tmp_path / "afresh")


def test_findings_join_documents_of_different_runs(plans: Path, tmp_path: Path) -> None:
    write(plans, {"same.txt": "province: 75\nyear: 2022\nplan: sct/68/2022\n"})
    for name in ("a.txt", "b.txt", "sub", "same.txt"):
        run([plans / name], tmp_path / "out")
    found = pq.read_table(tmp_path / "out/findings").to_pylist()
    assert sorted((row["kind"], row["province_code"]) for row in found) == [
        ("citation_conflict", "64"),
        ("citation_conflict", "75"),
        ("same_plan", "75"),
        ("same_plan", "75"),
    ]
    write(plans, {"same.txt": "province: 75\nyear: 2022\nplan: sct/69/2022\n"})
    run([plans / "same.txt"], tmp_path / "out")
    assert "same_plan" not in pq.read_table(tmp_path / "out/findings")["kind"].to_pylist()


def test_units_are_published_once(plans: Path, tmp_path: Path) -> None:
    write(plans, {"e.txt": "task: Khác | Phòng X | 2022-01-01\n"})
    run([plans], tmp_path / "out")
    assert pq.read_table(tmp_path / "out/dim_units")["unit"].to_pylist() == ["Phòng X", "Văn phòng Sở"]


def test_hidden_files_office_locks_and_the_tables_themselves_are_passed_over(plans: Path, tmp_path: Path) -> None:
    write(plans, {".hidden": "x", ".git/x.txt": "x", "~$a.docx": "x", "Thumbs.db": "x"})
    os.mkfifo(plans / "pipe")
    for _ in range(2):
        assert run([plans], plans / "out").run.n_sources == 4


@pytest.mark.parametrize(("stored", "asked"), [("NFD", "NFC"), ("NFC", "NFD"), ("NFC", "NFC")])
def test_names_are_found_however_their_accents_are_stored(tmp_path: Path, stored: str, asked: str) -> None:
    name = "Kế hoạch cải cách.txt"
    write(tmp_path, {unicodedata.normalize(stored, name): "title: x"})
    assert run([tmp_path / unicodedata.normalize(asked, name)], tmp_path / "out").run.n_new == 1


def test_a_name_that_is_no_utf_8_or_longer_than_any_file_system_takes_costs_nothing(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/k\xe9 ho\xa1ch.txt"))
    odd.parent.mkdir()
    odd.write_text("title: a", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "in/a.zip", "w") as archive:
        archive.writestr(f"{'k' * 300}.txt", "title: b")
        archive.writestr(f"{'b' * 300}.txt", "do: refuse")
    report = run([tmp_path / "in"], tmp_path / "out")
    assert (report.run.n_new, len(report.failures)) == (2, 1)
    paths = {Path(path).name for path in pq.read_table(tmp_path / "out/documents")["source_path"].to_pylist()}
    assert len(paths) == 2
    assert "k\ufffd ho\ufffdch.txt" in paths
    assert run([tmp_path / "in"], tmp_path / "out").run.n_unchanged == 3


def test_a_ledger_that_can_not_be_opened_is_told(plans: Path, tmp_path: Path) -> None:
    Layout(tmp_path / "out").ledger.mkdir(parents=True)
    with pytest.raises(OSError, match="ledger"):
        run([plans], tmp_path / "out")


def test_a_path_that_is_not_there_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(NoSuchPath):
        run([tmp_path / "nowhere"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_two_runs_at_once_do_not_mix(plans: Path, tmp_path: Path) -> None:
    with exclusive(Layout(tmp_path / "out").lock), pytest.raises(Locked, match=str(os.getpid())):
        run([plans], tmp_path / "out")
    assert run([plans], tmp_path / "out").is_complete


def test_stopping_publishes_what_is_done_and_says_what_remains(plans: Path, tmp_path: Path) -> None:
    def stop(progress: Progress) -> None:
        if progress.done == 2:
            raise KeyboardInterrupt

    report = ingest([plans], tmp_path / "out", Settings(workers=1), stage=invented_way.stage, watch=stop)
    assert report.n_remaining == 2
    assert len(pq.read_table(tmp_path / "out/documents")) == 2
    assert run([plans], tmp_path / "out").run.n_unchanged == 2
    run([plans], tmp_path / "afresh")
    assert tables(tmp_path / "out") == tables(tmp_path / "afresh")


def _ingest_in_a_process(plans: str, out: str) -> None:
    os.setsid()
    run_in_processes([Path(plans)], Path(out))


def test_killed_at_any_instant_the_next_run_finishes_the_work(plans: Path, tmp_path: Path) -> None:
    write(
        plans, {f"more/{n}.txt": f"province: {n % 3:02d}\nyear: 2020\ntask: {n} | P | 2020-01-01\n" for n in range(20)}
    )
    run([plans], tmp_path / "undisturbed")
    context = multiprocessing.get_context("spawn")
    for delay in (0.8, 1.0, 1.2, 1.5):
        victim = context.Process(target=_ingest_in_a_process, args=(str(plans), str(tmp_path / "out")))
        victim.start()
        time.sleep(delay)
        victim.kill()
        victim.join()
        for path in (tmp_path / "out").glob("*/**/*.parquet"):
            pq.read_table(path)
    run([plans], tmp_path / "out")
    assert tables(tmp_path / "out") == tables(tmp_path / "undisturbed")
    assert not list((tmp_path / "out/_state/aside").iterdir())


def test_publication_stopped_between_two_files_is_finished_by_the_next_run(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even when the next run wants the old documents back."""
    old = (plans / "b.txt").read_text()
    run([plans], tmp_path / "out")
    before = tables(tmp_path / "out")
    (plans / "b.txt").write_text("province: 75\nyear: 2022\ntask: Khác hẳn | Phòng Y | 2022-12-01\n")
    written = []

    def fail_at_the_fifth(layout: Layout, path: Path, table: object) -> None:
        written.append(path)
        if len(written) == 5:
            raise OSError(28, "No space left on device")
        original(layout, path, table)  # type: ignore[arg-type]

    from pipeline import table_files

    original = table_files.write_parquet
    with monkeypatch.context() as patch:
        patch.setattr(table_files, "write_parquet", fail_at_the_fifth)
        with pytest.raises(OSError, match="No space"):
            run([plans], tmp_path / "out")
    (plans / "b.txt").write_text(old)
    run([plans], tmp_path / "out")
    assert tables(tmp_path / "out") == before


def test_what_a_stopped_publication_wrote_is_never_taken_away_from_readers(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It wrote files of which the ledger does not know whose rows they hold."""
    from pipeline import publication

    def stopped(*_: object) -> None:
        raise InterruptedError

    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr(publication, "write_single", stopped)
        with pytest.raises(InterruptedError):
            run([plans], out)
    published = tables(out)
    removed: list[str] = []
    original = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path.exists() and "_state" not in path.parts:
            removed.append(path.relative_to(out).as_posix())
        original(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    run([plans], out)
    assert (published.keys() - tables(out).keys(), removed) == (set(), [])


def test_a_document_that_moves_after_a_kill_is_never_in_two_partitions(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The killed publication wrote it into a new partition; the next program reads it as of another province."""
    from pipeline import table_files

    original, out = table_files.write_parquet, tmp_path / "out"
    looks: list[int] = []

    def write_and_look(layout: Layout, path: Path, table: pa.Table) -> None:
        original(layout, path, table)
        documents = [each for file in (out / "documents").rglob("*.parquet") for each in pq.read_table(file)["document_id"].to_pylist()]  # fmt: skip
        assert len(documents) == len(set(documents)), path
        looks.append(len(documents))
        if path == out / "documents/64/2021.parquet" and len(looks) < 50:
            raise InterruptedError

    monkeypatch.setattr(table_files, "write_parquet", write_and_look)
    with pytest.raises(InterruptedError):
        run([plans], out)
    looks += [0] * 50
    monkeypatch.setattr("pipeline.ingestion.versions", lambda language: {"code": "another"})
    moved = Way(invented_way.read, lambda document: document, _extract_elsewhere)
    monkeypatch.setattr(invented_way, "WAY", moved)
    run([plans], out)
    assert (out / "documents/01/2021.parquet").exists()


def _extract_elsewhere(document: Document) -> invented_way.Invented:
    found = invented_way.extract(document)
    rows = tuple(
        replace(row, province_code="01" if row.province_code == "64" else row.province_code) for row in found.rows
    )
    return invented_way.Invented(rows, found.units)


def test_the_same_tables_hold_the_same_rows_sorted_by_document_and_ordinal(plans: Path, tmp_path: Path) -> None:
    run([plans], tmp_path / "out")
    for record in FACTS:
        rows = pq.read_table(tmp_path / "out" / record.TABLE / "00/0000.parquet").to_pylist()
        keys = [(row["document_id"], row["ordinal"]) for row in rows]
        assert keys == sorted(keys)
