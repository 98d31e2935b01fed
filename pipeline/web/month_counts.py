"""Deadlines and plans by month."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from pipeline.web.rendering import address
from pipeline.web.rows import Rows


@dataclass(frozen=True, slots=True)
class Month:
    """`month` is its first day; `n_past` of the `n` fall before the day asked about."""

    month: date
    n: int
    n_past: int = 0

    @property
    def address(self) -> str:
        """The tasks due in it."""
        last = self.month.replace(day=monthrange(self.month.year, self.month.month)[1])
        return address("/tasks", {"start": self.month, "end": last, "sort": "due"})


def deadline_months(rows: Rows, as_of: date) -> tuple[Month, ...]:
    """Deadlines by the month of their due date."""
    found = rows.all(
        "SELECT date_trunc('month', due_date)::DATE AS month, count(*) AS n, count(*) FILTER (due_date < ?) AS n_past "
        "FROM v_deadlines WHERE due_date IS NOT NULL GROUP BY month ORDER BY month",
        [as_of],
    )
    return tuple(Month(**row) for row in found)


def issue_months(rows: Rows) -> tuple[Month, ...]:
    """Plans by the month of issue, where the day or the month is known."""
    found = rows.all(
        "SELECT date_trunc('month', issue_date)::DATE AS month, count(*) AS n FROM v_plans "
        "WHERE issue_date IS NOT NULL AND issue_date_precision <> 'year' GROUP BY month ORDER BY month"
    )
    return tuple(Month(**row) for row in found)
