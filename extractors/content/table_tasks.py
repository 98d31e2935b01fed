"""Tasks, their cells and the criteria that the tables of a plan list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.content.drafts import RowCells, TaskDraft
from extractors.content.table_rows import TableRow, read_rows
from extractors.layout.columns import Columns, read_columns
from extractors.layout.joined import JoinedTable
from extractors.layout.passage import Passage
from extractors.structure.outline import Outline, Section

_ROMAN = re.compile(r"[IVXL]+")
_INNERMOST = 9
_OWN_FIELDS = ("lead", "coordinate", "implement", "time", "output")


@dataclass(frozen=True)
class Group:
    """A group row of a task table: a section of kind tasks under the section `parent`.

    `within` is the number of the group it stands in ("I." under "A."); None for the outermost.
    """

    parent: int
    within: int | None
    marker: str | None
    title: Passage


@dataclass(frozen=True)
class Criterion:
    """A row of a scoring table; `scored` is the head over its scores, which may name the year."""

    criterion: Passage
    max_score: Passage
    achieved_score: Passage
    reason: Passage
    remedy: Passage
    scored: str
    is_total: bool


@dataclass(frozen=True)
class Tabled:
    """What tables hold, in reading order. A draft's `group` indexes `groups`."""

    groups: tuple[Group, ...] = ()
    drafts: tuple[TaskDraft, ...] = ()
    criteria: tuple[Criterion, ...] = ()

    def groups_around(self, number: int | None) -> tuple[Group, ...]:
        """A group and those it stands in, outermost first; none for None."""
        if number is None:
            return ()
        group = self.groups[number]
        return (*self.groups_around(group.within), group)


def read_tables(text: str, outline: Outline) -> Tabled:
    """Read every task table and scoring table under the outline's sections; `text` is the document's."""
    groups: list[Group] = []
    drafts: list[TaskDraft] = []
    criteria: list[Criterion] = []
    columns: Columns | None = None
    for section in outline.sections:
        for entry in section.entries:
            if not isinstance(entry, JoinedTable):
                continue
            columns = _columns(text, entry, columns)
            if columns is None:
                continue
            rows = read_rows(text, entry, columns)
            if columns.is_scoring_table:
                scored = list(_criteria(rows, columns))
                criteria += scored
                drafts += _remedies(section, scored, columns)
            elif columns.is_task_table:
                _tasks(section, rows, columns, groups, drafts)
    return Tabled(tuple(groups), tuple(drafts), tuple(criteria))


def _columns(text: str, table: JoinedTable, before: Columns | None) -> Columns | None:
    """The table's own columns; those of the table before where it has no heads and as many columns."""
    own = read_columns(text, table)
    if own is not None and (own.is_task_table or own.is_scoring_table):
        return own
    if before is not None and len(before.heads) == table.n_columns:
        return Columns(before.heads, before.roles, 0)
    return own


def _tasks(
    section: Section, rows: Sequence[TableRow], columns: Columns, groups: list[Group], drafts: list[TaskDraft]
) -> None:
    path: list[tuple[int, int]] = []
    for row in rows:
        if row.kind == "group":
            rank = _group_rank(row.marker)
            while path and path[-1][0] >= rank:
                path.pop()
            groups.append(Group(section.number, path[-1][1] if path else None, row.marker, row.title))
            path.append((rank, len(groups) - 1))
        elif row.kind == "row" and row.cell(columns.roles["task"]):
            group = path[-1][1] if path else None
            task, cells = row.cell(columns.roles["task"]), _cells(row, columns)
            drafts.append(
                TaskDraft(
                    section.number, None, row.marker, task, "table_row", row=cells, group=group, method="table.row"
                )
            )


def _group_rank(marker: str | None) -> int:
    """How far in a group stands by its mark: A, then I, then 1, then 1.1; one without a mark is innermost."""
    if marker is None:
        return _INNERMOST
    if _ROMAN.fullmatch(marker):
        return 1
    return 2 + marker.count(".") if marker[0].isdigit() else 0


def _cells(row: TableRow, columns: Columns) -> RowCells:
    own = {role: row.cell(columns.roles.get(role)) for role in _OWN_FIELDS}
    held = {columns.roles[role] for role in (*_OWN_FIELDS, "task", "ordinal") if role in columns.roles}
    others = tuple(
        (columns.heads[n].text, cell) for n, cell in enumerate(row.cells) if n not in held and cell and columns.heads[n]
    )
    return RowCells(
        **own, others=others, has_lead_column="lead" in columns.roles, remark=row.cell(columns.roles.get("remark"))
    )


def _criteria(rows: Sequence[TableRow], columns: Columns) -> Iterator[Criterion]:
    roles = columns.roles
    scored = " ".join(
        columns.heads[roles[role]].text for role in ("max_score", "achieved_score", "reason") if role in roles
    )
    for row in rows:
        if row.kind != "group":
            yield Criterion(
                row.title if row.kind == "total" else row.cell(roles["criterion"]),
                row.cell(roles.get("max_score")),
                row.cell(roles.get("achieved_score")),
                row.cell(roles.get("reason")),
                row.cell(roles.get("remedy")),
                scored,
                row.kind == "total",
            )


def _remedies(section: Section, criteria: Sequence[Criterion], columns: Columns) -> Iterator[TaskDraft]:
    """Each remedy cell is a task; the head of its column may say when."""
    if "remedy" not in columns.roles:
        return
    head = columns.heads[columns.roles["remedy"]]
    for criterion in criteria:
        if criterion.remedy and not criterion.is_total:
            yield TaskDraft(
                section.number, None, None, criterion.remedy, "remedy", row=RowCells(head=head), method="table.remedy"
            )
