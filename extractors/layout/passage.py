"""Running text put together from pieces of the document, each character still traceable to its place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from extractors.layout.span import Span

_AT = attrgetter("at")
_WHITE = re.compile(r"\s+")
_SYMBOL_BROKEN = re.compile(r"[0-9A-ZĐ]-$")
_SYMBOL_GOES_ON = re.compile(r"[A-ZĐ]{2}|[A-ZĐ]/")


@dataclass(frozen=True, slots=True)
class Piece:
    """`length` characters at offset `at` of a passage are those at offset `start` of the document's text."""

    at: int
    start: int
    length: int


@dataclass(frozen=True)
class Passage:
    """Text on one line and the pieces of the document it was put together from (at least one unless empty)."""

    text: str
    pieces: tuple[Piece, ...]

    def on_one_line(self) -> Passage:
        """The same with a space for each line's end."""
        return Passage(self.text.replace("\n", " "), self.pieces)

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.at for piece in self.pieces]

    def place(self, offset: int) -> int:
        """The offset in the document's text of the character at `offset` of the passage."""
        if not self.pieces:
            return 0
        piece = self.pieces[max(0, bisect_right(self._starts, offset) - 1)]
        return piece.start + min(max(0, offset - piece.at), piece.length)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where `text[start:end]` stands in the document's text: from its first character to its last there.

        Pieces of columns that were read across are in another order than the document's.
        """
        end = len(self.text) if end is None else end
        first = self.place(start)
        if end <= start:
            return Span(first, first)
        inside = self._starts[bisect_right(self._starts, start) : bisect_left(self._starts, end)]
        ends = [self.place(at - 1) + 1 for at in (*inside, end)]
        return Span(min([first, *map(self.place, inside)]), max([first, *ends]))

    def part(self, start: int, end: int | None = None) -> Passage:
        """The passage of `text[start:end]`, without white space at its ends."""
        end = len(self.text) if end is None else end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        first, last = bisect_right(self.pieces, start, key=_AT) - 1, bisect_left(self.pieces, end, key=_AT)
        pieces = []
        for piece in self.pieces[max(0, first) : last]:
            low, high = max(start, piece.at), min(end, piece.at + piece.length)
            if low < high:
                pieces.append(Piece(low - start, piece.start + low - piece.at, high - low))
        return Passage(self.text[start:end], tuple(pieces))

    def __bool__(self) -> bool:
        return bool(self.text)


EMPTY = Passage("", ())


def passage(text: str, spans: Iterable[Span], *, keep_lines: bool = False) -> Passage:
    """Join stretches of the document's `text` (lines, cells) into one line of running text.

    White space is one space; a symbol broken after its hyphen ("QĐ-" / "UBND") is joined without one. With
    `keep_lines` a line's end within a stretch is one newline instead.
    """
    out: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for span in spans:
        for start, end in _words(text, span):
            word = text[start:end]
            if out and not _goes_on(out[-1], text[pieces[-1].start : start], word):
                out[-1] += "\n" if keep_lines and "\n" in text[pieces[-1].start + pieces[-1].length : start] else " "
                length += 1
            out.append(word)
            pieces.append(Piece(length, start, end - start))
            length += end - start
    return Passage("".join(out), _merged(pieces))


def _goes_on(last: str, until: str, word: str) -> bool:
    """Whether a line broke a symbol after its hyphen, so that no space belongs between its halves."""
    return "\n" in until and bool(_SYMBOL_BROKEN.search(last) and _SYMBOL_GOES_ON.match(word))


def joined(passages: Sequence[Passage], *, by: str = " ") -> Passage:
    """Passages one after the other, parted by one space or by what else is asked for."""
    texts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for each in passages:
        if not each:
            continue
        if texts:
            length += len(by)
        texts.append(each.text)
        pieces += (Piece(p.at + length, p.start, p.length) for p in each.pieces)
        length += len(each.text)
    return Passage(by.join(texts), tuple(pieces))


def _words(text: str, span: Span) -> Iterable[tuple[int, int]]:
    """Where the words of a stretch stand; the whole of it where they are one space apart anyway."""
    stretch = text[span.start : span.end]
    if stretch and stretch == " ".join(stretch.split()):
        yield span.start, span.end
        return
    at = span.start
    for gap in _WHITE.finditer(text, span.start, span.end):
        if gap.start() > at:
            yield at, gap.start()
        at = gap.end()
    if at < span.end:
        yield at, span.end


def _merged(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Fuse pieces that stand in the document just as in the passage: one space apart in both."""
    out: list[Piece] = []
    for piece in pieces:
        if out and piece.start - out[-1].start == piece.at - out[-1].at:
            out[-1] = Piece(out[-1].at, out[-1].start, piece.start + piece.length - out[-1].start)
        else:
            out.append(piece)
    return tuple(out)
