"""What the document says about its own units: its issuer, its abbreviations, the names it words in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.content.table_rows import read_rows
from extractors.layout.columns import read_columns
from extractors.layout.joined import JoinedTable
from extractors.layout.passage import Passage
from extractors.structure.outline import Entry, Outline, Section
from normalizers.abbreviations import find_expansions
from normalizers.organisations import UnitContext, find_units, split_units
from normalizers.skeleton import skeleton

_UNIT_NOTICES = frozenset({"lead", "coordinate", "implement", "direct"})
_UNIT_COLUMNS = ("lead", "coordinate", "implement")
_MOST_WORDS = 14


def read_unit_context(
    text: str, outline: Outline, *, issuer: str | None, province_code: str | None, province: str | None
) -> UnitContext:
    """Gather the document's own names of units; `text` is the document's."""
    running = " ".join(text.split())
    named: set[str] = set()
    for listed in _unit_lists(text, outline):
        named |= {unit.name for unit in split_units(listed.text)}
    named |= {unit.name for unit in find_units(running)}
    known = frozenset(name for name in named if len(name.split()) <= _MOST_WORDS and not re.search(r"\d", name))
    return UnitContext(issuer, province_code, province, find_expansions(running), known)


def _unit_lists(text: str, outline: Outline) -> Iterator[Passage]:
    """Passages that name nothing but units: assignment lines, unit cells of task tables, unit headings."""
    for entry in _entries(outline.sections, outline.preamble):
        if isinstance(entry, JoinedTable):
            columns = read_columns(text, entry)
            if columns is not None and columns.is_task_table:
                tasks = (row for row in read_rows(text, entry, columns) if row.kind == "row")
                yield from (row.cell(columns.roles.get(role)) for row in tasks for role in _UNIT_COLUMNS)
        elif entry.notice is not None and entry.notice.kind in _UNIT_NOTICES:
            yield entry.notice.value
    for section in outline.sections:
        if (
            section.kind == "assignment"
            and section.label_kind is None
            and "trach nhiem" not in skeleton(section.title.text)
        ):
            yield section.title


def _entries(sections: Iterable[Section], preamble: Iterable[Entry]) -> Iterator[Entry]:
    waiting: list[Entry] = list(preamble)
    for section in sections:
        waiting += section.entries
    while waiting:
        entry = waiting.pop()
        yield entry
        if not isinstance(entry, JoinedTable):
            waiting += entry.items
