"""How far the confidence of rows is to be trusted: `python -m benchmarks.confidence [--gold GOLD TABLES] [--generated N]`.

Rows of annotated plans (GOLD, a folder of annotations, and TABLES, what was published of them) and of plans drawn at
random are judged one by one. Printed are, for each half of the plans (told apart by their names), how many rows have a
confidence of 0.9 and more and how many of those are right, once as published and once with the confidence of each
method set to what the other half says; then each method with its share right over all plans.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from benchmarks.generated import read_rows
from pipeline.evaluation.evaluate import annotated_rows
from pipeline.evaluation.judged import Judged, judge
from samples.random_plans import make

SURE = 0.9
_PRIOR, _WEIGHT = 0.9, 10
"""What a method is worth of which nothing is known, and how many rows it takes to outweigh that."""
_SHOWN = 10
Plans = Mapping[str, Sequence[Judged]]


def calibrated(judged: Iterable[Judged]) -> dict[str, float]:
    """The share right of each method, few rows drawn towards the prior."""
    rows: dict[str, list[bool]] = defaultdict(list)
    for row in judged:
        rows[row.method].append(row.right)
    return {
        method: round((sum(right) + _PRIOR * _WEIGHT) / (len(right) + _WEIGHT), 3)
        for method, right in sorted(rows.items())
    }


def with_confidences(judged: Iterable[Judged], confidences: Mapping[str, float]) -> Iterator[Judged]:
    """The rows with the confidence that their method has elsewhere."""
    return (replace(row, confidence=confidences.get(row.method, _PRIOR - 0.1)) for row in judged)


def said(judged: Iterable[Judged]) -> str:
    """The share of rows that are sure, and the share of these that is right."""
    rows = list(judged)
    sure = [row.right for row in rows if row.confidence >= SURE]
    return f"{len(rows):6} rows, {len(sure) / max(1, len(rows)):.3f} sure, of these {sum(sure) / max(1, len(sure)):.4f} right"


def report(plans: Plans) -> None:
    """Print both halves, as published and calibrated on the other, then the methods."""
    halves = _halves(plans)
    for number, (here, other) in enumerate((halves, halves[::-1]), start=1):
        rows = [row for name in here for row in plans[name]]
        confidences = calibrated(row for name in other for row in plans[name])
        print(f"half {number}, {len(here)} plans, as published: {said(rows)}")
        print(f"half {number}, calibrated on the other: {said(with_confidences(rows, confidences))}")
    whole = [row for rows in plans.values() for row in rows]
    print(f"all {len(plans)} plans: {said(whole)}")
    for method, share in calibrated(whole).items():
        rows = [row for row in whole if row.method == method]
        if len(rows) >= _SHOWN:
            right = sum(row.right for row in rows) / len(rows)
            given = sum(row.confidence for row in rows) / len(rows)
            print(
                f"{rows[0].table:17} {method:28} {len(rows):6} rows, right {right:.3f}, given {given:.3f}, calibrated {share:.3f}"
            )


def _halves(plans: Plans) -> tuple[list[str], list[str]]:
    """The plans' names in two halves that stay the same from run to run."""
    ordered = sorted(plans, key=lambda name: sha256(name.encode()).hexdigest())
    return ordered[::2], ordered[1::2]


def _of_gold(gold: Path, tables: Path) -> Plans:
    return {
        one.name: judge({"document": one.document, **one.lists}, {"documents": [document], **rows})
        for one, document, rows in annotated_rows(gold, tables)
    }


def _of_generated(seeds: Iterable[int], form: str | None) -> Plans:
    drawn = map(partial(make, form=form), seeds)
    return {f"seed {n}": judge(plan.gold, read_rows(plan)) for n, plan in enumerate(drawn, start=1)}


def main() -> int:
    """Judge and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.confidence", description=__doc__)
    parser.add_argument("--gold", nargs=2, type=Path, metavar=("GOLD", "TABLES"), action="append", default=[])
    parser.add_argument("--generated", type=int, default=0, metavar="N", help="so many plans drawn at random")
    parser.add_argument("--first", type=int, default=1, help="the first seed (default: 1)")
    parser.add_argument("--form", help="all plans drawn in this form, not in one drawn with each")
    options = parser.parse_args()
    plans: dict[str, Sequence[Judged]] = {}
    for gold, tables in options.gold:
        plans |= _of_gold(gold, tables)
    if options.gold:
        report(plans)
    if options.generated:
        report(_of_generated(range(options.first, options.first + options.generated), options.form))
    return 0


if __name__ == "__main__":
    sys.exit(main())
