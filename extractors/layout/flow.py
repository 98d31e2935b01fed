"""The document as one flow of printed lines and tables, page breaks and running heads gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise, starmap
from math import inf
from statistics import quantiles

from extractors.document import Box, Document, Page
from extractors.layout.flattened import find_flattened
from extractors.layout.flattened_tasks import find_flattened_tasks
from extractors.layout.joined import JoinedTable
from extractors.layout.lone_marks import with_marks
from extractors.layout.printed_line import PrintedLine
from extractors.layout.running import running_lines
from extractors.layout.span import Span
from extractors.layout.stitching import stitch
from normalizers.skeleton import skeleton

FlowItem = PrintedLine | JoinedTable

_LISTED = re.compile(r"[-+•]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[IVX]+\.\s|[a-zđ]\)\s")

_RECIPIENTS = re.compile(r"[^a-z0-9]*noi[^a-z0-9]+nhan")
_WIDEST_PAGE = 130
"""Characters that no line of a page wrapped to its width holds."""
_UNWRAPPED = 0.5
_LONG_ENOUGH, _FEWEST_LONG, _GO_ON = 40, 3, 0.05
"""Characters of a line that may have been wrapped, how many such lines tell, and the share of lines that go on small."""
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
    unwrapped = _is_unwrapped(document)
    plain_margins = _plain_margins(document, unwrapped=unwrapped)
    double_spaced = _double_spaced(document)
    blanks_part = not double_spaced and _blank_lines_part(document)
    for page, start in zip(document.pages, document.page_starts, strict=True):
        last_end: int | None = start
        for index, line in enumerate(page.lines):
            text = page.text[line.start : line.end]
            left = len(text) - len(text.lstrip())
            stripped = text.strip()
            begin = start + line.start + left
            if (page.number, index) in running and line.box is None:
                last_end = None  # blank lines around it are the page's edge: what they part only the words tell
                continue
            blank = None if double_spaced else last_end is not None and document.text.count("\n", last_end, begin) > 1
            blank = (
                blank or (unwrapped and line.box is None) or (False if blanks_part and last_end is not None else None)
            )
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
    whole = tuple(_with_flattened([item for _, item in sorted(items, key=lambda pair: pair[0])]))
    return tuple(with_marks(document.text, whole))


def _with_flattened(items: Sequence[FlowItem]) -> Iterator[FlowItem]:
    """The flow with tables found in lines that have no boxes."""
    for unboxed, run in groupby(items, key=lambda item: isinstance(item, PrintedLine) and item.box is None):
        if not unboxed:
            yield from run
            continue
        lines = [item for item in run if isinstance(item, PrintedLine)]
        at = 0
        for found in sorted(chain(find_flattened(lines), find_flattened_tasks(lines)), key=lambda found: found.first):
            if found.first >= at:
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


def _plain_texts(document: Document) -> list[str]:
    """The lines without boxes that hold anything."""
    pages = document.pages
    texts = [page.text[line.start : line.end].strip() for page in pages for line in page.lines if not line.box]
    return [text for text in texts if text]


def _is_unwrapped(document: Document) -> bool:
    """Whether text without boxes has each paragraph on one line.

    Most of it is in lines longer than any page is wide, or hardly a line goes on in small letters: most words
    begin so, and wrapped lines give themselves away.
    """
    texts = _plain_texts(document)
    if sum(len(text) for text in texts if len(text) > _WIDEST_PAGE) > _UNWRAPPED * sum(map(len, texts)):
        return True
    n_long = sum(len(text) > _LONG_ENOUGH for text in texts)
    return n_long >= _FEWEST_LONG and sum(starmap(_goes_on, pairwise(texts))) < _GO_ON * n_long


def _goes_on(before: str, text: str) -> bool:
    """Whether a line begins in small letters with what the one above left unfinished."""
    finished = before[-1] in ".;:," or before.isupper()
    return text[:1].islower() and not _LISTED.match(text) and not finished


def _plain_margins(document: Document, *, unwrapped: bool) -> Margins:
    """The width to which text without boxes was wrapped, in characters; without end where it was not."""
    if unwrapped:
        return Margins(0, inf)
    lengths = [len(text) for text in _plain_texts(document)]
    if len(lengths) < 4:
        return Margins(0, 80)
    return Margins(0, max(40.0, quantiles(lengths, n=20)[-3]))


def _blank_lines_part(document: Document) -> bool:
    """Whether an empty line precedes nearly every listed line, so that a line without one goes on with a paragraph.

    The list of those who get a copy is left out: a cell beside the signature, it has no empty lines in any document.
    """
    listed = parted = 0
    for page in document.pages:
        copies = False
        for before, after in pairwise(page.lines):
            blank = page.text.count("\n", before.end, after.start) > 1
            text = page.text[after.start : after.end].lstrip()
            copies = _RECIPIENTS.match(skeleton(text), 0, 20) is not None or (copies and not blank)
            if _LISTED.match(text) and not copies:
                listed += 1
                parted += blank
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
