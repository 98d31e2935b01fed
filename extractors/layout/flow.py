"""The document as one flow of printed lines and tables, page breaks and running heads gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import quantiles

from extractors.document import Box, Document, Page
from extractors.layout.flattened import find_flattened
from extractors.layout.joined import JoinedTable
from extractors.layout.printed_line import PrintedLine
from extractors.layout.running import running_lines
from extractors.layout.span import Span
from extractors.layout.stitching import stitch

FlowItem = PrintedLine | JoinedTable

_LISTED = re.compile(r"[-+•]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[IVX]+\.\s|[a-zđ]\)\s")

_WIDEST_PAGE = 130
"""Characters that no line of a page wrapped to its width holds."""
_UNWRAPPED = 0.5
_FEWEST_LINES = 20
_RARELY = 0.03
"""A title may be set in two lines where nothing else was wrapped."""
_SPECK = re.compile(r"[^\w\-+*•]{1,3}|_{1,3}")
"""What OCR makes of a speck between lines: signs that are neither letters nor bullets."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right edge of the running text: points where lines have boxes, characters where not."""

    left: float
    right: float

    def indent(self, x0: float) -> float:
        """Distance from the left margin as a share of the text's width."""
        return (x0 - self.left) / max(1.0, self.right - self.left)

    def fill(self, x1: float) -> float:
        """Reach towards the right margin: 1.0 where the line ends at it."""
        return (x1 - self.left) / max(1.0, self.right - self.left)


def flow(document: Document) -> tuple[FlowItem, ...]:
    """All lines and tables of a document in reading order.

    Running heads and page numbers are left out; a table that runs over pages stands once, where it begins.
    """
    running = running_lines(document)
    items: list[tuple[int, FlowItem]] = [(table.start, table) for table in stitch(document)]
    page_margins = {page.number: _margins(page_lines) for page, page_lines in _boxed_lines(document)}
    double_spaced = _double_spaced(document)
    blanks_part = not double_spaced and _blank_lines_part(document)
    unwrapped = _is_unwrapped(document)
    plain_margins = _plain_margins(document, unwrapped=unwrapped)
    for page, start in zip(document.pages, document.page_starts, strict=True):
        last_end = start
        for index, line in enumerate(page.lines):
            text = page.text[line.start : line.end]
            left = len(text) - len(text.lstrip())
            stripped = text.strip()
            begin = start + line.start + left
            blank = None if double_spaced else document.text.count("\n", last_end, begin) > 1
            blank = blank or (unwrapped and line.box is None) or (False if blanks_part else None)
            last_end = start + line.end
            if not stripped or (page.number, index) in running or (page.source == "ocr" and _SPECK.fullmatch(stripped)):
                continue
            margins = page_margins.get(page.number) if line.box else None
            margins = margins or plain_margins
            x0, x1 = (line.box.x0, line.box.x1) if line.box else (0.0, float(len(stripped)))
            printed = PrintedLine(
                stripped, Span(begin, begin + len(stripped)), page.number, margins.fill(x1), margins.indent(x0), line.box,
                line.bold, line.heading_level, line.ends_paragraph, blank,
            )  # fmt: skip
            items.append((begin, printed))
    return tuple(_with_flattened([item for _, item in sorted(items, key=lambda pair: pair[0])]))


def _with_flattened(items: Sequence[FlowItem]) -> Iterator[FlowItem]:
    """The flow with tables found in lines that have no boxes."""
    for unboxed, run in groupby(items, key=lambda item: isinstance(item, PrintedLine) and item.box is None):
        if not unboxed:
            yield from run
            continue
        lines = [item for item in run if isinstance(item, PrintedLine)]
        at = 0
        for found in find_flattened(lines):
            yield from lines[at : found.first]
            yield found.table
            at = found.last
        yield from lines[at:]


def _boxed_lines(document: Document) -> Iterator[tuple[Page, list[Box]]]:
    for page in document.pages:
        boxes = [line.box for line in page.lines if line.box]
        if boxes:
            yield page, boxes


def _margins(boxes: list[Box]) -> Margins:
    """Where most lines begin and end: outliers (a stamp, a page number) do not count."""
    if len(boxes) < 4:
        return Margins(min(b.x0 for b in boxes), max(b.x1 for b in boxes))
    lefts = quantiles([b.x0 for b in boxes], n=10)
    rights = quantiles([b.x1 for b in boxes], n=10)
    return Margins(lefts[0], rights[-2])


def _plain_lengths(document: Document) -> list[int]:
    """The lengths of the lines without boxes, in characters."""
    pages = document.pages
    lengths = [len(page.text[line.start : line.end].strip()) for page in pages for line in page.lines if not line.box]
    return [n for n in lengths if n]


def _is_unwrapped(document: Document) -> bool:
    """Whether text without boxes has each paragraph on one line: most of it is in lines longer than any page is wide, or
    hardly a line goes on in small letters with what the one above left unfinished.
    """
    lengths = _plain_lengths(document)
    if sum(n for n in lengths if n > _WIDEST_PAGE) > _UNWRAPPED * sum(lengths):
        return True
    return len(lengths) >= _FEWEST_LINES and _n_wrapped(document) <= _RARELY * len(lengths)


def _n_wrapped(document: Document) -> int:
    """How many lines without boxes begin in small letters behind one that ends no sentence and is no caption in capitals."""
    n_wrapped = 0
    for page in document.pages:
        lines = [page.text[line.start : line.end].strip() for line in page.lines if not line.box]
        pairs = pairwise(line for line in lines if line)
        n_wrapped += sum(
            a[:1].islower() and not _LISTED.match(a) and not b.isupper() and b[-1] not in ".;:," for b, a in pairs
        )
    return n_wrapped


def _plain_margins(document: Document, *, unwrapped: bool) -> Margins:
    """The width to which text without boxes was wrapped, in characters; that of its longest line where it was not."""
    lengths = _plain_lengths(document)
    if len(lengths) < 4:
        return Margins(0, 80)
    if unwrapped:
        return Margins(0, max(40.0, max(lengths)))
    return Margins(0, max(40.0, quantiles(lengths, n=20)[-3]))


def _blank_lines_part(document: Document) -> bool:
    """Whether an empty line precedes nearly every listed line, so that a line without one goes on with a paragraph."""
    listed = parted = 0
    for page in document.pages:
        for before, after in pairwise(page.lines):
            if _LISTED.match(page.text[after.start : after.end].lstrip()):
                listed += 1
                parted += page.text.count("\n", before.end, after.start) > 1
    return listed > 5 and parted > 0.75 * listed


def _double_spaced(document: Document) -> bool:
    """Whether an empty line follows nearly every line, so that none of them parts paragraphs."""
    gaps = goes_on = 0
    for page in document.pages:
        for before, after in pairwise(page.lines):
            between = page.text[before.end : after.start]
            gaps += between.count("\n") > 1
            first = page.text[after.start : after.end].lstrip()[:1]
            goes_on += between.count("\n") > 1 and first.islower()
    n_lines = sum(len(page.lines) for page in document.pages)
    return gaps > 0.8 * n_lines and goes_on > 0.25 * gaps
