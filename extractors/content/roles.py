"""Which role a sentence gives to each unit that it names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, zip_longest

from extractors.content.role_grammar import ROLE_BRACKET, grammar
from normalizers.instructions import orders, told_asides
from normalizers.organisations import UnitMention
from normalizers.skeleton import skeleton

_CONNECTOR = re.compile(r"(?:\s|[,;/&]|\bva\b|\bcung\b|\bcac\b|\bhoac\b|\bvoi\b(?= cac\b))*$")
_SENTENCE = re.compile(r"[.;!?()](?:(?<=[.;!?])\s+|(?<=\))\s*[-–+]\s+|(?<=\()\s*)")
_DIVISION = re.compile(r"(?<!van )\bphong\b")
_HELP = "phoi hop"
"""What each sentence says that begins with whom to help."""
_CLASS_WORD = re.compile(r"(?:(?:\d+|cac|hai|ba)\s+)?(?:don vi|co quan|trung tam|phong)")
_LABEL_KIND = re.compile(r"(?:cac )?(?:don vi|co quan)\b")
_LABEL_DUTY = re.compile(
    r"\s*(?:dau moi\s+|duoc giao\s+)?(?:chu tri|phoi hop|thuc hien|phu trach|dau moi)[\w\s]{0,20}:"
)
_OWN_CLAUSE = re.compile(r"(?:^|\W\s|\b(?:va|dong thoi|chu dong|tich cuc|thuong xuyen))\s*$")
"""What stands before a "phối hợp" that begins a clause."""
_LEADS_LATER = re.compile(r"[.;]\s*(?:dong thoi\s+)?chu tri\b(?!\s*:)")
"""What a task goes on with that only begins with somebody else's: "Phối hợp với Sở Y tế …; chủ trì …"."""
_MOST_TOPIC_WORDS = 20
_OF = re.compile(r"\s*[-–]\s*")
_GOES_ON = re.compile(r"\s*\)\s*\w")
_NEAR = 200
"""Characters before a unit in which the words right before it begin: sentences may name thousands of units."""
_BARE = frozenset({"cac phong", "phong", "cac don vi", "cac phong, don vi", "don vi"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A role given in so many words; `embedded`: a partner not of who has the task but of somebody named in it."""

    role: str
    mention: UnitMention
    embedded: bool = False


@dataclass(frozen=True, slots=True)
class SentenceRoles:
    """What a task's own words say of who does it.

    `says_lead`: they say who leads, be it without a name ("Chủ trì, phối hợp với …" under a unit's heading);
    `opens_with_partner`: they begin "Phối hợp với Y …", so the unit of the heading only helps.
    """

    stated: tuple[Stated, ...]
    says_lead: bool
    opens_with_partner: bool


@dataclass(frozen=True, slots=True)
class _Around:
    """The lists of units before and after one."""

    previous: Sequence[UnitMention]
    following: Sequence[UnitMention]


def read_roles(text: str, mentions: Sequence[UnitMention]) -> SentenceRoles:
    """The roles that a task's words give to the units named in them, and who it says leads or helps without a name."""
    bare = skeleton(text)
    named = _named(text, bare, mentions)
    stated = _stated(bare, named)
    says_lead = bool(grammar().lead_first.match(bare)) or any(s.role == "lead" for s in stated)
    partner = grammar().partner_first
    helps = _HELP in bare and (partner.match(bare) or (named and partner.fullmatch(bare[: named[0].start])))
    return SentenceRoles(stated, says_lead, bool(helps) and not _LEADS_LATER.search(bare))


def stated_roles(text: str, mentions: Sequence[UnitMention]) -> tuple[Stated, ...]:
    """The roles that words give to the units named in them."""
    bare = skeleton(text)
    return _stated(bare, _named(text, bare, mentions))


def _named(text: str, bare: str, mentions: Sequence[UnitMention]) -> list[UnitMention]:
    """The mentions that may have a role."""
    asides = told_asides(text)
    mentions = (
        [mention for mention in mentions if not any(a <= mention.start < b for a, b in asides)] if asides else mentions
    )
    return [mention for mention in _without_class_words(bare, mentions) if not _is_label(bare, mention)]


def _stated(bare: str, mentions: Sequence[UnitMention]) -> tuple[Stated, ...]:
    stated: list[Stated] = []
    lists = _lists(bare, mentions)
    for n, group in enumerate(lists):
        role = _role(bare, group, _Around(lists[n - 1] if n else (), lists[n + 1] if n + 1 < len(lists) else ()))
        if role is not None:
            embedded = bool(stated) and role == "coordinate" and _is_embedded(bare, group[0].start)
            stated += (
                Stated(role, mention, embedded)
                for mention in group
                if not _repeats(mention, group, mentions) and not (role == "implement" and _takes_up(mention, stated))
            )
    return tuple(stated)


def _lists(bare: str, mentions: Sequence[UnitMention]) -> list[list[UnitMention]]:
    """Mentions with nothing but commas and "và" between them belong to one list."""
    lists: list[list[UnitMention]] = []
    for mention in mentions:
        if lists and _CONNECTOR.fullmatch(bare[lists[-1][-1].end : mention.start]):
            lists[-1].append(mention)
        else:
            lists.append([mention])
    return [part for group in lists for part in _behind_adverbial(bare, group)]


def _behind_adverbial(bare: str, group: list[UnitMention]) -> list[list[UnitMention]]:
    """A list parted where a comma ends an adverbial in it: "Theo hướng dẫn của Sở Y tế, các bệnh viện mở …".

    A comma behind the list ends the adverbial there, and all of the list is in it.
    """
    if len(group) == 1:
        return [group]
    before = bare[_sentence_start(bare, group[0].start) : group[0].start]
    rules = grammar()
    if bare[group[-1].end :].lstrip().startswith((",", ";")) or not _spans(rules.listed_adverbial, rules.whose, before):
        return [group]
    cuts = (n for n, (one, after) in enumerate(pairwise(group), 1) if "," in bare[one.end : after.start])
    cut = next(cuts, len(group))
    return [part for part in (group[:cut], group[cut:]) if part]


def _without_class_words(bare: str, mentions: Sequence[UnitMention]) -> list[UnitMention]:
    """Mentions but those that only say what the next are: "02 đơn vị Trung tâm A và Trung tâm B" names two units."""
    return [
        mention
        for mention, after in zip_longest(mentions, mentions[1:])
        if after is None or bare[mention.end : after.start].strip() or not _CLASS_WORD.fullmatch(skeleton(mention.raw))
    ]


def _is_label(bare: str, mention: UnitMention) -> bool:
    """Whether a kind of unit only labels what follows: "Đơn vị phối hợp: …"."""
    return bool(_LABEL_KIND.match(bare, mention.start) and _LABEL_DUTY.match(bare, mention.end))


def _role(bare: str, group: Sequence[UnitMention], around: _Around) -> str | None:
    before, after = bare[_sentence_start(bare, group[0].start) : group[0].start], bare[group[-1].end :]
    said = _before_plural(before, group[0])
    told = _told_before(before, after) or (_told_before(said, after) if said is not before else None)
    told = told or _ordered(bare, around.previous, group)
    told = told or _beside_lead(bare, around.previous, group) or _helps_by_bracket(after)
    if told:
        return told
    is_subject = _is_subject(before) or _follows_topic(before, after)
    if _is_named_behind(bare, group, around) or _leads(before, group, after, is_subject=is_subject):
        return "lead"
    if group[0].is_outside and not _opens_sentence(bare, group[0].start):
        return None
    if not is_subject or not after.strip(" .;,") or _is_aside(bare, group, around):
        return None
    if around.following and _ordered(bare, group, around.following):
        return "implement" if grammar().directs.match(after) else None
    partners = grammar().helps.match(after)
    if partners and not partners["voi"] and not after[partners.end() :].strip(" .;)"):
        return "coordinate"
    return "assist" if partners and partners["voi"] else "implement"


def _told_before(before: str, after: str) -> str | None:
    """The role that the words right before units give; "Thực hiện:" gives none to who leads by the words behind."""
    rules = grammar()
    near = max(0, len(before) - _NEAR)
    label = next((role for role, pattern in rules.labelled if pattern.search(before, near)), None)
    if label and not (label == "implement" and rules.leads.match(after)):
        return label
    if rules.partner.search(before, near):
        return "coordinate"
    given = rules.given.search(before, near) or rules.given_first.match(before)
    return "lead" if given or _spans(rules.listed_adverbial, rules.given_then, before) else None


def _helps_by_bracket(after: str) -> str | None:
    """The role of units behind which a bracket says that they help."""
    bracket = ROLE_BRACKET.match(after)
    return "coordinate" if bracket and not bracket["leads"] else None


def _is_embedded(bare: str, offset: int) -> bool:
    """Whether the "phối hợp với" before a unit is said of somebody else: "chỉ đạo các trạm y tế phối hợp với các trường"."""
    start = max(_sentence_start(bare, offset), offset - _NEAR)
    partner = grammar().partner.search(bare[start:offset])
    return partner is not None and not _OWN_CLAUSE.search(bare[start : start + partner.start()])


def _leads(before: str, group: Sequence[UnitMention], after: str, *, is_subject: bool) -> bool:
    """Whether the words behind units say that they lead; of bodies outside the administration, only where they are the subject."""
    rules = grammar()
    if not rules.leads.match(after) or (group[-1].is_collective and rules.told_apart.match(after)):
        return False
    named = before.rstrip().endswith(("do", "giao", "phan cong", ","))
    return is_subject or (named and not group[0].is_outside)


def _follows_topic(before: str, after: str) -> bool:
    """Whether units behind a topic are a subject: "Dựng chòi canh: Sở Y tế chủ trì …", but not a list of what it is about."""
    topic, colon, behind = before.rpartition(":")
    if not colon or len(topic.split()) > _MOST_TOPIC_WORDS or not _is_subject(behind):
        return False
    rules = grammar()
    return bool(rules.leads.match(after) or rules.helps.match(after)) or orders(after.strip())


def _is_named_behind(bare: str, group: Sequence[UnitMention], around: _Around) -> bool:
    """Whether the parenthesis that ends a task holds nothing but units: "Dựng chòi canh (Sở Y tế)."."""
    begins = bare[: group[0].start].rstrip()
    previous = around.previous[-1].end if around.previous else 0
    if not begins.endswith("(") or bare[group[-1].end :].strip(" .;,") != ")" or any(m.is_collective for m in group):
        return False
    return bool(bare[previous : group[0].start].strip(" ("))


def _is_aside(bare: str, group: Sequence[UnitMention], around: _Around) -> bool:
    """Whether units only explain the words before their bracket: "gọi Sở Y tế (Phòng Nghiệp vụ, điện thoại 0912345678)"."""
    after = bare[group[-1].end :].lstrip(" .…")
    opens = bare[: group[0].start].rstrip().endswith("(")
    return after.startswith(")") or (opens and (after.startswith(",") or _is_part(bare, group, around.following)))


def _is_part(bare: str, group: Sequence[UnitMention], following: Sequence[UnitMention]) -> bool:
    """Whether a bracket, with words behind it, says of whom a body is a part: "gọi trực ban (Phòng Y - Sở Y tế) để được giúp"."""
    if not following or _OF.fullmatch(bare[group[-1].end : following[0].start]) is None:
        return False
    return _GOES_ON.match(bare, following[-1].end) is not None


def _opens_sentence(bare: str, offset: int) -> bool:
    """Whether a sentence, not a mere clause, begins here or before: what the public does in a clause is no duty of the plan."""
    return bare[: _sentence_start(bare, offset)].rstrip().endswith((".", "!")) or not _sentence_start(bare, offset)


def _beside_lead(bare: str, leading: Sequence[UnitMention], group: Sequence[UnitMention]) -> str | None:
    """The role of units that "phối hợp" right behind those that lead: "… X chủ trì, Y phối hợp (trong năm)"."""
    rules = grammar()
    led = rules.leads.match(bare, leading[-1].end) if leading else None
    helped = rules.helps.match(bare, group[-1].end)
    if led is None or helped is None or helped["voi"] or led.end() > group[0].start:
        return None
    return None if bare[led.end() : group[0].start].strip(" ,;") else "coordinate"


def orders_by_name(text: str) -> bool:
    """Whether a text gives something to somebody by name, whom the lexicon of units may not know.

    >>> orders_by_name("Hằng năm, giao Đội Cờ đỏ trực"), orders_by_name("Đẩy mạnh giao thương")
    (True, False)
    """
    return any(text[found.end() :][:1].isupper() for found in grammar().order.finditer(skeleton(text)))


def gives_by_name(text: str) -> bool:
    """Whether a text begins with what it gives to somebody by name: "Giao Sở Y tế đôn đốc …", but not "Giao các sở …"."""
    found = grammar().order.match(skeleton(text))
    return bool(found and text[found.end() :][:1].isupper())


def only_announces(text: str, subject: UnitMention) -> bool:
    """Whether the subject of a lead-in but says what is to do: "Huyện xác định các nhiệm vụ sau:"."""
    return grammar().announces.match(skeleton(text), subject.end) is not None


def _is_subject(before: str) -> bool:
    """Whether a unit behind these words of its sentence is its subject."""
    rules = grammar()
    return bool(rules.opening.fullmatch(before)) or _spans(rules.adverbial, rules.adverbial_end, before)


def _spans(opening: re.Pattern[str], ending: re.Pattern[str], before: str) -> bool:
    """Whether words of a sentence open and, with no clause ended between, end as they must. Between is not looked at."""
    opened = opening.match(before)
    if opened is None or before.find(".", opened.end()) >= 0 or before.find(";", opened.end()) >= 0:
        return False
    return ending.search(before, max(opened.end(), len(before) - _NEAR)) is not None


def _ordered(bare: str, asking: Sequence[UnitMention], asked: Sequence[UnitMention]) -> str | None:
    """The role of units that others order: in "Sở Y tế yêu cầu các bệnh viện …" those do it, in "… giao …" they lead."""
    if not asking or not _is_subject(bare[_sentence_start(bare, asking[0].start) : asking[0].start]):
        return None
    between = _before_plural(bare[asking[-1].end : asked[0].start], asked[0])
    return next((role for role, pattern in grammar().ordering if pattern.fullmatch(between)), None)


def _before_plural(before: str, mention: UnitMention) -> str:
    """The words before a unit without the plural that names share: "các Sở" in "yêu cầu các Sở Y tế, Tài chính"."""
    if mention.name == mention.raw:
        return before
    head = skeleton(mention.name.removesuffix(mention.raw)).strip()
    return before.rstrip().removesuffix(f"cac {head}") if head else before


def _sentence_start(bare: str, offset: int) -> int:
    """Where the sentence begins in which a unit stands at `offset`."""
    starts = _sentence_starts(bare)
    return starts[max(0, bisect_right(starts, offset) - 1)]


@lru_cache(maxsize=16)
def _sentence_starts(bare: str) -> list[int]:
    """Where sentences begin, found once for all the units of a text."""
    return [len(bare) - len(bare.lstrip()), *(found.end() for found in _SENTENCE.finditer(bare))]


def _takes_up(mention: UnitMention, stated: Sequence[Stated]) -> bool:
    """Whether a bare subject means that of a sentence before: "Các trạm y tế mở sổ. Các đơn vị báo cáo hằng tuần."."""
    if skeleton(mention.raw).strip() not in _BARE:
        return False
    return any(s.role in ("lead", "implement") and s.mention.is_collective for s in stated)


def _repeats(mention: UnitMention, group: Sequence[UnitMention], mentions: Sequence[UnitMention]) -> bool:
    """Bare "các phòng" after a named list means that list."""
    if skeleton(mention.raw).strip() not in _BARE or mention is group[0] is mentions[0]:
        return False
    return any(before.start < mention.start and _DIVISION.search(skeleton(before.name)) for before in mentions)
