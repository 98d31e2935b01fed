"""What a report says of the plans of a province, or of one plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb

from pipeline.analysis import bare, connect
from pipeline.charts import Count

Fields = Mapping[str, Any]

_UNITS_SHOWN, _NEXT_SHOWN, _PLANS_SHOWN = 15, 25, 60
_AHEAD = timedelta(days=90)


class NothingCalledSo(LookupError):
    """Neither a province nor a plan of the tables has that name; or several plans have it, which the message lists."""


@dataclass(frozen=True, slots=True)
class Figures:
    """`covered`: shares 0..1 of the tasks that have a lead, a deadline, an area. `months`: deadlines by month.

    `next_due`: what falls due from `as_of` on, soonest first; `n_past_due`: deadlines before that day. Plans do not
    say what was done.
    """

    name: str
    as_of: date
    plans: Sequence[Fields]
    n_plans: int
    n_tasks: int
    n_deadlines: int
    n_findings: int
    n_past_due: int
    n_reviewed: int
    domains: Sequence[Count]
    leads: Sequence[Count]
    months: Sequence[Count]
    covered: Mapping[str, float]
    next_due: Sequence[Fields]
    findings: Sequence[Fields]


def figures(tables: Path, name: str, *, as_of: date) -> Figures:
    """The figures of a province (name or code) or a plan (number, id, or words of its title).

    A province's name comes first, and means its plans under that name, at the time of issue or since the merger. Raises NothingCalledSo, NoTables.
    """
    with connect(tables) as connection:
        condition, key, called = _meant(connection, name)
        connection.execute(f"CREATE TABLE reported AS SELECT * FROM v_plans WHERE {condition}", [key, key])
        connection.execute(
            """CREATE TABLE chosen AS SELECT * EXCLUDE (bare_text) FROM v_tasks
            WHERE document_id IN (SELECT document_id FROM reported)"""
        )
        return _figures(connection, called, as_of)


def _meant(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[str, str, str]:
    """The plans that a name stands for, as a condition with the key that it takes twice, and what they are called."""
    wanted = bare(name)
    for suffix in ("", "_2025"):
        province = connection.execute(
            f"""SELECT province{suffix} FROM documents WHERE province_code{suffix} = ? OR bare(province{suffix}) = ?
            GROUP BY ALL ORDER BY count(*) DESC, 1 LIMIT 1""",
            [name, wanted],
        ).fetchone()
        if province is not None:
            # by name: the code of one province of old is that of another since the mergers
            return "bare(province) = ? OR bare(province_2025) = ?", bare(str(province[0])), str(province[0])
    found = connection.execute(
        """SELECT DISTINCT coalesce(plan_id, document_id), plan, title FROM v_plans
        WHERE document_id = ? OR plan_id = ? OR bare(plan) = ? OR (? <> '' AND contains(bare(title), ?)) ORDER BY ALL""",
        [name, name, wanted, wanted, wanted],
    ).fetchall()
    plans = {key: " – ".join(filter(None, said)) for key, *said in found}
    if len(plans) != 1:
        listed = "; ".join(f"{said} ({key})" for key, said in list(plans.items())[:5])
        raise NothingCalledSo(f"{name}: {len(plans)} plans are called so: {listed}" if plans else name)
    [(key, called)] = plans.items()
    return "plan_id = ? OR document_id = ?", key, called


def _figures(connection: duckdb.DuckDBPyConnection, name: str, as_of: date) -> Figures:
    def one(sql: str, *parameters: object) -> int:
        [(found,)] = connection.execute(sql, list(parameters)).fetchall()
        return int(found or 0)

    def rows(sql: str, *parameters: object) -> list[Fields]:
        asked = connection.execute(sql, list(parameters))
        names = [column[0] for column in asked.description or ()]
        return [dict(zip(names, row, strict=True)) for row in asked.fetchall()]

    def counts(sql: str, *parameters: object) -> list[Count]:
        return [Count(str(name), n) for name, n in connection.execute(sql, list(parameters)).fetchall()]

    n_tasks = one("SELECT count(*) FROM chosen")
    months = connection.execute(
        """SELECT date_trunc('month', due_date)::DATE, count(*), count(*) FILTER (due_date < ?) FROM deadlines
        JOIN chosen USING (task_id) WHERE due_date IS NOT NULL GROUP BY 1 ORDER BY 1""",
        [as_of],
    ).fetchall()
    return Figures(
        name=name,
        as_of=as_of,
        plans=rows(f"SELECT * FROM reported ORDER BY issue_date DESC NULLS LAST, document_id LIMIT {_PLANS_SHOWN}"),
        n_plans=one("SELECT count(*) FROM reported"),
        n_tasks=n_tasks,
        n_deadlines=one("SELECT count(*) FROM deadlines JOIN chosen USING (task_id)"),
        n_findings=one("SELECT count(*) FROM findings JOIN reported USING (document_id)"),
        n_past_due=one("SELECT count(*) FROM deadlines JOIN chosen USING (task_id) WHERE due_date < ?", as_of),
        n_reviewed=one("SELECT count(*) FROM reviews JOIN reported USING (document_id) WHERE reviews.status = 'applied'"),
        domains=counts("SELECT domain, count(*) AS n FROM chosen WHERE domain IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1"),
        leads=counts(
            f"SELECT unit, count(*) AS n FROM (SELECT unnest(leads) AS unit FROM chosen) GROUP BY 1 ORDER BY n DESC, 1 LIMIT {_UNITS_SHOWN}"
        ),
        months=[Count(month.isoformat(), n, n_past) for month, n, n_past in months],
        covered={
            "lead": one("SELECT count(*) FROM chosen WHERE len(leads) > 0") / max(n_tasks, 1),
            "deadline": one("SELECT count(*) FROM chosen WHERE deadline IS NOT NULL") / max(n_tasks, 1),
            "domain": one("SELECT count(*) FROM chosen WHERE domain IS NOT NULL") / max(n_tasks, 1),
        },
        next_due=rows(
            f"""SELECT o.occurs_on, c.text, c.lead, c.implement, c.plan, c.page FROM occurrences(?, ?) AS o
            JOIN chosen AS c USING (task_id) ORDER BY o.occurs_on, c.document_id, c.ordinal LIMIT {_NEXT_SHOWN}""",
            as_of, as_of + _AHEAD,
        ),
        findings=rows(
            "SELECT kind, severity, count(*) AS n FROM findings JOIN reported USING (document_id) GROUP BY ALL ORDER BY n DESC, kind, severity"
        ),
    )  # fmt: skip
