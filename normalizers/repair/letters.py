"""Letters that a font or a hand took for others: õ for ò ("CỘNG HÕA"), ė for ẻ ("chia sė"); the lexicons tell them apart.

Some fonts of the 2000s, printed to PDF, say U+00D5 where they draw Ò (as they say ƣ for ư): a syllable that
is none with õ proves it, and then the neighbours decide about those that are syllables either way ("LÕNG").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.corrections import Edit
from normalizers.pairs import is_pair
from normalizers.syllables import WORD, frequency, is_syllable, vocabulary

_TILDE = re.compile("[õÕ]")
_GRAVE = str.maketrans("õÕ", "òÒ")
_HOOK = str.maketrans("õÕ", "ỏỎ")
_UNDER_DOT = {"ȧ": "ảạáà", "ė": "ẻẹéè", "ȯ": "ỏọóò", "ẏ": "ỷỵýỳ"}
_DOTTED = re.compile("[ȧėȯẏȦĖȮẎ]")
_RARE = 7
"""Under this frequency (in powers of two) a syllable is no proof."""
_SPELLED_SO = frozenset(["bõ", "bõm", "chõ", "lõng", "nhõng", "nõ", "sõi", "sõng", "thõng", "tõm", "xõa", "õng"])
"""Syllables with õ that are too rare for the lexicon."""


def tildes(text: str) -> Iterator[Edit]:
    """õ becomes ò (or ỏ, where the neighbours say so) in words that are no syllables with it.

    Where there is such a word, õ becomes ò in others too if their neighbours go with that one alone.
    """
    if not has_tilde(text) or all(map(is_spelled, filter(has_tilde, vocabulary(text)))):
        return
    words = list(WORD.finditer(text))
    places = [i for i, word in enumerate(words) if has_tilde(word[0])]
    proven = {i for i in places if not is_spelled(words[i][0]) and _meant(text, words, i)}
    for i in places:
        if i in proven:
            meant, confidence = _meant(text, words, i), 0.97
        elif proven and _goes(text, words, i, words[i][0].translate(_GRAVE)) and not _goes(text, words, i, words[i][0]):
            meant, confidence = words[i][0].translate(_GRAVE), 0.9
        else:
            continue
        at = words[i].start() + next(_TILDE.finditer(words[i][0])).start()
        yield Edit(at, at + 1, meant[at - words[i].start()], "glyph", confidence)


def dots(text: str) -> Iterator[Edit]:
    """A vowel under a dot, which no Vietnamese word has, becomes the one letter that makes a pair with a neighbour.

    Where none does, or several do, it stands.
    """
    if not has_dot(text):
        return
    words = list(WORD.finditer(text))
    for i, word in enumerate(words):
        for dotted in _DOTTED.finditer(word[0]):
            at = dotted.start()
            spelled = [word[0][:at] + letter + word[0][at + 1 :] for letter in _UNDER_DOT[dotted[0].lower()]]
            if dotted[0].isupper():
                spelled = [each[:at] + each[at].upper() + each[at + 1 :] for each in spelled]
            going = [each for each in spelled if _goes(text, words, i, each)]
            if len(going) == 1:
                yield Edit(word.start() + at, word.start() + at + 1, going[0][at], "glyph", 0.95)


def has_dot(text: str) -> bool:
    """Whether a vowel has a dot above that is not its own."""
    return not text.isascii() and _DOTTED.search(text) is not None


def _meant(text: str, words: list[re.Match[str]], i: int) -> str:
    """The syllable meant by a word with õ; empty where there is none."""
    grave, hook = words[i][0].translate(_GRAVE), words[i][0].translate(_HOOK)
    if frequency(hook) > _RARE and _goes(text, words, i, hook) and not _goes(text, words, i, grave):
        return hook
    return grave if frequency(grave) > _RARE else ""


def _goes(text: str, words: list[re.Match[str]], i: int, syllable: str) -> bool:
    """Whether the syllable in place of word `i` usually stands beside one of its neighbours."""
    before = words[i - 1] if i and text[words[i - 1].end() : words[i].start()] == " " else None
    after = words[i + 1] if i + 1 < len(words) and text[words[i].end() : words[i + 1].start()] == " " else None
    return (before is not None and is_pair(before[0], syllable)) or (after is not None and is_pair(syllable, after[0]))


def has_tilde(text: str) -> bool:
    """Whether there is an õ."""
    return _TILDE.search(text) is not None


def is_spelled(word: str) -> bool:
    """Whether a word with õ is a syllable."""
    return is_syllable(word) or word.lower() in _SPELLED_SO
