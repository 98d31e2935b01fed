"""Content lines are those of RFC 5545: a library that knows nothing of ours reads the same text from them."""

from __future__ import annotations

import pytest
from icalendar import Calendar

from pipeline.exports.calendar_lines import line, text

TEXTS = (
    "Sở Y tế",
    "a; b, c \\ d",
    "một\nhai\r\nba",
    "Rà soát thủ tục hành chính; " * 20,
    "ờ" * 200,
    "x" * 67,
    "x" * 68,
    "😀ộ" * 60,
    "chuông \x07 không kêu",
)


@pytest.mark.parametrize("written", TEXTS)
def test_a_text_is_read_back_as_it_was(written: str) -> None:
    made = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + text("SUMMARY", written) + b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    calendar = Calendar.from_ical(made)
    [event] = calendar.walk("VEVENT")
    assert calendar.errors == []
    assert str(event["SUMMARY"]) == written.replace("\r\n", "\n").replace("\x07", " ")


@pytest.mark.parametrize("written", TEXTS)
def test_no_line_is_longer_than_may_be_nor_broken_within_a_character(written: str) -> None:
    lines = text("SUMMARY", written).split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(each) <= 75 for each in lines)
    assert all(each.startswith(b" ") for each in lines[1:-1])
    assert all(each.decode() for each in lines[:-1])


def test_what_is_no_text_is_not_escaped() -> None:
    assert line("RRULE", "FREQ=YEARLY;BYMONTH=3,9") == b"RRULE:FREQ=YEARLY;BYMONTH=3,9\r\n"
