"""Headings that name who has the duties under them in words that no lexicon of units knows: "Tổ đảng ở cơ quan"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache

from extractors.structure.unit_lists import names_only_units, names_start
from normalizers.instructions import names_field, orders
from normalizers.lexicons import read_lexicon
from normalizers.organisations import UnitMention, find_units, split_units
from normalizers.phrases import either, is_worded
from normalizers.section_kinds import kinds_of
from normalizers.skeleton import skeleton

_MOST_WORDS = 14
"""Words that one body's name takes; more are a sentence."""
_JOINT = re.compile(r"\s*;\s*|\s*,\s*(?:và\s+)?|\s+và\s+(?=các\b|[A-ZĐ])")
_ASIDE = re.compile(r"\s*\([^()]*\)\W*$")
_PLURAL = re.compile(r"(?:các|tất cả|những)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Wordings:
    """Patterns over skeletons, made of `data/unit_lists.toml`."""

    heads: re.Pattern[str]
    head_words: frozenset[str]
    persons: re.Pattern[str]
    person_words: frozenset[str]
    addressed: re.Pattern[str]
    person: re.Pattern[str]
    acts: re.Pattern[str]
    act_words: frozenset[str]
    statuses: re.Pattern[str]
    charges: re.Pattern[str]
    matters: re.Pattern[str]


@cache
def _wordings() -> _Wordings:
    data = read_lexicon("extractors", "unit_lists.toml")
    return _Wordings(
        re.compile(rf"(?:cac\s+)?(?P<words>{either(data['heads'])})(?!\w)"),
        frozenset(data["heads"]),
        re.compile(rf"(?:cac\s+)?(?P<words>{either([*data['persons'], *data['addresses']])})(?!\w)"),
        frozenset((*data["persons"], *data["addresses"])),
        re.compile(rf"(?:các\s+)?(?:{'|'.join(data['addresses'])})\s+", re.IGNORECASE),
        re.compile(
            rf"(?P<post>.*\b(?:{'|'.join(data['post_ends'])})) (?:{'|'.join(data['surnames'])})(?: [^\W\d]+){{1,4}}"
        ),
        re.compile(rf"(?<!\w)(?:{either(data['acts'])})(?!\w)"),
        frozenset(data["acts"]),
        re.compile(rf"(?:{either(data['statuses'])})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{either(data['charges'])})(?!\w)"),
        re.compile(rf"\W*(?:{either(data['matters'])})(?!\w)"),
    )


def may_name_body(title: str) -> bool:
    """Whether a heading may be somebody's name: no order, no label, no field of work, and nobody acts in it.

    >>> may_name_body("Đội Cờ đỏ các bản"), may_name_body("Công tác thi đua"), may_name_body("Trạm thu phí cần mở sớm")
    (True, False, False)
    """
    named = title[slice(*worded_span(title))].strip()
    bare = skeleton(named)
    if not named[:1].isupper() or orders(named) or names_field(named) or kinds_of(named):
        return False
    acts = any(
        _is_act(named[slice(*act.span())]) and not _wordings().statuses.match(bare, act.start())
        for act in _wordings().acts.finditer(bare)
    )
    longest = max(len(part.split()) for part in _JOINT.split(named))
    return not acts and not _wordings().matters.match(bare) and longest <= _MOST_WORDS


def worded_span(title: str) -> tuple[int, int]:
    """Where the name stands in a heading: behind the words that address it, before a bracket that explains it."""
    aside = _ASIDE.search(title)
    return names_start(title), aside.start() if aside else len(title)


def _is_act(words: str) -> bool:
    return words[0].islower() and is_worded(words, _wordings().act_words)


def begins_as_body(text: str) -> bool:
    """Whether a text begins with the kind of a body: "Tổ công tác số 1", "Đài Truyền thanh"."""
    if _begins(text, _wordings().heads, _wordings().head_words):
        return True
    units = find_units(text[:120])
    return bool(units and units[0].start == 0)


def begins_as_person(text: str) -> bool:
    """Whether a text begins with a post or a form of address: "Giáo viên bộ môn", "Đồng chí Trưởng phòng"."""
    return _begins(text, _wordings().persons, _wordings().person_words)


def _begins(text: str, pattern: re.Pattern[str], words: Collection[str]) -> bool:
    found = pattern.match(skeleton(text))
    return found is not None and is_worded(text[slice(*found.span("words"))], words)


def bodies_as_worded(text: str) -> tuple[UnitMention, ...]:
    """The bodies of a heading, each as worded: a list is cut where a new one begins, not among the fields somebody has.

    >>> [body.raw for body in bodies_as_worded("Tổ Văn hóa, Giáo dục; Đội Cờ đỏ, các nghệ nhân")]
    ['Tổ Văn hóa, Giáo dục', 'Đội Cờ đỏ', 'các nghệ nhân']
    >>> [body.raw for body in bodies_as_worded("Chuyên viên phụ trách lĩnh vực Kho bãi, Văn phòng")]
    ['Chuyên viên phụ trách lĩnh vực Kho bãi, Văn phòng']
    """
    cuts = [0]
    for joint in _JOINT.finditer(text):
        after = text[joint.end() :]
        adds = joint.group().strip() == "và"
        body = after[:1].isupper() and (
            _is_post(text[cuts[-1] : joint.start()], after) if adds else begins_as_body(after)
        )
        charged = _wordings().charges.search(skeleton(text[cuts[-1] : joint.start()]))
        if ";" in joint.group() or _PLURAL.match(after) or (body and not charged):
            cuts += (joint.start(), joint.end())
    cuts.append(len(text))
    found: list[UnitMention] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        raw = text[start:end]
        if names_only_units(raw):
            found += (replace(u, start=u.start + start, end=u.end + start) for u in split_units(raw))
        elif raw:
            found.append(UnitMention(start, end, raw, _post(raw), bool(_PLURAL.match(raw)), is_office_holder=False))
    return tuple(found)


def _is_post(before: str, after: str) -> bool:
    """Whether a list goes on with another post: "Giáo viên chủ nhiệm và Tổng phụ trách Đội"."""
    return begins_as_person(before) and begins_as_person(after)


def _post(worded: str) -> str:
    """The post of somebody addressed: "Hiệu trưởng" of "Thầy Hiệu trưởng Vàng A Sử"."""
    address = _wordings().addressed.match(worded)
    if address is None:
        return worded
    addressed = worded[address.end() :]
    named = _wordings().person.fullmatch(addressed)
    return named["post"] if named else addressed
