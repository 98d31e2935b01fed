"""Abbreviations: those a document explains itself, and initials matched to the words they stand for.

Definitions are read as Schwartz and Hearst (2003) read them in English, backwards from the bracket, with the
difference that a Vietnamese abbreviation takes the first letter of every syllable: "cải cách hành chính (CCHC)".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from normalizers.skeleton import skeleton

_WORD = re.compile(r"[^\W_]+")
_CAPITALS = "A-ZĂÂĐÊÔƠƯ"
_SHORT = rf"[{_CAPITALS}][{_CAPITALS}a-z0-9]{{0,15}}(?:[&\-/.,][{_CAPITALS}][{_CAPITALS}a-z0-9]{{0,15}}){{0,4}}"
_INTRODUCED = r"(?:(?:sau\s+đây|dưới\s+đây)\s+)?(?:được\s+)?(?:gọi|viết)\s+(?:tắt\s+|chung\s+)*là:?|(?:viết\s+|gọi\s+)tắt:?|sau\s+đây\s+là"
_BRACKETED = re.compile(rf"[(\[]\s*[“\"']?(?P<short>{_SHORT})[”\"']?\s*[)\]]")
_NAMED = re.compile(
    rf"[(,]\s*(?:{_INTRODUCED})\s+[“\"']?(?P<short>[^\W\d_][^()”\"';,\n]{{0,60}}?)[”\"']?\s*[),;.]", re.IGNORECASE
)
_SPELLED = re.compile(
    rf"(?<!\w)(?P<short>{_SHORT})\s*(?:\(\s*(?P<inside>[^()]{{3,120}})\)|[:–-]\s+(?P<line>[^\n.;:]{{3,120}}))"
)
_TOKEN = re.compile(r"[^\W_]+(?:[&\-/,][^\W_]+)*")
_JOINTS = frozenset(("và", "của", "về", "các"))
"""Words an abbreviation may skip."""
_BARE_JOINTS = frozenset(map(skeleton, _JOINTS))
_BETWEEN = r"(?:\s*[,&-]\s*|\s+)(?:(?:va|cua|ve|cac)\s+)?"
"""What may stand between two words of a name, over skeletons."""
_LEAST_LETTERS = 3
"""Initials by which a name is known again in running text."""
_LONGEST = 14
"""Words before a bracket among which its expansion is looked for."""


def initials_match(short: str, phrase: str) -> bool:
    """Whether `short` abbreviates the whole phrase: each letter of a word in capitals is, in order, the first of a word
    of the phrase, its other words are the phrase's; only joints ("và") are skipped.

    >>> initials_match("KC&TVPTCN", "Khuyến công & Tư vấn phát triển công nghiệp")
    True
    >>> initials_match("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư")
    True
    """
    return _fits(_wanted(short), _words(phrase))


def _fits(pieces: Sequence[str], words: Sequence[_Word]) -> bool:
    return len(pieces) <= len(words) <= _LONGEST * 2 and _aligned(pieces, words)


@lru_cache(maxsize=1024)
def _wanted(short: str) -> Sequence[str]:
    """What each word of a phrase must be or, where it is but a letter, begin with."""
    pieces: list[str] = []
    for token in _TOKEN.findall(short):
        words = [c for c in token if c.isalnum()] if is_acronym(token) else _WORD.findall(token)
        pieces += [word.lower() if len(word) > 1 else _first(word) for word in words]
    return pieces


class _Word(NamedTuple):
    """A word of a phrase: its skeleton, the letter that it begins with, and whether an abbreviation may skip it."""

    written: str
    bare: str
    first: str
    is_joint: bool


@lru_cache(maxsize=4096)
def _words(phrase: str) -> Sequence[_Word]:
    """The words of a phrase; many abbreviations are matched to the same names."""
    return tuple(_Word(word, skeleton(word), _first(word), _is_joint(word)) for word in _WORD.findall(phrase))


def is_acronym(word: str) -> bool:
    """Whether a word is an abbreviation by its look: two capitals or more, none but capitals and joints, no spaces."""
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and word.upper() == word and " " not in word


def _aligned(pieces: Sequence[str], words: Sequence[_Word]) -> bool:
    """Pieces of one letter are initials, longer ones whole words."""
    if not words:
        return not pieces
    word, rest = words[0], words[1:]
    if pieces:
        piece = pieces[0]
        same = _is_word(piece, word) if len(piece) > 1 else piece == word.first
        if same and _aligned(pieces[1:], rest):
            return True
    return word.is_joint and _aligned(pieces, rest)


def _is_word(written: str, word: _Word) -> bool:
    """Whether what is written is the word, with other marks only where one has none: "so", but not "số", for "Sở"."""
    if skeleton(written) != word.bare:
        return False
    return written.isascii() or word.written.isascii() or _letters(written) == _letters(word.written)


def _letters(word: str) -> Sequence[str]:
    """Letters and marks wherever these stand: those of "uỷ" are those of "ủy"."""
    return sorted(unicodedata.normalize("NFD", word.lower()))


def _is_joint(word: str) -> bool:
    low = word.lower()
    return low in _JOINTS or low in _BARE_JOINTS


def _first(word: str) -> str:
    letter = word[0].lower()
    return letter if letter == "đ" else skeleton(letter)


def expand_initials(short: str, phrases: Iterable[str]) -> str | None:
    """The first of the phrases that `short` abbreviates; None where there is none, or `short` holds no abbreviation."""
    if not any(is_acronym(token) for token in _TOKEN.findall(short)):
        return None
    pieces = _wanted(short)
    return next((phrase for phrase in phrases if _fits(pieces, _words(phrase))), None)


def find_spelled_out(short: str, text: str) -> list[tuple[int, int]]:
    """Where the text spells out a name of a head and initials ("Phòng QLĐT"): the spans of the whole wordings.

    The first word behind the head must have a capital; headings in capitals throughout are left out.

    >>> find_spelled_out("Tổ CĐCX", "Giao Tổ Chăm đồi chè xanh ghi sổ; tổ chức đi chợ xa.")
    [(5, 25)]
    """
    head, *rest = _TOKEN.findall(short) or [""]
    letters = [c for token in rest if is_acronym(token) for c in token if c.isalnum()]
    if is_acronym(head) or len(letters) < _LEAST_LETTERS:
        return []
    # the head before the look behind it: a literal to begin with is searched for much faster
    first = _piece(head)
    pattern = re.compile(rf"{first}(?<!\w{first}){_BETWEEN}{_BETWEEN.join(map(_piece, rest))}(?!\w)")
    plain = {token.lower() for token in (head, *rest) if not is_acronym(token)}
    found: list[tuple[int, int]] = []
    for match in pattern.finditer(skeleton(text)):
        phrase = text[match.start() : match.end()]
        behind = phrase[len(head) :].lstrip()
        spelt = behind[:1].isupper() and not phrase.isupper() and plain <= set(_TOKEN.findall(phrase.lower()))
        if spelt and initials_match(short, phrase):
            found.append(match.span())
    return found


def _piece(token: str) -> str:
    """A pattern over skeletons for what a token stands for: words with its initials, or the word itself."""
    if not is_acronym(token):
        return re.escape(skeleton(token))
    return _BETWEEN.join(rf"{re.escape(skeleton(c))}\w*" for c in token if c.isalnum())


def find_expansions(text: str) -> dict[str, str]:
    """What the text itself says its abbreviations and short names stand for, as worded there; the first time counts.

    "cải cách hành chính (CCHC)", "CCHC (cải cách hành chính)", "CCHC: Cải cách hành chính" on a line, and "Sở Kế
    hoạch và Đầu tư (sau đây gọi tắt là Sở)", whose short name begins as the long one does.
    """
    found: dict[int, tuple[str, str]] = {}
    for match in _NAMED.finditer(text):
        short = " ".join(match["short"].split())
        phrase = _before(text, match.start(), short) or _begun_alike(text, match.start(), short)
        if phrase:
            found.setdefault(match.start(), (short, phrase))
    for match in _BRACKETED.finditer(text):
        phrase = _before(text, match.start(), match["short"])
        if phrase:
            found.setdefault(match.start(), (match["short"], phrase))
    for match in _SPELLED.finditer(text):
        phrase = _after(match["inside"] or match["line"], match["short"])
        if phrase:
            found.setdefault(match.start(), (match["short"], phrase))
    out: dict[str, str] = {}
    for at in sorted(found):
        out.setdefault(*found[at])
    return out


def _is_short(short: str) -> bool:
    return len(short) < 40 and any(sum(c.isupper() for c in word) > 1 for word in short.split())


def _words_before(text: str, end: int) -> list[re.Match[str]]:
    """The words of the clause that ends at `end`, at most `_LONGEST`."""
    clause = text[max(0, end - 160) : end]
    cut = max(clause.rfind(mark) for mark in (";", ":", ".", "(", ")"))
    words = list(_WORD.finditer(text, max(0, end - 160) + cut + 1, end))
    return words[-_LONGEST:]


def _before(text: str, end: int, short: str) -> str | None:
    """The words right before `end` whose initials are `short`."""
    if not _is_short(short):
        return None
    words = _words_before(text, end)
    if not words or text[words[-1].end() : end].strip(" \n\t“”\"'"):
        return None
    for size in range(2, len(words) + 1):
        phrase = text[words[-size].start() : words[-1].end()]
        if not _is_joint(words[-size][0]) and initials_match(short, phrase):
            return " ".join(phrase.split())
    return None


def _begun_alike(text: str, end: int, short: str) -> str | None:
    """The phrase before `end` that begins with the words of `short`: "Sở Kế hoạch và Đầu tư" for "Sở"."""
    wanted = [skeleton(word) for word in _WORD.findall(short)]
    words = _words_before(text, end)
    for at in range(len(words) - len(wanted), -1, -1):
        if [skeleton(w[0]) for w in words[at : at + len(wanted)]] == wanted and at + len(wanted) < len(words):
            return " ".join(text[words[at].start() : words[-1].end()].split())
    return None


def _after(text: str, short: str) -> str | None:
    """The words `text` begins with whose initials are `short`."""
    if not _is_short(short):
        return None
    words = list(_WORD.finditer(text))[:_LONGEST]
    for size in range(2, len(words) + 1):
        phrase = text[words[0].start() : words[size - 1].end()]
        if initials_match(short, phrase):
            return " ".join(phrase.split())
    return None
