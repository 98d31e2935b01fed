"""A line cut into pieces: what may be a misread word, and the numbers and punctuation around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CHUNK = re.compile(r"\S+")
_HEAD = re.compile(r"[^\w\s]*")
_TAIL = re.compile(r"[.,;:!?)\]”\"…»%]*\Z")
_SEPARATOR = re.compile(
    r"[/–—_+&=*“”\"…\-]+|(?<=[^\W\d_]{2})[.,;:()!?]+(?=[^\W\d_]{2})|(?<=\d)[.,;:()%]+(?=\d)|(?<=\d)[.)]+(?=[^\W\d_]{2})|(?<=[^\W\d_])[.]+(?=\d)"
)

_STAINS = frozenset(" ():;,!?'’`")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that is read as a word; `closes` says whether a sentence ends after it,
    `spaced` whether a space or a stain (no hyphen, slash or full stop) parts it from the piece before."""

    start: int
    end: int
    text: str
    closes: bool
    spaced: bool


def pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of `start`..`end` of the text, in order."""
    for chunk in _CHUNK.finditer(text, start, end):
        head = _HEAD.match(text, chunk.start(), chunk.end())
        low = head.end() if head else chunk.start()
        tail = _TAIL.search(text[low : chunk.end()])
        high = low + (tail.start() if tail else 0)
        closes = any(mark in text[high : chunk.end()] for mark in ".;:!?")
        at = low
        found: list[tuple[int, int]] = []
        for separator in _SEPARATOR.finditer(text, low, high):
            if separator.start() > at:
                found.append((at, separator.start()))
            at = separator.end()
        if high > at:
            found.append((at, high))
        for n, (a, b) in enumerate(found):
            yield Piece(a, b, text[a:b], closes and n == len(found) - 1, text[a - 1 : a] in _STAINS)
