"""Words that a column may hold, where the data model lists them all; by "table.column"."""

from __future__ import annotations

from extractors.failures import Category

_SOURCES = frozenset({"text_layer", "ocr", "plain", "docx", "doc", "rtf", "xlsx", "html", "markdown"})
_BASES = frozenset({"stated", "inherited", "resolved"})

VOCABULARY: dict[str, frozenset[str]] = {
    "documents.issue_date_precision": frozenset({"day", "month", "year"}),
    "documents.text_source": _SOURCES | {"mixed"},
    "pages.source": _SOURCES,
    "page_readings.source": _SOURCES,
    "page_readings.verdict": frozenset(
        {"fine", "no_text", "stripped", "garbled", "foreign", "undecodable", "tcvn3", "vni", "vps", "viqr"}
    ),
    "sections.kind": frozenset(
        {"legal_basis", "purpose", "requirements", "targets", "tasks", "assignment", "schedule", "funding"}
        | {"organisation", "reporting", "appendix", "group", "other"}
    ),
    "tasks.domain": frozenset(
        {"thể chế", "thủ tục hành chính", "tổ chức bộ máy", "chế độ công vụ", "tài chính công"}
        | {"chính quyền điện tử", "chỉ đạo điều hành"}
    ),
    "tasks.source_kind": frozenset({"bullet", "paragraph", "item", "table_row", "assignment", "remedy"}),
    "task_units.role": frozenset({"lead", "coordinate", "implement"}),
    "task_units.basis": _BASES,
    "deadlines.kind": frozenset({"date", "window", "open", "ongoing", "recurring", "relative", "as_directed"}),
    "deadlines.due_bound": frozenset({"before", "by"}),
    "deadlines.offset_calendar": frozenset({"working", "calendar"}),
    "deadlines.basis": _BASES,
    "targets.comparator": frozenset({"=", "≥", "≤", ">", "<", "+=", "+≥"}),
    "legal_references.role": frozenset({"basis", "self", "mention"}),
    "findings.kind": frozenset(
        {"total_mismatch", "duplicate_ordinal", "year_mismatch", "citation_conflict", "deadline_before_issue"}
        | {"missing_lead", "role_conflict", "same_plan", "unreadable_page", "truncated_text"}
    ),
    "findings.severity": frozenset({"info", "warning", "error"}),
    "corrections.kind": frozenset({"encoding", "mark_order", "glyph", "spacing", "diacritics", "ocr"}),
    "failures.status": frozenset({"quarantined", "partial"}),
    "failures.category": frozenset(category.value for category in Category),
    "reviews.kind": frozenset({"correct", "wrong", "missing"}),
    "reviews.status": frozenset({"applied", "not_found", "does_not_fit"}),
    "dim_units.level": frozenset({"central", "province", "department", "division", "district", "commune", "other"}),
}
