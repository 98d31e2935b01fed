"""Documents whose reading failed in a way that may pass: how often they were tried, and when it is time again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from pipeline.settings import Settings

_FIRST_WAIT = timedelta(hours=12)
_LONGEST_WAIT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Attempts:
    """How often a work key was tried, when last, and within which limits."""

    number: int
    last: datetime
    timeout_s: float
    memory_mb: int


Due = Callable[[Attempts, datetime, Settings], bool]
"""Whether a document that was tried so often is to be tried again now."""


def always(attempts: Attempts, now: datetime, settings: Settings) -> bool:
    """At every run: somebody is there who may have seen to the cause."""
    return True


def backing_off(attempts: Attempts, now: datetime, settings: Settings) -> bool:
    """At the next run, then after a day, two days, four …, at least once a month; at once where it is given more.

    A last attempt that lies in the future (the clock was set back) does not count as a wait.
    """
    if settings.timeout_s > attempts.timeout_s or settings.memory_mb > attempts.memory_mb:
        return True
    wait = min(_FIRST_WAIT * 2 ** min(attempts.number - 1, 10), _LONGEST_WAIT)
    return now < attempts.last or now - attempts.last >= wait
