"""How the tests of times write a Time down."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from normalizers.times import Time


def _told(time: Time) -> str:
    if time.kind == "date":
        return f"{time.due_bound} {time.due_date}"
    if time.kind == "window":
        return f"{time.start_date}..{time.due_date}"
    if time.kind in ("open", "ongoing"):
        days = "" if time.start_date is None else f" {time.start_date}..{time.due_date or ''}"
        return time.kind + days
    if time.kind == "recurring":
        return " ".join(filter(None, (time.recurrence, time.due_bound)))
    if time.kind == "relative":
        days = f"{time.offset_days} {time.offset_calendar} days" if time.offset_days is not None else ""
        months = f"{time.offset_months} months" if time.offset_months is not None else ""
        return " ".join(filter(None, (days, months, f"after [{time.anchor_event}]")))
    return time.kind


@pytest.fixture
def told() -> Callable[[Time], str]:
    """A Time as a short line: `before 2022-08-05`, `2022-07-01..2022-09-30`, `FREQ=YEARLY`, …"""
    return _told
