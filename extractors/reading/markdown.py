"""Markdown as PDF converters, editors and web crawls write it, whatever the file is called.

Markup is not text: the page holds what a person would see, lines and cells say what was bold or a
heading. Block by block: headings, tables of five kinds, rules, running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from extractors.document import Page, PageFailure
from extractors.failures import Category
from extractors.reading.barred_rows import barred_tables
from extractors.reading.crawled_head import crawled_head
from extractors.reading.crawled_spans import crawled_grid
from extractors.reading.crawled_table import crawled_tables, is_bar
from extractors.reading.html_table import html_cells, html_tables
from extractors.reading.markdown_inline import styled_lines
from extractors.reading.options import Reading, ReadingOptions
from extractors.reading.page_writer import PageWriter, TextLine, grid
from extractors.reading.pipe_table import pipe_table
from extractors.reading.plain import decoded_text
from extractors.reading.tab_rows import cells, tab_tables
from normalizers.page_breaks import split_pages

HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
RULE = re.compile(r"\s*(?:([-*_=])(?:[ \t]*\1){2,}|\*[ \t]+\*|\|[ |]*)\s*")
"""A line of marks only; "* *" is emphasis of nothing."""
FENCE = re.compile(r"\s*(?:`{3,}|~{3,})\s*\w*\s*")
QUOTE = re.compile(r"^(?:\s{0,3}>[ \t]?)+", re.MULTILINE)
HARD_BREAK = re.compile(r"\\$", re.MULTILINE)
BOLD = r"\*\*[^*\s][^*\n]*\*\*"
STRONG_SIGNS = re.compile(
    rf"^ {{0,3}}(?:#{{1,6}} +(?:\*\*|[^\W\d_])|#{{2,6}} +\d)|{BOLD}|^\s*\|?\s*:?-{{3,}}:?\s*\|[-:| \t]*$|</?(?:b|ul|li|br|table|td|strong)\s*/?>",
    re.MULTILINE | re.IGNORECASE,
)
MIN_BARS = 3


def looks_like_markdown(text: str) -> bool:
    """Whether text carries Markdown: headings, bold, tables or HTML tags; a lone `#` or `*` proves nothing."""
    return STRONG_SIGNS.search(text) is not None or len(re.findall(r"^\|[ \t]*$", text, re.MULTILINE)) >= MIN_BARS


def read_markdown(data: bytes, options: ReadingOptions) -> Reading:
    """One page, or as many as form feeds part; one whose tables are beyond reading is text alone, and rejected as well.

    Raises ReadFailure: `undecodable`.
    """
    decoded = decoded_text(data)
    pages: list[Page] = []
    rejected: list[PageFailure] = []
    for number, text in enumerate(split_pages(decoded.text), 1):
        try:
            pages.append(_page(number, text, decoded.encoding))
        except Exception as error:  # a fault in telling tables from text must not cost the plan
            pages.append(_text_alone(number, text, decoded.encoding))
            rejected.append(_without_tables(number, error))
    return Reading(tuple(pages), tuple(rejected))


def _text_alone(number: int, text: str, encoding: str) -> Page:
    writer = PageWriter()
    for line in text.split("\n"):
        for styled in _visible(line) or (TextLine(""),):
            writer.write_line(styled)
    return writer.page(number, "markdown", f"kehoach ({encoding})")


def _without_tables(number: int, error: Exception) -> PageFailure:
    message = f"its tables could not be read and stand as text ({type(error).__name__}: {error})"
    remedy = "report it with the file: it is a fault of this program"
    return PageFailure(number, Category.INTERNAL, "reading.markdown", message, remedy)


def _page(number: int, text: str, encoding: str) -> Page:
    lines = text.split("\n")
    html = {rows.start: rows for rows in html_tables(lines)}
    tabs = {rows.start: rows for rows in tab_tables(lines)}
    barred = {table.start: table for table in barred_tables(lines)}
    table_starts = html.keys() | tabs.keys() | barred.keys()
    writer = PageWriter()
    head = crawled_head(lines)
    at = 0
    while at < len(lines):
        if head and at == head.start:
            writer.write(grid([_visible(cell) for cell in row] for row in head.rows))
            at = head.stop
        elif at in html:
            rows = html[at]
            writer.write(html_cells("\n".join(lines[rows.start : rows.stop])))
            at = rows.stop
        elif at in tabs:
            rows = tabs[at]
            given = (cells(lines[row]) for row in rows if lines[row].strip())
            writer.write(grid([styled_lines(cell) for cell in row] for row in given))
            at = rows.stop
        elif at in barred:
            writer.write(grid([styled_lines(cell) for cell in row] for row in barred[at].rows))
            at = barred[at].stop
        else:
            at = _write_block(writer, lines, at, table_starts)
    return writer.page(number, "markdown", f"kehoach ({encoding})")


def _write_block(writer: PageWriter, lines: Sequence[str], at: int, tables: Set[int]) -> int:
    """Write what begins at a line; returns the line after it. `tables` are the lines at which tables begin."""
    line = lines[at]
    if not line.strip():
        writer.write_line(TextLine(""))
        return at + 1
    if after := _write_barred_table(writer, lines, at):
        return after
    if RULE.fullmatch(line) or FENCE.fullmatch(line):
        return at + 1
    if heading := HEADING.fullmatch(line):
        for styled in styled_lines(heading[2] or ""):
            writer.write_line(replace(styled, heading_level=len(heading[1]), ends_paragraph=True))
        return at + 1
    stop = at + 1
    while stop < len(lines) and stop not in tables and not _ends_text(lines, stop):
        stop += 1
    for styled in _visible("\n".join(lines[at:stop])):
        writer.write_line(styled)
    return stop


def _write_barred_table(writer: PageWriter, lines: Sequence[str], at: int) -> int | None:
    """Write the table that begins at a line with a bar; returns the line after it, None where none begins there."""
    if is_bar(lines[at]):
        crawled = crawled_tables(lines, at)
        for table in crawled.tables:
            writer.write(crawled_grid([[_visible(cell) for cell in row] for row in table]))
        return max(crawled.stop, at + 1)
    rows, stop = pipe_table(lines, at)
    if rows:
        writer.write(grid([styled_lines(cell) for cell in row] for row in rows))
        return stop
    return None


def _ends_text(lines: Sequence[str], at: int) -> bool:
    """Whether running text ends before a line."""
    line = lines[at]
    return (
        not line.strip()
        or is_bar(line)
        or HEADING.fullmatch(line) is not None
        or bool("|" in line and pipe_table(lines, at)[0])
    )


def _visible(block: str) -> tuple[TextLine, ...]:
    """The lines of running text without rules and quotation marks at their beginning."""
    kept = (line for line in block.split("\n") if not RULE.fullmatch(line) and not FENCE.fullmatch(line))
    return styled_lines(HARD_BREAK.sub("", QUOTE.sub("", "\n".join(kept))))
