"""Right Vietnamese from text that lost its marks or that a foreign OCR misread.

A noisy channel (what a printed syllable is read as, learnt from aligned pages) under a language model (of
administrative Vietnamese), decoded over lattices that can also cut and join what was read. Only lines judged
stripped or garbled are touched. How the models are made: `tools/train_restoration.py`; what they can do:
`docs/restoration.md`.
"""

from __future__ import annotations

from normalizers.corrections import Repaired
from normalizers.restoration.restoring import Doubt, Restored, Restorer, restorer

__all__ = ["Doubt", "Restored", "Restorer", "restore", "restored"]


def restore(text: str) -> Repaired:
    """The text with its garbled and stripped lines restored, and every change it took.

    Any string will do. Line breaks stay; `undo(r.text, r.corrections)` gives the text back. Kinds are
    `diacritics` (the letters stay), `ocr` and `spacing`; the confidence is how often such a change was right on
    pages held out.
    """
    return restored(text).repaired


def restored(text: str) -> Restored:
    """`restore`, and the places that were left as read because nothing likely was found for them."""
    return restorer().restore(text)
