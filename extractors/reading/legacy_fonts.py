"""Text typed in fonts from before Unicode (.VnTime, VNI-Times …), decoded run by run by its font.

The font says which encoding its runs are in; that the encoding makes no Vietnamese of them, or that they hold
letters it has not, says that they were Unicode all along, whatever their font: such runs are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from normalizers.encodings import FontEncoding, decoded_word, encoding_of_font, is_legacy
from normalizers.encodings.capitals import capitals_restored
from normalizers.encodings.detection import weigh
from normalizers.syllables import is_syllable

TOKEN = re.compile(r"[^ \n\r\t\f\v]+")
"""What is decoded as one: a no-break space is no letter anywhere, control characters are in one encoding."""

VIETNAMESE_WINDOWS = re.compile("[\u0300\u0301\u0303\u0309\u0323ĂăĐđƠơƯư₫]")
"""The characters that Windows-1258 has in the place of Western ones."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Characters with what stood for them in the source: `stored` has as many words, parted by the same spaces."""

    text: str
    stored: str


def decoded_runs(runs: Sequence[tuple[str, str | None]]) -> list[Typed]:
    """The runs (text, name of the font) of one paragraph or cell as they are to be read, as many as were given.

    A word over several runs of one encoding goes whole to the run in which it begins.

    >>> [run.text for run in decoded_runs([("KÕ ho", ".VnTime"), ("¹ch 2024", ".VnTime")])]
    ['Kế hoạch', ' 2024']
    """
    made: list[Typed] = []
    for encoding, group in groupby(runs, key=lambda run: encoding_of_font(run[1]) if run[1] else None):
        texts = [text for text, _ in group]
        together = [texts] if encoding is None or _made_of("".join(texts), encoding) else [[text] for text in texts]
        for some in together:  # each by itself where Unicode was pasted among them
            after = _made_of("".join(some), encoding) if encoding else None
            made += (Typed(text, text) for text in some) if after is None else _parted(some, after)
    return made


def decoded_by_font(text: str, font: str | None) -> Typed:
    """One run by itself."""
    return decoded_runs([(text, font)])[0]


def _parted(texts: Sequence[str], after: str) -> Iterator[Typed]:
    """What was made of all texts together, parted where they are."""
    whole = "".join(texts)
    stored_at = made_at = end = 0
    for text in texts:
        end += len(text)
        inside = max(end, stored_at)
        if word := next((word for word in TOKEN.finditer(whole) if word.start() < inside < word.end()), None):
            inside = word.end()
        words = len(TOKEN.findall(whole[:inside]))
        made_to = _end_of_words(after, words) + _spaces_before(whole, inside)
        yield Typed(after[made_at:made_to], whole[stored_at:inside])
        stored_at, made_at = inside, made_to


def _end_of_words(text: str, count: int) -> int:
    """Where so many words of the text end."""
    ends = [word.end() for word in TOKEN.finditer(text)]
    return ends[count - 1] if count else 0


def _spaces_before(text: str, end: int) -> int:
    return end - len(text[:end].rstrip(" \n\r\t\f\v"))


def _made_of(text: str, encoding: FontEncoding) -> str | None:
    """The text decoded; None where it is in Unicode."""
    typed = _as_western(text, encoding)
    words = TOKEN.findall(typed)
    if any(not word.isascii() and not is_legacy(word) for word in words):
        return None
    if any(found.gain < 0 for found in weigh(typed) if found.encoding == encoding.name):
        return None
    return _decoded(typed, encoding)


def _as_western(text: str, encoding: FontEncoding) -> str:
    """Text that a program took for Windows-1258 as the Western text it is mostly taken for.

    Only if that makes syllables of what are none as it stands: "đưa" in an old font is Unicode.
    """
    if not VIETNAMESE_WINDOWS.search(text):
        return text
    codes = text.encode("windows-1258", errors="ignore")
    western = codes.decode("windows-1252", errors="replace")
    is_whole = len(western) == len(text) and "\ufffd" not in western
    return western if is_whole and _syllables(_decoded(western, encoding)) > _syllables(text) else text


def _syllables(text: str) -> int:
    return sum(map(is_syllable, TOKEN.findall(text)))


def _decoded(text: str, encoding: FontEncoding) -> str:
    after = TOKEN.sub(lambda word: decoded_word(word[0], encoding.name), text)
    if encoding.capitals:
        return after.upper()
    return capitals_restored(after) if encoding.name == "tcvn3" and after != text else after
