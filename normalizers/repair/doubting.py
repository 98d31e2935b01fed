"""Which lines of a text repair has to read: most hold nothing but words, numbers and punctuation as they should be.

Each pass works within a line, so a line that no pass would change can be left out. What a pass looks at is
either one token (what two spaces part), judged once and remembered, or tokens beside each other, for which the
pass itself is asked about the one line. Four things depend on the text as a whole, and draw other lines in:
lines in a legacy encoding (all that may be in it too), letters õ that a font took for others, soft hyphens
(letters in a text in TCVN3), and letters ð (Vietnamese where the text is).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, reduce
from operator import or_

from normalizers.encodings import has_control_letters, is_suspect, surely_encoded
from normalizers.repair import characters, joined, letters, letterspaced, marks, spacing
from normalizers.syllables import WORD, frequency, has_own_letter

WRONG = 1 << 0
"""A pass changes the line, or may."""
NEW_LETTERS = 1 << 1
"""And letters come of it that other passes look at."""
GAP = 1 << 2
"""There is a space that may be inside a word."""
MARK = 1 << 3
"""There is a space that may be before punctuation, inside a document's symbol, or among the figures of a date."""
TILDE = 1 << 4
"""There is a word with õ."""
TAKEN_FOR_TILDE = 1 << 5
"""And one that is no syllable."""
ETH = 1 << 6
"""There is a letter ð."""
SOFT_HYPHEN = 1 << 7
ENCODED = 1 << 8
"""There is a word that is no worse in a legacy encoding."""
RARE_ENCODED = 1 << 9
"""And one that is no syllable as it stands."""
SURELY_ENCODED = 1 << 10
"""The line, or a cell of it, is in a legacy encoding."""

_ASKED = GAP | MARK
_CLEAN = frozenset((0,))

_PLAIN = re.compile(r"\(?([^\W\d_]+)[,.;:)]{0,3}\Z|\d[\d.,/%-]*\Z")
"""A word, in group 1, with the punctuation of a sentence about it; or a number."""
_HALF_SYMBOL = re.compile(
    r"/[A-ZĐ][\w&-]*-\Z|^-[A-ZĐ]{2}|^-TTg|/(?:19|20)\d\d/[A-ZĐ]{2,4}\Z|^[A-ZĐ]{2,4}/[A-ZĐ]{2,5}(?!\w)"
)
_HALF_DATE = re.compile(r"(?:\d{1,2}/)*(?:19|20)\Z|[0-3]\Z")
_UNSETTLED = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
"""Combining marks and characters without width."""


def doubts(line: str) -> int:
    """What there is to doubt in a line (without its line break), as a set of bits; most often nothing, 0."""
    found = set(map(_in_token, line.split(" ")))
    if found <= _CLEAN:
        return 0
    doubt = reduce(or_, found)
    if doubt & _ASKED and not doubt & WRONG and _asked(line, doubt):
        doubt |= WRONG
    if doubt & ENCODED and surely_encoded(line):
        doubt |= SURELY_ENCODED
    return doubt & ~_ASKED


def to_read(lines: Sequence[str], found: Sequence[int]) -> list[int]:
    """The indices of the lines that have to be read in one round, given the doubts of each."""
    whole = reduce(or_, set(found), 0)
    if whole & SOFT_HYPHEN:
        return list(range(len(lines)))
    wanted = WRONG | NEW_LETTERS | ETH
    if whole & SURELY_ENCODED and whole & RARE_ENCODED:
        wanted |= ENCODED
    if whole & (SURELY_ENCODED | NEW_LETTERS | TAKEN_FOR_TILDE):
        wanted |= TILDE
    chosen = {i for i, doubt in enumerate(found) if doubt & wanted}
    if whole & ETH:
        chosen.update(next(([i] for i, line in enumerate(lines) if has_own_letter(line)), ()))
    return sorted(chosen)


def _asked(line: str, doubt: int) -> bool:
    """Whether the passes that look at more than a token change the line."""
    if doubt & GAP and (any(spacing.split_words(line)) or any(letterspaced.letters_apart(line))):
        return True
    passes = (spacing.before_punctuation, spacing.in_symbols, spacing.in_dates)
    return bool(doubt & MARK) and any(any(wanted(line)) for wanted in passes)


@lru_cache(maxsize=65536)
def _in_token(token: str) -> int:
    """The doubts about a token."""
    if _HALF_DATE.match(token):
        return MARK
    if not token or ((plain := _PLAIN.match(token)) and (not plain[1] or _is_plain(plain[1]))):
        return 0
    return _read(token)


@lru_cache(maxsize=65536)
def _is_plain(word: str) -> bool:
    return not _read(word)


def _read(token: str) -> int:
    doubt = MARK if token[0] in ",;:." or _HALF_SYMBOL.search(token) else 0
    if spacing.may_be_part(token):
        doubt |= GAP
    if _wrong(token) or letters.has_dot(token):
        doubt |= WRONG
    if _UNSETTLED.search(token):
        doubt |= WRONG | NEW_LETTERS
    if "\u00ad" in token:
        doubt |= SOFT_HYPHEN
    if characters.has_eth(token):
        doubt |= ETH
    if has_control_letters(token):
        doubt |= ENCODED | RARE_ENCODED
    for word in WORD.findall(token):
        doubt |= _in_word(word)
    for word in filter(is_suspect, token.split()):
        doubt |= ENCODED if frequency(word.rstrip(",.;:")) else ENCODED | RARE_ENCODED
    return doubt


def _in_word(word: str) -> int:
    if not letters.has_tilde(word):
        return 0
    return TILDE if letters.is_spelled(word) else TILDE | TAKEN_FOR_TILDE


def _wrong(token: str) -> bool:
    """Whether a pass that looks at no more than a token changes this one: none does if it is ASCII."""
    return not token.isascii() and any(
        any(wanted(token))
        for wanted in (
            characters.spaces,
            characters.glyphs,
            marks.composed,
            marks.displaced,
            joined.run_together,
            joined.beside_numbers,
        )
    )
