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


@dataclass(frozen=True)
class Site:
    """The tables that are shown; `today` tells the day where a reader named none; `may_review` whether forms write."""

    tables: Path
    rows: Rows
    originals: Originals
    today: Callable[[], date] = today_in_vietnam
    may_review: bool = False
    pictures: KeptPictures = field(default_factory=KeptPictures)


def site_of(request: Request) -> Site:
    """The app's site."""
    site: Site = request.app.state.site
    return site
