"""What a section passes on to its tasks: who and when, from assignment lines, headings and lead-ins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extractors.content.roles import read_roles
from extractors.content.who import Assigned, assign, assign_list
from extractors.layout.joined import JoinedTable
from extractors.layout.passage import Passage
from extractors.structure.notices import Notice
from extractors.structure.outline import Item, Outline, Section
from extractors.structure.unit_lists import names_only_units, names_start
from normalizers.organisations import UnitContext, find_units

_ROLE_OF = {"lead": "lead", "coordinate": "coordinate", "implement": "implement"}


@dataclass(frozen=True)
class Inherited:
    """What tasks get from around them: units in roles, the passages that say when, products."""

    units: tuple[Assigned, ...] = ()
    schedules: tuple[Passage, ...] = ()
    outputs: tuple[Passage, ...] = ()

    def __add__(self, other: Inherited) -> Inherited:
        return Inherited(self.units + other.units, self.schedules + other.schedules, self.outputs + other.outputs)


def from_notices(notices: Iterable[Notice], context: UnitContext) -> Inherited:
    """What assignment lines say, for the tasks they hold for."""
    found = Inherited()
    for notice in notices:
        role = _ROLE_OF.get(notice.kind)
        if role is not None:
            found += Inherited(
                units=assign_list(role, notice.value, context, basis="inherited", method=f"notice.{role}")
            )
        elif notice.kind == "schedule":
            found += Inherited(schedules=(notice.value,))
        elif notice.kind == "output":
            found += Inherited(outputs=(notice.value,))
    return found


def work_item(outline: Outline, section: Section) -> Section | None:
    """The section around a task that shares one assignment and one schedule; None where there is none."""
    for around in outline.around(section):
        kinds = {child.kind for child in outline.children(around)}
        if "schedule" in kinds or ("assignment" in kinds and "tasks" in kinds):
            return around
    return None


def from_work_item(outline: Outline, item: Section, context: UnitContext) -> Inherited:
    """Assignment and schedule that the subsections of a work item state for all of its tasks."""
    found = Inherited()
    for child in outline.children(item):
        if child.kind == "assignment":
            found += from_notices(_notices(child), context)
        elif child.kind == "schedule":
            found += Inherited(schedules=tuple(e.passage for e in _items(child) if e.passage))
    return found


def from_heading(section: Section, context: UnitContext) -> Inherited:
    """Units that a heading names and nothing else: "1. Văn phòng Sở", "2. Đối với Thanh tra Sở" lead what is under it."""
    title = section.title
    units = title.part(names_start(title.text))
    if section.label_kind is not None or not names_only_units(units.text):
        return Inherited()
    return Inherited(units=assign_list("lead", units, context, basis="inherited", method="heading.unit"))


def from_lead_in(item: Item, context: UnitContext) -> Inherited:
    """ "…, Văn phòng Sở chủ trì, phối hợp với các phòng thực hiện những nhiệm vụ sau:" gives its units to the items under it."""
    text = item.passage.text
    if not text.endswith(":"):
        return Inherited()
    mentions = find_units(text, context.known)
    roles = read_roles(text, mentions)
    return Inherited(
        units=tuple(
            assign(
                "implement" if s.role == "assist" else s.role,
                item.passage,
                s.mention,
                context,
                basis="inherited",
                method="lead_in",
            )
            for s in roles.stated
        )
    )


def _items(section: Section) -> list[Item]:
    return [entry for entry in section.entries if not isinstance(entry, JoinedTable)]


def _notices(section: Section) -> list[Notice]:
    found: list[Notice] = []
    waiting = _items(section)
    while waiting:
        item = waiting.pop(0)
        if item.notice is not None:
            found.append(item.notice)
        waiting = [*item.items, *waiting]
    return found
