"""Which rows a reader sees, and which columns of them: the same in the workbook and in CSV."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.recurrences import recurrence_said
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
        if self.key == "recurs":
            return recurrence_said(row["recurrence"], wording) if row["recurrence"] else None
        found = row[self.key]
        if isinstance(found, bool):
            return wording("export.yes") if found else None
        if self.words and found is not None:
            return wording.value(self.words, found)
        return found  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of row: `name` is its question in data/exports.sql, `export.sheets.<name>` its title.

    The first `n_printed` columns are printed; the others are for the screen.
    """

    name: str
    columns: tuple[Column, ...]
    n_printed: int

    def title(self, wording: Wording) -> str:
        """What it is called."""
        return wording(f"export.sheets.{self.name}")


_PLAN, _PROVINCE, _PAGE = Column("plan", 15), Column("province", 14), Column("page", 7, link=True)
_TASK, _LEAD, _CONFIDENCE = Column("text", 60), Column("lead", 22), Column("confidence", 9)

SHEETS = (
    Sheet(
        "tasks",
        (
            _TASK, _LEAD, Column("coordinate", 22), Column("implement", 20), Column("deadline", 20), Column("last_due", 11),
            _PLAN, _PAGE,
            Column("first_due", 11), Column("is_recurring", 9), Column("expected_output", 24), Column("domain", 18),
            _PROVINCE, Column("issuer", 20), Column("section_path", 30), Column("marker", 7), _CONFIDENCE,
            Column("task_id", 24),
        ),
        n_printed=8,
    ),
    Sheet(
        "deadlines",
        (
            Column("due_date", 11), Column("due_bound", 13, "due_bound"), Column("start_date", 11), Column("raw", 24), _LEAD,
            _TASK, Column("recurs", 18), _PLAN, _PAGE,
            Column("unit", 20), Column("label", 16), Column("kind", 16, "deadline_kind"), _PROVINCE, _CONFIDENCE,
            Column("recurrence", 24), Column("deadline_id", 24),
        ),
        n_printed=9,
    ),
    Sheet(
        "units",
        (
            Column("unit", 44), Column("parent", 28), _PROVINCE, Column("n_lead", 11), Column("n_coordinate", 11),
            Column("n_implement", 11), Column("n_documents", 11),
        ),
        n_printed=7,
    ),
    Sheet(
        "plans",
        (
            _PLAN, Column("title", 44), Column("issuer", 22), _PROVINCE, Column("issue_date", 11), Column("period_start", 11),
            Column("period_end", 11), Column("n_tasks", 9), Column("n_deadlines", 9), Column("n_findings", 9),
            Column("province_2025", 14), Column("signer", 20), Column("signer_title", 18),
            Column("text_source", 16, "text_source"), Column("quality", 9), Column("source_path", 44, link=True),
            Column("document_id", 18),
        ),
        n_printed=10,
    ),
    Sheet(
        "findings",
        (
            Column("severity", 12, "severity"), Column("kind", 24, "finding_kind"), Column("message", 70), _PLAN, _PROVINCE,
            _PAGE, Column("finding_id", 24),
        ),
        n_printed=6,
    ),
)  # fmt: skip
"""In the order in which they are shown."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula. A mark alone ("-") is none."""
    return text.startswith(_FORMULA) and len(text.strip()) > 1
