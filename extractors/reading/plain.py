"""Plain text in any encoding met in Vietnamese offices."""

from __future__ import annotations

from extractors.document import Page
from extractors.failures import Category, ReadFailure
from extractors.reading.barred_rows import barred_tables
from extractors.reading.decoding import Decoded, decode
from extractors.reading.options import Reading, ReadingOptions
from extractors.reading.page_writer import PageWriter, TextLine, grid
from extractors.reading.spaced_text import spaced_tables
from extractors.reading.tab_rows import cells, tab_tables
from normalizers.page_breaks import split_pages


def read_plain(data: bytes, options: ReadingOptions) -> Reading:
    """One page, or as many as form feeds part (`pdftotext` writes one after each page).

    Raises ReadFailure: `undecodable` where the bytes are no text.
    """
    decoded = decoded_text(data)
    texts = split_pages(decoded.text)
    return Reading(tuple(_page(number, text, decoded.encoding) for number, text in enumerate(texts, 1)))


def decoded_text(data: bytes) -> Decoded:
    """The text in the bytes. Raises ReadFailure: `undecodable`."""
    decoded = decode(data)
    if decoded is None:
        raise ReadFailure(
            Category.UNDECODABLE,
            "the file holds bytes that are no text in any encoding known here",
            "open it in the program that wrote it and save it as UTF-8 text, DOCX or PDF",
            component="reading.plain",
        )
    return decoded


def _page(number: int, text: str, encoding: str) -> Page:
    lines = text.split("\n")
    tables = {rows.start: rows for rows in tab_tables(lines)}
    spaced = {} if tables else {table.start: table for table in spaced_tables(lines)}
    barred = {table.start: table for table in barred_tables(lines)}
    writer = PageWriter()
    at = 0
    while at < len(lines):
        rows = tables.get(at)
        if at in barred:
            writer.write(
                grid([[TextLine(line) for line in cell.split("\n")] for cell in row] for row in barred[at].rows)
            )
            at = barred[at].stop
            continue
        if at in spaced:
            writer.write_table(spaced[at].cells)
            at = spaced[at].stop
            continue
        if rows is None:
            writer.write_line(TextLine(lines[at]))
            at += 1
            continue
        writer.write(grid([(TextLine(cell),) for cell in cells(lines[row])] for row in rows if lines[row].strip()))
        at = rows.stop
    return writer.page(number, "plain", f"kehoach ({encoding})")
