"""Why a document could not be read: a typed reason with what to do about it."""

from __future__ import annotations

from enum import StrEnum


class Category(StrEnum):
    """Kinds of failure, as `failures.category` names them."""

    EMPTY = "empty"
    TRUNCATED = "truncated"
    ENCRYPTED = "encrypted"
    UNSUPPORTED = "unsupported"
    UNDECODABLE = "undecodable"
    NO_PAGES = "no_pages"
    NO_TEXT = "no_text"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"
    MISSING_PROGRAM = "missing_program"
    VANISHED = "vanished"
    INTERNAL = "internal"


class ReadFailure(Exception):
    """A source that can't be read. `remedy` tells the reader of the message what to do."""

    def __init__(self, category: Category, message: str, remedy: str, *, component: str, page: int | None = None):
        super().__init__(message)
        self.category = category
        self.message = message
        self.remedy = remedy
        self.component = component
        self.page = page

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way home from a worker process."""
        return _rebuild, (self.category, self.message, self.remedy, self.component, self.page)


def _rebuild(category: Category, message: str, remedy: str, component: str, page: int | None) -> ReadFailure:
    return ReadFailure(category, message, remedy, component=component, page=page)
