"""The day is Vietnam's, wherever the program runs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from pipeline.today import day_in_vietnam

NEW_YORK = timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2024, 6, 30, 16, 59, tzinfo=UTC), date(2024, 6, 30)),
        (datetime(2024, 6, 30, 17, 0, tzinfo=UTC), date(2024, 7, 1)),
        (datetime(2024, 12, 31, 12, 0, tzinfo=NEW_YORK), date(2025, 1, 1)),
    ],
)
def test_the_day_is_that_of_vietnam(at: datetime, day: date) -> None:
    assert day_in_vietnam(at) == day
