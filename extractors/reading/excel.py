"""Excel workbooks: XLSX by openpyxl, XLS by xlrd, both as the sheets of `extractors.reading.sheet`.

The two libraries tell what the simpler readers of both formats do not, and what shows on the page hangs on: the
format of numbers and dates, fonts (for text in encodings from before Unicode), merged cells and ruled lines.
Values of formulas are those that were last calculated.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
import xlrd
from openpyxl.cell.read_only import EmptyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock

from extractors.failures import Category, ReadFailure
from extractors.reading.merged_ranges import Range, merged_ranges
from extractors.reading.number_formats import is_date_format, shown_date, shown_number
from extractors.reading.options import Reading, ReadingOptions
from extractors.reading.sheet import Place, Row, Sheet, SheetCell, write_sheet

COMPONENT = "reading.excel"
EPOCH = datetime(1899, 12, 30)
Runs = tuple[tuple[str, str | None], ...]


def read_xlsx(data: bytes, options: ReadingOptions) -> Reading:
    """A page for each sheet that shows and holds anything. Raises ReadFailure: `truncated`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of drop-down lists and the like, which are not read anyway
            workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, rich_text=True)
            merged = merged_ranges(data)
            shown = (sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible")
            sheets = [_xlsx_sheet(sheet, merged.get(sheet.title, ())) for sheet in shown]
    except MemoryError:
        raise
    except Exception as error:  # of a damaged file it raises whatever its parts raise
        raise _damaged() from error
    return _reading(sheets, f"openpyxl {openpyxl.__version__}")


def read_xls(data: bytes, options: ReadingOptions) -> Reading:
    """A page for each sheet that shows and holds anything. Raises ReadFailure: `truncated`, `encrypted`."""
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
        sheets = [_xls_sheet(book, sheet) for sheet in book.sheets() if sheet.visibility == 0]
    except MemoryError:
        raise
    except Exception as error:  # of a damaged file it raises whatever its parts raise
        if "encrypted" in str(error):
            raise _locked() from error
        raise _damaged() from error
    return _reading(sheets, f"xlrd {xlrd.__version__}")


def _reading(sheets: list[Sheet], engine: str) -> Reading:
    written = [write_sheet(sheet) for sheet in sheets if sheet.holds_words]
    return Reading(tuple(writer.page(number, "xlsx", engine) for number, writer in enumerate(written, 1)))


def _xlsx_sheet(sheet: Any, merged: Iterable[Range]) -> Sheet:
    sheet.reset_dimensions()  # what it says of its size may be a million empty rows
    rows: dict[int, dict[int, SheetCell]] = {}
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell, EmptyCell) and (made := _xlsx_cell(cell)) is not None:
                rows.setdefault(cell.row - 1, {})[cell.column - 1] = made
    return Sheet(sheet.title, rows, dict(_spans(merged, rows)))


def _xlsx_cell(cell: Any) -> SheetCell | None:
    border = cell.border
    ruled = any(edge is not None and edge.style for edge in (border.left, border.right))
    if cell.value is None:
        return SheetCell(ruled=True) if ruled else None
    runs = tuple(_xlsx_runs(cell))
    return SheetCell(runs, bool(cell.font.b), ruled, _ordinal(cell.value, cell.number_format))


def _xlsx_runs(cell: Any) -> Iterator[tuple[str, str | None]]:
    font = cell.font.name
    if not isinstance(cell.value, CellRichText):
        yield _shown(cell.value, cell.number_format), font
        return
    for part in cell.value:
        if isinstance(part, TextBlock):
            yield part.text, part.font.rFont or font
        else:
            yield part, font


def _xls_sheet(book: xlrd.book.Book, sheet: Any) -> Sheet:
    rows: dict[int, dict[int, SheetCell]] = {}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            if (made := _xls_cell(book, sheet, row, column)) is not None:
                rows.setdefault(row, {})[column] = made
    return Sheet(sheet.name, rows, dict(_spans(sheet.merged_cells, rows)))


def _xls_cell(book: xlrd.book.Book, sheet: Any, row: int, column: int) -> SheetCell | None:
    cell = sheet.cell(row, column)
    look = book.xf_list[cell.xf_index]
    font = book.font_list[look.font_index]
    ruled = bool(look.border.left_line_style or look.border.right_line_style)
    bold = font.weight >= 600
    number_format = book.format_map[look.format_key].format_str
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return SheetCell(tuple(_xls_runs(book, sheet, row, column)), bold, ruled)
        case xlrd.XL_CELL_NUMBER:
            runs = ((shown_number(cell.value, number_format), font.name),)
            return SheetCell(runs, bold, ruled, _ordinal(cell.value, number_format))
        case xlrd.XL_CELL_DATE:
            return SheetCell(((_serial(cell.value, number_format, book.datemode), font.name),), bold, ruled)
        case xlrd.XL_CELL_BOOLEAN:
            return SheetCell(((_shown(bool(cell.value), number_format), font.name),), bold, ruled)
        case _:  # nothing, or an error such as #REF!, which nobody meant to say
            return SheetCell(ruled=True) if ruled else None


def _xls_runs(book: xlrd.book.Book, sheet: Any, row: int, column: int) -> Iterator[tuple[str, str | None]]:
    text = sheet.cell_value(row, column)
    first = book.font_list[book.xf_list[sheet.cell_xf_index(row, column)].font_index].name
    at, font = 0, first
    for start, index in sheet.rich_text_runlist_map.get((row, column), ()):
        yield text[at:start], font
        at, font = start, book.font_list[index].name if index < len(book.font_list) else first
    yield text[at:], font


def _serial(value: float, number_format: str, datemode: int) -> str:
    try:
        return shown_date(xlrd.xldate.xldate_as_datetime(value, datemode), number_format)
    except (ValueError, OverflowError):
        return shown_number(value, "General")


def _shown(value: object, number_format: str) -> str:
    """A value as its cell shows it."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return shown_number(float(value), number_format)
        case datetime():
            return shown_date(value, number_format)
        case date():
            return shown_date(datetime.combine(value, time()), number_format)
        case time():
            return shown_date(datetime.combine(EPOCH.date(), value), number_format)
        case timedelta():
            return shown_date(EPOCH + value, number_format)
        case _:
            text = str(value)
            return "" if text in ERRORS else text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")


ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"})


def _ordinal(value: object, number_format: str) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or is_date_format(number_format):
        return None
    return shown_number(float(value), "General", point=".") if number_format.lower() in ("general", "") else None


def _spans(merged: Iterable[Range], rows: Mapping[int, Row]) -> Iterator[tuple[Place, tuple[int, int]]]:
    """The spans of merged cells, no further than anything stands."""
    n_rows = max(rows, default=-1) + 1
    n_columns = max((column for cells in rows.values() for column in cells), default=-1) + 1
    for top, bottom, left, right in merged:
        if top < n_rows and left < n_columns:
            yield (top, left), (min(bottom, n_rows) - top, min(right, n_columns) - left)


def _damaged() -> ReadFailure:
    return ReadFailure(
        Category.TRUNCATED,
        "the Excel file is cut off or damaged: its sheets cannot be read",
        "fetch it again from where it came from, or open it in Excel, let Excel repair it and save it",
        component=COMPONENT,
    )


def _locked() -> ReadFailure:
    return ReadFailure(
        Category.ENCRYPTED,
        "an Excel workbook locked with a password",
        "open it with its password, remove the password and save it again",
        component=COMPONENT,
    )
