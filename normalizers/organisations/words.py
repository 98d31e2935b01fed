"""A text as words with the separators between them, and phrase books looked up in it.

Words are compared with their accents, or by their bare letters where the text has lost most accents; a phrase book
can also be asked to compare bare letters only, which is safe for long names and not for short words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from normalizers.skeleton import skeleton

_CAPITAL = "A-ZĂÂĐÊÔƠƯ"
_WORD = re.compile(
    rf"[{_CAPITAL}]{{2,5}}(?:,[{_CAPITAL}]{{2,5}})+&[{_CAPITAL}]{{1,6}}(?!\w)"  # VH,TT&DL
    rf"|[{_CAPITAL}]{{1,8}}(?:[&\-][{_CAPITAL}]{{1,8}})+(?!\w)"  # KHTC-TH, GD&ĐT
    r"|[Đđ]/v(?:ị)?(?!\w)"  # đ/vị
    r"|[^\W_]+|&"
)
_FEW = 0.35
"""Share of words with accents below which a text has lost them; some three in four have one in sound Vietnamese."""
_SHORT = 5
"""Capitals without accents up to this length may be a numeral or an abbreviation."""
_BULLETS = ("-", "–", "+", "*", "•")
_SOFT = frozenset(("va", "&"))
_QUARTER = "quận"
"""The one word that must keep its accents in a text that has lost them: "quan" is in "cơ quan" and "quản lý"."""
T = TypeVar("T")


@lru_cache(maxsize=65536)
def _spelled(word: str) -> str:
    """A word in small letters, its letters first and then its marks, wherever these stand: "uỷ" is "ủy"."""
    apart = unicodedata.normalize("NFD", word.lower())
    return apart if apart.isascii() else "".join(sorted(apart, key=lambda c: c if unicodedata.combining(c) else ""))


_SPELLED_QUARTER = _spelled(_QUARTER)


def _says_nothing(word: str) -> bool:
    """Whether a word would have no accents in sound text either: a number, a numeral, an abbreviation."""
    return not word.isalpha() or (word.isupper() and len(word) < _SHORT and word.isascii())


class Words:
    """The words of a text: `len`, spans, as written, bare letters, spellings, and what stands before each.

    `sep(i)` is one character for the gap before word `i`: " " space, "," comma, "-" dash, "/" slash, "\\n" a line
    end with nothing else, ":" colon, ";" anything that parts (semicolon, full stop, bracket, bullet).
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [m.span() for m in _WORD.finditer(text)]
        self.written = [text[a:b] for a, b in self.spans]
        bare = skeleton(text)
        self.bare = [bare[a:b] for a, b in self.spans]
        self.spelled = list(map(_spelled, self.written))

    @cached_property
    def unaccented(self) -> bool:
        """Whether the text has lost most accents."""
        telling = [n for n, word in enumerate(self.written) if not _says_nothing(word)]
        return sum(self.written[n].lower() != self.bare[n] for n in telling) < _FEW * len(telling)

    def __len__(self) -> int:
        return len(self.spans)

    def word(self, i: int) -> str:
        """The word as written."""
        return self.written[i]

    def capital(self, i: int) -> bool:
        """Whether the word begins with a capital letter."""
        return i < len(self.written) and self.written[i][0].isupper()

    def acronym(self, i: int) -> bool:
        """Whether the word is two capitals or more and nothing else but joints ("KC&TVPTCN")."""
        word = self.word(i)
        return (
            len(word) > 1 and word.upper() == word and word[0].isalpha() and any(c in "&-" or c.isupper() for c in word)
        )

    def says(self, i: int, word: str) -> bool:
        """Whether the word is this one (lower case, with accents)."""
        if i >= len(self.spelled):
            return False
        if self.spelled[i] == _spelled(word):
            return True
        return self.unaccented and word != _QUARTER and skeleton(word) == self.bare[i]

    def sep(self, i: int) -> str:
        """What parts word `i` from the one before, as one character."""
        if i == 0 or i >= len(self.spans):
            return ";"
        gap = self.text[self.spans[i - 1][1] : self.spans[i][0]]
        if gap == " ":
            return " "
        if "\t" in gap:
            return ";"
        marks = "".join(gap.split())
        if not marks:
            return "\n" if "\n" in gap else " "
        if marks == ".":  # "TP. Hồ Chí Minh", "P. Kế hoạch"
            return " " if self.bare[i - 1] in ("tp", "tx", "p") else ";"
        if "\n" in gap[: gap.find(marks[0])] and marks in _BULLETS and (self.capital(i) or marks not in "-–"):
            return ";"
        return {",": ",", "-": "-", "–": "-", "—": "-", "/": "/", ":": ":", "“": " ", '"': " ", "”": " "}.get(
            marks, ";"
        )


def bare_words_of(text: str) -> list[str]:
    """The bare letters of the words of a text, as `Words` has them."""
    bare = skeleton(text)
    return [bare[m.start() : m.end()] for m in _WORD.finditer(text)]


@dataclass(frozen=True, slots=True)
class _Phrase(Generic[T]):
    spelled: tuple[str, ...]
    bare: tuple[str, ...]
    value: T


_Index = dict[str, dict[str, list[_Phrase[T]]]]
"""Phrases, the longest first, by their first word and then by their second ("" where there is none): most places fail on
the second."""


class PhraseBook(Generic[T]):
    """Phrases with a value each, found at a place in a text, the longest first."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._spelled: _Index[T] = {}
        self._bare: _Index[T] = {}
        entries = []
        for phrase, value in phrases:
            found = Words(phrase.lower())
            kept = [i for i in range(len(found)) if found.bare[i] not in _SOFT]
            if kept:
                entries.append(
                    _Phrase(tuple(found.spelled[i] for i in kept), tuple(found.bare[i] for i in kept), value)
                )
        for entry in sorted(entries, key=lambda entry: -len(entry.bare)):
            _put(self._spelled, entry.spelled, entry)
            _put(self._bare, entry.bare, entry)

    @property
    def firsts(self) -> frozenset[str]:
        """The bare first words."""
        return frozenset(self._bare)

    def at(self, words: Words, i: int) -> tuple[int, T] | None:
        """The longest phrase at word `i`, accents kept: the index after it and its value."""
        if i >= len(words.bare) or words.bare[i] not in self._bare:  # most words are done with this one look
            return None
        if words.unaccented:
            return self._unaccented_at(words, i)
        for entry in _candidates(self._spelled, words.spelled, words.bare, i):
            end = _run(words, i, words.spelled, entry.spelled)
            if end:
                return end, entry.value
        return None

    def _unaccented_at(self, words: Words, i: int) -> tuple[int, T] | None:
        for entry in _candidates(self._bare, words.bare, words.bare, i):
            end = _run(words, i, words.bare, entry.bare)
            if end and (_SPELLED_QUARTER not in entry.spelled or _SPELLED_QUARTER in words.spelled[i:end]):
                return end, entry.value
        return None

    def loosely_at(self, words: Words, i: int, *, least: int = 1) -> tuple[int, T] | None:
        """As `at`, accents lost or wrong allowed where a capital shows that a name of `least` words is meant."""
        if i >= len(words.bare) or words.bare[i] not in self._bare:
            return None
        for entry in _candidates(self._bare, words.bare, words.bare, i):
            end = _run(words, i, words.bare, entry.bare) if len(entry.bare) >= least else 0
            if end and any(words.capital(k) for k in range(i, end)):
                return end, entry.value
        return self.at(words, i)

    def tail_at(self, head: str, words: Words, i: int) -> tuple[int, T] | None:
        """The longest phrase that begins with the bare word `head` (not in the text) and goes on at `i`."""
        best: tuple[int, T] | None = None
        if i < len(words) and words.capital(i):
            for entry in self._bare.get(head, {}).get(words.bare[i], ()):
                end = _run(words, i, words.bare, entry.bare[1:])
                if end and (best is None or end > best[0]):
                    best = end, entry.value
        return best


def _put(index: _Index[T], read: tuple[str, ...], entry: _Phrase[T]) -> None:
    index.setdefault(read[0], {}).setdefault(read[1] if len(read) > 1 else "", []).append(entry)


def _candidates(index: _Index[T], read: Sequence[str], bare: Sequence[str], i: int) -> Iterator[_Phrase[T]]:
    """Phrases whose first two words stand at `i` of the words as read."""
    seconds = index.get(read[i])
    if seconds is None:
        return
    following = i + 1
    while following < len(bare) and bare[following] in _SOFT:
        following += 1
    if following < len(bare):
        yield from seconds.get(read[following], ())
    yield from seconds.get("", ())


def _run(words: Words, i: int, read: Sequence[str], phrase: tuple[str, ...]) -> int:
    """Index after the phrase at `i` of the words as read, 0 where it does not stand there; "và", commas and dashes inside don't matter."""
    at, size = i, len(read)
    for n, word in enumerate(phrase):
        if n:
            while at < size and words.bare[at] in _SOFT and words.sep(at) in " \n":
                at += 1
        if at >= size or read[at] != word or (n and words.sep(at) in ";:"):
            return 0
        at += 1
    return at
