"""What the lines listed under a heading are: orders, or fields of work that are only named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.layout.joined import JoinedTable
from extractors.structure.entries import Entry, Item
from normalizers.instructions import announces_tasks, names_field, orders

_OF_TASKS = frozenset({"lead", "coordinate", "implement", "schedule"})
"""Kinds of lines that what is above them are tasks for."""
_MOST = 0.5
_FEWEST_FIELDS = 3
_NEARLY_ALL = 0.6


def order_something(entries: Sequence[Entry]) -> bool:
    """Whether a lead-in announces tasks, a line says who does them or when, or most listed lines begin as orders do."""
    if announce(entries) or any(notice.kind in _OF_TASKS for item in _items(entries) for notice in item.notices):
        return True
    listed = [item for item in _items(entries) if item.marker is not None and not item.notices]
    return bool(listed) and sum(orders(item.passage.text) for item in listed) > _MOST * len(listed)


def announce(entries: Sequence[Entry]) -> bool:
    """Whether a lead-in announces tasks: "Các nhiệm vụ trọng tâm bao gồm:"."""
    return any(announces_tasks(item.passage.text) for item in _items(entries) if item.marker is None)


def are_fields(entries: Sequence[Entry]) -> bool:
    """Whether the listed lines only name what is looked at: "- Công tác thống kê, báo cáo;"."""
    listed = [item for item in _items(entries) if item.marker is not None]
    named = sum(names_field(item.passage.text) for item in listed)
    return named >= _FEWEST_FIELDS and named >= _NEARLY_ALL * len(listed)


def _items(entries: Sequence[Entry]) -> Iterator[Item]:
    return (entry for entry in entries if not isinstance(entry, JoinedTable))
