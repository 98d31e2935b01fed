"""The letterhead of a web crawl whose bars end cells: its first cell has none before it.

Crawls that print a table's cells on lines of their own either begin the table with a bar (`crawled_table`) or only end
each cell with one; then a letterhead's first cell looks like text and its rows can't be told from their bars.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.reading.crawled_table import Rows, is_bar
from extractors.reading.flattened_cells import is_head_or_end

MOST_CELLS = 4
"""Two rows of two: names beside the motto, number beside the date."""
MOST_LINES = 8
"""Longer cells are no letterhead's."""


@dataclass(frozen=True, slots=True)
class CrawledHead:
    """The rows of the letterhead, two cells each, with the line on which it begins and the one after it."""

    rows: Rows
    start: int
    stop: int


def crawled_head(lines: Sequence[str]) -> CrawledHead | None:
    """The letterhead that the first bar of a page's lines ends the first cell of; None where none does."""
    first = next((at for at, line in enumerate(lines) if is_bar(line)), 0)
    start = max((at + 1 for at in range(first) if not lines[at].strip()), default=0)
    cells: list[str] = []
    begin = start
    while len(cells) < MOST_CELLS:
        end = next((at for at in range(begin, min(begin + MOST_LINES + 1, len(lines))) if is_bar(lines[at])), None)
        cell = "\n".join(lines[begin:end]).strip()
        if end is None or not cell:
            break
        cells.append(cell)
        begin = end + 1
    if len(cells) < 2 or not is_head_or_end(cells[1]):
        return None
    return CrawledHead([cells[at : at + 2] for at in range(0, len(cells), 2)], start, begin)
