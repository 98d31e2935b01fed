"""Annotated plans: one JSON file each, in the words of the data model.

`NAME.json` holds `document` and the lists `sections`, `tasks` (each with its `units` and `deadlines`), `targets`,
`legal_references`, `recipients` and `criteria`; a list that it does not have was not annotated. NAME is the file name of the plan, with or without its ending, or what stands before its first "_". `NAME.txt` beside it, where there is one, is the
plan's text as it should read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.vocabulary import VOCABULARY

LISTS = ("sections", "tasks", "targets", "legal_references", "recipients", "criteria")
_MUST_BE_THERE = {
    "sections": ("title", "kind", "level"),
    "tasks": ("text", "units", "deadlines"),
    "targets": ("value", "unit"),
    "legal_references": (),
    "recipients": ("recipient",),
    "criteria": ("criterion",),
    "units": ("role", "unit"),
    "deadlines": ("kind",),
}
_TABLES = {"units": "task_units"}  # where the gold's word for a list is not its table's
Fields = Mapping[str, Any]


class WrongGold(ValueError):
    """An annotation that can't be used; the message names the file, the place in it and what is wrong there."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated plan: what was listed, by name; `text` is its text as it should read, where that was annotated."""

    name: str
    document: Fields
    lists: Mapping[str, tuple[Fields, ...]]
    text: str | None = None


def read_gold(folder: Path) -> tuple[Gold, ...]:
    """Every annotated plan of a folder, by name. Raises WrongGold, also where there is none."""
    found = tuple(_read(path) for path in sorted(folder.glob("*.json")))
    if not found:
        raise WrongGold(f"{folder}: no annotations (NAME.json) in it")
    return found


def _read(path: Path) -> Gold:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise WrongGold(f"{path}: {error}") from error
    for fault in faults(told):
        raise WrongGold(f"{path}: {fault}")
    text = path.with_suffix(".txt")
    return Gold(
        name=path.stem,
        document=told["document"],
        lists={name: tuple(told[name]) for name in LISTS if name in told},
        text=text.read_text(encoding="utf-8") if text.exists() else None,
    )


def faults(told: Any) -> Iterator[str]:
    """What is wrong with an annotation, each fault with its place: "tasks[3].units[0].role: …"."""
    if not isinstance(told, dict) or not isinstance(told.get("document"), dict):
        yield "document: is missing; an annotation is an object with document, sections, tasks, …"
        return
    yield from _strange_words("document", "documents", told["document"])
    for name in LISTS:
        yield from _faults_of_list(name, name, told.get(name, []))


def _faults_of_list(place: str, name: str, rows: Any) -> Iterator[str]:
    if not isinstance(rows, list):
        yield f"{place}: must be a list"
        return
    for index, row in enumerate(rows):
        here = f"{place}[{index}]"
        if not isinstance(row, dict):
            yield f"{here}: must be an object"
            continue
        yield from (f"{here}.{column}: is missing" for column in _MUST_BE_THERE[name] if column not in row)
        yield from _strange_words(here, _TABLES.get(name, name), row)
        if name == "tasks":
            for inner in ("units", "deadlines"):
                yield from _faults_of_list(f"{here}.{inner}", inner, row.get(inner, []))


def _strange_words(place: str, table: str, row: Fields) -> Iterator[str]:
    for column, value in row.items():
        allowed = VOCABULARY.get(f"{table}.{column}")
        if allowed is not None and value is not None and value not in allowed:
            yield f"{place}.{column}: {value!r} is none of {', '.join(sorted(allowed))}"
