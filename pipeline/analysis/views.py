"""The views over the tables, kept as SQL beside the code, and what each of their columns means."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from extractors.records import DeadlineRow, DocumentRow, FindingRow, TaskRow, UnitRow
from pipeline.schema import Record

MACROS = ("macros", "occurrences")
VIEWS: dict[str, tuple[type[Record], ...]] = {
    "v_tasks": (TaskRow, DocumentRow),
    "v_deadlines": (DeadlineRow, DocumentRow),
    "v_units": (UnitRow,),
    "v_findings": (FindingRow, DocumentRow),
    "v_plans": (DocumentRow,),
}
"""Each view with the tables whose columns it takes over; where both have one, the first's is meant."""


@cache
def statements(name: str) -> str:
    """The SQL of a data file under views/."""
    return files("pipeline").joinpath("data", "views", f"{name}.sql").read_text(encoding="utf-8")


@cache
def definition(view: str) -> str:
    """The SQL that makes a view and says what it is."""
    return statements(view.removeprefix("v_"))
