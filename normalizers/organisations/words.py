"""A text as words with the separators between them, and phrase books looked up in it.

Words are compared with their accents, or by their bare letters where the text has lost most accents; a phrase book
can also be asked to compare bare letters only, which is safe for long names and not for short words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar

from normalizers.skeleton import skeleton

_CAPITAL = "A-ZĂÂĐÊÔƠƯ"
_WORD = re.compile(
    rf"(?=[{_CAPITAL}đ])(?:"  # most words are none of these
    rf"[{_CAPITAL}]{{2,5}}(?:,[{_CAPITAL}]{{2,5}}){{1,4}}&[{_CAPITAL}]{{1,6}}(?!\w)"  # VH,TT&DL
    r"|VH,?\s?TT\s?&\s?DL(?!\w)"  # VH, TT & DL: other acronyms behind a comma and a blank are the next of a list
    rf"|[{_CAPITAL}]{{1,8}}(?:[&\-][{_CAPITAL}]{{1,8}})+(?!\w)"  # KHTC-TH, GD&ĐT
    r"|[Đđ]/v(?:ị)?(?!\w)"  # đ/vị
    r")|[^\W_]+|&"
)
_FEW = 0.35
"""Share of words with accents below which a text has lost them; some three in four have one in sound Vietnamese."""
_SHORT = 5
"""Capitals without accents up to this length may be a numeral or an abbreviation."""
_BULLETS = ("-", "–", "+", "*", "•")
SOFT = frozenset(("va", "&"))
"""Bare words that don't matter inside a phrase."""
_REMEMBERED = 4096
"""Places of a text whose phrases are remembered: they are asked for again only from near by."""
_MOST_FORMS = 65536
"""Words whose forms are remembered: a language has fewer, what a scan garbles has not."""
_QUARTER = "quận"
"""The one word that must keep its accents in a text that has lost them: "quan" is in "cơ quan" and "quản lý"."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Form:
    """What a word is compared by, whatever text it stands in: words are few and said again and again."""

    bare: str
    spelled: str
    capital: bool
    tells: bool
    """Whether it would have accents in sound text, as numbers, numerals and abbreviations would not."""
    accented: bool


class _Forms(dict[str, _Form]):
    """The form of each word met so far: a dict's own look-up is what most words cost."""

    def __missing__(self, word: str) -> _Form:
        if len(self) >= _MOST_FORMS:
            self.clear()
        bare = skeleton(word)
        says_nothing = not word.isalpha() or (word.isupper() and len(word) < _SHORT and word.isascii())
        form = _Form(bare, _spelled(word), word[0].isupper(), not says_nothing, word.lower() != bare)
        self[word] = form
        return form


_FORMS = _Forms()


def _spelled(word: str) -> str:
    """A word in small letters, its letters first and then its marks, wherever these stand: "uỷ" is "ủy"."""
    apart = unicodedata.normalize("NFD", word.lower())
    return apart if apart.isascii() else "".join(sorted(apart, key=lambda c: c if unicodedata.combining(c) else ""))


_SPELLED_QUARTER = _spelled(_QUARTER)


class Words:
    """The words of a text: `len`, spans, as written, bare letters, spellings, and what stands before each.

    `sep(i)` is one character for the gap before word `i`: " " space, "," comma, "-" dash, "/" slash, "\\n" a line
    end with nothing else, ":" colon, ";" anything that parts (semicolon, full stop, bracket, bullet).
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [m.span() for m in _WORD.finditer(text)]
        self.written = [text[a:b] for a, b in self.spans]
        forms = list(map(_FORMS.__getitem__, self.written))
        self.bare = [form.bare for form in forms]
        self.spelled = [form.spelled for form in forms]
        self.capitals = [form.capital for form in forms]
        self._forms = forms
        self._seps: list[str | None] = [";", *[None] * (len(forms) - 1)] if forms else []
        self.exact: dict[Shelf, dict[int, Ends]] = defaultdict(dict)
        """What a shelf's books have at a word, accents kept, as far as they were asked; `loose` by bare letters."""
        self.loose: dict[Shelf, dict[int, Ends]] = defaultdict(dict)

    @cached_property
    def unaccented(self) -> bool:
        """Whether the text has lost most accents."""
        telling = [form.accented for form in self._forms if form.tells]
        return sum(telling) < _FEW * len(telling)

    def __len__(self) -> int:
        return len(self.spans)

    def word(self, i: int) -> str:
        """The word as written."""
        return self.written[i]

    def capital(self, i: int) -> bool:
        """Whether the word begins with a capital letter."""
        try:
            return self.capitals[i]
        except IndexError:
            return False

    def acronym(self, i: int) -> bool:
        """Whether the word is two capitals or more and nothing else but joints ("KC&TVPTCN")."""
        word = self.word(i)
        return (
            len(word) > 1 and word.upper() == word and word[0].isalpha() and any(c in "&-" or c.isupper() for c in word)
        )

    def says(self, i: int, word: str) -> bool:
        """Whether the word is this one (lower case, with accents)."""
        wanted = _FORMS[word]
        try:
            if self.bare[i] != wanted.bare:
                return False
        except IndexError:
            return False
        return self.spelled[i] == wanted.spelled or (word != _QUARTER and self.unaccented)

    def sep(self, i: int) -> str:
        """What parts word `i` from the one before, as one character."""
        try:
            known = self._seps[i]
        except IndexError:
            return ";"
        if known is None:
            known = self._seps[i] = self._parting(i)
        return known

    def _parting(self, i: int) -> str:
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


@lru_cache(maxsize=4096)
def words_of(name: str) -> Words:
    """The words of a name; those of the few that a document has are asked for over and over."""
    return Words(name)


def bare_words_of(text: str) -> list[str]:
    """The bare letters of the words of a text, as `Words` has them."""
    bare = skeleton(text)
    return [bare[m.start() : m.end()] for m in _WORD.finditer(text)]


@dataclass(frozen=True, slots=True)
class _Phrase:
    spelled: tuple[str, ...]
    bare: tuple[str, ...]
    value: Any


Ends = Sequence[tuple[int, Mapping["PhraseBook[Any]", Sequence[_Phrase]]]]
"""The phrases that begin at a word: an index after some of them with these, by their books; the longest first."""


class _Node:
    """Where phrases that begin alike part ways: nodes by the next word, and the phrases that end here, by their books."""

    __slots__ = ("following", "phrases")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.phrases: dict[PhraseBook[Any], list[_Phrase]] = {}

    def put(self, words: tuple[str, ...], book: PhraseBook[Any], phrase: _Phrase) -> None:
        """Add a phrase of a book that goes on from here with these words."""
        node = self
        for word in words:
            node = node.following.setdefault(word, _Node())
        node.phrases.setdefault(book, []).append(phrase)

    def ends(self, words: Words, i: int, read: Sequence[str]) -> Ends:
        """The phrases that go on from here at word `i` of the words as read. "và", commas and dashes inside don't matter."""
        node = self.following.get(read[i])
        if node is None:
            return ()
        found: list[tuple[int, Mapping[PhraseBook[Any], Sequence[_Phrase]]]] = []
        at, size = i + 1, len(read)
        while node is not None:
            if node.phrases:
                found.append((at, node.phrases))
            following = node.following
            if not following:
                break
            node = following.get(read[at]) if at < size else None
            if node is None:
                while at < size and words.bare[at] in SOFT and words.sep(at) in " \n":
                    at += 1
                node = following.get(read[at]) if at < size else None
            if node is not None and words.sep(at) in ";:":
                break
            at += 1
        return found[::-1]


class Shelf:
    """Phrase books that stand together: one walk over the words at a place finds the phrases of all of them."""

    def __init__(self) -> None:
        self._spelled = _Node()
        self._bare = _Node()

    def put(self, book: PhraseBook[Any], phrase: _Phrase) -> None:
        """Add a phrase of one of the books."""
        self._spelled.put(phrase.spelled, book, phrase)
        self._bare.put(phrase.bare, book, phrase)

    def exactly(self, words: Words, i: int) -> Ends:
        """The phrases that begin at word `i`, accents kept."""
        asked = words.exact[self]
        found = asked.get(i)
        if found is None:
            bare = words.unaccented
            ends = self._bare_but_quarters(words, i) if bare else self._spelled.ends(words, i, words.spelled)
            found = _remembered(asked, i, ends)
        return found

    def loosely(self, words: Words, i: int) -> Ends:
        """The phrases that begin at word `i` by bare letters."""
        asked = words.loose[self]
        found = asked.get(i)
        return _remembered(asked, i, self._bare.ends(words, i, words.bare)) if found is None else found

    def after(self, head: str, words: Words, i: int) -> Ends:
        """The phrases that begin with the bare word `head` (not in the text) and go on at `i`."""
        return self._bare.following[head].ends(words, i, words.bare)

    def _bare_but_quarters(self, words: Words, i: int) -> Ends:
        return [
            (at, {book: kept for book, listed in phrases.items() if (kept := _spelled_as(listed, words.spelled[i:at]))})
            for at, phrases in self.loosely(words, i)
        ]


def _remembered(asked: dict[int, Ends], i: int, ends: Ends) -> Ends:
    if len(asked) >= _REMEMBERED:
        asked.clear()
    asked[i] = ends
    return ends


def _spelled_as(phrases: Sequence[_Phrase], spelled: Sequence[str]) -> list[_Phrase]:
    """The phrases that the one word which keeps its accents does not rule out."""
    return [phrase for phrase in phrases if _SPELLED_QUARTER not in phrase.spelled or _SPELLED_QUARTER in spelled]


class PhraseBook(Generic[T]):
    """Phrases with a value each, found at a place in a text, the longest first; books that share a shelf at one go."""

    def __init__(self, phrases: Iterable[tuple[str, T]], shelf: Shelf | None = None) -> None:
        self._shelf = shelf or Shelf()
        seconds: dict[str, set[str]] = {}
        for phrase, value in phrases:
            found = Words(phrase)
            kept = [i for i in range(len(found)) if found.bare[i] not in SOFT]
            if kept:
                entry = _Phrase(tuple(found.spelled[i] for i in kept), tuple(found.bare[i] for i in kept), value)
                self._shelf.put(self, entry)
                seconds.setdefault(entry.bare[0], set()).add(entry.bare[1] if len(entry.bare) > 1 else "")
        self.firsts = frozenset(seconds)
        """The bare first words."""
        self.seconds = {first: frozenset(after) for first, after in seconds.items()}
        """The bare second words by the first; an empty one where that is a whole phrase."""

    def at(self, words: Words, i: int) -> tuple[int, T] | None:
        """The longest phrase at word `i`, accents kept: the index after it and its value."""
        try:
            if words.bare[i] not in self.firsts:  # most words are done with this one look
                return None
        except IndexError:
            return None
        for end, phrases in self._shelf.exactly(words, i):
            if self in phrases:
                return end, phrases[self][0].value
        return None

    def loosely_at(self, words: Words, i: int, *, least: int = 1) -> tuple[int, T] | None:
        """As `at`, accents lost or wrong allowed where a capital shows that a name of `least` words is meant."""
        if i >= len(words.bare) or words.bare[i] not in self.firsts:
            return None
        for end, phrases in self._shelf.loosely(words, i):
            if self in phrases:
                phrase = phrases[self][0]
                if len(phrase.bare) >= least and True in words.capitals[i:end]:
                    return end, phrase.value
                return self.at(words, i)
        return None  # what has its accents is found without them too

    def tail_at(self, head: str, words: Words, i: int) -> tuple[int, T] | None:
        """The longest phrase that begins with the bare word `head` (not in the text) and goes on at `i`."""
        if not words.capital(i) or head not in self.firsts:
            return None
        for end, phrases in self._shelf.after(head, words, i):
            if self in phrases:
                return end, phrases[self][0].value
        return None
