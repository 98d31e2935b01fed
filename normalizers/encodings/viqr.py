"""VIQR, Vietnamese in plain ASCII: the marks typed after their letter ("Ke^' hoa.ch"). RFC 1456.

A backslash before a sign makes it a sign and no mark. Many writers left it out at the end of a
sentence, for whom there is `strict=False`.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from unicodedata import normalize

from normalizers.corrections import Repaired
from normalizers.encodings.single import changed
from normalizers.syllables import is_syllable

_QUALITIES = {"^": "\u0302", "(": "\u0306", "+": "\u031b"}
_TONES = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_SIGN = {mark: sign for sign, mark in (_QUALITIES | _TONES).items()}

_VOWEL = r"[aeoAEO]\^|[aA]\(|[ouOU]\+|[aeiouyAEIOUY]"
_CODE = re.compile(rf"\\(.)|([dD])[dD]|({_VOWEL})([{re.escape(''.join(_TONES))}])|([aeoAEO]\^|[aA]\(|[ouOU]\+)")
"""In group 1 an escaped sign; 2 đ; 3 and 4 a vowel and its tone; 5 a vowel without one."""
_SENTENCE_END = re.compile(r"(?<=[aeiouyAEIOUY])[.?](?=[.\"”)\]]*\Z)")
"""A sign after a bare vowel that ends its word: a mark, or the end of a sentence."""


def decode_viqr(text: str, strict: bool = True) -> Repaired:
    """VIQR to Unicode.

    By the rules a sign is a mark wherever it can be one. If not `strict`, a full stop or question mark
    after the last, bare vowel of what is a syllable without it ends a sentence.

    >>> decode_viqr("Tha`nh pho^' Ho^` Chi' Minh").text, decode_viqr("tham gia.", strict=False).text
    ('Thành phố Hồ Chí Minh', 'tham gia.')
    """
    return changed(text, _strictly if strict else _leniently)


def encode_viqr(text: str) -> str:
    """Unicode (NFC) to VIQR. Signs and letters d that would be taken for marks are escaped, and backslashes."""
    neighbours = pairwise(("", *text, ""))
    return "".join(_code(c, before, text[i + 1 : i + 2]) for i, (before, c) in enumerate(neighbours) if c)


def _code(letter: str, before: str, after: str) -> str:
    if letter == "\\" or (letter in _SIGN.values() and before and normalize("NFD", before)[0] in "aeiouyAEIOUY"):
        return f"\\{letter}"
    if letter in "dD" and after and after in "dDđĐ":
        return f"\\{letter}"
    return letter if letter.isascii() else _codes().get(letter, letter)


@cache
def _codes() -> dict[str, str]:
    """The letters of Vietnamese beyond ASCII, each with its code."""
    codes = {"đ": "dd", "Đ": "DD"}
    for letter in map(chr, (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))):
        base, marks = (parts := normalize("NFD", letter))[0], parts[1:]
        if base in "aeiouyAEIOUY" and marks and all(mark in _SIGN for mark in marks):
            signs = sorted((_SIGN[mark] for mark in marks), key=lambda sign: sign in _TONES)
            if _CODE.fullmatch(base + "".join(signs)):
                codes[letter] = base + "".join(signs)
    return codes


def _strictly(word: str) -> str:
    return _CODE.sub(_letter, word)


def _leniently(word: str) -> str:
    end = _SENTENCE_END.search(word)
    if end and is_syllable(_strictly(word[: end.start()])):
        return _strictly(word[: end.start()]) + word[end.start() :]
    return _strictly(word)


def _letter(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    if found[2]:
        return "đ" if found[2] == "d" else "Đ"
    vowel, tone = found[3] or found[5], found[4]
    marks = "".join(_QUALITIES[sign] for sign in vowel[1:]) + (_TONES[tone] if tone else "")
    return normalize("NFC", vowel[0] + marks)
