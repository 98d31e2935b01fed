"""Tables without rules: columns parted by nothing but white, under a line of heads that say what they hold.

Prose has gaps too, so gaps prove little: at least three heads must be known wordings, one of them of what is to be
done, and the white between the columns must run through nearly all rows under them. What is not sure stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.column_heads import column_role
from extractors.document import Box
from extractors.reading.placed import PlacedCell, PlacedLine, PlacedTable, PlacedWord, around, middle
from extractors.reading.printed_rows import printed_rows
from normalizers.skeleton import skeleton

_GUTTER = 0.9  # of a line's height, the least white between two heads
_LEAST_WHITE = 0.4  # of a line's height, between the columns
_MOST_HEAD_LINES = 3
_LEAST_HEADS = 3
_LONGEST_HEAD = 40  # characters
_LEAST_ROWS = 2
_NEXT_LINE = 1.9  # line pitches; a wider gap within the table's rows ends nothing, but one twice that does
_CROSSING = 0.1  # share of the lines that may run across a gutter
_GROUP = re.compile(r"(?:[IVXL]+|[A-HĐ])[.)]?(?:\s|$)")
_CLOSE = "noi nhan"  # it stands in columns too, beside the signature
_ORDINAL = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?")


@dataclass(frozen=True)
class _Heads:
    """The heads of a table, each column's words, and the number of lines they take."""

    columns: tuple[tuple[PlacedWord, ...], ...]
    n_lines: int
    ordinal: int | None


def find_unruled(lines: Sequence[PlacedLine]) -> list[PlacedTable]:
    """The tables without rules among the lines that stand outside ruled ones; both from top to bottom."""
    tables = []
    at = 0
    while at < len(lines):
        heads = _heads(lines, at) if _has_gap(lines[at]) else None
        found = _table(lines[at:], heads) if heads else None
        if found is None:
            at += 1
            continue
        table, n_lines = found
        tables.append(table)
        at += n_lines
    return tables


def _height(line: PlacedLine) -> float:
    return median([word.box.bottom - word.box.top for word in line.words])


def _has_gap(line: PlacedLine) -> bool:
    """Whether the line may have more than one segment; most have not, and are done with."""
    first = line.words[0].box
    least = 0.5 * _GUTTER * (first.bottom - first.top)
    return any(right.box.x0 - left.box.x1 > least for left, right in pairwise(line.words))


def _segments(line: PlacedLine) -> list[list[PlacedWord]]:
    """The line's words, parted at wide gaps."""
    wide = _GUTTER * _height(line)
    parts = [[line.words[0]]]
    for word in line.words[1:]:
        if word.box.x0 - parts[-1][-1].box.x1 > wide:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _heads(lines: Sequence[PlacedLine], at: int) -> _Heads | None:
    """The heads whose first line is at a place: those of one line, or of so many that most are known."""
    best: tuple[int, _Heads] | None = None
    for n in range(1, _MOST_HEAD_LINES + 1):
        some = lines[at : at + n]
        if len(some) < n or (n > 1 and some[-1].box.top - some[-2].box.bottom > _height(some[-2])):
            break
        columns = _merged([part for line in some for part in _segments(line)])
        texts = [" ".join(word.text for word in column) for column in columns]
        roles = [column_role(text) if len(text) <= _LONGEST_HEAD else None for text in texts]
        known = {role for role in roles if role}
        if len(known) < _LEAST_HEADS or "task" not in known or sum(role is None for role in roles) > 1:
            continue
        goes_on = best is not None and best[1].ordinal is not None and not _is_numbered(some[-1])
        if best is None or len(known) > best[0] or (goes_on and len(known) == best[0]):
            ordinal = roles.index("ordinal") if "ordinal" in known else None
            best = len(known), _Heads(tuple(map(tuple, columns)), n, ordinal)
    return best[1] if best else None


def _is_numbered(line: PlacedLine) -> bool:
    return _ORDINAL.fullmatch(line.words[0].text) is not None or _GROUP.match(line.words[0].text) is not None


def _merged(parts: Sequence[list[PlacedWord]]) -> list[list[PlacedWord]]:
    """Parts that stand over each other put together, from left to right."""
    columns: list[list[PlacedWord]] = []
    for part in sorted(parts, key=lambda part: part[0].box.x0):
        box = around([word.box for word in part])
        over = [column for column in columns if _shared(around([word.box for word in column]), box) > 0]
        merged = [word for column in over for word in column] + part
        columns = [column for column in columns if column not in over] + [merged]
    return [sorted(column, key=lambda word: (round(word.box.top), word.box.x0)) for column in columns]


def _shared(box: Box, other: Box) -> float:
    return min(box.x1, other.x1) - max(box.x0, other.x0)


def _table(lines: Sequence[PlacedLine], heads: _Heads) -> tuple[PlacedTable, int] | None:
    """The table under the heads, which are the first of the lines, and how many lines it takes."""
    body = list(_body(lines, heads))
    plain = [line for line in body if not _heads_group(line)]
    cuts = _cuts(plain, heads) if len(plain) >= _LEAST_ROWS else None
    if cuts is None:
        return None
    rows = _rows(body, cuts, heads)
    filled = sum(len({_column(word, cuts) for line in row for word in line.words}) > 1 for row in rows)
    if filled < _LEAST_ROWS:
        return None
    return _placed([list(lines[: heads.n_lines]), *rows], cuts), heads.n_lines + len(body)


def _body(lines: Sequence[PlacedLine], heads: _Heads) -> Iterator[PlacedLine]:
    """The lines that may be the table's: those under the heads as far as no wide gap parts them."""
    left, right = heads.columns[0], heads.columns[-1]
    box = around([word.box for word in (*left, *right)])
    pitch = 1.3 * _height(lines[0])
    for above, line in pairwise(lines[heads.n_lines - 1 :]):
        if middle(line.box)[1] - middle(above.box)[1] > 2 * _NEXT_LINE * pitch or _shared(line.box, box) <= 0:
            return
        if _ends(line, heads) or _is_close(line):
            return
        yield line


def _is_close(line: PlacedLine) -> bool:
    return skeleton(" ".join(word.text for word in line.words[:2])).startswith(_CLOSE)


def _ends(line: PlacedLine, heads: _Heads) -> bool:
    """Whether a line is prose below the table: it runs on across the gutters, and heads no group."""
    crossed = len(heads.columns) - len(_segments(line))
    centres = [middle(around([word.box for word in column]))[0] for column in heads.columns]
    over = sum(line.box.x0 < centre < line.box.x1 for centre in centres)
    return crossed >= len(heads.columns) - 1 and over >= _LEAST_HEADS and not _heads_group(line)


def _heads_group(line: PlacedLine) -> bool:
    """Whether a line may head a group: it begins with a mark of one, is bold or in capitals."""
    text = " ".join(word.text for word in line.words)
    return line.bold or _GROUP.match(text) is not None or text.isupper()


def _cuts(body: Sequence[PlacedLine], heads: _Heads) -> list[float] | None:
    """Where the columns are parted: in the widest white that nearly all lines leave between two heads."""
    cuts = []
    boxes = [around([word.box for word in column]) for column in heads.columns]
    height = median(map(_height, body))
    for left, right in pairwise(boxes):
        low, high = middle(left)[0], middle(right)[0]
        inner = [word.box for line in body for word in line.words if word.box.x1 > low and word.box.x0 < high]
        heads_inner = [word.box for column in heads.columns for word in column]
        best = _widest([*inner, *(box for box in heads_inner if box.x1 > low and box.x0 < high)], low, high, len(body))
        if best is None or best[1] - best[0] < _LEAST_WHITE * height:
            return None
        cuts.append((best[0] + best[1]) / 2)
    return cuts


def _widest(boxes: Sequence[Box], low: float, high: float, n_lines: int) -> tuple[float, float] | None:
    """The widest stretch between `low` and `high` that no more than a few of the boxes cover."""
    ends = sorted({low, high, *(x for box in boxes for x in (box.x0, box.x1) if low < x < high)})
    allowed = _CROSSING * n_lines
    best: tuple[float, float] | None = None
    run: tuple[float, float] | None = None
    for start, end in pairwise(ends):
        if sum(box.x0 < end and box.x1 > start for box in boxes) > allowed:
            run = None
            continue
        run = (run[0] if run else start, end)
        if best is None or run[1] - run[0] > best[1] - best[0]:
            best = run
    return best


def _rows(body: Sequence[PlacedLine], cuts: Sequence[float], heads: _Heads) -> list[list[PlacedLine]]:
    """The lines of each row. A row begins at its number; without numbers, where the lines stand further apart."""
    steps = [middle(line.box)[1] - middle(above.box)[1] for above, line in pairwise(body)]
    usual = min(steps, default=0.0)
    rows: list[list[PlacedLine]] = []
    for at, line in enumerate(body):
        is_apart = at > 0 and steps[at - 1] > 1.3 * usual
        first = line.words[0]
        if heads.ordinal is None:
            begins = is_apart
        else:
            numbered = _column(first, cuts) == heads.ordinal and bool(_ORDINAL.fullmatch(first.text))
            begins = numbered or _is_group(line, cuts) or (bool(rows) and _is_group(rows[-1][-1], cuts))
        if begins or not rows:
            rows.append([])
        rows[-1].append(line)
    return rows


def _is_group(line: PlacedLine, cuts: Sequence[float]) -> bool:
    """Whether a line is the heading of a group: it begins with a mark of one, or runs across the columns in bold."""
    text = " ".join(word.text for word in line.words)
    return _GROUP.match(text) is not None or (line.bold and line.box.x0 < cuts[0] and len(_segments(line)) <= 2)


def _column(word: PlacedWord, cuts: Sequence[float]) -> int:
    return sum(middle(word.box)[0] > cut for cut in cuts)


def _placed(rows: Sequence[Sequence[PlacedLine]], cuts: Sequence[float]) -> PlacedTable:
    box = around([line.box for row in rows for line in row])
    edges = [box.x0, *cuts, box.x1]
    tops = [min(line.box.top for line in row) for row in rows]
    bounds = [*tops, box.bottom]
    cells: list[PlacedCell] = []
    for number, row in enumerate(rows):
        words = [word for line in row for word in line.words]
        top, bottom = bounds[number], max(bounds[number], bounds[number + 1])
        if len(row) <= 2 and number and _is_group(row[0], cuts) and _crosses(words, cuts):
            whole = Box(edges[0], top, edges[-1], bottom)
            cells.append(PlacedCell(number, 0, 1, len(cuts) + 1, whole, tuple(printed_rows(words))))
            continue
        for column in range(len(cuts) + 1):
            held = [word for word in words if _column(word, cuts) == column]
            place = Box(edges[column], top, edges[column + 1], bottom)
            cells.append(PlacedCell(number, column, 1, 1, place, tuple(printed_rows(held))))
    return PlacedTable(len(rows), len(cuts) + 1, tuple(cells), box)


def _crosses(words: Sequence[PlacedWord], cuts: Sequence[float]) -> bool:
    """Whether the words leave no white at a gutter that they stand around."""
    xs = sorted((word.box.x0, word.box.x1) for word in words)
    gaps = [(left[1], right[0]) for left, right in pairwise(xs)]
    inner = [cut for cut in cuts if xs[0][0] < cut < max(x1 for _, x1 in xs)]
    return any(not any(low <= cut <= high and high - low > 4 for low, high in gaps) for cut in inner)
