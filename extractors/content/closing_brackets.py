"""Years in a bracket at the end of a task: its time where all tasks beside it end so, as the steps of a road map do.

A bracket by itself may as well tell of what is named before it: "Chương trình nước sạch (2031 - 2035)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.content.drafts import TaskDraft
from extractors.layout.passage import Passage
from normalizers.times import read_times

_FEWEST = 3
_BRACKET = re.compile(r"\((?P<said>[^()]{4,40})\)[\s.;,/]*$")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LONGEST = 48
"""Characters from a text's end in which such a bracket is looked for."""


def with_closing_years(tasks: Sequence[TaskDraft]) -> list[TaskDraft]:
    """The tasks of one section, each with the years that it ends in where all do."""
    if len(tasks) < _FEWEST or any(task.row is not None for task in tasks):
        return list(tasks)
    said = [_closing_years(task.passage) for task in tasks]
    return (
        [replace(task, years=years) for task, years in zip(tasks, said, strict=True) if years]
        if all(said)
        else list(tasks)
    )


def _closing_years(text: Passage) -> Passage | None:
    """What a bracket at the end of a text says, where that ends in a time of one or more years."""
    if not text.text.rstrip(" .;,/").endswith(")"):
        return None
    found = _BRACKET.search(text.text, max(0, len(text.text) - _LONGEST))
    if found is None or not _YEAR.search(found["said"]):
        return None
    times = read_times(found["said"], year=None)
    return text.part(*found.span("said")) if times and times[-1].end == len(found["said"]) else None
