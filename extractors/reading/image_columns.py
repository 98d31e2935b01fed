"""Tables of a page image whose columns no rule parts: found by the white between their print, read cell by cell.

An engine that is given such a page mixes the lines of columns that are not level, and passes over lone numbers. So
the columns are looked for in the ink, before anything is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

import cv2
import numpy as np

from extractors.document import Box
from extractors.reading.cell_strip import without_rules
from extractors.reading.image_rules import Rules
from extractors.reading.image_tables import RuledPage, SeenTable, words_at_first_sight, words_in_cells
from extractors.reading.ink import Grey, ink, marks_of
from extractors.reading.options import ReadingOptions
from extractors.reading.placed import PlacedWord
from extractors.reading.rule_grid import RuledGrid
from extractors.reading.scaling import scaled
from extractors.reading.tesseract import SeenWord
from extractors.reading.unruled_tables import cut_down, first_rows, may_be_table, rows_kept, seems_table
from extractors.reading.white_grid import Candidate, Level, find_candidates

_DPI = 150.0
# All lengths in inches.
_LEAST_RULE = 0.5
_LOWEST = 0.04  # of a letter
_HIGHEST, _WIDEST = 0.35, 1.2  # of letters that touch
_JOINED = 0.05  # letters of a word
_SPECK = 0.012  # side of the smallest mark that may be a stop


def read_unruled(
    found: RuledPage, seen: Sequence[SeenWord], options: ReadingOptions
) -> tuple[list[SeenTable], RuledPage]:
    """The tables without upright rules on a page whose grids are known; and the page with their grids besides.

    `seen`: what is read outside the grids, as if there were no such table.
    Raises `ReadFailure`: missing_program, timeout, crashed.
    """
    placed = [PlacedWord(word.text, word.box) for word in seen]
    candidates = [
        candidate
        for candidate in _candidates(found)
        if seems_table(candidate, placed) and _is_worth_reading(candidate, found, options)
    ]
    if not candidates:
        return [], found
    grids = [RuledGrid(candidate.grid, _painted_over(candidate, found)) for candidate in candidates]
    words = words_in_cells(replace(found, grids=tuple(grids)), options)
    ends = list(accumulate(len(grid.table.cells) for grid in grids))
    tables: list[SeenTable] = []
    kept_grids: list[RuledGrid] = []
    for candidate, grid, end in zip(candidates, grids, ends, strict=True):
        held = words[end - len(grid.table.cells) : end]
        kept = rows_kept(candidate, [" ".join(word.text for word in cell) for cell in held])
        if kept is not None:
            table, made = cut_down(grid.table, kept)
            tables.append(SeenTable(table, tuple(tuple(word for at in of for word in held[at]) for of in made)))
            kept_grids.append(RuledGrid(table, grid.rules))
    return tables, replace(found, grids=(*found.grids, *kept_grids))


def _is_worth_reading(candidate: Candidate, found: RuledPage, options: ReadingOptions) -> bool:
    """Whether its first rows let it be a table: most candidates are none, and a page of cells takes seconds."""
    top = first_rows(candidate.grid)
    if top.n_rows == candidate.grid.n_rows:
        return True
    grid = RuledGrid(top, _painted_over(candidate, found))
    words = words_at_first_sight(replace(found, grids=(grid,)), options)
    return may_be_table(candidate, [" ".join(word.text for word in cell) for cell in words])


def _candidates(found: RuledPage) -> list[Candidate]:
    grey = found.outside()
    if grey is None:
        return []
    rules = [rule for rule in found.level if rule.length >= _LEAST_RULE * found.page.dpi]
    clear = without_rules(grey, [Rules(tuple(rules), ())], found.paper)
    levels = [Level(rule.at, rule.start, rule.end) for rule in rules]
    return find_candidates(print_boxes(clear, found.page.dpi, found.paper), levels)


def _painted_over(candidate: Candidate, found: RuledPage) -> Rules:
    ats = {rule.at for rule in candidate.rules}
    return Rules(tuple(rule for rule in found.level if rule.at in ats), ())


def print_boxes(grey: Grey, dpi: float, paper: int) -> list[Box]:
    """Where letters stand, those of a word together, in pixels."""
    factor = min(1.0, _DPI / dpi)
    dark = ink(scaled(grey, factor), paper)
    labels, marks = marks_of(dark)
    width, height = marks[:, cv2.CC_STAT_WIDTH], marks[:, cv2.CC_STAT_HEIGHT]
    scale = dpi * factor
    marked = (width * height >= (_SPECK * scale) ** 2) & (height <= _HIGHEST * scale) & (width <= _WIDEST * scale)
    marked[0] = False
    kernel = np.ones((1, round(_JOINED * scale) | 1), np.uint8)
    joined = cv2.morphologyEx(marked.view(np.uint8)[labels], cv2.MORPH_CLOSE, kernel)
    _, found = marks_of(np.asarray(joined, np.uint8))
    high = found[:, cv2.CC_STAT_HEIGHT] >= _LOWEST * scale
    high[0] = False
    return [_box(mark, factor) for mark in found[high, :4].tolist()]


def _box(mark: Sequence[int], factor: float) -> Box:
    left, top, width, height = (value / factor for value in mark)
    return Box(left, top, left + width, top + height)
