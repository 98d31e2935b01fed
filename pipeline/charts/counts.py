"""How many of what: bars by name, and bars along the months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import altair
from altair import LayerChart

from pipeline.charts.drawing import LIGHT

_ROW, _LONGEST_LABEL = 26, 260
_LABEL, _MOST_MONTHS = 60, 36
_THOUSANDS = {"vi": ".", "en": ","}


@dataclass(frozen=True, slots=True)
class Count:
    """So many of a thing; `n_past` of them before the day that was asked about."""

    name: str
    n: int
    n_past: int = 0


def bars(counts: Sequence[Count], *, width: int, locale: str = "vi") -> LayerChart:
    """Horizontal bars in the order given, each with its name and number; `width` in pixels, names and all."""
    label = min(_LONGEST_LABEL, width * 2 // 5)
    rows = [{"name": each.name, "n": each.n, "said": _said(each.n, locale)} for each in counts]
    y = altair.Y("name:N", sort=None, title=None, axis=altair.Axis(labelLimit=label - 10, domain=False, ticks=False))
    x = altair.X("n:Q", title=None, axis=None, scale=altair.Scale(domainMin=0))
    drawn = altair.Chart(
        altair.InlineData(values=rows), width=width - label - 50, height=_ROW * max(len(rows), 1)
    ).encode(y=y, x=x)
    bar = drawn.mark_bar(color=LIGHT.accent, cornerRadiusEnd=3, height=14)
    number = drawn.mark_text(align="left", dx=6, color=LIGHT.ink, fontSize=12).encode(text="said:N")
    return LayerChart(layer=[bar, number])


def timeline(
    months: Sequence[Count],
    *,
    width: int,
    height: int = 180,
    mark: str | None = None,
    mark_label: str = "",
    locale: str = "vi",
) -> LayerChart:
    """Upright bars along the months; `Count.name` is the month's first day in ISO 8601.

    What is past is drawn faded. `mark`: a day, in ISO 8601, at which a line stands, with its label.
    """
    rows = [
        {"month": each.name, "n": n, "when": when}
        for each in months
        for when, n in (("past", each.n_past), ("ahead", each.n - each.n_past))
        if n
    ]
    x = altair.X("month:T", timeUnit="yearmonth", title=None, axis=_month_axis(months, width, mark))
    y = altair.Y(
        "sum(n):Q",
        title=None,
        axis=altair.Axis(
            values=_ticks(max((each.n for each in months), default=0)),
            domain=False,
            ticks=False,
            labelExpr=f"replace(format(datum.value, ','), /,/g, '{_THOUSANDS[locale]}')",
        ),
    )
    colour = altair.Color(
        "when:N", legend=None, scale=altair.Scale(domain=["past", "ahead"], range=[LIGHT.faded, LIGHT.accent])
    )
    base = altair.Chart(altair.InlineData(values=rows), width=width - 50, height=height)
    # no round corners: of a hundred bars they take longer than all the rest
    drawn: list[altair.Chart] = [base.mark_bar(binSpacing=2).encode(x=x, y=y, color=colour)]
    if mark is not None:
        line = altair.Chart(altair.InlineData(values=[{"day": mark, "label": mark_label}])).encode(x=altair.X("day:T"))
        drawn.append(line.mark_rule(color=LIGHT.alert, strokeWidth=1.5))
        drawn.append(
            line.mark_text(color=LIGHT.alert, align="left", dx=5, fontSize=12).encode(text="label:N", y=altair.value(6))
        )
    return LayerChart(layer=drawn)


def _ticks(most: int) -> list[int]:
    """A few round whole numbers up to the most."""
    step = 1
    while most / step > 5:
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    return list(range(0, most + 1, step))


def _month_axis(months: Sequence[Count], width: int, mark: str | None) -> altair.Axis:
    """Labels for as many months as there is room for; for years where years have passed between the first and the last.

    A label that is not drawn is not measured, which is what takes the time.
    """
    days = [date.fromisoformat(name) for name in (*(each.name for each in months), *([mark] if mark else []))]
    first, last = min(days, default=date.min), max(days, default=date.min)
    n_months = 12 * (last.year - first.year) + last.month - first.month + 1
    room = max(1, width // _LABEL)
    is_short = n_months <= _MOST_MONTHS
    steps = (1, 2, 3, 4, 6, 12) if is_short else (12, 24, 60, 120, 240, 600, 1200)
    step = next((each for each in steps if n_months <= each * room), steps[-1])
    unit, step = ("month", step) if is_short else ("year", step // 12)
    every = {"interval": unit, "step": step}
    return altair.Axis(format="%m/%Y" if is_short else "%Y", tickCount=every, labelOverlap=True, grid=False)


def _said(n: int, locale: str) -> str:
    return f"{n:,}".replace(",", _THOUSANDS[locale])
