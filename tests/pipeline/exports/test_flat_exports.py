"""CSV and JSON lines, the filters, and the command."""

from __future__ import annotations

import csv
import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli.application import application
from pipeline.exports import writing

TOO_LITTLE = "100KB"


def call(tables: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(application, ["export", *map(str, arguments), "--tables", str(tables)])


def texts(tables: Path, target: Path, *filters: str) -> list[str]:
    done = call(tables, "jsonl", target, *filters)
    assert done.exit_code == 0, done.output
    return [json.loads(line)["text"][:12] for line in target.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (("--province", "dong nai"), ["Phòng Tổ chứ"]),
        (("--province", "64", "--unit", "thanh tra"), ["Thanh tra Sở"]),
        (("--domain", "che do cong vu"), ["Phòng Tổ chứ"]),
        (("--from", "2022-06-01", "--to", "2022-06-30"), ["Rà soát văn ", "Thanh tra Sở"]),
        (("--from", "2023-01-01"), ["Phòng Tổ chứ"]),
        (("--plan", "7/KH-SNV"), ["Phòng Tổ chứ"]),
        (("--query", "tuyen truyen"), ["Phòng Quản l"]),
        (("--province", "Atlantis"), []),
    ],
)
def test_filters_choose_the_tasks(tables: Path, tmp_path: Path, filters: tuple[str, ...], found: list[str]) -> None:
    assert texts(tables, tmp_path / "x.jsonl", *filters) == found


def test_json_lines_have_units_and_deadlines_as_they_are(tables: Path, tmp_path: Path) -> None:
    call(tables, "jsonl", tmp_path / "x.jsonl", "--query", "thanh tra")
    [task] = [json.loads(line) for line in (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()]
    assert task["implementers"] == ["Thanh tra Sở"]
    assert [each["recurrence"] for each in task["deadlines"]] == [
        "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1",
        "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15",
    ]


def read(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf"), "without it Excel takes the file for another encoding"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_is_one_file_of_tasks_or_a_folder_of_all(tables: Path, tmp_path: Path) -> None:
    assert call(tables, "csv", tmp_path / "x.csv").exit_code == 0
    assert len(read(tmp_path / "x.csv")) == 7
    assert call(tables, "csv", tmp_path / "all", "--lang", "en").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == [
        f"{name}.csv" for name in ("deadlines", "findings", "plans", "tasks", "units")
    ]
    assert [row["Due"] for row in read(tmp_path / "all/deadlines.csv")][:2] == ["2022-06-30", "2022-09-30"]
    assert {row["Unit"]: row["Tasks implemented"] for row in read(tmp_path / "all/units.csv")}["Thanh tra Sở"] == "1"


def test_in_csv_what_looks_like_a_formula_is_kept_from_being_one(tables: Path, tmp_path: Path) -> None:
    call(tables, "csv", tmp_path / "x.csv")
    rows = read(tmp_path / "x.csv")
    assert [row["Nhiệm vụ"][:12] for row in rows if "=HYPER" in row["Nhiệm vụ"]] == ["'=HYPERLINK("]
    assert not any(cell[:1] in "=+@" for row in rows for cell in row.values() if cell)
    assert {row["Ký hiệu"] for row in rows} == {"-"}


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("xls", "x.xls"), "xls"),
        (("xlsx", "x.xlsx", "--from", "2022-13-01"), "2022-13-01"),
        (("xlsx", "x.xlsx", "--from", "2023-01-01", "--to", "2022-01-01"), "later than"),
    ],
)
def test_what_is_not_understood_is_refused(tables: Path, arguments: tuple[str, ...], complaint: str) -> None:
    done = call(tables, *arguments)
    assert done.exit_code == 2
    assert complaint in done.output


def test_without_tables_there_is_nothing_to_export(tmp_path: Path) -> None:
    done = call(tmp_path / "none", "xlsx", tmp_path / "x.xlsx")
    assert done.exit_code == 1
    assert not (tmp_path / "x.xlsx").exists()


@pytest.mark.parametrize("kind", ["jsonl", "ics", "csv"])
def test_where_little_memory_does_not_suffice_more_is_taken(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    written = []
    for n, memory in enumerate((("80%",), (TOO_LITTLE, "80%"))):
        monkeypatch.setattr(writing, "MEMORY", memory)
        target = tmp_path / f"{n}.{kind}"
        assert call(tables, kind, target, "--as-of", "2024-01-01").exit_code == 0
        written.append(target.read_bytes())
    assert written[0] == written[1]


def test_where_no_memory_suffices_it_is_said_and_nothing_is_written(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "MEMORY", (TOO_LITTLE, TOO_LITTLE))
    done = call(tables, "jsonl", tmp_path / "x.jsonl")
    assert done.exit_code == 1
    assert "memory" in done.output
    assert "--province" in done.output
    assert isinstance(done.exception, SystemExit)
    assert list(tmp_path.iterdir()) == []


def test_every_question_says_the_order_of_its_rows_to_the_last() -> None:
    text = files("pipeline").joinpath("data", "exports.sql").read_text(encoding="utf-8")
    unique = {"units": "u.unit_id", "plans": "document_id"}
    for name, question in re.findall(r"-- name: (\w+)\n(.*?);", text, re.DOTALL):
        *_, order = question.split("ORDER BY ")
        assert order.replace("c.", "").endswith(unique.get(name, "document_id, ordinal")), name
