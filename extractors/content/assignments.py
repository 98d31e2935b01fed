"""What a section passes on to its tasks: who and when, from assignment lines, headings and lead-ins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from extractors.content.inherited import Inherited
from extractors.content.listed_units import ROLE_OF, ROLES, list_units, marked_units
from extractors.content.roles import only_announces, stated_roles
from extractors.content.steps import holds_beside
from extractors.content.who import Assigned, assign, assign_list
from extractors.layout.joined import JoinedTable
from extractors.layout.passage import Passage, joined
from extractors.structure.entries import Item
from extractors.structure.notices import Notice, notice_kind
from extractors.structure.outline import Outline, Section
from extractors.structure.time_titles import only_tells_when, stage_end
from extractors.structure.unit_lists import names_only_units, names_span, names_start
from extractors.structure.worded_bodies import begins_as_body, bodies_as_worded, may_name_body, worded_span
from normalizers.instructions import announces_tasks
from normalizers.organisations import UnitContext, find_units
from normalizers.skeleton import skeleton

_PLAIN_DOER = "co quan"
"""What a label of who implements begins with, whoever helps."""
_SENTENCE_END = re.compile(r"[.;!?…]\s+")
_CLOSING = re.compile(r"\(([^()]+)\)\s*$")
_REMEMBERED = 1024
"""Titles remembered: each section under a heading asks whom it names."""
_OVER_UNITS = frozenset({"organisation", "assignment"})
"""Kinds of headings under which units have headings of their own."""


def from_notices(notices: Iterable[Notice], context: UnitContext) -> Inherited:
    """What assignment lines say, for the tasks they hold for.

    The "đơn vị thực hiện" beside which others only help leads, as in a table; a "cơ quan thực hiện" never does.
    """
    found, notices = Inherited(), tuple(notices)
    said = {notice.kind for notice in notices}
    only_helped = "coordinate" in said and "lead" not in said
    for notice in notices:
        leads = only_helped and notice.kind == "implement" and not skeleton(notice.label).startswith(_PLAIN_DOER)
        role = "lead" if leads else ROLE_OF.get(notice.kind)
        if role is not None:
            found += Inherited(
                units=list_units(role, notice.value, context, basis="inherited", method=f"notice.{role}")
            )
        elif notice.kind == "schedule":
            found += Inherited(schedules=(notice.value,))
        elif notice.kind == "output":
            found += Inherited(outputs=(notice.value,))
    return found


def work_items(outline: Outline, context: UnitContext) -> dict[int, Inherited]:
    """The sections that share one assignment and one schedule, by number, each with what it gives to the tasks under it.

    Read once for all: asked of each section anew, all beside it are looked at again.
    """
    return {
        section.number: _given_in_item(outline, section, context)
        for section in outline.sections
        if _is_work_item(outline, section)
    }


def _is_work_item(outline: Outline, section: Section) -> bool:
    """Whether an assignment or a schedule stands under a section beside the tasks it is for."""
    under, kinds = outline.children(section), outline.kinds_under(section)
    if "schedule" in kinds or ("tasks" in kinds and any(assigns_beside(child) for child in under)):
        return True
    return "assignment" in kinds and any(gives_roles(outline, child) for child in under)


def assigns_beside(section: Section) -> bool:
    """Whether an assignment says who does what stands beside it ("c) Phân công trách nhiệm" of a work item).

    What stands under a body's own heading, "Trách nhiệm của Sở Y tế", are its duties, where it is more than notices.
    """
    if section.kind != "assignment":
        return False
    return not names_start(section.title.text) or all(item.notices for item in _items(section))


def gives_roles(outline: Outline, section: Section) -> bool:
    """Whether a heading only labels who leads or helps ("a) Cơ quan chủ trì"), so that what stands under it are units."""
    if section.kind != "assignment" or notice_kind(section.title.text) not in ROLES:
        return False
    return not any(around.kind == "organisation" for around in outline.around(section))


def _given_in_item(outline: Outline, item: Section, context: UnitContext) -> Inherited:
    """Assignment and schedule that the subsections of a work item state for all of its tasks.

    An assignment may have parts of its own: "a) Cơ quan chủ trì", "b) Cơ quan phối hợp".
    """
    found = Inherited()
    for child in outline.children(item):
        if child.kind == "schedule":
            said = tuple(e.passage for e in _items(child) if e.passage)
            found += Inherited(schedules=said if holds_beside(outline, child) else ())
        elif assigns_beside(child):
            for each in outline.under(child):
                found += from_notices(notices_of(each), context)
        elif child.kind == "assignment":
            continue
        else:
            found += from_notices(notices_of(child), context)
    return found


def notices_of(section: Section) -> tuple[Notice, ...]:
    """The notices under an assignment, or the one that a heading is itself ("c) Đơn vị chủ trì: Văn phòng.")."""
    listed = (
        tuple(notice for item in _items(section) for notice in item.notices) if section.kind == "assignment" else ()
    )
    is_organisation = "organisation" in (section.label_kind, section.kind)
    kind = None if is_organisation else notice_kind(section.title.text)
    if listed or kind is None:
        return listed
    return (Notice(kind, section.title.text, joined([*_lines(_items(section))], by="; ")),)


def from_headings(outline: Outline, section: Section, context: UnitContext, *, on_duty: bool = False) -> Inherited:
    """What the nearest heading that names units gives to what stands under a section."""
    for around in outline.around(section):
        own = around is section
        found = from_heading(around, context, own=own)
        if not found.units and on_duty and (around.kind in ("assignment", "group") or (own and _says_whose(around))):
            found = from_unknown_body(outline, around, context) or from_heading(around, context, on_duty=True)
        if not found.units:
            found = from_announcing(around, context)
        if not found.units and around is not section:
            found = from_order(around, context)
        if found.units:
            return found
    return Inherited()


def _says_whose(section: Section) -> bool:
    """Whether a label says whose the duties under it are: "Trách nhiệm của Sở Y tế", "Nhiệm vụ, quyền hạn của Sở Y tế"."""
    return section.label_kind in ("assignment", "tasks") and names_start(section.title.text) > 0


def from_heading(section: Section, context: UnitContext, *, on_duty: bool = False, own: bool = False) -> Inherited:
    """Units that a heading names: "1. Văn phòng Sở", "2. Đối với Thanh tra Sở" lead what is under it.

    A label does not, but over its `own` duties one that says whose they are: "Nhiệm vụ, quyền hạn của Văn phòng Sở".
    Over duties (`on_duty`) a sentence gives its units too: "1. Giao Văn phòng Sở thực hiện các nhiệm vụ sau".
    """
    labels = section.label_kind not in (None, "assignment") and not (own and _says_whose(section))
    if not labels and (leads := addressed(section.title, context)):
        return Inherited(units=leads)
    if on_duty and section.label_kind is None and section.sentence is None:
        return _from_sentence(section.title, context, "heading.sentence")
    return Inherited()


def from_announcing(section: Section, context: UnitContext) -> Inherited:
    """Units to which a numbered line gives what is listed under it: "1. Gác bến. Công an tỉnh làm những việc sau:"."""
    if section.label_kind is not None or not section.heading.text.endswith(":"):
        return Inherited()
    return _from_sentence(last_sentence(section.title), context, "lead_in")


def addressed(title: Passage, context: UnitContext) -> tuple[Assigned, ...]:
    """The units that lead what is under a title: those that it names, where it names nothing else."""
    where = _only_units(title.text)
    if where is None:
        return ()
    units = title.part(*where)
    basis, method = "inherited", "heading.unit"
    marked = marked_units("lead", units, context, basis=basis, method=method)
    return marked or assign_list("lead", units, context, basis=basis, method=method)


@lru_cache(maxsize=_REMEMBERED)
def _only_units(title: str) -> tuple[int, int] | None:
    """Where a title that names nothing else names units; None for any other."""
    start, end = names_span(title)
    return (start, end) if names_only_units(title[start:end].strip()) else None


def from_unknown_body(outline: Outline, section: Section, context: UnitContext) -> Inherited:
    """A title that names who has the duties in words no lexicon knows: by its kind, among such, or "Trách nhiệm của X"."""
    parent, title = outline.parent(section), section.title.text
    in_words = names_start(title) > 0
    duty_of = _says_whose(section) and begins_as_body(title[names_start(title) :])
    if section.sentence or not (duty_of or may_name_body(title)):
        return Inherited()
    over_units = parent is not None and _over_units(outline, parent)
    if not (duty_of or section.kind == "assignment" or (section.kind == "group" and over_units)):
        return Inherited()
    beside = outline.children(parent) if parent else (section,)
    among = section.label_kind is None and any(
        begins_as_body(s.title.text) and may_name_body(s.title.text) for s in beside
    )
    in_words = in_words and parent is not None and parent.kind in _OVER_UNITS
    if not (duty_of or in_words or (among and (over_units or parent is None))):
        return Inherited()
    named = section.title.part(*worded_span(title))
    return Inherited(
        units=tuple(
            assign("lead", named, body, context, basis="inherited", method="heading.unit")
            for body in bodies_as_worded(named.text)
        )
    )


def from_time_heading(outline: Outline, section: Section) -> Inherited:
    """What the nearest heading says of when, that is a time or closes with one: "Tháng 9/2030", "Dựng chòi (trong tháng 5)"."""
    for around in outline.around(section):
        title = around.title
        closing, stage = _CLOSING.search(title.text), stage_end(title.text)
        said = title.part(closing.start(1), closing.end(1)) if closing else title.part(stage)
        if around.label_kind is None and only_tells_when(said.text, of_a_stage=stage > 0):
            return Inherited(schedules=(said,))
    return Inherited()


def _over_units(outline: Outline, section: Section) -> bool:
    """Whether units have headings of their own under a section: that of the organisation, an assignment, a group of one."""
    return any(around.label_kind in _OVER_UNITS for around in outline.around(section))


def from_lead_in(item: Item, context: UnitContext) -> Inherited:
    """Units that a lead-in gives to the items under it: "…, Văn phòng Sở chủ trì, phối hợp với các phòng làm những việc sau:"."""
    if not item.passage.text.endswith(":"):
        return Inherited()
    return replace(_from_sentence(item.passage, context, "lead_in"), lead_ins=(last_sentence(item.passage),))


def lead_ins_over(outline: Outline, section: Section) -> Inherited:
    """The sentences right before subsections that announce them: "Trong quý I, các phòng tập trung vào những việc sau:"."""
    last = [_items(around)[-1] for around in outline.around(section) if around is not section and _items(around)]
    return Inherited(
        lead_ins=tuple(
            last_sentence(item.passage)
            for item in last
            if item.marker is None and not item.notices and item.passage.text.endswith(":")
        )
    )


def last_sentence(passage: Passage) -> Passage:
    """The sentence at the end of a passage."""
    text = passage.text
    ends = [match.end() for match in _SENTENCE_END.finditer(text) if text[match.end() : match.end() + 1].isupper()]
    return passage.part(ends[-1]) if ends else passage


def from_order(section: Section, context: UnitContext) -> Inherited:
    """Units that a paragraph orders to do what the subsections list: "…, các sở cần làm tốt các nhiệm vụ sau đây:"."""
    orders = [item for item in _items(section) if item.marker is None and announces_tasks(item.passage.text)]
    return _from_sentence(orders[-1].passage, context, "lead_in") if orders else Inherited()


def _from_sentence(passage: Passage, context: UnitContext, method: str) -> Inherited:
    stated = stated_roles(passage.text, find_units(passage.text, context.known))
    given = [s for s in stated if not (s.role == "implement" and only_announces(passage.text, s.mention))]
    roles = [("implement" if s.role == "assist" else s.role, s.mention) for s in given]
    return Inherited(
        units=tuple(assign(role, passage, m, context, basis="inherited", method=method) for role, m in roles)
    )


def _lines(items: Iterable[Item]) -> Iterator[Passage]:
    for item in items:
        yield item.passage
        yield from _lines(item.items)


def _items(section: Section) -> list[Item]:
    return [entry for entry in section.entries if not isinstance(entry, JoinedTable)]
