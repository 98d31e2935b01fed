"""A text as words with the separators between them, and phrase books looked up in it.

Words are compared with their accents, or by their bare letters where the text has lost most accents; a phrase book
can also be asked to compare bare letters only, which is safe for long names and not for short words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
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
T = TypeVar("T")


@lru_cache(maxsize=8192)
def _letters(word: str) -> str:
    """A word's letters and marks whatever their order, so that "uỷ" equals "ủy"."""
    return "".join(sorted(unicodedata.normalize("NFD", word)))


@lru_cache(maxsize=65536)
def _same(read: str, word: str) -> bool:
    low = read.lower()
    return low == word or _letters(low) == _letters(word)


def _says_nothing(word: str) -> bool:
    """Whether a word would have no accents in sound text either: a number, a numeral, an abbreviation."""
    return not word.isalpha() or (word.isupper() and len(word) < _SHORT and word.isascii())


class Words:
    """The words of a text: `len`, spans, bare letters, and what stands before each.

    `sep(i)` is one character for the gap before word `i`: " " space, "," comma, "-" dash, "/" slash, "\\n" a line
    end with nothing else, ":" colon, ";" anything that parts (semicolon, full stop, bracket, bullet).
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [m.span() for m in _WORD.finditer(text)]
        bare = skeleton(text)
        self.bare = [bare[a:b] for a, b in self.spans]
        low = text.lower()
        telling = [
            (a, b, word) for (a, b), word in zip(self.spans, self.bare, strict=True) if not _says_nothing(text[a:b])
        ]
        self.unaccented = sum(low[a:b] != word for a, b, word in telling) < _FEW * len(telling)

    def __len__(self) -> int:
        return len(self.spans)

    def word(self, i: int) -> str:
        """The word as written."""
        a, b = self.spans[i]
        return self.text[a:b]

    def capital(self, i: int) -> bool:
        """Whether the word begins with a capital letter."""
        return i < len(self.spans) and self.text[self.spans[i][0]].isupper()

    def acronym(self, i: int) -> bool:
        """Whether the word is two capitals or more and nothing else but joints ("KC&TVPTCN")."""
        word = self.word(i)
        return (
            len(word) > 1 and word.upper() == word and word[0].isalpha() and any(c in "&-" or c.isupper() for c in word)
        )

    def says(self, i: int, word: str) -> bool:
        """Whether the word is this one (lower case, with accents).

        "quận" is the one that must keep its accents: "quan" is in "cơ quan" and "quản lý".
        """
        if i >= len(self.spans):
            return False
        read = self.word(i)
        return _same(read, word) or (self.unaccented and word != "quận" and skeleton(word) == self.bare[i])

    def sep(self, i: int) -> str:
        """What parts word `i` from the one before, as one character."""
        if i == 0:
            return ";"
        if i >= len(self.spans):
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


@dataclass(frozen=True, slots=True)
class _Phrase(Generic[T]):
    exact: tuple[str, ...]
    bare: tuple[str, ...]
    value: T


class PhraseBook(Generic[T]):
    """Phrases with a value each, found at a place in a text, the longest first."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        # By the first bare word, then by the second ("" for a phrase of one word): most words fail on the second.
        self._index: dict[str, dict[str, list[_Phrase[T]]]] = {}
        for phrase, value in phrases:
            found = Words(phrase.lower())
            kept = [i for i in range(len(found)) if found.bare[i] not in _SOFT]
            bare = tuple(found.bare[i] for i in kept)
            if bare:
                entry = _Phrase(tuple(found.word(i) for i in kept), bare, value)
                seconds = self._index.setdefault(bare[0], {})
                seconds.setdefault(bare[1] if len(bare) > 1 else "", []).append(entry)
        for seconds in self._index.values():
            for entries in seconds.values():
                entries.sort(key=lambda entry: -len(entry.bare))

    @property
    def firsts(self) -> frozenset[str]:
        """The bare first words."""
        return frozenset(self._index)

    def at(self, words: Words, i: int) -> tuple[int, T] | None:
        """The longest phrase at word `i`, accents kept: the index after it and its value."""
        if not self._may_begin(words, i):
            return None
        for entry in self._candidates(words, i):
            end = _run(words, i, entry.exact)
            if end:
                return end, entry.value
        return None

    def loosely_at(self, words: Words, i: int, *, least: int = 1) -> tuple[int, T] | None:
        """As `at`, accents lost or wrong allowed where a capital shows that a name of `least` words is meant."""
        if not self._may_begin(words, i):
            return None
        for entry in self._candidates(words, i):
            end = _run(words, i, entry.bare, bare=True) if len(entry.bare) >= least else 0
            if end and any(words.capital(k) for k in range(i, end)):
                return end, entry.value
        return self.at(words, i)

    def tail_at(self, head: str, words: Words, i: int) -> tuple[int, T] | None:
        """The longest phrase that begins with the bare word `head` (not in the text) and goes on at `i`."""
        best: tuple[int, T] | None = None
        if i < len(words) and words.capital(i):
            for entry in self._index.get(head, {}).get(words.bare[i], ()):
                end = _run(words, i, entry.bare[1:], bare=True)
                if end and (best is None or end > best[0]):
                    best = end, entry.value
        return best

    def _may_begin(self, words: Words, i: int) -> bool:
        """Whether any phrase begins with the word: most words are done with this one look."""
        return i < len(words.bare) and words.bare[i] in self._index

    def _candidates(self, words: Words, i: int) -> Iterator[_Phrase[T]]:
        bare, seconds = words.bare, self._index[words.bare[i]]
        following = i + 1
        while following < len(bare) and bare[following] in _SOFT:
            following += 1
        if following < len(bare):
            yield from seconds.get(bare[following], ())
        yield from seconds.get("", ())


def _run(words: Words, i: int, phrase: tuple[str, ...], *, bare: bool = False) -> int:
    """Index after the phrase at `i`, 0 where it does not stand there; "và", commas and dashes inside don't matter."""
    at, size = i, len(words.bare)
    for n, word in enumerate(phrase):
        if n:
            while at < size and words.bare[at] in _SOFT and words.sep(at) in " \n":
                at += 1
        if (
            at >= size
            or not (words.bare[at] == word if bare else words.says(at, word))
            or (n and words.sep(at) in ";:")
        ):
            return 0
        at += 1
    return at
