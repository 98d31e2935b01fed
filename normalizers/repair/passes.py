"""What repair does to a text, step by step: the passes, and one round of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce

from normalizers.corrections import Edit, Repaired, apply
from normalizers.encodings import decodings
from normalizers.repair import characters, joined, letters, letterspaced, marks, spacing
from normalizers.repair.composition import compose

Pass = Callable[[str], Iterable[Edit]]
"""Text in, the edits wanted out. A pass never touches line breaks, tabs or form feeds."""

PASSES: tuple[Pass, ...] = (
    decodings,
    characters.spaces,
    characters.glyphs,
    marks.composed,
    marks.displaced,
    letters.tildes,
    letters.dots,
    letterspaced.letters_apart,
    spacing.split_words,
    joined.run_together,
    joined.beside_numbers,
    spacing.before_punctuation,
    spacing.in_symbols,
    spacing.in_dates,
)

MOST_ROUNDS = 16
"""A mend can make another possible only within one syllable, so a handful of rounds always suffices."""


def once(repaired: Repaired) -> Repaired:
    """One round: every pass after the other. The very same object where none wants an edit."""
    return reduce(_followed, PASSES, repaired)


def throughout(text: str) -> Repaired:
    """What `normalizers.repair.repair` gives, with every line read by every pass: its measure in tests, and slow."""
    repaired = Repaired(text, ())
    for _ in range(MOST_ROUNDS):
        mended = once(repaired)
        if mended is repaired:
            break
        repaired = mended
    return repaired


def _followed(repaired: Repaired, wanted: Pass) -> Repaired:
    edits = list(wanted(repaired.text))
    return compose(repaired, apply(repaired.text, edits)) if edits else repaired
