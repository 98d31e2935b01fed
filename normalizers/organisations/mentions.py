"""Units that prose names: a sentence, a task, a whole document."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import compress, count

from normalizers.organisations.grammar import Grammar
from normalizers.organisations.items import items_of, mention_of
from normalizers.organisations.lists import at_each_level, in_each_place, sharing_province
from normalizers.organisations.mention import UnitMention
from normalizers.organisations.registry import registry
from normalizers.organisations.words import SOFT, PhraseBook, Words
from normalizers.skeleton import skeleton

_NEAR = 40
"""Characters before a unit that hold the words which hand something to it, the longest of `_LONGEST_HANDING` words."""
_LONGEST_HANDING = 5
_KEPT = 16384
"""Texts whose units are remembered: a sentence is asked for by who looks for roles, times and headings."""
_LONG = 20_000
"""Characters from which a text is no sentence but a whole document, read for its units once."""
_COUNTS = frozenset(f"{n:0{size}}" for size in (1, 2) for n in range(10**size))
"""Numbers that may count units: "02 phòng"."""


@lru_cache(maxsize=64)
def _book(known: frozenset[str]) -> PhraseBook[None] | None:
    return PhraseBook((name, None) for name in sorted(known)) if known else None


@lru_cache(maxsize=64)
def _openers(known: frozenset[str]) -> Mapping[str, frozenset[str] | None]:
    """Bare words with which a unit, its count or a known name can begin, each with those of which one must follow, or None.

    Two words in five with which some unit begins are out by what follows them: "công tác", "chủ động".
    """
    lore, book = registry(), _book(known)
    alone = {*map(skeleton, lore.abbreviations), *(book.firsts if book else ()), *_COUNTS}
    seconds = {bare: lore.beginnings.seconds.get(bare, frozenset()) for bare in lore.openers}
    return dict.fromkeys(alone) | {
        bare: None if "" in after else after | SOFT | {bare} for bare, after in seconds.items() if bare not in alone
    }


def first_possible(text: str) -> int:
    """Where in prose the first unit can begin at the earliest, by a quick look; `len(text)` where none can.

    >>> first_possible("Rà soát nước thải của Sở Y tế")
    22
    """
    words = Words(text)
    first = next(_possible(words, _openers(frozenset())), None)
    return len(text) if first is None else words.spans[first][0]


def _possible(words: Words, openers: Mapping[str, frozenset[str] | None]) -> Iterator[int]:
    """The words at which a unit may begin, by them and the words behind them."""
    bare = words.bare
    for i in compress(count(), map(openers.__contains__, bare)):
        seconds = openers[bare[i]]
        if seconds is None or (bare[i + 1] if i + 1 < len(bare) else "") in seconds:
            yield i


def is_reported_to(text: str, mention: UnitMention) -> bool:
    """Whether the unit only gets what another hands to it: "Tỉnh đoàn" in "Sở Nội vụ tham mưu Tỉnh đoàn"."""
    before = Words(text[max(0, mention.start - _NEAR) : mention.start])
    handing = registry().handing
    last = range(max(0, len(before) - _LONGEST_HANDING), len(before))
    return any((found := handing.at(before, i)) and found[0] == len(before) for i in last)


def find_units(text: str, known: Collection[str] = ()) -> tuple[UnitMention, ...]:
    """The units that prose names, by the registry and by `known`, names the document words elsewhere; longest first."""
    given = known if isinstance(known, frozenset) else frozenset(known)
    return _remembered(text, given) if len(text) < _LONG else _found(text, given)


def _found(text: str, known: frozenset[str]) -> tuple[UnitMention, ...]:
    words = Words(text)
    grammar = Grammar(words, prose=True, known=_book(known))
    found: list[UnitMention] = []
    at = 0
    for i in _possible(words, _openers(known)):
        if i < at:
            continue
        reading = grammar.unit(i) or grammar.more_related(i, at)
        if reading is None:
            continue
        items, at = items_of(grammar, i, reading)
        for start, end, read, head in items:
            found += at_each_level(mention_of(text, words, start, end, read, head))
    return tuple(sharing_province(list(in_each_place(found, text)), text))


_remembered = lru_cache(maxsize=_KEPT)(_found)
