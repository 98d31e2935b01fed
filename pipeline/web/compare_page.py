"""Two plans side by side: tasks that are new, gone, or changed in lead or deadline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from pipeline.comparison import ComparedTask, Pair, Stretch, differences
from pipeline.comparison import compare as compare_tasks
from pipeline.web import asking
from pipeline.web.document_rows import document_row, of_document
from pipeline.web.documents_page import NEWEST_FIRST, plans_matching
from pipeline.web.rendering import address, page
from pipeline.web.rows import Row, Rows
from pipeline.web.site import site_of

_PROPOSED = 8
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Shown:
    """A task of one side."""

    text: str
    lead: str
    deadline: str
    address: str


@dataclass(frozen=True)
class ShownPair:
    """A task of both: the words of each that differ, and which facts do (name, before, after)."""

    a: Shown
    b: Shown
    words_a: tuple[Stretch, ...]
    words_b: tuple[Stretch, ...]
    facts: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Result:
    """`changed`: another lead or deadline; `reworded`: other words alone; `same`: neither."""

    changed: list[ShownPair]
    reworded: list[ShownPair]
    same: list[ShownPair]
    new: list[Shown]
    gone: list[Shown]

    def count(self, name: str) -> int:
        """How many of `changed`, `reworded`, `same`, `new` or `gone`."""
        return len(getattr(self, name))


def compare(request: Request) -> Response:
    """`/compare`: `a` and `b` are documents; while one is not chosen, plans to choose from."""
    rows, params = site_of(request).rows, request.query_params
    keys = {name: asking.words(params, name) for name in ("a", "b")}
    plans = {name: document_row(rows, key) if key else None for name, key in keys.items()}
    sides = [_side(rows, name, keys, plans, asking.words(params, f"q{name}")) for name in ("a", "b")]
    first, second = plans["a"], plans["b"]
    result = None
    if first and second:
        result = rows.kept(("compare", keys["a"], keys["b"]), lambda: _result(rows, first, second))
    return page(request, "compare.html", "compare", sides=sides, result=result)


def _side(rows: Rows, name: str, keys: dict[str, str], plans: dict[str, Row | None], q: str) -> dict[str, Any]:
    plan, other_name = plans[name], "b" if name == "a" else "a"
    kept = [(other_name, keys[other_name])] if keys[other_name] else []
    side: dict[str, Any] = {"name": name, "plan": plan, "q": q, "kept": kept, "change": address("/compare", kept)}
    if plan is None:
        found = _proposed(rows, plans[other_name], q)
        side["proposed"] = [
            row | {"address": address("/compare", {"a": keys["a"], "b": keys["b"], name: row["document_id"]})}
            for row in found
        ]
    return side


def _proposed(rows: Rows, other: Row | None, q: str) -> list[Row]:
    """Plans that fit the query; without one those nearest to the other side's: its issuer's, its symbol's, its province's."""
    shown = "SELECT document_id, coalesce(plan, source_path) AS plan, title, issuer, province, issue_year FROM v_plans"
    condition, parameters = plans_matching(q)
    if other is None:
        return rows.all(f"{shown} WHERE {condition} ORDER BY {NEWEST_FIRST} LIMIT ?", [*parameters, _PROPOSED])
    nearness = (
        "(issuer IS NOT DISTINCT FROM ?)::INT * 4 + (symbol = ?)::INT * 2 + (province_code IS NOT DISTINCT FROM ?)::INT"
    )
    return rows.all(
        f"{shown} WHERE document_id <> ? AND {condition} ORDER BY coalesce({nearness}, 0) DESC, {NEWEST_FIRST} LIMIT ?",
        [other["document_id"], *parameters, other["issuer"], other["symbol"], other["province_code"], _PROPOSED],
    )


def _result(rows: Rows, first: Row, second: Row) -> Result:
    shown_a, tasks_a = _tasks(rows, first)
    shown_b, tasks_b = _tasks(rows, second)
    found = compare_tasks(tasks_a, tasks_b)
    result = Result([], [], [], [shown_b[task.key] for task in found.new], [shown_a[task.key] for task in found.gone])
    for pair in found.pairs:
        shown = _pair(pair, shown_a[pair.first.key], shown_b[pair.second.key])
        (result.changed if shown.facts else result.reworded if pair.is_reworded else result.same).append(shown)
    return result


def _pair(pair: Pair, a: Shown, b: Shown) -> ShownPair:
    facts = []
    if pair.has_other_lead:
        facts.append(("lead", a.lead, b.lead))
    if pair.has_other_deadline:
        facts.append(("deadline", a.deadline, b.deadline))
    return ShownPair(a, b, *differences(a.text, b.text), tuple(facts))


def _tasks(rows: Rows, plan: Row) -> tuple[dict[str, Shown], list[ComparedTask]]:
    key = plan["document_id"]
    found = rows.all(
        "SELECT task_id, text, leads, lead, deadline FROM v_tasks WHERE document_id = ? ORDER BY ordinal", [key]
    )
    deadlines: dict[str, set[str]] = {}
    for row in of_document(rows, "deadlines", key):
        deadlines.setdefault(row["task_id"], set()).add(comparable(row, plan["issue_year"]))
    shown = {
        row["task_id"]: Shown(
            row["text"], row["lead"] or "", row["deadline"] or "", address(f"/documents/{key}", {"row": row["task_id"]})
        )
        for row in found
    }
    tasks = [
        ComparedTask(row["task_id"], row["text"], frozenset(row["leads"]), frozenset(deadlines.get(row["task_id"], ())))
        for row in found
    ]
    return shown, tasks


def comparable(deadline: Row, year: int | None) -> str:
    """A deadline such that the third quarter of a plan's own year is the same in the plans of two years."""
    if deadline["recurrence"]:
        return str(deadline["recurrence"])
    days = [deadline["start_date"], deadline["due_date"]]
    if not any(days):
        return " ".join(_YEAR.sub("", deadline["raw"]).casefold().split())
    return " ".join(f"{day.year - (year or day.year):+d}-{day:%m-%d}" if day else "" for day in days)
