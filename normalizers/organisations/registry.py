"""The registry of organisations, read from `data/organisations.toml` and `data/units.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, permutations
from typing import Any

from normalizers.lexicons import read_lexicon
from normalizers.organisations.words import PhraseBook, Shelf
from normalizers.provinces import all_spellings
from normalizers.skeleton import skeleton

LEVELS = ("central", "province", "local", "other")
_SHELF = Shelf()
"""Where all books of the registry stand: what they have at a place is asked of them in turn."""


@dataclass(frozen=True, slots=True)
class Body:
    """A standing body: its canonical name and its level (`local`: its place says which)."""

    name: str
    level: str


@dataclass(frozen=True, slots=True)
class Head:
    """A word that opens the name of one body; `alone` as described in the data file."""

    word: str
    level: str
    alone: str


@dataclass(frozen=True, slots=True)
class Given:
    """What a unit may have been given: `duties` as it has them, `givings` behind the giver; `bound`: how a sentence goes
    on about the unit after them."""

    duties: PhraseBook[None]
    givings: PhraseBook[None]
    bound: PhraseBook[None]


@dataclass(frozen=True)
class Registry:
    """Everything known of units before any document is read, as phrase books."""

    bodies: PhraseBook[Body]
    body_names: Mapping[str, Body]
    divisions: tuple[str, ...]
    heads: PhraseBook[Head]
    holders: PhraseBook[bool]
    titles: PhraseBook[None]
    """How office-holders are addressed."""
    plural: PhraseBook[None]
    nouns: PhraseBook[None]
    outsiders: PhraseBook[None]
    people: PhraseBook[None]
    unique: PhraseBook[None]
    public_kinds: PhraseBook[None]
    """Nouns and levels; `kinds` and outsiders, `kinds_and_people` and people: one look instead of two, three, four."""
    kinds: PhraseBook[None]
    kinds_and_people: PhraseBook[None]
    levels: PhraseBook[None]
    whole: PhraseBook[None]
    adjectives: PhraseBook[None]
    given: Given
    modifiers: PhraseBook[None]
    acts: PhraseBook[None]
    handing: PhraseBook[None]
    public: PhraseBook[None]
    generic: PhraseBook[None]
    sole: PhraseBook[None]
    apparatus: PhraseBook[None]
    """What a body's staff is called before its name: "Cơ quan"."""
    fielded: PhraseBook[None]
    parts: PhraseBook[None]
    fields: PhraseBook[None]
    """Fields of work, as names of units word them."""
    verbs: PhraseBook[None]
    """Verbs that begin an order."""
    governing: PhraseBook[None]
    """Verbs inside names that an object follows."""
    closing: PhraseBook[None]
    """How a unit's duty begins: up to there unknown words are its name's."""
    pairs: frozenset[tuple[str, str]]
    """Words side by side in some name; `bare_pairs` without accents."""
    bare_pairs: frozenset[tuple[str, str]]
    belonging: PhraseBook[None]
    parents: PhraseBook[None]
    area: PhraseBook[None]
    numbered: frozenset[str]
    spheres: PhraseBook[None]
    not_units: PhraseBook[None]
    compounds: PhraseBook[None]
    stops: PhraseBook[None]
    no_stops: PhraseBook[None]
    places: PhraseBook[None]
    listed: PhraseBook[None]
    alike: frozenset[str]
    division_starts: PhraseBook[None]
    owned: frozenset[str]
    owners: PhraseBook[bool]
    """Their value: whether only a capital makes them owners."""
    committees: frozenset[str]
    """Bodies that may have the assembly or the government they are of right behind them."""
    assemblies: PhraseBook[None]
    too_common: frozenset[str]
    abbreviations: Mapping[str, str]
    matters: Mapping[str, str]
    """What stands for a matter inside names, and is no unit's name by itself: "TTHC"."""
    own_units: frozenset[str]
    own_collectives: frozenset[str]
    own_bodies: frozenset[str]
    own_issuers: frozenset[str]
    plain_collectives: tuple[str, ...]
    short_units: frozenset[str]
    """Abbreviations that are a whole unit ("UBND", "ĐVTT"), not a part of a name ("CNTT", "TT")."""
    beginnings: PhraseBook[None]
    """All that a unit not known beforehand can begin with, counts and abbreviations apart."""
    openers: frozenset[str]
    """Bare words with which a unit can begin."""


def _load(name: str) -> dict[str, Any]:
    return read_lexicon("normalizers", name)


def _book(phrases: list[str]) -> PhraseBook[None]:
    return PhraseBook(((phrase, None) for phrase in phrases), _SHELF)


def _books(lists: Mapping[str, list[str]], keys: Sequence[str]) -> dict[str, PhraseBook[None]]:
    return {key: _book(lists[key]) for key in keys}


def _together(lists: Mapping[str, list[str]], keys: Sequence[str]) -> PhraseBook[None]:
    """One book of the phrases of several lists."""
    return _book([phrase for key in keys for phrase in lists[key]])


def _spelled(bodies: dict[str, Any], standing: Mapping[str, Body]) -> Iterator[tuple[str, Body]]:
    """Each wording of a standing body or a division, with the body."""
    for level in LEVELS:
        yield from ((wording, standing[name]) for name, more in bodies[level].items() for wording in (name, *more))
    yield from ((f"Phòng {name}", Body(f"Phòng {name}", "division")) for name in bodies["divisions"]["names"])


def _fields(bodies: dict[str, Any], words: dict[str, Any]) -> list[str]:
    """Fields of work as the names of departments, divisions, ministries' offices and centres word them."""
    departments = [name.removeprefix("Sở ") for name in bodies["province"] if name.startswith("Sở ")]
    return [
        *departments,
        *(name for listed in bodies["divisions"].values() for name in listed),
        *words["names"]["fields"],
    ]


def _side_by_side(names: list[str]) -> frozenset[tuple[str, str]]:
    split = [re.findall(r"\w+", name.lower()) for name in names]
    return frozenset(pair for words in split for pair in pairwise(words))


def _first_words(words: dict[str, Any]) -> Iterator[str]:
    """Heads, office-holders, their titles and words for kinds of units."""
    yield from words["heads"]
    yield from words["holders"]["words"]
    yield from words["holders"]["titles"]
    for group in ("plural", "nouns", "levels", "outsiders", "generic"):
        yield from words["collectives"][group]


def _of_media(media: Sequence[str]) -> Iterator[str]:
    """The kinds of media of which agencies may be said to be, two or three in any order."""
    for several in (*permutations(media, 2), *permutations(media, 3)):
        *first, last = several
        yield f"cơ quan {', '.join(several)}"
        yield f"cơ quan {', '.join(first)} và {last}"


def _short_units(abbreviations: Mapping[str, str], standing: Mapping[str, Body]) -> frozenset[str]:
    return frozenset(short for short, full in abbreviations.items() if full in standing or full.startswith("đơn vị "))


def _heads(words: dict[str, Any]) -> PhraseBook[Head]:
    return PhraseBook(((word, Head(word, head["level"], head["alone"])) for word, head in words.items()), _SHELF)


def _holders(holders: dict[str, Any]) -> PhraseBook[bool]:
    """Office-holders, each with whether a body must follow."""
    return PhraseBook(((w, w in holders["bound"]) for w in holders["words"]), _SHELF)


def _owners(joining: dict[str, Any]) -> PhraseBook[bool]:
    """Words that give a unit to a body, each with whether a capital must follow."""
    owners = [(w, False) for w in joining["owners"]] + [(w, True) for w in joining["capital_owners"]]
    return PhraseBook(owners, _SHELF)


def _openers(words: dict[str, Any], *books: PhraseBook[Any]) -> frozenset[str]:
    """The bare words with which an abbreviation, a title or a phrase of some book begins."""
    firsts = (book.firsts for book in (*books, _book(words["holders"]["titles"])))
    return frozenset(map(skeleton, words["abbreviations"])).union(*firsts)


_COLLECTIVES = (
    "people", "levels", "whole", "adjectives", "modifiers", "acts", "handing", "public", "generic", "sole", "apparatus",
    "fielded", "parts", "unique",
)  # fmt: skip
_QUALIFIERS = ("belonging", "parents", "area", "spheres")
_PUBLIC_KINDS = ("nouns", "levels")
_KINDS = (*_PUBLIC_KINDS, "outsiders")
_IN_NAMES = ("governing", "closing")
"""Lists of units.toml that are books of the registry under their own names."""


@lru_cache(maxsize=1)
def registry() -> Registry:
    """The registry, read once."""
    bodies, words = _load("organisations.toml"), _load("units.toml")
    standing = {name: Body(name, level) for level in LEVELS for name in bodies[level]}
    groups, names, holders, joining = words["collectives"], words["qualifiers"], words["holders"], words["joining"]
    groups = groups | {"nouns": [*groups["nouns"], *_of_media(groups["media"])]}
    heads, holder_book = _heads(words["heads"]), _holders(holders)
    body_book, fields = PhraseBook(_spelled(bodies, standing), _SHELF), _fields(bodies, words)
    plural, nouns, outsiders = (_book(groups[group]) for group in ("plural", "nouns", "outsiders"))
    return Registry(
        bodies=body_book,
        body_names=standing,
        divisions=tuple(bodies["divisions"]["names"]),
        heads=heads,
        holders=holder_book,
        titles=_book(holders["titles"]),
        plural=plural,
        nouns=nouns,
        outsiders=outsiders,
        **_books(groups, _COLLECTIVES),
        public_kinds=_together(groups, _PUBLIC_KINDS),
        kinds=_together(groups, _KINDS),
        kinds_and_people=_together(groups, (*_KINDS, "people")),
        **_books(names, _QUALIFIERS),
        **_books(words["names"], _IN_NAMES),
        given=Given(*(_book(groups[group]) for group in ("duties", "givings", "bound"))),
        fields=_book(fields),
        verbs=_book([*_load("instructions.toml")["verbs"], *words["names"]["verbs"]]),
        pairs=_side_by_side([*fields, *standing]),
        bare_pairs=_side_by_side([skeleton(name) for name in (*fields, *standing)]),
        numbered=frozenset(map(skeleton, names["numbered"])),
        not_units=_book(words["not_units"]["phrases"]),
        compounds=_book(words["not_units"]["compounds"]),
        stops=_book(words["stops"]["phrases"]),
        no_stops=_book(words["stops"]["compounds"]),
        places=_book([*all_spellings(), "Việt Nam", "VN"]),
        listed=_book(joining["listed"]),
        alike=frozenset(map(skeleton, joining["alike"])),
        division_starts=_book(joining["division_starts"]),
        owned=frozenset(map(skeleton, joining["owned"])),
        owners=_owners(joining),
        committees=frozenset(map(skeleton, joining["committees"])),
        assemblies=_book(joining["assemblies"]),
        too_common=frozenset(map(skeleton, joining["too_common"])),
        abbreviations=words["abbreviations"],
        matters=words["matters"],
        own_units=frozenset(words["own"]["units"]),
        own_collectives=frozenset(words["own"]["collectives"]),
        own_bodies=frozenset(words["own"]["bodies"]),
        own_issuers=frozenset(words["own"]["issuers"]),
        plain_collectives=tuple(words["own"]["plain"]),
        short_units=_short_units(words["abbreviations"], standing),
        beginnings=_book([*(wording for wording, _ in _spelled(bodies, standing)), *_first_words(words)]),
        openers=_openers(words, body_book, heads, holder_book, plural, nouns, outsiders),
    )
