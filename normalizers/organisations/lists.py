"""What the units of one list share: the body at several levels or places, the province said once, the bracket behind."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from normalizers.abbreviations import is_acronym
from normalizers.organisations.mention import UnitMention
from normalizers.organisations.registry import registry
from normalizers.organisations.words import words_of

_NAME = r"(?:trung ương|tỉnh|thành phố|huyện|quận|xã|phường|cơ sở)"
_LEVEL = rf"cấp\s+{_NAME}"
_JOINT = r"(?:\s*[,/]\s*|\s+và\s+)"
_AT_LEVELS = re.compile(rf"(?P<body>.+?)\s+(?P<levels>{_LEVEL}(?:{_JOINT}{_LEVEL}|\s*/\s*{_NAME})+)", re.IGNORECASE)
_IN_PLACES = re.compile(
    r"(?P<body>.+?)\s+các\s+(?P<level>tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường)(?:\s+(?P<place>\S.*))?",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"[^\W\d_]+(?:[ \n][^\W\d_]+){0,3}?(?=\s*[,;.(]|\s+và\s|\s*$)|[^\W\d_]+(?:[ \n][^\W\d_]+){1,3}?(?=\s+[a-zà-ỹđ])"
)
"""A place of a list: up to a mark, or to what the unit does, where its name has two words."""
_PLACES_JOINT = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+")
_COLON = re.compile(r"\s*:\s*")
_PLURAL = re.compile(r"(?:các|tất cả|những)\b", re.IGNORECASE)
_OF_PROVINCE = re.compile(r"\s(?P<place>(?:tỉnh|thành phố)\s+\S.*)$", re.IGNORECASE)
_GAP = re.compile(r"\s*(?:,|và|&|,\s*và)\s*")
_LIST_GAP = re.compile(r"\s*(?:[,;&]|và|[,;]\s*và)\s*")
_LIST_END = re.compile(r"[\s.…,;]*")
_BRACKET = re.compile(r"\s*\((?P<inside>[^()]+)\)")
_FRONT = re.compile(r"(?:(?:ủy|uỷ) ban |ub ?)?(?:mttq|mặt trận tổ quốc)(?: việt nam|vn)?", re.IGNORECASE)
_MASS_LEVEL = re.compile(
    r"các (?:tổ chức chính trị ?[-–] ?xã hội|tổ chức thành viên|tổ chức đoàn thể|đoàn thể)"
    r" (?P<level>(?:cấp )?(?:tỉnh|thành phố|huyện|xã|phường))",
    re.IGNORECASE,
)
_SHARING = ("local", "province")


def at_each_level(mention: UnitMention) -> Iterator[UnitMention]:
    """One mention a level: "Ủy ban nhân dân cấp tỉnh, cấp xã", "UBND cấp huyện/xã" are two units; what has "các" stays one."""
    found = None if _PLURAL.match(mention.raw) else _AT_LEVELS.fullmatch(mention.raw)
    named = _AT_LEVELS.fullmatch(mention.name) if found else None
    if found is None or named is None:
        yield mention
        return
    start = mention.start
    for level in re.finditer(rf"(?:cấp\s+)?({_NAME})", mention.raw[found.start("levels") :], re.IGNORECASE):
        end = mention.start + found.start("levels") + level.end()
        first = mention.start + (0 if start == mention.start else found.start("levels") + level.start())
        raw = mention.raw[first - mention.start : end - mention.start]
        yield replace(mention, start=first, end=end, raw=raw, name=f"{named['body']} cấp {level[1]}")
        start = end


def in_each_place(mentions: Sequence[UnitMention], text: str) -> Iterator[UnitMention]:
    """The mentions with one for each of the places that a list goes on with: "UBND các xã Mường Hoa, Tả Phìn"."""
    starts = {mention.start for mention in mentions}
    for mention in mentions:
        found = None if _PLURAL.match(mention.raw) else _IN_PLACES.fullmatch(mention.name)
        spans = list(_places(mention, text, starts)) if found else []
        if found is None or len(spans) < 2:
            yield mention
            continue
        for n, (start, end) in enumerate(spans):
            first = start if n else mention.start
            name = f"{found['body']} {found['level']} {' '.join(text[start:end].split())}"
            yield replace(mention, start=first, end=end, raw=text[first:end], name=name, is_collective=False)


def _places(mention: UnitMention, text: str, starts: Collection[int]) -> Iterator[tuple[int, int]]:
    """Where the places stand that end a mention or follow its colon, and go on up to the next unit."""
    said = _IN_PLACES.fullmatch(mention.raw)
    at = mention.end
    if said and said["place"]:
        if not said["place"][0].isupper():
            return
        yield mention.start + said.start("place"), mention.end
        joint = _PLACES_JOINT.match(text, at)
    else:
        joint = _COLON.match(text, at)
    while joint and (found := _PLACE.match(text, joint.end())):
        end = min((s for s in range(*found.span()) if s in starts), default=found.end())
        name = text[found.start() : end].rstrip()
        if not name or not all(word[0].isupper() and not word.isupper() for word in name.split()):
            return
        yield found.start(), found.start() + len(name)
        joint = _PLACES_JOINT.match(text, end)


def sharing_province(mentions: Sequence[UnitMention], text: str) -> list[UnitMention]:
    """The mentions with the province that the last of a list names: "HĐND, UBND, Sở Tư pháp tỉnh Gia Lai" are all its."""
    mentions = list(_at_one_level(mentions, text))
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


def _at_one_level(mentions: Sequence[UnitMention], text: str) -> Iterator[UnitMention]:
    """The mentions, a bare Front's with the level of those it leads: "MTTQ và các đoàn thể xã" is that of the commune."""
    for mention, after in zip_longest(mentions, mentions[1:]):
        mass = _MASS_LEVEL.fullmatch(after.name) if after and _GAP.fullmatch(text[mention.end : after.start]) else None
        shares = mass is not None and _FRONT.fullmatch(mention.name) is not None
        yield replace(mention, name=f"{mention.name} {mass['level']}") if mass and shares else mention


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
    """The mentions and the units that a bracket right behind one names and nothing else: "Bộ Nội vụ (Vụ Tổ chức cán bộ)"."""
    for mention in mentions:
        yield mention
        bracket = _BRACKET.match(text, mention.end)
        if bracket is None or is_acronym(bracket["inside"].strip()):
            continue
        inside = read(bracket["inside"])
        if inside and _is_all(inside, bracket["inside"]):
            at = bracket.start("inside")
            yield from (replace(unit, start=at + unit.start, end=at + unit.end) for unit in inside)


def _is_all(mentions: Sequence[UnitMention], text: str) -> bool:
    """Whether a text is a list of the mentions and nothing more."""
    starts, ends = [mention.start for mention in mentions], [0, *(mention.end for mention in mentions)]
    gaps = [text[end:start] for end, start in zip(ends, [*starts, len(text)], strict=True)]
    first, *between, last = gaps
    return not first.strip() and all(map(_LIST_GAP.fullmatch, between)) and _LIST_END.fullmatch(last) is not None
