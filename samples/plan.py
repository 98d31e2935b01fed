"""What a plan says, apart from how any file shows it.

The layout words (trích yếu, nơi nhận, …) are those of Nghị định 30/2020/NĐ-CP.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_EMPHASIS = re.compile(r"(\*\*|\*)(.+?)\1")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that titles what follows it. `level` counts from 1; `marker` is as printed ("II.", "a)")."""

    level: int
    marker: str
    title: str


@dataclass(frozen=True, slots=True)
class Item:
    """A marked line of the body: a bullet ("-", "+") or a numbered or lettered sentence ("1.", "b)")."""

    marker: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """An unmarked paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table's grid, `row` and `column` from 0; merged cells are given once. Lines are joined by newlines."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. `widths` are in millimetres, one a column; the first `n_header_rows` rows head it.

    `repeats_header`: the header is printed again on each page the table runs on to.
    `splits_rows`: a row may begin on one page and end on the next.
    """

    widths: tuple[int, ...]
    n_rows: int
    n_header_rows: int
    cells: tuple[Cell, ...]
    repeats_header: bool = True
    splits_rows: bool = False

    @property
    def n_columns(self) -> int:
        """How many columns the grid has."""
        return len(self.widths)

    def grid(self) -> list[list[Cell | None]]:
        """The cells in their places; None where a merged cell covers the place."""
        rows: list[list[Cell | None]] = [[None] * self.n_columns for _ in range(self.n_rows)]
        for cell in self.cells:
            rows[cell.row][cell.column] = cell
        return rows


Block = Heading | Item | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Appendix:
    """What follows the signature, on pages of its own."""

    label: str
    title: str
    note: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan, header to appendices. Every string is as printed."""

    parent: str
    issuer: str
    number: str
    place_date: str
    kind: str
    title: str
    blocks: tuple[Block, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]
    signer: str
    appendices: tuple[Appendix, ...] = ()
    running_head: str = ""


MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def runs(text: str) -> tuple[Run, ...]:
    """Split `**bold**` and `*italic*` text into its runs.

    >>> runs("*Thời gian:* Quý I")
    (Run(text='Thời gian:', bold=False, italic=True), Run(text=' Quý I', bold=False, italic=False))
    """
    found: list[Run] = []
    at = 0
    for match in _EMPHASIS.finditer(text):
        if match.start() > at:
            found.append(Run(text[at : match.start()]))
        found.append(Run(match[2], bold=match[1] == "**", italic=match[1] == "*"))
        at = match.end()
    if at < len(text):
        found.append(Run(text[at:]))
    return tuple(found)


def bare(text: str) -> str:
    """The text without its emphasis marks."""
    return "".join(run.text for run in runs(text))
