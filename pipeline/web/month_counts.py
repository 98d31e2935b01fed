"""Tasks and plans by month."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from pipeline.web.rows import Rows
from pipeline.web.task_query import TaskQuery


@dataclass(frozen=True, slots=True)
class Month:
    """`month` is its first day; `n_past` of the `n` have a date in it before the day asked about."""

    month: date
    n: int
    n_past: int = 0

    @property
    def address(self) -> str:
        """The tasks with a date in it."""
        last = self.month.replace(day=monthrange(self.month.year, self.month.month)[1])
        return TaskQuery(start=self.month, end=last, times="dated", sort="due").address()


def task_months(rows: Rows, as_of: date) -> tuple[Month, ...]:
    """Tasks by the months in which they have a due date; one with dates in two months counts in both."""
    counts = rows.kept(("task months",), lambda: _task_months(rows))
    this = as_of.replace(day=1)
    n_past = rows.number("SELECT count(DISTINCT place) FROM task_days WHERE day >= ? AND day < ?", [this, as_of])
    past = {this: n_past}
    return tuple(Month(month, n, past.get(month, n if month < this else 0)) for month, n in counts)


def _task_months(rows: Rows) -> list[tuple[date, int]]:
    found = rows.all(
        "SELECT date_trunc('month', day)::DATE AS month, count(DISTINCT place) AS n FROM task_days GROUP BY month ORDER BY month"
    )
    return [(row["month"], row["n"]) for row in found]


def issue_months(rows: Rows) -> tuple[Month, ...]:
    """Plans by the month of issue, where the day or the month is known."""
    found = rows.all(
        "SELECT date_trunc('month', issue_date)::DATE AS month, count(*) AS n FROM v_plans "
        "WHERE issue_date IS NOT NULL AND issue_date_precision <> 'year' GROUP BY month ORDER BY month"
    )
    return tuple(Month(**row) for row in found)
