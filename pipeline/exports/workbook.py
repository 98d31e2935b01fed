"""A workbook that an official can read on the screen and print, written row by row.

Sheets are as in `sheets.SHEETS`, after one that says what the file is. What would not fit on a sheet goes on on another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from itertools import chain, islice
from math import ceil
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.exports.asking import Chosen
from pipeline.exports.sheets import SHEETS, Fields, Sheet, is_formula
from pipeline.exports.sources import Sources
from pipeline.wording import Wording

ROWS_ON_A_SHEET = 1_048_576
"""Excel's limit, heading included."""
LINKS_ON_A_SHEET = 65_530
"""Excel's limit; a file with more is taken for damaged."""
_LONGEST = 32_767
"""Characters that Excel takes in a cell."""
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
    _write_about(book, chosen, wording, as_of)
    sources = Sources()
    for sheet in SHEETS:
        _write_sheet(book, sheet, chosen.rows(sheet.name), wording, sources, rows_on_a_sheet)
    book.save(file)


def _write_about(book: Workbook, chosen: Chosen, wording: Wording, as_of: date) -> None:
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
    for number, (name, value) in enumerate(told, start=2):
        left, right = WriteOnlyCell(page, _text(name)), WriteOnlyCell(page)
        left.font = Font(_FONT, bold=True)
        right.alignment = left.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
        _fill(right, value)
        if isinstance(value, date):
            right.number_format = _DATE_FORMATS[wording.language]
        with _height(page, number, [name, value], [24, 90]):
            page.append([left, right])


def _said_filters(chosen: Chosen, wording: Wording) -> list[str]:
    given = ((each.name, getattr(chosen.selection, each.name)) for each in fields(chosen.selection))
    said = [f"{wording(f'export.filters.{name}')}: {wording.said(value)}" for name, value in given if value is not None]
    return said or [wording("export.about.everything")]


def _write_sheet(
    book: Workbook, sheet: Sheet, rows: Iterator[Fields], wording: Wording, sources: Sources, limit: int
) -> None:
    """One sheet, or several where there are more rows than one takes."""
    for number in range(1, 1000):
        first = next(rows, None)
        if first is None and number > 1:
            return
        title = sheet.title(wording)
        page = book.create_sheet(title if number == 1 else wording("export.continued", title=title, n_sheet=number))
        found = chain((first,), islice(rows, limit - 2)) if first is not None else iter(())
        _write_rows(page, sheet, found, wording, sources)


def _write_rows(page: Any, sheet: Sheet, rows: Iterator[Fields], wording: Wording, sources: Sources) -> None:
    columns = sheet.columns
    for n, column in enumerate(columns, start=1):
        page.column_dimensions[get_column_letter(n)].width = column.width
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    _set_up_print(page, landscape=True)
    page.append([_heading(page, column.heading(wording)) for column in columns])
    cells = [_Cells(page, wording) for _ in columns]
    n_rows = n_links = 0
    for row in rows:
        links = [sources.link(row["source_path"], row.get("page")) if each.link else None for each in columns]
        if n_links + sum(link is not None for link in links) > LINKS_ON_A_SHEET:
            links = [None] * len(columns)
        n_links += sum(link is not None for link in links)
        values = [column.value(row, wording) for column in columns]
        n_rows += 1
        with _height(page, n_rows + 1, values[: sheet.n_printed], [each.width for each in columns[: sheet.n_printed]]):
            page.append([own.filled(value, link) for own, value, link in zip(cells, values, links, strict=True)])
    page.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{n_rows + 1}"
    page.print_area = f"A1:{get_column_letter(sheet.n_printed)}{n_rows + 1}"


@contextmanager
def _height(page: Any, number: int, values: Sequence[Any], widths: Sequence[int]) -> Iterator[None]:
    """Make a row, while it is written, as high as its wrapped words need: not every program works that out by itself."""
    n_lines = max(
        (
            ceil(len(value) * _FILL / width)
            for value, width in zip(values, widths, strict=True)
            if isinstance(value, str)
        ),
        default=1,
    )
    page.row_dimensions[number].height = min(_LINE_POINTS * max(n_lines, 1) + 3, _HIGHEST)
    yield
    del page.row_dimensions[number]


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


class _Cells:
    """The cells of one column. Each row is on disk before the next is made, so a column needs one of each kind."""

    def __init__(self, page: Any, wording: Wording) -> None:
        self._plain, self._guarded, self._link = (WriteOnlyCell(page) for _ in range(3))
        for cell in (self._plain, self._guarded, self._link):
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = _LINE
        self._dated = WriteOnlyCell(page)
        self._dated.alignment = Alignment(vertical="top", horizontal="left")
        self._dated.border = _LINE
        self._dated.number_format = _DATE_FORMATS[wording.language]
        self._guarded.quotePrefix = True
        self._link.font = Font(_FONT, color="1F6F78", underline="single")

    def filled(self, value: Any, link: str | None) -> Any:
        """The cell with a value in it."""
        if link is not None:
            self._link.hyperlink = link
            _fill(self._link, value)
            return self._link
        cell = self._plain
        if isinstance(value, date) and value.year >= _FIRST_YEAR:
            cell = self._dated
        elif isinstance(value, str) and is_formula(value):
            cell = self._guarded
        _fill(cell, value)
        return cell


def _fill(cell: Any, value: Any) -> None:
    """Put a value in a cell: text as text, whatever it begins with."""
    if isinstance(value, date) and value.year < _FIRST_YEAR:
        value = value.isoformat()
    cell.value = _text(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"


def _text(value: str) -> str:
    """A text that a cell takes: without control characters, and no longer than may be."""
    clean: str = ILLEGAL_CHARACTERS_RE.sub(" ", value)
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1] + "…"
