"""What chance decides, and the wordings it decides among."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any, TypeVar

T = TypeVar("T")
_CHOICE = re.compile(r"\{([^{}]*\|[^{}]*)\}")


@cache
def wordings(name: str) -> dict[str, Any]:
    """The wordings of data/<name>.toml."""
    return tomllib.loads((resources.files("samples.random_plans") / "data" / f"{name}.toml").read_text("utf-8"))


class Dice:
    """Chance with a seed: the same seed decides the same."""

    def __init__(self, seed: int | str) -> None:
        self._random = random.Random(f"plan {seed}")

    def chance(self, share: float) -> bool:
        """True in that share of the throws."""
        return self._random.random() < share

    def number(self, least: int, most: int) -> int:
        """A whole number between the two, either included."""
        return self._random.randint(least, most)

    def pick(self, among: Sequence[T]) -> T:
        """One of them."""
        return self._random.choice(among)

    def weighted(self, among: Sequence[dict[str, Any]]) -> dict[str, Any]:
        """One of them, each as often as its `weight` says."""
        return self._random.choices(among, [one["weight"] for one in among])[0]

    def several(self, among: Sequence[T], n: int) -> list[T]:
        """As many different ones, fewer where there are fewer."""
        return self._random.sample(among, min(n, len(among)))

    def wording(self, text: str) -> str:
        """The text with one of each "{a|b}" in it."""
        return _CHOICE.sub(lambda match: self.pick(match[1].split("|")), text)


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The text with a small first letter; abbreviations keep theirs."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
