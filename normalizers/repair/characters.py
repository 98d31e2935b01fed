"""Characters that stand for others: spaces that look alike, letters of other alphabets in Vietnamese words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.corrections import Edit
from normalizers.encodings import detect
from normalizers.syllables import LONGEST, WORD, is_syllable

_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|([\u00ad\u200b-\u200f\u2060\ufeff]+)")
"""Spaces other than U+0020; in group 1, characters without width (soft hyphens, joiners, byte order marks)."""

_OI = str.maketrans("ƣƢ", "ưƯ")
_OI_AS_O = str.maketrans("ƣƢ", "ơƠ")
_ETH = str.maketrans("ðÐƉɖ", "đĐĐđ")

_HEAD = re.compile(r"[^\W\d_]+\Z")
_TAIL = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")
_FOREIGN_D = re.compile("[ðÐƉɖ]")
_OIS = re.compile("[ƣƢ]+")
_VIETNAMESE = re.compile("[đĐăĂơƠưƯ\u1ea0-\u1ef9]")
"""Letters that no other language written with an eth has."""
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
    """ƣ (U+01A3), which some PDF fonts draw as ư, becomes ư; ð (U+00F0) and Ɖ become đ in Vietnamese.

    ð counts as Vietnamese where its word is a syllable with đ; or where the text has letters that
    Icelandic lacks and the word is in capitals ("QÐ", "HÐND") or begins with ð, as no Icelandic one does.
    """
    for match in _OIS.finditer(text):
        head = _HEAD.search(text, max(0, match.start() - LONGEST), match.start())
        tail = _TAIL.match(text, match.end(), match.end() + LONGEST)
        before, after = head[0] if head else "", tail[0] if tail else ""
        yield Edit(*match.span(), _horned(before, match[0], after), "glyph", 0.99)
    if not _FOREIGN_D.search(text):
        return
    vietnamese = _VIETNAMESE.search(text) is not None
    for word in WORD.finditer(text):
        eths = list(_FOREIGN_D.finditer(text, *word.span()))
        if eths and (is_syllable(word[0].translate(_ETH)) or (vietnamese and _written_here(word[0]))):
            for eth in eths:
                yield Edit(*eth.span(), eth[0].translate(_ETH), "glyph", 0.99)


def _horned(before: str, letters: str, after: str) -> str:
    """ư for ƣ, or ơ where that alone makes a syllable of its word: some fonts lost both letters to it."""
    usual, other = letters.translate(_OI), letters.translate(_OI_AS_O)
    return other if is_syllable(before + other + after) and not is_syllable(before + usual + after) else usual


def _written_here(word: str) -> bool:
    return len(word) > 1 and (word.isupper() or word[0] in "ðÐƉɖ") and not _ICELANDIC.search(word)
