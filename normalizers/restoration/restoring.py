"""Restoration of a text: which lines, by which reader, and what is changed with what confidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from normalizers.corrections import Edit, Repaired, apply
from normalizers.repair.composition import compose
from normalizers.restoration import figures
from normalizers.restoration.channel import AS_READ, Channel, Reader
from normalizers.restoration.confidence import Confidence
from normalizers.restoration.decoder import NO_WORD, decode
from normalizers.restoration.judging import FINE, GARBLED, STRIPPED, verdicts
from normalizers.restoration.language import LanguageModel
from normalizers.restoration.lattice import Lattices, Line, lattices
from normalizers.restoration.pieces import pieces
from normalizers.restoration.spelling import CASINGS, bare, cased
from normalizers.restoration.stripped import StrippedReader
from normalizers.restoration.words import SPECIAL, folded

DATA = Path(__file__).parent.parent / "data" / "restoration"
LEAST_SURE = 0.3
"""A change less sure than this is not made: the source stands, and is told as a doubt."""
AT_ONCE, LONGEST_LINE = 40_000, 4_000
"""Characters decoded together, and of a stretch of a line at most: they bound the memory taken."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_OPENS = re.compile(r"\s*(?:[-+*•]\s|\(?[^\W_]{1,3}[.)]|\d+(?:\.\d+)*[.)]|\Z)")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place (offsets in the text as given) that was not understood, and what it may have been."""

    start: int
    end: int
    perhaps: str
    confidence: float


@dataclass(frozen=True)
class Restored:
    """A text restored and what was left alone because nothing likely was found."""

    repaired: Repaired
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    start: int
    end: int
    after: str
    sure: float


class Restorer:
    """A model in memory."""

    def __init__(self, folder: Path = DATA) -> None:
        self._model = LanguageModel.load(folder)
        self._readers: dict[str, Reader] = {
            GARBLED: Channel(folder, self._model.vocabulary, self._model.single),
            STRIPPED: StrippedReader(self._model.vocabulary),
        }
        self._confidence = {verdict: Confidence.load(folder, verdict) for verdict in self._readers}

    def restore(self, text: str, verdict: str | None = None) -> Restored:
        """The text restored; `verdict` (`stripped`, `garbled`) spares the judging of its lines."""
        spans = [match.span() for match in _LINE.finditer(text)]
        lines = [text[low:high] for low, high in spans]
        found = [verdict] * len(lines) if verdict else verdicts(lines)
        if all(v == FINE for v in found):
            return Restored(Repaired(text, ()), ())
        garbled = [span for span, v in zip(spans, found, strict=True) if v == GARBLED]
        cleaned = apply(text, _within(figures.stained(text), garbled) if garbled else ())
        spans = [(cleaned.moved(low), cleaned.moved(high)) for low, high in spans]
        edits: list[Edit] = []
        doubts: list[Doubt] = []
        for kind in self._readers:
            for block in _blocks(cleaned.text, [span for span, v in zip(spans, found, strict=True) if v == kind]):
                self._collect(cleaned.text, block, kind, edits, doubts)
        return Restored(compose(cleaned, apply(cleaned.text, edits)), tuple(doubts))

    def _collect(
        self, text: str, block: Sequence[tuple[int, int]], kind: str, edits: list[Edit], doubts: list[Doubt]
    ) -> None:
        for change in self.changes(text, block, kind):
            sure = self._confidence[kind].of(change.sure)
            if sure >= LEAST_SURE:
                edits.append(_edit(text, change, sure))
            else:
                doubts.append(Doubt(change.start, change.end, change.after, sure))

    def changes(self, text: str, spans: Sequence[tuple[int, int]], kind: str) -> Iterator[_Change]:
        """The changes that the lines at these offsets want, with the share of the decoder's belief they have."""
        found = lattices(self._readers[kind], list(_lines(text, spans)))
        if not found.runs:
            return
        paths, shares = decode(self._model, found.arcs, np.array([len(run) for run in found.runs], np.int64))
        for run, path in zip(found.runs, paths, strict=True):
            at = 0
            for arc in path:
                span = int(found.arcs.span[arc])
                first, last = run[at], run[at + span - 1]
                at += span
                if first is None or last is None:
                    continue
                after = self._written(found, arc, text[first.start : last.end], span)
                if after is not None:
                    yield _Change(first.start, last.end, after, float(shares[arc]))

    def _written(self, found: Lattices, arc: int, read: str, span: int) -> str | None:
        """What stands in the place of `read` by this arc; None for `read` itself."""
        word, second = int(found.arcs.first[arc]), int(found.arcs.second[arc])
        if word < len(SPECIAL):
            return None
        vocabulary = self._model.vocabulary
        if second == NO_WORD and span == 1 and folded(read) == vocabulary[word]:
            return None
        after = _cased(vocabulary[word], int(found.casings[arc]), read)
        return (
            after
            if second == NO_WORD
            else f"{after} {_cased(vocabulary[second], int(found.second_casings[arc]), read)}"
        )


@cache
def restorer() -> Restorer:
    """The restorer with the model that comes with the package, loaded once."""
    return Restorer()


def _lines(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Line]:
    for n, (low, high) in enumerate(spans):
        letters = [c for c in text[low:high] if c.isalpha()]
        capitals = sum(map(str.isupper, letters)) > 0.6 * len(letters)
        follows = n + 1 < len(spans) and spans[n + 1][0] == high
        ends = not follows or _OPENS.match(text, *spans[n + 1]) is not None
        yield Line(list(pieces(text, low, high)), capitals, ends)


def _blocks(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Sequence[tuple[int, int]]]:
    block: list[tuple[int, int]] = []
    size = 0
    for low, high in spans:
        while low < high:
            cut = text.rfind(" ", low, low + LONGEST_LINE) + 1 if high - low > LONGEST_LINE else high
            end = cut if cut > low else min(high, low + LONGEST_LINE)
            block.append((low, end))
            size += end - low
            low = end
            if size >= AT_ONCE:
                yield block
                block, size = [], 0
    if block:
        yield block


def _within(edits: Iterator[Edit], spans: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """The edits that lie in one of the spans, none overlapping the one before."""
    starts = np.array([low for low, _ in spans])
    end = 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        n = int(np.searchsorted(starts, edit.start, "right")) - 1
        if n >= 0 and edit.end <= spans[n][1] and edit.start >= end:
            yield edit
            end = edit.end


def _cased(word: str, casing: int, read: str) -> str:
    if casing != AS_READ:
        return cased(word, CASINGS[casing])
    if len(word) == len(read):
        return "".join(c.upper() if r.isupper() else c for c, r in zip(word, read, strict=True))
    return word.upper() if read.isupper() else cased(word, "title") if read[:1].isupper() else word


def _edit(text: str, change: _Change, sure: float) -> Edit:
    before = text[change.start : change.end]
    if "".join(before.split()) == "".join(change.after.split()):
        kind = "spacing"
    else:
        kind = "diacritics" if bare(before) == bare(change.after) else "ocr"
    return Edit(change.start, change.end, change.after, kind, sure)
