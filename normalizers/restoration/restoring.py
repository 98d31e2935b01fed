"""Restoration of a text: which lines, by which reader, and what is changed with what confidence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import islice
from pathlib import Path

import numpy as np

from normalizers.corrections import Edit, Repaired, apply
from normalizers.repair.composition import compose
from normalizers.restoration import departments, figures, initials, symbols
from normalizers.restoration.channel import AS_READ, Channel, Reader
from normalizers.restoration.choices import Chooser
from normalizers.restoration.confidence import Confidence
from normalizers.restoration.decoder import NO_WORD, decode
from normalizers.restoration.judging import FINE, GARBLED, STRIPPED, verdicts
from normalizers.restoration.language import LanguageModel
from normalizers.restoration.lattice import AT_ONCE, Line, batches, lattices
from normalizers.restoration.pieces import pieces
from normalizers.restoration.second_look import SecondLook
from normalizers.restoration.spelling import CASINGS, bare, cased
from normalizers.restoration.stripped import StrippedReader
from normalizers.restoration.words import SPECIAL, folded

DATA = Path(__file__).parent.parent / "data" / "restoration"
LEAST_SURE = 0.3
"""A change less sure than this is not made: the source stands, and is told as a doubt. A higher threshold leaves more
wrong than it keeps right (`docs/restoration.md`)."""
LONGEST_LINE = 4_000
"""Characters of a line read at once, at most: they bound the memory taken."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_OPENS = re.compile(r"\s*(?:[-+*•]\s|\(?[^\W_]{1,3}[.)]|\d+(?:\.\d+)*[.)]|\Z)")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place (offsets in the text restored) that was not understood and stands as read, and what it may have been."""

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
        self.model = LanguageModel.load(folder)
        self._readers: dict[str, Reader] = {
            GARBLED: Channel(folder, self.model.vocabulary, self.model.single),
            STRIPPED: StrippedReader(self.model.vocabulary),
        }
        self._choosers = {
            kind: Chooser(reader, self.model.vocabulary, self.model.single) for kind, reader in self._readers.items()
        }
        self._confidence = {verdict: Confidence.load(folder, verdict) for verdict in self._readers}

    def restore(self, text: str, verdict: str | None = None) -> Restored:
        """The text restored; `verdict` (`stripped`, `garbled`) spares the judging of its lines."""
        spans = [match.span() for match in _LINE.finditer(text)]
        lines = [text[low:high] for low, high in spans]
        found = [verdict] * len(lines) if verdict else verdicts(lines)
        heads = list(symbols.headed(text))
        if not heads and all(v == FINE for v in found):
            return Restored(Repaired(text, ()), ())
        cleaned = apply(text, _apart([*heads, *_stains(text, spans, found)]))
        spans = _moved(cleaned, spans)
        edits: list[Edit] = []
        doubts: list[Doubt] = []
        for kind in self._readers:
            mine = [span for span, v in zip(spans, found, strict=True) if v == kind]
            self._collect(cleaned.text, mine, kind, edits, doubts)
        decoded = apply(cleaned.text, edits)
        del edits  # as many as there are words, in long texts
        again = apply(decoded.text, self._second_looks(decoded.text, _moved(decoded, spans), found))
        restored = compose(decoded, again)
        told = apply(restored.text, _apart(_told(restored, spans, found)))
        standing = tuple(_standing(doubts, cleaned.text, restored, told))
        return Restored(compose(cleaned, compose(restored, told)), standing)

    def _collect(
        self, text: str, spans: Sequence[tuple[int, int]], kind: str, edits: list[Edit], doubts: list[Doubt]
    ) -> None:
        found = self.changes(text, spans, kind)
        while changes := list(islice(found, AT_ONCE)):
            for change, sure in zip(changes, self._confidence[kind].of([c.sure for c in changes]), strict=True):
                if sure >= LEAST_SURE:
                    edits.append(_edit(text, change, sure))
                else:
                    doubts.append(Doubt(change.start, change.end, change.after, sure))

    @cached_property
    def _second_look(self) -> SecondLook:
        return SecondLook(self.model)

    def _second_looks(self, text: str, spans: Sequence[tuple[int, int]], found: Sequence[str]) -> list[Edit]:
        """What the neighbours of words in garbled lines call for."""
        if GARBLED not in found:
            return []
        lines = zip(spans, found, strict=True)
        return list(
            self._second_look.edits("".join(text[a:b] if v == GARBLED else "\0" * (b - a) for (a, b), v in lines))
        )

    def changes(self, text: str, spans: Sequence[tuple[int, int]], kind: str) -> Iterator[_Change]:
        """The changes that the lines at these offsets want, with the share of the decoder's belief they have."""
        for runs in batches(_lines(text, list(_stretches(text, spans)))):
            slots = lattices(self._choosers[kind], runs)
            paths = decode(self.model, slots, np.array([len(run) for run in runs], np.int64))
            for run, path in zip(runs, paths, strict=True):
                at = 0
                for step in path:
                    first, last = run[at][0], run[at + step.span - 1][0]
                    at += step.span
                    if first is None or last is None:
                        continue
                    after = self._written(slots.choices[step.choice], text[first.start : last.end], step.span)
                    if after is not None:
                        yield _Change(first.start, last.end, after, step.share)

    def _written(self, choice: np.void, read: str, span: int) -> str | None:
        """What stands in the place of `read` by this choice; None for `read` itself."""
        word, second, _, _, casing, second_casing = choice.item()
        if word < len(SPECIAL):
            return None
        vocabulary = self.model.vocabulary
        if second == NO_WORD and span == 1 and folded(read) == vocabulary[word]:
            return None
        after = _cased(vocabulary[word], casing, read)
        return after if second == NO_WORD else f"{after} {_cased(vocabulary[second], second_casing, read)}"


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


def _stretches(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, those that are too long cut at blanks where there are any."""
    for low, high in spans:
        while high - low > LONGEST_LINE:
            cut = text.rfind(" ", low, low + LONGEST_LINE) + 1 or low + LONGEST_LINE
            yield low, cut
            low = cut
        if low < high:
            yield low, high


def _moved(changed: Repaired, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where the spans stand after the change."""
    return [(changed.moved(low), changed.moved(high)) for low, high in spans]


def _stains(text: str, spans: Sequence[tuple[int, int]], found: Sequence[str]) -> Iterator[Edit]:
    """What rules put right: figures, symbols and markers of garbled lines, the lost Đ of symbols in stripped ones."""
    garbled, stripped = (
        [span for span, v in zip(spans, found, strict=True) if v == kind] for kind in (GARBLED, STRIPPED)
    )
    if garbled:
        yield from _within(figures.stained(text), garbled)
    if stripped:
        letters = (*symbols.stained(text), *initials.lexical(text))
        yield from _within((edit for edit in letters if edit.kind == "diacritics"), stripped)


def _told(decoded: Repaired, spans: Sequence[tuple[int, int]], found: Sequence[str]) -> Iterator[Edit]:
    """What the restored words tell of others: letters of abbreviations, and departments in garbled lines."""
    lines = list(zip(_moved(decoded, spans), found, strict=True))
    if letters := list(initials.told(decoded.text)):
        yield from _within(letters, [span for span, verdict in lines if verdict != FINE])
    if heads := list(departments.misread(decoded.text)):
        yield from _within(heads, [span for span, verdict in lines if verdict == GARBLED])


def _standing(doubts: Sequence[Doubt], read: str, *changes: Repaired) -> Iterator[Doubt]:
    """Doubts about places in `read` where those stand after the changes, without those that were changed after all."""
    for doubt in doubts:
        start, end = doubt.start, doubt.end
        for change in changes:
            start, end = change.moved(start), change.moved(end)
        if changes[-1].text[start:end] == read[doubt.start : doubt.end]:
            yield replace(doubt, start=start, end=end)


def _within(edits: Iterable[Edit], spans: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """The edits that lie in one of the spans, none overlapping the one before."""
    starts = [low for low, _ in spans]
    for edit in _apart(edits):
        n = bisect_right(starts, edit.start) - 1
        if n >= 0 and edit.end <= spans[n][1]:
            yield edit


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits in the order of the text, none overlapping the one before."""
    end = 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if edit.start >= end:
            yield edit
            end = edit.end


def _cased(word: str, casing: int, read: str) -> str:
    if casing != AS_READ:
        return cased(word, CASINGS[casing])
    if len(word) == len(read):
        return "".join(c.upper() if r.isupper() else c for c, r in zip(word, read, strict=True))
    return word.upper() if read.isupper() else cased(word, "title") if read[:1].isupper() else word


def _edit(text: str, change: _Change, sure: float) -> Edit:
    kind = _kind(text[change.start : change.end], change.after)
    return Edit(change.start, change.end, change.after, kind, sure)


@lru_cache(1 << 14)
def _kind(before: str, after: str) -> str:
    if "".join(before.split()) == "".join(after.split()):
        return "spacing"
    return "diacritics" if bare(before) == bare(after) else "ocr"
