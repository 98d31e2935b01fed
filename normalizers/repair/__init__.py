"""Right Vietnamese from text whose letters, marks or spaces were put wrongly.

Passes, each a function from text to the edits it wants, follow one another (`normalizers/repair/passes.py`): lines
in legacy encodings (TCVN3, VNI, VPS, VIQR) decoded, characters (no-break and zero-width spaces, ƣ for ư, ð for đ),
composition (NFC), displaced marks ("hiêụ", "đa ̃"), õ for ò ("HÕA"), spaces inside words ("B ộ", "h oàn"), none between
words ("cáctrường"), spaces before punctuation. What they did comes out as one list of corrections.
"""

from __future__ import annotations

from normalizers.corrections import Repaired
from normalizers.repair.composition import compose
from normalizers.repair.doubting import doubts, to_read
from normalizers.repair.lines import apart, together
from normalizers.repair.passes import MOST_ROUNDS, once

__all__ = ["compose", "repair"]


def repair(text: str) -> Repaired:
    """The text made right, with every change it took: NFC, and stable (repairing again changes nothing).

    Any string will do, lone surrogates included. `undo(r.text, r.corrections)` gives it back. Line
    breaks, tabs and form feeds stay where they are. Linear in the length of the text; only lines in
    which there is something to doubt are read in full.

    >>> repair("h oàn thành nhiêṃ vu,̣ giải pháp").text
    'hoàn thành nhiệm vụ, giải pháp'
    """
    lines = text.split("\n")
    found = list(map(doubts, lines))
    mended: dict[int, Repaired] = {}
    for _ in range(MOST_ROUNDS):
        chosen = to_read(lines, found)
        before = together(mended.get(i) or Repaired(lines[i], ()) for i in chosen)
        after = once(before)
        if not chosen or after is before:
            break
        for i, line in zip(chosen, apart(after), strict=True):
            mended[i], lines[i], found[i] = line, line.text, doubts(line.text)
    return (
        together(mended.get(i) or Repaired(line, ()) for i, line in enumerate(lines)) if mended else Repaired(text, ())
    )
