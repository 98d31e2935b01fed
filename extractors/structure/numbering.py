"""How deep each numbered paragraph stands, from the numbering, and from the levels of headings where it begins again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout.paragraphs import Block, Paragraph, together
from extractors.layout.passage import Passage
from extractors.structure.markers import Family, Marker, counted_on, read_marker, recovered
from extractors.structure.unit_lists import names_only_units, names_span

_OUTERMOST = {
    Family.PART: 0,
    Family.CHAPTER: 1,
    Family.DIVISION: 2,
    Family.ARTICLE: 3,
    Family.CAPITAL: 4,
    Family.ROMAN: 5,
}
"""Families that never stand inside a later one: a new "II." closes any "1." or "a)"."""

_MOST_ALIKE = 2
"""Lists of one kind within one another; more that begin again ("1.", "a)", "1.", "a)", …) follow one another."""


_UNDER_STAGES = frozenset({Family.DECIMAL, Family.LETTER, Family.BRACKETED})
_MOST_STAGE_WORDS = 20
"""Words of a stage's title; more say what is done in it."""


@dataclass(frozen=True)
class Placed:
    """A block with its mark and the depth of its numbering (from 0); both None for what is not numbered.

    `rest` is the paragraph's text without the mark; None for a table.
    """

    block: Block
    marker: Marker | None
    depth: int | None
    rest: Passage | None


def place(blocks: Sequence[Block]) -> tuple[Placed, ...]:
    """Find the marks of all paragraphs and nest the numbered ones.

    A mark of a family that is open already counts on at its depth; one of a new family, or one that begins
    again at 1 under a deeper family, opens a level. Bullets have no depth: they belong to what is above them.
    """
    stack: list[Marker] = []
    levels: list[int | None] = []
    out: list[Placed] = []
    blocks = list(_titled(blocks))
    stages = _headed_stages(blocks)
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            out.append(Placed(block, None, None, None))
            continue
        marker = read_marker(block.text)
        if marker is not None and marker.family is Family.STAGE and at not in stages:
            marker = None
        if (
            marker is not None and marker.family is Family.APPENDIX
        ):  # it is but named: one that begins is cut off before
            marker = None
        rest = block.passage.part(marker.end) if marker else block.passage
        if marker is None or marker.is_bullet:
            out.append(Placed(block, marker, None, rest))
            continue
        marker = recovered(marker, stack)
        marker = counted_on(marker, rest.text, _last_chapter(stack, marker))
        depth = _by_heading(stack, levels, marker, block.heading_level)
        depth = _depth(stack, marker) if depth is None else depth
        stack, levels = [*stack[:depth], marker], [*levels[:depth], block.heading_level]
        out.append(Placed(block, marker, len(stack) - 1, rest))
    return tuple(out)


def _headed_stages(blocks: Sequence[Block]) -> frozenset[int]:
    """Where the headings stand that count stages ("Bước 1. Chuẩn bị"): short titles with something under them, two or more.

    Else a line that begins so says of a stage what there is to say.
    """
    found: dict[int, str] = {}
    for at, (block, after) in enumerate(pairwise(blocks)):
        marker = read_marker(block.text) if isinstance(block, Paragraph) else None
        if not isinstance(block, Paragraph) or marker is None or marker.family is not Family.STAGE:
            continue
        title = block.text[marker.end :].rstrip()
        below = read_marker(after.text) if isinstance(after, Paragraph) else None
        holds = below is None or below.is_bullet or (below.path == (1,) and below.family in _UNDER_STAGES)
        if holds and len(title.split()) <= _MOST_STAGE_WORDS and not title.endswith((".", ";")):
            found[at] = marker.text.split()[0].lower()
    words = Counter(found.values())
    return frozenset(at for at, word in found.items() if words[word] > 1)


def _last_chapter(stack: Sequence[Marker], marker: Marker) -> int:
    """The number of the Roman chapter that is open; -1 where letters count the chapters instead."""
    if any(opened.family is Family.CAPITAL for opened in stack):
        return -1
    return next((opened.path[0] for opened in stack if opened.family is Family.ROMAN), 0)


def _titled(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks with each mark that stands alone on its line joined to the title under it, and each title to the rest of it."""
    waiting: Paragraph | None = None
    for block in blocks:
        if waiting is not None:
            joins = _titles if _lacks_title(waiting) else _goes_on
            if isinstance(block, Paragraph) and joins(waiting, block):
                yield together(waiting, block)
                waiting = None
                continue
            yield waiting
            waiting = None
        if isinstance(block, Paragraph) and (_lacks_title(block) or _may_go_on(block)):
            waiting = block
        else:
            yield block
    if waiting is not None:
        yield waiting


def _titles(mark: Paragraph, block: Paragraph) -> bool:
    """Whether a paragraph is the title of the mark above it; a group's is in capitals, for it may have none."""
    marker = read_marker(mark.text)
    if marker is not None and marker.family is Family.GROUP and not block.text.isupper():
        return False
    return read_marker(block.text) is None


def _lacks_title(paragraph: Paragraph) -> bool:
    marker = read_marker(paragraph.text)
    return marker is not None and not marker.is_bullet and marker.end >= len(paragraph.text.rstrip())


def _may_go_on(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a bold title that ends in a word or a comma."""
    if not paragraph.bold or not (paragraph.text[-1:].isalpha() or paragraph.text.endswith(",")):
        return False
    marker = read_marker(paragraph.text)
    return marker is not None and not marker.is_bullet


def _goes_on(title: Paragraph, block: Paragraph) -> bool:
    """Whether a bold line ends the list of units in the bold title above it: "2. Hội Nông dân, Hội" / "Phụ nữ tỉnh"."""
    if not block.bold or read_marker(block.text) is not None or names_only_units(block.text):
        return False
    marker = read_marker(title.text)
    named = f"{title.text[marker.end if marker else 0 :]} {block.text}"
    return names_only_units(named[slice(*names_span(named))])


def _by_heading(stack: Sequence[Marker], levels: Sequence[int | None], marker: Marker, level: int | None) -> int | None:
    """The depth of a mark that begins or goes on with a list of its kind by the level of its heading: "### 3.", "#### 1.".

    None where headings have no levels, or those do not fit the numbers.
    """
    alike = {d: levels[d] for d, opened in enumerate(stack) if _alike(opened, marker)}
    if level is None or not alike or None in alike.values():
        return None
    same = [d for d, known in alike.items() if known == level]
    if same:
        return same[-1]
    begins = marker.path == (1,) and all(known is not None and known < level for known in alike.values())
    return (
        next((d for d, known in enumerate(levels) if known is not None and known >= level), len(stack))
        if begins
        else None
    )


def _depth(stack: Sequence[Marker], marker: Marker) -> int:
    """The depth at which a mark stands after those that are open."""
    inmost = len(stack)
    rank = _OUTERMOST.get(marker.family)
    if rank is not None:
        return next((d for d, opened in enumerate(stack) if _OUTERMOST.get(opened.family, 99) >= rank), inmost)
    alike = [d for d, opened in enumerate(stack) if _alike(opened, marker)]
    if alike:
        restarts = marker.path == (1,) and alike[-1] < inmost - 1 and _counts(stack[-1]) and len(alike) < _MOST_ALIKE
        return inmost if restarts else alike[-1]
    if marker.family is Family.MIXED:
        return next((d + 1 for d in reversed(range(inmost)) if _holds(stack[d], marker)), inmost)
    if marker.family is not Family.DECIMAL:
        return inmost
    decimals = [d for d, opened in enumerate(stack) if opened.family is Family.DECIMAL]
    if marker.depth == 1:
        return next(iter(decimals), inmost)
    return next((d + 1 for d in reversed(decimals) if stack[d].depth < marker.depth), inmost)


def _holds(opened: Marker, mixed: Marker) -> bool:
    """Whether "II.1." stands right under a mark: a chapter's, or one of its own kind with fewer numbers."""
    return opened.family in _OUTERMOST or (opened.family is Family.MIXED and opened.depth < mixed.depth)


def _alike(one: Marker, other: Marker) -> bool:
    return one.family is other.family and one.depth == other.depth


def _counts(marker: Marker) -> bool:
    return marker.family in (Family.LETTER, Family.BRACKETED, Family.DECIMAL)
