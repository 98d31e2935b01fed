"""Tasks, their cells and the criteria that the tables of a plan list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.column_heads import also_remark, names_partners_too
from extractors.content.drafts import RowCells, TaskDraft
from extractors.content.remarks import partners_in_remark
from extractors.content.table_rows import TableRow
from extractors.content.tables import ReadTable
from extractors.layout.column_roles import is_tick
from extractors.layout.columns import Columns
from extractors.layout.passage import EMPTY, Passage, joined
from normalizers.times import read_times

_ROMAN = re.compile(r"[IVXL]+")
_NUMBERED = re.compile(r"(\d{1,3})[.)]\s+(?=[^\W\d_])")
_HOURS = re.compile(r"\b\d{1,2}\s?(?:h|g|:|giờ)\s?(?:\d{2}\b|\b)")
_INNERMOST = 9
_UNITS = ("lead", "coordinate", "implement")
_OWN_FIELDS = ("lead", "coordinate", "implement", "time", "output")


@dataclass(frozen=True)
class Group:
    """A group row of a task table: a section of kind tasks under the section `parent`, if any.

    `within` is the number of the group it stands in ("I." under "A."); None for the outermost.
    """

    parent: int | None
    within: int | None
    marker: str | None
    title: Passage


@dataclass(frozen=True)
class Criterion:
    """A row of a scoring table; `scored` is what stands over its scores and may name the year, the nearest first."""

    criterion: Passage
    max_score: Passage
    achieved_score: Passage
    reason: Passage
    remedy: Passage
    scored: str
    is_total: bool
    marker: str | None = None
    table: int = 0
    cells: RowCells = field(default_factory=RowCells)


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


def read_tabled(tables: Sequence[ReadTable]) -> Tabled:
    """What the rows of a plan's tables are: tasks under groups, criteria with their remedies."""
    groups: list[Group] = []
    drafts: list[TaskDraft] = []
    criteria: list[Criterion] = []
    path: list[tuple[int, int]] = []
    for number, table in enumerate(tables):
        if table.columns.is_scoring_table:
            scored = list(_criteria(table, number))
            criteria += scored
            drafts += _remedies(table.section, scored, table.columns)
        else:
            path = _tasks(table, number, path if table.goes_on else [], groups, drafts)
    return Tabled(tuple(groups), tuple(drafts), tuple(criteria))


def _tasks(
    table: ReadTable, number: int, path: list[tuple[int, int]], groups: list[Group], drafts: list[TaskDraft]
) -> list[tuple[int, int]]:
    """Add a table's groups and tasks; `path` holds rank and number of the groups open before and is given back."""
    for row in table.rows:
        if row.kind == "group":
            rank = _group_rank(row.marker)
            path = [opened for opened in path if opened[0] < rank]
            groups.append(Group(table.section, path[-1][1] if path else None, row.marker, row.title))
            path = [*path, (rank, len(groups) - 1)]
        elif row.kind == "row" and (task := row.cell(table.columns.roles["task"])):
            path = [opened for opened in path if not _is_left(groups[opened[1]].marker, row.marker)]
            group = path[-1][1] if path else None
            marker, task = (row.marker, task) if row.marker else _own_number(task)
            cells = _cells(row, table.columns)
            drafts.append(
                TaskDraft(
                    section=table.section,
                    work_item=None,
                    marker=marker,
                    passage=task,
                    source_kind="table_row",
                    row=cells,
                    group=group,
                    table=number,
                    method="table.row",
                )
            )
    return path


def _own_number(task: Passage) -> tuple[str | None, Passage]:
    """The number that a cell itself begins with, and the rest; a cell that numbers several things keeps its words."""
    found = _NUMBERED.match(task.text)
    if found is None or re.search(rf"(?<!\S){int(found[1]) + 1}[.)]\s", task.text):
        return None, task
    return found[1], task.part(found.end())


def _is_left(group: str | None, row: str | None) -> bool:
    """Whether a row's number shows that it stands in a numbered group no more: 2 after the group 1 with 1.1, 1.2; a
    row II after the group I.
    """
    if group is None or row is None:
        return False
    if group[0].isdigit() and row[0].isdigit():
        return not row.startswith(group + ".")
    return not row[0].isdigit() and group != row and _group_rank(group) == _group_rank(row)


def _group_rank(marker: str | None) -> int:
    """How far in a group stands by its mark: A, then I, then 1, then 1.1; one without a mark is innermost."""
    if marker is None:
        return _INNERMOST
    if _ROMAN.fullmatch(marker):
        return 1
    return 2 + marker.count(".") if marker[0].isdigit() else 0


def _cells(row: TableRow, columns: Columns) -> RowCells:
    own = {role: row.cell(columns.roles.get(role)) for role in _OWN_FIELDS}
    own["time"] = _time(row, columns)
    noted: list[tuple[str, Passage]] = []
    for role in _UNITS:
        head = columns.heads[columns.roles[role]].text if role in columns.roles else ""
        own[role], note = _noted(own[role], head)
        noted += note
    held = {columns.roles[role] for role in (*_OWN_FIELDS, "start", "task", "ordinal") if role in columns.roles}
    if not read_times(own["time"].text, year=None) and _HOURS.search(own["time"].text):
        held -= {columns.roles.get("time"), columns.roles.get("start")}  # hours of a day are no deadline, but said
    held |= {n for n, _ in columns.periods if is_tick(row.cells[n].text)}
    others = tuple((columns.heads[n].text, cell) for n, cell in enumerate(row.cells) if n not in held and cell)
    remark = row.cell(columns.roles.get("remark")) or next((note for _, note in noted), EMPTY)
    head = columns.heads[columns.roles["remark"]].text if "remark" in columns.roles else ""
    own["coordinate"] = own["coordinate"] or partners_in_remark(remark, among=names_partners_too(head))
    return RowCells(**own, others=(*others, *noted), remark=remark)


def _time(row: TableRow, columns: Columns) -> Passage:
    """When a row says that it is due: its time cell, from one column's to another's, the heads of the columns ticked."""
    start, end = row.cell(columns.roles.get("start")), row.cell(columns.roles.get("time"))
    time = joined((start, end), by=" - ") if start.text != end.text else end
    ticked = tuple(period for n, period in columns.periods if is_tick(row.cells[n].text))
    return joined((time, *ticked), by="; ") if ticked else time


def _noted(cell: Passage, head: str) -> tuple[Passage, list[tuple[str, Passage]]]:
    """The units of a cell, and what is noted beside them where the head of its column says so: "Sở Y tế (đã trình)".

    A bracket that is never closed holds the rest of the cell, whatever the head says.
    """
    bracket = cell.text.find("(")
    of_notes = also_remark(head) if bracket > 0 else None
    if bracket <= 0 or not (of_notes or ")" not in cell.text[bracket:]):
        return cell, []
    return cell.part(0, bracket), [(of_notes, cell.part(bracket))] if of_notes else []


def _criteria(table: ReadTable, number: int) -> Iterator[Criterion]:
    roles, heads = table.columns.roles, table.columns.heads
    over = ("max_score", "achieved_score", "reason", "criterion")
    scored = " ".join([*(heads[roles[role]].text for role in over if role in roles), table.heading])
    for row in table.rows:
        if row.kind != "group":
            yield Criterion(
                row.title if row.kind == "total" else row.cell(roles["criterion"]) or row.title,
                row.cell(roles.get("max_score")),
                row.cell(roles.get("achieved_score")),
                row.cell(roles.get("reason")),
                row.cell(roles.get("remedy")),
                scored,
                row.kind == "total",
                row.marker,
                number,
                _cells(row, table.columns),
            )


def _remedies(section: int | None, criteria: Sequence[Criterion], columns: Columns) -> Iterator[TaskDraft]:
    """Each remedy cell is a task, with the units and the time of its row; the head of its column may say when."""
    if "remedy" not in columns.roles:
        return
    head = columns.heads[columns.roles["remedy"]]
    for criterion in criteria:
        if criterion.remedy and not criterion.is_total:
            cells = replace(criterion.cells, head=head, output=EMPTY, others=())
            yield TaskDraft(
                section, None, criterion.marker, criterion.remedy, "remedy", row=cells, method="table.remedy"
            )
