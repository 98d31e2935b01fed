"""Characters that stand for others: spaces that look alike, letters of other alphabets in Vietnamese words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.corrections import Edit
from normalizers.encodings import detect
from normalizers.syllables import LONGEST, WORD, frequency, has_own_letter, is_syllable

_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|([\u00ad\u200b-\u200f\u2060\ufeff]+)")
"""Spaces other than U+0020; in group 1, characters without width (soft hyphens, joiners, byte order marks)."""

_OI = str.maketrans("ƣƢ", "ưƯ")
_OI_AS_O = str.maketrans("ƣƢ", "ơƠ")
_ETH = str.maketrans("ðÐƉɖ", "đĐĐđ")

_HEAD = re.compile(r"[^\W\d_]+\Z")
_TAIL = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")
_FOREIGN_D = re.compile("[ðÐƉɖ]")
_ENYE = re.compile(rf"(?<![^\W_])[ñÑ][^\W\d_]{{1,{LONGEST - 1}}}(?![^\W_])")
_ENYE_AS_D = str.maketrans("ñÑ", "đĐ")
_RARE_WITH_D = 5
"""By how much (in powers of two) a syllable with n must be commoner than the one with đ for ñ to stand."""
_OIS = re.compile("[ƣƢ]+")
_ICELANDIC = re.compile("[þæöÞÆÖ]")


def spaces(text: str) -> Iterator[Edit]:
    """Unicode's other spaces become the plain one; characters without width go.

    But U+00AD stays where the text as a whole is in TCVN3: it is a letter there (ư).
    """
    letters = "\u00ad" in text and detect(text) == "tcvn3"
    for match in _SPACES.finditer(text):
        if letters and "\u00ad" in match[0]:
            continue
        yield Edit(*match.span(), "", "encoding") if match[1] else Edit(*match.span(), " ", "spacing")


def glyphs(text: str) -> Iterator[Edit]:
    """ƣ (U+01A3), which some PDF fonts draw as ư, becomes ư; ð (U+00F0) and Ɖ become đ in Vietnamese, as does ñ.

    ñ, which VNI's and VPS's fonts draw as đ, does where it begins a syllable with another mark ("ñăng"). ð counts as
    Vietnamese where its word is a syllable with đ; or where the text has letters that Icelandic lacks and the word is
    in capitals ("QÐ", "HÐND") or begins with ð, as no Icelandic one does.
    """
    for match in _OIS.finditer(text):
        head = _HEAD.search(text, max(0, match.start() - LONGEST), match.start())
        tail = _TAIL.match(text, match.end(), match.end() + LONGEST)
        before, after = head[0] if head else "", tail[0] if tail else ""
        yield Edit(*match.span(), _horned(before, match[0], after), "glyph", 0.99)
    for match in _ENYE.finditer(text):
        if not match[0][1:].isascii() and _begins_with_d(match[0]):
            yield Edit(match.start(), match.start() + 1, match[0][0].translate(_ENYE_AS_D), "glyph", 0.97)
    if not has_eth(text):
        return
    vietnamese = has_own_letter(text)
    for word in WORD.finditer(text):
        eths = list(_FOREIGN_D.finditer(text, *word.span()))
        if eths and (is_syllable(word[0].translate(_ETH)) or (vietnamese and _written_here(word[0]))):
            for eth in eths:
                yield Edit(*eth.span(), eth[0].translate(_ETH), "glyph", 0.99)


def _begins_with_d(word: str) -> bool:
    """Whether a word that begins with ñ is a syllable with đ, and not by far likelier one with n."""
    with_d = frequency(word.translate(_ENYE_AS_D))
    return with_d > 0 and frequency("n" + word[1:]) - with_d < _RARE_WITH_D


def has_eth(text: str) -> bool:
    """Whether there is a letter that may stand for đ (ð, U+00F0, and its like)."""
    return _FOREIGN_D.search(text) is not None


def _horned(before: str, letters: str, after: str) -> str:
    """ư for ƣ, or ơ where that alone makes a syllable of its word: some fonts lost both letters to it."""
    usual, other = letters.translate(_OI), letters.translate(_OI_AS_O)
    return other if is_syllable(before + other + after) and not is_syllable(before + usual + after) else usual


def _written_here(word: str) -> bool:
    return len(word) > 1 and (word.isupper() or word[0] in "ðÐƉɖ") and not _ICELANDIC.search(word)
