"""Marks of lists alone on a line, as text wrapped to a fixed width without regard to them leaves them: "1.2." / "Sở Y tế"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.layout.joined import JoinedTable
from extractors.layout.printed_line import PrintedLine
from extractors.layout.span import Span

_MARK = re.compile(
    r"[-–—−+*•●▪◦]|\d{1,3}(?:\.\d{1,2}){0,4}\s?[.)]|[IVXL]{1,5}\s?[.)]|[A-HĐ]\s?[.)]|[a-zđ]\s?\)|\((?:\d{1,2}|[a-zđ])\)"
)
_MARKED = re.compile(rf"(?:{_MARK.pattern})(?:\s|$)|[-–—−+*•●▪◦]")
_WORDS = re.compile(r"[\"“'(]?\w")
_ENDED = re.compile(r"[.;:!?…][\"”')\]]*$")


def with_marks(text: str, items: Sequence[PrintedLine | JoinedTable]) -> Iterator[PrintedLine | JoinedTable]:
    """The items with each such mark on one line with the words that it marks, right under it.

    `text` is the document's. Only lines without boxes: where places are known, a mark has its words beside it.
    """
    before: PrintedLine | JoinedTable | None = None
    at = 0
    while at < len(items):
        item, below = items[at], items[at + 1] if at + 1 < len(items) else None
        if isinstance(item, PrintedLine) and isinstance(below, PrintedLine) and _is_mark(text, before, item):
            joins = _marks(text, item, below)
            item = _together(text, item, below) if joins else item
            at += joins
        yield item
        before = item
        at += 1


def _is_mark(text: str, before: PrintedLine | JoinedTable | None, line: PrintedLine) -> bool:
    """Whether a line is nothing but a mark that begins a paragraph, and not the end of a sentence that was wrapped."""
    if line.box is not None or line.ends_paragraph or not _MARK.fullmatch(line.text):
        return False
    if not isinstance(before, PrintedLine) or before.ends_paragraph or _ENDED.search(before.text):
        return True
    return _newlines(text, before, line) > 1


def _marks(text: str, mark: PrintedLine, below: PrintedLine) -> bool:
    """Whether the words of a mark are on the line below it."""
    if below.box is not None or below.heading_level != mark.heading_level or _newlines(text, mark, below) > 1:
        return False
    return _WORDS.match(below.text) is not None and _MARKED.match(below.text) is None


def _newlines(text: str, first: PrintedLine, second: PrintedLine) -> int:
    return text.count("\n", first.span.end, second.span.start)


def _together(text: str, mark: PrintedLine, words: PrintedLine) -> PrintedLine:
    span = Span(mark.span.start, words.span.end)
    return replace(
        words,
        text=span.of(text).replace("\n", " "),
        span=span,
        indent=mark.indent,
        bold=mark.bold and words.bold,
        blank_before=mark.blank_before,
    )
