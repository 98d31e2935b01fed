"""What every page of one running app shares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from starlette.requests import Request

from pipeline.originals import Originals
from pipeline.today import today_in_vietnam
from pipeline.web.kept_pictures import KeptPictures
from pipeline.web.rows import Rows
from pipeline.web.shown import Shown


@dataclass(frozen=True)
class Site:
    """The tables that are shown, `rows` as they are asked for one answer, so that all it says is of one state.

    `today` tells the day where a reader named none; `may_review` whether forms write.
    """

    tables: Path
    shown: Shown
    rows: Rows
    originals: Originals
    today: Callable[[], date] = today_in_vietnam
    may_review: bool = False
    pictures: KeptPictures = field(default_factory=KeptPictures)


def site_of(request: Request) -> Site:
    """The app's site as it is for this request."""
    if not hasattr(request.state, "site"):
        request.state.site = request.app.state.site_now()
    site: Site = request.state.site
    return site
