"""One figure of quality, kept as counts so that those of several plans can be put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Metric:
    """`hits` right out of `wanted` by people and `found` by the program.

    Its value is F1; where nothing can be found too much (the share of fields that are right), `found` is `wanted`
    and F1 is that share.
    """

    hits: int
    wanted: int
    found: int

    @property
    def value(self) -> float:
        """0..1; 1 where nothing was to be found and nothing was."""
        both = self.wanted + self.found
        return 2 * self.hits / both if both else 1.0

    def __add__(self, other: Metric) -> Metric:
        return Metric(self.hits + other.hits, self.wanted + other.wanted, self.found + other.found)


def share(right: Iterable[bool]) -> Metric:
    """How many of some statements hold."""
    judged = list(right)
    return Metric(sum(judged), len(judged), len(judged))


def overlap(wanted: Counter[Any], found: Counter[Any]) -> Metric:
    """How much of two bags is in both."""
    return Metric((wanted & found).total(), wanted.total(), found.total())
