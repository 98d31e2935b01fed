"""Deadlines as a calendar (RFC 5545) that Outlook and Google Calendar import: an all-day event each."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import BinaryIO

from icalendar import Calendar, Event, vRecur

from pipeline.exports.asking import Chosen
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
    n = 0
    for question in ("dated", "recurring"):
        for row in chosen.rows(question):
            file.write(_event(row, wording, as_of).to_ical())
            n += 1
    file.write(_END)
    return n


def _event(row: Fields, wording: Wording, as_of: date) -> Event:
    event = Event()
    event.add("UID", f"{row['deadline_id']}@kehoach")
    event.add("DTSTAMP", datetime.combine(as_of, time(), UTC))
    event.add("DTSTART", row["first_day"])
    event.add("DTEND", row["first_day"] + timedelta(days=1))
    if row["recurrence"]:
        event.add("RRULE", _rule(row["recurrence"], row["last_day"]))
    event.add("SUMMARY", f"{_whom(row, wording)}: {_shortened(row['text'])}")
    event.add("DESCRIPTION", _description(row, wording))
    if row["domain"]:
        event.add("CATEGORIES", [row["domain"]])
    event.add("TRANSP", "TRANSPARENT")
    return event


def _rule(recurrence: str, last_day: date | None) -> vRecur:
    """The recurrence until the end of what the plan covers."""
    rule: vRecur = vRecur.from_ical(recurrence)
    if last_day is not None and "UNTIL" not in rule and "COUNT" not in rule:
        rule["UNTIL"] = [last_day]
    return rule


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
