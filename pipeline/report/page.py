"""The report as one HTML page: no script, nothing fetched, so that it can be mailed, opened on a phone and printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from pipeline.charts import Count, bars, svg, timeline
from pipeline.report.figures import Figures
from pipeline.wording import Wording

_WIDTH = 680
"""Pixels that a chart is drawn for; the page scales it to the screen."""


def as_html(figures: Figures, wording: Wording) -> str:
    """The page; everything that plans said is escaped."""
    return _template().render(
        f=figures,
        t=wording,
        domains=_bars(figures.domains, wording),
        leads=_bars(figures.leads, wording),
        months=_timeline(figures, wording),
    )


def _bars(counts: Sequence[Count], wording: Wording) -> Markup | None:
    return _drawing(svg(bars(counts, width=_WIDTH, locale=wording.language))) if counts else None


def _timeline(figures: Figures, wording: Wording) -> Markup | None:
    months = figures.months
    if not months:
        return None
    within = months[0].name <= figures.as_of.isoformat()[:8] + "01" <= months[-1].name
    mark = figures.as_of.isoformat() if within else None
    label = wording("report.as_of", day=figures.as_of)
    return _drawing(svg(timeline(months, width=_WIDTH, mark=mark, mark_label=label)))


def _drawing(drawn: str) -> Markup:
    """An SVG as part of the page. It is drawn by a library that escapes what it writes."""
    return Markup(drawn)  # noqa: S704


@cache
def _template() -> Template:
    loader = PackageLoader("pipeline.report", "data")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("report.html")
