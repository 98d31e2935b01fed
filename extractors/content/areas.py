"""What the organisation part says for the whole plan: who leads an area, who carries everything out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extractors.content.assignments import from_notices, notices_of
from extractors.content.drafts import TaskDraft
from extractors.content.fields import Covered, covered_by
from extractors.content.roles import stated_roles
from extractors.content.who import Assigned, assign
from extractors.layout.joined import JoinedTable
from extractors.structure.outline import Outline, Section
from normalizers.domains import whole_domains_of
from normalizers.organisations import UnitContext, find_units
from normalizers.skeleton import skeleton

_ADVISING = "tham muu"
_OWN_WORDS = ("assignment", "remedy")
"""Kinds of tasks that say themselves who does them."""


@dataclass(frozen=True)
class WholePlan:
    """Who leads what of the plan, and the units that carry out tasks which name none."""

    outline: Outline
    leads: tuple[tuple[Covered, tuple[Assigned, ...]], ...]
    by_domain: dict[str, tuple[Assigned, ...]]
    implementers: tuple[Assigned, ...]
    _of_section: dict[int, tuple[Assigned, ...]] = field(default_factory=dict)

    def resolved(self, draft: TaskDraft, domain: str | None, *, states_units: bool) -> tuple[Assigned, ...]:
        """The units that a task gets from the organisation part."""
        if draft.source_kind in _OWN_WORDS:
            return ()
        found = self.by_domain.get(domain or "", ()) or self._of_headings(draft)
        if draft.source_kind != "table_row" and not states_units:
            found += self.implementers
        return found

    def _of_headings(self, draft: TaskDraft) -> tuple[Assigned, ...]:
        """Who leads what the nearest heading over a task names, be it by its field or its number."""
        if draft.section is None or not self.leads:
            return ()
        return self._of(self.outline.sections[draft.section])

    def _of(self, section: Section) -> tuple[Assigned, ...]:
        """The same, asked once of each heading."""
        if section.number not in self._of_section:
            path = tuple(each.marker or "" for each in self.outline.around(section))[::-1]
            leading = [units for covered, units in self.leads if covered.names(section.title.text, path)]
            parent = self.outline.parent(section)
            found = tuple(unit for units in leading for unit in units)
            self._of_section[section.number] = self._of(parent) if parent and not leading else found
        return self._of_section[section.number]


def read_whole_plan(outline: Outline, duties: Iterable[TaskDraft], context: UnitContext) -> WholePlan:
    """Read the organisation part; `duties` are its tasks."""
    leads = tuple(led for duty in duties if duty.source_kind == "assignment" for led in _led(duty, context))
    by_domain: dict[str, tuple[Assigned, ...]] = {}
    for covered, units in leads:
        for domain in _domains(covered):
            by_domain.setdefault(domain, units)
    return WholePlan(outline, leads, by_domain, _implementers(outline, context))


def _domains(covered: Covered) -> Iterator[str]:
    """The reform areas that a clause names as a whole; who has a part of one ("cơ chế tự chủ tài chính") does not lead it."""
    return (domain for field in covered.fields for domain in whole_domains_of(field))


def _led(duty: TaskDraft, context: UnitContext) -> Iterator[tuple[Covered, tuple[Assigned, ...]]]:
    """What a duty makes its units lead: those it names, else those of the heading over it."""
    text = duty.passage.text
    covered = covered_by(text)
    if not covered:
        return
    stated = stated_roles(text, find_units(text, context.known))
    advises = _ADVISING in skeleton(text)
    leading = ("lead", "implement", "assist") if advises else ("lead",)
    named = [
        assign("lead", duty.passage, s.mention, context, basis="resolved", method="area")
        for s in stated
        if s.role in leading
    ]
    inherited = [Assigned("lead", u.raw, u.unit, "resolved", "area") for u in duty.inherited.units if u.role == "lead"]
    for each in covered:
        yield each, tuple(named or inherited)


def _implementers(outline: Outline, context: UnitContext) -> tuple[Assigned, ...]:
    """A whole-plan "Cơ quan thực hiện: …" in the organisation part."""
    for section in outline.sections:
        if not any(around.kind == "organisation" for around in outline.around(section)):
            continue
        notices = [notice for item in section.entries if not isinstance(item, JoinedTable) for notice in item.notices]
        for notice in (*notices, *notices_of(section)):
            if notice.kind == "implement":
                units = from_notices([notice], context).units
                return tuple(Assigned(u.role, u.raw, u.unit, "resolved", "whole_plan") for u in units)
    return ()
