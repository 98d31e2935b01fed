"""Nobody waits for a copy of the tables while there is an older one, and what is shown says of when it is."""

from __future__ import annotations

import asyncio
import gc
import os
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from threading import Event

import duckdb
import httpx
import pytest
from conftest import served

from pipeline.analysis import snapshots
from pipeline.analysis.task_index import index_tasks
from pipeline.web import shown as module
from pipeline.web.app import make_app
from pipeline.web.rows import Rows
from pipeline.web.shown import Shown

TASKS = "SELECT count(*) FROM tasks"


@pytest.fixture
def own(tables: Path, tmp_path: Path) -> Path:
    return Path(copytree(tables, tmp_path / "own"))


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Copies are finished only once it is set."""
    monkeypatch.setattr(module, "_LOOK_EVERY", 0.0)
    opened = Event()

    def index(connection: duckdb.DuckDBPyConnection, words: Path) -> None:
        assert opened.wait(60)
        index_tasks(connection, words)

    monkeypatch.setattr(snapshots, "index_tasks", index)
    yield opened
    opened.set()


def take_tasks_away(tables: Path) -> None:
    """As a run does: the tasks change, and a row of runs says so."""
    for file in (tables / "tasks").rglob("*.parquet"):
        file.unlink()
    for file in (tables / "runs").rglob("*.parquet"):
        os.utime(file, ns=(0, 1))


def until(what: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not what():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_the_old_copy_answers_until_the_new_one_is_made(own: Path, tmp_path: Path, gate: Event) -> None:
    gate.set()
    prepared: list[int] = []
    shown = Shown(own, tmp_path / "cache", prepare=lambda rows: prepared.append(rows.number(TASKS)))
    before = shown.rows()
    assert before.number(TASKS) > 0
    assert shown.old_since is None
    gate.clear()
    take_tasks_away(own)
    assert shown.rows() is before
    assert shown.old_since == before.taken
    assert prepared == []
    gate.set()
    until(lambda: shown.rows() is not before)
    assert prepared == [0]
    assert shown.rows().number(TASKS) == 0
    assert shown.old_since is None


def test_the_first_reader_after_a_change_gets_the_copy_from_before(own: Path, tmp_path: Path, gate: Event) -> None:
    gate.set()
    n = Rows.of(own, tmp_path / "cache").number(TASKS)
    gate.clear()
    take_tasks_away(own)
    shown = Shown(own, tmp_path / "cache")
    assert shown.rows().number(TASKS) == n
    assert shown.old_since is not None
    gate.set()
    until(lambda: shown.old_since is None)
    assert shown.rows().number(TASKS) == 0


@pytest.mark.parametrize("fault", [OSError("No space left on device"), ValueError("what nobody thought of")])
def test_a_copy_that_cannot_be_made_leaves_the_old_one(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, fault: Exception
) -> None:
    monkeypatch.setattr(module, "_LOOK_EVERY", 0.0)
    shown = Shown(own, tmp_path / "cache")
    n = shown.rows().number(TASKS)

    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(snapshots, "index_tasks", fail)
    take_tasks_away(own)
    shown.look_again(60)
    until(lambda: shown._making is None)
    assert shown.rows().number(TASKS) == n
    assert shown.old_since is not None
    assert str(fault) in caplog.text


def test_a_copy_that_is_shown_no_more_is_let_go(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LOOK_EVERY", 0.0)
    app = make_app(own, cache=tmp_path / "cache")

    async def change() -> None:
        async with app.router.lifespan_context(app):
            before = weakref.ref(app.state.site_now().rows)
            take_tasks_away(own)
            until(lambda: app.state.site_now().shown.old_since is None)
            until(lambda: gc.collect() >= 0 and before() is None)

    asyncio.run(change())


def test_pages_say_of_when_they_are(own: Path, tmp_path: Path, gate: Event) -> None:
    gate.set()
    with (
        served(own, tmp_path / "cache") as address,
        httpx.Client(base_url=address, timeout=60, trust_env=False) as client,
    ):
        assert "đang được chuẩn bị để hiển thị" not in client.get("/tasks").text
        gate.clear()
        take_tasks_away(own)
        client.get("/")
        page = client.get("/tasks").text
        assert "đang được chuẩn bị để hiển thị" in page
        assert "Chưa có" not in page
        gate.set()
        until(lambda: "đang được chuẩn bị" not in client.get("/tasks").text)
