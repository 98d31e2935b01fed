"""Every annotated plan against its rows in the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add, attrgetter
from pathlib import Path
from typing import Any

from pipeline.evaluation.gold import Fields, Gold, read_gold
from pipeline.evaluation.metric import Metric
from pipeline.evaluation.plan_rows import Rows, documents, plan_rows
from pipeline.evaluation.tables import (
    BAG_KEYS,
    Measured,
    measure_bags,
    measure_criteria,
    measure_header,
    measure_sections,
    measure_text,
)
from pipeline.evaluation.tasks import Found, measure_tasks


class NoSuchPlan(LookupError):
    """An annotated plan is not among the documents of the tables, or several files could be it."""


@dataclass(frozen=True, slots=True)
class PlanEvaluation:
    """One plan's metrics by name, and its misses in words."""

    name: str
    source_path: str
    metrics: dict[str, Metric]
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All plans annotated, by name."""

    plans: tuple[PlanEvaluation, ...]

    @property
    def overall(self) -> dict[str, Metric]:
        """Each metric over all plans together, row by row: a long plan weighs more than a short one."""
        names = dict.fromkeys(name for plan in self.plans for name in plan.metrics)
        return {
            name: reduce(add, (plan.metrics[name] for plan in self.plans if name in plan.metrics)) for name in names
        }


def evaluate(gold: Path, tables: Path) -> Evaluation:
    """Measure the tables against a folder of annotated plans.

    Raises WrongGold, NoTables, and NoSuchPlan where a plan annotated was not ingested.
    """
    return Evaluation(tuple(_evaluated(*found) for found in annotated_rows(gold, tables)))


def annotated_rows(gold: Path, tables: Path) -> Iterator[tuple[Gold, Fields, dict[str, Rows]]]:
    """Each annotated plan of a folder with its document and its rows by table; raises as `evaluate` does."""
    known = documents(tables)
    for one in read_gold(gold):
        document = _document(one.name, known)
        yield one, document, plan_rows(tables, document["document_id"])


def _document(name: str, known: Rows) -> Fields:
    """The document an annotation is of: by document_id, file name, that without its ending, what stands before a "_"."""
    if by_id := [document for document in known if document["document_id"] == name]:
        return by_id[0]
    for named in _NAMES:
        found = [document for document in known if named(Path(document["source_path"])) == name]
        if len(found) == 1:
            return found[0]
        if found:
            raise NoSuchPlan(f"{name}: {' and '.join(document['source_path'] for document in found)} could be it")
    raise NoSuchPlan(f"{name}: no document of the tables has that name")


def _beginning(path: Path) -> str:
    return path.name.split("_")[0]


_NAMES: tuple[Callable[[Path], str], ...] = (attrgetter("name"), attrgetter("stem"), _beginning)


def _evaluated(gold: Gold, document: Fields, rows: dict[str, Rows]) -> PlanEvaluation:
    listed = gold.lists
    measured: list[Measured] = [measure_header(gold.document, document)]
    if "sections" in listed:
        measured.append(measure_sections(listed["sections"], rows["sections"]))
    if "tasks" in listed:
        measured.append(measure_tasks(listed["tasks"], _tasks(rows)))
    measured.append(measure_bags({name: listed[name] for name in BAG_KEYS if name in listed}, rows))
    if listed.get("criteria"):
        measured.append(measure_criteria(listed["criteria"], rows["criteria"]))
    if gold.text is not None:
        measured.append(measure_text(gold.text, "\n".join(page["text"] for page in rows["pages"])))
    metrics = {name: metric for found, _ in measured for name, metric in found.items()}
    return PlanEvaluation(
        gold.name, document["source_path"], metrics, tuple(miss for _, said in measured for miss in said)
    )


def _tasks(rows: dict[str, Rows]) -> list[Found]:
    units, deadlines = _by_task(rows["task_units"]), _by_task(rows["deadlines"])
    return [Found(task, units.get(task["task_id"], ()), deadlines.get(task["task_id"], ())) for task in rows["tasks"]]


def _by_task(rows: Rows) -> dict[str, Sequence[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row["task_id"], []).append(row)
    return dict(found)
