"""Looking after the tables: verify and repair, forget, retention, attempts that back off."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import invented_way
import pyarrow.parquet as pq
import pytest
from test_ingest import GOOD, run, tables, threads, write

from extractors.records import DocumentRow
from pipeline.attempts import Attempts, backing_off
from pipeline.changes import Change
from pipeline.forget import NotInTables, forget
from pipeline.ingestion import ingest
from pipeline.layout import Layout
from pipeline.ledger_file import open_ledger
from pipeline.published import NoTables, select
from pipeline.retention import collect
from pipeline.settings import Settings
from pipeline.stages import Job, Staged
from pipeline.staging import StagedRowsDamaged, Staging
from pipeline.verification import repair, verify


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    return write(tmp_path / "plans", GOOD)


@pytest.fixture
def out(plans: Path, tmp_path: Path) -> Path:
    run([plans], tmp_path / "out")
    return tmp_path / "out"


def _overwrite(out: Path) -> None:
    path = out / "tasks/75/2022.parquet"
    table = pq.read_table(path)
    pq.write_table(table.slice(0, 1), path)


def _remove(out: Path) -> None:
    (out / "documents/64/2021.parquet").unlink()


def _stray(out: Path) -> None:
    stray = out / "tasks/99/1999.parquet"
    stray.parent.mkdir()
    stray.write_bytes((out / "tasks/75/2022.parquet").read_bytes())


def _lose_units(out: Path) -> None:
    (out / "dim_units/dim_units.parquet").unlink()


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (_overwrite, "tasks/75/2022.parquet"),
        (_remove, "documents/64/2021.parquet"),
        (_stray, "tasks/99/1999.parquet"),
        (_lose_units, "dim_units/dim_units.parquet"),
    ],
)
def test_what_is_spoilt_is_found_and_made_anew(out: Path, spoil: Callable[[Path], None], where: str) -> None:
    before = tables(out)
    assert verify(out) == ()
    spoil(out)
    assert [problem.where for problem in verify(out)] == [where]
    assert repair(out, ()) == ()
    assert tables(out) == before


@pytest.mark.parametrize(
    "damage", [lambda content: content[: len(content) // 2], lambda content: b"", lambda content: b"x" * 99]
)
def test_staged_rows_that_can_not_be_read_are_named_with_their_document(
    plans: Path, out: Path, damage: Callable[[bytes], bytes]
) -> None:
    with open_ledger(Layout(out).ledger) as ledger:
        document_id, key = next(iter(ledger.contents().work_keys.items()))
    staged = Staging(Layout(out).staged, Layout(out).aside).path(key)
    staged.write_bytes(damage(staged.read_bytes()))
    with pytest.raises(StagedRowsDamaged, match=document_id):
        run([plans], out)
    assert repair(out, ()) == ()
    assert run([plans], out).run.n_new == 1
    assert verify(out) == ()


def test_damaged_staged_rows_are_thrown_away_and_read_again(plans: Path, out: Path) -> None:
    before = tables(out)
    victim = min((out / "_state/staged").glob("*/*.arrow"))
    victim.write_bytes(victim.read_bytes()[:-20])
    [problem] = verify(out)
    assert problem.work_key == victim.stem
    assert repair(out, ()) == ()
    assert len(select(out, DocumentRow)) == 3
    assert run([plans], out).run.n_new == 1
    assert (tables(out), verify(out)) == (before, ())


def _kill_before_publication(plans: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.ingestion.publish", _killed)
        with pytest.raises(InterruptedError):
            run([plans], out)


def _killed(*arguments: object) -> int:
    raise InterruptedError


def test_what_a_killed_run_had_staged_is_published_not_thrown_away(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "killed"
    _kill_before_publication(plans, out, monkeypatch)
    (plans / "a.txt").unlink()
    assert {problem.work_key for problem in verify(out)} == {None}
    assert repair(out, ()) == ()
    assert len(select(out, DocumentRow)) == 4


def test_what_a_killed_run_did_is_told_by_the_next(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "killed"
    write(plans, {"bad.txt": "do: refuse\n"})
    _kill_before_publication(plans, out, monkeypatch)
    told = run([plans], out)
    changes = {(each.change, Path(each.source_path).name) for each in told.changes}
    assert changes == {("failed", "bad.txt"), *(("new", Path(name).name) for name in GOOD)}
    assert run([plans], out).changes == ()
    (plans / "a.txt").write_text(GOOD["a.txt"] + "title: mới\n")
    _kill_before_publication(plans, out, monkeypatch)
    assert {each.change for each in run([plans], out).changes} == {"new", "withdrawn"}


def test_there_is_nothing_to_verify_where_nothing_was_ingested(tmp_path: Path) -> None:
    with pytest.raises(NoTables):
        verify(tmp_path)


def test_a_forgotten_file_leaves_the_tables_as_if_it_had_never_been_there(
    plans: Path, out: Path, tmp_path: Path
) -> None:
    changes = forget([str(plans / "sub")], out)
    assert [(each.change, Path(each.source_path).name) for each in changes] == [("withdrawn", "c.txt")]
    (plans / "sub/c.txt").unlink()
    run([plans], tmp_path / "afresh")
    assert tables(out) == tables(tmp_path / "afresh")
    assert verify(out) == ()


def test_a_document_held_by_another_file_stays(plans: Path, tmp_path: Path) -> None:
    write(plans, {"z.txt": GOOD["a.txt"]})
    run([plans], tmp_path / "out")
    assert forget([str(plans / "a.txt")], tmp_path / "out") == ()
    paths = {Path(row["source_path"]).name for row in select(tmp_path / "out", DocumentRow)}
    assert paths == {"z.txt", "b.txt", "c.txt", "d.txt"}


def test_forgetting_by_document_and_of_what_is_not_there(plans: Path, out: Path) -> None:
    before = tables(out)
    with pytest.raises(NotInTables, match="nowhere"):
        forget([str(plans / "a.txt"), "nowhere"], out)
    assert tables(out) == before
    for row in select(out, DocumentRow):
        forget([row["document_id"]], out)
    assert select(out, DocumentRow) == []


def test_a_run_says_what_it_changed(plans: Path, out: Path) -> None:
    write(plans, {"d.txt": "title: khác\n", "bad.txt": "do: refuse\n"})
    report = run([plans], out)
    told = {(each.change, Path(each.source_path).name) for each in report.changes}
    assert told == {("new", "d.txt"), ("failed", "bad.txt"), ("withdrawn", "d.txt")}
    with open_ledger(Layout(out).ledger) as ledger:
        assert ledger.changes(report.run.run_id) == report.changes
        assert all(isinstance(each, Change) for each in report.changes)


def test_staged_rows_of_no_document_are_collected_once_they_are_old(plans: Path, out: Path) -> None:
    forget([str(plans / "a.txt")], out)
    layout, now = Layout(out), datetime.now(UTC)
    with open_ledger(layout.ledger) as ledger:
        for days, expected in ((9, 0), (1, 0), (9.9, 0), (10.1, 1), (99, 0)):
            collected = collect(layout, ledger, now=now + timedelta(days=days), keep=timedelta(days=1))
            assert collected.n_files == expected, days
    assert verify(out) == ()


def test_attempts_go_with_the_rows_they_led_to(plans: Path, out: Path) -> None:
    write(plans, {"crash.txt": "do: crash\n"})
    run([plans], out)
    now = datetime.now(UTC)
    with open_ledger(Layout(out).ledger) as ledger:
        ledger.save_attempts({"of another version": Attempts(3, now, 600, 3072)})
        collect(Layout(out), ledger, now=now, keep=timedelta(days=1))
        assert [each.number for each in ledger.attempts().values()] == [1]
    forget([str(plans / "crash.txt")], out)
    with open_ledger(Layout(out).ledger) as ledger:
        for days, expected in ((0, 1), (2, 0)):
            collect(Layout(out), ledger, now=now + timedelta(days=days), keep=timedelta(days=1))
            assert len(ledger.attempts()) == expected, days


@pytest.mark.parametrize(
    ("number", "hours", "limits", "is_due"),
    [
        (1, 11, (600, 3072), False),
        (1, 13, (600, 3072), True),
        (2, 23, (600, 3072), False),
        (2, 25, (600, 3072), True),
        (60, 24 * 29, (600, 3072), False),
        (60, 24 * 31, (600, 3072), True),
        (60, 1, (1200, 3072), True),
        (60, 1, (600, 4096), True),
        (60, -24, (600, 3072), True),
    ],
)
def test_what_failed_is_tried_less_and_less_often(
    number: int, hours: int, limits: tuple[float, int], is_due: bool
) -> None:
    last = datetime(2026, 3, 1, 2, tzinfo=UTC)
    settings = Settings(1, *limits)
    assert backing_off(Attempts(number, last, 600, 3072), last + timedelta(hours=hours), settings) is is_due


def test_a_night_leaves_alone_what_is_not_due(plans: Path, tmp_path: Path) -> None:
    write(plans, {"crash.txt": "do: crash\n"})
    now = datetime(2026, 3, 1, 2, tzinfo=UTC)

    def night(hours: float) -> int:
        report = ingest([plans], tmp_path / "out", Settings(workers=1), stage=invented_way.stage, executors=threads,
                        due=backing_off, clock=lambda: now + timedelta(hours=hours))  # fmt: skip
        return report.failures[0].attempts

    assert [night(hours) for hours in (0, 6, 24, 30, 72)] == [1, 1, 2, 2, 3]


def slow_stage(job: Job, settings: Settings) -> Staged:
    if job.path.name == "slow.txt":
        time.sleep(4)
    return invented_way.stage(job, settings)


def test_reading_ends_when_its_time_is_up(plans: Path, tmp_path: Path) -> None:
    write(plans, {"slow.txt": "title: x\n"})
    report = ingest([plans], tmp_path / "out", Settings(workers=2), stage=slow_stage, executors=threads, within_s=2)
    assert report.n_remaining == 1
    assert len(select(tmp_path / "out", DocumentRow)) == 4
    assert run([plans], tmp_path / "out").run.n_new == 1
