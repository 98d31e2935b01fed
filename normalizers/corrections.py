"""Changes made to text, kept so that each can be seen and undone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Correction:
    """One change: `before` stood where the normalised text now has `after`, at `start`..`end`.

    Offsets count in the normalised text. `kind` is one of `encoding`, `mark_order`, `glyph`,
    `spacing`, `diacritics`, `ocr`; `confidence` is 0..1.
    """

    start: int
    end: int
    before: str
    after: str
    kind: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Edit:
    """A change wanted: replace `start`..`end` of the text as read by `after`."""

    start: int
    end: int
    after: str
    kind: str
    confidence: float = 1.0


@dataclass(frozen=True)
class Repaired:
    """Normalised text, the corrections that made it (in order, none overlapping) and a map of offsets."""

    text: str
    corrections: tuple[Correction, ...]

    def moved(self, offset: int) -> int:
        """Where an offset into the text as read stands in the normalised text.

        An offset inside a change goes to the change's start.
        """
        starts, shifts = self._ruler
        at = bisect_right(starts, offset) - 1
        if at < 0:
            return offset
        correction = self.corrections[at]
        source_start = starts[at]
        if offset < source_start + len(correction.before):
            return correction.start
        return offset + shifts[at]

    @cached_property
    def _ruler(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where each change stood in the text as read, and by how much it and those before it moved the rest."""
        gains = [len(c.after) - len(c.before) for c in self.corrections]
        shifts = list(accumulate(gains))
        starts = [c.start - (s - g) for c, s, g in zip(self.corrections, shifts, gains, strict=True)]
        return starts, shifts


def apply(text: str, edits: Iterable[Edit]) -> Repaired:
    """Make the edits (in order of their place, none overlapping) and record them.

    Raises ValueError where two edits overlap.
    """
    out: list[str] = []
    corrections: list[Correction] = []
    at = length = 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if edit.start < at:
            raise ValueError(f"edits overlap at {edit.start}")
        out += (text[at : edit.start], edit.after)
        length += edit.start - at
        corrections.append(
            Correction(
                length, length + len(edit.after), text[edit.start : edit.end], edit.after, edit.kind, edit.confidence
            )
        )
        length += len(edit.after)
        at = edit.end
    out.append(text[at:])
    return Repaired("".join(out), tuple(corrections))


def undo(text: str, corrections: Iterable[Correction]) -> str:
    """The text as read, given the normalised text and all corrections made to it."""
    out: list[str] = []
    at = 0
    for correction in sorted(corrections, key=lambda c: (c.start, c.end)):
        out += (text[at : correction.start], correction.before)
        at = correction.end
    out.append(text[at:])
    return "".join(out)
