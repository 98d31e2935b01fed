"""Task tables that lost their rules: text extraction or a crawler wrote them cell after cell, line by line.

What is left to go by: the heads' wordings one after the other, the rows' numbers in their order (or the times that rows
begin with), and what the lines of a row say (`cell_fitting`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.column_heads import column_role, known_role
from extractors.layout.cell_fitting import is_time, parted
from extractors.layout.column_roles import settled
from extractors.layout.flattened import Cells, Found, written_out
from extractors.layout.printed_line import PrintedLine
from extractors.layout.span import Span
from normalizers.lexicons import read_lexicon
from normalizers.phrases import either
from normalizers.skeleton import skeleton

_ORDINAL = re.compile(r"(?P<mark>\d{1,3}(?:\.\d{1,2})*|[IVXL]{1,5}|[A-HĐ])(?P<dot>[.)]?)(?:\s+(?P<rest>\S.*))?")
_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s+[^\W\d_]|(?P<letter>[a-zđ])\)\s")
"""How a line of an outline or of a list begins: "3. Kinh phí", "2.1 Nội dung", "b) Sở Y tế"."""
_FAR_ABOVE = 100
"""Lines among which the heading over a table is looked for."""
_MOST_HEAD_LINES = 16
_LONGEST_HEAD = 40
_MOST_HEAD_WORDS = 9
_FEWEST_KNOWN = 3
_FEWEST_ROWS = 2
_SHORTEST_TITLE = 14
_MOSTLY = 0.6
_SAY_WHEN_OR_WHO = {"lead", "coordinate", "time", "output"}


@cache
def _behind() -> re.Pattern[str]:
    """What follows a table: how a document ends, a signature's capacity ("TM.", "KT.")."""
    data = read_lexicon("extractors", "table_rows.toml")
    return re.compile(rf"\W*(?:{either([*data['behind'], *data['behind_tasks']])}|(?:tm|kt)\s*[./])")


@dataclass(frozen=True)
class _Head:
    """One head: its role, if known, and where it stands."""

    role: str | None
    pieces: tuple[Span, ...]


@dataclass(frozen=True)
class _Row:
    """A row's own mark, where it begins with one, and its lines after that."""

    mark: Span | None
    lines: tuple[PrintedLine, ...]


def find_flattened_tasks(lines: Sequence[PrintedLine]) -> Iterator[Found]:
    """Flattened task tables in a run of printed lines."""
    at = 0
    while at < len(lines):
        found = _table_at(lines, at)
        if found is not None:
            yield found
        at = found.last if found is not None else at + 1


def _table_at(lines: Sequence[PrintedLine], at: int) -> Found | None:
    heads, body = _heads(lines, at)
    if not heads:
        return None
    lines = lines[: _outline_goes_on(lines, at, body)]
    rows, end = _numbered(lines, body) if heads[0].role == "ordinal" else _dated(lines, body)
    roles = _roles(heads)
    cells = [_cells(row, roles) for row in rows]
    n_parted = sum(sum(map(bool, row)) > _FEWEST_ROWS for row in cells)
    if n_parted < max(_FEWEST_ROWS, _MOSTLY * sum(len(row.lines) > 1 for row in rows)):
        return None
    return Found(at, end, written_out([[list(head.pieces) for head in heads], *cells], lines[at:end]))


def _roles(heads: Sequence[_Head]) -> list[str | None]:
    """The role of each column, settled beside the others."""
    first: dict[str, int] = {}
    for column, head in enumerate(heads):
        if head.role is not None:
            first.setdefault(head.role, column)
    by_column = {column: role for role, column in settled(first, ()).items()}
    return [by_column.get(column) for column in range(len(heads))]


def _heads(lines: Sequence[PrintedLine], at: int, *, again: bool = False) -> tuple[list[_Head], int]:
    """The heads that begin at a line, and where the first row does; none where no task table's heads stand there."""
    text = lines[at].text
    if len(text) > _LONGEST_HEAD:
        return [], at
    first = known_role(text.split(maxsplit=1)[0])
    if first != "ordinal" and known_role(text) != "time":
        return [], at
    opens = is_time if first != "ordinal" else _ORDINAL.fullmatch if again else _is_first
    near = range(at + 1, min(at + _MOST_HEAD_LINES, len(lines)))
    end = next((n for n in near if opens(lines[n].text) and known_role(lines[n].text) is None), None)
    if end is None or any(len(line.text) > _LONGEST_HEAD for line in lines[at:end]):
        return [], at
    heads = _parted_heads(lines[at:end])
    known = {role for role in _roles(heads) if role}
    is_task_table = len(known) >= _FEWEST_KNOWN and "task" in known and known & _SAY_WHEN_OR_WHO
    return (heads, end) if is_task_table else ([], at)


def _is_first(text: str) -> bool:
    """Whether a line is or begins with the number of a first row or group."""
    found = _ORDINAL.fullmatch(text)
    return found is not None and (found["mark"].lstrip("0") in ("1", "1.1", "I", "A"))


def _parted_heads(lines: Sequence[PrintedLine]) -> list[_Head]:
    """The heads in the lines, one after the other: known wordings, over lines' ends too, else whole lines."""
    words = [
        (Span(line.span.start + word.start(), line.span.start + word.end()), word.group(), n)
        for n, line in enumerate(lines)
        for word in re.finditer(r"\S+", line.text)
    ]
    best: list[tuple[float, list[_Head]]] = [(0.0, [])]
    for end in range(1, len(words) + 1):
        ways = []
        for begin in range(max(0, end - _MOST_HEAD_WORDS), end):
            text = " ".join(word for _, word, _ in words[begin:end])
            role = known_role(text)
            whole = (begin == 0 or words[begin - 1][2] != words[begin][2]) and (
                end == len(words) or words[end][2] != words[end - 1][2]
            )
            is_line = whole and words[begin][2] == words[end - 1][2]
            if role is None and not is_line:
                continue
            score = best[begin][0] + (end - begin - 0.5 + 0.25 * whole if role else -1.0)
            role = role or column_role(text)
            ways.append((score, [*best[begin][1], _Head(role, tuple(span for span, _, _ in words[begin:end]))]))
        best.append(max(ways, key=lambda way: way[0], default=(float("-inf"), [])))
    return best[-1][1]


def _outline_goes_on(lines: Sequence[PrintedLine], at: int, body: int) -> int:
    """Where the outline goes on below a table's heads: at a heading, or the number after that of what is over them.

    A number that follows the one before it in the table is of a list there.
    """
    above = (_NUMBERED.match(lines[n].text) for n in range(at - 1, max(at - _FAR_ABOVE, 0) - 1, -1))
    following: set[str] = set()
    for mark in above:
        if mark is not None:
            following |= _following(mark)
            if mark["number"]:
                break
    in_table: set[str] = set()
    for n in range(body, len(lines)):
        if lines[n].heading_level is not None:
            return n
        mark = _NUMBERED.match(lines[n].text)
        if mark is not None:
            own = mark["number"] or mark["letter"]
            if own in following - in_table:
                return n
            in_table = _following(mark)
    return len(lines)


def _following(mark: re.Match[str]) -> set[str]:
    """The marks that go on with an outline after one: 2.2 and 3 after 2.1, b after a."""
    if mark["letter"]:
        return {chr(ord(mark["letter"]) + 1)}
    parts = [int(part) for part in mark["number"].split(".")]
    return {".".join(map(str, [*parts[:depth], parts[depth] + 1])) for depth in range(len(parts))}


def _numbered(lines: Sequence[PrintedLine], at: int) -> tuple[list[_Row], int]:
    """The rows from a line on, each beginning with the number that follows those before; and the line after the last."""
    rows: list[_Row] = []
    alone, titled = _stand_alone(lines, at), _is_heading(lines[at].text)
    marks: list[str] = []
    while at < len(lines):
        found = _opens_row(lines[at].text, marks, alone=alone, titled=titled)
        if found is None:
            break
        marks.append(found["mark"])
        end = next(
            (n for n in range(at + 1, len(lines)) if _ends_row(lines[n].text, marks, alone=alone, titled=titled)),
            len(lines),
        )
        rows.append(_row(lines[at:end], found))
        at = end
        heads, body = _heads(lines, at, again=True) if at < len(lines) else ([], at)
        at = body if heads else at
    return rows, at


def _stand_alone(lines: Sequence[PrintedLine], at: int) -> bool:
    """Whether the rows' numbers have lines of their own, told by the first that is a figure."""
    marks = (_ORDINAL.fullmatch(line.text) for line in lines[at : at + _MOST_HEAD_LINES])
    return next((mark["rest"] is None for mark in marks if mark and mark["mark"][0].isdigit()), True)


def _row(lines: Sequence[PrintedLine], mark: re.Match[str]) -> _Row:
    start = lines[0].span.start
    own = Span(start, start + mark.end("dot"))
    if mark["rest"] is None:
        return _Row(own, tuple(lines[1:]))
    rest = replace(lines[0], text=mark["rest"], span=Span(start + mark.start("rest"), lines[0].span.end))
    return _Row(own, (rest, *lines[1:]))


def _opens_row(text: str, marks: Sequence[str], *, alone: bool, titled: bool) -> re.Match[str] | None:
    """The number of the next row, with which a line begins; `titled`: groups have their titles behind their marks."""
    found = _ORDINAL.fullmatch(text)
    if found is None or not _goes_on(marks, found["mark"]):
        return None
    rest = found["rest"]
    if rest is None or (titled and _is_heading(text)):
        return found
    return found if not alone and rest[0].isupper() and not _is_heading(text) else None


def _ends_row(text: str, marks: Sequence[str], *, alone: bool, titled: bool = False) -> bool:
    """Whether the row before ends at a line: the next row, the heads again, or what follows the table."""
    if _opens_row(text, marks, alone=alone, titled=titled) is not None:
        return True
    known = known_role(text.split(maxsplit=1)[0]) == "ordinal"
    return known or bool(_behind().match(skeleton(text))) or _is_heading(text)


def _is_heading(text: str) -> bool:
    return bool(re.match(r"[IVX]+\.\s", text)) or (text.isupper() and len(text) >= _SHORTEST_TITLE)


def _goes_on(marks: Sequence[str], mark: str) -> bool:
    """Whether a row's mark may follow those before: 2 after 1, 1.2 after 1.1, II after I and rows, 1 after a group."""
    if not marks:
        return True
    if not mark[0].isdigit():
        groups = [each for each in marks if not each[0].isdigit() and (each in _ROMANS) == (mark in _ROMANS)]
        return _rank(mark) == (_rank(groups[-1]) + 1 if groups else 1)
    last = marks[-1]
    if not last[0].isdigit():
        plain = [each for each in marks if each[0].isdigit()]
        return mark.lstrip("0") in ("1", "1.1") or (bool(plain) and _follows(plain[-1], mark))
    return _follows(last, mark)


def _follows(last: str, mark: str) -> bool:
    one, other = [int(part) for part in last.split(".")], [int(part) for part in mark.split(".")]
    if other == [*one, 1]:
        return True
    depth = len(other) - 1
    return depth < len(one) and other[:depth] == one[:depth] and other[depth] == one[depth] + 1


_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_LETTERS = "ABCDĐEFGH"


def _rank(mark: str) -> int:
    """Where a group's mark stands among its like, from 1."""
    if mark in _ROMANS:
        return _ROMANS.index(mark) + 1
    return _LETTERS.index(mark) + 1 if mark in _LETTERS else 0


def _dated(lines: Sequence[PrintedLine], at: int) -> tuple[list[_Row], int]:
    """The rows from a line on, each beginning with its time on a line alone; and the line after the last."""
    rows: list[_Row] = []
    while at < len(lines) and is_time(lines[at].text):
        near = range(at + 1, len(lines))
        end = next(
            (n for n in near if is_time(lines[n].text) or _ends_row(lines[n].text, ["0"], alone=True)), len(lines)
        )
        rows.append(_Row(None, tuple(lines[at:end])))
        at = end
    return rows, at


def _cells(row: _Row, roles: Sequence[str | None]) -> Cells:
    """The cells of a row; all its lines are the task's where they can't be parted, as those of a group's title."""
    columns = roles[1:] if row.mark is not None else roles
    ends = parted([line.text for line in row.lines], columns)
    if ends is None:
        task = columns.index("task")
        ends = [len(row.lines) if n >= task else 0 for n in range(len(columns))]
    begins = [0, *ends]
    cells = [[line.span for line in row.lines[begin:end]] for begin, end in zip(begins, ends, strict=False)]
    return [[row.mark], *cells] if row.mark is not None else cells
