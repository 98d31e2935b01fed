"""The tasks of a plan's prose: bullets, items and paragraphs that order something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import dropwhile, pairwise, takewhile, zip_longest

from extractors.content.article_tasks import demanded, tasks_of_articles
from extractors.content.assignments import (
    from_headings,
    from_lead_in,
    from_notices,
    from_time_heading,
    lead_ins_over,
    work_items,
)
from extractors.content.closing_brackets import with_closing_years
from extractors.content.drafts import TaskDraft
from extractors.content.inherited import Inherited
from extractors.content.roles import gives_by_name, orders_by_name
from extractors.content.run_in import given_by, heads_name_bodies, heads_orders, named, only_names, shares
from extractors.content.shared_lines import are_shared, holding_for
from extractors.content.steps import are_steps
from extractors.content.task_sections import lays_duty, orders_tasks, prose_of, stated_in, title_begins
from extractors.content.titles import line_of
from extractors.layout.joined import JoinedTable
from extractors.layout.passage import EMPTY
from extractors.structure.closing import closes_plan, only_points, opens_appeal, opens_closing, speaks_of_plan
from extractors.structure.entries import Item, whole
from extractors.structure.listed import with_contents
from extractors.structure.notices import Notice
from extractors.structure.outline import Outline, Section
from extractors.structure.unit_lists import names_only_units
from normalizers.instructions import (
    describes,
    gives_reasons,
    goes_on,
    names_aspect,
    names_report,
    opens_terms,
    orders,
    states_rules,
)
from normalizers.organisations import UnitContext
from normalizers.section_kinds import kind_of, kinds_of
from normalizers.skeleton import skeleton
from normalizers.times import find_times

_DUTY_KINDS = frozenset({"assignment", "organisation", "reporting"})
_TERMS = frozenset({"recurring", "date", "relative"})
"""Kinds of times by which something is due; a window may only be what a report is on ("năm 2023")."""
_CLAUSES = re.compile(r"[.,;]\s")
_FEWEST_OF_EVENT = 3
"""Words of an event's name: "Đợt 1" says less."""
_OF_THE_WHOLE_PLAN = frozenset({"implement", "direct"})
"""What a line under organisation says of the plan, not of the duties above it."""


@dataclass
class _Run:
    """Tasks and the notices after them, which hold for all of them."""

    tasks: list[TaskDraft] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def find_tasks(outline: Outline, context: UnitContext) -> tuple[TaskDraft, ...]:
    """The tasks that the outline's prose orders, in reading order (those of tables apart)."""
    of_none = TaskDraft(None, None, None, EMPTY, "assignment")
    found = [*tasks_of_articles(outline.preamble)]
    for item in demanded(outline.preamble):
        found += _duties(item, of_none, context, "organisation", as_worded=False)
    items = work_items(outline, context)
    for section in outline.sections:
        if orders_tasks(outline, section, context):
            found += with_closing_years(_section_tasks(outline, section, items, context))
    for entry in outline.closing:
        if not isinstance(entry, JoinedTable):
            found += _duties(entry, of_none, context, "organisation", as_worded=False)
    worded = (draft for draft in found if any(map(str.isalpha, draft.passage.text)))
    return tuple(map(_unlabelled, worded))


def _unlabelled(task: TaskDraft) -> TaskDraft:
    """A task without a label that only says that one follows: "Nội dung thực hiện: Mở lớp dạy dệt"."""
    label = line_of("task").match(skeleton(task.passage.text))
    rest = task.passage.part(label.end()) if label else None
    return replace(task, passage=rest) if rest else task


def _section_tasks(
    outline: Outline, section: Section, items: Mapping[int, Inherited], context: UnitContext
) -> list[TaskDraft]:
    """The tasks directly under a heading; `items` are the work items it may belong to (`work_items`)."""
    on_schedule = section.kind == "schedule"
    steps = on_schedule and are_steps(outline, section)
    under_duty = not steps and (on_schedule or any(around.kind in _DUTY_KINDS for around in outline.around(section)))
    item = None if on_schedule else next((s.number for s in outline.around(section) if s.number in items), None)
    base = Inherited() if item is None else items[item]
    base += from_headings(outline, section, context, on_duty=under_duty)
    if not base.schedules:
        base += from_time_heading(outline, section)
    base = _from_line_below(outline, section, context).over(base) + lead_ins_over(outline, section)
    blank = TaskDraft(section.number, item, None, section.title, "item", base)
    tasks: list[TaskDraft] = []
    if section.sentence is not None:
        kind = "assignment" if under_duty else "item"
        method = "heading.sentence"
        tasks.append(replace(blank, passage=section.sentence, marker=section.marker, source_kind=kind, method=method))
    runs = [_Run()]
    prose = prose_of(section)
    listed = any(entry.marker is not None and not entry.notices for entry in prose)
    beside_table = any(isinstance(entry, JoinedTable) for entry in section.entries)
    introduces = bool(outline.children(section)) and not any(entry.notices for entry in prose)
    as_worded = heads_name_bodies([entry for entry in prose if not entry.notices])
    # who reports when is said beside it: then each thing to be reported is a duty
    regime = section.kind == "reporting" and item is not None and bool(base.units)
    lead_in = Inherited()
    prose = with_contents(prose, lambda line: under_duty and not regime and lays_duty(line, context))
    worded = tuple(_without_terms(section, prose, context))
    for entry, after in zip_longest(worded, worded[1:]):
        if entry.notices:
            runs[-1].notices += (n for n in entry.notices if not under_duty or n.kind not in _OF_THE_WHOLE_PLAN)
            continue
        if runs[-1].notices:
            runs.append(_Run())
        if entry.marker is None and not entry.items and entry.passage.text.endswith(":"):
            lead_in = from_lead_in(entry, context)
            continue
        inherits = replace(blank, inherited=lead_in.over(blank.inherited)) if lead_in else blank
        if under_duty and not regime:
            runs[-1].tasks += _duties(entry, inherits, context, section.kind, as_worded=as_worded)
        elif entry.marker is not None or not introduces:
            beside = listed or (beside_table and not lays_duty(entry.passage.text, context))
            noted = after is not None and bool(after.notices)
            found = _plain(entry, inherits, context, among_listed=beside, noted=noted)
            runs[-1].tasks += (replace(task, source_kind="assignment") if under_duty else task for task in found)
    for run in _notices_after(runs):
        tasks += _with_notices(run, context)
    return tasks


def _notices_after(runs: Sequence[_Run]) -> list[_Run]:
    """Runs with their own notices, also where a plan prints these above the tasks they hold for."""
    if runs[0].tasks or not runs[0].notices or runs[-1].notices:
        return list(runs)
    return [_Run(after.tasks, before.notices) for before, after in pairwise(runs)]


def _with_notices(run: _Run, context: UnitContext) -> list[TaskDraft]:
    if not run.notices:
        return run.tasks
    if are_shared(run.notices):
        return [_given(task, holding_for(run.notices, [task.marker]), context) for task in run.tasks]
    said = from_notices(run.notices, context)
    return [replace(task, inherited=said.over(task.inherited)) for task in run.tasks]


def _given(task: TaskDraft, notices: Sequence[Notice], context: UnitContext) -> TaskDraft:
    return replace(task, inherited=from_notices(notices, context).over(task.inherited))


def _without_terms(section: Section, prose: Sequence[Item], context: UnitContext) -> Iterator[Item]:
    """What stands under a heading but for bullets that list whom it is about, or on what terms, and lay no duty on anyone."""
    on_terms = opens_terms(section.heading.text) or kinds_of(section.title.text) == {"other"}
    for entry in prose:
        if entry.marker is None:
            on_terms = opens_terms(entry.passage.text)
        on_terms = on_terms and (entry.marker is None or entry.marker.is_bullet)
        if entry.marker is None or entry.notices or not on_terms or lays_duty(entry.passage.text, context):
            yield entry


def _from_line_below(outline: Outline, section: Section, context: UnitContext) -> Inherited:
    """What the lines after an item with bullets under it say: they hold for it as for the items beside it.

    Where another such item has lines of its own, each has: these are then those of the item right above them.
    """
    parent = outline.parent(section)
    if parent is None or section.label_kind is not None:
        return Inherited()
    beside = prose_of(parent)
    if not any(e.marker is not None and not e.marker.is_bullet and not e.notices for e in beside):
        return Inherited()
    within = (each for item in outline.children(parent) for each in outline.under(item))
    if any(entry.notices for each in within for entry in prose_of(each)):
        return Inherited()
    start = section.heading.span().start
    below = (e for e in beside if e.passage.span().start > start)
    lines = takewhile(lambda e: bool(e.notices), dropwhile(lambda e: not e.notices, below))
    notices = [notice for entry in lines for notice in entry.notices]
    return from_notices(holding_for(notices, [section.marker]), context)


def _plain(
    entry: Item, blank: TaskDraft, context: UnitContext, *, among_listed: bool, noted: bool
) -> Iterator[TaskDraft]:
    """Tasks under a tasks heading: each bullet or item; the paragraph where there is neither. `noted`: who or when follows."""
    text = entry.passage.text
    if entry.marker is None:
        if not among_listed and not _orders_nothing(text) and not _only_gives_reasons(text, context):
            paragraph = replace(blank, passage=entry.passage, source_kind="paragraph", method="tasks.paragraph")
            yield named(paragraph, context, as_worded=False)
        return
    ruled = states_rules(text) and not stated_in(text, context)
    if ruled and not any(orders(sub.passage.text) for sub in entry.items):
        return
    kind = "bullet" if entry.marker.is_bullet else "item"
    of_kind = replace(blank, marker=entry.marker.text, passage=whole(entry), source_kind=kind, method=f"tasks.{kind}")
    if parts := shares(entry, of_kind, context):
        yield from (named(replace(of_kind, passage=entry.passage), context, as_worded=False), *parts)
    elif entry.items and (only_names(text) or heads_orders(entry)) and not _is_order_with_list(entry):
        yield from _inheriting(entry, of_kind, context)
    elif not only_points(text) and not _only_labels(entry, noted=noted) and not describes(text):
        yield named(of_kind, context, as_worded=False)


def _only_gives_reasons(text: str, context: UnitContext) -> bool:
    """Whether a paragraph says why something matters, and behind that nothing of what units do."""
    return gives_reasons(text) and not any(stated_in(behind, context) for behind in _CLAUSES.split(text, 1)[1:])


def _only_labels(entry: Item, *, noted: bool) -> bool:
    """Whether an item is but a label over what does not belong to it: "2.1. Đợt 1:".

    One of more words is an event where lines that say who or when follow: "2.1. Hội thi thổi khèn:".
    """
    text = entry.passage.text
    if entry.items or not text.endswith(":") or not only_names(text) or orders(text):
        return False
    return not noted or len(text.split()) < _FEWEST_OF_EVENT or names_aspect(text) or kind_of(text) is not None


def _is_order_with_list(entry: Item) -> bool:
    """Whether the lines under an order only list what it is about: "Lập hồ sơ, gồm:" over "+ Đơn đăng ký".

    Under a paragraph stand no others.
    """
    return (entry.marker is None or goes_on(entry.passage.text)) and not any(
        orders(sub.passage.text) for sub in entry.items
    )


def _inheriting(entry: Item, blank: TaskDraft, context: UnitContext) -> Iterator[TaskDraft]:
    """Each sub-bullet is a task and has the units that the bullet names."""
    inherited = given_by(entry, blank.inherited, "implement", context, as_worded=False)
    for sub in entry.items:
        if not _orders_nothing(sub.passage.text):
            yield replace(
                blank, marker=sub.marker.text if sub.marker else None, passage=whole(sub), inherited=inherited
            )


def _duties(entry: Item, blank: TaskDraft, context: UnitContext, kind: str, *, as_worded: bool) -> list[TaskDraft]:
    """Lines under organisation or reporting that lay a duty on a unit: it is named, gives the heading, or the line orders.

    `kind` is that of what they stand under; of reports it is enough that a line says when.
    """
    text = entry.passage.text
    points = only_points(text) and not stated_in(text, context)
    if points or opens_closing(text) or _appeals_to_all(entry, blank):
        return []
    if parts := shares(entry, blank, context):
        marker = entry.marker.text if entry.marker else None
        return [replace(blank, marker=marker, passage=entry.passage), *parts]
    listing = _is_order_with_list(entry)
    if entry.items and only_names(text) and not listing:
        under = replace(blank, inherited=given_by(entry, blank.inherited, "lead", context, as_worded=as_worded))
        kind, worded = "assignment" if names_only_units(text) else kind, heads_name_bodies(entry.items)
        return [draft for sub in entry.items for draft in _duties(sub, under, context, kind, as_worded=worded)]
    if title_begins("funding", text) or (_orders_nothing(text) and not listing):
        return []
    marker = entry.marker.text if entry.marker else None
    duty = replace(blank, marker=marker, passage=whole(entry), source_kind="assignment", method="assignment")
    draft = named(duty, context, as_worded=as_worded and entry.marker is not None)
    led = any(unit.role == "lead" for unit in draft.inherited.units)
    numbered = entry.marker is not None and not entry.marker.is_bullet and not speaks_of_plan(text)
    appeals = entry.marker is None and opens_appeal(text) and not speaks_of_plan(text)
    of_somebody = kind in ("assignment", "group") or (kind == "reporting" and entry.marker is not None)
    bound = led or numbered or appeals or orders_by_name(text) or (of_somebody and orders(text))
    bound = bound or (kind in ("reporting", "organisation") and _reports_when(text))
    return [draft] if bound or stated_in(text, context) else []


def _reports_when(text: str) -> bool:
    """Whether a line says by or how often when something is reported: "Định kỳ hằng quý gửi kết quả về Sở"."""
    return line_of("reports").search(skeleton(text)) is not None and any(
        time.kind in _TERMS for time in find_times(text, year=None)
    )


def _appeals_to_all(entry: Item, blank: TaskDraft) -> bool:
    text = entry.passage.text
    if entry.marker is not None or gives_by_name(text):
        return False
    return closes_plan(text, under_heading_of_unit=bool(blank.inherited.units))


def _orders_nothing(text: str) -> bool:
    """A closing formula, a lead-in, a pointer to an appendix, a report that is but named, with no word of when."""
    return (
        opens_closing(text)
        or text.endswith(":")
        or only_points(text)
        or (names_report(text) and not _reports_when(text))
    )
