"""Measuring the tables against annotated plans."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation import Metric, NoSuchPlan, WrongGold, evaluate, read_gold
from pipeline.evaluation.gold import faults
from pipeline.evaluation.judged import judge
from pipeline.evaluation.likeness import alike, day, number, pair_up, wording, words
from pipeline.evaluation.metric import overlap, share
from pipeline.evaluation.tables import measure_bags, measure_criteria, measure_header, measure_sections, measure_text
from pipeline.evaluation.tasks import Found, measure_tasks
from pipeline.ingestion import ingest
from pipeline.settings import Settings

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
OWN_GOLD = ROOT / "tests" / "gold"


def annotation(**parts: Any) -> dict[str, Any]:
    return {
        "document": {},
        "sections": [],
        "tasks": [],
        "targets": [],
        "legal_references": [],
        "recipients": [],
    } | parts


def task(text: str, *, units: list[tuple[str, str]] = [], deadlines: list[dict[str, Any]] = []) -> dict[str, Any]:  # noqa: B006
    return {"text": text, "units": [{"role": role, "unit": unit} for role, unit in units], "deadlines": deadlines}


def found(text: str, *, units: list[tuple[str, str]] = [], deadlines: list[dict[str, Any]] = []) -> Found:  # noqa: B006
    made = task(text, units=units, deadlines=deadlines)
    return Found(made, made["units"], made["deadlines"])


@pytest.mark.parametrize(
    ("metric", "value"),
    [
        (Metric(3, 3, 3), 1.0),
        (Metric(2, 4, 4), 0.5),
        (Metric(2, 2, 6), 0.5),
        (Metric(0, 0, 0), 1.0),
        (Metric(0, 0, 2), 0),
    ],
)
def test_a_metric_is_f1(metric: Metric, value: float) -> None:
    assert metric.value == value


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_f1_of_two_bags_is_one_only_where_they_are_equal(wanted: list[str], have: list[str]) -> None:
    metric = overlap(Counter(wanted), Counter(have))
    assert 0 <= metric.value <= 1
    assert (metric.value == 1) == (Counter(wanted) == Counter(have))


def test_metrics_of_plans_add_up_row_by_row() -> None:
    assert share([True, False]) + share([True]) == Metric(2, 3, 3)


@pytest.mark.parametrize(
    ("read", "value", "expected"),
    [
        (words, "Đơn vị CHỦ TRÌ: Sở Nội vụ;", "don vi chu tri so noi vu"),
        (words, None, ""),
        (wording, "  Rà soát\n hồ sơ./. ", "rà soát hồ sơ./"),
        (day, "2024-03-01 00:00:00", "2024-03-01"),
        (day, None, ""),
        (number, "33,5", 33.5),
        (number, "chưa rõ", None),
    ],
)
def test_values_are_compared_by_what_matters(read: Callable[[object], object], value: object, expected: object) -> None:
    assert read(value) == expected


def test_rows_are_paired_once_each_the_most_alike_first() -> None:
    wanted = ["ra soat thu tuc hanh chinh", "ra soat thu tuc hanh chinh cap huyen"]
    assert pair_up(wanted, [wanted[1], wanted[0]]) == {0: 1, 1: 0}
    assert pair_up(wanted, ["bao cao dinh ky"]) == {}
    assert pair_up(["", "x"], ["", "y"]) == {}


def test_the_same_words_twice_are_paired_in_order_wherever_they_stand() -> None:
    assert pair_up(["mo lop", "in lich", "in lich"], ["in lich", "in lich", *"bcdefgh"]) == {1: 0, 2: 1}
    assert pair_up(["in lich", "in lich"], [*"bcdefgh", "in lich"]) == {1: 7}


def test_alike_is_one_for_the_same_words_only() -> None:
    assert alike("bao cao quy", "bao cao quy") == 1
    assert alike("bao cao quy", "bao cao nam") < 1


def test_a_unit_of_a_missed_task_and_of_one_too_much_both_count() -> None:
    wanted = [task("Lập danh mục văn bản cần rà soát", units=[("lead", "Thanh tra Sở")])]
    metrics, misses = measure_tasks(wanted, [found("Tổ chức hội nghị trực tuyến", units=[("lead", "Văn phòng Sở")])])
    assert metrics["tasks"] == Metric(0, 1, 1)
    assert metrics["lead_units"] == Metric(0, 1, 1)
    assert any("thanh tra so, found nothing" in miss for miss in misses)
    assert any(miss.startswith("task too much: Tổ chức") for miss in misses)


def test_a_unit_in_another_role_is_a_miss_in_both() -> None:
    text = "Xây dựng dự thảo quy chế làm việc"
    metrics, _ = measure_tasks(
        [task(text, units=[("lead", "Văn phòng")])], [found(text, units=[("coordinate", "Văn phòng")])]
    )
    assert metrics["lead_units"] == Metric(0, 1, 0)
    assert metrics["coordinating_units"] == Metric(0, 0, 1)


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"raw": "worded otherwise"}, True),
        ({"due_date": "2024-07-01"}, False),
        ({"due_bound": "by"}, False),
        ({"kind": "relative"}, False),
    ],
)
def test_deadlines_are_the_same_where_they_come_to_the_same(change: dict[str, Any], same: bool) -> None:
    due = {"kind": "date", "due_date": "2024-06-30", "due_bound": "before", "raw": "trước 30/6"}
    text = "Gửi biểu mẫu rà soát về Văn phòng"
    metrics, _ = measure_tasks([task(text, deadlines=[due])], [found(text, deadlines=[due | change])])
    assert (metrics["deadlines"].value == 1) is same


def test_a_recurrence_is_no_single_date() -> None:
    text = "Báo cáo tiến độ thực hiện kế hoạch"
    once, often = {"kind": "recurring"}, {"kind": "recurring", "recurrence": "FREQ=YEARLY"}
    assert measure_tasks([task(text, deadlines=[once])], [found(text, deadlines=[often])])[0]["deadlines"].value == 0


def test_header_fields_are_counted_one_by_one() -> None:
    metrics, misses = measure_header({"number": "07", "issuer": "Sở Y tế"}, {"number": "7", "issuer": "Sở Nội vụ"})
    assert metrics["document_fields"] == Metric(12, 13, 13)
    assert misses == ["document.issuer: wanted 'Sở Y tế', found 'Sở Nội vụ'"]


def test_a_section_found_with_another_kind_is_found() -> None:
    wanted = [{"marker": "I", "title": "MỤC ĐÍCH", "kind": "purpose", "level": 1}]
    have = [{"marker": "I", "title": "Mục đích", "kind": "group", "level": 1}]
    metrics, misses = measure_sections(wanted, have)
    assert [metrics[name].value for name in ("sections", "section_kinds", "section_levels")] == [1, 0, 1]
    assert misses == ["kind of section I MỤC ĐÍCH: wanted purpose, found group"]


def test_targets_citations_and_recipients_are_bags() -> None:
    target = {"value": 95.0, "unit": "%"}
    wanted = {
        "targets": [target, target],
        "legal_references": [{"key": "12/QĐ-UBND", "date": "2024-01-02"}],
        "recipients": [{"recipient": "UBND tỉnh"}],
    }
    have = wanted | {"targets": [target], "legal_references": [{"key": "12/QĐ-UBND", "date": None}]}
    metrics, misses = measure_bags(wanted, have)
    assert metrics["targets"] == Metric(1, 2, 1)
    assert metrics["legal_references"] == Metric(0, 1, 1)
    assert metrics["recipients"].value == 1
    assert "targets: missed 95.0 %" in misses


def test_a_criterion_has_four_cells() -> None:
    row = {
        "criterion": "Gửi báo cáo đúng hạn",
        "max_score": 1.5,
        "achieved_score": 1,
        "reason": None,
        "remedy": "Gửi sớm",
    }
    metrics, misses = measure_criteria([row], [row | {"achieved_score": 0.5}])
    assert metrics["criteria_cells"] == Metric(3, 4, 4)
    assert len(misses) == 1


def test_text_counts_syllables_and_characters() -> None:
    metrics, _ = measure_text("Ủy ban nhân dân tỉnh", "Uy ban nhân dân\ntỉnh")
    assert metrics["text_syllables"] == Metric(4, 5, 5)
    assert metrics["text_characters"] == Metric(19, 20, 20)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ([], "document: is missing"),
        (annotation(tasks={}), "tasks: must be a list"),
        (annotation(tasks=[{"text": "x", "deadlines": []}]), "tasks[0].units: is missing"),
        (
            annotation(tasks=[task("x", units=[("chủ trì", "Sở")])]),
            "tasks[0].units[0].role: 'chủ trì' is none of coordinate, implement, lead",
        ),
        (
            annotation(sections=[{"title": "A", "kind": "nhiệm vụ", "level": 1}]),
            "sections[0].kind: 'nhiệm vụ' is none of",
        ),
        (annotation(targets=["95%"]), "targets[0]: must be an object"),
    ],
)
def test_a_fault_of_an_annotation_is_named_with_its_place(told: Any, said: str) -> None:
    assert next(iter(faults(told))).startswith(said)


def test_a_folder_without_annotations_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WrongGold, match="no annotations"):
        read_gold(tmp_path)


def test_a_damaged_annotation_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", "utf-8")
    with pytest.raises(WrongGold, match=r"a\.json"):
        read_gold(tmp_path)


def test_our_own_annotations_are_sound() -> None:
    assert len(read_gold(OWN_GOLD)) >= 3


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("evaluated")
    annotated = {gold.name for gold in read_gold(OWN_GOLD)}
    samples = [path for path in (ROOT / "data" / "raw").iterdir() if annotated & {path.name, path.stem}]
    ingest(samples, out, Settings())
    return out


def test_the_samples_come_near_their_annotations(tables: Path) -> None:
    overall = evaluate(OWN_GOLD, tables).overall
    assert {name: metric.value for name, metric in overall.items() if metric.value < 0.95 and name != "targets"} == {}


def test_a_plan_that_was_not_ingested_is_named(tables: Path, tmp_path: Path) -> None:
    (tmp_path / "lạ.json").write_text(json.dumps(annotation()), "utf-8")
    with pytest.raises(NoSuchPlan, match="lạ"):
        evaluate(tmp_path, tables)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("kehoach")), "evaluate", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_list_that_was_not_annotated_is_not_measured(tables: Path, tmp_path: Path) -> None:
    whole = next(path for path in sorted(OWN_GOLD.glob("*.json")) if "recipients" in path.read_text("utf-8"))
    told = json.loads(whole.read_text("utf-8"))
    part = {"document": told["document"], "tasks": told["tasks"], "targets": []}
    (tmp_path / whole.name).write_text(json.dumps(part), "utf-8")
    (plan,) = evaluate(tmp_path, tables).plans
    assert not {"sections", "legal_references", "recipients", "text_syllables"} & plan.metrics.keys()
    assert {"document_fields", "tasks", "deadlines", "targets"} <= plan.metrics.keys()


def test_the_command_shows_the_change_against_an_earlier_run(tables: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "before.json"
    done = run(str(OWN_GOLD), str(tables), "--json")
    told = json.loads(done.stdout)
    told["overall"]["tasks"]["value"] = 0.5
    earlier.write_text(json.dumps(told), "utf-8")
    shown = run(str(OWN_GOLD), str(tables), "--against", str(earlier), "--misses", "0").stdout
    changes = {line.split()[0]: line.split()[-1] for line in shown.splitlines() if "/" in line}
    assert changes["tasks"].startswith("+0.")
    assert changes["sections"] == "="


def test_the_command_ends_with_1_under_the_floor(tables: Path) -> None:
    assert run(str(OWN_GOLD), str(tables), "--at-least", "1").returncode == 1
    assert run(str(OWN_GOLD), str(tables), "--at-least", "0.2").returncode == 0


def test_what_is_no_gold_is_refused(tables: Path, tmp_path: Path) -> None:
    done = run(str(tmp_path), str(tables))
    assert done.returncode == 2
    assert "annotating.md" in done.stderr


@pytest.mark.skipif(not (SHARED / "tools" / "score.py").exists(), reason="no scorer and real plans at ../shared")
def test_the_figures_are_those_of_the_independent_scorer(tmp_path: Path) -> None:
    ingest([SHARED / "plans"], tmp_path, Settings())
    command = [
        sys.executable, str(SHARED / "tools" / "score.py"), "--json", "--parquet", str(tmp_path),
        "--gold", str(SHARED / "gold"), "--plans", str(SHARED / "plans"),
    ]  # fmt: skip
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    ours = {plan.name: plan.metrics for plan in evaluate(SHARED / "gold", tmp_path).plans}
    theirs = {
        "sections": "sections_f1", "tasks": "tasks_f1", "lead_units": "lead_units_f1", "deadlines": "deadlines_f1",
        "coordinating_units": "coordinating_units_f1", "targets": "targets_f1", "recipients": "recipients_f1",
        "legal_references": "references_f1", "document_fields": "document_fields", "task_texts": "task_text_exact",
    }  # fmt: skip
    for plan, metrics in ours.items():
        for name, other in theirs.items():
            assert metrics[name].value == pytest.approx(told[plan][other]["value"], abs=1e-4), (plan, name)


def test_each_row_is_judged_with_what_it_was_found_by() -> None:
    gold = annotation(
        document={"number": "7"},
        sections=[{"marker": "I", "title": "Nhiệm vụ", "kind": "tasks", "level": 1}],
        tasks=[task("Sửa cầu treo", units=[("lead", "Văn phòng Sở")], deadlines=[{"kind": "ongoing"}])],
        recipients=[{"recipient": "Sở Y tế"}],
    )
    by = {"method": "rule", "confidence": 0.9}
    rows = {
        "documents": [by | {"number": "7"}],
        "sections": [by | {"marker": "I", "title": "Nhiệm vụ", "kind": "other", "level": 1}],
        "tasks": [by | {"task_id": "t1", "text": "Sửa cầu treo", "expected_output": None}],
        "task_units": [
            by | {"task_id": "t1", "role": "lead", "unit": "Văn phòng Sở"},
            by | {"task_id": "t1", "role": "coordinate", "unit": "Thanh tra Sở", "method": "guess", "confidence": 0.4},
        ],
        "deadlines": [by | {"task_id": "t1", "kind": "ongoing"}],
        "targets": [],
        "legal_references": [],
        "recipients": [by | {"recipient": "Sở Y tế"}, by | {"recipient": "Sở Y tế"}],
    }
    assert [(one.table, one.method, one.confidence, one.right) for one in judge(gold, rows)] == [
        ("documents", "rule", 0.9, True),
        ("sections", "rule", 0.9, False),
        ("tasks", "rule", 0.9, True),
        ("task_units", "rule", 0.9, True),
        ("task_units", "guess", 0.4, False),
        ("deadlines", "rule", 0.9, True),
        ("recipients", "rule", 0.9, True),
        ("recipients", "rule", 0.9, False),
    ]
    not_annotated = {name: rows for name, rows in gold.items() if name not in {"sections", "recipients"}}
    assert {one.table for one in judge(not_annotated, rows)} == {"documents", "tasks", "task_units", "deadlines"}
