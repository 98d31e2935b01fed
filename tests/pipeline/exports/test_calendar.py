"""The calendar is one by RFC 5545, and what recurs falls on the days that the tables say."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from pipeline.analysis import Selection, connect
from pipeline.exports.writing import export
from pipeline.wording import wording

AS_OF = date(2022, 3, 1)


def events(tables: Path, target: Path, **asked: Any) -> list[Any]:
    export("ics", target, tables, Selection(**asked), wording("vi"), as_of=AS_OF)
    calendar = Calendar.from_ical(target.read_bytes())
    assert calendar.errors == []
    return list(calendar.walk("VEVENT"))


def days_of(event: Any, end: date) -> set[date]:
    """The days on which an event falls, by a library that knows nothing of ours."""
    start = event.decoded("DTSTART")
    if "RRULE" not in event:
        return {start}
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=datetime.combine(start, datetime.min.time()))
    return {
        each.date() for each in rule.between(datetime(1900, 1, 1), datetime.combine(end, datetime.min.time()), inc=True)
    }


def test_every_deadline_with_a_day_is_an_event_and_every_recurrence_one(tables: Path, tmp_path: Path) -> None:
    found = events(tables, tmp_path / "x.ics")
    assert sorted(str(event["DTSTART"].dt) for event in found) == [
        "2022-01-01",
        "2022-06-01",
        "2022-06-30",
        "2022-09-30",
        "2022-11-15",
        "2023-03-31",
    ]
    assert all(event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(days=1) for event in found)
    assert len({event["UID"] for event in found}) == len(found)


def test_recurrences_fall_on_the_days_that_the_tables_say(tables: Path, tmp_path: Path) -> None:
    end = date(2025, 12, 31)
    found = {
        (str(event["UID"]).partition("@")[0], day)
        for event in events(tables, tmp_path / "x.ics")
        for day in days_of(event, end)
    }
    with connect(tables) as connection:
        told = connection.execute("SELECT deadline_id, occurs_on FROM occurrences(DATE '1900-01-01', ?)", [end])
        assert found == set(told.fetchall())
    assert len(found) == 3 + 4 + 2


def test_an_event_says_whom_it_binds_and_where_that_is_written(tables: Path, tmp_path: Path) -> None:
    [event] = events(tables, tmp_path / "x.ics", query="vi tri viec lam")
    assert event["SUMMARY"].startswith("Phòng Tổ chức Biên chế: Phòng Tổ chức Biên chế chủ trì xây dựng đề án")
    for said in ("Thời hạn: trước ngày 31/3/2023", "7/KH-SNV", "Trang 1, ", "Cải cách chế độ công vụ"):
        assert said in event["DESCRIPTION"]
    assert event["TRANSP"] == "TRANSPARENT"
    assert "RRULE" not in event


def test_events_keep_their_ids_so_that_an_import_brings_them_up_to_date(tables: Path, tmp_path: Path) -> None:
    first, second = (events(tables, tmp_path / name) for name in ("a.ics", "b.ics"))
    assert [event["UID"] for event in first] == [event["UID"] for event in second]
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()


def test_lines_are_folded_and_end_as_the_standard_wants(tables: Path, tmp_path: Path) -> None:
    events(tables, tmp_path / "x.ics")
    content = (tmp_path / "x.ics").read_bytes()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ({"start": date(2022, 9, 1), "end": date(2022, 9, 30)}, ["2022-09-30"]),
        ({"start": date(2022, 11, 15), "end": date(2022, 11, 15)}, ["2022-11-15"]),
        ({"start": date(2030, 1, 1)}, []),
    ],
)
def test_of_a_period_only_what_falls_in_it(
    tables: Path, tmp_path: Path, asked: dict[str, date], days: list[str]
) -> None:
    assert [str(event["DTSTART"].dt) for event in events(tables, tmp_path / "x.ics", **asked)] == days
