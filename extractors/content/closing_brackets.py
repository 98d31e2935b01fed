"""Years in a bracket at the end of a task: its time where all tasks beside it end so, as the steps of a road map do.

A bracket by itself may as well tell of what is named before it, "Chương trình nước sạch (2031 - 2035)", and so may all
where each stands behind the name of a document or scheme.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extractors.content.drafts import TaskDraft
from extractors.layout.passage import Passage
from normalizers.lexicons import read_lexicon
from normalizers.phrases import either
from normalizers.skeleton import skeleton
from normalizers.times import read_times

_FEWEST = 3
_BRACKET = re.compile(r"\((?P<said>[^()]{4,40})\)[\s.;,/]*$")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_CLAUSE = 200
"""Characters from a text's end in which its last clause is looked for."""
_LONGEST = 48
"""Characters from a text's end in which such a bracket is looked for."""


def with_closing_years(tasks: Sequence[TaskDraft]) -> list[TaskDraft]:
    """The tasks of one section, each with the years that it ends in where all do."""
    if len(tasks) < _FEWEST or any(task.row is not None for task in tasks):
        return list(tasks)
    found = [years for task in tasks if (years := _closing_years(task.passage))]
    if len(found) < len(tasks) or all(_ends_in_a_name(task.passage) for task in tasks):
        return list(tasks)
    return [replace(task, years=years) for task, years in zip(tasks, found, strict=True)]


def _ends_in_a_name(text: Passage) -> bool:
    """Whether the last clause of a text names a document or a scheme: "Sửa bến theo Đề án du lịch (2031)"."""
    return _named().search(skeleton(text.text[-_CLAUSE:])) is not None


@cache
def _named() -> re.Pattern[str]:
    names = either(read_lexicon("extractors", "time_titles.toml")["of_years"])
    return re.compile(rf"\b(?:{names})\b[^.,;:()]*\([^()]*\)[\s.;,/]*$")


def _closing_years(text: Passage) -> Passage | None:
    """What a bracket at the end of a text says, where that ends in a time of one or more years."""
    if not text.text.rstrip(" .;,/").endswith(")"):
        return None
    found = _BRACKET.search(text.text, max(0, len(text.text) - _LONGEST))
    if found is None or not _YEAR.search(found["said"]):
        return None
    times = read_times(found["said"], year=None)
    return text.part(*found.span("said")) if times and times[-1].end == len(found["said"]) else None
