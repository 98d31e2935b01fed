"""A plan as the plain text that pdftotext gives of a badly made PDF: hard-wrapped lines, table cells one
below the other, tone marks that slid off their letters ("hiêụ", "đa ̃") and words with gaps ("h oàn thành")."""

from __future__ import annotations

import random
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator

from samples.plan import MOTTO, Appendix, Block, Heading, Item, Paragraph, Plan, Table, bare

_WIDTH = 82
_CELL_WIDTH = 26
_TONES = frozenset("\u0303\u0323")
"""Tilde and dot below: the marks that such fonts place on their own."""
_WORD = re.compile(r"[^\W\d_]+[,;]?")
_SLIDING, _SPLITTING = 0.4, 0.02
"""Shares of the words whose tone mark slides, and of those that split."""


def render(plan: Plan, seed: int = 7) -> str:
    """The plan's text with the faults; the same seed gives the same faults."""
    rng = random.Random(seed)
    return _faulty("\n\n".join(_lines(plan)) + "\n", rng)


def _lines(plan: Plan) -> Iterator[str]:
    yield f"{plan.parent}  {MOTTO[0]}"
    yield f"{plan.issuer}  {MOTTO[1]}"
    yield f"{plan.number}  {plan.place_date}"
    yield f" \n{plan.kind}"
    yield from textwrap.wrap(plan.title, 60)
    yield " "
    yield from _blocks(plan.blocks)
    yield from ("Nơi nhận:", *plan.recipients, " ", *plan.signature, " ", " ", plan.signer)
    for appendix in plan.appendices:
        yield from _appendix(appendix)


def _appendix(appendix: Appendix) -> Iterator[str]:
    yield "\f" + appendix.label
    for text in (appendix.title, appendix.note):
        yield from textwrap.wrap(text, _WIDTH)
    yield from _blocks(appendix.blocks)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(_, marker, title):
                yield from textwrap.wrap(f"{marker} {title}".strip(), _WIDTH)
            case Item(marker, text):
                yield from textwrap.wrap(f"{marker} {bare(text)}", _WIDTH)
            case Paragraph(text):
                yield from textwrap.wrap(bare(text), _WIDTH)
            case Table():
                yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    """Each row: its short cells side by side, its long ones below each other in narrow lines, as the page had them."""
    for row in table.grid():
        short: list[str] = []
        for cell in filter(None, row):
            text = bare(cell.text)
            if len(text) < 6:
                short.append(text)
                continue
            yield from filter(None, [" ".join(short)])
            short.clear()
            for line in text.split("\n"):
                yield from textwrap.wrap(line, _CELL_WIDTH)
        yield from filter(None, [" ".join(short)])


def _faulty(text: str, rng: random.Random) -> str:
    def fault(match: re.Match[str]) -> str:
        word, die = match[0], rng.random()
        if die < _SLIDING:
            return _slid(word)
        if die < _SLIDING + _SPLITTING and len(word) > 3:
            return f"{word[0]} {word[1:]}"
        return word

    return _WORD.sub(fault, text)


def _slid(word: str) -> str:
    """The word with its tone mark one character late; behind a space where the word ends in its vowel."""
    letters = unicodedata.normalize("NFD", word)
    at = next((i for i, c in enumerate(letters) if c in _TONES), None)
    if at is None:
        return word
    stem, tone, rest = letters[:at], letters[at], letters[at + 1 :]
    if rest and unicodedata.combining(rest[0]):
        # a circumflex or breve sorts after a mark below, yet stays with its letter
        stem, rest = stem + rest[0], rest[1:]
    slid = stem + rest[0] + tone + rest[1:] if rest else f"{stem} {tone}"
    return unicodedata.normalize("NFC", slid)
