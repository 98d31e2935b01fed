"""An export to a file or a folder: written aside, then renamed, so that nobody finds half of one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO

import duckdb

from pipeline.analysis import Selection
from pipeline.durable import replace_file
from pipeline.exports.asking import Chosen, choose
from pipeline.exports.calendar import write_calendar
from pipeline.exports.flat import write_csv, write_jsonl
from pipeline.exports.sheets import SHEETS
from pipeline.exports.workbook import write_workbook
from pipeline.wording import Wording

FORMATS = ("xlsx", "ics", "csv", "jsonl")
MEMORY = ("200MB", "80%")
"""Allowed to the database, the next where the one before does not suffice: the first is enough for a hundred thousand
tasks, the last is what DuckDB takes of the machine's where nobody bounds it."""


def export(
    kind: str, target: Path, tables: Path, selection: Selection, wording: Wording, *, as_of: date
) -> tuple[Path, ...]:
    """Write what is selected in one of FORMATS; returns the files.

    CSV goes to one file of tasks where `target` ends in ".csv", else to a folder with a file for each sheet. `as_of` is
    the day that the export says it was made on. Raises NoTables, duckdb.Error (OutOfMemoryException where the machine's
    memory does not suffice), OSError.
    """
    for memory in MEMORY[:-1]:
        with suppress(duckdb.OutOfMemoryException):
            return _write(kind, target, tables, selection, wording, as_of, memory)
    return _write(kind, target, tables, selection, wording, as_of, MEMORY[-1])


def _write(
    kind: str, target: Path, tables: Path, selection: Selection, wording: Wording, as_of: date, memory: str
) -> tuple[Path, ...]:
    with choose(tables, selection, memory=memory) as chosen:
        if kind == "csv":
            return _csv(target, chosen, wording)
        replace_file(target, _writer(kind, chosen, wording, as_of), aside=target.parent)
    return (target,)


def _writer(kind: str, chosen: Chosen, wording: Wording, as_of: date) -> Callable[[BinaryIO], object]:
    if kind == "xlsx":
        return lambda file: write_workbook(chosen, file, wording, as_of=as_of)
    if kind == "ics":
        return lambda file: write_calendar(chosen, file, wording, as_of=as_of)
    return lambda file: write_jsonl(chosen, file)


def _csv(target: Path, chosen: Chosen, wording: Wording) -> tuple[Path, ...]:
    one = target.suffix.lower() == ".csv"
    sheets = {target: SHEETS[0]} if one else {target / f"{sheet.name}.csv": sheet for sheet in SHEETS}
    for path, sheet in sheets.items():
        replace_file(path, partial(write_csv, chosen, sheet, wording), aside=path.parent)
    return tuple(sheets)
