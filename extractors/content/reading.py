"""All that is read of a plan's content, before it becomes rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.content.annotation import Annotator
from extractors.content.areas import WholePlan, read_whole_plan
from extractors.content.drafts import TaskDraft
from extractors.content.header import Header, read_header
from extractors.content.roles import read_roles
from extractors.content.table_tasks import Tabled, read_tabled
from extractors.content.tables import read_tables
from extractors.content.tasks import find_tasks
from extractors.content.unit_context import read_unit_context
from extractors.content.when import Due, read_due
from extractors.content.who import Assigned, assign, assign_list, settle
from extractors.document import Document
from extractors.layout.passage import Passage
from extractors.structure.plan import Plan, read_plan
from normalizers.domains import domain_of
from normalizers.organisations import UnitContext
from normalizers.skeleton import skeleton

_REFORM = re.compile(
    r"cai cach hanh chinh|\bcchc\b|thu tuc hanh chinh|\btthc\b|hanh chinh cong|\bpar index\b|\bsipas\b|hai long"
)


@dataclass(frozen=True)
class Task:
    """A task with all that is said of it."""

    draft: TaskDraft
    domain: str | None
    units: tuple[Assigned, ...]
    due: tuple[Due, ...]


@dataclass(frozen=True)
class Content:
    """A plan read."""

    plan: Plan
    header: Header
    context: UnitContext
    tables: Tabled
    tasks: tuple[Task, ...]
    annotator: Annotator


def read_content(document: Document) -> Content:
    """Read a document whose text is right."""
    plan = read_plan(document)
    header = read_header(plan, document.text)
    province = header.province
    listed = read_tables(document.text, plan.outline)
    context = read_unit_context(
        document.text, plan.outline, listed, issuer=header.issuer, province_code=province.code if province else None, province=province.name if province else None
    )  # fmt: skip
    prose = find_tasks(plan.outline, context)
    tables = read_tabled(listed)
    whole = read_whole_plan(plan.outline, prose, context)
    on_reform = bool(_REFORM.search(skeleton(header.title or "")))
    drafts = sorted((*prose, *tables.drafts), key=lambda draft: draft.passage.span().start)
    annotator = Annotator(context.known, header.year)

    def complete(draft: TaskDraft) -> Task:
        domain = _domain(draft, plan, tables) if on_reform else None
        return Task(
            draft,
            domain,
            _who(draft, whole, domain, context, annotator),
            read_due(draft, context, header.year, annotator),
        )

    return Content(plan, header, context, tables, tuple(map(complete, drafts)), annotator)


def _domain(draft: TaskDraft, plan: Plan, tables: Tabled) -> str | None:
    """The reform area that the outermost heading over a task names."""
    if draft.source_kind in ("assignment", "remedy") or draft.section is None:
        return None
    section = plan.outline.sections[draft.section]
    titles = [s.title.text for s in plan.outline.around(section) if s.kind != "appendix"][::-1]
    titles += [group.title.text for group in tables.groups_around(draft.group)]
    return next((area for title in titles if (area := domain_of(title))), None)


def _who(
    draft: TaskDraft, whole: WholePlan, domain: str | None, context: UnitContext, annotator: Annotator
) -> tuple[Assigned, ...]:
    if draft.row is not None:
        named = _of_row(draft, context)
        return settle((*named, *whole.resolved(draft, domain, states_units=True)))
    passage = draft.passage
    roles = read_roles(passage.text, annotator.units(passage.text))
    stated = [
        assign(s.role, passage, s.mention, context, basis="stated", method=f"sentence.{s.role}") for s in roles.stated
    ]
    inherited = list(draft.inherited.units)
    if roles.opens_with_partner and not roles.says_lead:
        stated, inherited = _led_by_partner(stated, inherited)
    says_lead = roles.says_lead or any(unit.role == "lead" and unit.basis == "stated" for unit in inherited)
    resolved = whole.resolved(draft, domain, states_units=bool(stated))
    return settle((*stated, *inherited, *resolved), says_lead=says_lead)


def _led_by_partner(stated: Sequence[Assigned], inherited: Sequence[Assigned]) -> tuple[list[Assigned], list[Assigned]]:
    """Under a unit's heading, "Phối hợp với Y …": Y leads, the heading's unit coordinates."""
    by_heading = [unit for unit in inherited if unit.role == "lead" and unit.method == "heading.unit"]
    partners = [unit for unit in stated if unit.role == "coordinate"]
    if not by_heading or not partners:
        return list(stated), list(inherited)
    leads = [_in_role(unit, "lead") if unit in partners else unit for unit in stated]
    helpers = [_in_role(unit, "coordinate") if unit in by_heading else unit for unit in inherited]
    return leads, helpers


def _in_role(unit: Assigned, role: str) -> Assigned:
    return Assigned(role, unit.raw, unit.unit, unit.basis, unit.method)


def _of_row(draft: TaskDraft, context: UnitContext) -> list[Assigned]:
    row = draft.row
    assert row is not None
    cells: list[tuple[str, Passage]] = [
        ("lead", row.lead),
        ("coordinate", row.coordinate),
        ("implement", row.implement),
    ]
    found: list[Assigned] = []
    for role, cell in cells:
        if cell:
            found += assign_list(role, cell, context, basis="stated", method=f"table.cell.{role}")
    return found
