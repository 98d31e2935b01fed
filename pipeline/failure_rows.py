"""Failures as rows: what went wrong with a document or a page, and what to do about it."""

from __future__ import annotations

import traceback
from pathlib import Path

from extractors.document import Document, PageFailure
from extractors.failures import Category, ReadFailure
from extractors.records import FailureRow

MAY_PASS = frozenset(
    {
        Category.TIMEOUT,
        Category.MEMORY,
        Category.CRASHED,
        Category.MISSING_PROGRAM,
        Category.VANISHED,
        Category.INTERNAL,
    }
)
"""Failures that another run may not meet; the others stand as long as file, code and settings do."""

QUARANTINED = "quarantined"
PARTIAL = "partial"


def may_pass(rows: tuple[FailureRow, ...]) -> bool:
    """Whether reading the document again may go better."""
    return any(row.category in MAY_PASS for row in rows)


def refused(document_id: str, source_path: str, failure: ReadFailure) -> FailureRow:
    """The row of a document that could not be read at all."""
    return FailureRow(
        document_id=document_id,
        province_code=None,
        issue_year=None,
        ordinal=1,
        failure_id=f"{document_id}-{FailureRow.LETTER}0001",
        source_path=source_path,
        status=QUARANTINED,
        category=failure.category.value,
        page=failure.page,
        component=failure.component,
        message=failure.message,
        remedy=failure.remedy,
        attempts=1,
    )


def partial(
    document: Document, page: PageFailure, ordinal: int, province_code: str | None, issue_year: int | None
) -> FailureRow:
    """The row of a page that could not be read in a document that could."""
    return FailureRow(
        document_id=document.document_id,
        province_code=province_code,
        issue_year=issue_year,
        ordinal=ordinal,
        failure_id=f"{document.document_id}-{FailureRow.LETTER}{ordinal:04d}",
        source_path=document.source_path,
        status=PARTIAL,
        category=page.category,
        page=page.page,
        component=page.component,
        message=page.message,
        remedy=page.remedy,
        attempts=1,
    )


def as_failure(error: Exception, component: str) -> ReadFailure:
    """Any exception met while reading a document, as a typed failure."""
    match error:
        case ReadFailure():
            return error
        case MemoryError():
            return ReadFailure(
                Category.MEMORY,
                "there was not enough memory to read it",
                "close other programs, or give it more with --memory",
                component=component,
            )
        case OSError() if component == "read":
            return ReadFailure(
                Category.VANISHED,
                f"the file could not be opened: {error.strerror or error}",
                "see that the file is there and that you may read it, then run the same command again",
                component=component,
            )
        case _:
            return ReadFailure(
                Category.INTERNAL,
                f"{type(error).__name__}: {error} ({_place(error)})",
                "this is a fault of the program: please report it with this message and, if you may, the file",
                component=component,
            )


def _place(error: Exception) -> str:
    """Module and line where it was raised; folder names say nothing and differ between machines."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return "place unknown"
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}"
