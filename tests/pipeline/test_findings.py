"""Findings that join documents: who is compared with whom."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest

from extractors.records import Evidence
from pipeline.findings import Citation, Header, joint_findings


def header(name: str, province: str | None = "75", plan: str | None = None, *cited: tuple[str, str]) -> Header:
    return Header(
        document_id=name,
        province_code=province,
        issue_year=2022,
        plan_id=plan,
        evidence=evidence(name),
        citations=tuple(Citation(key, date.fromisoformat(day), evidence(name)) for key, day in cited),
        n_findings=2,
    )


def evidence(name: str) -> Evidence:
    nowhere: dict[str, Any] = dict.fromkeys(("x0", "top", "x1", "bottom"))
    return Evidence(
        document_id=name, province_code="75", issue_year=2022, ordinal=1, page=3, char_start=5, char_end=9,
        confidence=0.5, method="rule", **nowhere,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        (("75", "61/2018/NĐ-CP", "2018-04-23"), ("64", "61/2018/NĐ-CP", "2018-04-24"), True),
        (("75", "61/2018/NĐ-CP", "2018-04-23"), ("64", "61/2018/NĐ-CP", "2018-04-23"), False),
        (("75", "61/2018/NĐ-CP", "2018-04-23"), ("64", "61/2018/nđ-cp", "2019-04-23"), True),
        (("75", "1015/QĐ-TTg", "2022-08-30"), (None, "1015/QĐ-TTg", "2022-08-31"), True),
        (("75", "925/KH-UBND", "2022-01-02"), ("75", "925/KH-UBND", "2022-01-03"), True),
        (("75", "925/KH-UBND", "2022-01-02"), ("64", "925/KH-UBND", "2022-01-03"), False),
        (("75", "925/KH-UBND", "2022-01-02"), ("75", "925/KH-UBND", "2023-01-03"), False),
        ((None, "925/KH-UBND", "2022-01-02"), (None, "925/KH-UBND", "2022-01-03"), False),
        (("75", "/KH-SCT", "2022-01-02"), ("75", "/KH-SCT", "2022-01-03"), False),
    ],
)
def test_a_number_conflicts_only_with_the_same_number_of_the_same_issuer_and_year(
    first: tuple[str | None, str, str], second: tuple[str | None, str, str], conflict: bool
) -> None:
    headers = [header("a", first[0], None, first[1:]), header("b", second[0], None, second[1:])]
    found = joint_findings(headers)
    assert sorted(found) == (["a", "b"] if conflict else [])
    assert found == joint_findings(headers[::-1])


def test_one_document_does_not_conflict_with_itself() -> None:
    both = (("61/2018/NĐ-CP", "2018-04-23"), ("61/2018/NĐ-CP", "2018-04-24"))
    assert joint_findings([header("a", "75", None, *both)]) == {}


def test_of_many_documents_the_first_are_named() -> None:
    """And a few thousand that cite one decree take no time that grows with their square."""
    cited = [header(f"{n:05d}", "75", "sct/68", ("61/2018/NĐ-CP", f"2018-04-2{n % 2}")) for n in range(6000)]
    began = time.process_time()
    found = joint_findings(cited)
    assert time.process_time() - began < 2
    conflict, same = found["00001"]
    assert conflict.message.endswith("20/04/2018 (00000, 00002, 00004 và các tài liệu khác)")
    assert same.message.endswith(": 00000, 00002, 00003 và các tài liệu khác")


def test_one_document_more_leaves_the_findings_of_thousands_alone() -> None:
    cited = [header(f"{n:05d}", "75", "sct/68", ("61/2018/NĐ-CP", f"2018-04-2{n % 2}")) for n in range(1000)]
    before, after = joint_findings(cited[:-1]), joint_findings(cited)
    assert [each for each in before if before[each] != after[each]] == []


def test_each_carrier_of_a_plan_names_the_others_after_its_own_findings() -> None:
    found = joint_findings([header("a", plan="sct/68"), header("b", plan="sct/68"), header("c"), header("d")])
    assert sorted(found) == ["a", "b"]
    [row] = found["a"]
    assert (row.kind, row.severity, row.finding_id, row.ordinal) == ("same_plan", "info", "a-f0003", 3)
    assert row.message.endswith(": b")
    assert (row.page, row.char_start, row.confidence) == (3, 5, 0.5)
