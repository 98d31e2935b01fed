"""Which day it is where the plans are carried out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Vietnam has one time, without daylight saving."""


def today_in_vietnam() -> date:
    """The day that it is there now, wherever the program runs."""
    return day_in_vietnam(datetime.now(UTC))


def day_in_vietnam(at: datetime) -> date:
    """The day that it was there at a moment, which knows its time zone.

    >>> day_in_vietnam(datetime(2024, 6, 30, 17, 30, tzinfo=UTC))
    datetime.date(2024, 7, 1)
    """
    return at.astimezone(VIETNAM).date()
