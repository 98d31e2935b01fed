"""Documents of a few lines and tables, written down as tests want to read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.document import Box, Cell, Document, Line, Page, Table


@dataclass(frozen=True)
class At:
    """A line of text with its top, in points."""

    top: float
    text: str


@dataclass(frozen=True)
class Grid:
    """A table: a row is a list of texts; a text may be (text, row_span, column_span); `edges` of its columns."""

    rows: Sequence[Sequence[str | tuple[str, int, int]]]
    edges: tuple[float, ...] | None = (60, 100, 300, 400, 500)
    bold: frozenset[str] = frozenset()


def document(*pages: Sequence[At | Grid | str]) -> Document:
    """Pages of lines with boxes (At), lines without (str) and tables."""
    made = tuple(page(number, blocks) for number, blocks in enumerate(pages, start=1))
    return Document("0" * 16, "a.pdf", "application/pdf", 0, made)


def page(number: int, blocks: Sequence[At | Grid | str]) -> Page:
    text, lines, tables = "", [], []
    for block in blocks:
        text += "\n" if text else ""
        start = len(text)
        if isinstance(block, Grid):
            text, table = _with_table(text, block)
            tables.append(table)
        elif isinstance(block, At):
            text += block.text
            lines.append(Line(start, len(text), Box(80, block.top, 300, block.top + 13)))
        else:
            text += block
            lines.append(Line(start, len(text)))
    return Page(number, text, "text_layer", "test", tuple(lines), tuple(tables), width=595, height=842)


def _with_table(text: str, grid: Grid) -> tuple[str, Table]:
    start, cells = len(text), []
    taken: set[tuple[int, int]] = set()
    for row, texts in enumerate(grid.rows):
        text += "\n" if row else ""
        for order, item in enumerate(texts):
            content, row_span, column_span = item if isinstance(item, tuple) else (item, 1, 1)
            column = next(at for at in range(99) if (row, at) not in taken)
            taken |= {(row + down, column + right) for down in range(row_span) for right in range(column_span)}
            text += "\t" if order else ""
            box = Box(grid.edges[column], 0, grid.edges[column + column_span], 9) if grid.edges else None
            cell = Cell(len(text), len(text) + len(content), row, column, row_span, column_span, box=box)
            cells.append(replace(cell, bold=content in grid.bold))
            text += content
    n_columns = max(column for _, column in taken) + 1
    return text, Table(start, len(text), len(grid.rows), n_columns, tuple(cells))
