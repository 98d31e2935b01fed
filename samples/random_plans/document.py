"""A whole plan drawn: letterhead, preamble, chapters, appendix, signature, with what is to be read out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from samples.plan import Appendix, Plan, Table
from samples.random_plans.chapters import Chapters
from samples.random_plans.dice import Dice, capital, small, wordings
from samples.random_plans.draft import STYLES, Draft
from samples.random_plans.issuers import Issuer, Units, draw_issuer
from samples.random_plans.sentences import Sentences
from samples.random_plans.tables import TableShape, TaskTables
from samples.random_plans.times import CELL, Time, Times

_HEADS = {"department": "GIÁM ĐỐC", "ministry": "BỘ TRƯỞNG"}
_DEPUTIES = {"department": "PHÓ GIÁM ĐỐC", "ministry": "THỨ TRƯỞNG"}
_RECIPIENTS = {"city": "province", "ministry": "central"}
_REFERENCE_KEYS = {
    "Nghị định": "{n}/{Y}/NĐ-CP", "QĐ-TTg": "{n}/QĐ-TTg", "CT-TTg": "{n}/CT-TTg", "NQ-CP": "{n}/NQ-CP",
    "Thông tư": "{n}/{Y}/TT-BTC", "QĐ-UBND": "{n}/QĐ-UBND", "KH-UBND": "{n}/KH-UBND", "UBND-TH": "{n}/UBND-TH",
    "NQ-HĐND": "{n}/NQ-HĐND",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DrawnPlan:
    """A plan and its truth, an annotation as `pipeline.evaluation` reads it with `drawn` beside what was drawn."""

    plan: Plan
    gold: dict[str, Any]


class _Frame:
    """What every part of the plan agrees on."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.first = dice.number(2011, 2026)
        self.last = self.first + (dice.number(2, 4) if dice.chance(0.15) else 0)
        new_year = date(self.first, 1, 1)
        self.issued = new_year + timedelta(dice.number(-25, 70))
        self.issuer: Issuer = draw_issuer(dice, self.issued.year)
        self.matter: dict[str, Any] = dice.pick([f for f in wordings("fields")["field"] if f["name"] in self.issuer.fields])
        self.symbol = f"KH-{self.issuer.symbol}"
        self.number = dice.number(2, 999)
        self.title = self._title()

    def _title(self) -> str:
        of_years = f"năm {self.first}" if self.first == self.last else f"giai đoạn {self.first}-{self.last}"
        base, at = self.dice.pick(self.matter["title"]), self.issuer.at
        if self.issuer.kind in ("department", "ministry"):
            return f"{base} {self.dice.pick(('', f'của {self.issuer.name} '))}{of_years}"
        if self.issuer.kind in ("district", "commune"):
            return f"{base} trên địa bàn {self.issuer.name.removeprefix('Ủy ban nhân dân ')}, {at} {of_years}"
        return self.dice.pick((f"{base} {of_years}", f"{base} trên địa bàn {at} {of_years}", f"{base} {of_years} trên địa bàn {at}"))


def draw_plan(seed: int, *, has_lines: bool, may_merge: bool, full_tables: bool) -> DrawnPlan:
    """The plan of a seed, with tables that its form can show: see `TableShape`."""
    dice = Dice(seed)
    frame = _Frame(dice)
    style = dice.pick(tuple(STYLES))
    draft = Draft(dice, style)
    units = Units(dice, frame.issuer)
    times = Times(dice, frame.first, frame.last, frame.issuer.boss)
    sentences = Sentences(dice, frame.issuer, units, times, frame.matter)
    _preamble(frame, draft)
    chapters = Chapters(dice, draft, sentences, frame.matter)
    tables = TaskTables(dice, draft, sentences, frame.matter, TableShape(has_lines, may_merge, full_tables))
    way = _body(frame, chapters, draft, tables, times, units)
    appendices = ()
    if way == "appendix":
        appendices = (_appendix(frame, draft, tables),)
    recipients, named = _recipients(frame)
    signature, signer, signed = _signature(frame)
    gold = {
        "document": _header(frame) | signed, "sections": draft.sections, "tasks": draft.tasks, "targets": draft.targets,
        "legal_references": draft.references, "recipients": named, "criteria": [],
        "drawn": {"seed": seed, "issuer": frame.issuer.kind, "numbering": style, "way": way},
    }  # fmt: skip
    place_date = f"{frame.issuer.place}, ngày {frame.issued.day:02} tháng {_month(frame.issued)} năm {frame.issued.year}"
    plan = Plan(
        frame.issuer.head, frame.issuer.body, f"Số: {frame.number}/{frame.symbol}", place_date, "KẾ HOẠCH", frame.title,
        tuple(draft.blocks), recipients, signature, signer, appendices,
    )  # fmt: skip
    return DrawnPlan(plan, gold)


def _body(
    frame: _Frame, chapters: Chapters, draft: Draft, tables: TaskTables, times: Times, units: Units
) -> str:
    """The chapters; says how the tasks are given."""
    dice = frame.dice
    if dice.chance(0.85):
        chapters.purposes()
    if dice.chance(0.5):
        chapters.targets()
    way = dice.pick(("prose", "prose", "prose", "table", "appendix"))
    if way == "table":
        draft.heading(1, dice.pick(wordings("frames")["headings"]["tasks"]), "tasks")
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
    if dice.chance(0.2):
        chapters.reporting(_reporting_time(times), units.one())
    if dice.chance(0.85):
        chapters.closing(small(frame.title))
    return way


def _reporting_time(times: Times) -> Time:
    while not (time := times.draw(CELL)).text.startswith(("trước ngày", "định kỳ")) or len(time.deadlines) > 1:
        continue
    return time


def _month(day: date) -> str:
    """Months 1 and 2 have a leading zero."""
    return f"{day.month:02}" if day.month < 3 else str(day.month)


def _preamble(frame: _Frame, draft: Draft) -> None:
    """What the plan stands on, each document with its date, then the sentence that opens it."""
    dice, words = frame.dice, wordings("frames")["preamble"]
    of = words["central"] if frame.issuer.kind == "ministry" else [*words["central"], *words["local"]]
    if dice.chance(0.6):
        law, _, day = dice.pick([law for law in words["laws"] if int(law[-4:]) < frame.first]).partition("|")
        told, of_day = _day(dice, *map(int, reversed(day.split("/"))))
        draft.paragraph(f"Căn cứ {law} ngày {told};")
        draft.references.append({"title": law, "key": None, "date": of_day, "role": "basis"})
    for template in dice.several(of, dice.number(1, 3)):
        n, year = dice.number(5, 2500), frame.first - dice.number(1, 3)
        told, of_day = _day(dice, year, dice.number(1, 12), dice.number(1, 28))
        text = template.format(n=n, Y=year, d=told, topic=dice.pick(frame.matter["topic"]), at=frame.issuer.at)
        draft.paragraph(f"{dice.pick(('Căn cứ', 'Căn cứ', 'Thực hiện'))} {text};")
        key = next(key for mark, key in _REFERENCE_KEYS.items() if mark in template)
        draft.references.append({"key": key.format(n=n, Y=year), "date": of_day, "role": "basis"})
    opening = dice.pick(words["openings"])
    draft.paragraph(opening.format(Issuer=capital(frame.issuer.name), title=small(frame.title)))


def _day(dice: Dice, year: int, month: int, day: int) -> tuple[str, str]:
    """A day as printed and as ISO 8601."""
    of = date(year, month, day)
    return dice.pick((f"{day:02}/{_month(of)}/{year}", f"{day:02} tháng {_month(of)} năm {year}")), of.isoformat()


def _appendix(frame: _Frame, draft: Draft, tables: TaskTables) -> Appendix:
    dice = frame.dice
    label = dice.pick(("PHỤ LỤC", "Phụ lục"))
    title = dice.pick(wordings("frames")["table"]["appendix_titles"]).format(TITLE=frame.title.upper())
    at = f"{frame.issued.day:02}/{_month(frame.issued)}/{frame.issued.year}"
    note = f"(Kèm theo Kế hoạch số {frame.number}/{frame.symbol} ngày {at} của {frame.issuer.name})"
    draft.section(1, "Phụ lục", title, "appendix")
    draft.references.append({"key": f"{frame.number}/{frame.symbol}", "date": frame.issued.isoformat(), "role": "self"})
    before = len(draft.blocks)
    draft.table(tables.write(2))
    drawn = draft.blocks.pop(before)
    assert isinstance(drawn, Table)
    return Appendix(label, title, note, (drawn,))


def _recipients(frame: _Frame) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    dice, words = frame.dice, wordings("frames")["recipients"]
    entries = dice.several(words[_RECIPIENTS.get(frame.issuer.kind, frame.issuer.kind)], dice.number(2, 5))
    lines, named = [], []
    for entry in entries:
        recipient, _, purpose = entry.partition("|")
        lines.append(f"- {recipient} ({purpose});" if purpose else f"- {recipient};")
        named.append({"recipient": recipient, "purpose": purpose or None})
    filed = dice.pick(words["filed"])
    return (*lines, f"- {filed}."), [*named, {"recipient": filed, "purpose": None}]


def _signature(frame: _Frame) -> tuple[tuple[str, ...], str, dict[str, Any]]:
    dice, people = frame.dice, wordings("frames")["people"]
    signer = " ".join(dice.pick(people[part]) for part in ("family", "middle", "given"))
    kind = frame.issuer.kind
    head, deputy = _HEADS.get(kind, "CHỦ TỊCH"), _DEPUTIES.get(kind, "PHÓ CHỦ TỊCH")
    lines = [] if kind in _HEADS else ["TM. ỦY BAN NHÂN DÂN"]
    by_deputy = dice.chance(0.5)
    lines += [f"KT. {head}", deputy] if by_deputy else [head]
    title = deputy if by_deputy else head
    told = {"signer": signer, "signer_title": title.capitalize(), "signing_capacity": "KT." if by_deputy else None}
    return tuple(lines), signer, told


def _header(frame: _Frame) -> dict[str, Any]:
    return {
        "document_type": "kế hoạch", "number": str(frame.number), "symbol": frame.symbol,
        "issue_date": frame.issued.isoformat(), "issue_place": frame.issuer.place, "issuer": frame.issuer.name,
        "province": frame.issuer.province, "title": frame.title,
        "period_start": f"{frame.first}-01-01", "period_end": f"{frame.last}-12-31",
    }  # fmt: skip
