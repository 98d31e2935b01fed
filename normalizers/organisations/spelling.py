"""Spellings of one name: abbreviations written out by the registry, standing bodies as the registry spells them."""

from __future__ import annotations

import re
from functools import lru_cache

from normalizers.abbreviations import expand_initials, initials_match, is_acronym
from normalizers.organisations.registry import registry
from normalizers.organisations.words import bare_words_of, words_of
from normalizers.skeleton import skeleton
from normalizers.syllables import is_syllable, placements

_TOKEN = re.compile(r"[^\W_]+(?:[&\-/,][^\W_]+)*")
_KEPT = 4096
"""Names whose spellings are remembered: a document's few are compared with one another over and over."""
_LONGEST_SHORT = 5
"""Words of a wording that may together be short for one name ("Văn phòng Đoàn ĐBQH")."""
_DISPENSABLE = re.compile(r"\b(?:cua|cac(?= tinh thanh pho\b)) ")
_LEAST_LETTERS = 3
"""Letters of an abbreviation that names a department by itself ("SXD")."""
_LEAST_OF_FIELD = 4
"""Letters of one that stands for a field ("NNMT"): shorter ones are short for too much."""
_SECOND_LETTER = re.compile(r"\w*(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)", re.IGNORECASE)
"""Words that bear their tone on the second of two last vowels: "uỷ"."""
_VOWEL = re.compile(r"[aeiouy]|\d")
_DOTTED = re.compile(r"\b(P|TT|VP|TTr|TP)\.\s*")


@lru_cache(maxsize=_KEPT)
def key(name: str) -> str:
    """A name to compare by: bare words, without "và", "&", dashes and commas."""
    return " ".join(bare for bare in bare_words_of(name) if bare not in ("va", "&"))


@lru_cache(maxsize=_KEPT)
def variant(name: str) -> str:
    """A key that leaves out what a unit's name may go without: "của" before an owner, "các" before all provinces."""
    bare = key(name)
    return bare if bare.startswith("cac ") else _DISPENSABLE.sub("", bare)


def tidy(name: str) -> str:
    """The name on one line with plain hyphens."""
    return re.sub(r"[–—]", "-", " ".join(name.split()))


def is_abbreviated(name: str) -> bool:
    """Whether a word of the name is short for something."""
    tokens = _TOKEN.findall(name)
    short = registry().abbreviations
    return any(token in short or is_acronym(token) for token in tokens) and not is_shouted(name)


def is_shouted(name: str) -> bool:
    """Whether a name of several words is in capitals throughout, and not nothing but abbreviations ("DN FDI")."""
    words = name.split()
    spelt = any(map(is_syllable, words))
    return name.isupper() and len(words) > 1 and spelt and not any("&" in word for word in words)


def with_usual_tones(name: str) -> str:
    """The name with its tones where the registry puts them: "Uỷ ban" is "Ủy ban"."""
    return _SECOND_LETTER.sub(lambda m: next(placements(m[0])), name)


@lru_cache(maxsize=_KEPT)
def begins_rightly(name: str) -> bool:
    """Whether a name begins, accents and all, as names of units do: "Ban Chỉ đạo", not "Bản chỉ đạo"."""
    words, lore = words_of(name), registry()
    return any(book.at(words, 0) for book in (lore.bodies, lore.heads, lore.plural, lore.nouns, lore.holders))


def calm(name: str) -> str:
    """A name shouted in capitals brought down to small letters but the first; a word without a vowel is short for some."""
    if not is_shouted(name):
        return name
    kept = registry().abbreviations.keys() | registry().body_names.keys()
    low = " ".join(word if word in kept or not _VOWEL.search(skeleton(word)) else word.lower() for word in name.split())
    low = re.sub(r" (sở|bộ)$", lambda m: f" {m[1].capitalize()}", low)
    return low[0].upper() + low[1:]


@lru_cache(maxsize=_KEPT)
def written_out(name: str) -> str:
    """The name with its abbreviations written out by the registry.

    A whole name first, by its initials ("Sở KH&ĐT", "Phòng TCHC"), then word by word ("UBND tỉnh").
    """
    if not is_abbreviated(name):
        return name
    spans = [match.span() for match in _TOKEN.finditer(name)]
    for size in range(min(len(spans), _LONGEST_SHORT), 0, -1):
        for first in range(len(spans) - size + 1):
            start, end = spans[first][0], spans[first + size - 1][1]
            expand = _standing if size > 1 else _field if first else _department
            full = expand(name[start:end]) if is_abbreviated(name[start:end]) else None
            if full:
                return written_out(name[:start].strip()) + " " * (start > 0) + full + _word_by_word(name[end:])
    return _word_by_word(name)


@lru_cache(maxsize=_KEPT)
def _standing(short: str) -> str | None:
    """The standing body or division that these words are short for."""
    return expand_initials(short, _names_by_letter().get(skeleton(short[0]), ()))


def _department(short: str) -> str | None:
    """The one department that an abbreviation is short for: "SXD"."""
    if len(short) < _LEAST_LETTERS or short in registry().abbreviations:
        return None
    found = [
        n for n in _names_by_letter().get(skeleton(short[0]), ()) if n.startswith("Sở ") and initials_match(short, n)
    ]
    return found[0] if len(found) == 1 else None


def _field(short: str) -> str | None:
    """The department, or the one field of departments and ministries, that initials in a name are short for: "NNMT"."""
    found = {field for field in _fields() if initials_match(short, field)} if len(short) >= _LEAST_OF_FIELD else set()
    return _department(short) or (found.pop() if len(found) == 1 and short not in registry().abbreviations else None)


@lru_cache(maxsize=1)
def _fields() -> frozenset[str]:
    named = (name.split(" ", 1) for name in registry().body_names)
    return frozenset(field[0] for head, *field in named if head in ("Sở", "Bộ") and field)


@lru_cache(maxsize=1)
def _names_by_letter() -> dict[str, tuple[str, ...]]:
    lore = registry()
    names = (*lore.body_names, *(f"Phòng {division}" for division in lore.divisions))
    letters = {skeleton(name[0]) for name in names}
    return {letter: tuple(n for n in names if skeleton(n[0]) == letter) for letter in letters}


def _word_by_word(text: str) -> str:
    lore = registry()
    return _TOKEN.sub(lambda m: lore.abbreviations.get(m[0]) or lore.matters.get(m[0], m[0]), _DOTTED.sub(r"\1 ", text))


@lru_cache(maxsize=_KEPT)
def as_registered(name: str) -> str:
    """The name with every standing body in it spelled as the registry spells it; divisions keep their spelling.

    Tones stand where the registry puts them all over the name: "Văn phòng Đảng uỷ" is "Văn phòng Đảng ủy".
    """
    name = with_usual_tones(name)
    words, out, at, i = words_of(name), "", 0, 0
    while i < len(words):
        found = registry().bodies.loosely_at(words, i, least=2) if words.capital(i) else None
        if found is None or found[1].level == "division":
            i += 1
            continue
        start, end = words.spans[i][0], words.spans[found[0] - 1][1]
        out += name[at:start] + found[1].name
        at, i = end, found[0]
    return out + name[at:]
