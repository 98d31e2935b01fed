"""A way through invented files, so that the pipeline is tested without reading real plans.

A file is lines of `word: value`: province, year, plan, cite (`<key> <date>`), task (`<text> | <lead> | <due>`), and
`do: die|hang|eat|refuse|crash|slow` for what a document may do to its reader.
"""

from __future__ import annotations

import hashlib
import os
import signal
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from extractors.document import Document, Page, PageFailure
from extractors.failures import Category, ReadFailure
from extractors.reading.archive import file_bytes
from extractors.reading.options import ReadingOptions
from extractors.records import (
    DeadlineRow,
    DocumentRow,
    LegalReferenceRow,
    PageReadingRow,
    PageRow,
    Row,
    TaskRow,
    TaskUnitRow,
    UnitRow,
)
from pipeline import stages
from pipeline.settings import Settings
from pipeline.stages import Job, Staged, Way


@dataclass(frozen=True)
class Invented:
    rows: tuple[Row, ...]
    units: tuple[UnitRow, ...]


def read(path: Path, *, options: ReadingOptions) -> Document:
    content = file_bytes(path)
    text = content.decode()
    for line in text.splitlines():
        word, _, value = line.partition(": ")
        if word == "do":
            _do(value)
    page = Page(number=1, text=text, source="plain", engine="invented")
    broken = [PageFailure(2, "no_text", "ocr", "a blank page", "none")] if "broken page" in text else []
    name = hashlib.sha256(content).hexdigest()[:16]
    return Document(name, str(path), "text/plain", len(content), (page,), tuple(broken))


def _do(deed: str) -> None:
    if deed == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif deed == "hang":
        time.sleep(600)
    elif deed == "slow":
        time.sleep(0.3)
    elif deed == "eat":
        eaten = [os.urandom(1 << 20) for _ in range(4000)]
        assert eaten
    elif deed == "refuse":
        raise ReadFailure(Category.ENCRYPTED, "it is encrypted", "remove the password", component="invented")
    elif deed == "crash":
        raise ZeroDivisionError("by nought")


def extract(document: Document) -> Invented:
    facts: dict[str, list[str]] = {}
    for line in document.text.splitlines():
        word, _, value = line.partition(": ")
        facts.setdefault(word, []).append(value)
    province = facts.get("province", [None])[0]
    year = int(facts["year"][0]) if "year" in facts else None
    common: dict[str, Any] = {"document_id": document.document_id, "province_code": province, "issue_year": year}
    rows: list[Row] = [_document(document, facts, common), *_pages(document, common)]
    for n, text in enumerate(facts.get("cite", []), start=1):
        rows.append(_citation(n, *text.rsplit(" ", 1), common=common))
    for n, text in enumerate(facts.get("task", []), start=1):
        rows += _task(n, *(part.strip() for part in text.split("|")), common=common)
    units = {UnitRow(unit_id=row.unit_id, unit=row.unit, level=None, parent=None, province_code=None, is_collective=False)
             for row in rows if isinstance(row, TaskUnitRow)}  # fmt: skip
    return Invented(tuple(rows), tuple(units))


def _evidence(n: int) -> dict[str, Any]:
    nowhere = dict.fromkeys(("x0", "top", "x1", "bottom"))
    return {"ordinal": n, "page": 1, "char_start": 0, "char_end": 1, "confidence": 1.0, "method": "invented", **nowhere}


def _document(document: Document, facts: dict[str, list[str]], common: dict[str, Any]) -> DocumentRow:
    unknown = dict.fromkeys(
        [
            "document_type",
            "number",
            "symbol",
            "issue_date",
            "issue_date_precision",
            "issue_place",
            "issuer",
            "parent_agency",
            "province",
            "province_code_2025",
            "province_2025",
            "period_start",
            "period_end",
            "signer",
            "signer_title",
            "signing_capacity",
        ]
    )
    return DocumentRow(
        **common, **_evidence(1), **unknown, source_path=document.source_path, media_type=document.media_type,
        n_bytes=document.n_bytes, n_pages=1, plan_id=facts.get("plan", [None])[0],
        title=facts.get("title", [None])[0], text_source="plain", quality=1.0,
    )  # fmt: skip


def _pages(document: Document, common: dict[str, Any]) -> list[Row]:
    read: dict[str, Any] = {**common, "ordinal": 1, "page": 1, "text": document.text, "source": "plain", "engine": "invented",
            "garble_score": 0.0, "mean_word_confidence": None, "rotation": 0, "skew": 0.0}  # fmt: skip
    name = document.document_id
    return [
        PageRow(**read, page_id=f"{name}-p0001", char_start=0),
        PageReadingRow(**read, page_reading_id=f"{name}-g0001", kept=True, verdict="fine", reasons=""),
    ]


def _citation(n: int, key: str, day: str, *, common: dict[str, Any]) -> LegalReferenceRow:
    return LegalReferenceRow(
        **common, **_evidence(n), legal_reference_id=f"{common['document_id']}-l{n:04d}", document_type=None, number=None,
        symbol=None, key=key, title=None, date=date.fromisoformat(day), issuer=None, role="mention", raw=key,
    )  # fmt: skip


def _task(n: int, text: str, lead: str, due: str, *, common: dict[str, Any]) -> list[Row]:
    key = f"{common['document_id']}-{{}}{n:04d}".format
    return [
        TaskRow(**common, **_evidence(n), task_id=key("t"), section_id=None, work_item_id=None, marker="-", text=text,
                domain=None, expected_output=None, source_kind="bullet"),
        TaskUnitRow(**common, **_evidence(n), task_unit_id=key("u"), task_id=key("t"), role="lead", unit_raw=lead,
                    unit=lead, unit_id=lead.lower(), is_collective=False, basis="stated"),
        DeadlineRow(**common, **_evidence(n), deadline_id=key("d"), task_id=key("t"), raw=due, label=None, kind="date",
                    start_date=None, due_date=date.fromisoformat(due), due_bound="before", recurrence=None,
                    anchor_event=None, offset_days=None, offset_months=None, offset_calendar=None, is_tentative=False,
                    year_inferred=False, basis="stated", unit=None),
    ]  # fmt: skip


WAY = Way(read, lambda document: document, extract)


def stage(job: Job, settings: Settings) -> Staged:
    """What takes the place of `pipeline.stages.stage` in a worker."""
    return stages.staged(stages.process(job, settings, WAY), job)
