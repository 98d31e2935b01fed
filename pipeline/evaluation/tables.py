"""The header, sections, targets, citations, recipients, scores and text of a plan against those wanted."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from rapidfuzz.distance import Levenshtein

from pipeline.evaluation.gold import Fields
from pipeline.evaluation.likeness import SAME_WORDING, alike, day, number, pair_up, wording, words
from pipeline.evaluation.metric import Metric, overlap, share

Measured = tuple[dict[str, Metric], list[str]]
"""Metrics by name, and every miss in words."""

Rows = Sequence[Fields]

_SAME_CRITERION = 0.8
_SAME_CELL = 0.9


def _same_day(wanted: object, found: object) -> bool:
    return day(wanted) == day(found)


def _same_words(wanted: object, found: object) -> bool:
    return words(wanted) == words(found)


def _same_title(wanted: object, found: object) -> bool:
    return alike(words(wanted), words(found)) >= SAME_WORDING


def _same_number(wanted: object, found: object) -> bool:
    return wording(wanted).lstrip("0") == wording(found).lstrip("0")


_HEADER: dict[str, Callable[[object, object], bool]] = {
    "document_type": _same_words,
    "number": _same_number,
    "symbol": _same_words,
    "issue_date": _same_day,
    "issue_place": _same_words,
    "issuer": _same_words,
    "province": _same_words,
    "title": _same_title,
    "period_start": _same_day,
    "period_end": _same_day,
    "signer": _same_words,
    "signer_title": _same_words,
    "signing_capacity": _same_words,
}


def measure_header(wanted: Fields, found: Fields) -> Measured:
    """The fields of `documents` that people annotate."""
    right = {name: same(wanted.get(name), found.get(name)) for name, same in _HEADER.items()}
    misses = [
        f"document.{name}: wanted {wanted.get(name)!r}, found {found.get(name)!r}"
        for name, ok in right.items()
        if not ok
    ]
    return {"document_fields": share(right.values())}, misses


def is_header(wanted: Fields, found: Fields) -> bool:
    """Whether all fields of `documents` that people annotate are right."""
    return all(same(wanted.get(name), found.get(name)) for name, same in _HEADER.items())


def measure_sections(wanted: Rows, found: Rows) -> Measured:
    """Headings by their marker and title, and the kind and level of those found."""

    def heading(row: Fields) -> str:
        return f"{words(row.get('marker'))} {words(row['title'])}".strip()

    pairs = pair_up([heading(row) for row in wanted], [heading(row) for row in found])
    matched = set(pairs.values())
    metrics = {"sections": Metric(len(pairs), len(wanted), len(found))}
    misses = [f"section missed: {_heading(row)}" for i, row in enumerate(wanted) if i not in pairs]
    misses += [f"section too much: {_heading(row)}" for j, row in enumerate(found) if j not in matched]
    for name, column in (("section_kinds", "kind"), ("section_levels", "level")):
        right = [i in pairs and row[column] == found[pairs[i]][column] for i, row in enumerate(wanted)]
        metrics[name] = share(right)
        misses += [
            f"{column} of section {_heading(wanted[i])}: wanted {wanted[i][column]}, found {found[j][column]}"
            for i, j in pairs.items()
            if not right[i]
        ]
    return metrics, misses


def _heading(row: Fields) -> str:
    return f"{row.get('marker') or ''} {row['title']}".strip()[:110]


def measure_bags(wanted: dict[str, Rows], found: dict[str, Rows]) -> Measured:
    """Targets by value and unit, citations by key and date, recipients by name, as far as they are wanted; both by table."""
    metrics: dict[str, Metric] = {}
    misses: list[str] = []
    for name, rows in wanted.items():
        key = BAG_KEYS[name]
        want, have = Counter(map(key, rows)), Counter(map(key, found[name]))
        metrics[name] = overlap(want, have)
        misses += [f"{name}: missed {_said(one)}" for one in (want - have).elements()]
        misses += [f"{name}: too much {_said(one)}" for one in (have - want).elements()]
    return metrics, misses


def _target(row: Fields) -> tuple[object, ...]:
    return number(row["value"]), words(row["unit"]) or str(row["unit"] or "")


def _citation(row: Fields) -> tuple[object, ...]:
    return words(row.get("key") or row.get("title") or row.get("raw")), day(row.get("date"))


def _recipient(row: Fields) -> tuple[object, ...]:
    return (words(row["recipient"]),)


BAG_KEYS: dict[str, Callable[[Fields], tuple[object, ...]]] = {
    "targets": _target,
    "legal_references": _citation,
    "recipients": _recipient,
}


def _said(one: tuple[Any, ...]) -> str:
    return " ".join(str(part) for part in one if part not in (None, ""))


def measure_criteria(wanted: Rows, found: Rows) -> Measured:
    """Four cells a row of the scoring table: the two scores, the reason and the remedy."""
    pairs = pair_up(
        [words(row["criterion"]) for row in wanted], [words(row["criterion"]) for row in found], _SAME_CRITERION
    )
    right: list[bool] = []
    misses: list[str] = []
    for i, row in enumerate(wanted):
        other: Fields = found[pairs[i]] if i in pairs else {}
        cells = {column: bool(other) and same(row.get(column), other.get(column)) for column, same in _CELLS.items()}
        right += cells.values()
        misses += [
            f"criterion {row['criterion'][:60]!r}: {column} wanted {row.get(column)!r}, found {other.get(column)!r}"
            for column, ok in cells.items()
            if not ok
        ]
    return {"criteria_cells": share(right)}, misses


def _same_figure(wanted: object, found: object) -> bool:
    return number(wanted) == number(found)


def _same_cell(wanted: object, found: object) -> bool:
    return alike(words(wanted), words(found)) >= _SAME_CELL


_CELLS: dict[str, Callable[[object, object], bool]] = {
    "max_score": _same_figure,
    "achieved_score": _same_figure,
    "reason": _same_cell,
    "remedy": _same_cell,
}

_SYLLABLE = re.compile(r"\w+")


def measure_text(wanted: str, found: str) -> Measured:
    """Syllables and characters of the whole text: the share that needs no insertion, deletion or exchange."""
    want, have = (unicodedata.normalize("NFC", text) for text in (wanted, found))
    syllables = _right(_SYLLABLE.findall(want.lower()), _SYLLABLE.findall(have.lower()))
    return {"text_syllables": syllables, "text_characters": _right(" ".join(want.split()), " ".join(have.split()))}, []


def _right(wanted: Sequence[str], found: Sequence[str]) -> Metric:
    return Metric(max(0, len(wanted) - Levenshtein.distance(wanted, found)), len(wanted), len(wanted))
