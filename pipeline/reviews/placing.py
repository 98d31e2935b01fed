"""Which row of a reading a person meant.

Keys and ordinals change when a newer version numbers or cuts rows differently, offsets when it mends the text otherwise.
So the words are found again first, and then the row that has most of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from rapidfuzz import fuzz

from normalizers.skeleton import skeleton
from pipeline.reviews.review import Place, as_json

Fields = dict[str, Any]
Range = tuple[int, int]

_NEAR = 3000
"""Characters that a newer reading of the text may have moved words by and not be looked for at large."""
_ALIKE = 85.0
"""Likeness in % (rapidfuzz's partial ratio) of words that were mended otherwise and are still the same."""
_MOST = 0.5
"""More than this share of the words of both, put together, must be common to the place and the row."""
SAME_WORDING = 85.0

_IDENTITY: Mapping[str, tuple[str, ...]] = {
    "task_units": ("unit",),
    "deadlines": ("kind", "start_date", "due_date", "recurrence", "label"),
    "task_cells": ("header",),
    "targets": ("value", "unit"),
    "legal_references": ("key", "title"),
    "criteria": ("criterion",),
    "recipients": ("recipient",),
    "findings": ("kind", "message"),
}
"""What tells rows apart that stand on the same words."""


def find_row(table: str, place: Place, rows: Sequence[Fields], text: str) -> Fields | None:
    """The row of the table that stands at the place; None where none has most of its words."""
    if table == "documents":
        return rows[0] if rows else None
    if place.char_start is None:
        alike = [row for row in rows if row["char_start"] is None and _is_same(table, place, row)]
        return max(alike, key=lambda row: _agreement(place, row), default=None)
    found = locate(place, text)
    if found is None:
        return None
    shares = [(_share(found, row), row) for row in rows if row["char_start"] is not None]
    there = [(share, row) for share, row in shares if share > _MOST]
    if place.n_there > 1:
        there = [(share, row) for share, row in there if _is_same(table, place, row)]
    best = max(there, key=lambda each: (round(each[0], 3), _agreement(place, each[1])), default=None)
    return best[1] if best else None


def _share(found: Range, row: Fields) -> float:
    common = min(found[1], row["char_end"]) - max(found[0], row["char_start"])
    together = max(found[1], row["char_end"]) - min(found[0], row["char_start"])
    return common / together if together > 0 else float(common == together)


def _agreement(place: Place, row: Fields) -> int:
    """How many of the row's columns say what they said then."""
    now = as_json({name: row.get(name) for name in place.said})
    return sum(now[name] == value for name, value in place.said.items())


def _is_same(table: str, place: Place, row: Fields) -> bool:
    return is_said(row, {name: place.said.get(name) for name in _IDENTITY.get(table, ())})


def is_said(row: Fields, values: Mapping[str, Any]) -> bool:
    """Whether the row says these values, whatever the accents and the case of words."""
    return all(_bare(row.get(name)) == _bare(value) for name, value in values.items())


def _bare(value: Any) -> str:
    if isinstance(value, date):
        value = value.isoformat()
    return "" if value is None else " ".join(re.findall(r"\w+|[≥≤<>=+]", skeleton(str(value))))


def is_same_wording(one: str, other: str) -> bool:
    """Whether two wordings are one but for what a reading may get wrong."""
    return fuzz.ratio(_bare(one), _bare(other)) >= SAME_WORDING


def overlap(row: Fields, found: Range) -> int:
    """Characters that the row's evidence has in common with the range."""
    if row["char_start"] is None:
        return 0
    return max(0, min(found[1], int(row["char_end"])) - max(found[0], int(row["char_start"])))


def locate(place: Place, text: str) -> Range | None:
    """Where the words of the place stand in the text now; None where they no longer do.

    Where they stood; else the nearest of the same; else what is nearly the same close by.
    """
    start, words = place.char_start, place.words
    if start is None or not words.strip():
        return None
    if text.startswith(words, start):
        return start, start + len(words)
    low, high = max(0, start - _NEAR), min(len(text), start + len(words) + _NEAR)
    exact = _nearest(words, text, start, low, high)
    if exact is None:
        exact = _nearly(words, text, low, high)
    return exact or _nearest(words, text, start, 0, len(text))


def _nearest(words: str, text: str, start: int, low: int, high: int) -> Range | None:
    starts = (match.start() for match in re.finditer(f"(?={re.escape(words)})", text[low:high]))
    best = min((low + at for at in starts), key=lambda at: abs(at - start), default=None)
    return None if best is None else (best, best + len(words))


def _nearly(words: str, text: str, low: int, high: int) -> Range | None:
    window = text[low:high]
    if len(window) < len(words) / 2:
        return None
    found = fuzz.partial_ratio_alignment(words, window, score_cutoff=_ALIKE)
    if found is None or found.dest_end - found.dest_start < len(words) / 2:
        return None
    start, end = low + found.dest_start, low + found.dest_end
    while start > 0 and text[start - 1 : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1 : end + 1].isalnum():
        end += 1
    return start, end


def place_of(row: Fields, rows: Iterable[Fields], text: str, said: Iterable[str], task: Place | None) -> Place:
    """The place of a row among the rows of its table (of its task)."""
    start, end = row["char_start"], row["char_end"]
    return Place(
        page=row["page"],
        char_start=start,
        char_end=end,
        words="" if start is None else text[start:end],
        said=as_json({name: row[name] for name in said}),
        task=task,
        n_there=sum((each["char_start"], each["char_end"]) == (start, end) for each in rows),
    )
