"""What the units of one list share: the body at several levels, the province said once, the bracket behind a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from normalizers.abbreviations import is_acronym
from normalizers.organisations.mention import UnitMention
from normalizers.organisations.registry import registry
from normalizers.organisations.words import words_of

_LEVEL = r"cấp\s+(?:trung ương|tỉnh|thành phố|huyện|quận|xã|phường|cơ sở)"
_JOINT = r"(?:\s*[,/]\s*|\s+và\s+)"
_AT_LEVELS = re.compile(rf"(?P<body>.+?)\s+(?P<levels>{_LEVEL}(?:{_JOINT}{_LEVEL})+)", re.IGNORECASE)
_PLURAL = re.compile(r"(?:các|tất cả|những)\b", re.IGNORECASE)
_OF_PROVINCE = re.compile(r"\s(?P<place>(?:tỉnh|thành phố)\s+\S.*)$", re.IGNORECASE)
_GAP = re.compile(r"\s*(?:,|và|&|,\s*và)\s*")
_BRACKET = re.compile(r"\s*\((?P<inside>[^()]+)\)")
_SHARING = ("local", "province")


def at_each_level(mention: UnitMention) -> Iterator[UnitMention]:
    """One mention a level: "Ủy ban nhân dân cấp tỉnh, cấp xã" is two units; what has "các" stays one."""
    found = None if _PLURAL.match(mention.raw) else _AT_LEVELS.fullmatch(mention.raw)
    named = _AT_LEVELS.fullmatch(mention.name) if found else None
    if found is None or named is None:
        yield mention
        return
    start = mention.start
    for level in re.finditer(_LEVEL, mention.raw[found.start("levels") :], re.IGNORECASE):
        end = mention.start + found.start("levels") + level.end()
        first = mention.start + (0 if start == mention.start else found.start("levels") + level.start())
        raw = mention.raw[first - mention.start : end - mention.start]
        yield replace(mention, start=first, end=end, raw=raw, name=f"{named['body']} {level[0]}")
        start = end


def sharing_province(mentions: Sequence[UnitMention], text: str) -> list[UnitMention]:
    """The mentions with the province that the last of a list names: "HĐND, UBND, Sở Tư pháp tỉnh Gia Lai" are all its."""
    out: list[UnitMention] = []
    place = ""
    for n in range(len(mentions) - 1, -1, -1):
        mention = mentions[n]
        after = mentions[n + 1] if n + 1 < len(mentions) else None
        if after is not None and not _GAP.fullmatch(text[mention.end : after.start]):
            place = ""
        if place and _has_no_place(mention.name):
            mention = replace(mention, name=f"{mention.name} {place}")
        else:
            place = _province_of(mention)
        out.append(mention)
    return out[::-1]


def _province_of(mention: UnitMention) -> str:
    found = _OF_PROVINCE.search(mention.name)
    if found is None or mention.is_collective:
        return ""
    words = words_of(found["place"])
    at = 2 if words.bare[0] == "thanh" else 1
    known = registry().places.loosely_at(words, at)
    return found["place"] if known and known[0] == len(words) else ""


def _has_no_place(name: str) -> bool:
    """Whether a name is a provincial body's and no more, or an abbreviation of one."""
    if is_acronym(name):
        return True
    words = words_of(name)
    found = registry().bodies.at(words, 0)
    return bool(found and found[0] == len(words) and found[1].level in _SHARING)


def with_bracketed(
    mentions: Sequence[UnitMention], text: str, read: Callable[[str], Sequence[UnitMention]]
) -> Iterator[UnitMention]:
    """The mentions and the unit that a bracket right behind one names: "Bộ Nội vụ (Vụ Tổ chức cán bộ)"."""
    for mention in mentions:
        yield mention
        bracket = _BRACKET.match(text, mention.end)
        if bracket is None or is_acronym(bracket["inside"].strip()):
            continue
        inside = read(bracket["inside"])
        if len(inside) == 1 and inside[0].raw == bracket["inside"].strip():
            at = bracket.start("inside")
            yield replace(inside[0], start=at + inside[0].start, end=at + inside[0].end)
