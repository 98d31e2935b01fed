"""A range of a document's text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start`..`end` (exclusive) of `Document.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]
