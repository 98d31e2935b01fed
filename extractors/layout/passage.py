"""Running text put together from pieces of the document, each character still traceable to its place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from extractors.layout.span import Span

_WHITE = re.compile(r"\s+")
_SYMBOL_BROKEN = re.compile(r"[0-9A-ZĐ]-$")
_SYMBOL_GOES_ON = re.compile(r"[A-ZĐ]{2}|[A-ZĐ]/")


class Piece(NamedTuple):
    """`length` characters at offset `at` of a passage are those at offset `start` of the document's text."""

    at: int
    start: int
    length: int


_AT = itemgetter(0)


class Passage(NamedTuple):
    """Text on one line and the pieces of the document it was put together from (at least one unless empty).

    Most have one piece: their lines stand in the document as they do here.
    """

    text: str
    pieces: tuple[Piece, ...]

    def on_one_line(self) -> Passage:
        """The same with a space for each line's end."""
        return Passage(self.text.replace("\n", " "), self.pieces) if "\n" in self.text else self

    def place(self, offset: int) -> int:
        """The offset in the document's text of the character at `offset` of the passage."""
        pieces = self.pieces
        if not pieces:
            return 0
        at, start, length = pieces[max(0, bisect_right(pieces, offset, key=_AT) - 1)]
        return start + min(max(0, offset - at), length)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where `text[start:end]` stands in the document's text: from its first character to its last there.

        Pieces of columns that were read across are in another order than the document's.
        """
        end = len(self.text) if end is None else end
        pieces = self.pieces
        if len(pieces) == 1 and start < end:
            at, begin, length = pieces[0]
            return Span(begin + min(max(0, start - at), length), begin + min(max(0, end - 1 - at), length) + 1)
        first = self.place(start)
        if end <= start:
            return Span(first, first)
        last = self.place(end - 1) + 1
        inside = pieces[bisect_right(pieces, start, key=_AT) : bisect_left(pieces, end, key=_AT)]
        starts = [first, *(self.place(piece.at) for piece in inside)]
        ends = [last, *(self.place(piece.at - 1) + 1 for piece in inside)]
        return Span(min(starts), max(first, *ends))

    def part(self, start: int, end: int | None = None) -> Passage:
        """The passage of `text[start:end]`, without white space at its ends."""
        cut = self.text[start:end]
        text = cut.strip()
        if len(text) == len(self.text):
            return self
        start += len(cut) - len(cut.lstrip())
        end = start + len(text)
        pieces = self.pieces
        if len(pieces) > 1:
            pieces = pieces[max(0, bisect_right(pieces, start, key=_AT) - 1) : bisect_left(pieces, end, key=_AT)]
        inside = []
        for at, begin, length in pieces:
            low, high = max(start, at), min(end, at + length)
            if low < high:
                inside.append(Piece(low - start, begin + low - at, high - low))
        return Passage(text, tuple(inside))

    def __bool__(self) -> bool:
        return bool(self.text)


EMPTY = Passage("", ())


def passage(text: str, spans: Iterable[Span], *, keep_lines: bool = False) -> Passage:
    """Join stretches of the document's `text` (lines, cells) into one line of running text.

    White space is one space; a symbol broken after its hyphen ("QĐ-" / "UBND") is joined without one. With
    `keep_lines` a line's end within a stretch is one newline instead.
    """
    spans = tuple(spans)
    if len(spans) == 1 and _is_even(stretch := spans[0].of(text)):
        return Passage(stretch, (Piece(0, spans[0].start, len(stretch)),))
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
    return last.endswith("-") and "\n" in until and bool(_SYMBOL_BROKEN.search(last) and _SYMBOL_GOES_ON.match(word))


def joined(passages: Sequence[Passage], *, by: str = " ") -> Passage:
    """Passages one after the other, parted by one space or by what else is asked for."""
    said = [each for each in passages if each.text]
    if len(said) == 1:
        return said[0]
    pieces: list[Piece] = []
    length = 0
    for each in said:
        pieces += [Piece(at + length, start, n) for at, start, n in each.pieces]
        length += len(each.text) + len(by)
    return Passage(by.join([each.text for each in said]), tuple(pieces))


def _words(text: str, span: Span) -> Iterable[tuple[int, int]]:
    """Where the words of a stretch stand; the whole of it where they are one space apart anyway."""
    if _is_even(span.of(text)):
        yield span.start, span.end
        return
    at = span.start
    for gap in _WHITE.finditer(text, span.start, span.end):
        if gap.start() > at:
            yield at, gap.start()
        at = gap.end()
    if at < span.end:
        yield at, span.end


def _is_even(stretch: str) -> bool:
    """Whether there are words, one space apart."""
    return stretch != "" and stretch == " ".join(stretch.split())


def _merged(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Fuse pieces that stand in the document just as in the passage: one space apart in both."""
    out: list[Piece] = []
    for piece in pieces:
        if out and piece.start - out[-1].start == piece.at - out[-1].at:
            out[-1] = Piece(out[-1].at, out[-1].start, piece.start + piece.length - out[-1].start)
        else:
            out.append(piece)
    return tuple(out)
