"""Text as the language model sees it: words without case, numbers as one class, ends of sentences.

Tone placement is made one ("hoà" counts as "hòa") for the model only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

from normalizers.syllables import TONES, with_tone, without_tone

UNKNOWN, END, NUMBER = "<unk>", "<end>", "<number>"
SPECIAL = (UNKNOWN, END, NUMBER)
"""Classes with a place of their own at the head of the vocabulary."""

TOKEN = re.compile(r"[^\W\d_]+|\d+|[.;:!?](?=\s|\Z)|\n")
"""Words, numbers and ends of sentences in NFC text; other punctuation the model does not see."""

_OPEN = re.compile(r"(?<!q)(oa|oe|uy)\Z")


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """The word in lower case with its tone on the first vowel of an open oa, oe, uy ("HOÀ" → "hòa").

    Expects NFC.
    """
    word = word.lower()
    if word[-1:] in "àáãảạèéẽẻẹỳýỹỷỵ":
        body, tone, place = without_tone(word)
        if tone in TONES and _OPEN.search(body) and place == len(body) - 1:
            return with_tone(body, len(body) - 2, tone)
    return word


def model_words(text: str) -> Iterator[str]:
    """The model's words for a text, in order."""
    for token in TOKEN.findall(normalize("NFC", text)):
        yield model_word(token)


def model_word(token: str) -> str:
    """The model's word for one match of `TOKEN`."""
    if token[0].isalpha():
        return folded(token)
    return NUMBER if token[0].isdecimal() else END
