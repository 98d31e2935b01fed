"""Which tasks are asked for: the state of the search page, as it stands in the address."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from starlette.datastructures import QueryParams

from pipeline.analysis import Selection
from pipeline.web import asking
from pipeline.web.rendering import address

SORTS = ("plan", "due", "latest", "doubt")
CONFIDENCES = ("", "sure", "doubtful")
_LONGEST_PERIOD = timedelta(days=800)
DOUBTFUL = 0.7
"""Below this a reader had better look at the page."""
_ORDERS = {
    "plan": "issue_date DESC NULLS LAST, document_id, ordinal",
    "due": "first_due NULLS LAST, document_id, ordinal",
    "latest": "last_due DESC NULLS LAST, document_id, ordinal",
    "doubt": "confidence, document_id, ordinal",
}


@dataclass(frozen=True, slots=True)
class TaskQuery:
    """Filters over the tasks; empty ones ask nothing. `start`, `end`: a deadline falls between them."""

    q: str = ""
    province: str = ""
    unit: str = ""
    domain: str = ""
    start: date | None = None
    end: date | None = None
    plan: str = ""
    confidence: str = ""
    sort: str = SORTS[0]
    page: int = 1

    @property
    def n_filters(self) -> int:
        """How many filters are set, the words searched for not counted."""
        return sum(
            map(bool, (self.province, self.unit, self.domain, self.start or self.end, self.plan, self.confidence))
        )

    @property
    def order(self) -> str:
        """The ORDER BY of its sorting; total, so that pages never overlap."""
        return _ORDERS[self.sort]

    def condition(self) -> tuple[str, list[object]]:
        """What v_tasks must fulfil: SQL and its parameters."""
        chosen = Selection(
            province=self.province or None,
            unit=self.unit or None,
            domain=self.domain or None,
            plan=self.plan or None,
            query=self.q or None,
        )
        sql, parameters = chosen.condition()
        if self.start or self.end:
            period, days = _in_period(self.start, self.end)
            sql, parameters = f"{sql} AND {period}", [*parameters, *days]
        match self.confidence:
            case "sure":
                sql += f" AND confidence >= {DOUBTFUL}"
            case "doubtful":
                sql += f" AND confidence < {DOUBTFUL}"
        return sql, list(parameters)

    def address(self, **changes: object) -> str:
        """The address of the search page in this state, but for the changes."""
        state = asdict(replace(self, **changes))  # type: ignore[arg-type]
        plain = {"sort": SORTS[0], "page": 1}
        return address("/tasks", {name: value for name, value in state.items() if plain.get(name) != value})


def _in_period(start: date | None, end: date | None) -> tuple[str, list[object]]:
    """That a deadline falls in the period; what comes again and again counts where the period has two ends and is no age."""
    if start is None or end is None:
        return ("last_due >= ?", [start]) if end is None else ("first_due <= ?", [end])
    days: list[object] = [start, end]
    dated = "SELECT task_id FROM deadlines WHERE recurrence IS NULL AND due_date BETWEEN ? AND ?"
    if not timedelta() <= end - start <= _LONGEST_PERIOD:
        return f"task_id IN ({dated})", days
    again = "SELECT task_id FROM occurrences(?, ?) WHERE is_recurrence"
    return f"task_id IN ({dated} UNION ALL {again})", [*days, *days]


def task_query(params: QueryParams) -> TaskQuery:
    """What an address asks for. Raises HTTPException 400."""
    return TaskQuery(
        q=asking.words(params, "q"),
        province=asking.words(params, "province"),
        unit=asking.words(params, "unit"),
        domain=asking.words(params, "domain"),
        start=asking.day(params, "start"),
        end=asking.day(params, "end"),
        plan=asking.words(params, "plan"),
        confidence=asking.one_of(params, "confidence", CONFIDENCES),
        sort=asking.one_of(params, "sort", SORTS),
        page=asking.page_number(params),
    )
