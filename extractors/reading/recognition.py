"""What the engine sees on a prepared page, tried again in another way where it sees little.

An upright page in good light takes one pass. A page that stands on its head is told by the engine's confidence alone
(0.4 to 0.5 against 0.85 and more), and so is one that a camera took in bad light; both cost a second pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import Image

from extractors.reading import tesseract
from extractors.reading.boldness import marked_bold
from extractors.reading.dirt import lines_of, without_dirt
from extractors.reading.image_columns import read_unruled
from extractors.reading.image_tables import RuledPage, SeenTable, read_cells, ruled
from extractors.reading.options import ReadingOptions
from extractors.reading.page_image import PageImage, cleared, straightened
from extractors.reading.page_turn import lean_of
from extractors.reading.roman_strokes import with_strokes_counted
from extractors.reading.tesseract import SeenWord
from extractors.reading.unread import passed_over

UPSIDE_DOWN = 0.65
UNCLEAR = 0.82
"""Mean confidences below which a page is tried the other way up, and cleared of noise and shadows."""

_EVEN_ODDS = 0.5


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page image as it was read at last, the words on it outside tables, and its tables: boxes in its pixels."""

    page: PageImage
    words: Sequence[SeenWord]
    tables: Sequence[SeenTable] = ()

    @property
    def all_words(self) -> list[SeenWord]:
        """Words outside tables and in their cells."""
        return [*self.words, *(word for table in self.tables for cell in table.words for word in cell)]

    @property
    def confidence(self) -> float:
        """Mean confidence of the words' letters, 0..1; 1 where there is none."""
        words = self.all_words
        letters = sum(len(word.text) for word in words)
        return sum(len(word.text) * word.confidence for word in words) / letters if letters else 1.0

    @property
    def gain(self) -> float:
        """Letters that are likely right, less those that are likely wrong."""
        return sum(len(word.text) * (word.confidence - _EVEN_ODDS) for word in self.all_words)


def recognised(page: PageImage, options: ReadingOptions) -> Recognised:
    """The best reading of a prepared page.

    Raises `ReadFailure`: missing_program, timeout, crashed.
    """
    best = _read(page, options)
    if best.confidence < UPSIDE_DOWN:
        best = _better(best, _read(best.page.turned(180), options))
    if best.confidence < UNCLEAR and not best.page.is_cleared:
        clear = cleared(best.page)
        best = _better(best, _read(straightened(clear, lean_of(clear.grey, clear.dpi)), options))
    grids = [SeenWord("", table.grid.box, 1.0, -1) for table in best.tables]
    more = passed_over(best.page.grey, best.page.dpi, [*best.words, *grids], options)
    return _looked_at_again(replace(best, words=without_dirt([*best.words, *more])))


def _looked_at_again(read: Recognised) -> Recognised:
    """The reading with its bold lines and cells marked, and Roman numbers as they are drawn."""
    lines, grey = lines_of(read.words), read.page.grey
    seen = [*lines, *(cell for table in read.tables for cell in table.words)]
    marked = marked_bold(grey, [with_strokes_counted(grey, words) for words in seen])
    cells = iter(marked[len(lines) :])
    tables = [replace(table, words=tuple(tuple(next(cells)) for _ in table.words)) for table in read.tables]
    return replace(read, words=[word for line in marked[: len(lines)] for word in line], tables=tables)


def _read(page: PageImage, options: ReadingOptions) -> Recognised:
    found = ruled(page)
    tables, loose = read_cells(found, options)
    words = _words_outside(found, options)
    unruled, found = read_unruled(found, words, options)
    if unruled:
        words = _words_outside(found, options)
        tables = sorted([*tables, *unruled], key=lambda table: (table.grid.box.top, table.grid.box.x0))
    return Recognised(found.page, [*words, *loose], tables)


def _words_outside(found: RuledPage, options: ReadingOptions) -> list[SeenWord]:
    outside = found.outside()
    if outside is None:
        return []
    image, dpi = Image.fromarray(outside), round(found.page.dpi)
    return tesseract.recognise(image, options.ocr_language, dpi, options.ocr_timeout_s)


def _better(one: Recognised, other: Recognised) -> Recognised:
    return max(one, other, key=lambda reading: reading.gain)
