"""The rows of sections: headings and the groups of task tables, each under the one it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.content.reading import Content
from extractors.layout.joined import JoinedTable
from extractors.layout.passage import Passage
from extractors.records import SectionRow
from extractors.rows import RowMaker
from extractors.structure.entries import Entry


@dataclass(frozen=True)
class SectionRows:
    """The section rows in reading order, and the keys of outline sections and table groups by their numbers."""

    rows: tuple[SectionRow, ...]
    by_number: dict[int, str]
    by_group: dict[int, str]


def section_rows(content: Content, make: RowMaker) -> SectionRows:
    """Headings and the group rows of task tables, in reading order."""
    outline, groups = content.plan.outline, content.tables.groups
    places = [(s.heading.span().start, 0, s.number) for s in outline.sections]
    places += [(g.title.span().start, 1, n) for n, g in enumerate(groups)]
    rows: list[SectionRow] = []
    by_number: dict[int, str] = {}
    by_group: dict[int, str] = {}
    levels: dict[str, int] = {}
    for _, is_group, number in sorted(places):
        if is_group:
            group = groups[number]
            inside = by_group.get(group.within) if group.within is not None else None
            parent_id = inside or (None if group.parent is None else by_number[group.parent])
            level = levels[parent_id] + 1 if parent_id else 1
            row = make.found(
                SectionRow, group.title.span(), "table.group", parent_id=parent_id, level=level,
                marker=group.marker, title=group.title.text, kind="tasks", text="",
            )  # fmt: skip
            by_group[number] = row.section_id
        else:
            section = outline.sections[number]
            text = "\n".join(passage.text for passage in passages(section.entries))
            row = make.found(
                SectionRow, section.heading.span(), "appendix" if section.kind == "appendix" else "heading",
                parent_id=None if section.parent is None else by_number.get(section.parent), level=section.level,
                marker=section.marker, title=section.title.text, kind=section.kind, text=text,
            )  # fmt: skip
            by_number[number] = row.section_id
        levels[row.section_id] = row.level
        rows.append(row)
    return SectionRows(tuple(rows), by_number, by_group)


def passages(entries: Iterable[Entry]) -> Iterator[Passage]:
    """What entries and the items under them say, in reading order; tables left out."""
    for entry in entries:
        if not isinstance(entry, JoinedTable):
            yield entry.passage
            yield from passages(entry.items)
