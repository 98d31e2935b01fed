"""A stretch of a document's text in pieces: what is meant by a row, and what was restored, each to be marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

WORDS = frozenset({"diacritics", "ocr"})
"""Kinds of correction that changed a word; others changed how its letters were stored, and would only cry out."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one kind. `here`: the row stands on it, `first` at its beginning. `before` is what stood in its place."""

    text: str
    here: bool = False
    first: bool = False
    before: str | None = None
    kind: str = ""
    confidence: float = 1.0


def pieces(
    text: str, offset: int, here: tuple[int, int] | None, corrections: Iterable[Mapping[str, Any]]
) -> list[Piece]:
    """The text, whose first character stands at `offset` of the document, in order and whole.

    `here`: the row's range in the document. Of `corrections` (rows of that table) those that changed words are told;
    one that lies across an end of the text or of `here` is cut there.
    """
    end = offset + len(text)
    words = {
        row["char_start"]: row
        for row in corrections
        if row["kind"] in WORDS and offset <= row["char_start"] < row["char_end"] <= end
    }
    cuts = {offset, end}
    for row in words.values():
        cuts |= {row["char_start"], row["char_end"]}
    if here is not None:
        cuts |= {place for place in here if offset < place < end}
    edges = sorted(cuts)
    found = []
    within: Mapping[str, Any] | None = None
    seen_here = False
    for start, stop in pairwise(edges):
        within = words.get(start, within if within and within["char_end"] > start else None)
        is_here = here is not None and here[0] <= start < here[1]
        piece = text[start - offset : stop - offset]
        if within is None:
            found.append(Piece(piece, is_here, is_here and not seen_here))
        else:
            told = within["before"], within["kind"], within["confidence"]
            found.append(Piece(piece, is_here, is_here and not seen_here, *told))
        seen_here |= is_here
    return found
