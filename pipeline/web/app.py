"""The app: which address gives which page, and what is said where something goes wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pipeline.originals import Originals
from pipeline.today import today_in_vietnam
from pipeline.web.chart_images import chart
from pipeline.web.compare_page import compare
from pipeline.web.document_page import document
from pipeline.web.documents_page import documents, findings
from pipeline.web.guard import Guard
from pipeline.web.kept_pictures import KeptPictures
from pipeline.web.overview_page import overview
from pipeline.web.page_images import page_image, source_file
from pipeline.web.rendering import STATIC, page
from pipeline.web.review_page import add_review, reviews
from pipeline.web.shown import Shown
from pipeline.web.site import Site
from pipeline.web.tasks_page import tasks
from pipeline.web.warming import draw_aside, prepare, warm

_TOLD = {400, 404}
"""Faults with a page of their own words; others are told as a fault of the program."""


def make_app(
    tables: Path,
    *,
    cache: Path | None = None,
    may_review: bool = False,
    hosts: frozenset[str] = frozenset(),
    today: Callable[[], date] = today_in_vietnam,
) -> Starlette:
    """The app over a folder of tables. Raises NoTables.

    `cache`: where the snapshot of the tables is kept. `hosts`: names besides those of this machine that it answers to.
    """
    shown = Shown(tables, cache, prepare=lambda rows: prepare(at(rows)))
    at = partial(
        Site, tables, shown, originals=Originals(tables), today=today, may_review=may_review, pictures=KeptPictures()
    )
    warm(at(shown.rows()))
    app = Starlette(
        lifespan=_lifespan,
        routes=_routes(),
        middleware=[Middleware(Guard, hosts=hosts, may_post=may_review), Middleware(GZipMiddleware, minimum_size=1000)],
        exception_handlers={HTTPException: _told, Exception: _failed},
    )
    app.state.site_now = lambda: at(shown.rows())
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    draw_aside(app.state.site_now())
    yield


def _routes() -> list[Route | Mount]:
    return [
        Route("/", overview),
        Route("/tasks", tasks),
        Route("/documents", documents),
        Route("/documents/{document_id}", document),
        Route("/documents/{document_id}/pages/{number}.webp", page_image),
        Route("/documents/{document_id}/source", source_file),
        Route("/findings", findings),
        Route("/compare", compare),
        Route("/reviews", reviews),
        Route("/reviews", add_review, methods=["POST"]),
        Route("/charts/{name}.svg", chart),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]


async def _told(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return page(request, "error.html", status=status, told=status if status in _TOLD else 500)


async def _failed(request: Request, error: Exception) -> Response:
    return page(request, "error.html", status=500, told=500)
