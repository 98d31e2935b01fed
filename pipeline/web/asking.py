"""What an address asks for, read with care: a value that cannot be meant is refused with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request

_DOCUMENT = re.compile(r"[0-9a-f]{16}")
_LONGEST = 300
_MOST_PAGES = 1_000_000
_MOST_DIGITS = 9


def document_id(request: Request) -> str:
    """The document in the path. Raises HTTPException 404 where it can be none."""
    found: str = request.path_params["document_id"]
    if not _DOCUMENT.fullmatch(found):
        raise HTTPException(404)
    return found


def words(params: QueryParams, name: str) -> str:
    """Text as typed, without what stands around it."""
    return " ".join(params.get(name, "").replace("\0", " ").split())[:_LONGEST]


def day(params: QueryParams, name: str) -> date | None:
    """A day in ISO 8601, from which days can be reckoned to both sides. Raises HTTPException 400."""
    text = params.get(name, "").strip()
    if not text:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise HTTPException(400) from error
    if not date.min.year < found.year < date.max.year:
        raise HTTPException(400)
    return found


def page_number(params: QueryParams, name: str = "page") -> int:
    """A page from 1. Raises HTTPException 400."""
    number = whole_number(params.get(name, "").strip() or "1")
    if number is None or not 1 <= number <= _MOST_PAGES:
        raise HTTPException(400)
    return number


def whole_number(text: str) -> int | None:
    """Plain digits as the number they are; None for anything else, and for more of them than any number here has."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None


def one_of(params: QueryParams, name: str, known: tuple[str, ...]) -> str:
    """One of the values known, the first where none was given. Raises HTTPException 400."""
    found = params.get(name) or known[0]
    if found not in known:
        raise HTTPException(400)
    return found


@dataclass(frozen=True)
class Listing:
    """One page of many rows: `total` of them all; `address` makes the address of another page."""

    rows: list[dict[str, object]]
    total: int
    page: int
    size: int
    address: Callable[[int], str]

    @property
    def n_pages(self) -> int:
        """At least one."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """The number of the first row shown."""
        return (self.page - 1) * self.size + 1

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return min(self.page * self.size, self.total)
