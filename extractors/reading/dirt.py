"""What dirt on a page does to the words an engine sees there: specks taken for words, words that reach over specks.

A speck becomes a sign or a letter that the engine doubts, mostly at a line's end; and a word whose box takes in the
speck above it reaches into the line above, so that the two lines would be taken for one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile
from statistics import fmean

from extractors.document import Box
from extractors.reading.tesseract import SeenWord

_DOUBTED = {1: 0.6, 2: 0.1, 3: 0.02}
"""Confidence of a word of so many characters, below which it is dirt. Handwritten figures are doubted like that."""
_SCRAWL = 0.35
_CLOSING = (".", ":", ";")
_READ = 0.5  # a line without any word so sure is dirt
_TALL = 0.8  # quantile of the words' heights
_HIGH = 1.5  # times as high as a tall word of the page
_FEWEST = 2
_SIGNS_IN_LINES = frozenset("-–—+*•/&=")


def lines_of(words: Sequence[SeenWord]) -> list[list[SeenWord]]:
    """The words grouped by the engine's lines."""
    lines: dict[int, list[SeenWord]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    return list(lines.values())


def without_dirt(words: Sequence[SeenWord]) -> list[SeenWord]:
    """The words that are print, in boxes no higher than print; `line` tells which stand in one."""
    heights = sorted(word.height for word in words)
    highest = _HIGH * heights[int(len(heights) * _TALL)] if heights else 0.0
    clean = [_print_of(line) for line in lines_of(words)]
    kept = {id(word) for line in clean for word in line}
    bands = {id(word): band for line in clean for word, band in _bands(line, highest)}
    plain = [word for line in clean for word in line if word.height <= highest]
    for word in (word for line in clean for word in line):
        if word.height > highest and id(word) not in bands:
            bands[id(word)] = _between(word.box, [other.box for other in plain if other.line != word.line])
    return [replace(word, box=bands.get(id(word), word.box)) for word in words if id(word) in kept]


def _print_of(line: Sequence[SeenWord]) -> list[SeenWord]:
    """The line without specks; its first sign may be a bullet, however doubtful."""
    if not any(word.confidence >= _READ and word.n_letters for word in line):
        return []
    first, *others = line
    kept = [word for word in others if word.text in _SIGNS_IN_LINES or not _is_speck(word)]
    if _opens(first, kept):
        kept = [first, *kept]
    trailing = list(dropwhile(lambda word: not word.n_letters and _is_speck(word), reversed(kept)))
    return _without_scrawl(trailing[::-1])


def _without_scrawl(line: list[SeenWord]) -> list[SeenWord]:
    """The line without doubted figures mixed with letters behind what is closed already: "1. Dựng bến: k0 0N"."""
    print_ends = len(line)
    while print_ends and _is_scrawl(line[print_ends - 1]):
        print_ends -= 1
    return line[:print_ends] if print_ends and line[print_ends - 1].text.endswith(_CLOSING) else line


def _is_scrawl(word: SeenWord) -> bool:
    """Whether the engine doubts a word in which figures and letters are mixed, and that is no number of a document."""
    mixed = any(sign.isdigit() for sign in word.text) and word.n_letters > 0 and "/" not in word.text
    return mixed and word.confidence < _SCRAWL


def _opens(first: SeenWord, others: Sequence[SeenWord]) -> bool:
    """Whether a line's first word is print: it may be a bullet where it is level with what follows."""
    if first.n_letters or not others:
        return not _is_speck(first)
    level = (first.box.top + first.box.bottom) / 2
    return others[0].box.top <= level <= others[0].box.bottom


def _is_speck(word: SeenWord) -> bool:
    is_short = len(word.text) == 1 or word.n_letters == len(word.text)
    return is_short and word.confidence < _DOUBTED.get(len(word.text), 0.0)


def _bands(line: Sequence[SeenWord], highest: float) -> list[tuple[SeenWord, Box]]:
    """Words that are higher than print, each with its box cut to the band of the words next to it."""
    plain = [word for word in line if word.confidence >= _READ and word.height <= highest]
    if len(plain) < _FEWEST:
        return []
    bands = []
    for word in line:
        if word.height > highest:
            near = sorted(plain, key=lambda other: abs(other.box.x0 - word.box.x0))[:_FEWEST]
            top, bottom = fmean(other.box.top for other in near), fmean(other.box.bottom for other in near)
            bands.append((word, Box(word.box.x0, max(top, word.box.top), word.box.x1, min(bottom, word.box.bottom))))
    return [(word, box) for word, box in bands if box.top < box.bottom]


def _between(box: Box, others: Sequence[Box]) -> Box:
    """The box, as far as it reaches into no line above or below it."""
    level = (box.top + box.bottom) / 2
    near = [other for other in others if other.x0 < box.x1 and box.x0 < other.x1]
    top = max((other.bottom for other in near if other.bottom < level), default=box.top)
    bottom = min((other.top for other in near if other.top > level), default=box.bottom)
    return Box(box.x0, max(top, box.top), box.x1, min(bottom, box.bottom))
