"""The letterhead of a web crawl whose bars end cells: its first cell has none before it.

Crawls that print a table's cells on lines of their own either begin the table with a bar (`crawled_table`) or only end
each cell with one; then a letterhead's first cell looks like text and its rows can't be told from their bars.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.reading.crawled_table import HEADING, Rows, is_bar
from extractors.reading.flattened_cells import is_head_or_end
from normalizers.skeleton import skeleton

MOST_CELLS = 4
"""Two rows of two: names beside the motto, number beside the date."""
MOST_LINES = 8
"""Longer cells are no letterhead's."""
_NUMBER = re.compile(r"\W*so\s*(?:[:/.…_\d]|$)")
_DATE = re.compile(r"\bngay\b.*\bthang\b", re.DOTALL)


@dataclass(frozen=True, slots=True)
class CrawledHead:
    """The rows of the letterhead, two cells each, with the line on which it begins and the one after it."""

    rows: Rows
    start: int
    stop: int


def crawled_head(lines: Sequence[str]) -> CrawledHead | None:
    """The letterhead that the first bar of a page's lines ends the first cell of; None where none does."""
    first = next((at for at, line in enumerate(lines) if is_bar(line)), 0)
    start = max((at + 1 for at in range(first) if _ends_cell(lines[at])), default=0)
    cells: list[str] = []
    begin = start
    while len(cells) < MOST_CELLS:
        end = next((at for at in range(begin, min(begin + MOST_LINES + 1, len(lines))) if is_bar(lines[at])), None)
        cell = "\n".join(lines[begin:end]).strip()
        if end is None or not cell or (len(cells) > 1 and not _is_of_second_row(cell, len(cells))):
            break
        cells.append(cell)
        begin = end + 1
    if len(cells) < 2 or not is_head_or_end(cells[1]):
        return None
    return CrawledHead([cells[at : at + 2] for at in range(0, len(cells), 2)], start, begin)


def _ends_cell(line: str) -> bool:
    return not line.strip() or HEADING.match(line) is not None


def _is_of_second_row(cell: str, at: int) -> bool:
    """Whether a cell after the motto's is the number's or the date's: the title and a table's first cell may follow."""
    bare = skeleton(cell)
    return (_DATE.search(bare) is not None) if at == MOST_CELLS - 1 else _NUMBER.match(bare) is not None
