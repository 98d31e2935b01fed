"""Running heads and page numbers: what a page repeats to be found by, and no part of what it says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extractors.document import Document, Line, Page
from extractors.layout.numbered_heads import numbered_heads
from normalizers.lexicons import read_lexicon
from normalizers.page_breaks import is_break_mark
from normalizers.skeleton import skeleton

_MARGIN = 0.12  # of the page's height, at top and bottom, where running lines stand
_SAME_HEIGHT = 8.0  # points, from the top for heads and from the bottom for feet
_LEAST_PAGES = 3  # a text repeated on fewer pages may be a letterhead or the head of a form
_LEAST_SHARE = 0.4  # of all pages; heads may differ between left and right pages
_LEAST_LETTERS = 4
_DIGITS = re.compile(r"\d+")
_ORNAMENT = re.compile(r"[\s\-–—_.|~*]+")
_MISREAD_DIGITS = str.maketrans("IilOo", "11100")


@dataclass(frozen=True, slots=True)
class _Outermost:
    """A page's line next to its edge: `at_top`, `height` its distance from that edge in points (None without boxes)."""

    page: int
    index: int
    text: str
    at_top: bool
    height: float | None


def running_lines(document: Document) -> frozenset[tuple[int, int]]:
    """Page number and index in `Page.lines` of each running head, running foot and page number.

    A page number is a number alone (or "Trang 3/7") as the first or last line, in the margin where boxes tell; on page 11
    "I1" is one too. A running head is a text that stands, but for its digits, at one height on most pages; without boxes there are no
    running heads but those that stand beside the numbers of pages, for a repeated line may be anything.
    """
    found = set(numbered_heads(document, _masked, _may_repeat) | _break_marks(document))
    numbered: set[int] = set()
    while True:  # what stands under a running head may be another one, or the page's number
        outermost = [line for page in document.pages for line in _outermost(page, found)]
        numbers = {line.page: line for line in outermost if line.page not in numbered and _is_page_number(line)}
        more = {(line.page, line.index) for line in numbers.values()} | _repeated(outermost, len(document.pages))
        if not more:
            return frozenset(found)
        found |= more
        numbered |= numbers.keys()  # a page has one number; a column of figures is not eaten up from below


def _break_marks(document: Document) -> set[tuple[int, int]]:
    """What a converter wrote where a page ended: "--- PAGE BREAK ---"."""
    return {
        (page.number, index)
        for page in document.pages
        for index, line in enumerate(page.lines)
        if line.box is None and is_break_mark(page.text[line.start : line.end])
    }


def _outermost(page: Page, found: set[tuple[int, int]]) -> Iterator[_Outermost]:
    """The page's first and last line besides those `found`, if they stand in the margins."""
    left = [(index, line) for index, line in enumerate(page.lines) if (page.number, index) not in found]
    left = [(index, line) for index, line in left if page.text[line.start : line.end].strip()]
    if not left:
        return
    first = min(left, key=lambda item: _top(item[1]))
    last = max(left, key=lambda item: _top(item[1]))
    for (index, line), at_top in ((first, True), (last, False)):
        height = _height(page, line, at_top)
        in_text = any(_beyond(table.start, line, at_top) for table in page.tables)
        if in_text or (height is not None and height > _MARGIN * (page.height or 0)):
            continue
        yield _Outermost(page.number, index, page.text[line.start : line.end], at_top, height)


def _top(line: Line) -> tuple[float, int]:
    return (line.box.top if line.box else 0.0, line.start)


def _beyond(table_start: int, line: Line, at_top: bool) -> bool:
    """Whether a table stands between the line and its edge of the page."""
    return table_start < line.start if at_top else table_start > line.start


def _height(page: Page, line: Line, at_top: bool) -> float | None:
    if line.box is None or page.height is None:
        return None
    return line.box.bottom if at_top else page.height - line.box.top


def _is_page_number(line: _Outermost) -> bool:
    bare = _ORNAMENT.sub(" ", skeleton(line.text)).strip()
    if len(line.text.strip()) > 1 and line.text.strip().translate(_MISREAD_DIGITS) == str(line.page):
        return True
    numbers = _DIGITS.findall(bare)
    return _DIGITS.sub("{n}", bare) in _lexicon()["page_number"] and all(len(number) <= 4 for number in numbers)


def _repeated(outermost: list[_Outermost], n_pages: int) -> set[tuple[int, int]]:
    places: dict[tuple[str, bool], list[_Outermost]] = defaultdict(list)
    for line in outermost:
        if line.height is not None and _may_repeat(line.text):
            places[_masked(line.text), line.at_top].append(line)
    return {
        (line.page, line.index)
        for lines in places.values()
        for line in lines
        if _n_level_with(line, lines) >= max(_LEAST_PAGES, _LEAST_SHARE * n_pages)
    }


def _n_level_with(line: _Outermost, lines: list[_Outermost]) -> int:
    height = line.height or 0.0
    return len({other.page for other in lines if abs((other.height or 0.0) - height) <= _SAME_HEIGHT})


def _may_repeat(text: str) -> bool:
    bare = skeleton(text).strip()
    letters = sum(character.isalpha() for character in bare)
    return letters >= _LEAST_LETTERS and not bare.startswith(tuple(_lexicon()["never"]))


def _masked(text: str) -> str:
    """The text without what may differ from page to page: digits, accents, spaces."""
    return _ORNAMENT.sub("", _DIGITS.sub("0", skeleton(text)))


@cache
def _lexicon() -> Mapping[str, list[str]]:
    return {name: list(values) for name, values in read_lexicon("extractors.layout", "running.toml").items()}
