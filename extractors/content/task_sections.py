"""Which sections hold tasks: by what they are called, by what stands over them, by what their own lines say."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.content.article_tasks import binds_the_public, only_puts_in_force
from extractors.content.assignments import assigns_beside, from_time_heading, gives_roles
from extractors.content.roles import Stated, stated_roles
from extractors.content.run_in import only_names
from extractors.content.steps import are_steps, is_counted_step
from extractors.content.titles import title_of
from extractors.layout.joined import JoinedTable
from extractors.structure.entries import Item
from extractors.structure.listed import announce, are_fields, order_something, paragraphs_order
from extractors.structure.outline import Outline, Section
from normalizers.instructions import orders
from normalizers.organisations import UnitContext, find_units
from normalizers.section_kinds import kinds_of
from normalizers.skeleton import skeleton

_ORDERING = frozenset({"tasks", "assignment", "organisation"})


def orders_tasks(outline: Outline, section: Section, context: UnitContext) -> bool:
    """Whether what stands directly under a heading are tasks."""
    if any(title_begins("principles", around.title.text) for around in outline.around(section)):
        return False
    if gives_roles(outline, section) or only_puts_in_force(section):
        return False
    if section.kind == "assignment":
        return not any(_shares_its_assignment(outline, around) for around in outline.around(section))
    if section.kind == "schedule":
        return are_steps(outline, section) or bool(title_of("methods").search(skeleton(section.title.text)))
    if section.kind in ("tasks", "organisation", "reporting"):
        return not are_fields(section.entries)
    if section.kind != "group" or are_fields(section.entries):
        return False
    labels = [kinds_of(around.title.text) for around in outline.around(section)]
    if any(around.label_kind in _ORDERING for around in outline.around(section)):
        return True
    if not all(not kinds or kinds & _ORDERING for kinds in labels):
        return False
    if binds_the_public(outline, section, context):
        return False
    return bool(from_time_heading(outline, section)) or _announced(outline, section, context)


def title_begins(key: str, text: str) -> bool:
    """Whether a line begins as the titles do that `data/section_titles.toml` lists under a key."""
    return title_of(key).match(skeleton(text)) is not None


def _announced(outline: Outline, section: Section, context: UnitContext) -> bool:
    """Whether a section without a label holds tasks: its own lines order, or a lead-in of it or over it announces tasks.

    In a plan without a tasks section so do those under a title such as "Nội dung và phương pháp" whose lines say of units
    what they do, and everywhere those under "Kiểm tra, giám sát"; the rest only tells ("Lệ phí: 50.000 đồng").
    """
    around = list(outline.around(section))
    if around[-1].kind == "appendix" or any(title_begins("terms", s.title.text) for s in around):
        return False
    if order_something(section.entries) or any(announce(s.entries) for s in around) or is_counted_step(section):
        return True
    if paragraphs_order(section.entries):
        return True
    of_work = title_begins("work", around[-1].title.text) and not any(s.kind == "tasks" for s in outline.sections)
    if not of_work and not title_begins("oversight", section.title.text):
        return False
    lines = [line for entry in prose_of(section) if not entry.notices for line in _topics(entry)]
    return sum(lays_duty(line, context) for line in lines) > len(lines) / 2


def _topics(entry: Item) -> Iterator[str]:
    """A line, or those under it where it only names their topic."""
    if entry.items and only_names(entry.passage.text):
        yield from (line for sub in entry.items for line in _topics(sub))
    else:
        yield entry.passage.text


def lays_duty(line: str, context: UnitContext) -> bool:
    """Whether a line orders, after a topic too ("Buổi sáng: Tổ chức …"), or says of units what they do."""
    return orders(line) or orders(line.partition(":")[2]) or bool(stated_in(line, context))


def stated_in(text: str, context: UnitContext) -> tuple[Stated, ...]:
    """What a line says of units: who leads, helps, does."""
    return stated_roles(text, find_units(text, context.known))


def _shares_its_assignment(outline: Outline, section: Section) -> bool:
    """Whether a section only says who does the tasks beside it."""
    parent = outline.parent(section) if assigns_beside(section) else None
    return parent is not None and "tasks" in outline.kinds_under(parent)


def prose_of(section: Section) -> list[Item]:
    """What stands directly under a heading but for tables."""
    return [entry for entry in section.entries if not isinstance(entry, JoinedTable)]
