"""Two repairs made one: what a later pass changed, told in offsets of the text as first read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise, starmap

from normalizers.corrections import Correction, Edit, Repaired, apply, undo

KINDS = ("encoding", "glyph", "ocr", "diacritics", "mark_order", "spacing")
"""Where several faults met in one place, the correction bears the first of these kinds."""


@dataclass(frozen=True, slots=True)
class _Patch:
    """A change seen from the text between two passes: `start`..`end` there, `other` on its far side."""

    start: int
    end: int
    other: str
    kind: str
    confidence: float
    later: bool


def compose(first: Repaired, second: Repaired) -> Repaired:
    """The repair that leads from the source of `first` to the text of `second`.

    `second` must have been made from `first.text`. Changes that touch the same characters become
    one, as do what is left out side by side; all others stay as fine as they were. Linear in the text and the
    number of changes.
    """
    if not second.corrections:
        return first
    if not first.corrections and not any(starmap(_leave_out_together, pairwise(second.corrections))):
        return second
    between = first.text
    edits: list[Edit] = []
    gained = 0
    for group in _groups(_patches(first.corrections, second.corrections)):
        start, end = group[0].start, max(patch.end for patch in group)
        if len(group) == 1:  # most are
            both = (between[start:end], group[0].other)
            before, after = both if group[0].later else both[::-1]
        else:
            before = _patched(between, start, end, (patch for patch in group if not patch.later))
            after = _patched(between, start, end, (patch for patch in group if patch.later))
        if before != after:
            kind = _first_kind(patch.kind for patch in group)
            edits.append(
                Edit(start - gained, start - gained + len(before), after, kind, min(p.confidence for p in group))
            )
        gained += end - start - len(before)
    return apply(undo(between, first.corrections), _left_out_together(edits))


def _leave_out_together(one: Correction, next_one: Correction) -> bool:
    """Whether both leave something out, with nothing between them in the text made."""
    return not one.after and not next_one.after and one.end == next_one.start


def _left_out_together(edits: list[Edit]) -> list[Edit]:
    """The edits, with those that leave something out side by side as one: they have one place in the text made."""
    out: list[Edit] = []
    for edit in edits:
        if out and not edit.after and not out[-1].after and out[-1].end == edit.start:
            before = out.pop()
            kind = _first_kind((before.kind, edit.kind))
            edit = Edit(before.start, edit.end, "", kind, min(before.confidence, edit.confidence))
        out.append(edit)
    return out


def _first_kind(kinds: Iterable[str]) -> str:
    return min(kinds, key=KINDS.index)


def _patches(first: tuple[Correction, ...], second: tuple[Correction, ...]) -> list[_Patch]:
    earlier = [_Patch(c.start, c.end, c.before, c.kind, c.confidence, False) for c in first]
    gains = accumulate((len(c.after) - len(c.before) for c in second[:-1]), initial=0)
    later = [
        _Patch(c.start - gain, c.start - gain + len(c.before), c.after, c.kind, c.confidence, True)
        for c, gain in zip(second, gains, strict=True)
    ]
    return sorted(earlier + later, key=lambda patch: (patch.start, patch.end))


def _groups(patches: list[_Patch]) -> Iterator[list[_Patch]]:
    """Patches that share characters (or one empty place), together."""
    group: list[_Patch] = []
    end = -1
    for patch in patches:
        if group and (patch.start < end or (patch.start == patch.end == end == group[-1].start)):
            group.append(patch)
        else:
            if group:
                yield group
            group = [patch]
            end = patch.end
        end = max(end, patch.end)
    if group:
        yield group


def _patched(text: str, start: int, end: int, patches: Iterable[_Patch]) -> str:
    """The stretch `start`..`end` of the text with the patches made."""
    out: list[str] = []
    at = start
    for patch in patches:
        out += (text[at : patch.start], patch.other)
        at = patch.end
    out.append(text[at:end])
    return "".join(out)
