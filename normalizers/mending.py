"""All of what makes text right: repair (encodings, marks, glyphs, spaces), then restoration of garbled and stripped lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from normalizers.corrections import Repaired
from normalizers.repair import compose, repair
from normalizers.restoration import Doubt, restored

_MOST_ROUNDS = 8
"""What restoration made can give repair something to join, and judges the lines about it anew: a second round
nearly always finds nothing, and costs little, as what is right by then is not read."""


@dataclass(frozen=True)
class Mended:
    """A text made right, and the places (offsets in `repaired.text`) that stand as read because nothing was sure."""

    repaired: Repaired
    doubts: tuple[Doubt, ...]


def mend(text: str) -> Mended:
    """The text made right. Any string will do; its line breaks stay, and `undo` of all corrections gives it back.

    >>> mend("Uy ban nhan dan tinh ban hanh Ké hoach h oàn thành").repaired.text
    'Ủy ban nhân dân tỉnh ban hành Kế hoạch hoàn thành'
    """
    whole = Repaired(text, ())
    doubts: tuple[Doubt, ...] = ()
    for _ in range(_MOST_ROUNDS):
        first = repair(whole.text)
        found = restored(first.text)
        step = compose(first, found.repaired)
        doubts = tuple(_together(_moved(doubts, whole.text, step), found.doubts))
        whole = compose(whole, step)
        if not step.corrections:
            break
    return Mended(whole, doubts)


def _moved(doubts: Iterable[Doubt], text: str, repaired: Repaired) -> Iterator[Doubt]:
    """Doubts about places in `text` where those now stand, without those that were settled."""
    for doubt in doubts:
        start, end = repaired.moved(doubt.start), repaired.moved(doubt.end)
        if repaired.text[start:end] == text[doubt.start : doubt.end]:
            yield replace(doubt, start=start, end=end)


def _together(earlier: Iterable[Doubt], later: Iterable[Doubt]) -> list[Doubt]:
    """All doubts in the order of the text, the later ones where two are about one place."""
    return [doubt for _, doubt in sorted({doubt.start: doubt for doubt in (*earlier, *later)}.items())]
