"""Texts of which some lines are in a legacy encoding: those lines decoded, the others left alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from normalizers.corrections import Edit, Repaired, apply
from normalizers.encodings.capitals import capitals_restored
from normalizers.encodings.detection import decoded_word, detect, is_legacy, weigh, weigh_word
from normalizers.encodings.tables import table
from normalizers.encodings.viqr import decode_viqr
from normalizers.syllables import WORD, frequency, is_syllable

_TOKEN = re.compile(r"[^ \n\r\t\f\v]+")
_SEGMENT = re.compile(r"[^\n\r\t\f]+")
"""A line, or a cell of one: what was typed in one font."""

_WITH_SIGN = re.compile(r"[A-Za-z^(+]+[.?]\Z")
_GOES_ON = re.compile(r" +[a-z]")
"""What follows a sign that ends no sentence: in "vi. tri'" it is a mark."""
_SOFT_HYPHEN = "\u00ad"
_CONTROL_LETTER = re.compile(f"[{''.join(sorted(code for code in table('vps').codes.values() if code < ' '))}]")
_CLOSE = 8.0
"""By how little, in powers of two, what a line says for another encoding than its neighbours' is overruled."""
_COMMON = 9
"""How common (in powers of two) a syllable must be to be made by adding a letter that got lost."""


def decode(text: str) -> Repaired:
    """The text with every line (or cell) that is in a legacy encoding in Unicode; stable on its own output.

    A line decides for itself where it can; one that is too short to tell goes with the lines that are
    sure, if its words are no worse for it. Words that hold letters beyond the encoding stay. Each word
    changed is a correction of kind `encoding`.

    >>> decode("Đúng rồi\\nKÕ HO¹CH n¨m 2004").text
    'Đúng rồi\\nKẾ HOẠCH năm 2004'
    """
    return apply(text, decodings(text))


def decodings(text: str) -> list[Edit]:
    """The edits that `decode` makes."""
    words = set(text.split())
    if not any(is_suspect(word) for word in words if not frequency(word.rstrip(",.;:"))):
        return []
    suspect = set(filter(is_suspect, words))
    segments = [
        found
        for found in _SEGMENT.finditer(text)
        if has_control_letters(found[0]) or not suspect.isdisjoint(found[0].split())
    ]
    sure = {found.start(): encoding for found in segments if (encoding := _surely(found[0]))}
    if not sure:
        return []
    main = Counter(sure.values()).most_common(1)[0][0]
    lost = main == "tcvn3" and _SOFT_HYPHEN not in text
    edits: list[Edit] = []
    for found in segments:
        encoding = _likely(found[0], main, found.start() in sure) or sure.get(found.start())
        if encoding or (main == "vps" and has_control_letters(found[0])):
            edits += _edits(found.start(), found[0], encoding or main, lost)
    return edits


def surely_encoded(line: str) -> bool:
    """Whether the line, or a cell of it, is in a legacy encoding beyond doubt: without such a line `decode` changes nothing."""
    return any(_surely(found[0]) for found in _SEGMENT.finditer(line))


def has_control_letters(text: str) -> bool:
    """Whether there are control characters that are capitals in VPS."""
    return _CONTROL_LETTER.search(text) is not None


def is_suspect(word: str) -> bool:
    """Whether the word is no worse in some encoding that changes it."""
    return any(one.gain >= 0 and not one.whole and decoded_word(word, one.encoding) != word for one in weigh_word(word))


def _surely(line: str) -> str | None:
    """The line's encoding, if decoding leaves nothing that looks encoded still."""
    encoding = detect(line)
    return encoding if encoding and detect(_decoded(line, encoding)) is None else None


def _likely(line: str, encoding: str, encoded: bool) -> str | None:
    """`encoding`, if the line may be in it as its neighbours are; `encoded`: it is in this one or a like one for sure."""
    gains = {one.encoding: one.gain for one in weigh(line)}
    least = max(gains.values(), default=0.0) - _CLOSE if encoded else 0.0
    if gains.get(encoding, -1.0) < least:
        return None
    return encoding if (encoded or detect(line) is None) and detect(_decoded(line, encoding)) is None else None


def _edits(start: int, line: str, encoding: str, lost: bool) -> Iterator[Edit]:
    after = _decoded(line, encoding)
    for word, decoded in zip(_TOKEN.finditer(line), _TOKEN.findall(after), strict=True):
        if lost and (whole := _with_lost_letter(decoded)):
            yield Edit(start + word.start(), start + word.end(), whole, "encoding", 0.9)
        elif decoded != word[0]:
            yield Edit(start + word.start(), start + word.end(), decoded, "encoding")


def _decoded(line: str, encoding: str) -> str:
    def decoded(word: re.Match[str]) -> str:
        if encoding == "viqr" and _WITH_SIGN.match(word[0]) and _GOES_ON.match(line, word.end()):
            return decode_viqr(word[0]).text
        coded = is_legacy(word[0]) or (encoding == "vps" and word[0].isascii())  # control characters are capitals there
        return decoded_word(word[0], encoding) if coded else word[0]

    after = _TOKEN.sub(decoded, line)
    return capitals_restored(after) if encoding == "tcvn3" and after != line else after


def _with_lost_letter(token: str) -> str | None:
    """The token with the ư, U+00AD in TCVN3, that a text layer lost as a soft hyphen; None where none is missing.

    "trờng" was "trường": the letter goes where, and only where, it alone makes a common syllable.
    """
    word = WORD.search(token)
    if not word or is_syllable(word[0]) or word[0].isupper() or len(word[0]) < 2:
        return None
    letters = word[0]
    made = {letters[:i] + "ư" + letters[i:] for i in range(1, len(letters) + 1)}
    whole = [candidate for candidate in made if frequency(candidate) >= _COMMON]
    return token[: word.start()] + whole[0] + token[word.end() :] if len(whole) == 1 else None
