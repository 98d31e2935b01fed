"""Characters that stand for others: spaces that look alike, letters of other alphabets in Vietnamese words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.corrections import Edit
from normalizers.quality import garble
from normalizers.syllables import WORD, is_syllable

_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|([\u00ad\u200b-\u200f\u2060\ufeff]+)")
"""Spaces other than U+0020; in group 1, characters without width (soft hyphens, joiners, byte order marks)."""

_OI = str.maketrans("ƣƢ", "ưƯ")
_ETH = str.maketrans("ðÐƉɖ", "đĐĐđ")

_FOREIGN_D = re.compile("[ðÐƉɖ]")
_OIS = re.compile("[ƣƢ]+")
_VIETNAMESE = re.compile("[đĐăĂơƠưƯ\u1ea0-\u1ef9]")
"""Letters that no other language written with an eth has."""
_ICELANDIC = re.compile("[þæöÞÆÖ]")


def spaces(text: str) -> Iterator[Edit]:
    """Unicode's other spaces become the plain one; characters without width go.

    Not where a legacy encoding was read as Latin-1: there U+00AD is a letter (ư in TCVN3).
    """
    if ("\u00ad" in text or "\u00a0" in text) and garble(text).verdict == "legacy_encoding":
        return
    for match in _SPACES.finditer(text):
        yield Edit(*match.span(), "", "encoding") if match[1] else Edit(*match.span(), " ", "spacing")


def glyphs(text: str) -> Iterator[Edit]:
    """ƣ (U+01A3), which some PDF fonts draw as ư, becomes ư; ð (U+00F0) and Ɖ become đ in Vietnamese.

    ð counts as Vietnamese where its word is a syllable with đ; or where the text has letters that
    Icelandic lacks and the word is in capitals ("QÐ", "HÐND") or begins with ð, as no Icelandic one does.
    """
    for match in _OIS.finditer(text):
        yield Edit(*match.span(), match[0].translate(_OI), "glyph", 0.99)
    if not _FOREIGN_D.search(text):
        return
    vietnamese = _VIETNAMESE.search(text) is not None
    for word in WORD.finditer(text):
        eths = list(_FOREIGN_D.finditer(text, *word.span()))
        if eths and (is_syllable(word[0].translate(_ETH)) or (vietnamese and _written_here(word[0]))):
            for eth in eths:
                yield Edit(*eth.span(), eth[0].translate(_ETH), "glyph", 0.99)


def _written_here(word: str) -> bool:
    return len(word) > 1 and (word.isupper() or word[0] in "ðÐƉɖ") and not _ICELANDIC.search(word)
