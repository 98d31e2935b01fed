"""The canonical name of a unit mentioned in a document."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from normalizers.abbreviations import expand_initials, is_acronym
from normalizers.organisations.context import UnitContext
from normalizers.organisations.grammar import Grammar
from normalizers.organisations.identity import identify
from normalizers.organisations.mention import UnitMention
from normalizers.organisations.registry import registry
from normalizers.organisations.spelling import (
    as_registered,
    begins_rightly,
    calm,
    is_abbreviated,
    key,
    tidy,
    variant,
    written_out,
)
from normalizers.organisations.words import words_of
from normalizers.syllables import is_syllable

_PEOPLE = re.compile(
    r"(?:\s*,\s*|\s+và\s+)(?:cán bộ|công chức|viên chức|người lao động|ccvc|cbcc|cbccvc)\b(?:\s*,?\s*(?:cán bộ|công chức|viên chức|người lao động)\b)*"
)
_FEWEST_WORDS = 3
"""Words of a name that is known again though one of them was misread."""
_COUNT = re.compile(r"^\d{1,3}\s+")
_PLURAL = re.compile(r"(?i)^(?:tất cả các|tất cả|toàn thể các|toàn thể|hệ thống các|mọi|những|từng|mỗi)\s+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit under its canonical name.

    `level`: central, province, department, division, district, commune, other, or None where nothing tells;
    `parent`: the name of the body it belongs to, where known. `unit_id` is the same in every document that means
    this unit: a ministry's is its name, a department's ends in its province, a division's in both.
    """

    unit_id: str
    name: str
    level: str | None
    parent: str | None
    is_collective: bool


def canonical(mention: UnitMention, context: UnitContext) -> Unit:
    """The unit a mention means in its document.

    Abbreviations are expanded by the document's own wording, then by the registry; counts, people and the issuer's
    own name and province are left out; spelling variants take the form the document words most fully.
    """
    asked = (mention.name, mention.is_collective, mention.is_office_holder)
    unit = context.units.get(asked)
    if unit is None:
        unit = context.units[asked] = _canonical(mention, context)
    return unit


def _canonical(mention: UnitMention, context: UnitContext) -> Unit:
    name = canonical_name(mention.name, context)
    collective = mention.is_collective or name in registry().plain_collectives
    place = identify(name, context, collective=collective, holder=mention.is_office_holder)
    return Unit(place.unit_id, name, place.level, place.parent, collective)


def canonical_name(name: str, context: UnitContext) -> str:
    """The canonical name of a unit worded so; see `canonical`."""
    name = _COUNT.sub("", _without_people(tidy(name))).strip(" .,;:-")
    name = calm(_PLURAL.sub("Các ", name))
    name = _with_head(_whole(_as_meant(_expanded(name, context), context)), context)
    name = context.without_province(name)
    name = as_registered(_as_known(name, context))
    name = as_registered(_as_known(_owned(name, context), context))
    return _in_case(_plain(name))


def _without_people(name: str) -> str:
    """The name without the people in it ("…, công chức, viên chức"), unless a division is called so."""
    found = registry().bodies.loosely_at(words_of(name), 0)
    return name if found and found[1].level == "division" else _PEOPLE.sub("", name)


def _expanded(name: str, context: UnitContext) -> str:
    """The name with its abbreviations written out."""
    defined = context.expansions.get(name) or context.expansions.get(name[:1].lower() + name[1:])
    if defined:
        return defined
    for short, full in context.expansions.items():
        if short in name and is_acronym(short.split()[0]):
            name = re.sub(rf"(?<![\w&]){re.escape(short)}(?![\w&])", full, name)
    if not is_abbreviated(name):
        return name
    return expand_initials(name, sorted(context.known)) or written_out(name)


def _as_meant(name: str, context: UnitContext) -> str:
    """The name that a misread one is but for a letter: "Bộ Công an" of "Be Công an".

    Standing bodies first, then names that the document words elsewhere. What can be read is meant as it stands: other
    units are called nearly the same ("Bộ Tư pháp", "Sở Tư pháp").
    """
    wanted, wrong, standing = key(name), _misread_words(name), _standing()
    if not wrong or wanted in standing:
        return name
    alike = (
        known
        for bare, known in (*standing.items(), *context.names_by_key.items())
        if _is_but_for_a_letter(wanted.split(), bare.split(), wrong)
    )
    return next((known for known in alike if known in registry().body_names or not _misread_words(known)), name)


def _whole(name: str) -> str:
    """The one standing body that a name lacks the last word of: a field joined by "và" has two ("… và Truyền thông")."""
    words = name.split()
    if len(words) < _FEWEST_WORDS or words[-2] != "và":
        return name
    cut = key(name)
    found = [
        known
        for bare, known in _standing().items()
        if bare.startswith(f"{cut} ") and bare.count(" ") == cut.count(" ") + 1
    ]
    return found[0] if len(found) == 1 and cut not in _standing() else name


@lru_cache(maxsize=1)
def _standing() -> dict[str, str]:
    """Names of standing bodies by their keys."""
    return {key(name): name for name in registry().body_names}


@lru_cache(maxsize=4096)
def _misread_words(name: str) -> frozenset[str]:
    """The bare words of a name that are none in Vietnamese; its first, too, where no name of a unit begins so."""
    words = words_of(name)
    wrong = {
        bare
        for i, bare in enumerate(words.bare)
        if bare not in ("va", "&") and not words.acronym(i) and not is_syllable(words.word(i))
    }
    headless = len(words) and Grammar(words, prose=False).unit(0) is None
    return frozenset(wrong | ({words.bare[0]} if headless else set()))


def _is_but_for_a_letter(misread: Sequence[str], meant: Sequence[str], wrong: Collection[str]) -> bool:
    """Whether one wrong word is all that parts two names of some words, and one letter all that parts it from the right one."""
    if len(misread) != len(meant) or len(meant) < _FEWEST_WORDS:
        return False
    differing = [(one, other) for one, other in zip(misread, meant, strict=True) if one != other]
    return len(differing) == 1 and differing[0][0] in wrong and Levenshtein.distance(*differing[0]) == 1


def _with_head(name: str, context: UnitContext) -> str:
    """The name with "Phòng" before a division that is named without it."""
    found = Grammar(words_of(name), prose=False).unit(0)
    if found and (found.head or found.collective):
        return name
    full = f"Phòng {name}"
    if key(full) in context.names_by_key:
        return context.names_by_key[key(full)]
    of_issuer = bool(context.short) and key(context.short or "") in ("so", "chi cuc", "ban quan ly", "ban", "cuc")
    division = any(key(name) == key(known) for known in registry().divisions) or registry().division_starts.at(
        words_of(name), 0
    )
    return full if of_issuer and division else name


def _as_known(name: str, context: UnitContext) -> str:
    """The document's fullest spelling of the name; for a bare collective, the one that says whose it is.

    A name that begins rightly never takes the accents of one that does not.
    """
    wanted, names = key(name), context.names_by_key
    plural = wanted if wanted.startswith("cac ") else f"cac {wanted}"
    ours = [key(each) for each in (context.short, context.issuer_name) if each and not _governs(each)]
    owned = [full for own in ours for how in ("thuoc", "truc thuoc") if (full := f"{plural} {how} {own}") in names]
    if owned and (plural == wanted or wanted not in names):
        return names[owned[0]]
    found = context.names_by_variant.get(variant(name), name)
    return name if begins_rightly(name) and not begins_rightly(found) else found


def _governs(issuer: str) -> bool:
    """Whether the issuer is a people's committee: bare "các cơ quan" in its plan are all, not those that belong to it."""
    return key(issuer).startswith("uy ban nhan dan")


def _owned(name: str, context: UnitContext) -> str:
    """The issuer by its short word where it owns the unit, added where it goes without saying."""
    short, issuer = context.short, context.issuer_name
    if not short or not issuer:
        return name
    bare = key(name)
    if bare == key(short):
        return issuer
    if bare.endswith(" " + key(issuer)) and short != issuer:
        words = words_of(name)
        kept = len(bare.split()) - len(key(issuer).split())
        ends = [span[1] for span, word in zip(words.spans, words.bare, strict=True) if word not in ("va", "&")]
        division = name[: ends[kept - 1]]
        return division if _has_own_name(division) else f"{division} {short}"
    own = next((own for own in registry().own_units if bare == key(own)), None)
    if own:
        return f"{own if name.isascii() else name} {short}"
    return f"{name} thuộc {short}" if short != issuer and bare in map(key, registry().own_collectives) else name


def _has_own_name(division: str) -> bool:
    """Whether a division is told apart by its name: "Vụ Pháp chế", not "Văn phòng" or "Các phòng thuộc"."""
    words = words_of(division)
    head = registry().heads.at(words, 0)
    return bool(
        head
        and head[1].level == "division"
        and head[0] < len(words)
        and not registry().belonging.at(words, len(words) - 1)
    )


def _plain(name: str) -> str:
    bare = key(name)
    for plain in registry().plain_collectives:
        if re.fullmatch(rf"(?:cac )?{key(plain)}(?: (?:so|bo|cuc|ban))?", bare):
            return plain
    return name


def _in_case(name: str) -> str:
    """A capital at the start, except of what has no "các"."""
    return name if name in registry().plain_collectives else name[:1].upper() + name[1:]
