"""The tasks: searched, filtered, sorted, page by page."""

from __future__ import annotations

from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from pipeline.web.asking import Listing
from pipeline.web.rendering import address, page
from pipeline.web.rows import Row, Rows
from pipeline.web.site import site_of
from pipeline.web.task_query import SORTS, TIMES, TaskQuery, task_query

_SIZE = 25
_UNITS_OFFERED = 300
_SHOWN = "task_id, document_id, text, leads, deadline AS deadlines, first_due, last_due, domain, confidence, plan, plan_title, section_path, issuer, province, page"


def tasks(request: Request) -> Response:
    """`/tasks`."""
    site = site_of(request)
    asked = task_query(request.query_params)
    answer = page(
        request,
        "tasks.html",
        "tasks",
        asked=asked,
        query=asked.q,
        listing=_found(site.rows, asked, site.today()),
        choices=choices(site.rows),
    )
    if "hx-request" in request.headers:
        answer.headers["HX-Push-Url"] = asked.address()  # without the filters that say nothing
    return answer


def task_address(row: Row) -> str:
    """Where a task is shown in its document."""
    return address(f"/documents/{row['document_id']}", {"row": row["task_id"]})


def _found(rows: Rows, asked: TaskQuery, today: date) -> Listing:
    index = rows.index
    total, places = index.page(asked.marks(index), asked.sort, (asked.page - 1) * _SIZE, _SIZE)
    listing = Listing([], total, asked.page, _SIZE, lambda number: asked.address(page=number))
    if asked.page > listing.n_pages:
        raise HTTPException(404)
    for row in index.rows(places, _SHOWN):
        row["address"] = task_address(row)
        row["is_past"] = row["last_due"] is not None and row["last_due"] < today
        listing.rows.append(row)
    return listing


def choices(rows: Rows) -> dict[str, object]:
    """What the filters offer."""
    return rows.kept(("choices",), lambda: _choices(rows))


def _choices(rows: Rows) -> dict[str, object]:
    provinces = rows.all("SELECT DISTINCT province AS name FROM v_plans WHERE province IS NOT NULL ORDER BY name")
    domains = rows.all("SELECT domain AS name FROM v_tasks WHERE domain IS NOT NULL GROUP BY domain ORDER BY domain")
    units = rows.all(
        "SELECT unit AS name FROM v_units GROUP BY unit ORDER BY sum(n_lead) DESC, unit LIMIT ?", [_UNITS_OFFERED]
    )
    named = {"provinces": provinces, "domains": domains, "units": units}
    return {what: [row["name"] for row in found] for what, found in named.items()} | {"sorts": SORTS, "times": TIMES}
