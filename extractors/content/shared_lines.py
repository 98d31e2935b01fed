"""Lines that share out what they say among the lettered items above them: "Quý I (hoạt động a); Quý II (hoạt động b, c)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from extractors.layout.passage import Passage
from extractors.structure.markers import read_marker
from extractors.structure.notices import Notice
from normalizers.lexicons import read_lexicon
from normalizers.list_marks import LETTER_ORDER
from normalizers.phrases import either
from normalizers.skeleton import skeleton

_MISREAD = "ởơ©"
"""What OCR makes of the letters of items."""
_LETTER = f"[{LETTER_ORDER}{_MISREAD}]"
_MARK = rf"(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}|{_LETTER})(?!\w)"
_LIST = rf"{_MARK}\)?(?:\s*(?:,|;|va|và|-|–)\s*{_MARK}\)?)*"
_LETTERS = rf"{_LETTER}\)?(?:\s*(?:,|;|va|và)\s*{_LETTER}\)?)*"
_EACH = re.compile(_MARK)
_CUT = re.compile(r"[;.]\s")
_LOOSE = " ,;.:-–"


@dataclass(frozen=True)
class Portion:
    """A part of a line's value and the marks of the items that it holds for; None for all of them."""

    value: Passage
    marks: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class _Wordings:
    behind: re.Pattern[str]
    ahead: re.Pattern[str]


@cache
def _wordings() -> _Wordings:
    data = read_lexicon("extractors", "shared_lines.toml")
    named = rf"(?:(?:{either(data['before'])})\s+)?(?:{either(data['items'])})\s+"
    return _Wordings(
        re.compile(rf"\(\s*(?:{named}(?P<named>{_LIST})|(?P<bare>{_LETTERS}))\s*\)"),
        re.compile(rf"(?:^|[;.,]\s*)\W*{named}(?P<named>{_LIST})\s*:\s*"),
    )


def portions(value: Passage) -> tuple[Portion, ...]:
    """A value cut at the items that it names, be it behind ("Quý I (hoạt động a)") or ahead ("Hoạt động a: Quý I").

    What stands before a mark belongs to it, back to the mark before or, further on, to the end of a clause that names none.
    """
    text = _with_letters(value.text)
    ahead = list(_wordings().ahead.finditer(text))
    if ahead:
        ends = [found.start() for found in ahead[1:]] + [len(text)]
        told = [Portion(_part(value, f.end(), end), _marks(f["named"])) for f, end in zip(ahead, ends, strict=True)]
        return (*_unmarked(value, 0, ahead[0].start()), *told)
    out: list[Portion] = []
    at = 0
    for found in _wordings().behind.finditer(text):
        clause = max((cut.end() for cut in _CUT.finditer(text, at, found.start())), default=at)
        out += _unmarked(value, at, clause)
        out.append(Portion(_part(value, clause, found.start()), _marks(found["named"] or found["bare"])))
        at = found.end()
    return (*out, *_unmarked(value, at, len(text))) if out else (Portion(value, None),)


def holding_for(notices: Iterable[Notice], marks: Iterable[str | None]) -> tuple[Notice, ...]:
    """The notices as they hold for an item: each with those portions of its value that name all items or one of `marks`."""
    wanted = {mark for mark in marks if mark}
    return tuple(
        replace(notice, value=portion.value)
        for notice in notices
        for portion in portions(notice.value)
        if portion.value and (portion.marks is None or portion.marks & wanted)
    )


def are_shared(notices: Iterable[Notice]) -> bool:
    """Whether any of the notices names the items that it holds for."""
    return any(portion.marks is not None for notice in notices for portion in portions(notice.value))


def _with_letters(text: str) -> str:
    """The skeleton of a text with its single letters as they stand: "đ" is an item of its own beside "d"."""
    bare = skeleton(text)
    return "".join(
        letter.lower() if letter in "đĐ" + _MISREAD and _alone(text, at) else bare[at] for at, letter in enumerate(text)
    )


def _alone(text: str, at: int) -> bool:
    return not text[at - 1 : at].isalnum() and not text[at + 1 : at + 2].isalnum()


def _marks(listed: str) -> frozenset[str]:
    return frozenset(_mark(found) for found in _EACH.findall(listed))


def _mark(letter: str) -> str:
    """The mark as the outline has it, a letter that OCR misread as that which it stands for."""
    marker = read_marker(f"{letter}) X")
    return LETTER_ORDER[marker.path[0] - 1] if marker and letter.isalpha() and marker.path[0] else letter


def _unmarked(value: Passage, start: int, end: int) -> Iterator[Portion]:
    part = _part(value, start, end)
    if part:
        yield Portion(part, None)


def _part(value: Passage, start: int, end: int) -> Passage:
    words = value.text[start:end]
    begin = start + len(words) - len(words.lstrip(_LOOSE))
    return value.part(begin, max(begin, start + len(words.rstrip(_LOOSE))))
