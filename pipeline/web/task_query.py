"""Which tasks are asked for: the state of the search page, as it stands in the address."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from starlette.datastructures import QueryParams

from pipeline.analysis import Selection, TaskIndex, bare
from pipeline.analysis.search import bare_words
from pipeline.analysis.selection import unit_condition
from pipeline.analysis.task_index import ORDERS, Marks
from pipeline.web import asking
from pipeline.web.rendering import address

SORTS = tuple(ORDERS)
CONFIDENCES = ("", "sure", "doubtful")
TIMES = ("", "dated", "recurring")
"""Which deadlines are meant: all, those with a date, those that come again and again."""
_LONGEST_PERIOD = timedelta(days=800)
"""Over a longer one everything comes again, which tells nobody anything unless he asks for it."""
DOUBTFUL = 0.7
"""Below this a reader had better look at the page."""


@dataclass(frozen=True, slots=True)
class TaskQuery:
    """Filters over the tasks; empty ones ask nothing. `start`, `end`: a deadline falls between them, of `times` only.

    What comes again and again counts where it is asked for, or the period has two ends and is no age.
    """

    q: str = ""
    province: str = ""
    unit: str = ""
    domain: str = ""
    start: date | None = None
    end: date | None = None
    times: str = ""
    plan: str = ""
    issuer: str = ""
    confidence: str = ""
    sort: str = SORTS[0]
    page: int = 1

    @property
    def n_filters(self) -> int:
        """How many filters are set, the words searched for not counted."""
        return sum(
            map(
                bool,
                (
                    *(self.province, self.unit, self.domain, self.start or self.end, self.times),
                    *(self.plan, self.issuer, self.confidence),
                ),
            )
        )

    def marks(self, index: TaskIndex) -> Marks:
        """The tasks that are asked for."""
        marks = [index.with_letters(word) for word in dict.fromkeys(bare_words(self.q))]
        if self.unit:
            marks.append(index.of_units(*unit_condition(self.unit)))
        if self.times == "recurring" and (self.start or self.end):
            marks.append(index.recurring(self.start, self.end))
        elif self.start and self.end:
            marks.append(self._in_period(index, self.start, self.end))
        condition, parameters = self._condition()
        if condition:
            marks.append(index.where(condition, parameters))
        return index.together(marks)

    def count(self, index: TaskIndex) -> int:
        """How many tasks are asked for."""
        return int(self.marks(index).sum())

    def _condition(self) -> tuple[str, list[object]]:
        """What remains to be asked of the columns of v_tasks: SQL, empty where nothing does, and its parameters."""
        chosen = Selection(province=self.province or None, domain=self.domain or None, plan=self.plan or None)
        sql, parameters = chosen.condition()
        parts = [sql] if parameters else []
        if self.issuer:
            parts.append("document_id IN (SELECT document_id FROM documents WHERE bare(issuer) = ?)")
            parameters.append(bare(self.issuer))
        if bool(self.start) != bool(self.end) and self.times != "recurring":
            parts.append("last_due >= ?" if self.start else "first_due <= ?")
            parameters.append(self.start or self.end)
        elif not self.start and self.times == "dated":
            parts.append("first_due IS NOT NULL")
        if self.times == "recurring":
            parts.append("is_recurring")
        match self.confidence:
            case "sure":
                parts.append(f"confidence >= {DOUBTFUL}")
            case "doubtful":
                parts.append(f"confidence < {DOUBTFUL}")
        return " AND ".join(parts), parameters

    def _in_period(self, index: TaskIndex, start: date, end: date) -> Marks:
        dated = index.dated(start, end)
        if self.times == "dated" or end - start > _LONGEST_PERIOD:
            return dated
        return dated | index.recurring(start, end)

    def address(self, **changes: object) -> str:
        """The address of the search page in this state, but for the changes."""
        state = asdict(replace(self, **changes))  # type: ignore[arg-type]
        plain = {"sort": SORTS[0], "page": 1}
        return address("/tasks", {name: value for name, value in state.items() if plain.get(name) != value})


def task_query(params: QueryParams) -> TaskQuery:
    """What an address asks for. Raises HTTPException 400."""
    return TaskQuery(
        q=asking.words(params, "q"),
        province=asking.words(params, "province"),
        unit=asking.words(params, "unit"),
        domain=asking.words(params, "domain"),
        start=asking.day(params, "start"),
        end=asking.day(params, "end"),
        times=asking.one_of(params, "times", TIMES),
        plan=asking.words(params, "plan"),
        issuer=asking.words(params, "issuer"),
        confidence=asking.one_of(params, "confidence", CONFIDENCES),
        sort=asking.one_of(params, "sort", SORTS),
        page=asking.page_number(params),
    )
