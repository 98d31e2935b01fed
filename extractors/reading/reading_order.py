"""The order in which a person reads the words of a page, from their positions alone.

A Vietnamese administrative document has two blocks that stand in two columns: its head (issuing body and number |
national motto, place and date) and its close ("Nơi nhận" | capacity, title and name of the signer). Those are read
column by column, everything else row by row. Text layers and OCR go the same way.

A block is a run of rows with one vertical gutter through all of them. A gap in one row proves nothing (justified
lines have wide ones), a gutter through several rows may be a table without rules; so the right column must also be
set as these blocks set it, centred, or bear one of the marks in `data/column_marks.txt`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from statistics import median

from extractors.reading.placed import PlacedLine, PlacedWord, middle
from extractors.reading.printed_rows import printed_rows
from normalizers.skeleton import skeleton

# All in heights of a tall word of the page; an ordinary space is a quarter of one, a stretched one about half.
_NARROWEST_GUTTER = 0.5
_PLAIN_GUTTER = 1.0  # needs no mark
_WIDE_GAP = 1.2
_STRETCHED_SPACE = 0.7
_ROW_DISTANCE = 3.0
_CENTRING = 1.5
_INTERLOCK = 1.05  # lines of one column are further apart

_MARKS_OF_HEAD = 2
_SPECKS = 6  # characters that OCR may find beside a mark
_STRETCH = 1.8  # a gutter is this much wider than its row's narrower gaps, or it is one of the row's own spaces


def reading_order(words: Sequence[PlacedWord]) -> list[PlacedLine]:
    """Lines in reading order; each word is in exactly one of them. Boxes must be upright (skew undone)."""
    return rows_in_order(printed_rows(words))


def rows_in_order(rows: Sequence[PlacedLine]) -> list[PlacedLine]:
    """The lines that rows, each across the whole page, stand for; from top to bottom, as `printed_rows` gives them."""
    if not rows:
        return []
    heights = sorted(word.box.bottom - word.box.top for row in rows for word in row.words)
    em = heights[len(heights) * 4 // 5]  # boxes of OCR are as high as the letters in them: most are too low
    lines: list[PlacedLine] = []
    done = 0
    for block in _column_blocks(rows, em):
        lines += rows[done : block.first]
        lines += block.in_order(rows)
        done = block.last + 1
    return [*lines, *rows[done:]]


@dataclass(frozen=True)
class _Block:
    """Rows `first`..`last` that stand in two columns; `n_both` of them have words on both sides of the gutter."""

    first: int
    last: int
    gutter: tuple[float, float]
    n_both: int

    def columns(self, rows: Sequence[PlacedLine]) -> tuple[list[PlacedLine], list[PlacedLine]]:
        """Each column's rows, grouped anew: the two columns need not share baselines."""
        cut = sum(self.gutter) / 2
        words = [word for row in rows[self.first : self.last + 1] for word in row.words]
        left = [word for word in words if middle(word.box)[0] < cut]
        right = [word for word in words if middle(word.box)[0] >= cut]
        return printed_rows(left), printed_rows(right)

    def in_order(self, rows: Sequence[PlacedLine]) -> list[PlacedLine]:
        left, right = self.columns(rows)
        return left + right

    def n_marks(self, rows: Sequence[PlacedLine]) -> int:
        return sum(_bears_mark(line) for line in self.in_order(rows))


def _column_blocks(rows: Sequence[PlacedLine], em: float) -> list[_Block]:
    """The best blocks that share no row, from top to bottom."""
    grown = {
        block
        for seed, row in enumerate(rows)
        for gap in _gaps(row) + ([_between(row, rows[seed + 1])] if _interlock(rows, seed, seed + 1, em) else [])
        if gap[1] - gap[0] >= _NARROWEST_GUTTER * em and (block := _grow(rows, seed, gap, em)) is not None
    }
    # A column set in forced justification ("CHÍNH      PHỦ") offers gutters of its own: marks tell which is right.
    good = sorted(
        (block for block in grown if _is_two_column(rows, block, em)),
        key=lambda block: (-block.n_marks(rows), block.gutter[0] - block.gutter[1], block.first),
    )
    blocks: list[_Block] = []
    for block in good:
        if all(block.last < other.first or other.last < block.first for other in blocks):
            blocks.append(block)
    return sorted(blocks, key=lambda block: block.first)


def _gaps(row: PlacedLine) -> list[tuple[float, float]]:
    """White intervals between the row's words."""
    gaps = []
    right_edge = row.words[0].box.x1
    for word in row.words[1:]:
        if word.box.x0 > right_edge:
            gaps.append((right_edge, word.box.x0))
        right_edge = max(right_edge, word.box.x1)
    return gaps


def _between(row: PlacedLine, other: PlacedLine) -> tuple[float, float]:
    left, right = (row.box, other.box) if row.box.x0 <= other.box.x0 else (other.box, row.box)
    return left.x1, right.x0


def _interlock(rows: Sequence[PlacedLine], first: int, second: int, em: float) -> bool:
    """Whether two neighbouring rows are nearer than lines of one column can be, and stand side by side."""
    if second >= len(rows) or _distance(rows[first], rows[second]) >= _INTERLOCK * em:
        return False
    left, right = _between(rows[first], rows[second])
    return left < right


def _narrowed(row: PlacedLine, gutter: tuple[float, float], em: float) -> tuple[float, float] | None:
    """The part of the gutter that the row leaves white, or None when the row runs across it."""
    inner = _gaps(row)
    widths = sorted(gap[1] - gap[0] for gap in inner)
    usual = widths[len(widths) // 4] if len(widths) > 2 else 0.0
    parting = [gap for gap in inner if gap[1] - gap[0] >= min(_STRETCH * usual, _STRETCHED_SPACE * em)]
    candidates = [(float("-inf"), row.box.x0), *parting, (row.box.x1, float("inf"))]
    shared = [(max(gap[0], gutter[0]), min(gap[1], gutter[1])) for gap in candidates]
    best = max(shared, key=lambda part: part[1] - part[0])
    return best if best[1] - best[0] >= _NARROWEST_GUTTER * em else None


def _grow(rows: Sequence[PlacedLine], seed: int, gutter: tuple[float, float], em: float) -> _Block | None:
    """Follow the gutter up and down from the seed row; None when no row has words on both sides of it."""
    reach = {-1: seed, 1: seed}
    for step in (1, -1):
        while 0 <= (at := reach[step] + step) < len(rows):
            narrowed = _narrowed(rows[at], gutter, em)
            if narrowed is None or _distance(rows[at], rows[at - step]) > _ROW_DISTANCE * em:
                break
            gutter, reach[step] = narrowed, at
    sides = {at: _sides(rows[at], gutter) for at in range(reach[-1], reach[1] + 1)}
    both = {at for at, side in sides.items() if side == "both"}
    for at in range(reach[-1], reach[1]):
        if sides[at] != sides[at + 1] and _interlock(rows, at, at + 1, em):
            both |= {at, at + 1}
    if not both:
        return None
    # Rows with one column only belong to the block where leaving them out would break a column in two.
    first, last = min(both), max(both)
    while sides.get(first - 1) == "right":
        first -= 1
    first = min([first, *(at for at in range(reach[-1], first) if _bears_mark(rows[at]))])
    while sides.get(last + 1) == "left":
        last += 1
    return _Block(first, last, gutter, len(both))


def _distance(row: PlacedLine, other: PlacedLine) -> float:
    return abs(middle(row.box)[1] - middle(other.box)[1])


def _sides(row: PlacedLine, gutter: tuple[float, float]) -> str:
    cut = sum(gutter) / 2
    if row.box.x1 < cut:
        return "left"
    return "right" if row.box.x0 > cut else "both"


def _is_two_column(rows: Sequence[PlacedLine], block: _Block, em: float) -> bool:
    """Two columns and not more, and set like a head or a close.

    A head with both lines of the motto is one however torn its left column is, by a seal or by smears.
    """
    if block.n_marks(rows) >= _MARKS_OF_HEAD:
        return True
    both = [row for row in rows[block.first : block.last + 1] if _sides(row, block.gutter) == "both"]
    many = sum(sum(gap[1] - gap[0] >= _WIDE_GAP * em for gap in _gaps(row)) > 1 for row in both)
    if many > len(both) / 2:
        return False
    wide = block.gutter[1] - block.gutter[0] >= _PLAIN_GUTTER * em
    if block.n_both == 1:
        return wide and block.n_marks(rows) > 0
    return block.n_marks(rows) > 0 or (wide and _is_centred(block.columns(rows)[1], em))


def _is_centred(lines: Sequence[PlacedLine], em: float) -> bool:
    """Most lines share a centre while their left edges differ."""
    centres = [middle(line.box)[0] for line in lines]
    near = [
        line for line, centre in zip(lines, centres, strict=True) if abs(centre - median(centres)) <= _CENTRING * em
    ]
    edges = [line.box.x0 for line in near]
    return len(near) >= 2 and len(near) >= 0.6 * len(lines) and max(edges) - min(edges) > 2 * _CENTRING * em


def _bears_mark(line: PlacedLine) -> bool:
    """Whether the line begins as one in the head does, or is the close's first."""
    text = skeleton(" ".join(word.text for word in line.words))
    whole, begun = _marks()
    return text.startswith(begun) or (text.startswith(whole) and len(text) <= max(map(len, whole)) + _SPECKS)


@cache
def _marks() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Marks that are a whole line, and those a line may begin with."""
    text = files("extractors.reading").joinpath("data/column_marks.txt").read_text(encoding="utf-8")
    marks = [skeleton(line) for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(m for m in marks if not m.endswith("…")), tuple(m[:-1] for m in marks if m.endswith("…"))
