"""What the first reader would have to wait for, made beforehand: the overview of today, its charts, the filters' choices."""

from __future__ import annotations

from threading import Thread

from pipeline.web.chart_images import overview_charts
from pipeline.web.overview_page import overview_of
from pipeline.web.site import Site
from pipeline.web.tasks_page import choices
from pipeline.wording import LANGUAGES, wording


def warm(site: Site) -> None:
    """Make it for the tables as they are now, in the language spoken first; the other shares most of it."""
    words, today = wording(LANGUAGES[0]), site.today()
    choices(site.rows)
    overview_of(site, today, words.language)
    overview_charts(site, words, today)


def warm_aside(site: Site) -> Thread:
    """The same in a thread of its own, which keeps nobody waiting."""
    thread = Thread(target=warm, args=(site,), daemon=True)
    thread.start()
    return thread
