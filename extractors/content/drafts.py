"""A task as found, before its units, times and figures are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.content.inherited import Inherited
from extractors.layout.passage import EMPTY, Passage


@dataclass(frozen=True)
class RowCells:
    """What the row of a task table says besides the task; `head` is the head of a remedy's column."""

    lead: Passage = EMPTY
    coordinate: Passage = EMPTY
    implement: Passage = EMPTY
    time: Passage = EMPTY
    output: Passage = EMPTY
    remark: Passage = EMPTY
    head: Passage = EMPTY
    others: tuple[tuple[str, Passage], ...] = ()


@dataclass(frozen=True)
class TaskDraft:
    """A task: where it stands and what it inherits.

    `section` and `work_item` are section numbers; `group` and `table` are the numbers of
    the table group and the table it stands in; `years` are those in a bracket that it ends in, where they are its time.
    """

    section: int | None
    work_item: int | None
    marker: str | None
    passage: Passage
    source_kind: str
    inherited: Inherited = field(default_factory=Inherited)
    row: RowCells | None = None
    group: int | None = None
    table: int | None = None
    method: str = ""
    years: Passage = EMPTY
