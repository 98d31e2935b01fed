"""Who issues a plan, and the units it can name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from samples.random_plans.dice import Dice, capital, small, wordings

_COLLECTIVE = ("Các ", "đơn vị ")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed in mid-sentence, and its canonical name."""

    printed: str
    name: str


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues: `head` and `body` are the two lines of the letterhead; `at` is the province or city as worded."""

    kind: str
    head: str
    body: str
    name: str
    symbol: str
    place: str
    province: str | None
    at: str
    fields: tuple[str, ...]
    named: tuple[str, ...]
    collectives: tuple[str, ...]

    @property
    def boss(self) -> str:
        """Who can direct it."""
        return {
            "ministry": "Chính phủ",
            "department": "UBND tỉnh",
            "commune": "UBND tỉnh",
            "district": "UBND tỉnh",
        }.get(self.kind, "Thủ tướng Chính phủ")


def draw_issuer(dice: Dice, year: int) -> Issuer:
    """An issuer of a plan issued in that year."""
    kinds = ["province", "province", "department", "department", "city", "ministry", _local(year)]
    kind = dice.pick(kinds)
    province = _province(dice, year, city=kind == "city")
    at = f"{'thành phố' if kind == 'city' else 'tỉnh'} {province}"
    own = wordings("units")[kind]
    named, collectives = (_of_year(own[part], year) for part in ("units", "collectives"))
    if kind in ("department", "ministry"):
        return _specialised(dice, kind, year, province, named, collectives)
    place = province
    if kind in ("district", "commune"):
        place = dice.pick(wordings("places")[f"{kind}s"])
    over = {"district": f"huyện {place}", "commune": f"xã {place}"}.get(kind, at)
    name = f"Ủy ban nhân dân {over}"
    return Issuer(
        kind, "ỦY BAN NHÂN DÂN", over.upper(), name, "UBND", place, province, at, _every_field(), named, collectives
    )


def _specialised(
    dice: Dice, kind: str, year: int, province: str, named: tuple[str, ...], collectives: tuple[str, ...]
) -> Issuer:
    listed = {"department": "departments", "ministry": "ministries"}[kind]
    one: dict[str, Any] = dice.pick([o for o in wordings("units")[listed] if year <= o.get("until", year)])
    head, place, of = (
        (f"UBND TỈNH {province.upper()}", province, province) if kind == "department" else ("", "Hà Nội", None)
    )
    named = tuple(dict.fromkeys((*one["units"], *named)))
    fields = tuple(one["fields"])
    return Issuer(kind, head, one["name"].upper(), one["name"], one["symbol"], place, of, f"tỉnh {province}", fields, named, collectives)  # fmt: skip


def _local(year: int) -> str:
    """Districts went in 2025."""
    return "district" if year < 2025 else "commune" if year > 2025 else "province"


def _every_field() -> tuple[str, ...]:
    return tuple(field["name"] for field in wordings("fields")["field"])


def _province(dice: Dice, year: int, *, city: bool) -> str:
    places = wordings("places")
    of = ("cities" if city else "provinces") + ("_2025" if year >= 2026 else "")
    return str(dice.pick(places[of]))


def _of_year(entries: Sequence[str], year: int) -> tuple[str, ...]:
    """Those that exist in the year. Those of 2025 itself, when most were merged, are not drawn."""
    kept = []
    for entry in entries:
        text, _, until = entry.partition(" < ")
        text, _, since = text.partition(" > ")
        if (not until or year < int(until)) and (not since or year > int(since)):
            kept.append(text)
    return tuple(kept)


class Units:
    """Draws the units of one plan; each is printed in one way throughout it or in several."""

    def __init__(self, dice: Dice, issuer: Issuer) -> None:
        self._dice, self._issuer = dice, issuer

    def one(self, besides: Sequence[Unit] = ()) -> Unit:
        """A named unit."""
        taken = {unit.name for unit in besides}
        return self._unit(self._dice.pick([e for e in self._issuer.named if e.split(" | ")[0] not in taken]))

    def collective(self, besides: Sequence[Unit] = ()) -> Unit:
        """Several units as one."""
        taken = {unit.name for unit in besides}
        return self._unit(self._dice.pick([e for e in self._issuer.collectives if e.split(" | ")[0] not in taken]))

    def several(self, n: int, besides: Sequence[Unit] = ()) -> list[Unit]:
        """Named units, the last often a collective."""
        found: list[Unit] = []
        ends = self._dice.chance(0.4)
        for _ in range(n - 1 if ends else n):
            found.append(self.one([*besides, *found]))
        return [*found, self.collective(besides)] if ends else found

    def _unit(self, entry: str) -> Unit:
        name, *written = entry.split(" | ")
        printed = self._dice.pick(written) if written and self._dice.chance(0.5) else name
        return Unit(small(printed) if printed.startswith(_COLLECTIVE) else printed, name)


def listed(dice: Dice, units: Sequence[Unit], separators: Sequence[str]) -> str:
    """Units in a row, parted in one of the ways; "và" stands before the last where the parting is a comma."""
    printed = [unit.printed for unit in units]
    separator = dice.pick(separators)
    if separator == ", " and len(printed) > 1 and dice.chance(0.7):
        return ", ".join(printed[:-1]) + " và " + printed[-1]
    if separator.startswith("\n") and len(printed) > 1:
        mark = separator[1:]
        return "\n".join(mark + capital(one) for one in printed)
    return separator.join(printed)


def rows(role: str, units: Sequence[Unit], basis: str, drawn: str) -> list[dict[str, Any]]:
    """The units in a role, as an annotation has them."""
    return [{"role": role, "unit_raw": u.printed, "unit": u.name, "basis": basis, "drawn": drawn} for u in units]
