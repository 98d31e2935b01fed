"""Deadlines as a calendar (RFC 5545) that Outlook and Google Calendar import: an all-day event each."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import BinaryIO

from icalendar import Calendar, vRecur

from pipeline.exports.asking import Chosen
from pipeline.exports.calendar_lines import line, text
from pipeline.exports.sheets import Fields
from pipeline.wording import Wording

_SUMMARY = 90
"""Characters of the task in an event's title."""
_END = b"END:VCALENDAR\r\n"


def write_calendar(chosen: Chosen, file: BinaryIO, wording: Wording, *, as_of: date) -> int:
    """Write an event for each deadline that has a day, and one that recurs for each recurrence with a beginning.

    Events keep their UID from one export to the next, so that an import brings them up to date. `as_of` is the day that
    they say they were made on. Returns how many. Raises OSError.
    """
    calendar = Calendar()
    for name, value in (
        ("VERSION", "2.0"),
        ("PRODID", "-//kehoach//plans//VI"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", wording("export.calendar.name")),
    ):
        calendar.add(name, value)
    file.write(calendar.to_ical().removesuffix(_END))
    n, stamp = 0, f"{as_of:%Y%m%d}T000000Z"
    for question in ("dated", "recurring"):
        for row in chosen.rows(question):
            file.write(_event(row, wording, stamp))
            n += 1
    file.write(_END)
    return n


def _event(row: Fields, wording: Wording, stamp: str) -> bytes:
    first, next_day = row["first_day"], row["first_day"] + timedelta(days=1)
    lines = [
        b"BEGIN:VEVENT\r\n",
        line("UID", f"{row['deadline_id']}@kehoach"),
        line("DTSTAMP", stamp),
        line("DTSTART;VALUE=DATE", f"{first:%Y%m%d}"),
        line("DTEND;VALUE=DATE", f"{next_day:%Y%m%d}"),
    ]
    if row["recurrence"]:
        lines.append(line("RRULE", _rule(row["recurrence"], row["last_day"])))
    lines.append(text("SUMMARY", f"{_whom(row, wording)}: {_shortened(row['text'])}"))
    lines.append(text("DESCRIPTION", _description(row, wording)))
    if row["domain"]:
        lines.append(text("CATEGORIES", row["domain"]))
    lines += [b"TRANSP:TRANSPARENT\r\n", b"END:VEVENT\r\n"]
    return b"".join(lines)


@lru_cache(maxsize=1000)
def _rule(recurrence: str, last_day: date | None) -> str:
    """The recurrence until the end of what the plan covers."""
    rule: vRecur = vRecur.from_ical(recurrence)
    if last_day is not None and "UNTIL" not in rule and "COUNT" not in rule:
        rule["UNTIL"] = [last_day]
    return str(rule.to_ical(), "utf-8")  # type: ignore[no-untyped-call]


def _whom(row: Fields, wording: Wording) -> str:
    """Whom it binds, else who leads."""
    return str(row["unit"] or row["lead"] or row["implement"] or wording("export.calendar.nobody"))


def _shortened(text: str) -> str:
    return text if len(text) <= _SUMMARY else text[:_SUMMARY].rsplit(" ", 1)[0] + " …"


def _description(row: Fields, wording: Wording) -> str:
    lines = [row["text"], "", wording("export.calendar.raw", raw=row["raw"])]
    units = (("lead", row["lead"]), ("coordinate", row["coordinate"]), ("implement", row["implement"]))
    lines += [wording(f"export.calendar.{role}", units=names) for role, names in units if names]
    lines.append(wording("export.calendar.plan", plan=" – ".join(filter(None, (row["plan"], row["plan_title"])))))
    if row["section_path"]:
        lines.append(wording("export.calendar.section", path=row["section_path"]))
    lines.append(wording("export.calendar.page", page=row["page"], path=row["source_path"]))
    return "\n".join(lines)
