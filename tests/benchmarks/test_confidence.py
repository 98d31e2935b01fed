"""Confidence measured and calibrated."""

from __future__ import annotations

import pytest

from benchmarks.confidence import calibrated, report, said, with_confidences
from pipeline.evaluation.judged import Judged


def judged(method: str, confidence: float, *right: bool) -> list[Judged]:
    return [Judged("tasks", method, confidence, one) for one in right]


def test_a_method_is_worth_what_its_rows_are_and_few_rows_tell_little() -> None:
    found = calibrated(
        [*judged("good", 0.5, *[True] * 990), *judged("bad", 0.95, *[False] * 990), *judged("new", 0.5, False)]
    )
    assert found == {"bad": 0.009, "good": 0.999, "new": 0.818}


def test_rows_sure_and_right_among_them_are_told() -> None:
    rows = [*judged("a", 0.95, True, True, True, False), *judged("b", 0.5, False)]
    assert said(rows) == "     5 rows, 0.800 sure, of these 0.7500 right"
    assert said(with_confidences(rows, {"a": 0.2, "b": 0.9})) == "     5 rows, 0.200 sure, of these 0.0000 right"


def test_each_half_is_calibrated_on_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    report({"p": judged("a", 0.5, *[True] * 50), "q": judged("a", 0.5, *[True] * 40)})
    printed = capsys.readouterr().out
    assert printed.count("as published:     ") == 2
    assert printed.count("0.000 sure") == 3
    assert printed.count("1.000 sure, of these 1.0000 right") == 2
