"""Spaces that a PDF's kerning left inside words and before punctuation.

"h oàn thành" is joined because "hoàn" is a syllable, "h" is none and "oàn" is rare; "a i" stays, both
being syllables. How rare a part must be beside the whole depends on how likely it stands alone: a
single letter often does ("điểm b", "phương án C"), "ngh" never.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from normalizers.corrections import Edit
from normalizers.syllables import LONGEST, WORD, frequency, is_fragment, vocabulary

_MARGIN_OF_LETTER = 4
_MARGIN_OF_CAPITALS = 6
"""By how much (in powers of two) the whole must be commoner than a part that is itself a syllable, where the
part that is none is a single letter, or in capitals like an abbreviation."""
_COMMON = 10
"""How common (in powers of two) the whole must be where the fragment can be nothing but one."""

_BEFORE_WORD = frozenset(("", *' \n\r\t\f([“"'))
_AFTER_WORD = frozenset(("", *' \n\r\t\f)].,;:!?”"…'))
"""What may stand on the two sides of a word: not a digit, a joiner ("68/K") or a sign of a legacy encoding."""

RUN = re.compile(f"{WORD.pattern}(?: {WORD.pattern})+")
"""Words parted by nothing but single spaces."""

_LOOSE = re.compile(" ([,;:.])")
_BODY = r"(?:[A-ZĐ]{2,8}|TTg)(?!\w)"
_SYMBOL = re.compile(
    rf"(?<![\w/-])\d{{1,6}}[a-zđ]?(?:/(?:19|20)\d\d)?/[A-ZĐ][\w&-]{{0,12}}(?P<gap>- | -)(?={_BODY})"
    rf"|(?<![\w/-])\d{{1,6}}/(?:19|20)\d\d/[A-ZĐ]{{2,4}}(?P<gaps>(?: - {_BODY}){{1,3}})"
    r"|(?<=[sS]ố )\d{1,4}(?P<number>- | -| - )(?=[A-ZĐ]{2,4}/[A-ZĐ]{2,5}(?!\w))"
)
"""A document's number with a space beside a hyphen: in its symbol, on one side, for on both the hyphen may be a dash unless
a year and a type stand before it ("12/2009/TT - BTC"); or in a Party number after its figure ("31- NQ/TU")."""
_YEAR = r"(?:19|20)(?P<{}> )\d\d(?![\d/%]|[.,]\d)"
_DATE = re.compile(
    rf"(?<![\d/])(?:tháng \d{{1,2}}|quý [IV]{{1,3}}|\d{{1,2}}/\d{{1,2}})/{_YEAR.format('of_figures')}|(?<!\w)năm {_YEAR.format('year')}"
    r"|(?<!\w)ngày [0-3](?P<day> )\d(?= tháng)|(?<!\w)tháng [01](?P<month> )\d(?= năm)"
)
"""A year after its month or its word, a day and a month between their words, with a space among the figures."""
_CLOSING = frozenset(")%”")
_END = frozenset(("", " ", "\n", "\r", "\t", "\f"))


@dataclass(slots=True)
class _Token:
    """A word, or words joined so far; `gaps` are the spaces joined over."""

    letters: str
    start: int
    end: int
    gaps: tuple[int, ...] = ()


def split_words(text: str) -> Iterator[Edit]:
    """Joins the parts of a word where the lexicon proves that they are one syllable.

    The parts stand one space apart; every two neighbours (and three) are tried again after each join,
    so "ngh i ệp" comes together and no second reading finds more.
    """
    fragments = frozenset(filter(is_fragment, vocabulary(text)))
    if not fragments:
        return
    for run in RUN.finditer(text):
        words = run[0].split(" ")
        if not fragments.isdisjoint(words) and _may_join(words, fragments):
            yield from _joins(_reduced(text, words, run.start()))


def may_be_part(token: str) -> bool:
    """Whether something in the token (what two spaces part) may be joined to the word before or after."""
    return any(
        is_fragment(word[0])
        and (word.start() == 0 or word.end() == len(token))
        and not (word.start() == 0 and _is_label(word[0], token[word.end() : word.end() + 1]))
        for word in WORD.finditer(token)
    )


def _may_join(words: Sequence[str], fragments: frozenset[str]) -> bool:
    """Whether some fragment and its neighbours are one word: where none is, there is no first join."""
    for i in (i for i, word in enumerate(words) if word in fragments):
        for start in range(max(0, i - 2), i + 1):
            if any(_one_word(tuple(words[start : start + n])) for n in (2, 3) if i < start + n <= len(words)):
                return True
    return False


def _reduced(text: str, words: Sequence[str], start: int) -> list[_Token]:
    """The words of a run, one space apart, after all joins: a stack whose top is tried after every change."""
    tokens: list[_Token] = []
    for word in words:
        tokens.append(_Token(word, start, start + len(word)))
        while len(tokens) > 1 and (n := _joinable(text, tokens)):
            tokens[-n:] = [_joined(tokens[-n:])]
        start += len(word) + 1
    return tokens


def _joins(tokens: Sequence[_Token]) -> Iterator[Edit]:
    for token in tokens:
        for gap in token.gaps:
            yield Edit(gap, gap + 1, "", "spacing", 0.95)


def _joined(parts: Sequence[_Token]) -> _Token:
    gaps = chain.from_iterable((*part.gaps, part.end) for part in parts[:-1])
    letters = "".join(part.letters for part in parts)
    return _Token(letters, parts[0].start, parts[-1].end, (*gaps, *parts[-1].gaps))


def _joinable(text: str, tokens: Sequence[_Token]) -> int:
    """How many of the last tokens are one word: 3, 2 or 0."""
    for n in (3, 2):
        parts = tokens[-n:]
        if len(parts) == n and _one_word(tuple(part.letters for part in parts)) and not _labelled(text, parts):
            return n
    return 0


@lru_cache(maxsize=65536)
def _one_word(parts: tuple[str, ...]) -> bool:
    whole = "".join(parts)
    if len(whole) > LONGEST or not (whole.islower() or whole.isupper() or whole[1:].islower()):
        return False
    weights = [frequency(part) for part in parts]
    if all(weights) or not (weight := frequency(whole)):
        return False
    fragments = [part for part, own in zip(parts, weights, strict=True) if not own]
    if any(not fragment.isascii() and fragment not in "đĐ" for fragment in fragments):
        return True  # "ờng", "ộ": with its mark, nothing else can be meant
    if whole.isupper():
        margin = _MARGIN_OF_CAPITALS
    elif all(len(fragment) == 1 for fragment in fragments):
        margin = _MARGIN_OF_CAPITALS if fragments[0].isupper() else _MARGIN_OF_LETTER
    else:
        return weight >= _COMMON  # "th ủy": two consonants in small letters stand for nothing by themselves
    return weight - max(weights) >= margin


def _labelled(text: str, parts: Sequence[_Token]) -> bool:
    """Whether the first or last part hangs on something."""
    first, last = parts[0], parts[-1]
    return hangs_on(text, first.start, first.end, ahead=False) or hangs_on(text, last.start, last.end, behind=False)


def hangs_on(text: str, start: int, end: int, *, behind: bool = True, ahead: bool = True) -> bool:
    """Whether a word hangs on what stands right before it or behind, as in "68/K" or "a)": then it is a label."""
    if behind and text[max(0, start - 1) : start] not in _BEFORE_WORD:
        return True
    after = text[end : end + 1]
    return ahead and (after not in _AFTER_WORD or _is_label(text[start:end], after))


def _is_label(word: str, after: str) -> bool:
    return len(word) == 1 and (word.isascii() or word in "đĐ") and after in (")", ".")


def before_punctuation(text: str) -> Iterator[Edit]:
    """No space before a comma, semicolon, colon, or full stop at the end of a line; one after a comma.

    Gaps of three spaces or more are layout, and stay, as does punctuation that stands alone.
    """
    for match in _LOOSE.finditer(text):
        start, end, mark = match.start(), match.end(), match[1]
        start -= text[max(0, start - 1) : start] == " "
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        if mark in ",;" and after.isalpha() and before.isalpha():
            yield Edit(start, end, f"{mark} ", "spacing", 0.95)
        elif after in _END and _closes(mark, before, after):
            yield Edit(start, end - 1, "", "spacing", 0.95)


def in_symbols(text: str) -> Iterator[Edit]:
    """No space beside a hyphen in a document's symbol: "12/2009/TT- BTC" is "12/2009/TT-BTC"."""
    for match in _SYMBOL.finditer(text):
        start, end = match.span(str(match.lastgroup))
        yield from (Edit(at, at + 1, "", "spacing", 0.95) for at in range(start, end) if text[at] == " ")


def in_dates(text: str) -> Iterator[Edit]:
    """No space among the figures of a day, month or year: "tháng 6/20 17" is "tháng 6/2017"."""
    for match in _DATE.finditer(text):
        at = match.start(str(match.lastgroup))
        yield Edit(at, at + 1, "", "spacing", 0.95)


def _closes(mark: str, before: str, after: str) -> bool:
    """Whether the punctuation belongs to the word before it, given the characters on its two sides."""
    if mark == ":":
        return before.isalpha()
    if mark == "." and after == " ":
        return False
    return before.isalnum() or before in _CLOSING
