"""A text as its lines, of which some are repaired together while the others stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from normalizers.corrections import Correction, Repaired


def together(lines: Iterable[Repaired]) -> Repaired:
    """The repaired lines as one text, parted by newlines."""
    parts = list(lines)
    starts = accumulate((len(part.text) + 1 for part in parts), initial=0)
    corrections = (_moved(c, start) for part, start in zip(parts, starts, strict=False) for c in part.corrections)
    return Repaired("\n".join(part.text for part in parts), tuple(corrections))


def apart(repaired: Repaired) -> Iterator[Repaired]:
    """The lines of a text with the corrections within each; no correction holds a newline."""
    corrections: Sequence[Correction] = repaired.corrections
    start = at = 0
    for line in repaired.text.split("\n"):
        end, first = start + len(line), at
        while at < len(corrections) and corrections[at].end <= end:
            at += 1
        yield Repaired(line, tuple(_moved(c, -start) for c in corrections[first:at]))
        start = end + 1


def _moved(correction: Correction, by: int) -> Correction:
    return replace(correction, start=correction.start + by, end=correction.end + by) if by else correction
