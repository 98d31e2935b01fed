"""The rows of a table told apart: heads of groups, tasks, sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache

from extractors.layout.columns import Columns, cell_passage, grid_of
from extractors.layout.joined import JoinedCell, JoinedTable
from extractors.layout.passage import EMPTY, Passage, joined
from extractors.structure.time_titles import is_period
from extractors.structure.unit_lists import names_only_units
from normalizers.lexicons import read_lexicon
from normalizers.phrases import either
from normalizers.skeleton import skeleton

_GROUP_MARK = re.compile(r"(?:[IVXL]+|[A-HĐ])[.)]?$")
_MARK_FIRST = re.compile(r"(?P<mark>[IVXL]+|[A-HĐ]|\d{1,3}(?:\.\d{1,3})*)\s*[.)/\-–]\s+(?=\S)")
_SUM = re.compile(r"[\d.,\s%–-]+")
_FEWEST_WORDS = 2
_FEWEST_COPIES = 3
_UNITS = ("lead", "coordinate", "implement")
_LISTED = re.compile(r"[-–+*•]\s")
_DECIMAL_MARK = re.compile(r"\d{1,3}(?:\.\d{1,3})*")


@dataclass(frozen=True, slots=True)
class _Wordings:
    """Patterns over skeletons, made of `data/table_rows.toml`."""

    total: re.Pattern[str]
    summed: re.Pattern[str]
    """What stands over the width of a table and gives a sum."""
    ditto: re.Pattern[str]


@cache
def _wordings() -> _Wordings:
    data = read_lexicon("extractors", "table_rows.toml")
    sums = rf"(?!{either(data['no_sums'])})(?:{either(data['sums'])})\b.*\d"
    return _Wordings(
        re.compile(rf"\W*(?:{either([*data['totals'], *data['sum']])})\b\W*(?:\(|$)"),
        re.compile(rf"\W*(?:{sums}|(?:{either(data['sum'])})\W*[:\d])"),
        re.compile(rf"[-–.\s]*(?:{either(data['ditto'])}|\"|''|”|〃)[-–.\s]*"),
    )


class Lines(Enum):
    """Whether the lines within a cell are somebody's, may be, or are but those of a narrow column."""

    TELL = auto()
    MAY_TELL = auto()
    WRAPPED = auto()


@dataclass(frozen=True)
class TableRow:
    """A row: `kind` is group, row or total; `marker` its ordinal as printed, `title` what heads it.

    `cells` has one passage per column, a merged cell's in each column it covers.
    """

    kind: str
    marker: str | None
    title: Passage
    cells: tuple[Passage, ...]

    def cell(self, column: int | None) -> Passage:
        """What stands in a column; nothing for a column the table does not have."""
        return EMPTY if column is None else self.cells[column]


def read_rows(text: str, table: JoinedTable, columns: Columns, lines: Lines = Lines.WRAPPED) -> tuple[TableRow, ...]:
    """The rows under the heads, blank ones left out. Where `lines` tell, cells of units keep their lines; those of times
    keep the lines of a list.
    """
    kept = {columns.roles[role] for role in _UNITS if role in columns.roles} if lines is not Lines.WRAPPED else set()
    main = columns.roles.get("task", columns.roles.get("criterion", 0))
    ordinal, time = columns.roles.get("ordinal"), columns.roles.get("time")
    grid = [_spanned(text, row, ordinal) for row in grid_of(table)[columns.n_header_rows :]]
    raw: list[_Raw] = []
    above: Sequence[JoinedCell | None] = ()
    said: Sequence[Passage] = ()
    for row in grid:
        cells = tuple(cell_passage(text, cell, keep_lines=n in kept or n == time) for n, cell in enumerate(row))
        cells = tuple(_list_by_line(cell) if n == time else cell for n, cell in enumerate(cells))
        if lines is Lines.MAY_TELL:
            cells = tuple(_units_by_line(cell) if n in kept else cell for n, cell in enumerate(cells))
        distinct = {id(cell): cell for cell, words in zip(row, cells, strict=True) if cell is not None and words}
        cells = said = tuple(_as_above(cell, said, n) for n, cell in enumerate(cells))
        widest = max((cell.column_span for cell in distinct.values()), default=1)
        if raw and above and row[main] is not None and row[main] is above[main]:
            raw[-1] = _grown(raw[-1], cells, [mine is other for mine, other in zip(row, above, strict=True)], time)
        elif distinct and not _repeats_heads(cells, columns):
            here = _Raw(cells, len(distinct), widest, all(cell.bold for cell in distinct.values()))
            if raw and _is_number_of(raw[-1], here, ordinal, main):
                raw[-1] = _grown(raw[-1], cells, [False] * len(cells), time, n_filled=2)
            else:
                raw.append(here)
        above = row
    return tuple(_row(raw, at, main, columns) for at in range(len(raw)))


def _spanned(text: str, row: Sequence[JoinedCell | None], ordinal: int | None) -> Sequence[JoinedCell | None]:
    """The row, with one cell over all columns where each filled one but its number's has a cell with the same words.

    So a merged cell comes out of programs that write it in each column it covers.
    """
    cells = [(n, cell, " ".join(piece.of(text) for piece in cell.pieces)) for n, cell in enumerate(row) if cell]
    said = [(cell, words) for n, cell, words in cells if n != ordinal and words.strip()]
    if len({id(cell) for cell, _ in said}) < 2 or any(words != said[0][1] for _, words in said):
        return row
    mark = "".join(words for n, _, words in cells if n == ordinal)
    copied = said[0][1]
    if len(copied.split()) < _FEWEST_WORDS or (len(said) < _FEWEST_COPIES and not _GROUP_MARK.fullmatch(mark)):
        return row
    covered = {n for n, _, words in cells if words == copied}
    whole = replace(said[0][0], column_span=len(covered))
    return [whole if n in covered else cell for n, cell in enumerate(row)]


def _units_by_line(cell: Passage) -> Passage:
    """A cell of units, its lines joined but where one begins with a capital and names units, as that before it does."""
    lines = cell.text.split("\n")
    if len(lines) == 1:
        return cell
    whole = [len(line.split()) >= _FEWEST_WORDS and names_only_units(line) for line in lines]
    text = lines[0]
    for before, here, line in zip(whole, whole[1:], lines[1:], strict=False):
        text += ("\n" if before and here and line[0].isupper() else " ") + line
    return Passage(text, cell.pieces)


def _list_by_line(cell: Passage) -> Passage:
    """A cell on one line but for those of a list: "- Tháng 3" over "- Tháng 9" are two times, no stretch between them."""
    first, *lines = cell.text.split("\n")
    if not _LISTED.match(first):
        return cell.on_one_line()
    return Passage("".join([first, *(("\n" if _LISTED.match(line) else " ") + line for line in lines)]), cell.pieces)


def _as_above(cell: Passage, above: Sequence[Passage], column: int) -> Passage:
    """The cell, or what stands above it where it says "như trên" ("nt", a ditto mark)."""
    return above[column] if above and _wordings().ditto.fullmatch(skeleton(cell.text)) else cell


@dataclass(frozen=True)
class _Raw:
    """A row before it is told what it is: `n_filled` distinct cells, the widest over `widest` columns."""

    cells: tuple[Passage, ...]
    n_filled: int
    widest: int
    bold: bool


def _is_number_of(row: _Raw, following: _Raw, ordinal: int | None, main: int) -> bool:
    """Whether a row is but the number of the next, which is but a title: "5.1" and "Chợ phiên", parted by a blank cell."""
    if ordinal is None or ordinal == main or row.n_filled != 1 or following.n_filled != 1:
        return False
    mark = row.cells[ordinal].text.rstrip(".)")
    is_mark = bool(_DECIMAL_MARK.fullmatch(mark) or _GROUP_MARK.fullmatch(mark))
    return is_mark and bool(following.cells[main]) and not following.cells[ordinal]


def _grown(
    row: _Raw, cells: Sequence[Passage], merged: Sequence[bool], time: int | None, *, n_filled: int | None = None
) -> _Raw:
    """A row whose task cell is merged down over the next: one task, with what the next row's other cells add."""
    joins = (
        mine
        if same or not more
        else _list_by_line(joined([mine, more], by="\n"))
        if n == time
        else joined([mine, more])
        for n, (mine, more, same) in enumerate(zip(row.cells, cells, merged, strict=True))
    )
    return _Raw(tuple(joins), n_filled or row.n_filled, row.widest, row.bold)


def _repeats_heads(cells: tuple[Passage, ...], columns: Columns) -> bool:
    """Whether a row prints the heads again, as after a page break."""
    filled = [
        (skeleton(cell.text.replace("\n", " ")), skeleton(head.text))
        for cell, head in zip(cells, columns.heads, strict=True)
        if cell
    ]
    same = sum(cell == head or head.endswith(" " + cell) for cell, head in filled)
    return len(filled) > 1 and same > len(filled) / 2


def _only_sums(row: _Raw, mark: str, title: Passage, said: Sequence[int]) -> bool:
    """Whether a row with a group's mark ("I.", "A") holds sums besides its title, and nobody and no time."""
    found = _MARK_FIRST.match(title.text)
    if not _GROUP_MARK.fullmatch(found["mark"] if found else mark) or any(row.cells[n] for n in said):
        return False
    return all(_SUM.fullmatch(cell.text) for cell in row.cells if cell and cell.text not in (mark, title.text))


def _row(raw: Sequence[_Raw], at: int, main: int, columns: Columns) -> TableRow:
    ordinal, n_columns = columns.roles.get("ordinal"), len(columns.heads)
    said = [columns.roles[role] for role in (*_UNITS, "time") if role in columns.roles]
    cells, n_filled, widest, bold = raw[at].cells, raw[at].n_filled, raw[at].widest, raw[at].bold
    mark = cells[ordinal].text if ordinal is not None else ""
    title = cells[main] if cells[main] else next(cell for cell in cells if cell)
    if ordinal is not None and title.text == mark and n_filled > 1 and not _MARK_FIRST.match(mark):
        title = next((cell for cell in cells if cell and cell.text != mark), title)
    if _wordings().total.match(skeleton(title.text)) or (mark and _wordings().total.match(skeleton(mark))):
        return TableRow("total", None, title, cells)
    alone = n_filled == 1 or (n_filled == 2 and bool(mark) and mark != title.text)
    if not alone and _only_sums(raw[at], mark, title, said):
        found = _MARK_FIRST.match(title.text)
        mark, title = (found["mark"], title.part(found.end())) if found else (mark, title)
        return TableRow("group", _as_marker(mark), title, cells)
    spread = widest >= max(2, n_columns - 1)
    if (alone or spread) and _wordings().summed.match(skeleton(title.text)):
        return TableRow("total", None, title, cells)
    if alone or spread:
        if ordinal is None or mark == title.text or not mark:
            found = _MARK_FIRST.match(title.text)
            if found:
                mark, title = found["mark"], title.part(found.end())
            elif mark == title.text:
                mark = ""
        if (
            _is_period_over(raw, at, main, columns)
            or spread
            or bold
            or _GROUP_MARK.fullmatch(mark)
            or title.text.isupper()
            or _is_parent(raw, at, mark, ordinal)
        ):
            return TableRow("group", _as_marker(mark), title, cells)
    return TableRow("row", _as_marker(mark), title, cells)


def _is_period_over(raw: Sequence[_Raw], at: int, main: int, columns: Columns) -> bool:
    """Whether a row says but a period, in the column of times, and rows of tasks follow: "Quý I" over "Tháng 1", "Tháng 2"."""
    time = columns.roles.get("time")
    if time is None or raw[at].cells[main] or not is_period(raw[at].cells[time].text):
        return False
    return at + 1 < len(raw) and bool(raw[at + 1].cells[main])


def _as_marker(mark: str) -> str | None:
    """An ordinal as a marker; None for a cell that is empty or holds but a stray stroke."""
    return mark.rstrip(".)") if any(map(str.isalnum, mark)) else None


def _is_parent(raw: Sequence[_Raw], at: int, mark: str, ordinal: int | None) -> bool:
    """Whether a row is a group by its numbering: "1." alone over "1.1", "1.2"."""
    if ordinal is None or at + 1 >= len(raw) or not _DECIMAL_MARK.fullmatch(mark.rstrip(".)")):
        return False
    following = raw[at + 1].cells[ordinal].text
    return following.startswith(mark.rstrip(".)") + ".") and len(following) > len(mark)
