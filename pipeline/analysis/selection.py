"""Which tasks are meant: the filters that search, exports and reports share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.analysis.search import bare, bare_words


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters over v_tasks; each that is given must hold.

    `province`: a two-digit code or a name, at the time of issue or since the merger. `unit`: words of the name of a unit
    that leads, coordinates or implements. `domain`: as in the tables. `start`, `end`: a deadline of the task meets the
    period, recurrences counted; either may be left open. `plan`: document_id, plan_id, number ("68/KH-SCT") or words of
    the title. `query`: every word stands in the task, its units, its section or its plan's title. Names and words are
    met whatever their accents.
    """

    province: str | None = None
    unit: str | None = None
    domain: str | None = None
    start: date | None = None
    end: date | None = None
    plan: str | None = None
    query: str | None = None

    def condition(self) -> tuple[str, list[object]]:
        """The condition over the columns of v_tasks ("true" where nothing is asked), and its parameters in order."""
        parts = list(self._parts())
        parameters = [value for _, values in parts for value in values]
        return " AND ".join(part for part, _ in parts) or "true", parameters

    def _parts(self) -> Iterator[tuple[str, list[object]]]:
        if self.province:
            names: list[object] = [self.province, self.province, bare(self.province), bare(self.province)]
            named = "province_code = ? OR province_code_2025 = ? OR bare(province) = ? OR bare(province_2025) = ?"
            yield f"document_id IN (SELECT document_id FROM documents WHERE {named})", names
        if self.unit:
            named, words = unit_condition(self.unit)
            units = f"SELECT unit_id FROM dim_units WHERE {named}"
            yield f"task_id IN (SELECT task_id FROM task_units WHERE unit_id IN ({units}))", words
        if self.domain:
            yield "bare(domain) = ?", [bare(self.domain)]
        if self.start or self.end:
            days: list[object] = [self.start or date(1900, 1, 1), self.end or date(2100, 12, 31)]
            yield "task_id IN (SELECT task_id FROM occurrences(?, ?))", days
        if self.plan:
            words = list(bare_words(self.plan))
            titled = " AND ".join("contains(bare(title), ?)" for _ in words) or "false"
            called = "bare(short_name(number, symbol, title)) = ?"
            named = f"document_id = ? OR plan_id = ? OR {called} OR ({titled})"
            yield (
                f"document_id IN (SELECT document_id FROM documents WHERE {named})",
                [self.plan, self.plan, bare(self.plan), *words],
            )
        for word in bare_words(self.query or ""):
            yield "contains(bare_text, ?)", [word]


def unit_condition(unit: str) -> tuple[str, list[object]]:
    """The condition over dim_units that all these words stand in a unit's name, and its parameters."""
    words = bare_words(unit)
    return " AND ".join("contains(bare(unit), ?)" for _ in words) or "true", list(words)
