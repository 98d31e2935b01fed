"""Running heads in text that keeps no pages: "CÔNG BÁO/Số 28" over "71", a page later "CÔNG BÁO/Số 28" over "72".

Text taken out of a PDF holds its heads and page numbers between the lines of a sentence. Without boxes nothing tells
where a page began, but the heads do: one wording, each time beside a number, and the numbers count pages.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document import Document

_NUMBER = re.compile(r"[-–\s]*(\d{1,4})[-–\s]*")
_LEAST_HEADS = 3
_LEAST_LINES = 8
"""Lines with words from one head to the next: cells that come one a line, each row's ordinal among them, are nearer."""
_LEAST_SHARE = 0.8
"""How many of the lines of one wording stand beside a page number."""
_FARTHEST = 2
"""What the number of a page may be more than that of the page before: a page may be blank."""


@dataclass(frozen=True, slots=True)
class _Unboxed:
    """A line with words: its page and index there, and whether a blank line stands before it."""

    page: int
    index: int
    text: str
    after_blank: bool


@dataclass(frozen=True, slots=True)
class _Head:
    """A line beside a number: where both stand among the lines with words, and the number."""

    at: int
    number_at: int
    number: int


def numbered_heads(
    document: Document, masked: Callable[[str], str], may_repeat: Callable[[str], bool]
) -> frozenset[tuple[int, int]]:
    """Page number and index in `Page.lines` of running heads without boxes, and of the numbers beside them."""
    lines = list(_unboxed(document))
    if len(lines) < _LEAST_HEADS * _LEAST_LINES:
        return frozenset()
    groups: dict[str, list[_Head]] = defaultdict(list)
    for head in _beside_numbers(lines):
        if may_repeat(lines[head.at].text):
            groups[masked(lines[head.at].text)].append(head)
    likely = {wording: heads for wording, heads in groups.items() if _count_pages(heads)}
    if not likely:
        return frozenset()
    often = Counter(masked(line.text) for line in lines)
    return frozenset(
        (lines[at].page, lines[at].index)
        for wording, heads in likely.items()
        if len(heads) >= _LEAST_SHARE * often[wording]
        for head in heads
        for at in (head.at, head.number_at)
    )


def _unboxed(document: Document) -> Iterator[_Unboxed]:
    for page in document.pages:
        last = 0
        for index, line in enumerate(page.lines):
            text = page.text[line.start : line.end].strip()
            if not text:
                continue
            if line.box is None:
                yield _Unboxed(page.number, index, text, last == 0 or page.text.count("\n", last, line.start) > 1)
            last = line.end


def _beside_numbers(lines: Sequence[_Unboxed]) -> Iterator[_Head]:
    """Each line right over or under a number by itself where a blank line, or the page's edge, parts the two from the text.

    A blank line between the two parts rows of a table whose cells come one a line: "Quý I", the next row's "2".
    """
    for at, line in enumerate(lines):
        found = _NUMBER.fullmatch(line.text)
        if not found:
            continue
        for head_at, first, last in ((at - 1, at - 1, at), (at + 1, at, at + 1)):
            if 0 <= head_at < len(lines) and not _NUMBER.fullmatch(lines[head_at].text):
                parted = lines[first].after_blank or last + 1 == len(lines) or lines[last + 1].after_blank
                if parted and not lines[last].after_blank:
                    yield _Head(head_at, at, int(found[1]))


def _count_pages(heads: Sequence[_Head]) -> bool:
    """Whether the numbers go up as those of pages do, each a page's text after the one before."""
    return len(heads) >= _LEAST_HEADS and all(
        1 <= other.number - one.number <= _FARTHEST
        and min(other.at, other.number_at) - max(one.at, one.number_at) >= _LEAST_LINES
        for one, other in pairwise(heads)
    )
