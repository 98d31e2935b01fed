"""Vietnamese syllables: which there are, how common each is, and where their tone marks stand.

A written Vietnamese syllable is an onset, a rime and one of six tones; some 18,000 can be spelled and
about 7,000 are in use. Those in use come from `data/syllables.txt`, which `tools/build_syllables.py`
counts off any folder of clean text. The rules of spelling and of tone placement are those of the
Ministry of Education's orthography (Quyết định 240/QĐ, 1984), which allows both "hòa" and "hoà".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from unicodedata import normalize

TONES = "\u0300\u0301\u0303\u0309\u0323"
"""The combining tone marks: huyền, sắc, ngã, hỏi, nặng."""

QUALITIES = "\u0302\u0306\u031b"
"""The combining marks that make other vowels: circumflex (â), breve (ă), horn (ơ)."""

VOWELS = "aăâeêioôơuưy"

SMALL = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
"""Small letters within brackets of a pattern: a range of code points would take the capitals between them along."""

WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]+)*[\u0300-\u036f]*")
"""A run of letters with the combining marks over them; spaces, digits and punctuation part words."""

LONGEST = 7
"""Letters of the longest syllable ("nghiêng")."""

_FAR_COMMONER = 3
"""Powers of two."""
_OWN_LETTER = re.compile("[đĐăĂơƠưƯ\u1ea0-\u1ef9]")
_OPEN = re.compile(r"(?<!q)(oa|oe|uy)\Z", re.IGNORECASE)


def is_syllable(word: str) -> bool:
    """Whether the word is a Vietnamese syllable in use, in either tone placement, whatever its case.

    >>> is_syllable("hoàn"), is_syllable("HOÀ"), is_syllable("oaǹ")
    (True, True, False)
    """
    return frequency(word) > 0


def has_own_letter(text: str) -> bool:
    """Whether there is a letter that Vietnamese shares with next to no language: no OCR that does not know it reads one.

    >>> has_own_letter("ké hoach"), has_own_letter("kế hoach")
    (False, True)
    """
    return _OWN_LETTER.search(text) is not None


def frequency(word: str) -> int:
    """How common a syllable is: binary logarithm of its count in the text the lexicon was built from.

    At least 1 for a syllable, 0 for anything else: a difference of 3 is a factor of eight.
    """
    table = _table()
    return table.get(word) or (table.get(normalize("NFC", word.lower()), 0) if len(word) <= 2 * LONGEST else 0)


def spellings() -> frozenset[str]:
    """All spellings of syllables in use, in small letters (NFC), both ways to place the tone."""
    return frozenset(_table())


@lru_cache(maxsize=1)
def vocabulary(text: str) -> frozenset[str]:
    """The distinct words of the text, found in a fraction of the time it takes to go through all of them.

    The last text's are kept: passes over one text ask for them in turn.
    """
    return frozenset(WORD.findall(" ".join(set(text.split()))))


def is_fragment(letters: str) -> bool:
    """Whether the letters are no syllable but stand in one, as "ngh" and "ếp" do and "UBND" does not."""
    return len(letters) < LONGEST and letters.lower() in _fragments()


def frequency_of_letters(word: str) -> int:
    """How common the commonest syllable is that has these letters if its marks are taken off; 0 where none has.

    >>> frequency_of_letters("thuc") == frequency("thực") > frequency("thuc") == 0
    True
    """
    return _by_letters().get(word.lower(), 0) if len(word) <= LONGEST else 0


def lacks_marks(word: str) -> bool:
    """Whether the word is no syllable as it stands but one with marks, or is one far commoner with them.

    >>> lacks_marks("hoach"), lacks_marks("cua"), lacks_marks("theo"), lacks_marks("UBND")
    (True, True, False, False)
    """
    return frequency_of_letters(word) - frequency(word) >= _FAR_COMMONER


def without_tone(word: str) -> tuple[str, str, int]:
    """The word without tone marks (NFC), those marks, and the index of the letter under the first (-1: none).

    >>> without_tone("đường")
    ('đương', '̀', 2)
    """
    letters: list[str] = []
    tones: list[str] = []
    place = -1
    for character in normalize("NFD", word):
        if character in TONES:
            place = len(letters) - 1 if place < 0 else place
            tones.append(character)
        elif character in QUALITIES and letters:
            letters[-1] = normalize("NFC", letters[-1] + character)
        else:
            letters.append(character)
    return "".join(letters), "".join(tones), place


def with_tone(body: str, place: int, tone: str) -> str:
    """The toneless `body` with `tone` over its letter at `place`, in NFC."""
    return normalize("NFC", body[: place + 1] + tone + body[place + 1 :])


def placements(syllable: str) -> Iterator[str]:
    """The ways to place a syllable's tone: two for an open oa, oe, uy ("hòa", "hoà"), else one."""
    body, tone, _ = without_tone(syllable)
    if tone and _OPEN.search(body):
        yield with_tone(body, len(body) - 2, tone)
        yield with_tone(body, len(body) - 1, tone)
    else:
        yield syllable


@cache
def _fragments() -> frozenset[str]:
    spellings = _table()
    parts = {s[i:j] for s in spellings for i in range(len(s)) for j in range(i + 1, len(s) + 1)}
    return frozenset(parts - spellings.keys())


@cache
def _by_letters() -> dict[str, int]:
    best: dict[str, int] = {}
    for spelling, weight in _table().items():
        letters = "".join(filter(str.isalpha, normalize("NFD", spelling))).replace("đ", "d")
        best[letters] = max(weight, best.get(letters, 0))
    return best


@cache
def _table() -> dict[str, int]:
    lines = resources.files("normalizers").joinpath("data/syllables.txt").read_text("utf-8").splitlines()
    entries = (line.split() for line in lines if line and not line.startswith("#"))
    return {spelling: int(weight) for syllable, weight in entries for spelling in placements(syllable)}
