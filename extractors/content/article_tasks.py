"""The tasks of a plan that is no more than a list in an article of its decision: "Điều 1. Ban hành Kế hoạch … như sau:"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.content.drafts import TaskDraft
from extractors.layout.joined import JoinedTable
from extractors.structure.articles import announces
from extractors.structure.document_types import names_plan
from extractors.structure.entries import Entry, Item, whole
from normalizers.instructions import orders
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


def _is_task(item: Item) -> bool:
    text = whole(item).text
    return not item.notices and (orders(text) or bool(find_times(text, year=None)))
