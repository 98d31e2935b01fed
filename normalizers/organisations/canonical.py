"""The canonical name of a unit mentioned in a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from normalizers.abbreviations import expand_initials, is_acronym
from normalizers.organisations.context import UnitContext, key
from normalizers.organisations.grammar import Grammar
from normalizers.organisations.identity import identify
from normalizers.organisations.mentions import UnitMention
from normalizers.organisations.registry import registry
from normalizers.organisations.words import Words

_PEOPLE = re.compile(
    r"(?i)(?:\s*,\s*|\s+và\s+)(?:cán bộ|công chức|viên chức|người lao động|ccvc|cbcc|cbccvc)\b(?:\s*,?\s*(?:cán bộ|công chức|viên chức|người lao động)\b)*"
)
_COUNT = re.compile(r"^\d{1,3}\s+")
_TOKEN = re.compile(r"[^\W_]+(?:[&\-/,][^\W_]+)*")
_DIVISION_STARTS = re.compile(r"(?i)(?:quản lý|nghiệp vụ|kỹ thuật|kế hoạch|tổ chức|hành chính|tài chính)\b")


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
    name = canonical_name(mention.name, context)
    collective = mention.is_collective or name in registry().plain_collectives
    place = identify(name, context, collective=collective, holder=mention.is_office_holder)
    return Unit(place.unit_id, name, place.level, place.parent, collective)


def canonical_name(name: str, context: UnitContext) -> str:
    """The canonical name of a unit worded so; see `canonical`."""
    name = _COUNT.sub("", _PEOPLE.sub("", " ".join(name.split()))).strip(" .,;:-–")
    name = _expanded(name, context)
    name = _with_head(name, context)
    name = context.without_province(name)
    name = _as_registered(_as_known(name, context))
    name = _as_registered(_as_known(_owned(name, context), context))
    return _in_case(_plain(name))


def _expanded(name: str, context: UnitContext) -> str:
    """The name with its abbreviations written out."""
    if name in context.expansions:
        return context.expansions[name]
    for short, full in context.expansions.items():
        if is_acronym(short.split()[0]):
            name = re.sub(rf"(?<![\w&]){re.escape(short)}(?![\w&])", full, name)
    if not _abbreviated(name):
        return name
    return expand_initials(name, sorted(context.known)) or _expanded_by_registry(name)


def _abbreviated(name: str) -> bool:
    tokens = _TOKEN.findall(name)
    short = registry().abbreviations
    return any(token in short or is_acronym(token) for token in tokens) and not (name.isupper() and len(tokens) > 2)


@lru_cache(maxsize=4096)
def _expanded_by_registry(name: str) -> str:
    """As `_expanded`, by the registry's own names ("Sở KH&ĐT", "Phòng TCHC") and abbreviations ("UBND")."""
    lore = registry()
    tokens = list(_TOKEN.finditer(name))
    names = [*lore.body_names, *(f"Phòng {division}" for division in lore.divisions)]
    for last in reversed(tokens):
        full = expand_initials(name[: last.end()], names)
        if full and tokens[0].start() == 0:
            return full + _by_token(name[last.end() :])
    return _by_token(name)


def _by_token(text: str) -> str:
    short = registry().abbreviations
    text = re.sub(r"^(P|TT|VP|TTr|TP)\.\s*", r"\1 ", text)
    return _TOKEN.sub(lambda m: short.get(m[0], m[0]), text)


def _with_head(name: str, context: UnitContext) -> str:
    """"Phòng" before a division that is named without it."""
    found = Grammar(Words(name), prose=False).unit(0)
    if found and (found.head or found.collective):
        return name
    full = f"Phòng {name}"
    if key(full) in context.names_by_key:
        return context.names_by_key[key(full)]
    of_issuer = bool(context.short) and key(context.short or "") in ("so", "chi cuc", "ban quan ly", "ban", "cuc")
    division = any(key(name) == key(known) for known in registry().divisions) or _DIVISION_STARTS.match(name)
    return full if of_issuer and division else name


def _as_known(name: str, context: UnitContext) -> str:
    """The document's fullest spelling of the name; for a bare collective, the one that says whose it is."""
    wanted, names = key(name), context.names_by_key
    if wanted in names:
        return names[wanted]
    if wanted.startswith("cac "):
        owned = sorted(k for k in names if k.startswith(wanted + " thuoc ") or k.startswith(wanted + " truc thuoc "))
        if owned:
            return names[owned[0]]
    return name


def _as_registered(name: str) -> str:
    """The name with every standing body in it spelled as the registry spells it."""
    words, out, at, i = Words(name), "", 0, 0
    while i < len(words):
        found = registry().bodies.loosely_at(words, i) if words.capital(i) else None
        if found is None or found[1].level == "division":
            i += 1
            continue
        start, end = words.spans[i][0], words.spans[found[0] - 1][1]
        out += name[at:start] + found[1].name
        at, i = end, found[0]
    return out + name[at:]


def _owned(name: str, context: UnitContext) -> str:
    """The issuer by its short word where it owns the unit, added where it goes without saying."""
    short, issuer = context.short, context.issuer_name
    if not short or not issuer:
        return name
    bare = key(name)
    if bare == key(short):
        return issuer
    if bare.endswith(" " + key(issuer)) and short != issuer:
        words = Words(name)
        kept = len(bare.split()) - len(key(issuer).split())
        ends = [span[1] for span, word in zip(words.spans, words.bare, strict=True) if word not in ("va", "&")]
        return f"{name[: ends[kept - 1]]} {short}"
    if any(bare == key(own) for own in registry().own_units):
        return f"{name} {short}"
    return name


def _plain(name: str) -> str:
    bare = key(name)
    for plain in registry().plain_collectives:
        if re.fullmatch(rf"(?:cac )?{key(plain)}(?: (?:so|bo|cuc|ban))?", bare):
            return plain
    return name


def _in_case(name: str) -> str:
    """A capital at the start, except of what has no "các"; a name shouted in capitals is brought down."""
    if name in registry().plain_collectives or not name:
        return name
    if name.isupper() and len(name.split()) > 1:
        low = re.sub(r" (sở|bộ)$", lambda m: f" {m[1].capitalize()}", name.lower())
        return _as_registered(low[0].upper() + low[1:])
    return name[0].upper() + name[1:]
