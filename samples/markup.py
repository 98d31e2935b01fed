"""Reads the *.plan files: TOML between two `+++` lines, then one block a line.

# I. TITLE      a heading (## the next level, and so on)
- text          a bullet; also `+ text`, `1. text`, `a) text`
@table widths=9,40,30 header=every|first [split]
                a table up to `@end`: the column heads (`Phân công > Chủ trì` is a head over a head), then a
                row a line, its cells parted by `|`; `¶` breaks a line in a cell; `^` goes on with the cell above
= I. | TITLE    a group row merged over the width; `=- I. | TITLE` one merely bold, its other cells empty
@appendix PHỤ LỤC | landscape, then @title and @note lines
text            a paragraph; `**bold**` and `*italic*` anywhere
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources
from itertools import groupby

from samples.plan import Appendix, Block, Cell, Heading, Item, Paragraph, Plan, Table

_HEADING = re.compile(r"(#+) (?:((?:[IVX]+|[A-ZĐ]|\d+(?:\.\d+)*)\.|[a-zđ]\)) )?(.+)")
_ITEM = re.compile(r"([-+]|\d+(?:\.\d+)*\.|[a-zđ]\)) (.+)")
_OPTION = re.compile(r"(widths|header)=(\S+)")


@lru_cache(maxsize=32)
def load(name: str) -> Plan:
    """The plan of plans/<name>.plan. Raises FileNotFoundError where there is none, ValueError where it is malformed."""
    return parse((resources.files("samples") / "plans" / f"{name}.plan").read_text(encoding="utf-8"))


def parse(source: str) -> Plan:
    """A plan from its markup. Raises ValueError where the front matter is missing or a table is malformed."""
    _, front, body = source.split("+++", 2)
    facts = tomllib.loads(front)
    head, *rest = _parts(body.strip().splitlines())
    return Plan(
        **{**facts, "recipients": tuple(facts["recipients"]), "signature": tuple(facts["signature"])},
        blocks=tuple(_blocks(head)),
        appendices=tuple(_appendix(part) for part in rest),
    )


def _parts(lines: Iterable[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for line in lines:
        if line.startswith("@appendix "):
            parts.append([])
        parts[-1].append(line)
    return parts


def _appendix(lines: list[str]) -> Appendix:
    label, _, page = lines[0].removeprefix("@appendix ").partition(" | ")
    title, note = lines[1].removeprefix("@title "), lines[2].removeprefix("@note ")
    return Appendix(label, title, note, tuple(_blocks(lines[3:])), landscape=page == "landscape")


def _blocks(lines: Iterable[str]) -> Iterator[Block]:
    rest = iter(lines)
    for line in rest:
        if line.startswith("@table "):
            yield _table(line, list(iter(lambda: next(rest), "@end")))
        elif match := _HEADING.fullmatch(line):
            yield Heading(len(match[1]), match[2] or "", match[3])
        elif match := _ITEM.fullmatch(line):
            yield Item(match[1], match[2])
        else:
            yield Paragraph(line)


def _table(options: str, lines: list[str]) -> Table:
    values = dict(_OPTION.findall(options))
    widths = tuple(map(int, values["widths"].split(",")))
    return table(
        widths,
        [part.strip() for part in lines[0].split("|")],
        lines[1:],
        repeats_header=values["header"] == "every",
        splits_rows=options.endswith(" split"),
    )


def table(
    widths: tuple[int, ...],
    heads: list[str],
    lines: list[str],
    *,
    repeats_header: bool = True,
    splits_rows: bool = False,
) -> Table:
    """A table from its column heads and its rows in markup. Raises ValueError where a row has too many or too few cells."""
    cells = list(_header(heads))
    n_header = 1 + max(cell.row for cell in cells)
    for row, line in enumerate(lines, start=n_header):
        if line.startswith("="):
            cells += _group_row(line, row, len(widths))
        else:
            cells += _row(line, row, len(widths))
    return Table(widths, n_header + len(lines), n_header, _merged(cells), repeats_header, splits_rows)


def _header(heads: list[str]) -> Iterator[Cell]:
    deep = any(" > " in head for head in heads)
    column = 0
    for over, group in groupby(heads, key=lambda head: head.rpartition(" > ")[0]):
        under = [head.rpartition(" > ")[2] for head in group]
        if over:
            yield Cell(0, column, over, column_span=len(under), bold=True)
        for offset, text in enumerate(under):
            row, span = (1, 1) if over else (0, 2 if deep else 1)
            yield Cell(row, column + offset, text, row_span=span, bold=True)
        column += len(under)


def _group_row(line: str, row: int, n_columns: int) -> Iterator[Cell]:
    merged = not line.startswith("=-")
    marker, bar, title = line.lstrip("=- ").partition(" | ")
    yield Cell(row, 0, marker, column_span=1 if bar or not merged else n_columns, bold=True)
    if bar:
        yield Cell(row, 1, title, column_span=n_columns - 1 if merged else 1, bold=True)
    if not merged:
        yield from (Cell(row, column, "") for column in range(2, n_columns))


def _row(line: str, row: int, n_columns: int) -> Iterator[Cell]:
    texts = [part.strip().replace("¶", "\n") for part in line.split("|")]
    if len(texts) != n_columns:
        raise ValueError(f"{len(texts)} cells where there are {n_columns} columns: {line}")
    for column, text in enumerate(texts):
        yield Cell(row, column, text)


def _merged(cells: list[Cell]) -> tuple[Cell, ...]:
    """The cells, each `^` taken up by the cell above it."""
    kept: list[Cell] = []
    covered: dict[tuple[int, int], int] = {}
    for cell in sorted(cells, key=lambda c: (-c.row, c.column)):
        extra = covered.pop((cell.row, cell.column), 0)
        if cell.text == "^":
            covered[cell.row - 1, cell.column] = extra + 1
        else:
            kept.append(Cell(cell.row, cell.column, cell.text, cell.row_span + extra, cell.column_span, cell.bold))
    return tuple(sorted(kept, key=lambda c: (c.row, c.column)))
