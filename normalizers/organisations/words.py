"""A text as words with the separators between them, and phrase books looked up in it.

Words are compared with their accents, or by their bare letters where the text has lost most accents; a phrase book
can also be asked to compare bare letters only, which is safe for long names and not for short words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from normalizers.skeleton import skeleton

_CAPITAL = "A-ZĂÂĐÊÔƠƯ"
_WORD = re.compile(
    rf"[{_CAPITAL}]{{2,5}}(?:,[{_CAPITAL}]{{2,5}})+&[{_CAPITAL}]{{1,6}}(?!\w)"  # VH,TT&DL
    r"|VH,?\s?TT\s?&\s?DL(?!\w)"  # VH, TT & DL: other acronyms behind a comma and a blank are the next of a list
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


class _Node(Generic[T]):
    """Where phrases that begin alike part ways: nodes by the next word, and the phrases that end here."""

    __slots__ = ("following", "phrases")

    def __init__(self) -> None:
        self.following: dict[str, _Node[T]] = {}
        self.phrases: list[_Phrase[T]] = []

    def put(self, words: tuple[str, ...], phrase: _Phrase[T]) -> None:
        """Add a phrase that goes on from here with these words."""
        node = self
        for word in words:
            node = node.following.setdefault(word, _Node())
        node.phrases.append(phrase)

    def ends(self, words: Words, i: int, read: Sequence[str]) -> list[tuple[int, _Phrase[T]]]:
        """The phrases that go on from here at word `i` of the words as read, the shortest first, each with the index after it.

        "và", commas and dashes inside don't matter.
        """
        found: list[tuple[int, _Phrase[T]]] = []
        node = self.following.get(read[i])
        at, size = i + 1, len(read)
        while node is not None:
            if node.phrases:
                found += [(at, phrase) for phrase in node.phrases]
            if not node.following:
                break
            while at < size and words.bare[at] in _SOFT and words.sep(at) in " \n":
                at += 1
            node = node.following.get(read[at]) if at < size else None
            if node is not None and words.sep(at) in ";:":
                break
            at += 1
        return found


class PhraseBook(Generic[T]):
    """Phrases with a value each, found at a place in a text, the longest first."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._spelled: _Node[T] = _Node()
        self._bare: _Node[T] = _Node()
        for phrase, value in phrases:
            found = Words(phrase)
            kept = [i for i in range(len(found)) if found.bare[i] not in _SOFT]
            if kept:
                entry = _Phrase(tuple(found.spelled[i] for i in kept), tuple(found.bare[i] for i in kept), value)
                self._spelled.put(entry.spelled, entry)
                self._bare.put(entry.bare, entry)

    @property
    def firsts(self) -> frozenset[str]:
        """The bare first words."""
        return frozenset(self._bare.following)

    def at(self, words: Words, i: int) -> tuple[int, T] | None:
        """The longest phrase at word `i`, accents kept: the index after it and its value."""
        if i >= len(words.bare) or words.bare[i] not in self._bare.following:  # most words are done with this one look
            return None
        if words.unaccented:
            ends = [e for e in self._bare.ends(words, i, words.bare) if _keeps_quarter(words.spelled[i : e[0]], e[1])]
        elif words.spelled[i] in self._spelled.following:
            ends = self._spelled.ends(words, i, words.spelled)
        else:
            return None
        return _longest(ends)

    def loosely_at(self, words: Words, i: int, *, least: int = 1) -> tuple[int, T] | None:
        """As `at`, accents lost or wrong allowed where a capital shows that a name of `least` words is meant."""
        if i >= len(words.bare) or words.bare[i] not in self._bare.following:
            return None
        found = _longest(self._bare.ends(words, i, words.bare), least)
        if found and any(words.capital(k) for k in range(i, found[0])):
            return found
        return self.at(words, i)

    def tail_at(self, head: str, words: Words, i: int) -> tuple[int, T] | None:
        """The longest phrase that begins with the bare word `head` (not in the text) and goes on at `i`."""
        if not words.capital(i) or head not in self._bare.following:
            return None
        return _longest(self._bare.following[head].ends(words, i, words.bare))


def _longest(ends: Sequence[tuple[int, _Phrase[T]]], least: int = 1) -> tuple[int, T] | None:
    """Of the phrases of `least` words the longest, of several such the first."""
    if not ends or len(ends[-1][1].bare) < least:
        return None
    end = ends[-1][0]
    return next((found, phrase.value) for found, phrase in ends if found == end)


def _keeps_quarter(spelled: Sequence[str], phrase: _Phrase[T]) -> bool:
    return _SPELLED_QUARTER not in phrase.spelled or _SPELLED_QUARTER in spelled
