"""A text cut into the clauses that times stand in, and whom a clause's head names."""

from __future__ import annotations

import re
from typing import NamedTuple

from normalizers.times.lexicon import context, worded

_MARKER = r"(?:[-+*•–]|\(?(?:[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[).])"
_ENDS = r"\s*(?:va\s+)?ket thuc\s+(?:(?:vao|truoc)\s+)?(?:(?:ngay|thang|quy)\s+)?\d"
"""What ends a time that stands before the semicolon: "Bắt đầu từ ngày 6/9; kết thúc trước ngày 18/1"."""
_CUT = re.compile(rf"[\n;|¦.!?…](?:(?<=\n)[^\S\n]*(?={_MARKER}\s)|(?<=;)(?!{_ENDS})|(?<=[|¦])|(?<=[.!?…])(?=\s+\S))")
_MARKED = re.compile(rf"{_MARKER}\s")
_ADDRESS = re.compile(r"(?:rieng|giao|de nghi|yeu cau|doi voi)\s+")
_LEAD = re.compile(rf"\s*(?:{_MARKER}\s+)*")
_SHORT = re.compile(r"(?:\b[A-ZĐa-zđ\d]|\b[TtPpQqXx]{1,3}|\bsố|\bNo)$")


class Clause(NamedTuple):
    """A clause by its offsets, its leading marker left out; `breaks` says that a line or a full stop ended it."""

    start: int
    end: int
    breaks: bool


def clauses(text: str, bare_letters: str) -> list[Clause]:
    """The clauses of a text: cut at semicolons but before what ends a time, at full stops before a capital, at marked lines."""
    found: list[Clause] = []
    start = 0
    for match in _CUT.finditer(bare_letters):
        cut = bare_letters[match.start()]
        if cut in ".!?…" and not _ends_sentence(text, match.start(), start):
            continue
        end = match.start() if cut in "\n|¦" else match.end()
        _add(found, bare_letters, start, end, cut != ";")
        start = match.end()
    _add(found, bare_letters, start, len(text), breaks=True)
    return found


def _add(found: list[Clause], bare_letters: str, start: int, end: int, breaks: bool) -> None:
    lead = _LEAD.match(bare_letters, start, end)
    start = lead.end() if lead else start
    while end > start and bare_letters[end - 1].isspace():
        end -= 1
    if end > start:
        found.append(Clause(start, end, breaks))
    elif found and breaks:
        found[-1] = Clause(found[-1].start, found[-1].end, breaks)


def _ends_sentence(text: str, at: int, start: int) -> bool:
    following = text[at + 1 : at + 40].lstrip()
    begins = following[:1].isupper() or _MARKED.match(following) is not None
    return begins and not _SHORT.search(text, max(start, at - 4), at)


def subject(text: str, bare_letters: str, start: int, end: int) -> tuple[int, int] | None:
    """Where words before a time, `start`..`end`, name a unit: from a word that units begin with to the first verb
    written small, a colon, or the time itself.
    """
    while start < end and not text[start].isalnum():
        start += 1
    if address := _ADDRESS.match(bare_letters, start, end):
        start = address.end()
    head = context("unit_heads").match(bare_letters, start, end)
    order = context("verbs").match(bare_letters, start, end)
    if not head or not worded("unit_heads", text, head) or (order and order.end() > head.end()):
        return None
    until = end
    for verb in context("verbs").finditer(bare_letters, head.end(), end):
        if text[verb.start()].islower() and text[verb.start() - 1].isspace() and worded("verbs", text, verb):
            until = verb.start()
            break
    colon = text.find(":", start, until)
    until = colon if colon >= 0 else until
    while until > start and not text[until - 1].isalnum():
        until -= 1
    return start, until
