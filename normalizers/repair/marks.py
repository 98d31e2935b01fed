"""Marks over letters: composed where they were left apart, put back where they slipped off their letter.

A PDF writer that draws a mark after the letters around it leaves "hiêụ" (the dot under u, not ê), "đa ̃"
(the tilde after the space) or "vu,̣" (the dot under the comma). The lexicon says where it belongs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import is_normalized, normalize

from normalizers.corrections import Edit
from normalizers.syllables import (
    LONGEST,
    QUALITIES,
    TONES,
    VOWELS,
    WORD,
    frequency,
    is_syllable,
    vocabulary,
    with_tone,
    without_tone,
)

_LATIN = "\x00-\u02ff\u1e00-\u1eff"
"""Characters that NFC leaves alone and never joins to the one before."""
_COMPOSABLE = re.compile(f"(?:(?![\n\r\t\f])[{_LATIN}])?[^{_LATIN}]+")
_TONE_BEFORE_QUALITY = re.compile(f"([aeouAEOU])([{TONES}]+)([{QUALITIES}])")

_STRAY = re.compile(f"(?: ?[,.;:)] {{0,2}}| {{1,2}})([{TONES}])( ?)(?![\u0300-\u036f])")
"""Punctuation or a space with a tone mark after it, and the space after that."""
_MARK_TOO_MANY = 8
"""By how much (in powers of two) a word must be commoner without its mark for the mark itself to be the slip."""
_LAST_WORD = re.compile(rf"{WORD.pattern}\Z")


def composed(text: str) -> Iterator[Edit]:
    """NFC, and "é̂" (the tone typed before the circumflex) made ế."""
    if text.isascii():
        return
    for match in _COMPOSABLE.finditer(text):
        after = _nfc(match[0])
        if after != match[0]:
            yield Edit(*match.span(), after, "mark_order")


def _nfc(run: str) -> str:
    if is_normalized("NFC", run) and not _TONE_BEFORE_QUALITY.search(normalize("NFD", run)):
        return run
    return normalize("NFC", _TONE_BEFORE_QUALITY.sub(r"\1\3\2", normalize("NFD", run)))


def displaced(text: str) -> Iterator[Edit]:
    """Tone marks that stand beside their letter, within the word or after it, put back on it.

    Expects NFC. A mark moves only where that makes a syllable of a word that is none, or where it
    stands on no letter at all; it never passes a line break or a tab.
    """
    slips = {word: mended for word in vocabulary(text) if (mended := settled(word))}
    if slips:
        for match in WORD.finditer(text):
            if mended := slips.get(match[0]):
                yield _trimmed(match.start(), match[0], mended)
    for match in _STRAY.finditer(text):
        before = _LAST_WORD.search(text, max(0, match.start() - 2 * LONGEST), match.start())
        if before and (mended := _toned(before[0], match[1])):
            yield _trimmed(before.start(), before[0], mended)
            # The mark was drawn inside the gap: of the spaces on its two sides one is enough.
            crowded = text[match.start(1) - 1] == " "
            yield Edit(match.start(1), match.end(2 if crowded else 1), "", "mark_order", 0.98)


def settled(word: str) -> str | None:
    """The syllable meant by a word whose one tone mark is on the wrong letter; None where there is none.

    The mark goes to the nearest vowel that makes a syllable, leftwards first (marks slip to the right). Where the
    word is far commoner without it ("gỉao"), the mark itself is the slip, and nothing is sure. On a first
    consonant ("ñăng") none has slipped.

    >>> settled("hiêụ"), settled("Lañh"), settled("señor")
    ('hiệu', 'Lãnh', None)
    """
    if word.isascii() or len(word) > LONGEST + 1 or is_syllable(word):
        return None
    body, tone, place = without_tone(word)
    if len(tone) != 1 or (place == 0 and body[0].lower() not in VOWELS):
        return None
    for at in (*range(place - 1, -1, -1), *range(place + 1, len(body))):
        if abs(at - place) <= 2 and body[at].lower() in VOWELS:
            candidate = with_tone(body, at, tone)
            if is_syllable(candidate):
                return candidate if frequency(body) - frequency(candidate) < _MARK_TOO_MANY else None
    return None


def _toned(word: str, tone: str) -> str | None:
    """The toneless word as a syllable with this tone, which stood to its right."""
    body, tones, _ = without_tone(word)
    if tones or len(body) > LONGEST:
        return None
    candidates = (with_tone(body, at, tone) for at in reversed(range(len(body))) if body[at].lower() in VOWELS)
    return next(filter(is_syllable, candidates), None)


def _trimmed(start: int, word: str, mended: str) -> Edit:
    """The edit that makes `word`, at `start`, into `mended`, without the letters both begin and end with."""
    head = 0
    while word[head] == mended[head]:
        head += 1
    tail = 0
    while tail < min(len(word), len(mended)) - head and word[-1 - tail] == mended[-1 - tail]:
        tail += 1
    return Edit(start + head, start + len(word) - tail, mended[head : len(mended) - tail], "mark_order", 0.98)
