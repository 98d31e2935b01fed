"""From a repaired document to the rows of every table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, TypeVar

from extractors.content.findings import Finding, breaks_off, cut_off, find_oddities, other_year, role_conflicts
from extractors.content.mentions import stretches
from extractors.content.reading import Content, Task, read_content
from extractors.content.recipients import read_recipients
from extractors.document import Document, Page
from extractors.evidence import Locator
from extractors.layout.joined import JoinedTable
from extractors.layout.passage import EMPTY, Passage
from extractors.layout.span import Span
from extractors.records import (
    CorrectionRow,
    CriterionRow,
    DeadlineRow,
    DocumentRow,
    FindingRow,
    LegalReferenceRow,
    PageReadingRow,
    PageRow,
    RecipientRow,
    Row,
    SectionRow,
    TargetRow,
    TaskCellRow,
    TaskRow,
    TaskUnitRow,
    UnitRow,
)
from extractors.rows import RowMaker
from extractors.structure.casing import as_written, is_capital
from extractors.structure.entries import Entry
from normalizers.corrections import undo
from normalizers.quality import quality
from normalizers.quantities import read_decimal

R = TypeVar("R")
_YEAR = re.compile(r"\b(20\d\d|19\d\d)\b")


@dataclass(frozen=True)
class Extracted:
    """All rows of one document (failures apart), and the units that they name."""

    rows: tuple[Row, ...]
    units: tuple[UnitRow, ...]


def extract(document: Document) -> Extracted:
    """Read a repaired document and make its rows, each with key, evidence and confidence."""
    content = read_content(document)
    header = content.header
    code = header.province.code if header.province else None
    make = RowMaker(
        document.document_id, code, header.issue_date.year if header.issue_date else None, Locator(document)
    )
    head = _document(document, content, make)
    sections = _sections(document, content, make)
    tasks = _tasks(content, sections, make)
    task_units = tuple(chain.from_iterable(_units(task, row, make) for task, row in tasks))
    deadlines = tuple(chain.from_iterable(_deadlines(task, row, make) for task, row in tasks))
    targets = tuple(_targets(content, sections, tasks, make))
    references = tuple(_references(document, content, make))
    scored = tuple(_criteria(content, make))
    criteria = tuple(row for row, _ in scored)
    recipients = tuple(
        make.found(RecipientRow, r.recipient.span(), "recipients", recipient=r.recipient.text, purpose=r.purpose)
        for r in read_recipients(document.text, content.plan.end)
    )
    task_rows = tuple(row for _, row in tasks)
    listed = _by_table((task.draft.table, row) for task, row in tasks)
    oddities = find_oddities(
        head, sections.rows, listed, task_units, deadlines, _by_table((t, row) for row, t in scored), references
    )
    conflicts = [(row, task.conflicts) for task, row in tasks if task.conflicts]
    unread = [
        Finding(
            "unreadable_page",
            "warning",
            f"Trang {page.page} không đọc được: {page.message}",
            replace(head, page=page.page),
        )
        for page in document.rejected
    ]
    said = (*cut_off(task_rows), *_breaks_off(content, head), *_other_years(content, head))
    queried = sorted(
        (*oddities, *role_conflicts(conflicts), *unread, *said), key=lambda o: (o.at.char_start or 0, o.kind)
    )
    findings = tuple(
        make.found(
            FindingRow,
            Span(o.at.char_start or 0, o.at.char_end or 0),
            "finding",
            kind=o.kind,
            severity=o.severity,
            message=o.message,
        )
        for o in queried
    )
    rows: tuple[Row, ...] = (
        head, *_pages(document, make), *sections.rows, *task_rows, *_task_cells(tasks, make), *task_units, *deadlines,
        *targets, *references, *criteria, *recipients, *findings, *_corrections(document, make),
    )  # fmt: skip
    return Extracted(rows, _dim_units(content.tasks, code))


def _document(document: Document, content: Content, make: RowMaker) -> DocumentRow:
    header, signature = content.header, content.plan.signature
    return make.found(
        DocumentRow, content.plan.title.span(), header.method,
        source_path=document.source_path, media_type=document.media_type, n_bytes=document.n_bytes, n_pages=len(document.pages),
        plan_id=header.plan_id, document_type=header.document_type, number=header.number, symbol=header.symbol,
        issue_date=header.issue_date, issue_date_precision=header.issue_date_precision, issue_place=header.issue_place,
        issuer=header.issuer, parent_agency=header.parent_agency,
        province=header.province.name if header.province else None,
        province_code_2025=header.province.code_2025 if header.province else None,
        province_2025=header.province.name_2025 if header.province else None,
        title=header.title,
        period_start=header.period.start if header.period else None,
        period_end=header.period.end if header.period else None,
        signer=signature.signer, signer_title=signature.signer_title, signing_capacity=signature.signing_capacity,
        text_source=document.text_source, quality=round(quality(document.text), 4),
    )  # fmt: skip


def _pages(document: Document, make: RowMaker) -> Iterator[Row]:
    for page, start in zip(document.pages, document.page_starts, strict=True):
        yield make.row(PageRow, text=page.text, char_start=start, **_how_read(page))
        for reading in (page, *page.others):
            yield make.row(
                PageReadingRow, kept=reading is page, text=undo(reading.text, reading.corrections),
                verdict=reading.verdict, reasons="; ".join(reading.reasons), **_how_read(reading),
            )  # fmt: skip


def _how_read(page: Page) -> dict[str, Any]:
    """What `pages` and `page_readings` both say."""
    return {
        "page": page.number, "source": page.source, "engine": page.engine, "garble_score": round(page.garble_score, 4),
        "mean_word_confidence": page.mean_word_confidence, "rotation": page.rotation, "skew": page.skew,
    }  # fmt: skip


def _breaks_off(content: Content, head: DocumentRow) -> Iterator[Finding]:
    """What `breaks_off` finds in a document that has no end."""
    outline = content.plan.outline
    contents = outline.contents
    prose = [(passage.span().start, passage) for entries in contents for passage in _passages(entries) if passage]
    tables = [entry.start for entries in contents for entry in entries if isinstance(entry, JoinedTable)]
    start, last = max(prose, key=lambda each: each[0], default=(0, EMPTY))
    if last and not content.plan.end and start > max(tables, default=-1):
        yield from breaks_off(head, last.text, replace(head, char_start=start, char_end=last.span().end))


def _other_years(content: Content, head: DocumentRow) -> Iterator[Finding]:
    """What `other_year` finds in the preamble."""
    for said in _passages(content.plan.preamble):
        if said:
            span = said.span()
            yield from other_year(head, said.text, replace(head, char_start=span.start, char_end=span.end))


@dataclass(frozen=True)
class _Sections:
    """The section rows, and the keys of outline sections and table groups by their numbers."""

    rows: tuple[SectionRow, ...]
    by_number: dict[int, str]
    by_group: dict[int, str]


def _sections(document: Document, content: Content, make: RowMaker) -> _Sections:
    """Headings and the group rows of task tables, in reading order."""
    outline, groups = content.plan.outline, content.tables.groups
    places = [(s.heading.span().start, 0, s.number) for s in outline.sections]
    places += [(g.title.span().start, 1, n) for n, g in enumerate(groups)]
    rows: list[SectionRow] = []
    by_number: dict[int, str] = {}
    by_group: dict[int, str] = {}
    levels: dict[str, int] = {}
    for _, is_group, number in sorted(places):
        if is_group:
            group = groups[number]
            inside = by_group.get(group.within) if group.within is not None else None
            parent_id = inside or (None if group.parent is None else by_number[group.parent])
            level = levels[parent_id] + 1 if parent_id else 1
            row = make.found(
                SectionRow, group.title.span(), "table.group", parent_id=parent_id, level=level,
                marker=group.marker, title=group.title.text, kind="tasks", text="",
            )  # fmt: skip
            by_group[number] = row.section_id
        else:
            section = outline.sections[number]
            text = "\n".join(passage.text for passage in _passages(section.entries))
            row = make.found(
                SectionRow, section.heading.span(), "appendix" if section.kind == "appendix" else "heading",
                parent_id=None if section.parent is None else by_number.get(section.parent), level=section.level,
                marker=section.marker, title=section.title.text, kind=section.kind, text=text,
            )  # fmt: skip
            by_number[number] = row.section_id
        levels[row.section_id] = row.level
        rows.append(row)
    return _Sections(tuple(rows), by_number, by_group)


def _passages(entries: Iterable[Entry]) -> Iterator[Passage]:
    for entry in entries:
        if not isinstance(entry, JoinedTable):
            yield entry.passage
            yield from _passages(entry.items)


def _tasks(content: Content, sections: _Sections, make: RowMaker) -> tuple[tuple[Task, TaskRow], ...]:
    out = []
    for task in content.tasks:
        draft = task.draft
        section_id = (
            sections.by_group[draft.group]
            if draft.group is not None
            else sections.by_number.get(draft.section if draft.section is not None else -1)
        )
        outputs = [draft.row.output] if draft.row and draft.row.output else list(draft.inherited.outputs)
        row = make.found(
            TaskRow, draft.passage.span(), draft.method, section_id=section_id,
            work_item_id=sections.by_number.get(draft.work_item) if draft.work_item is not None else None,
            marker=draft.marker, text=draft.passage.text, domain=task.domain,
            expected_output="; ".join(output.text for output in outputs) or None, source_kind=draft.source_kind,
        )  # fmt: skip
        out.append((task, row))
    return tuple(out)


def _task_cells(tasks: Iterable[tuple[Task, TaskRow]], make: RowMaker) -> Iterator[TaskCellRow]:
    for task, row in tasks:
        for head, cell in task.draft.row.others if task.draft.row else ():
            yield make.found(TaskCellRow, cell.span(), "table.cell", task_id=row.task_id, header=head, value=cell.text)


def _units(task: Task, row: TaskRow, make: RowMaker) -> Iterator[TaskUnitRow]:
    for who in task.units:
        yield make.found(
            TaskUnitRow, who.raw.span(), who.method, task_id=row.task_id, role=who.role, unit_raw=who.raw.text,
            unit=who.unit.name, unit_id=who.unit.unit_id, is_collective=who.unit.is_collective, basis=who.basis,
        )  # fmt: skip


def _deadlines(task: Task, row: TaskRow, make: RowMaker) -> Iterator[DeadlineRow]:
    for due in task.due:
        time = due.time
        yield make.found(
            DeadlineRow, due.raw.span(), f"time.{time.method}", confidence=time.confidence, task_id=row.task_id, raw=due.raw.text, label=time.label,
            kind=time.kind, start_date=time.start_date, due_date=time.due_date, due_bound=time.due_bound, recurrence=time.recurrence,
            anchor_event=time.anchor_event, offset_days=time.offset_days, offset_months=time.offset_months,
            offset_calendar=time.offset_calendar, is_tentative=time.is_tentative, year_inferred=time.year_inferred, basis=due.basis, unit=due.unit,
        )  # fmt: skip


def _targets(
    content: Content, sections: _Sections, tasks: Iterable[tuple[Task, TaskRow]], make: RowMaker
) -> Iterator[TargetRow]:
    """Figures under targets sections, then those in task sentences."""
    found: list[tuple[Passage, str | None, str | None]] = []
    for section in content.plan.outline.sections:
        if section.kind == "targets":
            found += ((passage, sections.by_number[section.number], None) for passage in _passages(section.entries))
    found += ((task.draft.passage, row.section_id, row.task_id) for task, row in tasks)
    for passage, section_id, task_id in sorted(found, key=lambda each: each[0].span().start):
        for target in content.annotator.targets(passage.text):
            yield make.found(
                TargetRow, passage.span(target.start, target.end), f"target.{target.method}", confidence=target.confidence,
                section_id=section_id, task_id=task_id, raw=target.raw, subject=target.subject, comparator=target.comparator,
                value=target.value, unit=target.unit, baseline_value=target.baseline_value, baseline_year=target.baseline_year,
            )  # fmt: skip


def _references(document: Document, content: Content, make: RowMaker) -> Iterator[LegalReferenceRow]:
    header = content.header
    for stretch in stretches(document.text, content.plan):
        citations = content.annotator.citations(stretch.passage.text)
        first = citations[0].start if citations else 0
        for citation in citations:
            noted = stretch.part == "note" and citation.start == first and citation.symbol in (None, header.symbol)
            own = citation.symbol is not None and (citation.number, citation.symbol) == (header.number, header.symbol)
            issuer = citation.issuer
            if issuer is not None and is_capital(issuer):
                issuer = as_written(issuer, document.text)
            role = "self" if own or noted else "basis" if stretch.part == "preamble" else "mention"
            yield make.found(
                LegalReferenceRow, stretch.passage.span(citation.start, citation.end), f"citation.{citation.method}",
                confidence=citation.confidence, document_type=citation.document_type, number=citation.number, symbol=citation.symbol,
                key=citation.key, title=citation.title, date=citation.date, issuer=issuer, role=role, raw=citation.raw,
            )  # fmt: skip


def _criteria(content: Content, make: RowMaker) -> Iterator[tuple[CriterionRow, int | None]]:
    """The rows of scoring tables, each with its table's number; None for a part of another row (1.1 of 1)."""
    criteria = content.tables.criteria
    markers = {(criterion.table, criterion.marker) for criterion in criteria if criterion.marker}
    for criterion in criteria:
        year = _YEAR.search(criterion.scored)
        row = make.found(
            CriterionRow, criterion.criterion.span(), "table.criterion", criterion=criterion.criterion.text,
            max_score=read_decimal(criterion.max_score.text), achieved_score=read_decimal(criterion.achieved_score.text),
            reason=criterion.reason.text or None, remedy=criterion.remedy.text or None,
            year=int(year.group()) if year else None, is_total=criterion.is_total,
        )  # fmt: skip
        over = (criterion.marker or "").rpartition(".")[0]
        yield row, None if (criterion.table, over) in markers else criterion.table


def _by_table(rows: Iterable[tuple[int | None, R]]) -> tuple[tuple[R, ...], ...]:
    """Rows table by table, those of none left out."""
    tables: dict[int, list[R]] = {}
    for table, row in rows:
        if table is not None:
            tables.setdefault(table, []).append(row)
    return tuple(map(tuple, tables.values()))


def _corrections(document: Document, make: RowMaker) -> Iterator[CorrectionRow]:
    for page, start in zip(document.pages, document.page_starts, strict=True):
        for c in page.corrections:
            yield make.row(
                CorrectionRow, page=page.number, char_start=start + c.start, char_end=start + c.end,
                before=c.before, after=c.after, kind=c.kind, confidence=c.confidence,
            )  # fmt: skip


def _dim_units(tasks: Iterable[Task], province_code: str | None) -> tuple[UnitRow, ...]:
    units = {who.unit.unit_id: who.unit for task in tasks for who in task.units}
    return tuple(
        UnitRow(
            unit_id=unit.unit_id,
            unit=unit.name,
            level=unit.level,
            parent=unit.parent,
            province_code=None if unit.level == "central" else province_code,
            is_collective=unit.is_collective,
        )
        for _, unit in sorted(units.items())
    )
