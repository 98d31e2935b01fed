"""Bullets that name who does what: a run-in head ("- Văn phòng Sở: …"), a bullet of units over further bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.content.assignments import from_lead_in, last_sentence
from extractors.content.drafts import TaskDraft
from extractors.content.inherited import Inherited
from extractors.content.who import Assigned, assign, assign_list
from extractors.layout.passage import EMPTY, Passage
from extractors.structure.entries import Item, whole
from extractors.structure.unit_lists import names_only_units, names_start
from extractors.structure.worded_bodies import begins_as_body, begins_as_person, bodies_as_worded, may_name_body
from normalizers.instructions import orders
from normalizers.organisations import UnitContext

_MOST_TOPIC_WORDS = 20
_FEWEST_SHARES = 2
_FEWEST_ORDERS = 2
_ROLE_BETWEEN = re.compile(r"(?:\s*,?\s*chủ trì)?\s*,?\s*(?:phối hợp|cùng)(?:\s+(?:với|cùng))?\s+", re.IGNORECASE)
"""What a head says between who leads and who helps: "Sở Y tế phối hợp với Sở Công Thương: …"."""


def only_names(text: str) -> bool:
    """Whether a bullet only names units or a topic for the bullets under it."""
    if names_only_units(text):
        return True
    return text.endswith(":") and len(text.split()) <= _MOST_TOPIC_WORDS


def heads_orders(entry: Item) -> bool:
    """Whether a bullet, however long, ends in a colon over at least two bullets that order each for itself."""
    under = [sub.passage.text for sub in entry.items]
    return entry.passage.text.endswith(":") and len(under) >= _FEWEST_ORDERS and all(map(orders, under))


def heads_name_bodies(beside: Sequence[Item]) -> bool:
    """Whether each of some bullets begins with who has the duty, be it in words no lexicon of units knows.

    At least two bullets, all of that form, and one of them surely a body's or a person's.
    """
    heads = [_head(item.passage).text for item in beside if item.marker is not None]
    if len(heads) < 2 or not all(head and (names_only_units(head) or may_name_body(head)) for head in heads):
        return False
    return any(names_only_units(head) or begins_as_body(head) or begins_as_person(head) for head in heads)


def shares(entry: Item, own: TaskDraft, context: UnitContext) -> tuple[TaskDraft, ...]:
    """The drafts of the bullets under an order that share it out; none where they do not. `own` is the draft of the order.

    Each is headed by a unit and says what that has to do of it: "Đôn đốc các chợ. Trong đó:" over "+ Sở Y tế: kiểm tra
    bếp ăn", but not "Lập đội, gồm:" over "+ Sở Y tế: 2 người".
    """
    text = entry.passage.text
    if len(entry.items) < _FEWEST_SHARES or not orders(text):
        return ()
    if only_names(text) and last_sentence(entry.passage).text == text:
        return ()
    drafts = (replace(own, marker=sub.marker.text if sub.marker else None, passage=whole(sub)) for sub in entry.items)
    parts = [_share(draft, context) for draft in drafts]
    return tuple(part for part in parts if part) if all(parts) else ()


def _share(draft: TaskDraft, context: UnitContext) -> TaskDraft | None:
    """A share with who leads it, and who helps ("Sở Y tế phối hợp với Sở Xây dựng: …"), by its head."""
    head = _head(draft.passage)
    said = draft.passage.part(draft.passage.text.find(":") + 1)
    between = _ROLE_BETWEEN.search(head.text)
    lists = [head] if between is None else [head.part(0, between.start()), head.part(between.end())]
    if not all(names_only_units(each.text) for each in lists) or not orders(said.text):
        return None
    method = "run_in.unit"
    given = [
        unit
        for role, each in zip(("lead", "coordinate"), lists, strict=False)
        for unit in assign_list(role, each, context, basis="stated", method=method)
    ]
    return replace(draft, passage=said, inherited=Inherited(units=tuple(given)).over(draft.inherited))


def given_by(entry: Item, inherited: Inherited, role: str, context: UnitContext, *, as_worded: bool) -> Inherited:
    """What a bullet gives to those under it, over what they have from further out: the units that are all it names, or
    those to which its sentence gives a role ("Chủ trì, phối hợp với Sở Y tế tham mưu:").

    `as_worded`: so do the bullets beside it, `heads_name_bodies`.
    """
    text = entry.passage.text
    named = entry.passage.part(names_start(text), len(text.rstrip(" :")))
    over = replace(inherited, lead_ins=(last_sentence(entry.passage), *inherited.lead_ins))
    units = _units(role, named, context, basis="inherited", method="bullet.units", as_worded=as_worded)
    return Inherited(units=units or from_lead_in(entry, context).units).over(over)


def named(draft: TaskDraft, context: UnitContext, *, as_worded: bool) -> TaskDraft:
    """A run-in heading that names units ("p) Bộ Y tế: …", "Giao Văn phòng Sở: …") gives the lead and is not in the text."""
    head = _head(draft.passage)
    colon = draft.passage.text.find(":")
    if not head or colon + 1 >= len(draft.passage.text):
        return draft
    leads = _units("lead", head, context, basis="stated", method="run_in.unit", as_worded=as_worded)
    if not leads:
        return draft
    return replace(draft, passage=draft.passage.part(colon + 1), inherited=Inherited(units=leads).over(draft.inherited))


def _head(passage: Passage) -> Passage:
    """What stands before the first colon, but for the words that address it; nothing where there is none."""
    colon = passage.text.find(":")
    return passage.part(names_start(passage.text), colon) if colon > 0 else EMPTY


def _units(
    role: str, named: Passage, context: UnitContext, *, basis: str, method: str, as_worded: bool
) -> tuple[Assigned, ...]:
    if names_only_units(named.text):
        return assign_list(role, named, context, basis=basis, method=method)
    if not as_worded:
        return ()
    bodies = bodies_as_worded(named.text)
    return tuple(assign(role, named, body, context, basis=basis, method=method) for body in bodies)
