"""Tables of older versions, brought up to date."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from test_ingest import GOOD, run, tables, write

from extractors.records import DocumentRow, FailureRow, TaskRow
from pipeline.ledger_file import DamagedLedger, OtherVersion, open_ledger
from pipeline.published import NoTables, select
from pipeline.staging import STAGED, decode, encode_tables, rows_of
from pipeline.upgrade import converted, upgrade
from pipeline.verification import verify

OLD = Path(__file__).with_name("tables_of_version_0.1.zip")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    with zipfile.ZipFile(OLD) as archive:
        archive.extractall(tmp_path / "old")
    return tmp_path / "old"


def test_an_older_versions_tables_are_not_touched_before_they_are_upgraded(old: Path, tmp_path: Path) -> None:
    before = tables(old)
    write(tmp_path / "in", GOOD)
    with pytest.raises(OtherVersion, match=r"0\.1"):
        run([tmp_path / "in"], old)
    assert tables(old) == before


def test_tables_of_the_first_version_keep_every_row(old: Path) -> None:
    columns = {"documents": "source_path", "tasks": "text", "failures": "category"}
    before = {name: pq.read_table(old / name)[column].to_pylist() for name, column in columns.items()}
    assert upgrade(old, ()) == 3
    assert verify(old) == ()
    after = {name: pq.read_table(old / name)[column].to_pylist() for name, column in columns.items()}
    assert after == before
    assert before["tasks"] == ["Rà soát"]
    assert not (old / "_state/contents.json").exists()
    stamps = tables(old)
    assert upgrade(old, ()) == 3
    assert tables(old) == stamps


def test_upgraded_tables_are_ingested_into(old: Path, tmp_path: Path) -> None:
    upgrade(old, ())
    write(tmp_path / "in", {"new.txt": GOOD["b.txt"]})
    run([tmp_path / "in"], old)
    assert len(select(old, DocumentRow)) == 3
    assert len(select(old, FailureRow)) == 1
    assert len(select(old, TaskRow)) == 2
    assert verify(old) == ()


def test_staged_rows_get_the_present_columns(old: Path) -> None:
    first = min((old / "_state/staged").glob("*/*.arrow")).read_bytes()
    staged = decode(converted(first) or first)
    now = {record.TABLE: rows_of(staged, record) for record in STAGED}
    content = encode_tables(now)
    assert converted(content) is None
    older = dict(now)
    documents = older.pop(DocumentRow.TABLE)
    documents = documents.drop_columns(["signer", "n_bytes"]).append_column("stamp", pa.array(["đỏ"] * len(documents)))
    as_lists = {DocumentRow.TABLE: documents} | {name: table for name, table in older.items() if name != "criteria"}
    row = {name: [table.to_pylist()] for name, table in as_lists.items()}
    fields = [pa.field(name, pa.list_(pa.struct(list(table.schema)))) for name, table in as_lists.items()]
    found = converted(_stream(pa.Table.from_pydict(row, schema=pa.schema(fields))))
    assert found is not None
    again = decode(found)
    [document] = rows_of(again, DocumentRow).to_pylist()
    [before] = rows_of(staged, DocumentRow).to_pylist()
    assert document == {**before, "signer": None, "n_bytes": 0}
    assert rows_of(again, TaskRow).equals(now["tasks"])
    assert converted(found) is None


def _stream(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as compressed, pa.ipc.new_stream(compressed, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def test_a_ledger_of_another_format_is_taken_over(tmp_path: Path) -> None:
    write(tmp_path / "in", GOOD)
    run([tmp_path / "in"], tmp_path / "out")
    before = tables(tmp_path / "out")
    with sqlite3.connect(tmp_path / "out/_state/ledger.sqlite") as connection:
        connection.execute("UPDATE about SET value = '0' WHERE name = 'format'")
    connection.close()
    with pytest.raises(OtherVersion):
        run([tmp_path / "in"], tmp_path / "out")
    assert upgrade(tmp_path / "out", ()) == 4
    assert (tables(tmp_path / "out"), verify(tmp_path / "out")) == (before, ())


def test_an_upgrade_keeps_the_history_and_the_attempts(tmp_path: Path) -> None:
    write(tmp_path / "in", GOOD)
    done = run([tmp_path / "in"], tmp_path / "out").run
    path = tmp_path / "out/_state/ledger.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO attempts VALUES ('k', 3, '2026-03-01T02:00:00+00:00', 600, 3072)")
        connection.execute("UPDATE about SET value = '2' WHERE name = 'format'")
        connection.execute("ALTER TABLE facts DROP COLUMN reviewed_as")
    connection.close()
    upgrade(tmp_path / "out", ())
    with open_ledger(path) as ledger:
        assert len(ledger.changes(done.run_id)) == done.n_sources
        assert ledger.attempts()["k"].number == 3
        assert ledger.told().keys() == ledger.contents().work_keys.keys()


def test_tables_of_a_newer_program_are_not_brought_back(tmp_path: Path) -> None:
    write(tmp_path / "in", GOOD)
    run([tmp_path / "in"], tmp_path / "out")
    with sqlite3.connect(tmp_path / "out/_state/ledger.sqlite") as connection:
        connection.execute("UPDATE about SET value = '99' WHERE name = 'schema_version'")
    connection.close()
    with pytest.raises(OtherVersion, match="99"):
        upgrade(tmp_path / "out", ())


def test_a_damaged_ledger_is_told_and_can_be_made_anew(tmp_path: Path) -> None:
    write(tmp_path / "in", GOOD)
    run([tmp_path / "in"], tmp_path / "out")
    before = tables(tmp_path / "out")
    ledger = tmp_path / "out/_state/ledger.sqlite"
    ledger.write_bytes(b"not a database" * 1000)
    with pytest.raises(DamagedLedger):
        run([tmp_path / "in"], tmp_path / "out")
    with pytest.raises(DamagedLedger):
        upgrade(tmp_path / "out", ())
    ledger.unlink()
    again = run([tmp_path / "in"], tmp_path / "out")
    assert again.run.n_new == 0
    assert tables(tmp_path / "out") == before


def test_there_is_nothing_to_upgrade_where_there_are_no_tables(tmp_path: Path) -> None:
    with pytest.raises(NoTables):
        upgrade(tmp_path, ())
