"""Tables of the overview that rank names by their tasks: each number is of the tasks that its link shows."""

from __future__ import annotations

from collections import Counter

from pipeline.analysis import bare
from pipeline.web.rows import Row, Rows
from pipeline.web.task_query import TaskQuery

_MOST_AGENCIES = 10
Group = tuple[str, str, frozenset[str], int]
"""Of one issuer in one province: issuer, province at the time of issue, its names then and now, bare; and n tasks."""


def province_counts(rows: Rows, unnamed: str) -> list[Row]:
    """Tasks by province, the most first; plans of a province that was merged count for it and for what it became.

    Plans that name none come under `unnamed`, without a link.
    """
    groups = _groups(rows)
    counts = {name: _n_of(groups, province=name) for name in {province for _, province, _, _ in groups if province}}
    found: list[Row] = [
        {"name": name, "n": n, "address": TaskQuery(province=name).address()} for name, n in counts.items()
    ]
    n_unnamed = sum(n for _, province, _, n in groups if not province)
    if n_unnamed:
        found.append({"name": unnamed, "n": n_unnamed, "address": None})
    return with_shares(sorted(found, key=lambda row: (-row["n"], row["name"])))


def agency_counts(rows: Rows) -> list[Row]:
    """Tasks by who issued the plan, and its province; the most first.

    Spellings that differ in case or accents only are one issuer, called as most of its tasks have it.
    """
    groups = _groups(rows)
    spelled: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    for issuer, province, _, n in groups:
        if issuer:
            spelled.setdefault((bare(issuer), bare(province)), Counter())[issuer, province] += n
    most = sorted(spelled.values(), key=lambda names: (-names.total(), min(names)))[:_MOST_AGENCIES]
    found: list[Row] = []
    for names in most:
        issuer, province = max(sorted(names), key=lambda name: names[name])
        asked = TaskQuery(issuer=issuer, province=province)
        n = _n_of(groups, issuer=issuer, province=province)
        found.append({"name": f"{issuer} ({province})" if province else issuer, "n": n, "address": asked.address()})
    return with_shares(sorted(found, key=lambda row: -row["n"]))


def domain_counts(rows: Rows) -> list[Row]:
    """Tasks by domain, the most first."""
    found = rows.all(
        "SELECT domain AS name, count(*) AS n FROM v_tasks WHERE domain IS NOT NULL GROUP BY domain ORDER BY n DESC, name"
    )
    for row in found:
        row["address"] = TaskQuery(domain=row["name"]).address()
    return with_shares(found)


def with_shares(found: list[Row]) -> list[Row]:
    """The rows, each with its `share` of the greatest n."""
    most = max((row["n"] for row in found), default=0) or 1
    for row in found:
        row["share"] = row["n"] / most
    return found


def _groups(rows: Rows) -> list[Group]:
    found = rows.all(
        "SELECT coalesce(issuer, '') AS issuer, coalesce(province, '') AS province, "
        "coalesce(province_2025, '') AS now, sum(n_tasks)::BIGINT AS n FROM v_plans GROUP BY ALL ORDER BY ALL"
    )
    return [
        (row["issuer"], row["province"], frozenset({bare(row["province"]), bare(row["now"])}), row["n"])
        for row in found
    ]


def _n_of(groups: list[Group], *, issuer: str = "", province: str = "") -> int:
    """The tasks of plans of an issuer and a province, as a TaskQuery with these chooses them."""
    by, of = bare(issuer), bare(province)
    return sum(n for who, _, names, n in groups if (not of or of in names) and (not by or bare(who) == by))
