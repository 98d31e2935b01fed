"""One frozen dataclass per table of the data model; a column's description stands beside it.

Arrow schemas, `kehoach tables` and docs/tables.md are made from these. The field order is the
column order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar


def column(description: str) -> Any:
    """A required column with its description."""
    return field(metadata={"description": description})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every row read off a document has: to join on, to filter by, to order by."""

    TABLE: ClassVar[str]
    KEY: ClassVar[str]
    """The key column; empty where rows have none of their own."""
    LETTER: ClassVar[str] = ""
    """Keys read `<document_id>-<letter>0001`."""

    document_id: str = column("the document the row was read off: first 16 hex digits of the SHA-256 of its bytes")
    province_code: str | None = column("two-digit province code of the document, to filter by; null where unknown")
    issue_year: int | None = column("year in which the document was issued, to filter by; null where unknown")
    ordinal: int = column("reading order within the document, from 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Row):
    """A row that points at the words it was read off."""

    page: int | None = column("page on which it stands, from 1; the first, where it runs over")
    char_start: int | None = column(
        "offset of its first character in the document's text (pages.text joined by newlines)"
    )
    char_end: int | None = column("offset after its last character in the document's text")
    x0: float | None = column("left edge on the page, in points from the left; null for plain text")
    top: float | None = column("upper edge on the page, in points from the top; null for plain text")
    x1: float | None = column("right edge on the page, in points from the left; null for plain text")
    bottom: float | None = column("lower edge on the page, in points from the top; null for plain text")
    confidence: float = column("how sure the reading is, 0..1")
    method: str = column("the rule or model that found it")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow(Evidence):
    """One row per distinct file content. The evidence is the title's."""

    TABLE: ClassVar[str] = "documents"
    KEY: ClassVar[str] = "document_id"

    source_path: str = column("where the file came from; one content at several paths: the first in byte order")
    media_type: str = column("type of the content, whatever the name said")
    n_bytes: int = column("size of the file in bytes")
    n_pages: int = column("pages read; a source without pages is one")
    plan_id: str | None = column("issuer, number, symbol and year: one plan in two files has one plan_id")
    document_type: str | None = column("kế hoạch, quyết định, chương trình, … as headed")
    number: str | None = column("68 of 'Số: 68/KH-SCT'; null where it was left blank")
    symbol: str | None = column("KH-SCT of 'Số: 68/KH-SCT'")
    issue_date: date | None = column("date of issue; the first day of what is known")
    issue_date_precision: str | None = column("day, month or year: how much of issue_date the document says")
    issue_place: str | None = column("as written before ', ngày'")
    issuer: str | None = column("the body that issued it, such as Sở Công Thương")
    parent_agency: str | None = column("the body above the issuer where the header prints it")
    province: str | None = column("province at the time of issue; null where the document never says it")
    province_code_2025: str | None = column("code of the province it belongs to since 1 July 2025")
    province_2025: str | None = column("the province it belongs to since 1 July 2025")
    title: str | None = column("the trích yếu on one line, without 'KẾ HOẠCH'")
    period_start: date | None = column("first day of what the plan covers")
    period_end: date | None = column("last day of what the plan covers; null for 'và những năm tiếp theo'")
    signer: str | None = column("name of who signed")
    signer_title: str | None = column("office of who signed, such as Phó Giám đốc")
    signing_capacity: str | None = column("KT., TM., TL. …; null when the head signs")
    text_source: str = column("text_layer, ocr, plain, docx, doc, rtf, xlsx, html, markdown; mixed when pages differ")
    quality: float = column("share of tokens that are Vietnamese syllables, numbers or known abbreviations, 0..1")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow(Row):
    """The reading that was kept, one row a page."""

    TABLE: ClassVar[str] = "pages"
    KEY: ClassVar[str] = "page_id"
    LETTER: ClassVar[str] = "p"

    page_id: str = column("key of the row")
    page: int = column("page number, from 1")
    text: str = column("every character read, in reading order, normalised")
    char_start: int = column("offset of the page's first character in the document's text")
    source: str = column("text_layer, ocr, plain, docx, …")
    engine: str = column("program and version that read it")
    garble_score: float = column("0 clean .. 1 unreadable, of the text before normalisation")
    mean_word_confidence: float | None = column("mean OCR confidence of its words, 0..1; null without OCR")
    rotation: int = column("degrees clockwise the page was turned to be read")
    skew: float = column("degrees the page was straightened by")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReadingRow(Row):
    """Every reading that was tried, kept or not, with its verdict."""

    TABLE: ClassVar[str] = "page_readings"
    KEY: ClassVar[str] = "page_reading_id"
    LETTER: ClassVar[str] = "g"

    page_reading_id: str = column("key of the row")
    page: int = column("page number, from 1")
    kept: bool = column("whether this reading is the one in pages")
    text: str = column("every character read, in reading order, before normalisation")
    source: str = column("text_layer, ocr, plain, docx, …")
    engine: str = column("program and version that read it")
    garble_score: float = column("0 clean .. 1 unreadable, of the text before normalisation")
    mean_word_confidence: float | None = column("mean OCR confidence of its words, 0..1; null without OCR")
    rotation: int = column("degrees clockwise the page was turned to be read")
    skew: float = column("degrees the page was straightened by")
    verdict: str = column("fine, no_text, stripped, garbled, foreign, undecodable, tcvn3, vni, vps, viqr")
    reasons: str = column("why, joined by '; '")


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRow(Evidence):
    """The headed outline. The evidence is the heading's."""

    TABLE: ClassVar[str] = "sections"
    KEY: ClassVar[str] = "section_id"
    LETTER: ClassVar[str] = "s"

    section_id: str = column("key of the row")
    parent_id: str | None = column("section_id of the section it stands in; null at the top")
    level: int = column("depth in the outline, from 1")
    marker: str | None = column("as printed, without trailing punctuation: II, 1.1, a, Phụ lục")
    title: str = column("what the heading says, without its marker")
    kind: str = column(
        "legal_basis, purpose, requirements, targets, tasks, assignment, schedule, funding, organisation, reporting, appendix, group or other"
    )
    text: str = column("its own text, without its subsections'")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow(Evidence):
    """The smallest separately listed thing to be done."""

    TABLE: ClassVar[str] = "tasks"
    KEY: ClassVar[str] = "task_id"
    LETTER: ClassVar[str] = "t"

    task_id: str = column("key of the row")
    section_id: str | None = column("the section it stands in")
    work_item_id: str | None = column("section that shares one assignment and one schedule; null where there is none")
    marker: str | None = column("as printed, without trailing punctuation")
    text: str = column("what is to be done, on one line, marker and markup removed, nothing reworded")
    domain: str | None = column(
        "reform area: thể chế, thủ tục hành chính, tổ chức bộ máy, chế độ công vụ, tài chính công, chính quyền điện tử, chỉ đạo điều hành"
    )
    expected_output: str | None = column("the table's product cell")
    source_kind: str = column("bullet, paragraph, item, table_row, assignment or remedy")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskCellRow(Evidence):
    """What else a row of a task table says: every cell that no other column holds."""

    TABLE: ClassVar[str] = "task_cells"
    KEY: ClassVar[str] = "task_cell_id"
    LETTER: ClassVar[str] = "c"

    task_cell_id: str = column("key of the row")
    task_id: str = column("the task in whose row the cell stands")
    header: str = column("the column's heading as printed")
    value: str = column("what the cell says, on one line")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskUnitRow(Evidence):
    """Who leads, coordinates or implements a task."""

    TABLE: ClassVar[str] = "task_units"
    KEY: ClassVar[str] = "task_unit_id"
    LETTER: ClassVar[str] = "u"

    task_unit_id: str = column("key of the row")
    task_id: str = column("the task")
    role: str = column("lead, coordinate or implement")
    unit_raw: str = column("the unit as worded")
    unit: str = column("its canonical name")
    unit_id: str = column("key into dim_units")
    is_collective: bool = column("whether it stands for several units ('Các phòng, đơn vị thuộc Sở')")
    basis: str = column(
        "stated (in the task itself), inherited (assignment block or heading) or resolved (across the document)"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRow(Evidence):
    """When a task is due; a task has none, one or several."""

    TABLE: ClassVar[str] = "deadlines"
    KEY: ClassVar[str] = "deadline_id"
    LETTER: ClassVar[str] = "d"

    deadline_id: str = column("key of the row")
    task_id: str = column("the task")
    raw: str = column("the time wording only")
    label: str | None = column("what the wording is the time of, where said: Kế hoạch, Báo cáo, …")
    kind: str = column("date, window, open, ongoing, recurring, relative or as_directed")
    start_date: date | None = column("first day")
    due_date: date | None = column("last day")
    due_bound: str | None = column("before or by, where kind is date or recurring")
    recurrence: str | None = column("RFC 5545 RRULE, counted from the plan's period_start")
    anchor_event: str | None = column("the event a relative deadline counts from, as worded")
    offset_days: int | None = column("days after the event")
    offset_months: int | None = column("months after the event")
    offset_calendar: str | None = column("working or calendar days")
    is_tentative: bool = column("whether it is only expected (dự kiến)")
    year_inferred: bool = column("whether the year is the plan's and not printed here")
    basis: str = column("stated, inherited or resolved, as for units")
    unit: str | None = column("whom it binds, where said; several joined by '; '")


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow(Evidence):
    """A figure to be reached."""

    TABLE: ClassVar[str] = "targets"
    KEY: ClassVar[str] = "target_id"
    LETTER: ClassVar[str] = "r"

    target_id: str = column("key of the row")
    section_id: str | None = column("the section it stands in")
    task_id: str | None = column("the task it stands in, if in one")
    raw: str = column("the clause as worded")
    subject: str = column("the clause without its figure")
    comparator: str = column("=, ≥, ≤, >, <, += (rise by), +≥ (rise by at least)")
    value: float = column("the figure")
    unit: str | None = column("%, phút, điểm, giải pháp, …")
    baseline_value: float | None = column("the figure it is compared with, where said")
    baseline_year: int | None = column("year of that figure, where said")


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalReferenceRow(Evidence):
    """One mention of another document."""

    TABLE: ClassVar[str] = "legal_references"
    KEY: ClassVar[str] = "legal_reference_id"
    LETTER: ClassVar[str] = "l"

    legal_reference_id: str = column("key of the row")
    document_type: str | None = column("quyết định, nghị định, kế hoạch, luật, …")
    number: str | None = column("61/2018, 16341, 166")
    symbol: str | None = column("NĐ-CP, KH-UBND, KH/TU")
    key: str | None = column("number and symbol as printed: 61/2018/NĐ-CP")
    title: str | None = column("of an unnumbered law, as worded, with the year if given")
    date: date | None = column("its date, only where the text says it")
    issuer: str | None = column("who issued it, as worded, only where the text says it")
    role: str = column("basis (in the preamble), self (the plan's own number in its appendix) or mention")
    raw: str = column("the mention as worded")


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRow(Evidence):
    """A row of a scoring table."""

    TABLE: ClassVar[str] = "criteria"
    KEY: ClassVar[str] = "criterion_id"
    LETTER: ClassVar[str] = "k"

    criterion_id: str = column("key of the row")
    criterion: str = column("what is scored")
    max_score: float | None = column("the most that could be had")
    achieved_score: float | None = column("what was had")
    reason: str | None = column("why points were lost, as worded")
    remedy: str | None = column("what is to be done about it, as worded")
    year: int | None = column("the year scored")
    is_total: bool = column("whether the row adds up the others")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientRow(Evidence):
    """A line of Nơi nhận."""

    TABLE: ClassVar[str] = "recipients"
    KEY: ClassVar[str] = "recipient_id"
    LETTER: ClassVar[str] = "n"

    recipient_id: str = column("key of the row")
    recipient: str = column("who gets a copy, as worded")
    purpose: str | None = column("the words in parentheses: báo cáo, phối hợp, thực hiện, …")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow(Evidence):
    """What a careful reader would query."""

    TABLE: ClassVar[str] = "findings"
    KEY: ClassVar[str] = "finding_id"
    LETTER: ClassVar[str] = "f"

    finding_id: str = column("key of the row")
    kind: str = column(
        "total_mismatch, duplicate_ordinal, year_mismatch, citation_conflict, deadline_before_issue, missing_lead, role_conflict, same_plan, unreadable_page or truncated_text"
    )
    severity: str = column("info, warning or error")
    message: str = column("what is odd, in a sentence")


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRow(Row):
    """A change from what was read to what is published. Undoing them all gives the text as read."""

    TABLE: ClassVar[str] = "corrections"
    KEY: ClassVar[str] = "correction_id"
    LETTER: ClassVar[str] = "x"

    correction_id: str = column("key of the row")
    page: int = column("page on which it stands, from 1")
    char_start: int = column("offset of the change in the document's text (pages.text joined by newlines)")
    char_end: int = column("offset after the change in the document's text")
    before: str = column("what was read")
    after: str = column("what is published")
    kind: str = column("encoding, mark_order, glyph, spacing, diacritics or ocr")
    confidence: float = column("how sure the change is, 0..1")


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureRow(Row):
    """A document (or page) refused, or read in part."""

    TABLE: ClassVar[str] = "failures"
    KEY: ClassVar[str] = "failure_id"
    LETTER: ClassVar[str] = "e"

    failure_id: str = column("key of the row")
    source_path: str = column("where the file came from")
    status: str = column("quarantined or partial")
    category: str = column(
        "empty, truncated, encrypted, unsupported, undecodable, no_pages, no_text, timeout, memory, crashed, missing_program, vanished, internal"
    )
    page: int | None = column("page that failed; null for the whole document")
    component: str = column("the part of the program that gave up")
    message: str = column("what is wrong")
    remedy: str = column("what to do about it")
    attempts: int = column("how often it was tried")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow(Evidence):
    """What a person said of a row: a correction, that it is none, or that one is missing. Those taken back are not here."""

    TABLE: ClassVar[str] = "reviews"
    KEY: ClassVar[str] = "review_id"

    review_id: str = column("key of the row; it outlives new readings of the document")
    kind: str = column("correct (columns of a row), wrong (the row is none) or missing (a row that was not read)")
    status: str = column(
        "applied, not_found (no row of the present reading stands on its words) or does_not_fit (its values are none that the table takes)"
    )
    table_name: str = column("the table that it is about")
    row_key: str | None = column("key of the row that it found, took out or added; null where it is not applied")
    before: str | None = column("what these columns said when it was made, as JSON; null where there was no row")
    after: str | None = column("what the person says, as JSON; null for wrong")
    words: str = column("the words that it stands on, as they were read when it was made")
    note: str | None = column("why, in the person's words")
    reviewer: str | None = column("who said so, where told")
    reviewed_at: datetime = column("when, UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """One run of the program: the only table that differs between two runs over the same input."""

    TABLE: ClassVar[str] = "runs"
    KEY: ClassVar[str] = "run_id"

    run_id: str = column("key of the row")
    started_at: datetime = column("start, UTC")
    ended_at: datetime = column("end, UTC")
    seconds: float = column("wall time")
    arguments: str = column("the command as given, as JSON")
    versions: str = column("versions of the program, its libraries and engines, as JSON")
    settings: str = column("settings in force, as JSON")
    n_sources: int = column("files found")
    n_new: int = column("documents read in this run")
    n_unchanged: int = column("documents that stood already and were not read again")
    n_quarantined: int = column("documents refused")
    n_tasks: int = column("tasks in the documents read in this run")
    timings: str = column("seconds per document and stage, as JSON")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A canonical unit that task_units points to."""

    TABLE: ClassVar[str] = "dim_units"
    KEY: ClassVar[str] = "unit_id"

    unit_id: str = column("key of the row; a division's is scoped by its department and province")
    unit: str = column("canonical name")
    level: str | None = column("central, province, department, division, district, commune or other")
    parent: str | None = column("the body it belongs to, where known")
    province_code: str | None = column("its province, where it has one")
    is_collective: bool = column("whether it stands for several units")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceRow:
    """A province, before or since the merger of 1 July 2025."""

    TABLE: ClassVar[str] = "dim_provinces"
    KEY: ClassVar[str] = "province_key"

    province_key: str = column("key of the row: code and the first day it holds")
    province_code: str = column("General Statistics Office two-digit code")
    province: str = column("name")
    valid_from: date | None = column("first day of this division; null for the older one")
    valid_to: date | None = column("last day of this division; null for the present one")
    province_code_2025: str = column("code of the province it belongs to since 1 July 2025")
    province_2025: str = column("name of the province it belongs to since 1 July 2025")


FACTS: tuple[type[Row], ...] = (
    DocumentRow,
    PageRow,
    PageReadingRow,
    SectionRow,
    TaskRow,
    TaskCellRow,
    TaskUnitRow,
    DeadlineRow,
    TargetRow,
    LegalReferenceRow,
    CriterionRow,
    RecipientRow,
    FindingRow,
    CorrectionRow,
    FailureRow,
    ReviewRow,
)
"""Tables whose rows are read off one document; `province_code` and `issue_year` choose their partition."""
