"""Tasks that stand under no heading: the list in an article of a decision ("Điều 1. Ban hành Kế hoạch … như sau:"), and
what a directive demands of numbered units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile

from extractors.content.drafts import TaskDraft
from extractors.content.roles import read_roles
from extractors.layout.joined import JoinedTable
from extractors.structure.articles import announces
from extractors.structure.closing import puts_in_force
from extractors.structure.document_types import names_plan
from extractors.structure.entries import Entry, Item, whole
from extractors.structure.outline import Outline, Section
from normalizers.instructions import demands, orders
from normalizers.organisations import UnitContext, find_units
from normalizers.skeleton import skeleton
from normalizers.times import find_times


def tasks_of_articles(preamble: Sequence[Entry]) -> Iterator[TaskDraft]:
    """The lines of such a list that order or say when, where most of them do: the others are rules or particulars."""
    for entry in preamble:
        if isinstance(entry, JoinedTable) or not announces(entry.marker, entry.passage.text):
            continue
        listed = [item for item in entry.items if _is_task(item)]
        if names_plan(entry.passage.text) and len(listed) > len(entry.items) / 2:
            for item in listed:
                mark = item.marker.text if item.marker else None
                yield TaskDraft(None, None, mark, whole(item), "item", method="tasks.item")


def demanded(preamble: Sequence[Entry]) -> Iterator[Item]:
    """The numbered items behind a lead-in that demands: "… yêu cầu:", "1. Sở Y tế rà soát …"."""
    items = [entry for entry in preamble if not isinstance(entry, JoinedTable)]
    behind = dropwhile(lambda item: item.marker is not None or not demands(item.passage.text), items)
    return (item for item in behind if item.marker is not None and not item.marker.is_bullet)


def binds_the_public(outline: Outline, section: Section, context: UnitContext) -> bool:
    """Whether a section is of an article of regulations that says of no unit what that does: a rule, and no task."""
    if not any(map(_is_article, outline.around(section))):
        return False
    lines = [entry.passage.text for entry in section.entries if not isinstance(entry, JoinedTable)]
    return not any(read_roles(line, find_units(line, context.known)).stated for line in lines)


def only_puts_in_force(section: Section) -> bool:
    """Whether a section is the article that says from when the whole holds, and what it replaces."""
    return _is_article(section) and puts_in_force(section.title.text)


def _is_article(section: Section) -> bool:
    return skeleton(section.marker or "").startswith("dieu ")


def _is_task(item: Item) -> bool:
    text = whole(item).text
    return not item.notices and (orders(text) or bool(find_times(text, year=None)))
