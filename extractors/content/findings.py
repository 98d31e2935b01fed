"""What a careful reader of one plan would query. Findings over several plans are made at publication."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cache

from extractors.records import (
    CriterionRow,
    DeadlineRow,
    DocumentRow,
    Evidence,
    LegalReferenceRow,
    SectionRow,
    TaskRow,
    TaskUnitRow,
)
from normalizers.lexicons import read_lexicon
from normalizers.skeleton import skeleton

_YEAR = re.compile(r"\bnăm\s+(20\d\d)\b", re.IGNORECASE)
_DRAWN_UP_FOR = re.compile(
    r"kế hoạch\b[^.;]*(?<!đến )(?<!và )\bnăm\s+(20\d\d)\s*,?\s*(?:cụ thể\s+)?như sau\s*:?\s*$", re.IGNORECASE
)
"""How a preamble ends: "… xây dựng Kế hoạch … năm 2030 như sau:"."""
_YEAR_IN_KEY = re.compile(r"/(?:19|20)\d\d/")
"""Numbers begin anew each year: one that does not name its year is another's in another year."""
_CENT = 0.005
_SHOWN = 40


@cache
def _unfinished() -> re.Pattern[str]:
    """What more words must follow."""
    words = read_lexicon("extractors", "wrapped_lines.toml")["open_ends"]["sentence"]
    return re.compile(rf"(?:(?<!\w)(?:{'|'.join(words)})|[,(])\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """Something odd; `at` is the row that shows where."""

    kind: str
    severity: str
    message: str
    at: Evidence


def find_oddities(
    document: DocumentRow,
    sections: Sequence[SectionRow],
    task_tables: Iterable[Sequence[TaskRow]],
    units: Sequence[TaskUnitRow],
    deadlines: Sequence[DeadlineRow],
    scoring_tables: Iterable[Sequence[CriterionRow]],
    references: Sequence[LegalReferenceRow],
) -> Iterator[Finding]:
    """The findings that one plan's rows give, kind by kind; rows of tables come table by table.

    Of a scoring table, rows that are but parts of another (1.1 of 1) are left out.
    """
    scored_years: set[str] = set()
    for criteria in scoring_tables:
        yield from _totals(criteria)
        scored_years |= {str(criterion.year) for criterion in criteria}
    led = {unit.task_id for unit in units if unit.role == "lead"}
    for tasks in task_tables:
        yield from _duplicate_ordinals(tasks)
        yield from _without_lead(tasks, led)
    yield from _years(document, sections, scored_years)
    yield from _citations(references)
    yield from _later(document, references)
    yield from _late(document, deadlines)


def role_conflicts(tasks: Iterable[tuple[TaskRow, tuple[str, ...]]]) -> Iterator[Finding]:
    """Tasks with the units that they name both as lead and as coordinator."""
    for task, units in tasks:
        yield Finding("role_conflict", "info", f"Vừa chủ trì vừa phối hợp: {'; '.join(units)}", task)


def cut_off(tasks: Iterable[TaskRow]) -> Iterator[Finding]:
    """Tasks whose words stop where no sentence does: after "và", "của", a comma, inside a bracket."""
    for task in tasks:
        if _unfinished().search(task.text, max(0, len(task.text) - _SHOWN)) or task.text.count("(") > task.text.count(
            ")"
        ):
            yield Finding("truncated_text", "warning", f"Nhiệm vụ dừng giữa câu: “…{task.text[-_SHOWN:]}”", task)


def breaks_off(document: DocumentRow, last: str, at: Evidence) -> Iterator[Finding]:
    """A headed document without recipients or signature whose `last` line of prose, which stands `at`, has no end."""
    if document.document_type and len(last) > _SHOWN and last[-1].isalnum():
        yield Finding("truncated_text", "warning", f"Văn bản dừng giữa câu, không có phần ký: “…{last[-_SHOWN:]}”", at)


def other_year(document: DocumentRow, preamble: str, at: Evidence) -> Iterator[Finding]:
    """A paragraph of the preamble, which stands `at`, that draws up the plan for another year than its title names."""
    own = set(_YEAR.findall(document.title or ""))
    said = _DRAWN_UP_FOR.search(preamble)
    if said and len(own) == 1 and not own & set(_YEAR.findall(said[0])):
        yield Finding(
            "year_mismatch", "warning", f"Tên kế hoạch nêu năm {own.pop()}, phần mở đầu nêu năm {said[1]}", at
        )


def _totals(criteria: Sequence[CriterionRow]) -> Iterator[Finding]:
    rows = [c for c in criteria if not c.is_total]
    for total in (c for c in criteria if c.is_total):
        for name, stated, values in (
            ("điểm tối đa", total.max_score, [c.max_score for c in rows]),
            ("điểm đạt", total.achieved_score, [c.achieved_score for c in rows]),
        ):
            added = sum(v for v in values if v is not None)
            if stated is not None and rows and abs(added - stated) > _CENT:
                yield Finding(
                    "total_mismatch", "warning", f"Tổng {name} ghi {stated:g}, các dòng cộng lại được {added:g}", total
                )


def _duplicate_ordinals(tasks: Sequence[TaskRow]) -> Iterator[Finding]:
    """Two rows of one table with the same number; one that counts anew in each group does so in all of them."""
    rows = [t for t in tasks if t.marker]
    restarts = sum(t.marker == "1" for t in rows) > 1
    seen: dict[tuple[str | None, str], TaskRow] = {}
    for task in rows:
        key = (task.section_id if restarts else None, task.marker or "")
        if key in seen:
            yield Finding("duplicate_ordinal", "warning", f"Số thứ tự {task.marker} dùng cho hai dòng", task)
        seen[key] = task


def _years(document: DocumentRow, sections: Sequence[SectionRow], scored: Set[str]) -> Iterator[Finding]:
    """Appendices for other years than the plan's; scores are those of an earlier one."""
    own = _YEAR.findall(document.title or "")
    for section in sections:
        named = _YEAR.findall(section.title) if section.kind == "appendix" else []
        if own and named and not {*own, *scored} & set(named):
            yield Finding("year_mismatch", "warning", f"Kế hoạch nêu năm {own[0]}, phụ lục nêu năm {named[0]}", section)


def _citations(references: Iterable[LegalReferenceRow]) -> Iterator[Finding]:
    dated: dict[str, date] = {}
    for reference in references:
        if reference.key is None or reference.date is None or reference.number is None:
            continue
        year = "" if _YEAR_IN_KEY.search(reference.key) else f" {reference.date.year}"
        number = "".join(skeleton(reference.key).split())  # a heading in capitals has "3/CT-TTG" for "3/CT-TTg"
        first = dated.setdefault(number + year, reference.date)
        if first != reference.date:
            yield Finding(
                "citation_conflict",
                "warning",
                f"{reference.key} được dẫn với hai ngày: {first:%d/%m/%Y} và {reference.date:%d/%m/%Y}",
                reference,
            )


def _later(document: DocumentRow, references: Iterable[LegalReferenceRow]) -> Iterator[Finding]:
    """What the plan rests on and was issued after it: one of the two days is wrong."""
    issued = document.issue_date
    if issued is None or document.issue_date_precision != "day":
        return
    for reference in references:
        if reference.role == "basis" and reference.date is not None and reference.date > issued:
            yield Finding(
                "citation_conflict", "warning",
                f"{reference.key or reference.title or reference.raw} đề ngày {reference.date:%d/%m/%Y}, sau ngày ban hành kế hoạch {issued:%d/%m/%Y}", reference,
            )  # fmt: skip


def _late(document: DocumentRow, deadlines: Iterable[DeadlineRow]) -> Iterator[Finding]:
    if document.issue_date is None or document.issue_date_precision != "day":
        return
    for deadline in deadlines:
        if deadline.due_date is not None and deadline.due_date < document.issue_date:
            yield Finding(
                "deadline_before_issue", "warning",
                f"Hạn {deadline.due_date:%d/%m/%Y} trước ngày ban hành {document.issue_date:%d/%m/%Y}", deadline,
            )  # fmt: skip


def _without_lead(tasks: Sequence[TaskRow], led: Collection[str]) -> Iterator[Finding]:
    for task in tasks:
        if task.task_id not in led:
            yield Finding("missing_lead", "info", "Dòng nhiệm vụ không ghi đơn vị chủ trì", task)
