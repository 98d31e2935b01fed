"""All that is read of a plan's content, before it becomes rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extractors.content.annotation import Annotator
from extractors.content.areas import WholePlan, read_whole_plan
from extractors.content.assignments import from_headings, from_time_heading
from extractors.content.drafts import TaskDraft
from extractors.content.group_rows import from_groups, from_line_above
from extractors.content.header import Header, read_header
from extractors.content.listed_units import list_units
from extractors.content.roles import read_roles
from extractors.content.table_tasks import Tabled, read_tabled
from extractors.content.tables import read_tables, with_task_tables
from extractors.content.tasks import find_tasks
from extractors.content.unit_context import read_unit_context
from extractors.content.when import Due, read_due
from extractors.content.who import Assigned, assign, settle
from extractors.document import Document
from extractors.structure.outline import Outline
from extractors.structure.plan import Plan, read_plan
from normalizers.domains import domain_of, is_on_reform
from normalizers.organisations import UnitContext
from normalizers.skeleton import skeleton

_UNDER_UNIT = frozenset({"heading.unit", "bullet.units", "run_in.unit"})
"""How a unit leads all that stands under its name."""


@dataclass(frozen=True)
class Task:
    """A task with all that is said of it; `conflicts` are units that it names as lead and as coordinator."""

    draft: TaskDraft
    domain: str | None
    units: tuple[Assigned, ...]
    due: tuple[Due, ...]
    conflicts: tuple[str, ...]


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
    listed = read_tables(document, plan.outline)
    plan = replace(plan, outline=with_task_tables(plan.outline, listed))
    context = read_unit_context(
        document.text, plan.outline, listed, issuer=header.issuer, province_code=province.code if province else None, province=province.name if province else None
    )  # fmt: skip
    prose = find_tasks(plan.outline, context)
    tables = read_tabled(listed)
    whole = read_whole_plan(plan.outline, prose, context)
    on_reform = is_on_reform(header.title or "")
    tabled = _under_headings(tables, plan.outline, context)
    drafts = sorted((*prose, *tabled), key=lambda draft: draft.passage.span().start)
    year = header.year
    annotator = Annotator(context.known, year, issued=header.issue_date)

    def complete(draft: TaskDraft) -> Task:
        domain = _domain(draft, plan, tables) if on_reform else None
        cells = _of_cells(draft, context)
        who = _who(draft, cells, whole, domain, context, annotator)
        return Task(draft, domain, who, read_due(draft, context, year, annotator), _conflicts(cells))

    return Content(plan, header, context, tables, tuple(map(complete, drafts)), annotator)


def _under_headings(tables: Tabled, outline: Outline, context: UnitContext) -> Iterator[TaskDraft]:
    """Rows with what their groups and the headings over their table give: "1. Văn phòng Sở" leads the rows under it."""
    for (section, group), rows in groupby(tables.drafts, key=lambda draft: (draft.section, draft.group)):
        inherited = from_groups(tables.groups_around(group), context)
        if section is not None:
            inherited = inherited.over(from_line_above(outline.sections[section].entries, context))
            inherited = inherited.over(from_headings(outline, outline.sections[section], context))
            if not inherited.schedules:
                inherited += from_time_heading(outline, outline.sections[section])
        yield from (replace(draft, inherited=inherited) for draft in rows)


def _domain(draft: TaskDraft, plan: Plan, tables: Tabled) -> str | None:
    """The reform area that the outermost heading over a task names."""
    if draft.source_kind in ("assignment", "remedy"):
        return None
    around = plan.outline.around(plan.outline.sections[draft.section]) if draft.section is not None else ()
    titles = [section.title.text for section in around if section.kind != "appendix"][::-1]
    titles += [group.title.text for group in tables.groups_around(draft.group)]
    return next((area for title in titles if (area := domain_of(title))), None)


def _who(
    draft: TaskDraft,
    cells: Sequence[Assigned],
    whole: WholePlan,
    domain: str | None,
    context: UnitContext,
    annotator: Annotator,
) -> tuple[Assigned, ...]:
    """Who does a task, `cells` those that its row names."""
    if any(unit.role == "lead" for unit in cells):
        return settle((*cells, *whole.resolved(draft, domain, states_units=True)))
    passage = draft.passage
    roles = read_roles(passage.text, annotator.units(passage.text))
    stated = [
        assign(s.role, passage, s.mention, context, basis="stated", method=f"sentence.{s.role}") for s in roles.stated
    ]
    partners = [unit for unit, s in zip(stated, roles.stated, strict=True) if s.role == "coordinate" and not s.embedded]
    inherited = list(draft.inherited.units)
    if any(unit.unit.name.startswith("Phòng ") for unit in inherited):
        stated = [unit for unit in stated if not _means_the_list(unit)]
    if roles.opens_with_partner and not roles.says_lead:
        stated, inherited = _led_by_partner(stated, inherited, partners)
    says_lead = roles.says_lead or any(unit.role == "lead" and unit.basis == "stated" for unit in inherited)
    resolved = whole.resolved(draft, domain, states_units=bool(stated or cells))
    return settle((*cells, *stated, *inherited, *resolved), says_lead=says_lead)


def _means_the_list(unit: Assigned) -> bool:
    """Whether a unit is bare "các phòng", which after a named list means that list."""
    return skeleton(unit.raw.text) == "cac phong"


def _led_by_partner(
    stated: Sequence[Assigned], inherited: Sequence[Assigned], partners: Sequence[Assigned]
) -> tuple[list[Assigned], list[Assigned]]:
    """Under a unit's heading, "Phối hợp với Y …": Y leads, the heading's unit coordinates."""
    by_heading = [unit for unit in inherited if unit.role == "lead" and unit.method in _UNDER_UNIT]
    if not by_heading or not partners:
        return list(stated), list(inherited)
    leads = [_in_role(unit, "lead") if unit in partners else unit for unit in stated]
    helpers = [_in_role(unit, "coordinate") if unit in by_heading else unit for unit in inherited]
    return leads, helpers


def _in_role(unit: Assigned, role: str) -> Assigned:
    return Assigned(role, unit.raw, unit.unit, unit.basis, unit.method)


def _of_cells(draft: TaskDraft, context: UnitContext) -> list[Assigned]:
    """The units in the cells of a task's row; none for a task that stands in no table."""
    row = draft.row
    if row is None:
        return []
    cells = (("lead", row.lead), ("coordinate", row.coordinate), ("implement", row.implement))
    found: list[Assigned] = []
    for role, cell in cells:
        if cell:
            found += list_units(role, cell, context, basis="stated", method=f"table.cell.{role}")
    return found


def _conflicts(cells: Sequence[Assigned]) -> tuple[str, ...]:
    """Units that a row names both as lead and as coordinator."""
    roles: dict[str, set[str]] = {}
    for unit in cells:
        roles.setdefault(unit.unit.name, set()).add(unit.role)
    return tuple(name for name, held in roles.items() if {"lead", "coordinate"} <= held)
