"""Which legacy encoding a text is in, by whether decoding it makes Vietnamese of it.

Each word is weighed as it stands and as each encoding would have it: a syllable by how common it is,
anything else by a fixed, small probability. Whatever reading of the text is by far the most probable
is believed (the "chi-square against a language model" of the usual converters, with syllables for letters).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from normalizers.encodings.tables import table
from normalizers.encodings.viqr import decode_viqr
from normalizers.syllables import frequency, is_fragment, lacks_marks

ENCODINGS = ("tcvn3", "vni", "vps", "viqr")
"""The names of the encodings known here, as `detect` gives them."""

_CERTAIN = 16.0
"""By how many powers of two a reading must be the more probable."""
_COMMONEST = 27
"""log2 of the words that syllables' frequencies count in (100 million, and a bit)."""
_FRAGMENT = -29.0
"""What split words leave ("ng" and "ười") is likelier than nonsense."""
_UNKNOWN = -32.0
_FEWEST_SYLLABLES = 0.6
"""Of the words that decoding changes, so many must become syllables."""

_EDGES = " !\"#$%&()*,-./0123456789:;<=>?@[]^_`{|}~'“”‘’–—…\t\u00a0"
_BEYOND = re.compile(
    "[^\x00-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u03bc\u2013-\u203a\u20ac\u2122]"
)
"""Characters that no 8-bit Western encoding has: a word with one of them is no legacy text."""
_VIQR = re.compile(
    r"[aeoAEO]\^|[aA]\([^\s)]|[uoUO]\+|[aeiouyAEIOUY]['`~][A-Za-z^(+]?|[aeiouyAEIOUY][?.][A-Za-z]|[dD]{2}"
)

_SHARED = 0.7
"""What a syllable says for VPS whose letters VPS shares with Unicode (à, ê, ô …): many words of Unicode have others."""
_OCR = re.compile(r"[\x00-\x7fé]*\Z")
_OF_OCR = 4.0
"""What a word gains at most whose only sign is é: an English OCR makes it of half the vowels of Vietnamese."""
_OF_BOTH_CASES = re.compile(
    "[a-z].*[A-Z\u00c0-\u00de]|[A-Z\u00c0-\u00de]{2}[a-z]|[a-z][ĐĂƠƯẠ-Ỹ](?<=[ĐĂƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ])"
)
"""A small letter and then a capital, or two capitals and then a small letter: no word ("m³" as "mỸ", "HÒi")."""

Decoder = Callable[[str], str]

_DECODERS: Mapping[str, Decoder] = {
    "tcvn3": lambda word: table("tcvn3").decoded(word),
    "vni": lambda word: table("vni").decoded(word),
    "vps": lambda word: table("vps").decoded(word),
    "viqr": lambda word: decode_viqr(word, strict=False).text,
}


@dataclass(frozen=True, slots=True)
class Weighing:
    """What decoding a text by `encoding` gains: `gain` in powers of two; of the `changed` words so many `syllables`.

    `whole`: of the words that it leaves alone, how many more are syllables with their marks than without; what is
    stripped of them or misread has next to none.
    """

    encoding: str
    gain: float = 0.0
    changed: int = 0
    syllables: int = 0
    whole: int = 0

    @property
    def certain(self) -> bool:
        """Whether the text is in this encoding beyond doubt."""
        return self.gain >= _CERTAIN and self.syllables >= max(1, _FEWEST_SYLLABLES * self.changed)


def detect(text: str) -> str | None:
    """The encoding that the text (a line, a cell, a page) is in; None for Unicode, or where it cannot be told.

    >>> detect("Thùc hiÖn c¸c gi¶i ph¸p"), detect("Thöïc hieän caùc giaûi phaùp"), detect("Thực hiện")
    ('tcvn3', 'vni', None)
    """
    if sum(map(_most, text.split())) < _CERTAIN:
        return None
    best = max(weigh(text), key=lambda weighing: weighing.gain, default=None)
    return best.encoding if best and best.certain else None


def weigh(text: str) -> tuple[Weighing, ...]:
    """What each encoding would make of the text; those that would change nothing are left out."""
    sums = {name: [0.0, 0, 0, 0] for name in ENCODINGS}
    met: set[str] = set()
    for word, count in Counter(text.split()).items():
        for one in weigh_word(word):
            met.add(one.encoding)
            total = sums[one.encoding]
            total[0] += one.gain * count
            total[1] += one.changed * count
            total[2] += one.syllables * count
            total[3] += one.whole * count
    return tuple(
        Weighing(name, gain + _STRIPPED * min(whole, 0), int(n), int(k), int(whole))
        for name, (gain, n, k, whole) in sums.items()
        if name in met
    )


@lru_cache(maxsize=65536)
def weigh_word(word: str) -> tuple[Weighing, ...]:
    """What each encoding would make of one word (without spaces)."""
    if not is_legacy(word):
        return _against(word.strip(_EDGES))
    return tuple(_weighed(word))


@lru_cache(maxsize=65536)
def _most(word: str) -> float:
    """The most that any encoding gains by a word; one that would leave it as it is gains nothing."""
    gains = [one.gain for one in weigh_word(word)]
    return max(gains) if len(gains) == len(ENCODINGS) else max((0.0, *gains))


def is_legacy(word: str) -> bool:
    """Whether the word may be in a legacy encoding: it has signs that one uses, and no letter beyond them all."""
    return _VIQR.search(word) is not None if word.isascii() else not _BEYOND.search(word)


def decoded_word(word: str, encoding: str) -> str:
    """The word as the encoding of this name would have it."""
    return _DECODERS[encoding](word)


_UNICODE = tuple(Weighing(name, -8.0) for name in ENCODINGS)
_WITHOUT_MARKS = tuple(Weighing(name, whole=-1) for name in ENCODINGS)
"""What a syllable with a letter that only Unicode has says against each encoding, and one that lacks its marks, as
a foreign OCR leaves it beside letters that chance has made codes."""
_STRIPPED = 6.0
"""What one word without marks says against an encoding, where no word with marks makes up for it."""
_ABBREVIATION = re.compile(r"[A-ZĐ]{2,7}(?:-[A-ZĐ]{2,7})*\Z")


def _against(word: str) -> tuple[Weighing, ...]:
    if not word.isascii():
        return _UNICODE if frequency(word) else ()
    return _WITHOUT_MARKS if lacks_marks(word) else ()


def _weighed(word: str) -> Iterable[Weighing]:
    now = _probability(word)
    names = ("viqr",) if word.isascii() else ENCODINGS
    for name in names:
        decoded = _DECODERS[name](word)
        if decoded != word and (len(bare := decoded.strip(_EDGES)) < 2 or _ABBREVIATION.match(bare)):
            yield Weighing(name)  # a letter by itself says nothing ("°" and "æ" would be syllables), nor does "QĐ"
        elif decoded != word:
            then = _probability(decoded)
            gain = min(then - now, _OF_OCR) if "é" in word and _OCR.match(word) else then - now
            yield Weighing(name, gain, 1, int(then > _UNKNOWN and not decoded.isascii()))
        elif name == "vps" and now > _UNKNOWN:
            yield Weighing(name, _SHARED, whole=0 if _OCR.match(word) else 1)


def _probability(word: str) -> float:
    """log2 of the probability of a word, the least for one that is no syllable or holds a sign."""
    bare = word.strip(_EDGES)
    parts = re.split(r"[-/,.;:()–]+", bare)
    return sum(map(_probability_of_part, parts))


def _probability_of_part(part: str) -> float:
    if not part:
        return 0.0
    if (known := frequency(part)) and not _OF_BOTH_CASES.search(part):
        return float(known - _COMMONEST)
    return _FRAGMENT if not part.isascii() and is_fragment(part) else _UNKNOWN
