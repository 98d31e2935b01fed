"""A page from its template: in the reader's language, every word of a document escaped."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from normalizers.skeleton import skeleton
from pipeline.web.site import site_of
from pipeline.wording import LANGUAGES, Wording, wording

STATIC = Path(__file__).with_name("static")
_COOKIE, _YEAR = "lang", 365 * 24 * 3600
_NAMES = {"vi": "Tiếng Việt", "en": "English"}
_ROOMS = (("overview", "/"), ("tasks", "/tasks"), ("documents", "/documents"), ("compare", "/compare"))
_REVIEWS = ("reviews", "/reviews")


def words_of(request: Request) -> Wording:
    """The language asked for in the address, else the one remembered, else Vietnamese."""
    for asked in (request.query_params.get("lang"), request.cookies.get(_COOKIE)):
        if asked in LANGUAGES:
            return wording(asked)
    return wording(LANGUAGES[0])


def page(request: Request, template: str, here: str = "", status: int = 200, **values: object) -> Response:
    """The page `template` of the room `here`, filled in with `values`."""
    words = words_of(request)
    site = site_of(request)
    html = (
        _environment()
        .get_template(template)
        .render(
            t=words,
            here=here,
            may_review=site.may_review,
            rooms=(*_ROOMS, _REVIEWS) if site.may_review else _ROOMS,
            other_language=_other_language(request, words.language),
            old_since=site.shown.old_since,
            **values,
        )
    )
    response = HTMLResponse(html, status, headers={"Cache-Control": "no-cache", "Vary": "Cookie"})
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie(_COOKIE, words.language, max_age=_YEAR, httponly=True, samesite="lax")
    return response


def load_templates() -> None:
    """Make every template ready beforehand."""
    environment = _environment()
    for name in environment.list_templates():
        environment.get_template(name)


def address(path: str, parameters: Mapping[str, object] | Iterable[tuple[str, object]] = (), fragment: str = "") -> str:
    """A path with its query; parameters that are empty are left out."""
    pairs = parameters.items() if isinstance(parameters, Mapping) else parameters
    query = urlencode([(name, str(value)) for name, value in pairs if value not in (None, "")])
    return path + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def stretches(text: str, query: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is a word of the query, whatever the accents."""
    words = sorted({re.escape(word) for word in skeleton(query).split()}, key=len, reverse=True)
    if not words:
        return [(text, False)]
    found: list[tuple[str, bool]] = []
    done = 0
    for match in re.finditer("|".join(words), skeleton(text)):  # the skeleton has as many characters as the text
        found += [(text[done : match.start()], False), (text[match.start() : match.end()], True)]
        done = match.end()
    return [*found, (text[done:], False)]


def _other_language(request: Request, now: str) -> dict[str, str]:
    """The link that shows this page in the other language."""
    code = next(each for each in LANGUAGES if each != now)
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    here = "/" + request.url.path.lstrip("/")  # a path that begins with // would lead to another host
    return {"code": code, "name": _NAMES[code], "address": address(here, [*kept, ("lang", code)])}


@cache
def _static(name: str) -> str:
    """The address of a static file, which changes with its content."""
    mark = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={mark}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipeline.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(static=_static, stretches=stretches)
    return environment
