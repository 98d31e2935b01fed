"""Level, parent and identifier of a unit, from its canonical name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.organisations.context import UnitContext
from normalizers.organisations.registry import registry
from normalizers.organisations.spelling import key
from normalizers.organisations.words import PhraseBook, Words, words_of
from normalizers.provinces import province_named

_PART = re.compile(r"[a-z0-9]+")
_BY_PLACE = tuple(
    (level, PhraseBook((kind, None) for kind in kinds))
    for level, kinds in (
        ("commune", ("xã", "phường", "thị trấn", "đặc khu")),
        ("district", ("huyện", "quận", "thị xã")),
        ("province", ("tỉnh",)),
    )
)
_CENTRAL_COLLECTIVES = ("cac bo", "bo nganh", "bo co quan", "cac co quan trung uong", "cac tinh")
"""How collectives of the whole country begin, as keys."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Where a unit stands: its `unit_id`, its `level` and the body it belongs to."""

    unit_id: str
    level: str | None
    parent: str | None


def slug(name: str) -> str:
    """A name as it stands in an identifier: "so-ke-hoach-dau-tu"."""
    return "-".join(_PART.findall(key(name)))


def identify(name: str, context: UnitContext, *, collective: bool, holder: bool) -> Identity:
    """The identity of the unit of that canonical name in that document."""
    level, parent = _level(name, context, collective=collective, holder=holder)
    if level == "central":
        return Identity(slug(name), level, parent)
    base, code = _home(name, context)
    scope = [slug(parent)] if parent else []
    if not (parent and _is_central(parent)) and code:
        scope.append(code)
    return Identity(".".join([slug(base), *scope]), level, parent)


def _level(name: str, context: UnitContext, *, collective: bool, holder: bool) -> tuple[str | None, str | None]:
    words, lore, bare = words_of(name), registry(), key(name)
    ours = context.issuer_name
    if _is_own(bare, context) or (ours and name in lore.own_bodies):
        return "division", ours
    if collective and bare.startswith(_CENTRAL_COLLECTIVES):
        return "central", None
    owner = _owner(name, words)
    if owner and lore.apparatus.at(words, 0):
        return _level(owner, context, collective=collective, holder=holder)
    body = lore.bodies.loosely_at(words, 0)
    if body and body[1].level != "division":
        return (_placed(words, context) if body[1].level == "local" else _standing(bare, body[1].level)), None
    head = lore.heads.at(words, 0)
    level = head[1].level if head else None
    if owner and (holder or collective or level == "division"):
        return "division", owner
    placed = _placed(words, context)
    if placed is None and ours and (level == "division" or (collective and bare.startswith(("don vi", "cac phong")))):
        return "division", ours
    return placed or _standing(bare, level or "other"), None


def _standing(bare: str, level: str) -> str:
    return "department" if bare.startswith(("so ", "cac so ")) else level


def _is_own(bare: str, context: UnitContext) -> bool:
    """Whether the name says that the issuer owns the unit: "Văn phòng Sở", "Các phòng thuộc Sở"."""
    short = key(context.short) if context.short else ""
    return bool(short) and bare.endswith(" " + short)


def _owner(name: str, words: Words) -> str | None:
    """The standing body named inside the name: "Sở Y tế" of "Văn phòng Sở Y tế"."""
    for i in range(1, len(words)):
        found = registry().bodies.loosely_at(words, i) if words.capital(i) else None
        if found and found[1].level != "division":
            return name[words.spans[i][0] :]
    return None


def _placed(words: Words, context: UnitContext) -> str | None:
    """The level that the places in a name give it; the innermost where it names several."""
    for level, kinds in _BY_PLACE:
        if any(kinds.at(words, i) and not words.says(i + 1, "hội") for i in range(1, len(words))):
            return level
    for i in range(1, len(words) - 1):
        if words.says(i, "thành") and words.says(i + 1, "phố"):
            named = words.text[words.spans[i + 2][0] :] if i + 2 < len(words) else context.province
            province = province_named(named) if named else None
            return "province" if province and province.kind == "thành phố" else "district"
    return None


def _is_central(name: str) -> bool:
    body = registry().bodies.loosely_at(words_of(name), 0)
    return bool(body and body[1].level == "central")


def _home(name: str, context: UnitContext) -> tuple[str, str | None]:
    """The name without the province it names, and that province's code; the document's own where it names none."""
    words = words_of(name)
    for i in range(1, len(words)):
        found = registry().places.loosely_at(words, i)
        if found and found[0] == len(words) and words.bare[i - 1] in ("tinh", "pho"):
            province = province_named(name[words.spans[i][0] :])
            if province:
                return name[: words.spans[i - 1][1]], province.code
    return name, context.province_code
