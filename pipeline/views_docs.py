"""docs/views.md, made from the views: `python -m pipeline.views_docs > docs/views.md`."""

from __future__ import annotations

import sys

from pipeline.analysis.connection import empty
from pipeline.analysis.views import VIEWS, Relation, relations

_INTRODUCTION = """\
# Views

What `kehoach sql`, the Python API and every export ask: views over the [tables](tables.md) that join them as people think of
them. Made from the views by `python -m pipeline.views_docs`; do not edit by hand. The tables themselves can be asked as well.

## Functions

| function | gives |
|---|---|
| `matches(text, query)` | whether every word of the query stands in the text, whatever the accents: `matches(text, 'cai cach')` |
| `bare(text)` | the text in lower case without accents, đ as d |
| `occurrences(from_day, to_day)` | a table: one row for each day of the period on which something falls due, with `deadline_id`, `task_id`, `occurs_on`, `is_recurrence` |
| `short_name(number, symbol, title)` | how a plan is called for short |

`occurrences` counts a recurring deadline from the beginning of its plan's period to its end (RFC 5545). Where the plan says no
period, its year of issue stands in; a rule without a day falls on the day of the beginning.
"""


def markdown() -> str:
    """The whole page."""
    with empty() as connection:
        described = [each for each in relations(connection) if each.name in VIEWS]
    return "\n".join([_INTRODUCTION, *(_section(view) for view in described)])


def _section(view: Relation) -> str:
    lines = [f"## {view.name}", "", view.description, "", "| column | type | meaning |", "|---|---|---|"]
    lines += [f"| {each.name} | {each.type.lower()} | {each.description} |" for each in view.columns]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(markdown(), end="")
