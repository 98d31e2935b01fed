"""What the units of one list share: the body at several levels or places, the province said once, the bracket behind."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile, zip_longest

from normalizers.abbreviations import is_acronym
from normalizers.organisations.mention import UnitMention
from normalizers.organisations.registry import registry
from normalizers.organisations.words import words_of

_KEPT = 4096
"""Names whose forms are remembered: a document names the same few units over and over."""
_NAME = r"(?:trung ương|tỉnh|thành phố|huyện|quận|xã|phường|cơ sở)"
_LEVEL = rf"cấp\s+{_NAME}"
_JOINT = r"(?:\s*[,/]\s*|\s+và\s+)"
_AT_LEVELS = re.compile(rf"(?P<body>.+?)\s+(?P<levels>{_LEVEL}(?:{_JOINT}{_LEVEL}|\s*/\s*{_NAME})+)", re.IGNORECASE)
_IN_PLACES = re.compile(
    r"(?P<body>.+?)\s+các\s+(?P<level>tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường)(?:\s+(?P<place>\S.*))?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FOUR_WORDS = re.compile(rf"{_WORD.pattern}(?:[ \n]{_WORD.pattern}){{0,3}}")
"""As many as the longest name of a place has."""
_PLACE_ENDS = re.compile(r"\s*(?:[,;.(]|$)|\s+và\s")
_BEHIND_PLACE = re.compile(r"\s+(?P<word>[^\W\d_]+)")
_RANKED = re.compile(r"(?:(?P<district>huyện|quận|thị xã)|(?P<commune>xã|phường|thị trấn|đặc khu))(?!\w)")
"""Levels of places that one list may name side by side; behind a comma a higher one is whose they are."""
_PLACES_JOINT = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+")
_LEVELLED = re.compile(rf"(?:{_PLACES_JOINT.pattern})(?={_RANKED.pattern})")
_COLON = re.compile(r"\s*:\s*|\s+(?=\d)")
_NUMBER = re.compile(r"\d{1,2}(?=\s*(?:[,;)](?!\d)|$|\.(?!\d))|\s+[^\W\d])")
"""A place of a city that is only numbered: "UBND các phường 1, 2 và 3"."""
_NUMBERED = ("quận", "phường")
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
_PLAIN_APPARATUS = 2
"""Words of "cơ quan", which only says that a body's staff is meant."""


def at_each_level(mention: UnitMention) -> Iterator[UnitMention]:
    """One mention a level: "Ủy ban nhân dân cấp tỉnh, cấp xã", "UBND cấp huyện/xã" are two units; what has "các" stays one."""
    found = _at_levels(mention.raw)
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


@lru_cache(maxsize=_KEPT)
def _at_levels(raw: str) -> re.Match[str] | None:
    return None if _PLURAL.match(raw) else _AT_LEVELS.fullmatch(raw)


def in_each_place(mentions: Sequence[UnitMention], text: str) -> Iterator[UnitMention]:
    """The mentions with one for each of the places that a list goes on with: "UBND các xã Mường Hoa, Tả Phìn"."""
    located = [_in_places(mention.raw, mention.name) for mention in mentions]
    if not any(located):
        yield from mentions
        return
    starts = {mention.start for mention in mentions if not _RANKED.match(text, mention.start)}
    done = 0
    for mention, found in zip(mentions, located, strict=True):
        if mention.start < done:
            continue
        spans = list(_places(mention, text, starts)) if found else []
        if found is None or len(spans) < 2:
            yield mention
            continue
        for n, (start, end) in enumerate(spans):
            first = start if n else mention.start
            place = " ".join(text[start:end].split())
            placed = place if _RANKED.match(place) else f"{found['level']} {place}"
            yield replace(
                mention,
                start=first,
                end=end,
                raw=text[first:end],
                name=f"{found['body']} {placed}",
                is_collective=False,
            )
        done = spans[-1][1]


@lru_cache(maxsize=_KEPT)
def _in_places(raw: str, name: str) -> re.Match[str] | None:
    return None if _PLURAL.match(raw) else _IN_PLACES.fullmatch(name)


def _places(mention: UnitMention, text: str, starts: Collection[int]) -> Iterator[tuple[int, int]]:
    """Where the places stand that end a mention or follow its colon, and go on up to the next unit.

    One may have a level of its own before it: "UBND các xã Mường Hoa, Tả Phìn và phường Sa Pa".
    """
    said = _IN_PLACES.fullmatch(mention.raw)
    at = mention.end
    if said and said["place"]:
        if not said["place"][0].isupper():
            return
        first = mention.start + said.start("place")
        levelled = _LEVELLED.search(text, first, at)  # "xã Mường Hoa và phường Sa Pa" was read as one
        at = levelled.start() if levelled else at
        yield first, at
        joint = _PLACES_JOINT.match(text, at)
    else:
        joint = _COLON.match(text, at)
    ranked = _RANKED.match(said["level"].lower()) if said else None
    while joint:
        begin = joint.end()
        own = _RANKED.match(text, begin)
        if own and (ranked is None or own.lastgroup != ranked.lastgroup):
            return
        name = own.end() + 1 if own else begin
        numbered = _NUMBER.match(text, name) if said and said["level"].lower() in _NUMBERED else None
        end = numbered.end() if numbered else _place_end(text, name, starts)
        if end == name:
            return
        yield begin, end
        joint = _PLACES_JOINT.match(text, end)


def _place_end(text: str, at: int, starts: Collection[int]) -> int:
    """End of a place of a list: before a mark or the next unit, or, of two words, before what is done; `at` where none is."""
    found = _FOUR_WORDS.match(text, at)
    if found is None:
        return at
    unit = next((start for start in range(*found.span()) if start in starts), len(text))
    words = _WORD.finditer(text, at, min(found.end(), unit))
    name = list(takewhile(lambda word: _is_name(word[0]), words))
    if not name:
        return at
    end = name[-1].end()
    if _PLACE_ENDS.match(text, end) or not text[end:unit].strip():
        return end
    behind = _BEHIND_PLACE.match(text, end)
    if len(name) < 2 or behind is None or not behind["word"][0].islower():
        return at
    runs_on = (name[-1][0].lower(), behind["word"]) in registry().pairs  # "Đoàn Thanh niên" is no place
    return at if runs_on else end


def _is_name(word: str) -> bool:
    """Whether a word is a name's, not small and no abbreviation: "Tả", "Ơ"."""
    return word[0].isupper() and (len(word) == 1 or not word.isupper())


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
            place = "" if mention.is_collective else _province_of(mention.name)
        out.append(mention)
    return out[::-1]


def _at_one_level(mentions: Sequence[UnitMention], text: str) -> Iterator[UnitMention]:
    """The mentions, a bare Front's with the level of those it leads: "MTTQ và các đoàn thể xã" is that of the commune."""
    for mention, after in zip_longest(mentions, mentions[1:]):
        mass = _MASS_LEVEL.fullmatch(after.name) if after and _GAP.fullmatch(text[mention.end : after.start]) else None
        shares = mass is not None and _FRONT.fullmatch(mention.name) is not None
        yield replace(mention, name=f"{mention.name} {mass['level']}") if mass and shares else mention


@lru_cache(maxsize=_KEPT)
def _province_of(name: str) -> str:
    found = _OF_PROVINCE.search(name)
    if found is None:
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
        if bracket is None or is_acronym(bracket["inside"].strip()) or _says_what_it_is(bracket["inside"]):
            continue
        inside = read(bracket["inside"])
        if inside and _is_all(inside, bracket["inside"]):
            at = bracket.start("inside")
            yield from (replace(unit, start=at + unit.start, end=at + unit.end) for unit in inside)


def _says_what_it_is(aside: str) -> bool:
    """Whether words behind a unit name none but it: "Sở Y tế (Cơ quan thường trực Ban Chỉ đạo)"."""
    found = registry().apparatus.at(words_of(aside), 0)
    return found is not None and found[0] > _PLAIN_APPARATUS


def _is_all(mentions: Sequence[UnitMention], text: str) -> bool:
    """Whether a text is a list of the mentions and nothing more."""
    starts, ends = [mention.start for mention in mentions], [0, *(mention.end for mention in mentions)]
    gaps = [text[end:start] for end, start in zip(ends, [*starts, len(text)], strict=True)]
    first, *between, last = gaps
    return not first.strip() and all(map(_LIST_GAP.fullmatch, between)) and _LIST_END.fullmatch(last) is not None
