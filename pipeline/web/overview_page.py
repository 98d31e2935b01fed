"""The first page: how much there is, where and of what; what falls due, and what is past its due date as of a day.

Every number that is a link is of what the link shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from pipeline.web import asking
from pipeline.web.month_counts import Month, issue_months, task_months
from pipeline.web.rankings import agency_counts, domain_counts, province_counts
from pipeline.web.rendering import address, page, words_of
from pipeline.web.rows import Row, Rows
from pipeline.web.site import Site, site_of
from pipeline.web.task_query import TaskQuery
from pipeline.web.tasks_page import task_address
from pipeline.wording import wording

SOON = timedelta(days=30)
_RANKED, _LISTED, _WORST = 10, 6, 8


@dataclass(frozen=True)
class Overview:
    """What the page shows; the rows of rankings hold name, n, share of the greatest, and address."""

    as_of: date
    soon_days: int
    n_plans: int
    n_tasks: int
    n_soon: int
    n_past: int
    n_ahead: int
    n_findings: int
    n_failures: int
    months: Sequence[Month]
    issued: Sequence[Month]
    coming: list[Row]
    passed: list[Row]
    provinces: list[Row]
    other_provinces: list[Row]
    agencies: list[Row]
    domains: list[Row]
    sources: list[Row]
    worst: list[Row]
    findings: list[Row]
    timeline_picture: str
    domain_picture: str
    issued_picture: str
    soon_address: str
    past_address: str


def overview(request: Request) -> Response:
    """`/`."""
    site = site_of(request)
    as_of = asking.day(request.query_params, "as_of") or site.today()
    language = words_of(request).language
    return page(request, "overview.html", "overview", view=overview_of(site, as_of, language))


def overview_of(site: Site, as_of: date, language: str) -> Overview:
    """What the page says of a day."""
    return site.rows.kept(("overview", as_of, language), lambda: _overview(site, as_of, language))


def _overview(site: Site, as_of: date, language: str) -> Overview:
    rows = site.rows
    still = rows.kept(("overview", language), lambda: _whatever_the_day(rows, language))
    soon = TaskQuery(start=as_of, end=as_of + SOON, sort="due")
    past = TaskQuery(end=as_of - timedelta(days=1), sort="latest")
    picture: dict[str, object] = {"lang": language, "state": rows.state}
    return Overview(
        as_of=as_of,
        soon_days=SOON.days,
        n_soon=soon.count(rows.index),
        n_past=past.count(rows.index),
        n_ahead=TaskQuery(start=as_of).count(rows.index),
        months=task_months(rows, as_of),
        coming=_due(site, as_of, back=False),
        passed=_due(site, as_of, back=True),
        timeline_picture=address("/charts/deadlines.svg", {**picture, "as_of": as_of}),
        soon_address=soon.address(),
        past_address=past.address(),
        **still,
    )


def _whatever_the_day(rows: Rows, language: str) -> dict[str, Any]:
    provinces = province_counts(rows, wording(language)("web.overview.no_province"))
    picture: dict[str, object] = {"lang": language, "state": rows.state}
    return {
        "n_plans": rows.number("SELECT count(*) FROM v_plans"),
        "n_tasks": rows.number("SELECT count(*) FROM v_tasks"),
        "n_findings": rows.number("SELECT count(*) FROM findings"),
        "n_failures": rows.number("SELECT count(*) FROM failures"),
        "issued": issue_months(rows),
        "provinces": provinces[:_RANKED],
        "other_provinces": provinces[_RANKED:],
        "agencies": agency_counts(rows),
        "domains": domain_counts(rows),
        "sources": rows.all(
            "SELECT text_source, count(*) AS n, avg(quality) AS quality FROM v_plans GROUP BY text_source ORDER BY n DESC"
        ),
        "worst": rows.all(
            "SELECT document_id, coalesce(plan, source_path) AS plan, issuer, quality FROM v_plans ORDER BY quality, document_id LIMIT ?",
            [_WORST],
        ),
        "findings": rows.all(
            "SELECT kind, severity, count(*) AS n FROM findings GROUP BY kind, severity ORDER BY n DESC, kind"
        ),
        "domain_picture": address("/charts/domains.svg", picture),
        "issued_picture": address("/charts/issued.svg", picture),
    }


def _due(site: Site, as_of: date, *, back: bool) -> list[Row]:
    """The tasks with a date next to a day: from it on, or before it."""
    index = site.rows.index
    found = index.days_from(as_of, _LISTED, back=back)
    rows = index.rows([place for _, place in found], "task_id, document_id, text, lead, issuer, plan")
    for row, (day, _) in zip(rows, found, strict=True):
        row["due_date"] = day
        row["address"] = task_address(row)
        row["who"] = " · ".join(part for part in (row["lead"] or row["issuer"], row["plan"]) if part)
    return rows
