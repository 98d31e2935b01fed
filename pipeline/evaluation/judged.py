"""Each published row judged by an annotation: right or not, and how sure the program was of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.evaluation.gold import Fields
from pipeline.evaluation.likeness import SAME_WORDING, alike, pair_up, words
from pipeline.evaluation.tables import BAG_KEYS, is_header
from pipeline.evaluation.tasks import deadline_key

Rows = Sequence[Fields]
_TASKS = ("text", "expected_output")


@dataclass(frozen=True, slots=True)
class Judged:
    """One row: its table, the method that found it, its confidence 0..1, and whether it is what people read."""

    table: str
    method: str
    confidence: float
    right: bool


def judge(wanted: Mapping[str, Any], found: Mapping[str, Rows]) -> tuple[Judged, ...]:
    """Every row of the tables annotated, judged whole.

    `wanted` is an annotation, `found` the rows by table. A document is right with all its fields; a section with
    marker, title, kind and level; a task with its words and its product; a unit or deadline where its task is one that
    was wanted with it; a target, citation or recipient where it was wanted, each as often as it was.
    """
    judged = [_judged("documents", row, is_header(wanted["document"], row)) for row in found["documents"]]
    if "sections" in wanted:
        judged += _sections(wanted["sections"], found["sections"])
    if "tasks" in wanted:
        judged += _tasks(wanted["tasks"], found)
    for table, key in BAG_KEYS.items():
        if table in wanted:
            judged += _bag(table, map(key, wanted[table]), [(row, key(row)) for row in found[table]])
    return tuple(judged)


def _judged(table: str, row: Fields, right: bool) -> Judged:
    return Judged(table, row["method"], row["confidence"], right)


def _sections(wanted: Rows, found: Rows) -> Iterator[Judged]:
    pairs = pair_up(list(map(_heading, wanted)), list(map(_heading, found)))
    of = {j: wanted[i] for i, j in pairs.items()}
    for j, row in enumerate(found):
        right = j in of and all(of[j][column] == row[column] for column in ("kind", "level"))
        yield _judged("sections", row, right)


def _heading(row: Fields) -> str:
    return f"{words(row.get('marker'))} {words(row['title'])}".strip()


def _tasks(wanted: Rows, found: Mapping[str, Rows]) -> Iterator[Judged]:
    pairs = pair_up([words(task["text"]) for task in wanted], [words(task["text"]) for task in found["tasks"]])
    of = {found["tasks"][j]["task_id"]: wanted[i] for i, j in pairs.items()}
    units, deadlines = _by_task(found["task_units"]), _by_task(found["deadlines"])
    for task in found["tasks"]:
        gold = of.get(task["task_id"])
        right = gold is not None and all(
            alike(words(gold.get(column)), words(task[column])) >= SAME_WORDING for column in _TASKS
        )
        yield _judged("tasks", task, right)
        done_by, due = units[task["task_id"]], deadlines[task["task_id"]]
        said = gold or {"units": (), "deadlines": ()}
        yield from _bag("task_units", map(_unit, said["units"]), [(row, _unit(row)) for row in done_by])
        yield from _bag("deadlines", map(deadline_key, said["deadlines"]), [(row, deadline_key(row)) for row in due])


def _by_task(rows: Rows) -> dict[str, list[Fields]]:
    found: dict[str, list[Fields]] = defaultdict(list)
    for row in rows:
        found[row["task_id"]].append(row)
    return found


def _unit(row: Fields) -> tuple[str, str]:
    return row["role"], words(row["unit"])


def _bag(table: str, wanted: Iterable[Hashable], found: Iterable[tuple[Fields, Hashable]]) -> Iterator[Judged]:
    left = Counter(wanted)
    for row, key in found:
        yield _judged(table, row, left[key] > 0)
        left[key] -= 1
