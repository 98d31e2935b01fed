"""What the first reader would have to wait for, made beforehand: the overview of today, its charts, the filters' choices."""

from __future__ import annotations

from threading import Thread

from pipeline.web.chart_images import overview_charts
from pipeline.web.overview_page import overview_of
from pipeline.web.rendering import load_templates
from pipeline.web.site import Site
from pipeline.web.tasks_page import choices
from pipeline.wording import LANGUAGES, wording


def warm(site: Site) -> None:
    """Count for the tables as they are now, in the language spoken first; the other shares most of it. Raises NoTables."""
    load_templates()
    choices(site.rows)
    overview_of(site, site.today(), LANGUAGES[0])


def prepare(site: Site) -> None:
    """All of it, for tables that are not shown yet."""
    warm(site)
    overview_charts(site, wording(LANGUAGES[0]), site.today())


def draw_aside(site: Site) -> None:
    """Draw the overview's charts in a thread of its own, which keeps nobody waiting: the first takes a second."""
    words = wording(LANGUAGES[0])
    Thread(target=overview_charts, args=(site, words, site.today()), daemon=True).start()
