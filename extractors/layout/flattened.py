"""Scoring tables that lost their rules: text extraction wrote them cell after cell, line by line.

What is left to go by: the heads' wordings, the rows' numbers alone on a line, the two scores side by side, and
how a reason ends where the remedy begins: with a full stop, on a line that had room for more, before a bullet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.column_heads import wordings_of
from extractors.layout.joined import JoinedCell, JoinedTable
from extractors.layout.printed_line import PrintedLine
from extractors.layout.span import Span
from normalizers.lexicons import read_lexicon
from normalizers.phrases import either
from normalizers.skeleton import skeleton

_COLUMNS = ("ordinal", "criterion", "max_score", "achieved_score", "reason", "remedy")
_SCORES = re.compile(r"(?P<max>\d{1,3}(?:[.,]\d{1,2})?)\s+(?P<achieved>\d{1,3}(?:[.,]\d{1,2})?)(?=\s|$)")
_ORDINAL = re.compile(r"\d{1,3}\.?$")
_ORDINAL_HEAD = re.compile(r"(?:stt|tt|so tt)\b")
_PERIOD = r"(?:\s+(?:trong\s+)?nam\s+\d{4})?"
_BULLETS = "-+– "
_SHORTEST_TITLE = 14
_MOST_HEAD_LINES = 12

Cells = list[list[Span]]


@cache
def _total() -> re.Pattern[str]:
    totals = read_lexicon("extractors", "table_rows.toml")["totals"]
    return re.compile(rf"(?P<name>{either(totals)})\s+(?P<scores>\d.*)$")


@cache
def _behind() -> re.Pattern[str]:
    """What follows a table."""
    behind = read_lexicon("extractors", "table_rows.toml")["behind"]
    return re.compile(rf"\W*(?:{either(behind)})\b")


@dataclass(frozen=True)
class Found:
    """A table put together from the lines `first` to `last` (exclusive) of a run of lines."""

    first: int
    last: int
    table: JoinedTable


def find_flattened(lines: Sequence[PrintedLine]) -> Iterator[Found]:
    """Flattened scoring tables in a run of printed lines."""
    at = 0
    while at < len(lines):
        heads, body = _heads(lines, at)
        if heads is None:
            at += 1
            continue
        rows, end = _rows(lines, body)
        if rows:
            yield Found(at, end, written_out([heads, *rows], lines[at:end]))
            at = end
        else:
            at += 1


def _heads(lines: Sequence[PrintedLine], at: int) -> tuple[Cells | None, int]:
    """The heads that begin at a line, and where the first row does."""
    if lines[at].text[:1] not in "sStT" or not _ORDINAL_HEAD.match(skeleton(lines[at].text)):
        return None, at
    end = next(
        (n for n in range(at + 1, min(at + _MOST_HEAD_LINES, len(lines))) if _ORDINAL.match(lines[n].text)), None
    )
    if end is None:
        return None, at
    return _head_cells(lines[at:end]), end


def _head_cells(lines: Sequence[PrintedLine]) -> Cells | None:
    """Where each head stands in the jumbled lines; None unless they are those of a scoring table."""
    text = " ".join(skeleton(line.text) for line in lines)
    places = [offset for line in lines for offset in (*range(line.span.start, line.span.end), line.span.end)]
    cells: Cells = []
    for role in _COLUMNS:
        either = "|".join(wording.replace(" ", r"\s+") for wording in wordings_of(role))
        found = re.search(rf"\b(?:{either})\b{_PERIOD}", text)
        if found is None and role in ("criterion", "max_score", "achieved_score"):
            return None
        cells.append(list(_stretches(places[found.start() : found.end()])) if found else [])
    return cells


def _stretches(offsets: Sequence[int]) -> Iterator[Span]:
    start = previous = offsets[0]
    for offset in offsets[1:]:
        if offset != previous + 1:
            yield Span(start, previous + 1)
            start = offset
        previous = offset
    yield Span(start, previous + 1)


def _rows(lines: Sequence[PrintedLine], at: int) -> tuple[list[Cells], int]:
    """The rows from a line on, repeated heads skipped; and the line after the last."""
    rows: list[Cells] = []
    while at < len(lines):
        total = _total().match(skeleton(lines[at].text))
        if total:
            rows.append(_total_row(lines[at], total))
            return rows, at + 1
        again, body = _heads(lines, at)
        if again is not None:
            at = body
        if not _ORDINAL.match(lines[at].text):
            return rows, at
        end = next((n for n in range(at + 1, len(lines)) if _ends_row(lines, n, len(rows) + 2)), len(lines))
        row = _row(lines[at:end])
        if row is None:
            return rows, at
        rows.append(row)
        at = end
    return rows, at


def _ends_row(lines: Sequence[PrintedLine], at: int, number: int) -> bool:
    """Whether the row before ends at a line: the next row, the sum, the heads again, or what follows the table."""
    text = lines[at].text
    return _opens_row(lines, at, number) or bool(_behind().match(skeleton(text))) or _is_title(text)


def _is_title(text: str) -> bool:
    return text.isupper() and len(text) >= _SHORTEST_TITLE


def _opens_row(lines: Sequence[PrintedLine], at: int, number: int) -> bool:
    text = lines[at].text
    return (
        text.rstrip(".") == str(number)
        or _total().match(skeleton(text)) is not None
        or _heads(lines, at)[0] is not None
    )


def _row(lines: Sequence[PrintedLine]) -> Cells | None:
    scored = next((n for n, line in enumerate(lines) if n and _SCORES.match(line.text)), None)
    if scored is None:
        return None
    line, scores = lines[scored], _SCORES.match(lines[scored].text)
    assert scores is not None
    after = [Span(line.span.start + scores.end(), line.span.end)] if line.text[scores.end() :].strip() else []
    after += [each.span for each in lines[scored + 1 :]]
    texts = [line.text[scores.end() :].strip()] if after and len(after) > len(lines) - scored - 1 else []
    texts += [each.text for each in lines[scored + 1 :]]
    ends = _reason_ends(texts)
    return [
        [lines[0].span],
        [each.span for each in lines[1:scored]],
        [Span(line.span.start + scores.start("max"), line.span.start + scores.end("max"))],
        [Span(line.span.start + scores.start("achieved"), line.span.start + scores.end("achieved"))],
        after[:ends],
        after[ends:],
    ]


def _reason_ends(texts: Sequence[str]) -> int:
    """Number of lines that are the reason's, of those that hold reason and remedy; 0 where nothing parts them."""
    best, ends = 0, 0
    for n in range(1, len(texts)):
        sign = _sign_of_a_new_cell(texts, n)
        if sign > best:
            best, ends = sign, n
    return ends


def _sign_of_a_new_cell(texts: Sequence[str], at: int) -> int:
    """How surely a line begins the remedy: a bullet after none, a full stop before it, room left before it; or 0."""
    above, text = texts[:at], texts[at]
    first = text.lstrip(_BULLETS)[:1]
    if not (first.isupper() or first.isdigit()):
        return 0
    if text[0] in _BULLETS and not any(line[:1] in tuple(_BULLETS.strip()) for line in above):
        return 3
    if above[-1].endswith("."):
        return 2
    had_room = len(above[-1]) + 1 + len(text.split()[0]) <= max(map(len, above))
    return int(had_room)


def _total_row(line: PrintedLine, total: re.Match[str]) -> Cells:
    scores = _SCORES.match(line.text, total.start("scores"))
    start = line.span.start
    name = [Span(start, start + total.end("name"))]
    if scores is None:
        return [[], name, [Span(start + total.start("scores"), line.span.end)], [], [], []]
    return [
        [], name, [Span(start + scores.start("max"), start + scores.end("max"))],
        [Span(start + scores.start("achieved"), start + scores.end("achieved"))], [], [],
    ]  # fmt: skip


def written_out(rows: Sequence[Cells], lines: Sequence[PrintedLine]) -> JoinedTable:
    """The table of rows that were written out as lines; the first row has all the columns."""
    start, end = lines[0].span.start, lines[-1].span.end
    cells = tuple(
        tuple(JoinedCell(r, c, 1, 1, False, tuple(pieces) or (Span(start, start),)) for c, pieces in enumerate(row))
        for r, row in enumerate(rows)
    )
    return JoinedTable(len(rows[0]), cells, start, end, ())
