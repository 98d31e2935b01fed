"""Ruled tables of a page image: found by their rules, read cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

import numpy as np
from PIL import Image

from extractors.reading import tesseract
from extractors.reading.cell_strip import Strip, near_print, strips_of, without_rules
from extractors.reading.image_rules import Rule, find_rules, lean_of_rules
from extractors.reading.number_cells import COPIES, NUMERALS, corrected, odd_numbers
from extractors.reading.options import ReadingOptions
from extractors.reading.page_image import Grey, PageImage, straightened
from extractors.reading.placed import PlacedCell, PlacedTable, PlacedWord, middle
from extractors.reading.printed_rows import printed_rows
from extractors.reading.rule_grid import RuledGrid, find_grids
from extractors.reading.tesseract import SeenWord

_LEAST_LEAN = 0.06  # degrees; over the width of a landscape page that is two points
_FEWEST_CELLS = 2


@dataclass(frozen=True)
class RuledPage:
    """A page, straight by its rules, and the grids on it; `level` are rules that no grid is made of."""

    page: PageImage
    grids: tuple[RuledGrid, ...]
    level: tuple[Rule, ...] = ()

    @cached_property
    def paper(self) -> int:
        """How bright the paper is."""
        return int(np.median(self.page.grey[::4, ::4]))

    def outside(self) -> Grey | None:
        """The page with its tables painted over, and bare paper even; None where nothing is printed outside them.

        An engine that is left alone with noisy paper looks for print in it for ten seconds.
        """
        if not self.grids:
            return self.page.grey
        grey = without_rules(self.page.grey, [grid.rules for grid in self.grids], self.paper)
        for grid in self.grids:
            box = grid.table.box
            grey[max(0, round(box.top)) : round(box.bottom), max(0, round(box.x0)) : round(box.x1)] = self.paper
        printed = near_print(grey, self.page.dpi)
        if not printed.any():
            return None
        grey[~printed] = self.paper
        return grey


@dataclass(frozen=True)
class SeenTable:
    """A grid and the words in each of its cells; boxes in pixels."""

    grid: PlacedTable
    words: tuple[tuple[SeenWord, ...], ...]

    def placed(self, page: PageImage) -> PlacedTable:
        """The table on the page, in points."""
        cells = tuple(
            replace(cell, box=page.in_points(cell.box), lines=tuple(printed_rows(_placed(words, page))))
            for cell, words in zip(self.grid.cells, self.words, strict=True)
        )
        return replace(self.grid, cells=cells, box=page.in_points(self.grid.box))


def ruled(page: PageImage) -> RuledPage:
    """The page with its grids, straightened where their rules lean: they tell it better than letters do."""
    found = _found(page)
    lean = lean_of_rules([rule for grid in found.grids for rule in grid.rules.level], page.dpi)
    if lean is None or (level := straightened(page, lean, _LEAST_LEAN)) is page:
        return found
    return _found(level)


def _found(page: PageImage) -> RuledPage:
    rules = find_rules(page.grey, page.dpi)
    grids = tuple(find_grids(rules, page.dpi))
    held = {rule for grid in grids for rule in grid.rules.level}
    return RuledPage(page, grids, tuple(rule for rule in rules.level if rule not in held))


def read_cells(found: RuledPage, options: ReadingOptions) -> tuple[list[SeenTable], list[SeenWord]]:
    """The tables with their words; and the words of grids that hold too few to be tables.

    Raises `ReadFailure`: missing_program, timeout, crashed.
    """
    words = words_in_cells(found, options) if found.grids else []
    ends = list(accumulate(len(grid.table.cells) for grid in found.grids))
    tables: list[SeenTable] = []
    loose: list[SeenWord] = []
    for grid, end in zip(found.grids, ends, strict=True):
        held = words[end - len(grid.table.cells) : end]
        if sum(map(bool, held)) >= _FEWEST_CELLS:
            tables.append(SeenTable(grid.table, tuple(map(tuple, held))))
        else:
            loose += [word for cell in held for word in cell]
    return tables, loose


def words_in_cells(found: RuledPage, options: ReadingOptions) -> list[list[SeenWord]]:
    """The words in each cell of each grid, boxes on the page; numbers that are out of order are read again.

    Raises `ReadFailure`: missing_program, timeout, crashed.
    """
    words = words_at_first_sight(found, options)
    cells = [cell for grid in found.grids for cell in grid.table.cells]
    clean = _without_rules(found)
    first = 0
    for grid in found.grids:
        column = [first + at for at, cell in enumerate(grid.table.cells) if cell.column == 0 and cell.column_span == 1]
        _correct_numbers(clean, column, cells, words, found, options)
        first += len(grid.table.cells)
    return words


def words_at_first_sight(found: RuledPage, options: ReadingOptions) -> list[list[SeenWord]]:
    """The same, but numbers as they come.

    Raises `ReadFailure`: missing_program, timeout, crashed.
    """
    boxes = [cell.box for grid in found.grids for cell in grid.table.cells]
    words: list[list[SeenWord]] = [[] for _ in boxes]
    for strip in strips_of(_without_rules(found), boxes, found.page.dpi, found.paper):
        for word in _recognised(strip, found.page.dpi, options):
            piece = strip.piece_at(middle(word.box)[1])
            words[piece.cell].append(replace(word, box=piece.on_page(word.box)))
    return words


def _without_rules(found: RuledPage) -> Grey:
    return without_rules(found.page.grey, [grid.rules for grid in found.grids], found.paper)


def _correct_numbers(
    clean: Grey,
    column: Sequence[int],
    cells: Sequence[PlacedCell],
    words: list[list[SeenWord]],
    found: RuledPage,
    options: ReadingOptions,
) -> None:
    """Read the misread ones among a column's numbers again; `column` are indexes of its cells."""
    texts = [" ".join(word.text for word in words[at]) for at in column]
    odd = odd_numbers(texts)
    again: dict[int, str] = {}
    for strip in strips_of(clean, [cells[column[at]].box for at in odd], found.page.dpi, found.paper, COPIES):
        for word in _recognised(strip, found.page.dpi, options, NUMERALS):
            at = odd[strip.piece_at(middle(word.box)[1]).cell]
            again[at] = again.get(at, "") + word.text
    for at, number in corrected(texts, again).items():
        words[column[at]] = [replace(words[column[at]][0], text=number)]


def _recognised(strip: Strip, dpi: float, options: ReadingOptions, only: str = "") -> list[SeenWord]:
    image = Image.fromarray(strip.grey)
    return tesseract.recognise(
        image, options.ocr_language, round(dpi), options.ocr_timeout_s, layout=tesseract.BLOCK, only=only
    )


def _placed(words: Sequence[SeenWord], page: PageImage) -> list[PlacedWord]:
    return [PlacedWord(word.text, page.in_points(word.box), word.bold, word.confidence) for word in words]
