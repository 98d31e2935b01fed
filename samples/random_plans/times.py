"""Times as plans word them, each with the deadlines it comes to by the data model."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from samples.random_plans.dice import Dice, capital, wordings

Deadline = dict[str, Any]
SENTENCE, LINE, CELL = "s", "l", "c"
_ROMAN = ("I", "II", "III", "IV")
_HAS_YEAR = re.compile(r"\{(?:y|y2|dmy|dmy2|dlong|span)\}")
_TIMELESS = (
    "FREQ",
    "before FREQ",
    "before yearly",
    "yearly",
    "working",
    "calendar",
    "after",
    "duration",
    "ongoing",
    "as directed",
)
"""Rules of which no year is part."""


@dataclass(frozen=True, slots=True)
class Time:
    """A wording of time, what it comes to, and the template it was drawn from."""

    text: str
    deadlines: tuple[Deadline, ...]
    drawn: str

    def said_of(self, step: str) -> tuple[Deadline, ...]:
        """The deadlines as those of one step among several."""
        return tuple({**deadline, "label": step} for deadline in self.deadlines)


@dataclass(frozen=True, slots=True)
class _Slots:
    """Days, months, quarters and years drawn for one wording."""

    day: date
    other_day: date
    month: int
    month2: int
    quarter: int
    quarter2: int
    year: int
    year2: int
    n: int

    @property
    def is_adjacent(self) -> bool:
        """Whether the two months or quarters are one stretch of time, which "and" may mean."""
        return self.month2 == self.month + 1 or self.quarter2 == self.quarter + 1


class Times:
    """Draws times of a plan for the years `first` to `last`."""

    def __init__(self, dice: Dice, first: int, last: int, boss: str) -> None:
        self._dice, self._first, self._last, self._boss = dice, first, last, boss
        self._words = wordings("times")

    def draw(self, place: str) -> Time:
        """A time for a sentence, a line or a cell."""
        while True:
            entry = self._dice.pick([entry for entry in self._words["time"] if place in entry["in"]])
            template, rule = self._dice.pick(entry["texts"]), entry["truth"]
            if self._fits(template, rule):
                return self._drawn(template, rule)

    def no_time(self) -> str:
        """Words that sound like a time and are none."""
        return str(self._dice.pick(self._words["words"]["no_times"]))

    def _fits(self, template: str, rule: str) -> bool:
        """Whether the plan's years decide what the wording comes to."""
        return self._first == self._last or bool(_HAS_YEAR.search(template)) or rule.startswith(_TIMELESS)

    def _drawn(self, template: str, rule: str) -> Time:
        slots = self._slots()
        while rule.startswith("two ") and slots.is_adjacent:
            slots = self._slots()
        text = self._dice.wording(template).format(**self._printed(slots))
        inferred = not _HAS_YEAR.search(template) and not rule.startswith(_TIMELESS)
        deadlines = tuple(
            {"raw": text, "label": None, "year_inferred": inferred, "drawn": template, **_NOTHING, **told}
            for told in _deadlines(rule, slots)
        )
        return Time(text, deadlines, template)

    def _slots(self) -> _Slots:
        dice = self._dice
        year = dice.number(self._first, self._last)
        month, month2 = sorted(dice.several(range(1, 13), 2))
        quarter, quarter2 = sorted(dice.several(range(1, 5), 2))
        days = sorted(date(year, m, dice.number(1, 28)) for m in dice.several(range(2, 13), 2))
        n = dice.pick((3, 5, 7, 10, 15, 20, 30))
        return _Slots(days[0], days[1], month, month2, quarter, quarter2, year, year + dice.number(1, 4), n)

    def _printed(self, slots: _Slots) -> dict[str, object]:
        dice, words = self._dice, self._words["words"]
        style = dice.pick(("{d:02}/{m:02}", "{d:02}/{m}", "{d}/{m}", "{d:02}/{m:02}"))
        end = dice.pick(("/", "/", "/", "/", "-", "."))

        def day(of: date, *, with_year: bool) -> str:
            text = style.format(d=of.day, m=of.month) + (f"/{of.year}" if with_year else "")
            return text.replace("/", end) if with_year else text

        month = dice.pick(("{}", "{:02}"))
        long = f"{slots.day.day:02} tháng {slots.day.month:02}"
        first = day(slots.day, with_year=dice.chance(0.5))
        return {
            "dmy": day(slots.day, with_year=True), "dm": day(slots.day, with_year=False),
            "dmy2": day(slots.other_day, with_year=True), "dm2": day(slots.other_day, with_year=False), "dlong": f"{long} năm {slots.year}", "dmlong": long,
            "span": f"{first} đến {dice.pick(('', 'ngày '))}{day(slots.other_day, with_year=True)}",
            "dom": slots.day.day, "hour": dice.pick(("16 giờ", "17 giờ 00", "17h00")), "m": month.format(slots.month), "m2": month.format(slots.month2),
            "q": _ROMAN[slots.quarter - 1], "q2": _ROMAN[slots.quarter2 - 1], "qd": slots.quarter,
            "y": slots.year, "y2": slots.year2, "next": slots.year + 1, "n": f"{slots.n:02}",
            "event": dice.pick(words["events"]), "boss": dice.pick([*words["bosses"][1:], self._boss]),
        }  # fmt: skip


def capitalised(time: Time) -> Time:
    """The time as it begins a cell or a sentence."""
    return Time(capital(time.text), time.deadlines, time.drawn)


_NOTHING: Deadline = dict.fromkeys(
    ("start_date", "due_date", "due_bound", "recurrence", "offset_days", "offset_calendar"), None
)


def _deadlines(rule: str, slots: _Slots) -> Iterator[Deadline]:
    """What a wording comes to by the rule its entry names."""
    if "FREQ=" in rule:
        bound, _, recurrence = rule.rpartition(" ")
        yield {"kind": "recurring", "recurrence": recurrence.format(dom=slots.day.day), "due_bound": bound or None}
    elif rule in ("before yearly", "before yearly twice"):
        for day in (slots.day, slots.other_day)[: 2 if rule.endswith("twice") else 1]:
            repeated = f"FREQ=YEARLY;BYMONTH={day.month};BYMONTHDAY={day.day}"
            yield {"kind": "recurring", "recurrence": repeated, "due_bound": "before"}
    else:
        yield from _RULES[rule](slots)


def _due(day: date, bound: str) -> Deadline:
    return {"kind": "date", "due_date": day.isoformat(), "due_bound": bound}


def _window(first: date, last: date) -> Deadline:
    return {"kind": "window", "start_date": first.isoformat(), "due_date": last.isoformat()}


def _months(year: int, first: int, last: int) -> Deadline:
    return _window(date(year, first, 1), _month_end(year, last))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _quarters(year: int, first: int, last: int) -> Deadline:
    return _months(year, 3 * first - 2, 3 * last)


def _open(kind: str, first: date) -> Deadline:
    return {"kind": kind, "start_date": first.isoformat()}


def _offset(calendar: str) -> Callable[[_Slots], list[Deadline]]:
    return lambda s: [{"kind": "relative", "offset_days": s.n, "offset_calendar": calendar}]


_RULES: dict[str, Callable[[_Slots], list[Deadline]]] = {
    "before": lambda s: [_due(s.day, "before")],
    "by": lambda s: [_due(s.day, "by")],
    "before both": lambda s: [_due(s.day, "before"), _due(s.other_day, "before")],
    "by quarter": lambda s: [_due(_month_end(s.year, 3 * s.quarter), "by")],
    "open month": lambda s: [_open("open", date(s.year, s.month, 1))],
    "months over years": lambda s: [_window(date(s.year, s.month2, 1), _month_end(s.year + 1, s.month))],
    "quarters over years": lambda s: [
        _window(date(s.year, 3 * s.quarter2 - 2, 1), _month_end(s.year + 1, 3 * s.quarter))
    ],
    "by month": lambda s: [_due(_month_end(s.year, s.month), "by")],
    "by year": lambda s: [_due(date(s.year, 12, 31), "by")],
    "month": lambda s: [_months(s.year, s.month, s.month)],
    "months": lambda s: [_months(s.year, s.month, s.month2)],
    "two months": lambda s: [_months(s.year, s.month, s.month), _months(s.year, s.month2, s.month2)],
    "quarter": lambda s: [_quarters(s.year, s.quarter, s.quarter)],
    "quarters": lambda s: [_quarters(s.year, s.quarter, s.quarter2)],
    "two quarters": lambda s: [_quarters(s.year, s.quarter, s.quarter), _quarters(s.year, s.quarter2, s.quarter2)],
    "first half": lambda s: [_months(s.year, 1, 6)],
    "second half": lambda s: [_months(s.year, 7, 12)],
    "year": lambda s: [_months(s.year, 1, 12)],
    "years": lambda s: [_window(date(s.year, 1, 1), date(s.year2, 12, 31))],
    "days": lambda s: [_window(s.day, s.other_day)],
    "open year": lambda s: [_open("open", date(s.year, 1, 1))],
    "open quarter": lambda s: [_open("open", date(s.year, 3 * s.quarter - 2, 1))],
    "ongoing": lambda s: [{"kind": "ongoing"}],
    "ongoing year": lambda s: [_open("ongoing", date(s.year, 1, 1))],
    "yearly": lambda s: [{"kind": "recurring", "recurrence": "FREQ=YEARLY"}],
    "working days": _offset("working"),
    "calendar days": _offset("calendar"),
    "after": lambda s: [{"kind": "relative"}],
    "duration": lambda s: [{"kind": "relative"}],
    "as directed": lambda s: [{"kind": "as_directed"}],
}
