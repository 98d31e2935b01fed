"""Tables whose cells are parted by bars with none at the rows' ends, as programs write that join a row's cells by " | "."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.reading.ordinals import is_ordinal, opens_row

_BAR = re.compile(r"(?<!\\)\|")
_MARKDOWN_RULE = re.compile(r"[\s|:]*-[-\s|:]*")
_FEWEST_CELLS = 3
_FEWEST_EVEN_ROWS = 3
"""So many rows without a column of ordinals make a table; two lines alike may be a way through a web site."""


@dataclass(frozen=True, slots=True)
class BarredTable:
    """A table in the lines from `start` to before `stop`: as many cells a row as in its first, with their line breaks."""

    start: int
    stop: int
    rows: tuple[tuple[str, ...], ...]


def barred_tables(lines: Sequence[str]) -> Iterator[BarredTable]:
    """The tables of at least three columns, in order; blank lines between rows are nothing.

    One begins at a head "STT | …", and its cells may go on over lines; or it is three rows with as many bars each.
    Pipe tables of Markdown, with bars at the ends or a rule under the head, are none of these.
    """
    at = 0
    while at < len(lines):
        table = (_numbered(lines, at) or _even(lines, at)) if _may_begin(lines, at) else None
        if table:
            yield table
        at = table.stop if table else at + 1


def _may_begin(lines: Sequence[str], at: int) -> bool:
    cells = _split(lines[at])
    is_pipe = not cells[0] or (at + 1 < len(lines) and "|" in lines[at + 1] and _is_rule(lines[at + 1]))
    return len(cells) >= _FEWEST_CELLS and not is_pipe


def _numbered(lines: Sequence[str], start: int) -> BarredTable | None:
    """The table under a head that begins with the head of a column of ordinals."""
    head = _split(lines[start])
    if not _is_head(head):
        return None
    rows, stop, at = [head], start + 1, start + 1
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        row, after = _row(lines, at, len(head))
        is_another = _is_head(row) and row != head and len(rows) > 1
        if not row or is_another:
            break
        rows.append(row)
        stop = at = after
    is_table = any(is_ordinal(row[0]) and row[1] for row in rows[1:])
    return BarredTable(start, stop, tuple(map(tuple, rows))) if is_table else None


def _row(lines: Sequence[str], start: int, width: int) -> tuple[list[str], int]:
    """The row that begins at a line, filled to the width where its empty cells were left out, and one past its last line.

    No cells where none begins there. Lines that end no row are its last cell's where another row follows them.
    """
    cells, stop = _split(lines[start]), start + 1
    if len(cells) < 2 or len(cells) > width or (len(cells) < width and not is_ordinal(cells[0])):
        return [], start
    sure = list(cells), stop
    while stop < len(lines) and lines[stop].strip():
        more = _split(lines[stop])
        if _begins_row(more, width) or len(cells) + len(more) - 1 > width:
            break
        cells[-1] = f"{cells[-1]}\n{more[0]}".strip("\n")
        cells += more[1:]
        stop += 1
        if len(more) > 1 and len(cells) == width:
            sure = list(cells), stop
    following = next((line for line in lines[stop:] if line.strip()), "")
    cells, stop = (cells, stop) if _begins_row(_split(following), width) else sure
    return cells + [""] * (width - len(cells)), stop


def _begins_row(cells: Sequence[str], width: int) -> bool:
    return (len(cells) == width and not _is_head(cells)) or (len(cells) > 1 and is_ordinal(cells[0]))


def _even(lines: Sequence[str], start: int) -> BarredTable | None:
    """The table of rows with as many bars each, on one line each."""
    width = len(_split(lines[start]))
    rows: list[tuple[str, ...]] = []
    stop = at = start
    while at < len(lines):
        cells = _split(lines[at])
        if lines[at].strip():
            if len(cells) != width or _is_rule(lines[at]):
                break
            rows.append(tuple(cells))
            stop = at + 1
        at += 1
    return BarredTable(start, stop, tuple(rows)) if len(rows) >= _FEWEST_EVEN_ROWS else None


def _is_head(cells: Sequence[str]) -> bool:
    """Whether a row's first cell is the head of a column of ordinals: "STT"."""
    return bool(cells) and opens_row(cells[0]) and not is_ordinal(cells[0])


def _is_rule(line: str) -> bool:
    return _MARKDOWN_RULE.fullmatch(line) is not None


def _split(line: str) -> list[str]:
    return [cell.strip() for cell in _BAR.split(line)]
