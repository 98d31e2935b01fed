"""How much of a text reads as Vietnamese, and what is wrong where it does not."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from unicodedata import normalize

from normalizers.syllables import WORD, is_syllable

_PART = re.compile(rf"\d+|{WORD.pattern}")
_EDGES = re.compile(r"^[\W_]+|[^\w\u0300-\u036f]+$")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_LABEL = re.compile(r"\(?[a-zđ0-9][).:]?\Z", re.IGNORECASE)
_ADDRESS = re.compile(r"@|://|www\.|\.(?:vn|com|org|net)\b", re.IGNORECASE)
_SYMBOL = re.compile(r"[\d.]*[/-]?[A-ZĐƯ][A-Za-zĐđƯư]*(?:[/&-][A-ZĐƯ][A-Za-zĐđƯư0-9]*)*\Z")
_ODD_INSIDE = re.compile(r"\w[^\w\s.,:;/&+%()–’'\"“”\u0300-\u036f-]+\w")
_WORDY = re.compile(r"[^\W\d_]{2}")
_CAPITALS = re.compile(r"[^a-z]{1,7}\Z")

_UNDECODED = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f]")
_OWN_LETTER = re.compile("[đĐăĂơƠưƯƣƢ\u1ea0-\u1ef9]")
"""Letters of Vietnamese that no Western language has."""
_LATIN_1 = re.compile("[\u00a1-\u00ff]")

_MOST_UNDECODED = 0.05
_FEW_WORDS = 4
_FEW_LETTERS = 60
_FEWEST_OWN = 0.10
_WEIGHT_OF_BARE = 0.5
_GARBLED = 0.5
_LEGACY = 0.12
_LEGACY_OWN = 0.02


def quality(text: str) -> float:
    """The share of tokens that are Vietnamese syllables, numbers or known abbreviations, 0..1.

    Tokens are what spaces part, bare punctuation and addresses of the web left out; those with
    joiners ("05/8/2022", "57/KH-SCT") count when every part does. A text without tokens has 1.0.
    """
    known, unknown = _counted(text)
    return known / (known + unknown) if known or unknown else 1.0


@dataclass(frozen=True, slots=True)
class Garble:
    """How unreadable a text is: `score` 0 (clean) .. 1, a `verdict` and the reasons for it in words.

    The verdict is one of `fine`, `no_text`, `garbled`, `undecodable_font`, `legacy_encoding`.
    """

    score: float
    verdict: str
    reasons: tuple[str, ...] = ()


def garble(text: str) -> Garble:
    """Judge the text as read: whether a font, an encoding or a foreign OCR has spoilt it.

    The evidence is the share of words that are no Vietnamese syllables and the share of letters that
    only Vietnamese has, 17 to 24 % in good text and none in what an English OCR or a legacy encoding
    leaves. Both are shrunk towards good where there is little text, so a lone foreign word is fine.
    """
    undecoded = sum(len(match[0]) for match in _UNDECODED.finditer(text)) / max(1, len(text))
    if undecoded >= _MOST_UNDECODED:
        return Garble(1.0, "undecodable_font", (f"{undecoded:.0%} of characters stand for glyphs without a meaning",))
    if not any(map(str.isalnum, text)):
        return Garble(0.0, "no_text", ("no letter or digit",))
    known, unknown = _counted(text, words_only=True)
    letters = sum(map(str.isalpha, text))
    own = len(_OWN_LETTER.findall(normalize("NFC", text))) / max(1, letters)
    strange = unknown / (known + unknown + _FEW_WORDS)
    bare = max(0.0, 1 - own / _FEWEST_OWN) * letters / (letters + _FEW_LETTERS)
    score = round(min(1.0, strange + _WEIGHT_OF_BARE * bare), 4)
    if score < _GARBLED:
        return Garble(score, "fine")
    reasons = (f"{unknown} of {known + unknown} words are no syllables", f"{own:.0%} of letters are Vietnamese alone")
    latin = len(_LATIN_1.findall(text)) / max(1, letters)
    if latin >= _LEGACY and own < _LEGACY_OWN:
        return Garble(score, "legacy_encoding", (*reasons, f"{latin:.0%} of letters are Western accents and signs"))
    return Garble(score, "garbled", reasons)


def _counted(text: str, *, words_only: bool = False) -> tuple[int, int]:
    """Tokens that read well and that don't; `words_only`: without numbers, labels and anything in capitals."""
    counts = Counter(text.split())
    known = unknown = 0
    for token, count in counts.items():
        if words_only and (not _WORDY.search(token) or _CAPITALS.match(token)):
            continue
        verdict = _known(token)
        known += count if verdict else 0
        unknown += count if verdict is False else 0
    return known, unknown


def is_abbreviation(word: str) -> bool:
    """Whether the word is a known abbreviation, written as usual ("UBND", "TTg")."""
    return word in _abbreviations()


def _known(token: str) -> bool | None:
    """Whether a token reads well; None for bare punctuation and addresses."""
    bare = _EDGES.sub("", token)
    if not bare or _ADDRESS.search(token):
        return None
    if _LABEL.match(token) or (any(c in "/-" for c in bare) and _SYMBOL.match(bare)):
        return True
    return not _ODD_INSIDE.search(bare) and all(map(_known_part, _PART.findall(bare)))


def _known_part(part: str) -> bool:
    return part.isdecimal() or is_syllable(part) or is_abbreviation(part) or _ROMAN.match(part) is not None


@cache
def _abbreviations() -> frozenset[str]:
    text = resources.files("normalizers").joinpath("data/abbreviations.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
