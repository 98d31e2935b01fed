"""What the lines listed under a heading are: orders, or fields of work that are only named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from extractors.layout.joined import JoinedTable
from extractors.structure.entries import Entry, Item
from normalizers.instructions import announces_tasks, names_field, opens_contents, orders, tells_of_past

_OF_TASKS = frozenset({"lead", "coordinate", "implement", "schedule"})
"""Kinds of lines that what is above them are tasks for."""
_MOST = 0.5
_FEWEST_FIELDS = 3
_FEWEST_PARAGRAPHS = 2
_NEARLY_ALL = 0.6


def order_something(entries: Sequence[Entry]) -> bool:
    """Whether a lead-in announces tasks, a line says who does them or when, or most listed lines begin as orders do."""
    if announce(entries) or any(notice.kind in _OF_TASKS for item in _items(entries) for notice in item.notices):
        return True
    listed = [item for item in _items(entries) if item.marker is not None and not item.notices]
    return bool(listed) and sum(orders(item.passage.text) for item in listed) > _MOST * len(listed)


def paragraphs_order(entries: Sequence[Entry]) -> bool:
    """Whether nothing is listed and most of several paragraphs begin as orders do, with nothing done: plans of a whole
    province or of the state are written so. Lead-ins do not count.
    """
    items = [item for item in _items(entries) if not item.notices]
    told = [item.passage.text for item in items if not item.passage.text.endswith(":")]
    if len(told) < _FEWEST_PARAGRAPHS or any(item.marker is not None for item in items):
        return False
    return sum(orders(text) and not tells_of_past(text) for text in told) > _MOST * len(told)


def announce(entries: Sequence[Entry]) -> bool:
    """Whether a lead-in announces tasks: "Các nhiệm vụ trọng tâm bao gồm:"."""
    return any(announces_tasks(item.passage.text) for item in _items(entries) if item.marker is None)


def are_fields(entries: Sequence[Entry]) -> bool:
    """Whether the listed lines only name what is looked at: "- Công tác thống kê, báo cáo;"."""
    listed = [item for item in _items(entries) if item.marker is not None]
    named = sum(names_field(item.passage.text) for item in listed)
    return named >= _FEWEST_FIELDS and named >= _NEARLY_ALL * len(listed)


def with_contents(entries: Sequence[Item], lays_duty: Callable[[str], bool]) -> list[Item]:
    """Entries with the paragraphs that lay a duty and end in "bao gồm:" over the lines of which that consists.

    Where one of these lays a duty itself the paragraph leads them in, and they stay as they are.
    """
    found: list[Item] = []
    at = 0
    while at < len(entries):
        entry = entries[at]
        at += 1
        text = entry.passage.text
        if entry.marker is None and opens_contents(text) and lays_duty(text):
            listed = tuple(takewhile(lambda item: item.marker is not None and not item.notices, entries[at:]))
            if not any(lays_duty(item.passage.text) for item in listed):
                entry = replace(entry, items=listed)
                at += len(listed)
        found.append(entry)
    return found


def _items(entries: Sequence[Entry]) -> Iterator[Item]:
    return (entry for entry in entries if not isinstance(entry, JoinedTable))
