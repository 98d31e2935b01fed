"""What the organisation part says for the whole plan: who leads an area, who carries everything out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.content.assignments import from_notices, notices_of
from extractors.content.drafts import TaskDraft
from extractors.content.roles import read_roles
from extractors.content.who import Assigned, assign
from extractors.layout.joined import JoinedTable
from extractors.structure.outline import Outline
from normalizers.domains import domains_of
from normalizers.organisations import UnitContext, find_units
from normalizers.skeleton import skeleton

_LEADS_AREA = re.compile(
    r"\b(?:chu tri\b.{0,80}?\b(?:muc tieu|nhiem vu|noi dung)\b|tham muu\b.{0,60}?\btrien khai\b.{0,40}?\b(?:muc tieu|nhiem vu|noi dung)\b)(?P<area>[^;.]*)"
)


@dataclass(frozen=True)
class WholePlan:
    """Leads by reform area, and the units that carry out tasks which name none."""

    leads: dict[str, tuple[Assigned, ...]]
    implementers: tuple[Assigned, ...]

    def resolved(self, draft: TaskDraft, domain: str | None, *, states_units: bool) -> tuple[Assigned, ...]:
        """The units that a task gets from the organisation part."""
        if draft.source_kind in ("assignment", "remedy"):
            return ()
        found = self.leads.get(domain or "", ())
        if draft.source_kind != "table_row" and not states_units:
            found += self.implementers
        return found


def read_whole_plan(outline: Outline, duties: Iterable[TaskDraft], context: UnitContext) -> WholePlan:
    """Read the organisation part; `duties` are its tasks."""
    leads: dict[str, tuple[Assigned, ...]] = {}
    for duty in duties:
        for area, units in _led_areas(duty, context):
            leads.setdefault(area, units)
    return WholePlan(leads, _implementers(outline, context))


def _led_areas(duty: TaskDraft, context: UnitContext) -> Iterable[tuple[str, tuple[Assigned, ...]]]:
    text = duty.passage.text
    found = _LEADS_AREA.search(skeleton(text))
    if duty.source_kind != "assignment" or not found:
        return
    stated = read_roles(text, find_units(text, context.known)).stated
    leading = ("lead", "implement", "assist") if found.group().startswith("tham muu") else ("lead",)
    named = [
        assign("lead", duty.passage, s.mention, context, basis="resolved", method="area")
        for s in stated
        if s.role in leading
    ]
    inherited = [Assigned("lead", u.raw, u.unit, "resolved", "area") for u in duty.inherited.units if u.role == "lead"]
    for domain in domains_of(text[found.start("area") : found.end("area")]):
        yield domain, tuple(named or inherited)


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
