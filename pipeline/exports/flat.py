"""Plain text for other programs: CSV that Excel opens as it should, and JSON lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from pipeline.exports.asking import Chosen
from pipeline.exports.sheets import Sheet, is_formula
from pipeline.wording import Wording

BOM = b"\xef\xbb\xbf"
"""By this Excel knows UTF-8."""


def write_csv(chosen: Chosen, sheet: Sheet, wording: Wording, file: BinaryIO) -> None:
    """One sheet, headings first. Dates are ISO 8601; a text that a spreadsheet would take for a formula gets a "'" before it."""
    file.write(BOM)
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.heading(wording) for column in sheet.columns])
    for row in chosen.rows(sheet.name):
        writer.writerow([_guarded(column.value(row, wording)) for column in sheet.columns])
    text.detach()


def _guarded(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return f"'{value}" if isinstance(value, str) and is_formula(value) else value


def write_jsonl(chosen: Chosen, file: BinaryIO) -> None:
    """A task a line, in the columns of v_tasks, with its deadlines as objects. Nothing is reworded or guarded."""
    for line in _lines(chosen):
        file.write(line)


def _lines(chosen: Chosen) -> Iterator[bytes]:
    for row in chosen.rows("objects"):
        yield json.dumps(row, ensure_ascii=False, default=_iso).encode() + b"\n"


def _iso(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")
