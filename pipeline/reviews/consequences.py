"""What follows from a person's word for other columns and other rows: keys, codes, rows that hang on one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from extractors.records import UnitRow
from normalizers.plan_ids import plan_id
from normalizers.provinces import province_named
from pipeline.schema import SchemaViolation

Fields = dict[str, Any]
Tables = dict[str, list[Fields]]

HANGS_ON_TASK = ("task_cells", "task_units", "deadlines", "targets")
_OF_SECTION = (("tasks", "section_id"), ("tasks", "work_item_id"), ("targets", "section_id"))
_IN_PLAN_ID = {"issuer", "number", "symbol", "issue_date", "province"}


def follow_header(document: Fields, changed: Iterable[str], tables: Tables) -> None:
    """Bring what follows from header fields in line: codes, plan_id, and the partition of every row of the document.

    Raises SchemaViolation: a province that never was one.
    """
    names = set(changed)
    if "province" in names:
        _follow_province(document)
    if names & _IN_PLAN_ID:
        day: date | None = document["issue_date"]
        document["issue_year"] = day.year if day else None
        document["plan_id"] = plan_id(
            document["issuer"],
            document["province_code"],
            document["number"],
            document["symbol"],
            document["issue_year"],
        )
    place = {name: document[name] for name in ("province_code", "issue_year")}
    for rows in tables.values():
        for row in rows:
            row.update(place)


def _follow_province(document: Fields) -> None:
    name: str | None = document["province"]
    found = province_named(name, on=document["issue_date"]) if name else None
    if name and found is None:
        raise SchemaViolation(f"documents.province: {name!r} is no province's name")
    document["province"] = found.name if found else None
    document["province_code"] = found.code if found else None
    document["province_code_2025"] = found.code_2025 if found else None
    document["province_2025"] = found.name_2025 if found else None


def remove_row(table: str, key: str, gone: Fields, tables: Tables) -> None:
    """Take a row out, with what hangs on it: a task's units, times, cells and figures. What stands in a section moves up."""
    tables[table] = [row for row in tables[table] if row is not gone]
    if table == "tasks":
        for name in HANGS_ON_TASK:
            tables[name] = [row for row in tables[name] if row["task_id"] != gone[key]]
    elif table == "sections":
        _close_up(gone, tables)


def _close_up(gone: Fields, tables: Tables) -> None:
    """What the section held is its parent's; sections under it rise by a level."""
    under = {gone["section_id"]}
    for row in tables["sections"]:
        if row["parent_id"] in under:
            under.add(row["section_id"])
            row["level"] -= 1
        if row["parent_id"] == gone["section_id"]:
            row["parent_id"] = gone["parent_id"]
    for table, column in _OF_SECTION:
        for row in tables[table]:
            if row[column] == gone["section_id"]:
                row[column] = gone["parent_id"]


def section_at(char_start: int, sections: Iterable[Fields]) -> Fields | None:
    """The section that a place in the text stands in: the last whose heading begins before it."""
    before = [row for row in sections if row["char_start"] is not None and row["char_start"] <= char_start]
    return max(before, key=lambda row: (row["char_start"], row["ordinal"]), default=None)


def follow_unit(row: Fields, document: Fields | None, units: list[UnitRow]) -> None:
    """Give a unit that a person named its key, and add it to those that the document names where it is none of them."""
    row["unit"] = " ".join(row["unit"].split())
    known = next((unit for unit in units if unit.unit == row["unit"]), None)
    if known is None:
        known = _unit_named(row["unit"], document or {})
        units.append(known)
    row |= {"unit_id": known.unit_id, "is_collective": known.is_collective}


def _unit_named(name: str, document: Fields) -> UnitRow:
    from normalizers.organisations import UnitContext, split_units
    from normalizers.organisations.identity import identify

    context = UnitContext(document.get("issuer"), document.get("province_code"), document.get("province"))
    mentions = split_units(name)
    mention = mentions[0] if len(mentions) == 1 else None
    collective = mention.is_collective if mention else False
    found = identify(name, context, collective=collective, holder=mention.is_office_holder if mention else False)
    return UnitRow(
        unit_id=found.unit_id,
        unit=name,
        level=found.level,
        parent=found.parent,
        province_code=None if found.level == "central" else document.get("province_code"),
        is_collective=collective,
    )
