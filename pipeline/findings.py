"""Findings that join several documents, worked out anew at each publication."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from extractors.records import Evidence, FindingRow
from normalizers.skeleton import skeleton

_MOST_NAMED = 3
_NATIONAL = re.compile(r"(?:-|/)(?:cp|ttg|tw|ubtvqh\d*|qh\d+)$")
"""Symbols numbered once for the whole country; all others are numbered in each province."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A dated mention of another document."""

    key: str
    date: date
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Header:
    """What publication knows of one document: the least that other documents are compared with."""

    document_id: str
    province_code: str | None
    issue_year: int | None
    plan_id: str | None
    evidence: Evidence | None
    citations: tuple[Citation, ...]
    n_findings: int
    """The number of the last finding that the document has by itself; those here are numbered after it."""


def joint_findings(headers: Sequence[Header]) -> dict[str, tuple[FindingRow, ...]]:
    """Findings by document_id, one row in each document that a finding joins.

    `same_plan`: several documents carry one plan_id. `citation_conflict`: one number is cited with two
    dates. Numbers begin anew each year, and for most issuers in each province, so only dates of one year are
    compared (any, where the number itself names its year), and only within a province unless the symbol is
    the government's, the Prime Minister's, the Party's centre's or the National Assembly's.
    """
    ordered = sorted(headers, key=lambda header: header.document_id)
    found: dict[str, list[_Joint]] = defaultdict(list)
    for document_id, joint in (*_same_plan(ordered), *_citation_conflicts(ordered)):
        found[document_id].append(joint)
    by_id = {header.document_id: header for header in ordered}
    return {document_id: _rows(by_id[document_id], joints) for document_id, joints in found.items()}


@dataclass(frozen=True, slots=True)
class _Joint:
    kind: str
    severity: str
    message: str
    evidence: Evidence


def _same_plan(headers: Sequence[Header]) -> Iterator[tuple[str, _Joint]]:
    plans: dict[str, list[Header]] = defaultdict(list)
    for header in headers:
        if header.plan_id is not None and header.evidence is not None:
            plans[header.plan_id].append(header)
    for carriers in plans.values():
        documents = dict.fromkeys(header.document_id for header in carriers)
        for header in carriers:
            if len(carriers) > 1 and header.evidence is not None:
                message = f"Kế hoạch này còn có ở tài liệu khác: {_named(documents, header.document_id)}"
                yield header.document_id, _Joint("same_plan", "info", message, header.evidence)


def _citation_conflicts(headers: Sequence[Header]) -> Iterator[tuple[str, _Joint]]:
    cited: dict[tuple[str, ...], list[tuple[Header, Citation]]] = defaultdict(list)
    for header in headers:
        for citation in header.citations:
            where = scope(citation, header.province_code)
            if where is not None:
                cited[where].append((header, citation))
    for mentions in cited.values():
        yield from _conflicts(mentions)


def _conflicts(mentions: Sequence[tuple[Header, Citation]]) -> Iterator[tuple[str, _Joint]]:
    """One finding a document: its first mention that another document dates otherwise."""
    carriers: dict[date, dict[str, None]] = defaultdict(dict)
    for header, citation in mentions:
        carriers[citation.date][header.document_id] = None
    if len(carriers) < 2:
        return
    by_day = [(day, carriers[day]) for day in sorted(carriers)]
    reported: set[str] = set()
    for header, citation in mentions:
        if header.document_id in reported:
            continue
        others = ((day, _named(documents, header.document_id)) for day, documents in by_day if day != citation.date)
        if dates := ", ".join(f"{day:%d/%m/%Y} ({named})" for day, named in others if named):
            reported.add(header.document_id)
            message = f"{citation.key} được dẫn với ngày {citation.date:%d/%m/%Y}, ở tài liệu khác: {dates}"
            yield header.document_id, _Joint("citation_conflict", "warning", message, citation.evidence)


def _named(documents: Mapping[str, None], own: str) -> str:
    """The documents but one's own; of many the first few, so that thousands that cite one decree cost no more.

    How many more there are is not told: one document more would change the findings of all, and nearly every partition.
    """
    first = list(islice((each for each in documents if each != own), _MOST_NAMED))
    has_more = len(documents) - (own in documents) > len(first)
    return ", ".join(first) + (" và các tài liệu khác" if has_more else "")


def scope(citation: Citation, province_code: str | None) -> tuple[str, ...] | None:
    """What a number is the number of, in a document of the province; None where it can't be told."""
    key = "".join(skeleton(citation.key).split())
    number, _, _ = key.partition("/")
    if not number:
        return None
    year = "" if re.search(r"/(?:19|20)\d\d/", key) else str(citation.date.year)
    if _NATIONAL.search(key):
        return (key, year)
    return None if province_code is None else (key, year, province_code)


def _rows(header: Header, joints: Iterable[_Joint]) -> tuple[FindingRow, ...]:
    ordered = sorted(joints, key=lambda joint: (joint.kind, joint.message))
    return tuple(
        FindingRow(
            document_id=header.document_id,
            province_code=header.province_code,
            issue_year=header.issue_year,
            ordinal=ordinal,
            page=joint.evidence.page,
            char_start=joint.evidence.char_start,
            char_end=joint.evidence.char_end,
            x0=joint.evidence.x0,
            top=joint.evidence.top,
            x1=joint.evidence.x1,
            bottom=joint.evidence.bottom,
            confidence=joint.evidence.confidence,
            method="joint_findings",
            finding_id=f"{header.document_id}-{FindingRow.LETTER}{ordinal:04d}",
            kind=joint.kind,
            severity=joint.severity,
            message=joint.message,
        )
        for ordinal, joint in enumerate(ordered, start=header.n_findings + 1)
    )
