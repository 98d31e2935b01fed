"""Provinces and centrally run cities, before and since the merger of 1 July 2025.

The 34 of today come from the library `vietnam-provinces`; it no longer carries the ones before, which stand in
`data/provinces.toml` with the province each became part of. Codes are the General Statistics Office's two digits.
A name that outlived the merger ("Gia Lai") denotes another province with another code since; `on` says which is meant.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import vietnam_provinces

from normalizers.lexicons import read_lexicon
from normalizers.skeleton import skeleton

MERGED_ON = date(2025, 7, 1)
"""First day of the 34 provinces (Nghị quyết 202/2025/QH15)."""

_LAST_BEFORE = date(2025, 6, 30)
_NOT_WORD = re.compile(r"[\W_]+")
_PREFIX = re.compile(r"(?:(?:tinh|thanh pho)\b|t\.?\s?p)[\s.:]*")
_BEFORE_BARE = re.compile(r"(?<!\w)(?:xa|phuong|quan|huyen|thi tran|thi xa|duong|pho|song|ga|cho|khach san)\s+$")
_NEVER_BARE = frozenset({"Hồ Chí Minh"})
"""Names that are also a person's: they count only after "thành phố" or before ", ngày"."""


@dataclass(frozen=True, slots=True)
class Province:
    """One division as it stood from `valid_from` to `valid_to` (None: from before, or to this day).

    `name` is bare ("Gia Lai", "Hồ Chí Minh"); `kind` is "tỉnh" or "thành phố"; `code_2025`, `name_2025` are those of
    the province its land belongs to since 1 July 2025.
    """

    code: str
    name: str
    kind: str
    code_2025: str
    name_2025: str
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the division existed on that day."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return read_lexicon("normalizers", "provinces.toml")


@lru_cache(maxsize=1)
def all_provinces() -> tuple[Province, ...]:
    """Every division: those before the merger by code, then those since."""
    today = {
        f"{int(p.code):02d}": (p.name.removeprefix("Thành phố "), p.name) for p in vietnam_provinces.Province.iter_all()
    }
    before = tuple(
        Province(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            code_2025=row["code_2025"],
            name_2025=today[row["code_2025"]][0],
            valid_from=row.get("valid_from"),
            valid_to=row.get("valid_to", _LAST_BEFORE),
        )
        for row in _data()["province"]
    )
    since = tuple(
        Province(code, bare, "thành phố" if bare != full else "tỉnh", code, bare, valid_from=MERGED_ON)
        for code, (bare, full) in sorted(today.items())
    )
    return before + since


def _words(name: str) -> str:
    """A name to compare by: accent-free words, single-spaced."""
    return _NOT_WORD.sub(" ", skeleton(name)).strip()


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[Province, ...]]:
    aliases: dict[str, list[str]] = _data()["aliases"]
    index: dict[str, list[Province]] = {}
    for province in all_provinces():
        for spelling in {_words(s) for s in (province.name, *aliases.get(province.name, ()))}:
            index.setdefault(spelling, []).append(province)
    return {spelling: tuple(found) for spelling, found in index.items()}


def all_spellings() -> tuple[str, ...]:
    """The names of all divisions and their other spellings."""
    aliases: dict[str, list[str]] = _data()["aliases"]
    names = dict.fromkeys(province.name for province in all_provinces())
    return (*names, *(spelling for name in names for spelling in aliases.get(name, ())))


def province_named(name: str, *, on: date | None = None) -> Province | None:
    """The province of that name on that day; accents, case, dashes and a leading "tỉnh", "TP." don't matter.

    Without a day the division before the merger is meant if there was one (`code_2025` is the same either way). A name
    that no longer, or not yet, was a province's on the day still finds it: that is what the document says.

    >>> province_named("TP.HCM").code, province_named("tỉnh Gia Lai", on=date(2026, 1, 5)).code
    ('79', '52')
    """
    words = _words(name)
    found = _by_name().get(words) or _by_name().get(_words(_PREFIX.sub("", skeleton(name).strip(), count=1)))
    if not found:
        return None
    # "Huế" is its own name since 2025 and a short one for Thừa Thiên Huế before: the day decides, then the closer name.
    held = [p for p in found if on is None or p.holds_on(on)]
    return next((p for p in held if _words(p.name) == words), held[0] if held else found[0])


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = sorted(_by_name(), key=len, reverse=True)
    either = "|".join(r"[\s.–-]+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<!\w)(?P<marked>(?:tinh|thanh pho|t\.?\s?p\.?)[\s.:]*)?(?P<name>{either})(?!\w)")


def _same_letters(read: str, name: str) -> bool:
    """Whether accents agree wherever the text has any, wherever the tone mark sits (hoà, hòa)."""
    if read.isascii():
        return True
    return sorted(unicodedata.normalize("NFD", read.lower())) == sorted(unicodedata.normalize("NFD", name.lower()))


def marked_provinces(text: str, *, on: date | None = None) -> tuple[Province, ...]:
    """The provinces that a text calls so ("tỉnh X", "thành phố X"), each once, in order; `on` as in `province_named`."""
    found: dict[str, Province] = {}
    for match in _pattern().finditer(skeleton(text)):
        read = text[slice(*match.span("name"))]
        if match["marked"] and read[:1].isupper() and (province := province_named(read, on=on)) is not None:
            found.setdefault(province.name, province)
    return tuple(found.values())


def find_province(text: str, *, on: date | None = None) -> Province | None:
    """The province a header, an issuer or a place line names; None where it names none.

    "tỉnh X", "TP. X" and "X, ngày …" go before a bare name, which must be capitalised and not a ward's, a street's or
    a person's; the first of the better kind wins. `on` as in `province_named`.
    """
    bare_text = skeleton(text)
    bare_found: Province | None = None
    for match in _pattern().finditer(bare_text):
        start, end = match.span("name")
        province = province_named(match["name"], on=on)
        if province is None:
            continue
        if match["marked"] or re.match(r"\s*,?\s*ngay(?!\w)", bare_text[end : end + 12]):
            return province
        read = text[start:end]
        if (
            bare_found is None
            and province.name not in _NEVER_BARE
            and all(word[0].isupper() for word in re.findall(r"\w+", read))
            and not _BEFORE_BARE.search(bare_text[max(0, start - 14) : start])
            and (_words(province.name) != _words(read) or _same_letters(read, province.name))
        ):
            bare_found = province
    return bare_found
