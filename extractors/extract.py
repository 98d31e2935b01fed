"""From a repaired document to the rows of every table."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
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
    DocumentRow,
    FindingRow,
    LegalReferenceRow,
    PageReadingRow,
    PageRow,
    RecipientRow,
    Row,
    TargetRow,
    TaskRow,
    UnitRow,
)
from extractors.rows import RowMaker
from extractors.section_rows import SectionRows, passages, section_rows
from extractors.structure.casing import as_written, is_capital
from extractors.task_rows import cell_rows, deadline_rows, dimension_rows, task_rows, unit_rows
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
    with _without_garbage_collection():
        return _extract(document)


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Nothing that is made of a document refers to itself, so that looking for garbage finds none and only takes time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _extract(document: Document) -> Extracted:
    content = read_content(document)
    header = content.header
    code = header.province.code if header.province else None
    make = RowMaker(
        document.document_id, code, header.issue_date.year if header.issue_date else None, Locator(document)
    )
    head = _document(document, content, make)
    sections = section_rows(content, make)
    tasks = tuple(task_rows(content, sections, make))
    task_units, deadlines = tuple(unit_rows(tasks, make)), tuple(deadline_rows(tasks, make))
    references = tuple(_references(document, content, make))
    scored = tuple(_criteria(content, make))
    recipients = tuple(
        make.found(RecipientRow, r.recipient.span(), "recipients", recipient=r.recipient.text, purpose=r.purpose)
        for r in read_recipients(document.text, content.plan.end)
    )
    listed = _by_table((task.draft.table, row) for task, row in tasks)
    scores = _by_table((table, row) for row, table in scored)
    oddities = (
        *find_oddities(head, sections.rows, listed, task_units, deadlines, scores, references),
        *role_conflicts([(row, task.conflicts) for task, row in tasks if task.conflicts]),
        *_unread(document, head),
        *cut_off([row for _, row in tasks]),
        *_breaks_off(content, head),
        *_other_years(content, head),
    )
    rows: tuple[Row, ...] = (
        head, *_pages(document, make), *sections.rows, *(row for _, row in tasks), *cell_rows(tasks, make), *task_units,
        *deadlines, *_targets(content, sections, tasks, make), *references, *(row for row, _ in scored), *recipients,
        *_findings(oddities, make), *_corrections(document, make),
    )  # fmt: skip
    return Extracted(rows, dimension_rows(content.tasks, code))


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


def _findings(oddities: Iterable[Finding], make: RowMaker) -> Iterator[FindingRow]:
    for odd in sorted(oddities, key=lambda each: (each.at.char_start or 0, each.kind)):
        where = Span(odd.at.char_start or 0, odd.at.char_end or 0)
        yield make.found(FindingRow, where, "finding", kind=odd.kind, severity=odd.severity, message=odd.message)


def _unread(document: Document, head: DocumentRow) -> Iterator[Finding]:
    """The pages that could not be read."""
    for page in document.rejected:
        message = f"Trang {page.page} không đọc được: {page.message}"
        yield Finding("unreadable_page", "warning", message, replace(head, page=page.page))


def _breaks_off(content: Content, head: DocumentRow) -> Iterator[Finding]:
    """What `breaks_off` finds in a document that has no end."""
    if content.plan.end:
        return
    contents = content.plan.outline.contents
    prose = [(passage.span().start, passage) for entries in contents for passage in passages(entries) if passage]
    tables = [entry.start for entries in contents for entry in entries if isinstance(entry, JoinedTable)]
    start, last = max(prose, key=lambda each: each[0], default=(0, EMPTY))
    if last and start > max(tables, default=-1):
        yield from breaks_off(head, last.text, replace(head, char_start=start, char_end=last.span().end))


def _other_years(content: Content, head: DocumentRow) -> Iterator[Finding]:
    """What `other_year` finds in the preamble."""
    for said in passages(content.plan.preamble):
        if said:
            span = said.span()
            yield from other_year(head, said.text, replace(head, char_start=span.start, char_end=span.end))


def _targets(
    content: Content, sections: SectionRows, tasks: Iterable[tuple[Task, TaskRow]], make: RowMaker
) -> Iterator[TargetRow]:
    """Figures under targets sections, then those in task sentences."""
    found: list[tuple[Passage, str | None, str | None]] = []
    for section in content.plan.outline.sections:
        if section.kind == "targets":
            found += ((passage, sections.by_number[section.number], None) for passage in passages(section.entries))
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
