"""A workbook that an official can read on the screen and print, written row by row.

Sheets are as in `sheets.SHEETS`, after one that says what the file is. What would not fit on a sheet goes on on another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from itertools import islice
from math import ceil
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.exports.asking import Chosen
from pipeline.exports.sheet_rows import PATTERN, Cell, SheetRow, fill
from pipeline.exports.sheets import SHEETS, Fields, Sheet, Value, is_formula
from pipeline.exports.sources import Sources
from pipeline.wording import Wording

ROWS_ON_A_SHEET = 1_048_576
"""Excel's limit, heading included."""
LINKS_ON_A_SHEET = 65_530
"""Excel's limit; a file with more is taken for damaged."""
_LONGEST_LINK = 2079
"""Characters that Excel takes in a link; a file with a longer one is taken for damaged."""
_LONGEST = 32_767
"""Characters that Excel takes in a cell."""
_NO_CHARACTER = re.compile(f"{ILLEGAL_CHARACTERS_RE.pattern}|[\ud800-\udfff\ufffe\uffff]")
"""What XML can't hold; a file with one of them is taken for damaged."""
_FIRST_YEAR = 1901
"""Excel counts 1900 as a leap year: earlier days are written as text."""
_DATE_FORMATS = {"vi": "dd/mm/yyyy", "en": "yyyy-mm-dd"}
_LINE_POINTS, _HIGHEST = 14.5, 409.0
_FILL = 1.12
"""Wrapped at words, a line holds less than its width."""
_FONT = "Calibri"
_HEADING = PatternFill("solid", fgColor="1F6F78")
_LINE = Border(bottom=Side(style="hair", color="BFC8CE"))


def write_workbook(
    chosen: Chosen, file: BinaryIO, wording: Wording, *, as_of: date, rows_on_a_sheet: int = ROWS_ON_A_SHEET
) -> None:
    """Write what was chosen; `as_of` is the day that the file says it was made on. Raises OSError."""
    book = Workbook(write_only=True)
    book.properties.title = wording("export.about.title")
    book.properties.creator = "kehoach"
    sheets = [
        (sheet, number, n_rows)
        for sheet in SHEETS
        for number, n_rows in _sizes(chosen.count(sheet.name), rows_on_a_sheet - 1)
    ]
    has_more = any(number > 1 for _, number, _ in sheets)
    _write_about(book, chosen, wording, as_of, rows_on_a_sheet if has_more else None)
    for sheet, number, n_rows in sheets:
        _add_sheet(book, sheet, number, n_rows, wording)
    with TemporaryFile() as skeleton:
        book.save(skeleton)
        fill(skeleton, _filled(sheets, chosen, wording), file)


def _sizes(n_rows: int, most: int) -> list[tuple[int, int]]:
    """Of each sheet that so many rows take its number, and how many come on it."""
    return [(n + 1, min(most, n_rows - first)) for n, first in enumerate(range(0, max(n_rows, 1), most))]


def _filled(
    sheets: Iterable[tuple[Sheet, int, int]], chosen: Chosen, wording: Wording
) -> Iterator[tuple[str, Iterator[SheetRow]]]:
    """The rows of each sheet, with the sheet's place in the book, where the first says what the file is."""
    sources = Sources()
    rows: Iterator[Fields] = iter(())
    for place, (sheet, number, n_rows) in enumerate(sheets, start=2):
        if number == 1:
            rows = chosen.rows(sheet.name)
        yield f"xl/worksheets/sheet{place}.xml", _rows(sheet, islice(rows, n_rows), wording, sources)


def _write_about(book: Workbook, chosen: Chosen, wording: Wording, as_of: date, exceeded: int | None) -> None:
    """The first sheet; `exceeded` is the limit of rows, where some sheets go on on others for it."""
    page = book.create_sheet(wording("export.sheets.about"))
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 24, 90
    _set_up_print(page, landscape=False)
    heading = WriteOnlyCell(page, wording("export.about.title"))
    heading.font = Font(_FONT, bold=True, size=16)
    page.append([heading])
    told: list[tuple[str, Any]] = [("", wording("export.about.what")), (wording("export.about.made"), as_of)]
    told += [(wording("export.about.chosen"), said) for said in _said_filters(chosen, wording)]
    told += [(f"{wording('export.about.rows')}: {sheet.title(wording)}", chosen.count(sheet.name)) for sheet in SHEETS]
    told += [("", wording(f"export.about.{name}")) for name in ("links", "confidence", "recurrence")]
    told.append(("", wording("export.about.links_limit", limit=LINKS_ON_A_SHEET)))
    if exceeded is not None:
        told.append(("", wording("export.about.continued", limit=exceeded)))
    for number, (name, value) in enumerate(told, start=2):
        left, right = WriteOnlyCell(page, _text(name)), WriteOnlyCell(page)
        left.font = Font(_FONT, bold=True)
        right.alignment = left.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
        _fill(right, value)
        if isinstance(value, date):
            right.number_format = _DATE_FORMATS[wording.language]
        page.row_dimensions[number].height = _height([name, value], [24, 90])
        page.append([left, right])


def _said_filters(chosen: Chosen, wording: Wording) -> list[str]:
    given = ((each.name, getattr(chosen.selection, each.name)) for each in fields(chosen.selection))
    said = [f"{wording(f'export.filters.{name}')}: {wording.said(value)}" for name, value in given if value is not None]
    return said or [wording("export.about.everything")]


def _add_sheet(book: Workbook, sheet: Sheet, number: int, n_rows: int, wording: Wording) -> None:
    """One sheet with its headings and the pattern of its rows (sheet_rows.PATTERN)."""
    title = sheet.title(wording)
    page = book.create_sheet(title if number == 1 else wording("export.continued", title=title, n_sheet=number))
    for n, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(n)].width = column.width
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    _set_up_print(page, landscape=True)
    page.append([_heading(page, column.heading(wording)) for column in sheet.columns])
    page.append(_pattern(page, wording))
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{n_rows + 1}"
    page.print_area = f"A1:{get_column_letter(sheet.n_printed)}{n_rows + 1}"


def _pattern(page: Any, wording: Wording) -> list[Any]:
    cells = {style: WriteOnlyCell(page, style) for style in PATTERN}
    for cell in cells.values():
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = _LINE
    cells["guarded"].quotePrefix = True
    cells["dated"].alignment = Alignment(vertical="top", horizontal="left")
    cells["dated"].number_format = _DATE_FORMATS[wording.language]
    cells["link"].hyperlink = "x"
    cells["link"].font = Font(_FONT, color="1F6F78", underline="single")
    return list(cells.values())


def _rows(sheet: Sheet, rows: Iterable[Fields], wording: Wording, sources: Sources) -> Iterator[SheetRow]:
    columns = sheet.columns
    widths = [each.width for each in columns[: sheet.n_printed]]
    n_links = 0
    for row in rows:
        links = [sources.link(row["source_path"], row.get("page")) if each.link else None for each in columns]
        links = [None if link is not None and len(link) > _LONGEST_LINK else link for link in links]
        if n_links + sum(link is not None for link in links) > LINKS_ON_A_SHEET:
            links = [None] * len(columns)
        n_links += sum(link is not None for link in links)
        values = [column.value(row, wording) for column in columns]
        yield SheetRow([_cell(value, link) for value, link in zip(values, links, strict=True)], _height(values, widths))


def _cell(value: Value, link: str | None) -> Cell:
    """The cell with a value in it: text as text, whatever it begins with."""
    if isinstance(value, date) and value.year < _FIRST_YEAR:
        value = value.isoformat()
    if isinstance(value, str):
        return Cell(_text(value), "link" if link else "guarded" if is_formula(value) else "plain", link)
    return Cell(value, "link" if link else "dated" if isinstance(value, date) else "plain", link)


def _height(values: Sequence[Any], widths: Sequence[int]) -> float:
    """Points that a row's wrapped words need: not every program works that out by itself."""
    n_lines = max(
        (ceil(len(v) * _FILL / width) for v, width in zip(values, widths, strict=False) if isinstance(v, str)),
        default=1,
    )
    return min(_LINE_POINTS * max(n_lines, 1) + 3, _HIGHEST)


def _set_up_print(page: Any, *, landscape: bool) -> None:
    page.page_setup.orientation = "landscape" if landscape else "portrait"
    page.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddFooter.center.text = "&P/&N"


def _heading(page: Any, text: str) -> Any:
    cell = WriteOnlyCell(page, text)
    cell.font = Font(_FONT, bold=True, color="FFFFFF")
    cell.fill = _HEADING
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


def _fill(cell: Any, value: Any) -> None:
    """Put a value in a cell: text as text, whatever it begins with."""
    cell.value = _text(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"


def _text(value: str) -> str:
    """A text that a cell takes: without what is no character, and no longer than may be."""
    clean = _NO_CHARACTER.sub(" ", value)
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1] + "…"
