"""Which grids of words, parted by white alone or by level rules, are tables, and which rows of them: told by the words.

White proves little: letterheads, closes, forms and lists have it too. A grid is a table where at least three of its
heads are known wordings, one of them of what is to be done; where level rules run over its whole width above, between
and below its rows; or where a page begins with numbered rows of four columns and more, which go on from the page before.
What is not sure stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.column_heads import column_role
from extractors.reading.cell_words import filled
from extractors.reading.placed import PlacedTable, PlacedWord, around, middle
from extractors.reading.white_grid import Candidate, Level, find_candidates
from normalizers.skeleton import skeleton

_MOST_HEAD_ROWS = 3
_HEADS_WITHIN = 5  # rows from the grid's top
_LEAST_HEADS = 3
_HEADS_SEEN = 2  # of those
_SURE_HEADS = 5
"""So many make others beside them no matter."""
_LONGEST_HEAD = 40  # characters
_LEAST_ROWS = 2
_LEAST_RULES = 3
_COLUMNS_GOING_ON = 4
_NUMBERS_GOING_ON = 3
_IN_ORDER = 0.75
_MOST_UNKNOWN = 3  # of so many heads one may be unknown
_GROUP = re.compile(r"(?:[IVXL]+|[A-HĐ])[.)]?(?:\s|$)")
_CLOSE = "noi nhan"  # it stands in columns too, beside the signature
_ORDINAL = re.compile(r"(\d{1,3})(?:\.\d{1,2})*[.)]?")


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows of a grid that are a table's: from `first` up to but not including `end`; the first `n_heads` are one."""

    first: int
    end: int
    n_heads: int = 1


def find_unruled(words: Sequence[PlacedWord], rules: Sequence[Level] = ()) -> list[PlacedTable]:
    """The tables without upright rules among words that stand outside ruled ones, from top to bottom."""
    tables = []
    words = _above_close(words)
    for candidate in find_candidates([word.box for word in words], rules):
        table = filled(candidate.grid, words)
        texts = [" ".join(word.text for line in cell.lines for word in line.words) for cell in table.cells]
        if (kept := rows_kept(candidate, texts)) is not None:
            tables.append(filled(cut_down(candidate.grid, kept)[0], words))
    return tables


def _above_close(words: Sequence[PlacedWord]) -> Sequence[PlacedWord]:
    """The words above the close, given in the order of their lines."""
    for first, second in pairwise(words):
        if first.text[:1] in "Nn" and skeleton(f"{first.text} {second.text}").startswith(_CLOSE):
            return [word for word in words if middle(word.box)[1] < first.box.top]
    return words


def first_rows(grid: PlacedTable) -> PlacedTable:
    """The rows of a grid in which the heads of a table would stand."""
    n_rows = min(grid.n_rows, _HEADS_WITHIN + _MOST_HEAD_ROWS - 1)
    return replace(grid, n_rows=n_rows, cells=tuple(cell for cell in grid.cells if cell.row < n_rows))


def seems_table(candidate: Candidate, words: Sequence[PlacedWord]) -> bool:
    """Whether it is worth the while to read the candidate cell by cell, by `words` that were read without its grid.

    An engine that knows of no grid mixes lines and passes over numbers, but sees most heads.
    """
    if candidate.n_rules >= _LEAST_RULES or (candidate.is_first and candidate.grid.n_columns >= _COLUMNS_GOING_ON):
        return True
    top = filled(first_rows(candidate.grid), words)
    rows = _rows(top, [" ".join(word.text for line in cell.lines for word in line.words) for cell in top.cells])
    return any(len(set(_roles(some)) - {None}) >= _HEADS_SEEN for _, some in _head_rows(rows))


def may_be_table(candidate: Candidate, texts: Sequence[str]) -> bool:
    """Whether `rows_kept` may keep anything of a candidate, by the texts of the cells in its first rows alone."""
    rows = _rows(first_rows(candidate.grid), texts)
    numbers = [row.number for row in rows if row.texts[0] and not row.is_heading]
    return (
        candidate.n_rules >= _LEAST_RULES
        or _heads(rows) is not None
        or (candidate.is_first and rows[0].n_columns >= _COLUMNS_GOING_ON and (not numbers or numbers[0] is not None))
    )


def rows_kept(candidate: Candidate, texts: Sequence[str]) -> Kept | None:
    """The rows that are a table's, by the text of each cell; None where it is no table."""
    grid = candidate.grid
    rows = _rows(grid, texts)
    end = next((at for at, row in enumerate(rows) if row.is_close), len(rows))
    heads = _heads(rows[:end])
    if heads is not None:
        first, n_heads = heads
    elif candidate.n_rules >= _LEAST_RULES or (candidate.is_first and _goes_on(rows[:end])):
        first, n_heads = 0, 1
        while first < end and rows[first].is_loose:
            first += 1
    else:
        return None
    while end > first and rows[end - 1].is_loose:
        end -= 1
    n_filled = sum(row.n_filled > 1 for row in rows[first:end])
    n_heads_filled = n_heads if heads is not None else 0
    return Kept(first, end, n_heads) if n_filled >= n_heads_filled + _LEAST_ROWS else None


def cut_down(grid: PlacedTable, kept: Kept) -> tuple[PlacedTable, list[list[int]]]:
    """The grid with only the rows that are kept, those of its head as one; and of which of its cells each is made."""
    merged = kept.n_heads - 1
    made: dict[tuple[int, int], list[int]] = {}
    spans: dict[tuple[int, int], int] = {}
    for at, cell in enumerate(grid.cells):
        first, end = max(cell.row, kept.first), min(cell.row + cell.row_span, kept.end)
        if first < end:
            row, last = (max(number - kept.first - merged, 0) for number in (first, end - 1))
            made.setdefault((row, cell.column), []).append(at)
            spans[row, cell.column] = last - row + 1
    cells = []
    for place in sorted(made):
        of = [grid.cells[at] for at in made[place]]
        cells.append(replace(of[0], row=place[0], row_span=spans[place], box=around([cell.box for cell in of])))
    box = around([cell.box for cell in cells])
    return PlacedTable(kept.end - kept.first - merged, grid.n_columns, tuple(cells), box), [
        made[at] for at in sorted(made)
    ]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's texts, one for each column, empty where no cell begins; `is_heading`: one cell takes its whole width."""

    texts: tuple[str, ...]
    is_heading: bool
    has_spans: bool

    @property
    def n_columns(self) -> int:
        return len(self.texts)

    @property
    def n_filled(self) -> int:
        return sum(map(bool, self.texts))

    @property
    def number(self) -> int | None:
        found = None if self.is_heading else _ORDINAL.fullmatch(self.texts[0])
        return int(found[1]) if found else None

    @property
    def is_close(self) -> bool:
        return any(skeleton(text).startswith(_CLOSE) for text in self.texts)

    @property
    def is_loose(self) -> bool:
        """Whether nothing ties it to a table: one text, which neither heads a group nor is a number."""
        if self.is_heading:
            return not _GROUP.match(self.texts[0])
        return self.n_filled <= 1 and self.number is None


def _rows(grid: PlacedTable, texts: Sequence[str]) -> list[_Row]:
    rows = []
    for number in range(grid.n_rows):
        held = [(cell, text) for cell, text in zip(grid.cells, texts, strict=True) if cell.row == number]
        by_column = {cell.column: text for cell, text in held}
        rows.append(
            _Row(
                tuple(by_column.get(column, "") for column in range(grid.n_columns)),
                len(held) == 1 and held[0][0].column_span == grid.n_columns,
                any(cell.column_span > 1 or cell.row_span > 1 for cell, _ in held),
            )
        )
    return rows


def _heads(rows: Sequence[_Row]) -> tuple[int, int] | None:
    """The row at which the heads begin, and how many rows are to be taken together as one."""
    best: tuple[int, int, int] | None = None
    for first, some in _head_rows(rows):
        roles = _roles(some)
        n_known = len(set(roles) - {None})
        if _are_heads(roles) and (best is None or n_known > best[0]):
            best = n_known, first, 1 if any(row.has_spans for row in some) else len(some)
    return best[1:] if best else None


def _head_rows(rows: Sequence[_Row]) -> Iterator[tuple[int, Sequence[_Row]]]:
    """The rows that may be a head, with the number of the first: one to three of those near the top, and no heading."""
    for first in range(min(len(rows), _HEADS_WITHIN)):
        for n_rows in range(1, min(_MOST_HEAD_ROWS, len(rows) - first) + 1):
            if not any(row.is_heading for row in rows[first : first + n_rows]):
                yield first, rows[first : first + n_rows]


def _roles(rows: Sequence[_Row]) -> list[str | None]:
    """What each column holds by these rows, taken together as its head."""
    texts = [" ".join(filter(None, column)) for column in zip(*(row.texts for row in rows), strict=True)]
    return [column_role(text) if len(text) <= _LONGEST_HEAD else None for text in texts]


def _are_heads(roles: Sequence[str | None]) -> bool:
    known = set(roles) - {None}
    n_unknown = sum(role is None for role in roles)
    few_unknown = n_unknown <= max(1, len(roles) // _MOST_UNKNOWN) or len(known) >= _SURE_HEADS
    return len(known) >= _LEAST_HEADS and bool({"task", "remedy"} & known) and few_unknown


def _goes_on(rows: Sequence[_Row]) -> bool:
    """Whether these are rows of a table whose heads stand on a page before: numbered one after the other.

    An engine may misread one number of four, but not the first: that might be the head of another list.
    """
    plain = [row for row in rows if not row.is_heading]
    numbers = [row.number for row in plain if row.texts[0]]
    if not numbers or numbers[0] is None:
        return False
    in_order = sum(number == at for at, number in enumerate(numbers, numbers[0]))
    return plain[0].n_columns >= _COLUMNS_GOING_ON and in_order >= max(_NUMBERS_GOING_ON, _IN_ORDER * len(numbers))
