"""Who leads, coordinates and implements a task: what is stated, inherited and resolved, put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.layout.passage import Passage
from normalizers.organisations import Unit, UnitContext, UnitMention, canonical, split_units

_ROLE_RANK = {"lead": 0, "coordinate": 1, "implement": 2}
_BASIS_RANK = {"stated": 0, "inherited": 1, "resolved": 2}


@dataclass(frozen=True)
class Assigned:
    """A unit in a role: `raw` stands where it is worded."""

    role: str
    raw: Passage
    unit: Unit
    basis: str
    method: str


def assign(
    role: str, passage: Passage, mention: UnitMention, context: UnitContext, *, basis: str, method: str
) -> Assigned:
    """A mention in a passage, as a canonical unit in a role."""
    raw = passage.part(mention.start, mention.end).on_one_line()
    return Assigned(role, raw, canonical(mention, context), basis, method)


def assign_list(role: str, passage: Passage, context: UnitContext, *, basis: str, method: str) -> tuple[Assigned, ...]:
    """All units of a passage that names nothing but units (a cell, an assignment line).

    The issuer's name right after that of its own division ("Vụ Pháp chế" / "Bộ Xây dựng") says whose it is.
    """
    found: list[Assigned] = []
    end = 0
    for mention in _whole(split_units(passage.text), passage.text, context):
        one = assign(role, passage, mention, context, basis=basis, method=method)
        if not (found and one.unit.name == context.issuer and not passage.text[end : mention.start].strip()):
            found.append(one)
        end = mention.end
    return tuple(found)


def _whole(mentions: Sequence[UnitMention], text: str, context: UnitContext) -> Iterator[UnitMention]:
    """The mentions of a list; one again those into which a comma parted a name that the document words elsewhere."""
    waiting: UnitMention | None = None
    for mention in mentions:
        if waiting is not None:
            raw = " ".join(text[waiting.start : mention.end].split())
            if any(raw.endswith(name) and len(name) > len(mention.raw) + 1 for name in context.with_commas):
                name = " ".join(f"{waiting.name}{text[waiting.end : mention.end]}".split())
                waiting = replace(waiting, end=mention.end, raw=text[waiting.start : mention.end], name=name)
                continue
            yield waiting
        waiting = mention
    if waiting is not None:
        yield waiting


def settle(assigned: Iterable[Assigned], *, says_lead: bool = False) -> tuple[Assigned, ...]:
    """One role per unit and task, by the data model's rules.

    A stated lead replaces inherited leads, those replace resolved ones; stated coordinators replace inherited
    ones only where the sentence says who leads. A subject of its own replaces those that a lead-in orders.
    `assist` is the subject of "X phối hợp với Y": X coordinates where Y leads, else it implements. Of several
    roles: lead first, else stated before inherited before resolved, else coordinate.
    """
    rows = _strongest_leads(_own_subjects(list(assigned)))
    if not rows:
        return ()
    leads = {row.unit.unit_id for row in rows if row.role == "lead"}
    says_lead = says_lead or any(row.role == "assist" and row.unit.unit_id in leads for row in rows)
    if says_lead and any(row.role == "coordinate" and row.basis == "stated" for row in rows):
        rows = [row for row in rows if row.role != "coordinate" or row.basis == "stated"]
    partner_leads = any(
        row.role == "coordinate" and row.basis == "stated" and row.unit.unit_id in leads for row in rows
    )
    rows = [_subject(row, partner_leads) if row.role == "assist" else row for row in rows]
    best: dict[str, Assigned] = {}
    for row in rows:
        held = best.get(row.unit.unit_id)
        if held is None or _rank(row) < _rank(held):
            best[row.unit.unit_id] = row
    order = {row.unit.unit_id: n for n, row in reversed(list(enumerate(rows)))}
    return tuple(
        sorted(
            best.values(),
            key=lambda row: (_ROLE_RANK[row.role], order[row.unit.unit_id]),
        )
    )


def _own_subjects(rows: Sequence[Assigned]) -> list[Assigned]:
    own = any(row.basis == "stated" and row.role != "coordinate" for row in rows)
    return [row for row in rows if not (own and row.role == "implement" and row.method == "lead_in")]


def _strongest_leads(rows: Sequence[Assigned]) -> list[Assigned]:
    strongest = min((_BASIS_RANK[row.basis] for row in rows if row.role == "lead"), default=0)
    return [row for row in rows if row.role != "lead" or _BASIS_RANK[row.basis] == strongest]


def _subject(row: Assigned, partner_leads: bool) -> Assigned:
    return Assigned("coordinate" if partner_leads else "implement", row.raw, row.unit, row.basis, row.method)


def _rank(row: Assigned) -> tuple[int, int, int]:
    return (row.role != "lead", _BASIS_RANK[row.basis], row.role != "coordinate")
