"""`kehoach review`, and what it exports as annotations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reviewed_plan import DOCUMENT, key, rows, tables
from typer.testing import CliRunner, Result

from pipeline.cli.application import application
from pipeline.evaluation import evaluate
from pipeline.lock import exclusive


def call(out: Path, *arguments: str) -> Result:
    return CliRunner().invoke(application, ["review", *arguments, "--tables", str(out)])


def said(out: Path) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = json.loads(call(out, "list", "--undone", "--json").stdout)["reviews"]
    return listed


def test_a_row_is_corrected_listed_and_brought_back(out: Path) -> None:
    before = tables(out)
    done = call(out, "correct", key(out, "deadlines", "30/6"), "due_date=2022-06-01", "due_bound=", "--by", "Lan")
    assert done.exit_code == 0, done.output
    assert str(rows(out, "deadlines")[0]["due_date"]) == "2022-06-01"
    assert rows(out, "deadlines")[0]["due_bound"] is None
    [listed] = said(out)
    assert (listed["status"], listed["reviewer"], listed["is_published"]) == ("applied", "Lan", True)
    table = call(out, "list").stdout
    assert "Lan" in table
    assert "due_date=2022-06-01" in table.replace("\n", "")
    assert call(out, "undo", str(listed["review_id"])).exit_code == 0
    assert tables(out) == before
    assert [each["status"] for each in said(out)] == ["undone"]


def test_what_is_missing_is_said_by_its_words(out: Path) -> None:
    assert call(out, "missing", "tasks", DOCUMENT, "--words", "Nâng cao chất lượng\nphục vụ người dân.").exit_code == 0
    task = rows(out, "tasks")[0]["task_id"]
    assert (
        call(out, "missing", "task_units", DOCUMENT, "role=lead", "--words", "Văn phòng Sở", "--task", task).exit_code
        == 0
    )
    assert [each["unit"] for each in rows(out, "task_units") if each["task_id"] == task] == ["Văn phòng Sở"]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("correct", f"{DOCUMENT}-t0001", "domain"), "no COLUMN=VALUE"),
        (("correct", f"{DOCUMENT}-q0001", "domain=x"), "no key of a row"),
        (("wrong", f"{DOCUMENT}-t0999"), "no row"),
        (("missing", "tasks", DOCUMENT, "--words", "Phòng"), "times there"),
        (("missing", "tasks", DOCUMENT), "0 times there"),
        (("undo", "nothing"), "0 reviews"),
    ],
)
def test_what_is_not_understood_is_refused(out: Path, arguments: tuple[str, ...], complaint: str) -> None:
    done = call(out, *arguments)
    assert done.exit_code == 2
    assert complaint in done.output
    assert said(out) == []


def test_while_an_ingest_runs_what_is_said_is_kept_for_it(out: Path) -> None:
    with exclusive(out / "_state/lock"):
        done = call(out, "wrong", key(out, "tasks", "Rà soát"))
    assert done.exit_code == 0
    assert "kehoach review apply" in done.output
    assert [each["is_published"] for each in said(out)] == [False]
    assert "1 partitions written" in call(out, "apply").stdout
    assert [each["is_published"] for each in said(out)] == [True]


def test_reviewed_plans_are_annotations_that_the_tables_agree_with(out: Path, tmp_path: Path) -> None:
    call(out, "correct", key(out, "tasks", "Rà soát"), "domain=tài chính công")
    call(out, "wrong", key(out, "deadlines", "15/11"), "--later")
    gold = tmp_path / "gold"
    assert call(out, "gold", str(gold)).exit_code == 0
    assert [path.name for path in gold.iterdir()] == ["kế hoạch 12.json"]
    told = json.loads((gold / "kế hoạch 12.json").read_text(encoding="utf-8"))
    assert [task["domain"] for task in told["tasks"] if task.get("reviewed")] == ["tài chính công"]
    assert told["tasks"][0]["deadlines"][0]["due_date"] == "2022-06-30"
    assert told["tasks"][0]["section"] == "II/1"
    assert evaluate(gold, out).overall["deadlines"].value < 1  # one deadline is not taken out of the tables yet
    call(out, "apply")
    assert {name for name, metric in evaluate(gold, out).overall.items() if metric.value < 1} == set()
