"""The views join the tables as people think of them, and say what each of their columns is."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import invented_tables
import pytest
from dateutil.rrule import rrulestr

from pipeline import views_docs
from pipeline.analysis import NoTables, Selection, connect, indexed_snapshot, latest_snapshot, snapshot, snapshots
from pipeline.analysis.connection import empty
from pipeline.analysis.task_index import index_tasks
from pipeline.analysis.views import VIEWS, relations

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented_tables.write(tmp_path_factory.mktemp("views") / "out")


@pytest.fixture(scope="module", params=["views", "snapshot"])
def tables(request: pytest.FixtureRequest, folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with connect(folder) if request.param == "views" else snapshot(folder, folder / "cache") as connection:
        yield connection


def one(tables: duckdb.DuckDBPyConnection, sql: str) -> tuple[Any, ...]:
    [found] = tables.execute(sql).fetchall()
    return found


def test_a_task_has_its_units_its_place_and_its_deadlines(tables: duckdb.DuckDBPyConnection) -> None:
    found = one(
        tables,
        "SELECT plan, province, section_path, leads, coordinators, lead, coordinate, implement, deadline, first_due, last_due,"
        " is_recurring, bare_text FROM v_tasks WHERE task_id = 'aa-t1'",
    )
    assert found == (
        *("68/KH-SCT", "Đồng Nai", "NHIỆM VỤ › Thủ tục", ["Văn phòng Sở", "Phòng Kế hoạch"], ["Thanh tra Sở"]),
        *("Văn phòng Sở; Phòng Kế hoạch", "Thanh tra Sở", None, "trước 30/6/2024; Quý III"),
        *(date(2024, 6, 30), date(2024, 9, 30), False),
        "don gian hoa thu tuc dat dai van phong so phong ke hoach thanh tra so nhiem vu › thu tuc cai cach hanh chinh nam 2024",
    )


def test_a_task_of_which_little_is_known_stands_too(tables: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT plan, province, section_path, leads, implement, deadline, first_due, is_recurring FROM v_tasks WHERE task_id = 'bb-t1'"
    assert one(tables, sql) == ("Phòng, chống thiên tai", None, None, [], "Chi cục Thủy lợi", None, None, False)


def test_deadlines_units_findings_and_plans(tables: duckdb.DuckDBPyConnection) -> None:
    assert one(tables, "SELECT text, lead, plan, source_path FROM v_deadlines WHERE deadline_id = 'aa-d1'") == (
        *("Đơn giản hóa THỦ TỤC đất đai", "Văn phòng Sở; Phòng Kế hoạch", "68/KH-SCT", "a.pdf"),
    )
    assert tables.execute("SELECT unit, province, n_lead, n_coordinate, n_documents FROM v_units ORDER BY unit_id").fetchall() == [
        ("Phòng Kế hoạch", None, 1, 0, 1),
        ("Chi cục Thủy lợi", None, 0, 0, 1),
        ("Thanh tra Sở", "Đồng Nai", 0, 1, 1),
        ("Văn phòng Sở", "Đồng Nai", 1, 0, 1),
    ]  # fmt: skip
    assert one(tables, "SELECT kind, plan FROM v_findings") == ("missing_lead", "68/KH-SCT")
    sql = "SELECT document_id, plan, n_tasks, n_sections, n_deadlines, n_findings FROM v_plans ORDER BY document_id"
    plans = tables.execute(sql).fetchall()
    assert plans == [("aa", "68/KH-SCT", 2, 2, 3, 1), ("bb", "Phòng, chống thiên tai", 1, 0, 0, 0)]


def test_what_falls_due_in_a_period(tables: duckdb.DuckDBPyConnection) -> None:
    sql = "FROM occurrences('2024-06-30', '2024-07-31') ORDER BY occurs_on"
    assert tables.execute(sql).fetchall() == [
        ("aa-d1", "aa-t1", date(2024, 6, 30), False),
        ("aa-d2", "aa-t2", date(2024, 7, 15), True),
    ]


RULES = (
    "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=FR", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "FREQ=MONTHLY",
    "FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=25", "FREQ=YEARLY",
    "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15", "FREQ=YEARLY;BYMONTHDAY=10",
    "FREQ=YEARLY;BYMONTH=6",
)  # fmt: skip


def test_recurrences_fall_on_the_days_of_rfc_5545(tmp_path: Path) -> None:
    rules = {f"aa-r{number}": rule for number, rule in enumerate(RULES)}
    tables = connect(invented_tables.write(tmp_path / "out", rules))
    for key, rule in rules.items():
        found = tables.execute(
            "SELECT occurs_on FROM occurrences('2024-01-01', '2025-06-30') WHERE deadline_id = ? ORDER BY ALL", [key]
        ).fetchall()
        expected = rrulestr(f"RRULE:{rule};UNTIL=20241231", dtstart=_day(2024, 1, 15))
        assert [day for (day,) in found] == [day.date() for day in expected], rule
        assert found


def _day(*parts: int) -> Any:
    from datetime import datetime

    return datetime(*parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), {"aa-t1", "aa-t2", "bb-t1"}),
        (Selection(province="75"), {"aa-t1", "aa-t2"}),
        (Selection(province="dong nai"), {"aa-t1", "aa-t2"}),
        (Selection(unit="thanh tra"), {"aa-t1"}),
        (Selection(unit="Chi cục"), {"bb-t1"}),
        (Selection(domain="Thu tuc hanh chinh"), {"aa-t1"}),
        (Selection(start=date(2024, 9, 1)), {"aa-t1", "aa-t2"}),
        (Selection(start=date(2024, 4, 1), end=date(2024, 4, 30)), {"aa-t2"}),
        (Selection(plan="68/kh-sct"), {"aa-t1", "aa-t2"}),
        (Selection(plan="bb"), {"bb-t1"}),
        (Selection(plan="thien tai"), {"bb-t1"}),
        (Selection(plan=" "), set()),
        (Selection(plan="\u0301"), set()),
        (Selection(query="cai cach ĐẤT"), {"aa-t1"}),
        (Selection(query="đê"), {"bb-t1"}),
        (Selection(query="100%"), set()),
        (Selection(province="75", query="bao cao"), {"aa-t2"}),
    ],
    ids=str,
)
def test_a_selection_chooses_tasks(tables: duckdb.DuckDBPyConnection, selection: Selection, expected: set[str]) -> None:
    condition, parameters = selection.condition()
    found = tables.execute(f"SELECT task_id FROM v_tasks WHERE {condition}", parameters).fetchall()
    assert {task for (task,) in found} == expected


def test_every_view_and_each_of_its_columns_is_described() -> None:
    with empty() as connection:
        found = relations(connection)
    assert [each.name for each in found[: len(VIEWS)]] == list(VIEWS)
    assert [each.name for each in found if not each.description] == []
    assert [f"{each.name}.{column.name}" for each in found for column in each.columns if not column.description] == []
    assert all(each.columns for each in found)


def test_the_page_of_the_views_is_up_to_date() -> None:
    assert (ROOT / "docs" / "views.md").read_text(encoding="utf-8") == views_docs.markdown(), "make docs"


def test_a_folder_without_tables_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(NoTables):
        connect(tmp_path)
    with pytest.raises(NoTables):
        snapshot(tmp_path, tmp_path / "cache")


def test_a_table_without_files_is_empty(tmp_path: Path) -> None:
    (tmp_path / "tasks").mkdir()
    assert one(connect(tmp_path), "SELECT count(*), count(first_due) FROM v_tasks") == (0, 0)


def test_a_snapshot_is_made_once_for_each_state_of_the_tables(tmp_path: Path) -> None:
    folder, cache = invented_tables.write(tmp_path / "out"), tmp_path / "cache"
    with snapshot(folder, cache) as first, snapshot(folder, cache) as again:
        assert one(first, "SELECT count(*) FROM v_tasks") == one(again.cursor(), "SELECT count(*) FROM v_tasks") == (3,)
        made = list(cache.iterdir())
        (folder / "tasks" / "00" / "2023.parquet").unlink()
        with snapshot(folder, cache) as later:
            assert one(later, "SELECT count(*) FROM v_tasks") == (2,)
        assert one(first, "SELECT count(*) FROM v_tasks") == (3,)
    assert not any(path.exists() for path in made)
    assert sorted(path.suffix for path in cache.iterdir()) == [".duckdb", ".words"]


def test_a_copy_of_tables_that_change_meanwhile_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, cache = invented_tables.write(tmp_path / "out"), tmp_path / "cache"
    file = folder / "tasks" / "00" / "2023.parquet"
    changes = iter([file.unlink])
    really = index_tasks

    def index(connection: duckdb.DuckDBPyConnection, words: Path) -> None:
        next(changes, lambda: None)()
        really(connection, words)

    monkeypatch.setattr(snapshots, "index_tasks", index)
    copy = indexed_snapshot(folder, cache)
    assert copy.state == snapshots.state(folder)
    assert one(copy.connection, "SELECT count(*) FROM v_tasks") == (2,)
    assert {path.stem for path in cache.iterdir()} == {copy.state}


def test_a_copy_of_tables_that_lose_a_file_while_it_is_read_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, cache = invented_tables.write(tmp_path / "out"), tmp_path / "cache"
    file = folder / "tasks" / "00" / "2023.parquet"

    def index(connection: duckdb.DuckDBPyConnection, words: Path) -> None:
        if file.exists():
            file.unlink()
            raise duckdb.IOException("no such file")
        index_tasks(connection, words)

    monkeypatch.setattr(snapshots, "index_tasks", index)
    with indexed_snapshot(folder, cache).connection as copy:
        assert one(copy, "SELECT count(*) FROM v_tasks") == (2,)


@pytest.mark.parametrize("damaged", ["*.duckdb", "*.words"])
@pytest.mark.parametrize("size", [0, 50])
def test_a_damaged_copy_is_made_anew(tmp_path: Path, damaged: str, size: int) -> None:
    folder, cache = invented_tables.write(tmp_path / "out"), tmp_path / "cache"
    snapshot(folder, cache).close()
    os.truncate(next(cache.glob(damaged)), size)
    assert latest_snapshot(folder, cache) is None
    with indexed_snapshot(folder, cache).connection as copy:
        assert one(copy, "SELECT count(*) FROM v_tasks") == (3,)


def test_tables_that_change_again_and_again_leave_the_copy_that_there_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, cache = invented_tables.write(tmp_path / "out"), tmp_path / "cache"
    before = indexed_snapshot(folder, cache)
    file = folder / "tasks" / "00" / "2023.parquet"
    moments = iter(range(1, 100))
    os.utime(file, ns=(0, next(moments)))
    monkeypatch.setattr(snapshots, "index_tasks", lambda *_: os.utime(file, ns=(0, next(moments))))
    with pytest.raises(snapshots.TablesChanged):
        indexed_snapshot(folder, cache)
    kept = latest_snapshot(folder, cache)
    assert kept is not None
    assert (kept.state, kept.taken) == (before.state, before.taken)
    assert kept.state != snapshots.state(folder)
    assert {path.stem for path in cache.iterdir()} == {before.state}


def test_a_copy_of_another_form_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, cache = invented_tables.write(tmp_path / "out"), tmp_path / "cache"
    assert latest_snapshot(folder, cache) is None
    with monkeypatch.context() as patch:
        patch.setattr(snapshots, "_form", lambda: "0" * 8)
        snapshot(folder, cache).close()
        assert latest_snapshot(folder, cache) is not None
    assert latest_snapshot(folder, cache) is None


def test_half_a_snapshot_is_made_anew_and_what_a_killed_maker_left_goes(tmp_path: Path) -> None:
    folder, cache = invented_tables.write(tmp_path / "out"), tmp_path / "cache"
    snapshot(folder, cache).close()
    next(cache.glob("*.words")).unlink()
    left, at_work = cache / "making-left", cache / "making-now"
    left.mkdir()
    at_work.mkdir()
    (left / "half.duckdb").touch()
    descriptor = os.open(at_work, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    copy = indexed_snapshot(folder, cache)
    os.close(descriptor)
    with copy.connection:
        assert copy.index.with_letters("thanh").any()
    assert sorted(path.suffix or path.name for path in cache.iterdir()) == [".duckdb", ".words", "making-now"]


def test_a_snapshot_for_which_there_is_no_room_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, cache = invented_tables.write(tmp_path / "out"), tmp_path / "cache"

    def full(connection: duckdb.DuckDBPyConnection, words: Path) -> None:
        raise duckdb.IOException("No space left on device")

    monkeypatch.setattr("pipeline.analysis.snapshots.index_tasks", full)
    with pytest.raises(OSError, match="No space left"):
        snapshot(folder, cache)
    assert not list(cache.iterdir())
