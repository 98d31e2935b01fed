"""Lines and tables of a web page while they are put together, and how they are written to its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from extractors.reading.html_styles import Element, Look
from extractors.reading.legacy_fonts import decoded_runs
from extractors.reading.page_writer import GridCell, PageWriter, TextLine, is_layout, layout_lines
from extractors.reading.placing import SpannedCell, placed, span
from extractors.reading.symbol_fonts import with_symbols

SPACES = re.compile("[ \t\n\r\f\u00a0]+")
NEWLINE = re.compile("\r\n?|\n")


@dataclass(frozen=True, slots=True)
class ItemTable:
    """A table with its cells placed; `ruled` as `extractors.reading.page_writer.is_layout` has it."""

    cells: tuple[GridCell, ...]
    ruled: bool | None


Item: TypeAlias = TextLine | ItemTable


@dataclass
class Lines:
    """Collects text as it comes and makes lines of it; `items` are those that have ended, and the tables between."""

    items: list[Item] = field(default_factory=list)
    _runs: list[tuple[str, Look]] = field(default_factory=list)

    def add(self, text: str | None, look: Look) -> None:
        """Text that stands in an element of a look."""
        if not text:
            return
        if look.preformatted:
            first, *others = NEWLINE.split(text)
            self._runs.append((first, look))
            for line in others:
                self.end(None)
                self._runs.append((line, look))
            return
        shown = SPACES.sub(" ", text)
        if shown[0] == " " and (not self._runs or self._runs[-1][0].endswith(" ")):
            shown = shown[1:]
        if shown:
            self._runs.append((shown, look))

    def end(self, heading: int | None, *, ends_paragraph: bool = False) -> None:
        """End the line; a block's end ends the paragraph, of a line break only the look of the page can tell."""
        runs, self._runs = self._runs, []
        if not any(text.strip() for text, _ in runs):
            if not ends_paragraph:
                self.leave_blank()
            elif self.items and isinstance(last := self.items[-1], TextLine) and last.text:
                self.items[-1] = replace(last, ends_paragraph=True)
            return
        typed = decoded_runs([(with_symbols(text, look.font), look.font) for text, look in runs])
        pairs = list(zip(typed, (look for _, look in runs), strict=True))
        text = "".join(said.text.upper() if look.capitals else said.text for said, look in pairs)
        stored = "".join(
            said.text.upper() if look.capitals and said.text == said.stored else said.stored for said, look in pairs
        )
        bold = all(look.bold for said, look in pairs if said.text.strip())
        ends = True if ends_paragraph else None
        self.items.append(TextLine(text.strip(" "), bold, heading, ends, stored.strip(" ")))

    def leave_blank(self) -> None:
        """A blank line, where none stands yet."""
        if self.items and not (isinstance(last := self.items[-1], TextLine) and not last.text):
            self.items.append(TextLine(""))

    def taken(self) -> list[Item]:
        """The items, which are given up."""
        items, self.items = self.items, []
        return items


@dataclass
class TableRows:
    """A table being read: its cells with all they hold. `before` are captions."""

    ruled: bool | None
    before: list[Item] = field(default_factory=list)
    _rows: list[list[tuple[list[Item], int, int]]] = field(default_factory=list)
    _spans: tuple[int, int] = (1, 1)

    def begin_row(self) -> None:
        """A row begins."""
        self._rows.append([])

    def begin_cell(self, element: Element, ruled: bool | None) -> None:
        """A cell begins; what is known of lines around it counts for its table."""
        self._spans = (span(element.get("rowspan")), span(element.get("colspan")))
        if ruled is not None:
            self.ruled = ruled or bool(self.ruled)
        if not self._rows:
            self.begin_row()

    def end_cell(self, items: list[Item], *, is_caption: bool = False) -> None:
        """A cell ends, and holds these."""
        if is_caption:
            self.before += items
        elif self._rows:
            self._rows[-1].append((items, *self._spans))

    def items(self) -> list[Item]:
        """The table; or what it holds, one after the other, where it only frames tables or a single cell."""
        held = [items for row in self._rows for items, _, _ in row]
        frames = not self.ruled and any(_is_table(item) for items in held for item in items)
        if frames or len([items for items in held if any(map(_holds_words, items))]) == 1:
            return [item for items in held for item in items]
        rows = [[SpannedCell(tuple(_as_lines(items)), *spans) for items, *spans in row] for row in self._rows]
        return [ItemTable(placed(rows), self.ruled)]


def write_items(writer: PageWriter, items: Iterable[Item]) -> None:
    """Write them one under the other."""
    for item in items:
        if isinstance(item, ItemTable):
            writer.write(item.cells, item.ruled)
        else:
            writer.write_line(item)


def _is_table(item: Item) -> bool:
    return isinstance(item, ItemTable) and not is_layout(item.cells, item.ruled)


def _holds_words(item: Item) -> bool:
    return isinstance(item, ItemTable) or bool(item.text)


def _as_lines(items: Sequence[Item]) -> Iterator[TextLine]:
    """What a cell holds as its lines: of a table inside it, a row is one."""
    for item in items:
        if isinstance(item, TextLine):
            yield item
        elif is_layout(item.cells, item.ruled):
            yield from layout_lines(item.cells)
        else:
            yield from _rows_as_lines(item.cells)


def _rows_as_lines(cells: Sequence[GridCell]) -> Iterator[TextLine]:
    for row in sorted({cell.row for cell in cells}):
        lines = [line for cell in cells if cell.row == row for line in cell.written]
        if lines:
            stored = " ".join(line.text if line.stored is None else line.stored for line in lines)
            yield TextLine(" ".join(line.text for line in lines), all(line.bold for line in lines), stored=stored)
