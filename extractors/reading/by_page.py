"""Reads a source page by page, so that one bad page costs one page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractors.document import Page, PageFailure
from extractors.failures import Category, ReadFailure
from extractors.reading.options import Reading, ReadingOptions


@dataclass(frozen=True)
class ReadInPart:
    """A page as far as it could be read, and why not better."""

    page: Page
    failure: ReadFailure


def read_pages(
    n_pages: int, read: Callable[[int], Page | ReadInPart], options: ReadingOptions, component: str
) -> Reading:
    """Call `read` with 1..n_pages; a page's `ReadFailure` is kept while other pages land, and so is one
    that comes with a page.

    Raises `ReadFailure`: no_pages, unsupported (more than `options.max_pages`), the first page's failure when no page
    could be read.
    """
    if n_pages == 0:
        raise no_pages(component)
    if n_pages > options.max_pages:
        message = f"The file has {n_pages} pages, more than the {options.max_pages} allowed"
        remedy = "Split the file, or allow more pages (max_pages)"
        raise ReadFailure(Category.UNSUPPORTED, message, remedy, component=component)
    pages: list[Page] = []
    failures: list[ReadFailure] = []
    rejected: list[PageFailure] = []
    for number in range(1, n_pages + 1):
        try:
            found = read(number)
        except ReadFailure as failure:
            failures.append(failure)
            rejected.append(_of_page(number, failure))
            continue
        if isinstance(found, ReadInPart):
            rejected.append(_of_page(number, found.failure))
            found = found.page
        pages.append(found)
    if not pages:
        raise failures[0]
    return Reading(tuple(pages), tuple(rejected))


def _of_page(number: int, failure: ReadFailure) -> PageFailure:
    return PageFailure(number, failure.category, failure.component, failure.message, failure.remedy)


def no_pages(component: str) -> ReadFailure:
    """The failure of a file that is whole and holds no page."""
    return ReadFailure(
        Category.NO_PAGES, "The file holds no pages", "Export or scan the document again", component=component
    )
