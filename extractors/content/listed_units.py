"""The units of an assignment line, each in the role that the line's words, labels or brackets give it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.content.role_grammar import ROLE_BRACKET
from extractors.content.roles import stated_roles
from extractors.content.who import Assigned, assign, assign_list
from extractors.layout.passage import Passage
from extractors.structure.notices import read_labelled
from normalizers.organisations import UnitContext, UnitMention, find_units, is_reported_to, split_units
from normalizers.skeleton import skeleton

ROLE_OF = {"lead": "lead", "coordinate": "coordinate", "implement": "implement", "assign": "lead"}
"""The role that each kind of assignment line gives."""
ROLES = frozenset(ROLE_OF.values())
_ROLE_WORDS = re.compile(
    r"(?<!duoc giao )(?<!nhiem vu )(?<!phan cong )\b(?:chu tri|phoi hop)\b"
    r"(?=\s*(?:[,;.:()\n]|$|(?:thuc hien|to chuc|trien khai|tham muu|phoi hop|chung|chinh|voi|cung|la|va|cac)\b)"
    r"|(?<!co quan \w{3} \w{3})(?<!don vi \w{3} \w{3})\s+(?:huong dan|theo doi|tong hop|don doc|kiem tra|quan ly)\b)"
)
"""Words that give a role; before another verb, or behind "cơ quan", they but tell which body ("cơ quan chủ trì soạn thảo")."""


def list_units(role: str, passage: Passage, context: UnitContext, *, basis: str, method: str) -> tuple[Assigned, ...]:
    """The units of a list; where its words tell roles ("A chủ trì; B phối hợp") each has its own, else `role`.

    A label with a colon gives its role to all that is listed up to the next ("Chủ trì: A; B. Phối hợp: C").
    """
    labelled = read_labelled(passage)
    if labelled:
        roles = [ROLE_OF.get(each.kind) if each.label else role for each in labelled]
        given = [(said, each.value) for said, each in zip(roles, labelled, strict=True) if said]
        return tuple(u for r, part in given for u in list_units(r, part, context, basis=basis, method=method))
    if marked := marked_units(role, passage, context, basis=basis, method=method):
        return marked
    if not _ROLE_WORDS.search(skeleton(passage.text)):
        return assign_list(role, passage, context, basis=basis, method=method)
    mentions = _as_long_as_their_parts(passage.text, find_units(passage.text, context.known))
    told = {s.mention.start: s.role for s in stated_roles(passage.text, mentions) if s.role in ROLES}
    mentions = [m for m in mentions if m.start in told or not is_reported_to(passage.text, m)]
    rest = "coordinate" if role == "lead" and "lead" in told.values() else role
    return tuple(assign(told.get(m.start, rest), passage, m, context, basis=basis, method=method) for m in mentions)


def marked_units(role: str, passage: Passage, context: UnitContext, *, basis: str, method: str) -> tuple[Assigned, ...]:
    """The units of a list of which brackets say who leads or helps: "Sở Y tế (chủ trì), Sở Nội vụ"; none where none does.

    A bracket is said of the unit before it; beside one that leads, those without any help, or do what the label says.
    """
    bare = skeleton(passage.text)
    if not ROLE_BRACKET.search(bare) or _ROLE_WORDS.search(ROLE_BRACKET.sub("", bare)):
        return ()
    mentions = split_units(passage.text)
    marks = [ROLE_BRACKET.match(bare, m.end) for m in mentions]
    told = [("lead" if mark["leads"] else "coordinate") if mark else None for mark in marks]
    rest = "coordinate" if role == "lead" and "lead" in told else role
    return tuple(
        assign(said or rest, passage, m, context, basis=basis, method=method)
        for said, m in zip(told, mentions, strict=True)
    )


def _as_long_as_their_parts(text: str, mentions: Sequence[UnitMention]) -> list[UnitMention]:
    """Mentions of a list that says roles, each up to the role word after it: there nothing but names stands between those."""
    found: list[UnitMention] = []
    cuts = [0, *(edge for said in _ROLE_WORDS.finditer(skeleton(text)) for edge in said.span()), len(text)]
    named = {start + u.start: (start, u) for start, end in pairwise(cuts) for u in split_units(text[start:end])}
    for mention in mentions:
        if found and mention.start < found[-1].end:
            continue
        start, whole = named.get(mention.start, (0, mention))
        if start + whole.end > mention.end:
            mention = replace(whole, start=start + whole.start, end=start + whole.end)
        found.append(mention)
    return found
