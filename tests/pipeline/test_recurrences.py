"""Recurrences are said as people say them; what is not known is left as it is."""

from __future__ import annotations

import pytest

from pipeline.recurrences import recurrence_said
from pipeline.wording import wording


@pytest.mark.parametrize(
    ("rule", "vi", "en"),
    [
        ("FREQ=DAILY", "hằng ngày", "every day"),
        ("FREQ=WEEKLY;BYDAY=FR", "hằng tuần, thứ Sáu", "every week, on Friday"),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
            "2 tuần một lần, thứ Hai, thứ Năm",
            "every 2 weeks, on Monday, Thursday",
        ),
        ("FREQ=MONTHLY", "hằng tháng", "every month"),
        ("FREQ=MONTHLY;BYMONTHDAY=25", "hằng tháng, ngày 25", "every month, on day 25"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "hằng tháng, ngày cuối tháng", "every month, on the last day of the month"),
        ("FREQ=MONTHLY;INTERVAL=3", "hằng quý", "every quarter"),
        ("FREQ=MONTHLY;INTERVAL=6", "6 tháng một lần", "every half-year"),
        ("FREQ=YEARLY", "hằng năm", "every year"),
        ("FREQ=YEARLY;BYMONTH=6", "hằng năm, tháng 6", "every year, in month 6"),
        (
            "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=-1",
            "hằng năm, ngày cuối tháng 3, 9",
            "every year, on day last of month 3, 9",
        ),
        ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15", "hằng năm, ngày 15 tháng 11", "every year, on day 15 of month 11"),
    ],
)
def test_a_rule_is_said_in_words(rule: str, vi: str, en: str) -> None:
    assert recurrence_said(rule, wording("vi")) == vi
    assert recurrence_said(rule, wording("en")) == en


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY",
        "FREQ=MONTHLY;BYDAY=1FR",
        "FREQ=MONTHLY;BYMONTHDAY=-2",
        "FREQ=MONTHLY;BYMONTHDAY=x",
        "FREQ=WEEKLY;COUNT=3",
        "FREQ=YEARLY;BYMONTH=1;BYDAY=MO",
        "hằng quý",
        "",
    ],
)
def test_what_is_not_known_is_left_as_it_is(rule: str) -> None:
    assert recurrence_said(rule, wording("vi")) == rule
