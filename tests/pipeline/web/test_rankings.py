"""Who is ranked by the tasks of its plans."""

from __future__ import annotations

from typing import cast

import pytest

from pipeline.web.rankings import agency_counts
from pipeline.web.rows import Row, Rows
from pipeline.web.task_query import TaskQuery


class Plans:
    """Stands in for the tables: issuers and provinces with how many tasks their plans have."""

    def __init__(self, *plans: tuple[str, str, int]) -> None:
        self._plans = plans

    def all(self, sql: str) -> list[Row]:
        return [{"issuer": who, "province": where, "now": where, "n": n} for who, where, n in self._plans]


@pytest.mark.parametrize(
    ("plans", "ranked"),
    [
        (
            [("SỞ Y TẾ", "Hà Nam", 3), ("Sở Y tế", "Hà Nam", 5), ("So Y te", "HÀ NAM", 1), ("Sở Y tế", "Huế", 2)],
            [("Sở Y tế (Hà Nam)", 9), ("Sở Y tế (Huế)", 2)],
        ),
        (
            [("Sở Du lịch", "", 4), ("SỞ DU LỊCH", "", 4), ("Sở Xây dựng", "", 7)],
            [("SỞ DU LỊCH", 8), ("Sở Xây dựng", 7)],
        ),
    ],
)
def test_spellings_of_one_issuer_are_ranked_together(
    plans: list[tuple[str, str, int]], ranked: list[tuple[str, int]]
) -> None:
    found = agency_counts(cast(Rows, Plans(*plans)))
    assert [(row["name"], row["n"]) for row in found][:2] == ranked
    assert len({row["address"] for row in found}) == len(found)
    assert all(row["address"].startswith(TaskQuery().address()) for row in found)
