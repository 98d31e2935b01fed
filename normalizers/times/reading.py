"""What the grammar makes of a run of tokens, before a year and the text around it are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from normalizers.times.cursor import Cursor
from normalizers.times.stretches import Stretch

FREQUENCIES = ("frequency", "periodic", "listed", "counted")
"""The rules of what recurs without a date."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One time as worded. `start`, `end` and `anchor` are offsets in the text; `open_ended` has no last day.

    `rule` names the grammar rule that made it; `bare` marks one that is a time only where nothing but a
    time can stand ("2014", "7/2022", "18 tháng"). `days` and `months` are offsets from the anchor.
    """

    kind: str
    rule: str
    start: int
    end: int
    first: Stretch | None = None
    last: Stretch | None = None
    bound: str | None = None
    recurrence: str | None = None
    anchor: tuple[int, int] | None = None
    days: int | None = None
    months: int | None = None
    calendar: str | None = None
    tentative: bool = False
    open_ended: bool = False
    bare: bool = False


def made(c: Cursor, start: int, kind: str, rule: str, **more: Any) -> Reading:
    """A reading of the tokens from `start` to where the cursor is."""
    return Reading(kind, rule, c.tokens[start].start, c.reached, **more)
