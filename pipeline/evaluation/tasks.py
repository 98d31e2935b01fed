"""Tasks, and the units and deadlines of each, against those wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.evaluation.gold import Fields
from pipeline.evaluation.likeness import SAME_WORDING, alike, day, pair_up, wording, words
from pipeline.evaluation.metric import Metric, overlap, share

ROLES = {"lead": "lead_units", "coordinate": "coordinating_units", "implement": "implementing_units"}
"""Roles with the names of their metrics."""

_NOTHING = Metric(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Found:
    """A task found, with its rows in the tables of units and deadlines."""

    task: Fields
    units: Sequence[Fields]
    deadlines: Sequence[Fields]


def measure_tasks(wanted: Sequence[Fields], found: Sequence[Found]) -> tuple[dict[str, Metric], list[str]]:
    """Metrics by name, and every miss in words.

    A unit or deadline of a task missed, or of one found too much, counts against its metric.
    """
    pairs = pair_up([words(task["text"]) for task in wanted], [words(one.task["text"]) for one in found])
    columns, misses = _columns(wanted, found, pairs)
    metrics = {"tasks": Metric(len(pairs), len(wanted), len(found)), **columns}
    missed, spurious = _missed(wanted, found, pairs)
    metrics |= dict.fromkeys([*ROLES.values(), "deadlines"], _NOTHING)
    for index, task in enumerate(wanted):
        here = found[pairs[index]] if index in pairs else None
        for name, want, have in _bags(task["units"], task["deadlines"], here):
            metrics[name] += overlap(want, have)
            if want != have:
                misses.append(f"{name} of {_place(task)}: wanted {_listed(want)}, found {_listed(have)}")
    for one in spurious:
        for name, _, have in _bags((), (), one):
            metrics[name] += overlap(Counter(), have)
    return metrics, [*missed, *misses]


_COLUMNS: dict[str, tuple[str, Callable[[object, object], bool]]] = {
    "text": ("task_texts", lambda a, b: wording(a) == wording(b)),
    "domain": ("task_domains", lambda a, b: words(a) == words(b)),
    "expected_output": ("task_outputs", lambda a, b: alike(words(a), words(b)) >= SAME_WORDING),
}
"""Columns of tasks with their metric, and when two values are the same."""


def _columns(
    wanted: Sequence[Fields], found: Sequence[Found], pairs: Mapping[int, int]
) -> tuple[dict[str, Metric], list[str]]:
    """How often a column is right over the tasks wanted (an output: over those that have one), and where not."""
    metrics: dict[str, Metric] = {}
    misses: list[str] = []
    for column, (name, same) in _COLUMNS.items():
        tasks = [i for i, task in enumerate(wanted) if column != "expected_output" or task.get(column)]
        right = {i: i in pairs and same(wanted[i].get(column), found[pairs[i]].task.get(column)) for i in tasks}
        metrics[name] = share(right.values())
        misses += [
            f"{column} of {_place(wanted[i])}: wanted {wanted[i].get(column)!r}, found {found[pairs[i]].task.get(column)!r}"
            for i, ok in right.items()
            if not ok and i in pairs
        ]
    return metrics, misses


def _place(task: Fields) -> str:
    return f"[{task.get('section') or ''}] {task['text'][:60]!r}"


def _missed(
    wanted: Sequence[Fields], found: Sequence[Found], pairs: Mapping[int, int]
) -> tuple[list[str], list[Found]]:
    """Misses in words, and the tasks found too much."""
    matched = set(pairs.values())
    spurious = [one for j, one in enumerate(found) if j not in matched]
    said = [
        f"task missed: [{task.get('section') or ''}] {task['text'][:110]}"
        for i, task in enumerate(wanted)
        if i not in pairs
    ]
    return [*said, *(f"task too much: {one.task['text'][:110]}" for one in spurious)], spurious


def _bags(
    units: Sequence[Fields], deadlines: Sequence[Fields], found: Found | None
) -> list[tuple[str, Counter[Any], Counter[Any]]]:
    """By metric, what was wanted of one task and what was found."""
    bags = [(name, _units(units, role), _units(found.units if found else (), role)) for role, name in ROLES.items()]
    return [*bags, ("deadlines", _deadlines(deadlines), _deadlines(found.deadlines if found else ()))]


def _units(rows: Sequence[Fields], role: str) -> Counter[str]:
    return Counter(words(row["unit"]) for row in rows if row["role"] == role)


def _deadlines(rows: Sequence[Fields]) -> Counter[tuple[str, ...]]:
    return Counter(map(deadline_key, rows))


def deadline_key(row: Fields) -> tuple[str, ...]:
    """A deadline as what it comes to: kind, dates, the bound of a date, the offset, and whether it recurs."""
    return (
        row["kind"],
        day(row.get("start_date")),
        day(row.get("due_date")),
        (row.get("due_bound") or "") if row["kind"] == "date" else "",
        "" if row.get("offset_days") is None else f"{row['offset_days']:g} {row.get('offset_calendar') or ''} days",
        "recurs" if row.get("recurrence") else "",
    )


def _listed(bag: Counter[Any]) -> str:
    def said(item: Any) -> str:
        return " ".join(filter(None, item)) if isinstance(item, tuple) else str(item)

    return "; ".join(sorted(said(item) for item in bag.elements())) or "nothing"
