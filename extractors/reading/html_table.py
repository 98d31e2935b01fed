"""HTML tables that stand in Markdown because Markdown has no merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from extractors.reading.markdown_inline import styled_lines
from extractors.reading.page_writer import GridCell, TextLine
from extractors.reading.placing import SpannedCell, placed, span

TAG = re.compile(r"<(/?)table(?:\s[^<>]*)?>", re.IGNORECASE)


def html_tables(lines: Sequence[str]) -> Iterator[range]:
    """The ranges of lines that are tables, in order: from a line that begins with an opening tag to its closing tag's."""
    opened: list[tuple[int, bool]] = []
    found: list[range] = []
    for at, line in enumerate(lines):
        for tag in TAG.finditer(line):
            if not tag[1]:
                opened.append((at, not line[: tag.start()].strip()))
            elif opened:
                start, begins_line = opened.pop()
                if begins_line:
                    found = [table for table in found if table.start < start]  # those inside it are its cells' text
                    found.append(range(start, at + 1))
    yield from found


def html_cells(source: str) -> tuple[GridCell, ...]:
    """The cells of a table given as HTML; a table inside a cell is part of the cell's text."""
    parser = _CellParser()
    parser.feed(source)
    parser.close()
    return placed(parser.rows)


class _CellParser(HTMLParser):
    """Collects each cell's source and lets `styled_lines` read it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.rows: list[list[SpannedCell]] = []
        self._depth = 0
        self._source: list[str] | None = None
        self._spans = (1, 1)
        self._is_header = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        if self._depth > 1 or tag not in ("table", "tr", "td", "th"):
            self._keep(self.get_starttag_text() or "")
            return
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            given = dict(attrs)
            self._spans = (span(given.get("rowspan")), span(given.get("colspan")))
            self._is_header = tag == "th"
            self._source = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._depth -= 1
        if self._depth >= 1 and not (self._depth == 1 and tag in ("td", "th", "tr")):
            self._keep(f"</{tag}>")
        elif tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        self._keep(data)

    def handle_entityref(self, name: str) -> None:
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._keep(f"&#{name};")

    def _keep(self, source: str) -> None:
        if self._source is not None:
            self._source.append(source)

    def _end_cell(self) -> None:
        if self._source is None:
            return
        lines = styled_lines("".join(self._source))
        if self._is_header:
            lines = tuple(TextLine(line.text, bold=True) for line in lines)
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(SpannedCell(lines, *self._spans))
        self._source = None
