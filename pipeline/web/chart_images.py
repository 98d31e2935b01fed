"""The overview's charts, each an address of its own that gives SVG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from pipeline.charts import DARK, LIGHT, Count, bars, recoloured, svg, timeline
from pipeline.web import asking
from pipeline.web.month_counts import Month, issue_months, task_months
from pipeline.web.rankings import domain_counts
from pipeline.web.rendering import words_of
from pipeline.web.site import Site, site_of
from pipeline.wording import Wording

_THEMES = ("light", "dark")
_WIDTHS = {
    "wide": {"deadlines": 1240, "domains": 560, "issued": 560},
    "narrow": dict.fromkeys(("deadlines", "domains", "issued"), 350),
}


def chart(request: Request) -> Response:
    """`/charts/{name}.svg`, in the colours of `theme`, for a page of `size`."""
    site, words, params = site_of(request), words_of(request), request.query_params
    name = request.path_params["name"]
    if name not in _WIDTHS["wide"]:
        raise HTTPException(404)
    theme, size = asking.one_of(params, "theme", _THEMES), asking.one_of(params, "size", tuple(_WIDTHS))
    as_of = asking.day(params, "as_of") or site.today()
    drawn = _chart(site, name, words, size, as_of)
    # the address names the state of the tables, so what it gives never changes
    headers = {"Cache-Control": "private, max-age=86400" if "state" in params else "no-cache"}
    return Response(recoloured(drawn, DARK if theme == "dark" else LIGHT), media_type="image/svg+xml", headers=headers)


def overview_charts(site: Site, words: Wording, as_of: date) -> None:
    """Draw all of them beforehand."""
    for size, widths in _WIDTHS.items():
        for name in widths:
            _chart(site, name, words, size, as_of)


def _chart(site: Site, name: str, words: Wording, size: str, as_of: date) -> str:
    key = (site.rows.state, name, words.language, size, as_of if name == "deadlines" else None)
    return site.pictures.get(key, lambda: _drawn(site, name, words, _WIDTHS[size][name], as_of).encode()).decode()


def _drawn(site: Site, name: str, words: Wording, width: int, as_of: date) -> str:
    makers: dict[str, Callable[[], str]] = {
        "deadlines": lambda: svg(
            timeline(
                _counts(task_months(site.rows, as_of)),
                width=width,
                mark=as_of.isoformat(),
                mark_label=words.day(as_of),
                locale=words.language,
            )
        ),
        "issued": lambda: svg(timeline(_counts(issue_months(site.rows)), width=width, locale=words.language)),
        "domains": lambda: svg(
            bars(
                [Count(words.value("domain", row["name"]), row["n"]) for row in domain_counts(site.rows)],
                width=width,
                locale=words.language,
            )
        ),
    }
    return makers[name]()


def _counts(months: Sequence[Month]) -> list[Count]:
    return [Count(each.month.isoformat(), each.n, each.n_past) for each in months]
