"""Right Vietnamese from text whose letters, marks or spaces were put wrongly.

Passes, each a function from text to the edits it wants, follow one another: lines in legacy encodings (TCVN3,
VNI, VPS, VIQR) decoded, characters (no-break and
zero-width spaces, ƣ for ư, ð for đ), composition (NFC), displaced marks ("hiêụ", "đa ̃"), õ for ò ("HÕA"),
spaces inside words ("h oàn"), none between words ("cáctrường"), spaces before punctuation. What they did comes out as one list of corrections.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce

from normalizers.corrections import Edit, Repaired, apply
from normalizers.encodings import decodings
from normalizers.repair import characters, joined, letters, marks, spacing
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
    spacing.split_words,
    joined.run_together,
    joined.beside_numbers,
    spacing.before_punctuation,
)

_MOST_ROUNDS = 16
"""A mend can make another possible only within one syllable, so a handful of rounds always suffices."""

__all__ = ["PASSES", "Pass", "compose", "repair"]


def repair(text: str) -> Repaired:
    """The text made right, with every change it took: NFC, and stable (repairing again changes nothing).

    Any string will do, lone surrogates included. `undo(r.text, r.corrections)` gives it back. Line
    breaks, tabs and form feeds stay where they are. Linear in the length of the text.

    >>> repair("h oàn thành nhiêṃ vu,̣ giải pháp").text
    'hoàn thành nhiệm vụ, giải pháp'
    """
    repaired = Repaired(text, ())
    for _ in range(_MOST_ROUNDS):
        mended = reduce(_followed, PASSES, repaired)
        if mended is repaired:
            break
        repaired = mended
    return repaired


def _followed(repaired: Repaired, wanted: Pass) -> Repaired:
    edits = list(wanted(repaired.text))
    return compose(repaired, apply(repaired.text, edits)) if edits else repaired
