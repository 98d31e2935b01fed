"""Times of Vietnamese plans: what a statement or a sentence says about when, as dates and RRULEs.

A clause becomes typed tokens (`tokens`), a recursive-descent grammar reads them (`calendar_grammar`, `calendar_lists`,
`frequency_grammar`, `time_grammar`), and the words around them decide what they mean (`statements` for
time cells and lines, `prose` for sentences). Wordings are data: `data/times.toml`, `data/times_context.toml`.
"""

from normalizers.times.headers import read_date, read_issue_date, read_period
from normalizers.times.model import IssueDate, Period, Time
from normalizers.times.prose import find_times
from normalizers.times.statements import may_begin_with_time, read_times

__all__ = [
    "IssueDate",
    "Period",
    "Time",
    "find_times",
    "may_begin_with_time",
    "read_date",
    "read_issue_date",
    "read_period",
    "read_times",
]
