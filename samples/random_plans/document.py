"""A whole plan drawn: letterhead, preamble, chapters, appendix, signature, with what is to be read out of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from samples.plan import Appendix, Block, Plan
from samples.random_plans.chapters import Chapters
from samples.random_plans.dice import Dice, capital, small, wordings
from samples.random_plans.draft import STYLES, Draft
from samples.random_plans.frame import Frame, header, preamble, recipients, signature
from samples.random_plans.issuers import Units
from samples.random_plans.sentences import Sentences
from samples.random_plans.tables import TableShape, TaskTables
from samples.random_plans.times import CELL, Time, Times


@dataclass(frozen=True, slots=True)
class DrawnPlan:
    """A plan and its truth, an annotation as `pipeline.evaluation` reads it with `drawn` beside what was drawn."""

    plan: Plan
    gold: dict[str, Any]


def draw_plan(seed: int, shape: TableShape) -> DrawnPlan:
    """The plan of a seed, with such tables as its form can show."""
    dice = Dice(seed)
    frame = Frame(dice)
    style = dice.pick(tuple(STYLES))
    draft = Draft(dice, style)
    units = Units(dice, frame.issuer)
    times = Times(dice, frame.first, frame.last, frame.issuer.boss)
    sentences = Sentences(dice, units, times, frame.matter)
    preamble(frame, draft)
    carried = _carried(frame, draft) if frame.is_decision else None
    chapters = Chapters(dice, draft, sentences, frame.matter)
    tables = TaskTables(dice, draft, sentences, frame.matter, shape)
    way = dice.pick(("prose", "prose", "prose", "table", "table", "appendix")) if shape.has_tables else "prose"
    _body(frame, chapters, draft, tables, way)
    if dice.chance(0.2):
        chapters.reporting(_reporting_time(times), units.one())
    if dice.chance(0.85):
        chapters.closing(small(frame.title))
    blocks, appendices = tuple(draft.blocks), []
    if carried:
        head, carried_plan = carried
        blocks, appendices = head, [replace(carried_plan, blocks=blocks[len(head) :])]
    if way == "appendix":
        appendices.append(_appendix(frame, draft, tables))
    recipient_lines, named = recipients(frame)
    signature_lines, signer, signed = signature(frame)
    gold = {
        "document": header(frame) | signed, "sections": draft.sections, "tasks": draft.tasks, "targets": draft.targets,
        "legal_references": draft.references, "recipients": named, "criteria": [],
        "drawn": {"seed": seed, "issuer": frame.issuer.kind, "decision": frame.is_decision, "numbering": style, "way": way},
    }  # fmt: skip
    plan = Plan(
        frame.issuer.head, frame.issuer.body, f"Số: {frame.number}/{frame.symbol}", frame.place_date, frame.document_type.upper(),
        frame.printed_title, blocks, recipient_lines, signature_lines, signer, tuple(appendices),
    )  # fmt: skip
    return DrawnPlan(plan, gold)


def _carried(frame: Frame, draft: Draft) -> tuple[tuple[Block, ...], Appendix]:
    """The articles of a decision, which are no tasks, and the head of the plan that it carries."""
    words = wordings("frames")["decision"]
    draft.paragraph(words["decides"])
    for number, article in enumerate(words["articles"], start=1):
        draft.paragraph(f"Điều {number}. {frame.dice.pick(article).format(title=small(frame.title))}")
    draft.references.append(frame.itself)
    note = f"(Ban hành kèm theo Quyết định số {frame.cited_as})"
    return tuple(draft.blocks), Appendix("KẾ HOẠCH", frame.title, note, ())


def _body(frame: Frame, chapters: Chapters, draft: Draft, tables: TaskTables, way: str) -> None:
    """The chapters; the tasks stand in prose, in tables or, as far as the body has none, in the appendix."""
    dice = frame.dice
    if dice.chance(0.85):
        chapters.purposes()
    if dice.chance(0.5):
        chapters.targets()
    if way == "table":
        draft.heading(1, dice.pick(wordings("frames")["headings"]["tasks"]), "tasks")
        if dice.chance(0.25):
            tables.write_one_a_heading()
        else:
            draft.table(tables.write(2))
    elif way == "appendix" and dice.chance(0.5):
        draft.heading(1, dice.pick(wordings("frames")["headings"]["tasks"]), "tasks")
        draft.paragraph(dice.pick(wordings("frames")["body"]["see_appendix"]))
    else:
        chapters.tasks()
    rest = [chapters.funding] if dice.chance(0.7) else []
    if dice.chance(0.9):
        rest.insert(dice.number(0, len(rest)), chapters.organisation)
    for write in rest:
        write()


def _reporting_time(times: Times) -> Time:
    """When reports are due: by a day or again and again."""
    while not (time := times.draw(CELL)).text.startswith(("trước ngày", "định kỳ")) or len(time.deadlines) > 1:
        continue
    return time


def _appendix(frame: Frame, draft: Draft, tables: TaskTables) -> Appendix:
    """A task table behind the signature."""
    label = frame.dice.pick(("PHỤ LỤC", "Phụ lục"))
    title = frame.dice.pick(wordings("frames")["table"]["appendix_titles"]).format(TITLE=frame.title.upper())
    note = f"(Kèm theo {capital(frame.document_type)} số {frame.cited_as})"
    draft.section(1, "Phụ lục", title, "appendix")
    draft.references.append(frame.itself)
    return Appendix(label, title, note, (tables.write(2),))
