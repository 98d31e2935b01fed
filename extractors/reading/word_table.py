"""Tables of Word: their grid with merged cells, and whether lines are drawn in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extractors.reading.page_writer import GridCell, TextLine
from extractors.reading.word_styles import Styles
from extractors.reading.word_xml import Element, child, number, qn, value

WRAPPERS = frozenset(qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


def blocks(container: Element) -> Iterator[Element]:
    """The paragraphs and tables of a body, cell or text box, in order, out of whatever wraps them."""
    for inner in container:
        if inner.tag in (qn("w:p"), qn("w:tbl")):
            yield inner
        elif inner.tag in WRAPPERS:
            yield from blocks(inner)


def rows(table: Element) -> Iterator[Element]:
    """The rows of a table but those deleted under change tracking."""
    for inner in table:
        if inner.tag == qn("w:tr"):
            if child(inner, "w:trPr", "w:del") is None:
                yield inner
        elif inner.tag in WRAPPERS:
            yield from rows(inner)


def table_cells(table: Element, lines_of: Callable[[Element], Sequence[TextLine]]) -> tuple[GridCell, ...]:
    """The cells of a table in reading order; `lines_of` reads a paragraph. A table inside a cell is part of its text."""
    placed: dict[tuple[int, int], GridCell] = {}
    for row, element in enumerate(rows(table)):
        column = number(element, "w:trPr", "w:gridBefore", otherwise=0)
        for cell in _cells_of(element):
            span = number(cell, "w:tcPr", "w:gridSpan", otherwise=1)
            lines = tuple(_cell_lines(cell, lines_of))
            above = _merged_with(placed, row, column) if _continues_merge(cell) else None
            if above:
                placed[above.row, above.column] = replace(
                    above, lines=above.lines + lines, row_span=row - above.row + 1
                )
            else:
                placed[row, column] = GridCell(lines, row, column, 1, span)
            column += span
    return tuple(placed.values())


def _cells_of(row: Element) -> Iterator[Element]:
    for inner in row:
        if inner.tag == qn("w:tc"):
            yield inner
        elif inner.tag in WRAPPERS:
            yield from _cells_of(inner)


def _cell_lines(cell: Element, lines_of: Callable[[Element], Sequence[TextLine]]) -> Iterator[TextLine]:
    for block in blocks(cell):
        if block.tag == qn("w:p"):
            yield from lines_of(block)
            continue
        for row in rows(block):
            inner = [line for nested in _cells_of(row) for line in _cell_lines(nested, lines_of) if line.text.strip()]
            yield TextLine(" ".join(line.text for line in inner), bool(inner) and all(line.bold for line in inner))


def _continues_merge(cell: Element) -> bool:
    merge = child(cell, "w:tcPr", "w:vMerge")
    return merge is not None and value(merge) != "restart"


def _merged_with(placed: dict[tuple[int, int], GridCell], row: int, column: int) -> GridCell | None:
    """The cell above that a merge continues."""
    above = (placed.get((at, column)) for at in range(row - 1, -1, -1))
    found = next((cell for cell in above if cell), None)
    return found if found and found.row + found.row_span == row else None


def is_ruled(table: Element, styles: Styles) -> bool:
    """Whether lines are drawn between its cells, by the table, its style or most of its cells."""
    described = [child(table, "w:tblPr", "w:tblBorders"), *styles.table_borders(table)]
    for edge in ("w:insideV", "w:insideH"):
        lines = (child(borders, edge) for borders in described)
        nearest = next((line for line in lines if line is not None), None)
        if nearest is not None and _is_drawn(nearest):
            return True
    cells = [cell for row in rows(table) for cell in _cells_of(row)]
    ruled = sum(any(map(_is_drawn, _edges(cell))) for cell in cells)
    return 2 * ruled > len(cells)


def _edges(cell: Element) -> Iterator[Element]:
    borders = child(cell, "w:tcPr", "w:tcBorders")
    return iter(()) if borders is None else iter(borders)


def _is_drawn(line: Element) -> bool:
    return value(line) not in (None, "nil", "none")
