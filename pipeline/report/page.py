"""The report as one HTML page: no script, nothing fetched, so that it can be mailed, opened on a phone and printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from pipeline.charts import Count, bars, svg, timeline
from pipeline.report.figures import Figures
from pipeline.wording import Wording

_WIDTH = 680
"""Pixels that a chart is drawn for; the page scales it to the screen."""


def as_html(figures: Figures, wording: Wording) -> str:
    """The page; everything that plans said is escaped, here or by the library that draws."""
    return _template().render(
        f=figures,
        t=wording,
        domains=_bars(figures.domains, wording),
        leads=_bars(figures.leads, wording),
        months=_timeline(figures, wording),
    )


def _bars(counts: Sequence[Count], wording: Wording) -> str | None:
    return svg(bars(counts, width=_WIDTH, locale=wording.language)) if counts else None


def _timeline(figures: Figures, wording: Wording) -> str | None:
    months = figures.months
    if not months:
        return None
    within = months[0].name <= figures.as_of.isoformat()[:8] + "01" <= months[-1].name
    mark = figures.as_of.isoformat() if within else None
    label = wording("report.as_of", day=figures.as_of)
    return svg(timeline(months, width=_WIDTH, mark=mark, mark_label=label, locale=wording.language))


@cache
def _template() -> Template:
    loader = PackageLoader("pipeline.report", "data")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("report.html")
