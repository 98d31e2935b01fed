"""The tables of a plan that list tasks or scores, their columns and rows read once for all who ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.content.headless import told_by_cells, with_doers
from extractors.content.table_rows import Lines, TableRow, read_rows
from extractors.document import Document
from extractors.layout.columns import Columns, read_columns
from extractors.layout.joined import JoinedTable
from extractors.structure.entries import Entry
from extractors.structure.outline import Outline, Section
from normalizers.section_kinds import kinds_of

_ENDS_LINES = frozenset({"docx", "doc", "rtf", "xlsx", "html"})
"""Sources in which somebody ended the lines of a cell; elsewhere the page's width did, or now one, now the other."""
_MAY_END_LINES = frozenset({"markdown"})
_NO_KIND = frozenset({"other", "group"})
"""Kinds of sections whose titles are no labels, and of those that have theirs from around them."""


@dataclass(frozen=True)
class ReadTable:
    """A table with its columns told and its rows read; `section` is the number of the section it stands in.

    `heading` is that section's title. `goes_on`: it has no heads of its own and goes on with the table before.
    """

    section: int | None
    columns: Columns
    rows: tuple[TableRow, ...]
    goes_on: bool = False
    heading: str = ""


def read_tables(document: Document, outline: Outline) -> tuple[ReadTable, ...]:
    """Every task table and scoring table of a plan, in reading order.

    A table without heads has the columns of the table before it, if it has as many (a sheet that goes on), else those
    that its cells tell.
    """
    text, source = document.text, document.text_source
    lines = Lines.TELL if source in _ENDS_LINES else Lines.MAY_TELL if source in _MAY_END_LINES else Lines.WRAPPED
    found: list[ReadTable] = []
    before: Columns | None = None
    for section, table in _tables(outline):
        columns = read_columns(text, table)
        goes_on = columns is None and before is not None and len(before.heads) == table.n_columns
        if goes_on and before is not None:
            columns = Columns(before.heads, before.roles, 0)
        columns = with_doers(text, table, columns) if columns is not None else told_by_cells(text, table)
        heading = "" if section is None else outline.sections[section].title.text
        lists_tasks = columns is not None and columns.is_task_table and not _orders_nothing(outline, section)
        if columns is not None and (lists_tasks or columns.is_scoring_table):
            found.append(ReadTable(section, columns, read_rows(text, table, columns, lines), goes_on, heading))
            before = columns
    return tuple(found)


def with_task_tables(outline: Outline, tables: Sequence[ReadTable]) -> Outline:
    """The outline with the kind `tasks` for each section that but holds a task table under a title of no kind of its own."""
    holders = {table.section for table in tables if table.columns.is_task_table}

    def told(section: Section) -> Section:
        bare = section.number in holders and section.label_kind is None and not outline.children(section)
        return replace(section, kind="tasks") if bare and section.kind in _NO_KIND else section

    return replace(outline, sections=tuple(map(told, outline.sections)))


def _orders_nothing(outline: Outline, section: int | None) -> bool:
    """Whether a table stands under a heading that only tells of what is: "II. Hiện trạng", "1. Kết quả đạt được"."""
    around = () if section is None else outline.around(outline.sections[section])
    return any(kinds_of(each.title.text) == {"other"} for each in around)


def _tables(outline: Outline) -> Iterator[tuple[int | None, JoinedTable]]:
    contents: list[tuple[int | None, tuple[Entry, ...]]] = [(None, outline.preamble)]
    contents += ((section.number, section.entries) for section in outline.sections)
    for section, entries in contents:
        for entry in entries:
            if isinstance(entry, JoinedTable):
                yield section, entry
