"""A plan as one page of HTML on which the units, times, citations and figures of each text are marked (displaCy)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from spacy import displacy
from spacy.tokens import Doc

from extractors.content.annotation import GROUPS, Annotator
from pipeline.plan_view import PlanView, SectionView, TaskView

_COLOURS = {"units": "#8ecae6", "times": "#ffd166", "citations": "#cdb4db", "targets": "#a7c957"}
_STYLE = "body{font-family:sans-serif;max-width:60em;margin:2em auto;line-height:1.4} .said{color:#555;font-size:.9em}"


def as_page(plan: PlanView) -> str:
    """The page, whole in itself: no script, nothing fetched, every word of the plan escaped. `plan` has a document."""
    title = escape(str((plan.document or {}).get("title") or (plan.document or {}).get("source_path") or ""))
    body = "\n".join((*_sections(plan), *_tasks(plan)))
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    return f'<!DOCTYPE html>\n<html lang="vi"><head>{head}</head><body><h1>{title}</h1>\n{body}\n</body></html>\n'


def _annotator(plan: PlanView) -> Annotator:
    """An annotator that knows the units the plan names and the year it is for."""
    named = (name for task in plan.tasks for name in (*task.leads, *task.coordinates, *task.implements))
    document = plan.document or {}
    day = document.get("period_start") or document.get("issue_date")
    return Annotator(frozenset(named), day.year if day else None)


def _sections(plan: PlanView) -> Iterator[str]:
    annotator = _annotator(plan)
    yield "<h2>Sections</h2>"
    for section in plan.outline:
        yield from _section(section, annotator)


def _section(view: SectionView, annotator: Annotator) -> Iterator[str]:
    section = view.section
    marker = f"{section['marker']}. " if section["marker"] else ""
    yield f'<h3>{escape(marker + str(section["title"]))} <span class="said">{escape(str(section["kind"]))}</span></h3>'
    for text in str(section["text"] or "").splitlines():
        yield _marked(text, annotator)
    for inner in view.sections:
        yield from _section(inner, annotator)


def _tasks(plan: PlanView) -> Iterator[str]:
    annotator = _annotator(plan)
    yield "<h2>Tasks</h2>"
    for number, view in enumerate(plan.tasks, start=1):
        yield f"<h3>{number}</h3>{_marked(str(view.task['text']), annotator)}"
        yield f'<p class="said">{escape(_said(view))}</p>'


def _said(view: TaskView) -> str:
    """Who leads, coordinates and implements, and the times as worded."""
    roles = {"lead": view.leads, "coordinate": view.coordinates, "implement": view.implements}
    told = [f"{role}: {', '.join(units)}" for role, units in roles.items() if units]
    return "; ".join([*told, *(f"time: {row['raw']}" for row in view.deadlines)])


def _marked(text: str, annotator: Annotator) -> str:
    colours = {group.upper(): colour for group, colour in _COLOURS.items()}
    return displacy.render(
        _spans(annotator.doc(text)), style="span", manual=True, jupyter=False, options={"colors": colours}
    )


def _spans(doc: Doc) -> dict[str, Any]:
    """What displaCy draws: the tokens, and the spans of all groups by their first and last token."""
    found = [
        {"start_token": span.start, "end_token": span.end, "label": span.label_}
        for group in GROUPS
        for span in doc.spans.get(group, ())
    ]
    return {"text": doc.text, "tokens": [token.text for token in doc], "spans": found}
