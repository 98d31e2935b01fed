"""The first page: how much there is, where and of what; what falls due, and what is past its due date as of a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from pipeline.web import asking
from pipeline.web.month_counts import Month, deadline_months, issue_months
from pipeline.web.rendering import address, page, words_of
from pipeline.web.rows import Row, Rows
from pipeline.web.site import Site, site_of
from pipeline.web.tasks_page import task_address
from pipeline.wording import wording

SOON = timedelta(days=30)
_RANKED, _LISTED, _WORST = 10, 6, 8
_DUE = "SELECT d.task_id, d.document_id, d.due_date, d.text, d.lead, d.issuer, d.plan FROM v_deadlines d"


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
    view = site.rows.kept(("overview", as_of, language), lambda: _overview(site, as_of, language))
    return page(request, "overview.html", "overview", view=view)


def _overview(site: Site, as_of: date, language: str) -> Overview:
    rows = site.rows
    still = rows.kept(("overview", language), lambda: _whatever_the_day(rows, language, site))
    months = deadline_months(rows, as_of)
    n_past = sum(month.n_past for month in months)
    picture: dict[str, object] = {"lang": language, "state": rows.state}
    return Overview(
        as_of=as_of,
        soon_days=SOON.days,
        n_soon=rows.number("SELECT count(*) FROM v_deadlines WHERE due_date BETWEEN ? AND ?", [as_of, as_of + SOON]),
        n_past=n_past,
        n_ahead=sum(month.n for month in months) - n_past,
        months=months,
        coming=_due(rows, "due_date >= ?", "due_date, task_id", as_of),
        passed=_due(rows, "due_date < ?", "due_date DESC, task_id", as_of),
        timeline_picture=address("/charts/deadlines.svg", {**picture, "as_of": as_of}),
        soon_address=address("/tasks", {"start": as_of, "end": as_of + SOON, "sort": "due"}),
        past_address=address("/tasks", {"end": as_of - timedelta(days=1), "sort": "latest"}),
        **still,
    )


def _whatever_the_day(rows: Rows, language: str, site: Site) -> dict[str, Any]:
    unnamed = wording(language)("web.overview.no_province")
    provinces = _ranked(
        rows, "SELECT province AS name, count(*) AS n FROM v_tasks GROUP BY province", "province", unnamed
    )
    picture: dict[str, object] = {"lang": language, "state": rows.state}
    return {
        "n_plans": rows.number("SELECT count(*) FROM v_plans"),
        "n_tasks": rows.number("SELECT count(*) FROM v_tasks"),
        "n_findings": rows.number("SELECT count(*) FROM findings"),
        "n_failures": rows.number("SELECT count(*) FROM failures"),
        "issued": issue_months(rows),
        "provinces": provinces[:_RANKED],
        "other_provinces": provinces[_RANKED:],
        "agencies": _agencies(rows),
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


def _agencies(rows: Rows) -> list[Row]:
    found = rows.all(
        "SELECT issuer || coalesce(' (' || province || ')', '') AS name, issuer, province, count(*) AS n, sum(n_tasks) AS tasks "
        "FROM v_plans WHERE issuer IS NOT NULL GROUP BY issuer, province ORDER BY tasks DESC, name LIMIT ?",
        [_RANKED],
    )
    for row in found:
        row["n"] = int(row["tasks"] or 0)
        row["address"] = address("/documents", {"q": f"{row['issuer']} {row['province'] or ''}"})
    return _with_shares(found)


def domain_counts(rows: Rows) -> list[Row]:
    """Tasks by domain, the most first."""
    return _ranked(
        rows, "SELECT domain AS name, count(*) AS n FROM v_tasks WHERE domain IS NOT NULL GROUP BY domain", "domain"
    )


def _ranked(rows: Rows, sql: str, parameter: str, unnamed: str = "—") -> list[Row]:
    found = rows.all(f"{sql} ORDER BY n DESC, name")
    for row in found:
        row["address"] = address("/tasks", {parameter: row["name"]}) if row["name"] else None
        row["name"] = row["name"] or unnamed
    return _with_shares(found)


def _with_shares(found: list[Row]) -> list[Row]:
    most = max((row["n"] for row in found), default=0) or 1
    for row in found:
        row["share"] = row["n"] / most
    return found


def _due(rows: Rows, condition: str, order: str, day: date) -> list[Row]:
    found = rows.all(f"{_DUE} WHERE {condition} ORDER BY {order} LIMIT ?", [day, _LISTED])
    for row in found:
        row["address"] = task_address(row)
        row["who"] = " · ".join(part for part in (row["lead"] or row["issuer"], row["plan"]) if part)
    return found
