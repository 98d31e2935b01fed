"""`kehoach evaluate`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from pipeline.cli.terminal import ExitCode, complain, out, plain, print_json, told

if TYPE_CHECKING:
    from pipeline.evaluation import Evaluation, Metric

Before = dict[str, float]
"""An earlier run's overall values by metric."""


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Folder of annotated plans (docs/annotating.md).")],
    tables: Annotated[Path, typer.Argument(metavar="OUT_DIR", help="Folder of tables their files were ingested into.")],
    misses: Annotated[int, typer.Option(metavar="N", help="Print up to N misses a plan; 0 for none.", min=0)] = 20,
    at_least: Annotated[
        float, typer.Option(metavar="X", help="End with 1 where a metric of a plan is under X (0 to 1).", min=0, max=1)
    ] = 0.0,
    against: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What --json printed earlier: show the change in every metric.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")] = False,
) -> None:
    """Measure the tables against plans that people annotated: each metric by plan and overall, and what was missed.

    Examples:

    - `kehoach ingest data/raw && kehoach evaluate tests/gold data/parquet`

    - `kehoach evaluate my/gold my/tables --json > before.json`

    - `kehoach evaluate my/gold my/tables --against before.json`
    """
    from pipeline.evaluation import NoSuchPlan, WrongGold
    from pipeline.evaluation import evaluate as measure

    with told():
        before = _read_before(against)
        try:
            found = measure(gold, tables)
        except WrongGold as error:
            raise complain(
                str(error), "Mend the annotation; docs/annotating.md says how.", ExitCode.WRONG_USAGE
            ) from error
        except NoSuchPlan as error:
            remedy = "Ingest the plan, or name the annotation as its file is named."
            raise complain(str(error), remedy, ExitCode.WRONG_USAGE) from error
        if as_json:
            print_json(_as_json(found))
        else:
            _print(found, before, misses)
    low = [
        f"{plan.name} {name}"
        for plan in found.plans
        for name, metric in plan.metrics.items()
        if metric.value < at_least
    ]
    if low:
        raise complain(f"under {at_least}: {', '.join(low)}", "", ExitCode.FAILED)


def _read_before(path: Path | None) -> Before:
    if path is None:
        return {}
    try:
        overall = json.loads(path.read_text(encoding="utf-8"))["overall"]
        return {name: float(metric["value"]) for name, metric in overall.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = "Give a file that `kehoach evaluate … --json` printed."
        raise complain(f"{path} holds no evaluation: {error}", remedy, ExitCode.WRONG_USAGE) from error


def _print(found: Evaluation, before: Before, misses: int) -> None:
    console = out()
    table = Table("Metric", box=None, pad_edge=False)
    several = len(found.plans) > 1
    for plan in found.plans:
        table.add_column(plain(plan.name), justify="right")
    for heading in ["overall"] * several + ["change"] * bool(before):
        table.add_column(heading, justify="right")
    for name, overall in found.overall.items():
        cells = [_cell(plan.metrics.get(name)) for plan in found.plans]
        cells += [_cell(overall)] * several
        cells += [_change(before.get(name), overall)] * bool(before)
        table.add_row(name, *cells)
    console.print(table)
    for plan in found.plans:
        for miss in plan.misses[:misses]:
            console.print(plain(f"{plan.name}: {miss}"), soft_wrap=True)
        if misses and len(plan.misses) > misses:
            console.print(plain(f"{plan.name}: and {len(plan.misses) - misses} misses more"), soft_wrap=True)


def _cell(metric: Metric | None) -> str:
    """The value, and how many rows it rests on."""
    return "" if metric is None else f"{metric.value:.3f}/{metric.wanted}"


def _change(before: float | None, now: Metric) -> str:
    if before is None:
        return "new"
    change = round(now.value - before, 4)
    return f"{change:+.4f}" if change else "="


def _as_json(found: Evaluation) -> dict[str, object]:
    def values(metrics: dict[str, Metric]) -> dict[str, object]:
        return {
            name: {"value": round(metric.value, 4), "hits": metric.hits, "wanted": metric.wanted, "found": metric.found}
            for name, metric in metrics.items()
        }

    return {
        "overall": values(found.overall),
        "plans": {
            plan.name: {
                "source_path": plan.source_path,
                "metrics": values(plan.metrics),
                "misses": list(plan.misses),
            }
            for plan in found.plans
        },
    }
