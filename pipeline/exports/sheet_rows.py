"""Rows of a workbook's sheets as text (SpreadsheetML), written into the book as they come.

A library makes the book with all that sheets have besides rows, and in each a pattern: a second row with one cell of
every style and one link. That row shows which number each style has, and makes room for the rows themselves. A cell
costs so some fiftieth of what it costs as an object.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.utils import get_column_letter

from pipeline.exports.sheets import Value

PATTERN = ("plain", "guarded", "dated", "link")
"""The styles of the pattern's cells, from the left. `guarded` is text that would be taken for a formula."""

_DAY_ZERO = date(1899, 12, 30)
_PATTERN_ROW = re.compile(r'<row r="2".*?</row>', re.DOTALL)
_STYLE = re.compile(r'<c r="[A-Z]+2"[^>]*? s="(\d+)"')
_LINKS = re.compile(r"<hyperlinks>.*?</hyperlinks>", re.DOTALL)
_RELATIONSHIP = re.compile(r'<Relationship\b[^>]*relationships/hyperlink"[^>]*/>')
_LINK_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_COMPRESSION = 4
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Cell:
    """`style` is one of PATTERN, `link` where a click leads."""

    value: Value
    style: str = PATTERN[0]
    link: str | None = None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """Its cells from the left, and its height in points."""

    cells: Sequence[Cell]
    height: float


def fill(skeleton: BinaryIO, sheets: Iterable[tuple[str, Iterable[SheetRow]]], file: BinaryIO) -> None:
    """Write the book `skeleton` to `file`, the rows of each sheet (named by its entry) in the place of its pattern.

    Raises OSError.
    """
    with ZipFile(skeleton) as book, ZipFile(file, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION) as out:
        done = set()
        for name, rows in sheets:
            links = _write_sheet(book.read(name).decode(), rows, out, name)
            related = _related(name)
            out.writestr(related, _with_links(book.read(related).decode(), links))
            done |= {name, related}
        for name in book.namelist():
            if name not in done:
                out.writestr(name, book.read(name))


def _write_sheet(sheet: str, rows: Iterable[SheetRow], out: ZipFile, name: str) -> list[str]:
    """Returns where the links lead, in order."""
    pattern = _PATTERN_ROW.search(sheet)
    assert pattern is not None
    styles = dict(zip(PATTERN, _STYLE.findall(pattern[0]), strict=True))
    links: list[tuple[str, str]] = []
    with out.open(name, "w", force_zip64=True) as entry:
        entry.write(sheet[: pattern.start()].encode())
        for some in _some(_as_text(row, number, styles, links) for number, row in enumerate(rows, start=2)):
            entry.write("".join(some).encode())
        told = "".join(f'<hyperlink ref="{place}" r:id="link{n}"/>' for n, (place, _) in enumerate(links, start=1))
        opening = '<hyperlinks xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        end = _LINKS.sub(lambda _: f"{opening}{told}</hyperlinks>" if told else "", sheet[pattern.end() :])
        entry.write(end.encode())
    return [target for _, target in links]


def _as_text(row: SheetRow, number: int, styles: dict[str, str], links: list[tuple[str, str]]) -> str:
    parts = [f'<row r="{number}" ht="{row.height:g}" customHeight="1">']
    for n, cell in enumerate(row.cells, start=1):
        place, value = f"{get_column_letter(n)}{number}", cell.value
        head = f'<c r="{place}" s="{styles[cell.style]}"'
        if cell.link is not None:
            links.append((place, cell.link))
        if value is None:
            parts.append(f"{head}/>")
        elif isinstance(value, str):
            parts.append(f'{head} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>')
        else:
            parts.append(f"{head}><v>{(value - _DAY_ZERO).days if isinstance(value, date) else value!r}</v></c>")
    parts.append("</row>")
    return "".join(parts)


def _some(texts: Iterator[str]) -> Iterator[list[str]]:
    held: list[str] = []
    for text in texts:
        held.append(text)
        if len(held) == _AT_ONCE:
            yield held
            held = []
    yield held


def _related(name: str) -> str:
    """The entry that says what a sheet's links lead to."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def _with_links(related: str, links: Sequence[str]) -> str:
    told = "".join(
        f'<Relationship Id="link{n}" Type="{_LINK_TYPE}" TargetMode="External" Target={quoteattr(target)}/>'
        for n, target in enumerate(links, start=1)
    )
    return _RELATIONSHIP.sub("", related).replace("</Relationships>", f"{told}</Relationships>")
