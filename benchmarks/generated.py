"""How well plans drawn at random are read: `python -m benchmarks.generated [N]`; a thousand unless told otherwise.

Prints each metric over all plans, then what was missed, by the wording that was drawn where the miss is: a fault of the
program shows as a wording that is often missed, each with a seed to look at (`--show SEED` prints plan and misses).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from extractors.records import (
    DeadlineRow,
    DocumentRow,
    LegalReferenceRow,
    RecipientRow,
    SectionRow,
    TargetRow,
    TaskRow,
    TaskUnitRow,
)
from pipeline.evaluation.likeness import pair_up, words
from pipeline.evaluation.metric import Metric
from pipeline.evaluation.tables import measure_bags, measure_header, measure_sections
from pipeline.evaluation.tasks import ROLES, Found, measure_tasks
from pipeline.settings import Settings
from pipeline.stages import Job, process
from samples.random_plans import RandomPlan, make

_TABLES = (DocumentRow, SectionRow, TaskRow, TaskUnitRow, DeadlineRow, TargetRow, LegalReferenceRow, RecipientRow)
_BY_DRAW = ("tasks", *ROLES.values(), "deadlines", "sections")
Rows = dict[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Miss:
    """A miss in words: what it counts against, the wording drawn where it is, the plan's form and seed."""

    metric: str
    drawn: str
    said: str
    form: str = ""
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Measured:
    """One plan's metrics and misses, and what was drawn for the whole of it: form, numbering, …"""

    metrics: Mapping[str, Metric]
    misses: tuple[Miss, ...]
    drawn: Mapping[str, Any] = field(default_factory=dict)


def measure(seed: int, form: str | None = None) -> Measured:
    """Make the plan of a seed, read it and compare."""
    plan = make(seed, form)
    rows = read_rows(plan)
    gold = plan.gold
    found = [Found(task, _of(task, rows["task_units"]), _of(task, rows["deadlines"])) for task in rows["tasks"]]
    header = rows["documents"][0] if rows["documents"] else {}
    parts = [
        measure_tasks(gold["tasks"], found),
        measure_sections(gold["sections"], rows["sections"]),
        measure_bags({name: gold[name] for name in ("targets", "legal_references", "recipients")}, rows),
        measure_header(gold["document"], header),
    ]
    metrics = {name: metric for measured, _ in parts for name, metric in measured.items()}
    misses = [*missed_in_tasks(gold["tasks"], found), *_others(said for _, misses in parts[1:] for said in misses)]
    return Measured(
        metrics, tuple(replace(miss, form=gold["drawn"]["form"], seed=seed) for miss in misses), gold["drawn"]
    )


def read_rows(plan: RandomPlan) -> Rows:
    """The rows of a plan by table."""
    with TemporaryDirectory(prefix="kehoach-generated-") as folder:
        path = Path(folder) / plan.name
        path.write_bytes(plan.content)
        job = Job(sha256(plan.content).hexdigest()[:16], path, plan.name)
        outcome = process(job, Settings())
    return {record.TABLE: [asdict(row) for row in outcome.rows if isinstance(row, record)] for record in _TABLES}


def _of(task: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [row for row in rows if row["task_id"] == task["task_id"]]


def missed_in_tasks(wanted: Sequence[dict[str, Any]], found: Sequence[Found]) -> Iterator[Miss]:
    """What was missed of each task, and what was found too much."""
    pairs = pair_up([words(task["text"]) for task in wanted], [words(one.task["text"]) for one in found])
    for index, task in enumerate(wanted):
        if index not in pairs:
            drawn = f"{task['drawn']['form']} · {task['drawn'].get('who')}"
            yield Miss("tasks", drawn, f"task missed: {task['text']}")
            continue
        here = found[pairs[index]]
        _, misses = measure_tasks([task], [here])
        for said in misses:
            metric = said.split(" of ")[0]
            times = "; ".join(dict.fromkeys(deadline["raw"] for deadline in task["deadlines"]))
            yield Miss(metric, _drawn(task, metric), f"{said} || {task['text']} || {times}")
    for index in sorted(set(range(len(found))) - set(pairs.values())):
        yield Miss("tasks", "too much", f"task too much: {found[index].task['text']}")


def _drawn(task: dict[str, Any], metric: str) -> str:
    """The wording that a miss of the metric hangs on."""
    drawn, roles = task["drawn"], {name: role for role, name in ROLES.items()}
    if metric == "deadlines":
        said = dict.fromkeys(deadline["drawn"] for deadline in task["deadlines"])
        return " + ".join(said) or f"no time · {drawn['form']} · {drawn.get('who')} · {drawn.get('when')}"
    if metric in roles:
        said = dict.fromkeys(unit["drawn"] for unit in task["units"] if unit["role"] == roles[metric])
        return " + ".join(said) or f"no such unit · {drawn['form']} · {drawn.get('who')}"
    return str(drawn["form"])


def _others(said: Iterable[str]) -> Iterator[Miss]:
    return (Miss(one.split(":")[0].split(" of section")[0], "", one) for one in said)


def run(seeds: Sequence[int], form: str | None = None, workers: int = 1) -> list[Measured]:
    """Measure the plans of the seeds, in processes."""
    one = partial(measure, form=form)
    if workers == 1:
        return [one(seed) for seed in seeds]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(one, seeds, chunksize=8))


def overall(measured: Iterable[Measured]) -> dict[str, Metric]:
    """Each metric over all plans, row by row."""
    pooled: dict[str, Metric] = {}
    for plan in measured:
        for name, metric in plan.metrics.items():
            pooled[name] = pooled[name] + metric if name in pooled else metric
    return pooled


def report(measured: Sequence[Measured], kinds: int) -> None:
    """Print the metrics, then the commonest misses, `kinds` a metric."""
    for name, metric in overall(measured).items():
        print(f"{name:22} {metric.value:.4f}  ({metric.hits} right, {metric.wanted} wanted, {metric.found} found)")
    for of in ("form", "numbering", "issuer", "decision", "way"):
        for value in sorted({str(plan.drawn.get(of)) for plan in measured}):
            pooled = overall(plan for plan in measured if str(plan.drawn.get(of)) == value)
            shown = " ".join(f"{name} {pooled[name].value:.3f}" for name in _BY_DRAW if name in pooled)
            print(f"{of} {value}: {shown}")
    misses = [miss for plan in measured for miss in plan.misses]
    for metric_name, n in Counter(miss.metric for miss in misses).most_common():
        print(f"\n## {metric_name}: {n}")
        grouped = Counter(miss.drawn for miss in misses if miss.metric == metric_name)
        for drawn, count in grouped.most_common(kinds):
            here = [miss for miss in misses if miss.metric == metric_name and miss.drawn == drawn]
            forms = ", ".join(f"{form} {n}" for form, n in Counter(miss.form for miss in here).most_common())
            print(f"{count:5} {drawn}  [{forms}]")
            for miss in here[:2]:
                print(f"        {miss.seed}: {miss.said[:400]}")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generated", description=__doc__)
    parser.add_argument("plans", nargs="?", type=int, default=1000, help="how many plans (default: 1000)")
    parser.add_argument("--first", type=int, default=1, help="the first seed (default: 1)")
    parser.add_argument("--form", help="all plans in this form, not in one drawn with each")
    parser.add_argument("--workers", type=int, default=1, help="processes (default: 1)")
    parser.add_argument("--kinds", type=int, default=15, help="wordings shown of each metric (default: 15)")
    parser.add_argument("--show", type=int, metavar="SEED", help="print this plan with its misses instead")
    options = parser.parse_args()
    if options.show is not None:
        sys.stdout.write(make(options.show, options.form).content.decode(errors="replace") + "\n")
        for miss in measure(options.show, options.form).misses:
            print(f"{miss.metric} [{miss.drawn}] {miss.said}")
        return 0
    seeds = range(options.first, options.first + options.plans)
    report(run(seeds, options.form, options.workers), options.kinds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
