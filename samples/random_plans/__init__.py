"""Plans drawn at random with known truth: `make(seed)`.

A grammar of its own, its wordings in data/*.toml written apart from the extractor's lexicons, so that a plan it makes is
one that nobody tuned a rule to. Only what the data model decides without doubt is drawn.

    dice ─ times, issuers ─ sentences ─ draft ─ chapters, tables ─ frame, document ─ forms
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from samples.random_plans.dice import Dice
from samples.random_plans.document import draw_plan
from samples.random_plans.forms import FORMS

__all__ = ["FORMS", "RandomPlan", "make"]


@dataclass(frozen=True, slots=True)
class RandomPlan:
    """A plan as a file, and its truth: an annotation with, beside each value, what was `drawn` for it."""

    name: str
    content: bytes
    gold: dict[str, Any]


def make(seed: int, form: str | None = None) -> RandomPlan:
    """The plan of a seed, in a form drawn with it or in one of FORMS. Raises KeyError for another form."""
    form = form or Dice(f"form {seed}").pick([name for name, form in FORMS.items() if not form.is_slow])
    drawn = draw_plan(seed, FORMS[form].shape)
    gold = {**drawn.gold, "drawn": {"form": form, **drawn.gold["drawn"]}}
    return RandomPlan(f"plan-{seed}{FORMS[form].suffix}", FORMS[form].render(drawn.plan), gold)
