"""Figures that an engine made of handwriting: a number and a day filled in by pen are no better than left blank."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.document import Document, Word
from extractors.layout.printed_line import PrintedLine
from normalizers.skeleton import skeleton

_SURE = 0.9  # printed figures are read with 0.95 and more, those that a pen wrote with less, mostly as others
_PRINTED_AFTER = ("thang", "nam")  # months and years are typed, whatever smears them
_DATE = re.compile(r"(\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_FIGURES = re.compile(r"(?:so\W*)?(?P<figures>\d[\d\]\[|?!.,]*)")


def without_doubtful_figures(lines: Sequence[PrintedLine], document: Document) -> tuple[PrintedLine, ...]:
    """The lines with figures that stand alone and are doubtful made blank, as long as they were.

    Where figures are one word with letters after them ("68/KH-UBND"), the engine's doubts tell nothing, and a day is
    sure where another place of the document has the same date.
    """
    doubtful = sorted(_doubtful(document))
    return tuple(_blanked(line, doubtful[bisect_left(doubtful, (line.span.start, 0)) :]) for line in lines)


def _doubtful(document: Document) -> Iterable[tuple[int, int]]:
    for page, start in zip(document.pages, document.page_starts, strict=True):
        for before, word in zip((None, *page.words), page.words, strict=False):
            is_printed = before is not None and skeleton(_text(before, page.text)).endswith(_PRINTED_AFTER)
            if word.confidence is not None and word.confidence < _SURE and not is_printed:
                figures = _FIGURES.fullmatch(skeleton(_text(word, page.text)))
                if figures and not _is_said_twice(page.text, word.start, document):
                    yield start + word.start + figures.start("figures"), start + word.end


def _is_said_twice(text: str, at: int, document: Document) -> bool:
    """Whether the date that begins here stands elsewhere in the document: "13 tháng 01 năm 2030", "13/1/2030"."""
    date = _DATE.match(text, at)
    if date is None:
        return False
    day, month, year = map(int, date.groups())
    same = re.compile(rf"(?<!\d)0?{day}(?: tháng |[/.-])0?{month}(?: năm |[/.-]){year}(?!\d)")
    return sum(len(same.findall(page.text)) for page in document.pages) > 1


def _text(word: Word, text: str) -> str:
    return text[word.start : word.end]


def _blanked(line: PrintedLine, doubtful: Iterable[tuple[int, int]]) -> PrintedLine:
    text = line.text
    for start, end in doubtful:
        if end > line.span.end:
            break
        at = start - line.span.start
        text = text[:at] + " " * (end - start) + text[at + end - start :]
    return replace(line, text=text)
