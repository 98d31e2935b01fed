"""WordprocessingML of paragraphs and tables, as strings.

Written out rather than built through python-docx, which looks through the whole body at every
paragraph it adds and through the whole table at every merge: minutes for a thousand pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from samples.plan import Cell, Run, Table, runs

NAMESPACE = nsdecls("w")


def paragraph(
    text: str, alignment: str, size: int = 13, *, bold: bool = False, numbering: tuple[int, int] | None = None
) -> str:
    """A paragraph; `size` in points, `numbering` the list's id and the level in it."""
    number = (
        f'<w:numPr><w:ilvl w:val="{numbering[1]}"/><w:numId w:val="{numbering[0]}"/></w:numPr>' if numbering else ""
    )
    written = "".join(_run(run, size, bold) for run in runs(text))
    return f'<w:p {NAMESPACE}><w:pPr>{number}<w:jc w:val="{alignment}"/></w:pPr>{written}</w:p>'


def columns(left: Iterable[str], right: Iterable[str], widths: tuple[int, int]) -> str:
    """Two columns of ready paragraphs side by side, without rules; widths in millimetres."""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/></w:tcPr>{"".join(paragraphs)}</w:tc>'
        for paragraphs, width in zip((left, right), widths, strict=True)
    )
    return _table("", widths, f"<w:tr>{cells}</w:tr>")


def ruled(table: Table) -> str:
    """A ruled table with its merges; its header rows come again on every page where the table says so."""
    rows = "".join(_row(table, row, cells) for row, cells in enumerate(_covering(table)))
    return _table('<w:tblStyle w:val="TableGrid"/>', table.widths, rows)


def _run(run: Run, size: int, bold: bool) -> str:
    face = ("<w:b/>" if bold or run.bold else "") + ("<w:i/>" if run.italic else "")
    return (
        f'<w:r><w:rPr>{face}<w:sz w:val="{size * 2}"/></w:rPr><w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'
    )


def _table(style: str, widths: tuple[int, ...], rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    properties = f'{style}<w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl {NAMESPACE}><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _covering(table: Table) -> list[list[Cell]]:
    """For each row the cells that stand in it, those begun above included, left to right."""
    rows: list[list[Cell]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            rows[row].append(cell)
    return [sorted(row, key=lambda cell: cell.column) for row in rows]


def _row(table: Table, row: int, cells: list[Cell]) -> str:
    heads = table.repeats_header and row < table.n_header_rows
    properties = "<w:trPr><w:tblHeader/></w:trPr>" if heads else ""
    return f"<w:tr>{properties}{''.join(_cell(table, row, cell) for cell in cells)}</w:tr>"


def _cell(table: Table, row: int, cell: Cell) -> str:
    width = sum(table.widths[cell.column : cell.column + cell.column_span])
    properties = f'<w:tcW w:w="{_twips(width)}" w:type="dxa"/>'
    if cell.column_span > 1:
        properties += f'<w:gridSpan w:val="{cell.column_span}"/>'
    if cell.row_span > 1:
        properties += '<w:vMerge w:val="restart"/>' if row == cell.row else "<w:vMerge/>"
    alignment = "center" if cell.row < table.n_header_rows else "left"
    lines = cell.text.split("\n") if row == cell.row else [""]
    paragraphs = "".join(paragraph(line, alignment, 11, bold=cell.bold) for line in lines)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)
