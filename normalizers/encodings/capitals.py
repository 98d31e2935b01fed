"""Capitals lost with the font: TCVN3 has no codes for capitals with tones, so its headings were set in capital fonts.

".VnTimeH" draws small letters as capitals. Where the font is not known, the letters that were typed as
capitals still tell: in "KÕ HO¹CH" (decoded "Kế HOạCH") every letter that could be a capital is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from string import ascii_lowercase

from normalizers.encodings.tables import table
from normalizers.syllables import VOWELS, WORD, is_syllable, without_tone

_NEAR = 8
"""Words on either side that a word may follow in its case."""


@cache
def capital_codes() -> Mapping[str, str]:
    """For each TCVN3 code of a small letter that of its capital, where there is one: what a capital font draws for it.

    >>> "h\u00adíng".translate(str.maketrans(capital_codes()))  # hướng
    'H¦íNG'
    """
    codes, letters = table("tcvn3").codes, table("tcvn3").letters
    coded = {code: codes[letter.upper()] for code, letter in letters.items() if letter.upper() in codes}
    small = {code: capital for code, capital in coded.items() if len(code) == 1 and code != capital}
    return {letter: letter.upper() for letter in ascii_lowercase} | small


def capitals_restored(line: str) -> str:
    """A decoded line with the letters in capitals that stand in words of capitals; as long as it was.

    A word with one letter to judge by, or none ("Hà", "ở"), follows the words on its two sides.

    >>> capitals_restored("Kế HOạCH năm 2004, TổNG Số")
    'KẾ HOẠCH năm 2004, TỔNG SỐ'
    """
    words = list(WORD.finditer(line))
    cases = [_capital(word[0]) for word in words]
    out = list(line)
    for i, word in enumerate(words):
        capital = cases[i] if cases[i] is not None else _beside(cases, i)
        if capital and not word[0].isascii():
            out[word.start() : word.end()] = map(_upper, word[0])
    return "".join(out)


def _beside(cases: list[bool | None], i: int) -> bool:
    """Whether the nearest words that tell, on each side that has one, are in capitals."""
    before = next((case for case in reversed(cases[max(0, i - _NEAR) : i]) if case is not None), None)
    after = next((case for case in cases[i + 1 : i + 1 + _NEAR] if case is not None), None)
    return before is not False and after is not False and (before or after) is True


def _capital(word: str) -> bool | None:
    """Whether a word is in capitals as far as TCVN3 could say so; None where it says too little.

    Small toned letters say nothing: they may stand for capitals. A capital that begins the word does
    so in a title too.
    """
    if word.isascii() and not is_syllable(word):
        return None  # an abbreviation
    plain = [letter for letter in word if not _bears_tone(letter)]
    capitals = sum(letter.isupper() for letter in plain)
    if capitals < len(plain):
        return False
    return True if capitals > 1 or (capitals and not word[0].isupper()) else None


def _bears_tone(letter: str) -> bool:
    body, tone, _ = without_tone(letter)
    return bool(tone) and body.lower() in VOWELS


def _upper(letter: str) -> str:
    capital = letter.upper()
    return capital if len(capital) == 1 else letter
