"""Which role a sentence gives to each unit that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from normalizers.organisations import UnitMention
from normalizers.skeleton import skeleton

_CONNECTOR = re.compile(r"(?:\s|[,;/&]|\bva\b|\bcung\b|\bcac\b|\bhoac\b|\bvoi\b(?= cac\b))*$")
_SENTENCE = re.compile(r"(?:[.;!?]|^|\)\s*[-–+])\s+|^|\(\s*")
_PARTNER_BEFORE = re.compile(
    r"\b(?:phoi hop|ket hop)(?:\s+[\w/]+){0,4}?\s+(?:voi|cung)(?:\s+(?:cac|voi))?(?:\s+(?:phong|ban|so|don vi|trung tam|chi cuc))?[\s:]*$|\bphoi hop[\s,:]+$|\bcung voi\s*$"
)
_LABEL_BEFORE = re.compile(r"\b(?P<role>chu tri|phoi hop|thuc hien)(?:\s+thuc hien)?\s*:\s*$")
_GIVEN_BEFORE = re.compile(r"(?:^|[.;:]\s*|^\W*)(?:giao|phan cong)(?:\s+cho)?\s*$")
_LEADS_AFTER = re.compile(
    r"[\s,(]*(?:(?:se|co trach nhiem|chiu trach nhiem|lam|duoc giao|theo [\w\s]{0,60}?giao)\s+)?(?:la\s+)?(?:(?:co quan|don vi|bo phan|dau moi)\s+)?"
    r"(?:chu tri\b|dau moi\b|phu trach\b|lam dau moi\b|chiu trach nhiem chinh\b)"
)
_PARTNERS_AFTER = re.compile(
    r"(?:\W*(?:va )?(?:can bo|cong chuc|vien chuc|nguoi lao dong)\b)*\W*(?:(?:chu dong|tich cuc|thuong xuyen|co trach nhiem|kip thoi)\W+)*phoi hop\b(?P<voi>(?:\s+[\w/]+){0,3}?\s+(?:voi|cung)\b)?"
)
_ADVERBIAL = re.compile(
    r"(?:dinh ky|hang nam|hang quy|hang thang|tren co so|can cu|sau khi|truoc|trong|theo|dong thoi|rieng|ngoai|hang ky|de|nham|doi voi|den)\b[^.;]*[,:]\s*$"
)
_OPENING = re.compile(
    r"\W*(?:(?:yeu cau|de nghi|nghiem cam|khuyen khich|rieng(?: \d+ [\w\s]{1,20}?)?|dong thoi|trong do|va|chi dao|cac cap)\W+)*(?:cac (?:phong|ban|so|don vi|trung tam|chi cuc) )?$"
)
_PHOI_HOP_FIRST = re.compile(r"\W*(?:chu dong\W+|tich cuc\W+|thuong xuyen\W+)*phoi hop\b[^.;]*?\b(?:voi|cung)\b")
_CHU_TRI_FIRST = re.compile(r"\W*(?:la (?:don vi |co quan |bo phan )?)?(?:chu tri|dau moi|lam dau moi)\b")
_DIVISION = re.compile(r"(?<!van )\bphong\b")
_CLASS_WORD = re.compile(r"(?:(?:\d+|cac|hai|ba)\s+)?(?:don vi|co quan|trung tam|phong)")
_BARE = frozenset({"cac phong", "phong", "cac don vi", "cac phong, don vi", "don vi"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A role given in so many words."""

    role: str
    mention: UnitMention


@dataclass(frozen=True, slots=True)
class SentenceRoles:
    """What a task's own words say of who does it.

    `says_lead`: they say who leads, be it without a name ("Chủ trì, phối hợp với …" under a unit's heading);
    `opens_with_partner`: they begin "Phối hợp với Y …", so the unit of the heading only helps.
    """

    stated: tuple[Stated, ...]
    says_lead: bool
    opens_with_partner: bool


def read_roles(text: str, mentions: Sequence[UnitMention]) -> SentenceRoles:
    """The roles that a task's words give to the units named in them."""
    bare = skeleton(text)
    mentions = _without_class_words(bare, mentions)
    stated: list[Stated] = []
    for group in _lists(bare, mentions):
        role = _role(bare, group)
        if role is not None:
            stated += (Stated(role, mention) for mention in group if not _repeats(bare, mention, group, mentions))
    says_lead = bool(_CHU_TRI_FIRST.match(bare)) or any(s.role == "lead" for s in stated)
    return SentenceRoles(tuple(stated), says_lead, bool(_PHOI_HOP_FIRST.match(bare)))


def _lists(bare: str, mentions: Sequence[UnitMention]) -> list[list[UnitMention]]:
    """Mentions with nothing but commas and "và" between them belong to one list."""
    lists: list[list[UnitMention]] = []
    for mention in mentions:
        if lists and _CONNECTOR.fullmatch(bare[lists[-1][-1].end : mention.start]):
            lists[-1].append(mention)
        else:
            lists.append([mention])
    return lists


def _without_class_words(bare: str, mentions: Sequence[UnitMention]) -> list[UnitMention]:
    """Mentions but those that only say what the next are: "02 đơn vị Trung tâm A và Trung tâm B" names two units."""
    return [
        mention
        for mention, after in zip_longest(mentions, mentions[1:])
        if after is None or bare[mention.end : after.start].strip() or not _CLASS_WORD.fullmatch(skeleton(mention.raw))
    ]


def _role(bare: str, group: Sequence[UnitMention]) -> str | None:
    sentence = _sentence_start(bare, group[0].start)
    before, after = bare[sentence : group[0].start], bare[group[-1].end :]
    label = _LABEL_BEFORE.search(before)
    if label:
        return {"chu tri": "lead", "phoi hop": "coordinate", "thuc hien": "implement"}[label["role"]]
    if _PARTNER_BEFORE.search(before):
        return "coordinate"
    if _GIVEN_BEFORE.search(before):
        return "lead"
    is_subject = bool(_OPENING.fullmatch(before) or _ADVERBIAL.fullmatch(before.lstrip()))
    if _LEADS_AFTER.match(after) and (is_subject or before.rstrip().endswith(("do", "giao", ","))):
        return "lead"
    if not is_subject or not after.strip(" .;,") or after.lstrip().startswith(")"):
        return None
    partners = _PARTNERS_AFTER.match(after)
    if partners and not partners["voi"] and not after[partners.end() :].strip(" .;)"):
        return "coordinate"
    return "assist" if partners and partners["voi"] else "implement"


def _sentence_start(bare: str, offset: int) -> int:
    start = 0
    for found in _SENTENCE.finditer(bare, 0, offset):
        start = found.end()
    return start


def _repeats(bare: str, mention: UnitMention, group: Sequence[UnitMention], mentions: Sequence[UnitMention]) -> bool:
    """Bare "các phòng" after a named list means that list."""
    if skeleton(mention.raw).strip() not in _BARE or mention is group[0] is mentions[0]:
        return False
    return any(other.start < mention.start and _DIVISION.search(skeleton(other.name)) for other in mentions)
