"""Joins a table's parts on consecutive pages to one table.

Word repeats the header or not, cuts a row at the page's end in mid-word, and prints a cell merged over rows as a
filled cell on one page and an empty one on the next. What the eye goes by goes here: the same column edges, nothing
between the parts, an empty number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Indel

from extractors.document import Cell, Document, Page, Table
from extractors.layout.joined import JoinedCell, JoinedTable
from extractors.layout.running import running_lines
from extractors.layout.span import Span
from normalizers.skeleton import skeleton

_SAME_EDGE = 8.0  # points, after shifting the tables so that their left edges meet
_LAST_EDGE = 30.0  # the right one of a table without rules is where its longest line ends
_ALIKE = 0.93
_INNER_EDGES = 3  # so many edges besides tell that it is the same table
_MOST_HEADER_ROWS = 4
_NEAR_CELLS = 300  # enough to see whether rows are numbered
_NUMBER_HEADS = ("stt", "tt", "sott")


@dataclass(frozen=True, slots=True)
class _Part:
    """One page's table: its cells with offsets in the document's text, and its column edges where boxes tell."""

    place: tuple[int, int]
    n_columns: int
    edges: tuple[float, ...] | None
    cells: tuple[JoinedCell, ...]
    start: int
    end: int


class _Draft:
    """A table being joined. `bottom` are indexes in `cells` of those that cover its last row, for only they grow."""

    def __init__(self, part: _Part, text: str) -> None:
        self.n_columns = part.n_columns
        self.edges = part.edges
        self.head = [_row_texts(part.cells, row, text) for row in range(_MOST_HEADER_ROWS)]
        self.start = part.start
        self.end = part.end
        self.parts = [part.place]
        self.cells: list[JoinedCell] = []
        self.n_rows = 0
        self.bottom: list[int] = []
        self.add(part.cells)

    def add(self, cells: Iterable[JoinedCell]) -> None:
        known = len(self.cells)
        self.cells += cells
        self.n_rows = max((cell.row + cell.row_span for cell in self.cells[known:]), default=self.n_rows)
        self.n_rows = max([self.n_rows, *(_end_row(self.cells[at]) for at in self.bottom)])
        near = [*self.bottom, *range(known, len(self.cells))]
        self.bottom = [at for at in near if _end_row(self.cells[at]) == self.n_rows]

    def widen(self, columns: Sequence[int], part: _Part) -> None:
        """Take over the part's columns, of which `columns` are the table's own edges."""
        self.cells = [_moved(cell, columns) for cell in self.cells]
        self.n_columns, self.edges = part.n_columns, part.edges

    def trim(self, text: str) -> None:
        """Drop rows at the end that say nothing: empty ones, and the head printed once more over nothing."""
        while self.n_rows > 1:
            last = [at for at in self.bottom if self.cells[at].row == self.n_rows - 1]
            texts = [_squeezed(self.cells[at], text) for at in sorted(last, key=lambda at: self.cells[at].column)]
            if not last or self.cells[last[0]].column or (any(texts) and texts != self.head[0]):
                return
            self.n_rows -= 1
            for at in self.bottom:
                self.cells[at] = replace(self.cells[at], row_span=self.cells[at].row_span - 1)
            self.cells = [cell for cell in self.cells if cell.row_span]
            self.bottom = [at for at, cell in enumerate(self.cells) if _end_row(cell) == self.n_rows]

    def covering(self, column: int) -> int | None:
        """Index of the cell that covers the last row in `column`."""
        return next((at for at in self.bottom if _covers(self.cells[at], column)), None)


def stitch(document: Document) -> tuple[JoinedTable, ...]:
    """Every table of the document, those continued over pages as one, in reading order."""
    text = document.text
    drafts: list[_Draft] = []
    for part, follows in _parts(document):
        if not (follows and drafts and _join(drafts[-1], part, text)):
            drafts.append(_Draft(part, text))
    return tuple(_finished(draft) for draft in drafts)


def _parts(document: Document) -> Iterator[tuple[_Part, bool]]:
    """Each table, and whether nothing but running lines and a page's end stand between it and the one before."""
    running = running_lines(document)
    open_end = False
    for page, page_start in zip(document.pages, document.page_starts, strict=True):
        text_at = [line.start for index, line in enumerate(page.lines) if (page.number, index) not in running]
        tables = sorted(enumerate(page.tables), key=lambda item: item[1].start)
        for order, (index, table) in enumerate(tables):
            first = order == 0 and not any(at < table.start for at in text_at)
            yield _part(page, index, table, page_start), open_end and first
            open_end = False
        if tables:
            open_end = not any(at >= tables[-1][1].end for at in text_at)
        elif text_at:
            open_end = False


def _part(page: Page, index: int, table: Table, page_start: int) -> _Part:
    cells = tuple(
        JoinedCell(
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            cell.bold,
            (Span(page_start + cell.start, page_start + cell.end),),
        )
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    )
    start, end = page_start + table.start, page_start + table.end
    return _Part((page.number, index), table.n_columns, _edges(table.cells, table.n_columns), cells, start, end)


def _edges(cells: Sequence[Cell], n_columns: int) -> tuple[float, ...] | None:
    """Where the columns begin, and where the last one ends; None unless every edge is known."""
    known: dict[int, float] = {}
    for cell in cells:
        if cell.box is not None:
            known.setdefault(cell.column, cell.box.x0)
            known.setdefault(cell.column + cell.column_span, cell.box.x1)
    if any(column not in known for column in range(n_columns + 1)):
        return None
    return tuple(known[column] for column in range(n_columns + 1))


def _join(draft: _Draft, part: _Part, text: str) -> bool:
    """Put the part under the table; False, and nothing done, when it is a table of its own."""
    repeated = _repeated_rows(draft, part.cells, text)
    if not repeated and _begins_with_header(part.cells, text):
        return False
    aligned = _aligned(draft, part, bool(repeated))
    if aligned is None:
        return False
    below = [replace(cell, row=cell.row - repeated) for cell in aligned if cell.row >= repeated]
    if below:
        draft.trim(text)
        _put_under(draft, below, text)
    draft.end = part.end
    draft.parts.append(part.place)
    return True


def _row_texts(cells: Sequence[JoinedCell], row: int, text: str) -> list[str]:
    return [_squeezed(cell, text) for cell in cells if cell.row == row]


def _squeezed(cell: JoinedCell, text: str) -> str:
    return "".join(skeleton("".join(piece.of(text) for piece in cell.pieces)).split())


def _repeated_rows(draft: _Draft, cells: Sequence[JoinedCell], text: str) -> int:
    """How many rows at the top of the part repeat those at the top of the table; empty rows repeat nothing."""
    for row, above in enumerate(draft.head):
        if not any(above) or not _repeats(_row_texts(cells, row, text), above):
            return row
    return _MOST_HEADER_ROWS


def _repeats(texts: Sequence[str], above: Sequence[str]) -> bool:
    """Whether a row says what another says, an engine's slips apart: cells are alike, and numbers the same."""
    if len(texts) != len(above) or [_digits(text) for text in texts] != [_digits(text) for text in above]:
        return False
    return Indel.normalized_similarity("\n".join(texts), "\n".join(above)) >= _ALIKE and all(
        bool(text) == bool(other) for text, other in zip(texts, above, strict=True)
    )


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _begins_with_header(cells: Sequence[JoinedCell], text: str) -> bool:
    return any(cell.row == 0 and _squeezed(cell, text).rstrip(".") in _NUMBER_HEADS for cell in cells)


def _aligned(draft: _Draft, part: _Part, same_header: bool) -> Sequence[JoinedCell] | None:
    """The part's cells in the table's columns, or None when they are not columns of one table.

    Either may lack an edge, where all its cells are merged over it; the table then takes over the part's.
    """
    if draft.edges is not None and part.edges is not None:
        if (columns := _columns_in(part.edges, draft.edges)) is not None:
            return [_moved(cell, columns) for cell in part.cells]
        if (columns := _columns_in(draft.edges, part.edges)) is not None:
            draft.widen(columns, part)
            return part.cells
    return part.cells if same_header and draft.n_columns == part.n_columns else None


def _columns_in(edges: Sequence[float], others: Sequence[float]) -> list[int] | None:
    """For each edge its index among `others`, or None when one has no counterpart."""
    shift = others[0] - edges[0]
    columns = []
    for number, edge in enumerate(edges):
        after = bisect_left(others, edge + shift)
        near = min(
            (at for at in (after - 1, after) if 0 <= at < len(others)), key=lambda at: abs(others[at] - edge - shift)
        )
        is_last = number == len(edges) - 1 > _INNER_EDGES and near == len(others) - 1
        if abs(others[near] - edge - shift) > (_LAST_EDGE if is_last else _SAME_EDGE):
            return None
        columns.append(near)
    matched = len(set(columns)) == len(columns) and columns[-1] == len(others) - 1
    return columns if matched else None


def _moved(cell: JoinedCell, columns: Sequence[int]) -> JoinedCell:
    left, right = columns[cell.column], columns[cell.column + cell.column_span]
    return replace(cell, column=left, column_span=right - left)


def _covers(cell: JoinedCell, column: int) -> bool:
    return cell.column <= column < cell.column + cell.column_span


def _put_under(draft: _Draft, below: Sequence[JoinedCell], text: str) -> None:
    """Add the part's cells to the table's, the row cut by the page's end made whole."""
    first = [cell for cell in below if cell.row == 0]
    continues = _continues(draft, first, text)
    offset = draft.n_rows - 1 if continues else draft.n_rows
    added = []
    for cell in below:
        at = draft.covering(cell.column) if cell.row == 0 else None
        if at is not None and continues:
            draft.cells[at] = _extended(draft.cells[at], cell, cell.row_span - 1)
        elif at is not None and _is_merged_on(draft.cells[at], cell, first):
            draft.cells[at] = _extended(draft.cells[at], cell, cell.row_span)
        else:
            added.append(replace(cell, row=cell.row + offset))
    draft.add(added)


def _extended(cell: JoinedCell, lower: JoinedCell, n_rows: int) -> JoinedCell:
    pieces = tuple(piece for piece in (*cell.pieces, *lower.pieces) if piece.start < piece.end) or cell.pieces[:1]
    return replace(cell, row_span=cell.row_span + n_rows, pieces=pieces)


def _is_merged_on(above: JoinedCell, cell: JoinedCell, first: Sequence[JoinedCell]) -> bool:
    """Whether an empty cell over several rows is the rest of a merged cell that began on the page before."""
    number = first[0]
    return cell.is_empty and cell.row_span > 1 and not above.is_empty and cell is not number and not number.is_empty


def _continues(draft: _Draft, first: Sequence[JoinedCell], text: str) -> bool:
    """Whether the part's first row is the rest of the table's last: its number is missing where rows have one."""
    at = draft.covering(0)
    if not first:
        return False
    number, rest = first[0], [cell for cell in first[1:] if not cell.is_empty]
    if not rest or not _lacks_number(number) or at is None or draft.cells[at].column_span > 1:
        return False
    near = [cell for cell in draft.cells[-_NEAR_CELLS:] if cell.column == 0 and cell.row > 0 and cell.column_span == 1]
    if sum(not cell.is_empty for cell in near) * 2 < len(near):
        return False  # no column of numbers
    uppers = [draft.cells[at] for cell in rest if cell.bold and (at := draft.covering(cell.column)) is not None]
    if any(not upper.bold and not upper.is_empty for upper in uppers):
        return False  # a group's heading
    if any(cell.pieces[0].of(text).lstrip()[:1].islower() for cell in rest):
        return True
    # Sentences may break before a capital; a whole new row without a number has something in most cells.
    return not draft.cells[at].is_empty and number.row_span == 1 and len(rest) <= max(len(first) // 2, 1)


def _lacks_number(cell: JoinedCell) -> bool:
    return cell.column == 0 and cell.column_span == 1 and cell.is_empty


def _end_row(cell: JoinedCell) -> int:
    return cell.row + cell.row_span


def _finished(draft: _Draft) -> JoinedTable:
    rows: list[list[JoinedCell]] = [[] for _ in range(draft.n_rows)]
    for cell in sorted(draft.cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(cell)
    return JoinedTable(draft.n_columns, tuple(map(tuple, rows)), draft.start, draft.end, tuple(draft.parts))
