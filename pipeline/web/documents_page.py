"""The plans, the findings, and the files that could not be read: lists, page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from pipeline.analysis import bare
from pipeline.web import asking
from pipeline.web.asking import Listing
from pipeline.web.rendering import address, page
from pipeline.web.rows import Row, Rows
from pipeline.web.site import site_of

_SIZE = 25
_SHOWS = ("", "failures")
NEWEST_FIRST = "issue_date DESC NULLS LAST, document_id"


def documents(request: Request) -> Response:
    """`/documents`, and with `show=failures` what could not be read."""
    if asking.one_of(request.query_params, "show", _SHOWS):
        return _failures(request)
    rows = site_of(request).rows
    q = asking.words(request.query_params, "q")
    condition, parameters = plans_matching(q)
    listing = _listing(
        rows,
        request,
        f"v_plans WHERE {condition}",
        parameters,
        NEWEST_FIRST,
        lambda n: address("/documents", {"q": q, "page": n}),
    )
    for row in listing.rows:
        row["address"] = f"/documents/{row['document_id']}"
        row["plan"] = row["plan"] or row["source_path"]
    n_failures = rows.number("SELECT count(*) FROM failures")
    return page(request, "documents.html", "documents", listing=listing, q=q, n_failures=n_failures)


def plans_matching(q: str) -> tuple[str, list[object]]:
    """The condition over v_plans that every word of the query stands in the plan's header, and its parameters."""
    words: list[object] = list(bare(q).split())
    return " AND ".join("contains(bare_text, ?)" for _ in words) or "true", words


def findings(request: Request) -> Response:
    """`/findings`, of one `kind`, of one `severity` where asked."""
    rows = site_of(request).rows
    asked = {name: asking.words(request.query_params, name) for name in ("kind", "severity")}
    chosen = {name: value for name, value in asked.items() if value}
    condition = " AND ".join(f"{name} = ?" for name in chosen) or "true"
    listing = _listing(
        rows,
        request,
        f"v_findings WHERE {condition}",
        list(chosen.values()),
        "document_id, ordinal",
        lambda n: address("/findings", {**asked, "page": n}),
    )
    for row in listing.rows:
        row["address"] = address(f"/documents/{row['document_id']}", {"row": row["finding_id"]})
    kinds = rows.all("SELECT kind, count(*) AS n FROM findings GROUP BY kind ORDER BY n DESC, kind")
    return page(request, "findings.html", "", listing=listing, kind=asked["kind"], kinds=kinds)


def _failures(request: Request) -> Response:
    rows = site_of(request).rows
    where = lambda n: address("/documents", {"show": "failures", "page": n})  # noqa: E731
    listing = _listing(rows, request, "failures", [], "source_path, page NULLS FIRST, ordinal", where)
    return page(request, "failures.html", "documents", listing=listing)


def _listing(
    rows: Rows, request: Request, source: str, parameters: Sequence[object], order: str, where: Callable[[int], str]
) -> Listing:
    """A page of what `source` (a FROM clause) gives. Raises HTTPException 404 past its end."""
    number = asking.page_number(request.query_params)
    total = rows.number(f"SELECT count(*) FROM {source}", parameters)
    listing = Listing([], total, number, _SIZE, where)
    if number > listing.n_pages:
        raise HTTPException(404)
    found: list[Row] = rows.all(
        f"SELECT * FROM {source} ORDER BY {order} LIMIT ? OFFSET ?", [*parameters, _SIZE, (number - 1) * _SIZE]
    )
    listing.rows.extend(found)
    return listing
