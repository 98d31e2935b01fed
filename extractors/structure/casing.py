"""Names printed in capitals, as they are written in running text.

The document's own wording of the name comes first, then the registry's of a body in it, then the words of
`data/name_casing.toml`. What none of them knows is a place's or person's name; abbreviations stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from normalizers.lexicons import read_lexicon
from normalizers.organisations.registry import registry
from normalizers.organisations.words import PhraseBook, Words
from normalizers.provinces import all_spellings
from normalizers.quality import is_abbreviation
from normalizers.skeleton import skeleton
from normalizers.syllables import VOWELS, is_syllable

_BY_FIELD = frozenset({"so", "bo", "phong", "cuc", "vu", "vien", "tong"})
"""Bodies named by their field: what is not known in such a name is of the field, too, and small."""
_MOSTLY = 0.8
_NUMERAL = re.compile(r"[IVX]+")
_JOINTS = frozenset({"va", "&"})


def is_capital(text: str, share: float = _MOSTLY) -> bool:
    """Whether a line is set in capitals: at least this share of its letters is (OCR makes some of them small)."""
    letters = list(filter(str.isalpha, text))
    return bool(letters) and sum(map(str.isupper, letters)) >= share * len(letters)


def as_written(name: str, text: str) -> str:
    """A name in capitals, cased as the document's own `text` words it elsewhere; else by rule.

    >>> as_written("SỞ Y TẾ", "Giao Sở Y tế chủ trì")
    'Sở Y tế'
    """
    worded = next(_wordings(name, text), None)
    if worded is not None:
        return worded
    words = Words(name)
    out, at = "", 0
    for (start, end), written in zip(words.spans, _cased(words), strict=True):
        out, at = f"{out}{name[at:start]}{written}", end
    return out + name[at:]


def is_worded(name: str, text: str) -> bool:
    """Whether the text words a name in capitals in running text, too."""
    return next(_wordings(name, text), None) is not None


def _wordings(name: str, text: str) -> Iterator[str]:
    """As the text words it, first where no word of it is in capitals, then with such words set right."""
    wanted = r"\s+".join(map(re.escape, skeleton(name).split()))
    found = re.finditer(rf"(?<!\w){wanted}(?!\w)", skeleton(text))
    worded = [text[match.start() : match.end()].split() for match in found]
    cased = [words for words in worded if words[0][0].isupper() and " ".join(words) != " ".join(words).upper()]
    for words in sorted(cased, key=lambda words: any(map(_shouted, words))):
        yield " ".join(word.capitalize() if _shouted(word) else word for word in words)


def _shouted(word: str) -> bool:
    """Whether a word, and no abbreviation, is all in capitals: misread in running text ("SỞ Y tế")."""
    return len(word) > 1 and word.isupper() and is_syllable(word.lower())


@dataclass(frozen=True, slots=True)
class _Known:
    """A phrase as it is written. `kind`: "body" or "fixed", and the lists of `data/name_casing.toml`."""

    written: str
    kind: str


@cache
def _lexicon() -> dict[str, Any]:
    return read_lexicon("extractors", "name_casing.toml")


@cache
def _known() -> PhraseBook[_Known]:
    """All that is known; of two phrases alike the first is taken."""
    bodies = [name for name, body in registry().body_names.items() if body.level != "division"]
    lists = (
        ("body", bodies),
        ("fixed", all_spellings()),
        ("heads", _lexicon()["heads"]),
        ("levels", _lexicon()["levels"]),
        ("fixed", _lexicon()["fixed"]),
        ("small", _lexicon()["small"]),
        ("fields", registry().divisions),
        ("fields", _lexicon()["fields"]),
    )
    return PhraseBook((phrase, _Known(phrase, kind)) for kind, phrases in lists for phrase in phrases)


def _cased(words: Words) -> Iterator[str]:
    """The words of a name in capitals as they are written, one by one."""
    by_field = words.bare[:1] and words.bare[0] in _BY_FIELD
    i, begins, in_place, after_level = 0, True, False, False
    while i < len(words):
        begins = begins or words.sep(i) in ",-"
        end, known = _known().at(words, i) or (i + 1, None)
        is_level = known is not None and known.kind == "levels"
        names_place = after_level and known is not None and _names_place(words, i, end, known)
        after_level = is_level and not names_place
        if _is_short(words, i) and not is_level:
            yield words.word(i)
            end = i + 1
        elif names_place:
            yield from (word.capitalize() for word in words.written[i:end])
            begins = False
        elif known is not None:
            small = known.kind == "fields" and not begins
            phrase = known.written.lower() if small else known.written
            yield from _like(words.written[i:end], phrase, capital=i == 0)
            begins, in_place = known.kind == "heads", is_level
        elif words.bare[i] in _JOINTS:
            yield words.word(i).lower()
            begins, in_place = True, False
        elif not in_place and _is_pair(words, i):
            end = i + 2
            yield from _like(words.written[i:end], "X x" if begins else "x x", capital=i == 0)
            begins = False
        else:
            yield words.word(i).capitalize() if begins or in_place or not by_field else words.word(i).lower()
            begins = False
        i = end


def _names_place(words: Words, i: int, end: int, known: _Known) -> bool:
    """Whether a phrase right after a place's level is its name, for all that it means elsewhere: "XÃ AN NINH", "XÃ BẢN HỒ"."""
    if words.sep(i) != " ":
        return False
    follows = end < len(words) and words.sep(end) == " "
    if known.kind == "levels":
        return follows and end == i + 1 and words.bare[end] not in _JOINTS
    if known.kind == "fields":
        after = _known().at(words, end) if follows else None
        return not follows or (after is not None and after[1].kind == "levels")
    return False


def _like(words: list[str], phrase: str, *, capital: bool) -> Iterator[str]:
    """The words in the casing of a phrase, which may lack their "và" or have one more; `capital`: the first in any case."""
    models = iter([model for model in Words(phrase).written if skeleton(model) not in _JOINTS])
    for n, word in enumerate(words):
        model = "và" if skeleton(word) in _JOINTS else next(models, "x")
        if model.isupper() and len(model) > 1:
            yield word
        else:
            yield word.capitalize() if model[0].isupper() or (capital and n == 0) else word.lower()


def _is_short(words: Words, i: int) -> bool:
    """Whether a word of capitals is an abbreviation or a numeral: it is no syllable."""
    word = words.word(i)
    if _NUMERAL.fullmatch(word) and i and (not is_syllable(word.lower()) or words.bare[i - 1] in _numbered()):
        return True
    is_known = is_abbreviation(word) or word in registry().abbreviations
    return len(word) > 1 and not is_syllable(word.lower()) and (is_known or not set(skeleton(word)) & set(VOWELS))


@cache
def _numbered() -> frozenset[str]:
    return frozenset(map(skeleton, _lexicon()["numbered"]))


def _is_pair(words: Words, i: int) -> bool:
    """Whether two words stand side by side in some name of the registry."""
    return (
        i + 1 < len(words)
        and words.sep(i + 1) == " "
        and tuple(map(str.lower, words.written[i : i + 2])) in registry().pairs
    )
