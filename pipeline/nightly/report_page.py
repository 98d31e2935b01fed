"""A night as one HTML page that a person reads in a minute; it needs nothing from outside and can be mailed."""

from __future__ import annotations

from collections import Counter
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from pipeline.nightly.night_report import NightReport

_MOST = 100
"""Rows shown of a list; the JSON beside the page has all."""


def as_html(report: NightReport) -> str:
    """The page; everything that documents or servers said is escaped."""
    return _template().render(
        report=report,
        counts=Counter(each.change for each in report.changes),
        most=_MOST,
        minutes=report.seconds / 60,
    )


@cache
def _template() -> Template:
    loader = PackageLoader("pipeline.nightly", "data")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True).get_template(
        "night.html"
    )
