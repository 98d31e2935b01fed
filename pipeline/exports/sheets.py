"""Which rows a reader sees, and which columns of them: the same in the workbook and in CSV."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.wording import Wording

Fields = Mapping[str, Any]
Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """`key`: the column asked for, and `export.columns.<key>` its heading; `width` in characters.

    `words`: the closed list whose words stand for the values (`values.<words>.<value>`); a `link` leads to the page.
    """

    key: str
    width: int
    words: str = ""
    link: bool = False

    def heading(self, wording: Wording) -> str:
        """What stands over it."""
        return wording(f"export.columns.{self.key}")

    def value(self, row: Fields, wording: Wording) -> Value:
        """What a row says in it."""
        found = row[self.key]
        if isinstance(found, bool):
            return wording("export.yes") if found else None
        if self.words and found is not None:
            return wording.value(self.words, found)
        return found  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of row: `name` is its question in data/exports.sql, `export.sheets.<name>` its title."""

    name: str
    columns: tuple[Column, ...]

    def title(self, wording: Wording) -> str:
        """What it is called."""
        return wording(f"export.sheets.{self.name}")


_PLAN, _PROVINCE, _PAGE = Column("plan", 16), Column("province", 14), Column("page", 8, link=True)

SHEETS = (
    Sheet(
        "tasks",
        (
            _PLAN, Column("issuer", 20), _PROVINCE, Column("section_path", 30), Column("marker", 7), Column("text", 70),
            Column("lead", 26), Column("coordinate", 26), Column("implement", 26), Column("deadline", 24),
            Column("first_due", 12), Column("last_due", 12), Column("is_recurring", 9), Column("domain", 18),
            Column("expected_output", 24), _PAGE, Column("confidence", 9), Column("task_id", 24),
        ),
    ),
    Sheet(
        "deadlines",
        (
            Column("start_date", 12), Column("due_date", 12), Column("due_bound", 14, "due_bound"), Column("raw", 28),
            Column("label", 16), Column("kind", 16, "deadline_kind"), Column("recurrence", 22), Column("unit", 20),
            Column("lead", 26), Column("text", 70), _PLAN, _PROVINCE, _PAGE, Column("confidence", 9),
            Column("deadline_id", 24),
        ),
    ),
    Sheet(
        "units",
        (
            Column("unit", 40), Column("parent", 26), _PROVINCE, Column("n_lead", 11), Column("n_coordinate", 11),
            Column("n_implement", 11), Column("n_documents", 11),
        ),
    ),
    Sheet(
        "plans",
        (
            _PLAN, Column("title", 50), Column("issuer", 24), _PROVINCE, Column("province_2025", 14), Column("issue_date", 12),
            Column("period_start", 12), Column("period_end", 12), Column("signer", 20), Column("signer_title", 18),
            Column("n_tasks", 10), Column("n_deadlines", 10), Column("n_findings", 10), Column("text_source", 16, "text_source"),
            Column("quality", 9), Column("source_path", 44, link=True), Column("document_id", 18),
        ),
    ),
    Sheet(
        "findings",
        (
            Column("severity", 12, "severity"), Column("kind", 24, "finding_kind"), Column("message", 70), _PLAN, _PROVINCE,
            _PAGE, Column("finding_id", 24),
        ),
    ),
)  # fmt: skip
"""In the order in which they are shown."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula. A mark alone ("-") is none."""
    return text.startswith(_FORMULA) and len(text.strip()) > 1
