"""When two wordings are the same, and which row found is which row wanted."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from rapidfuzz import fuzz

from normalizers.skeleton import skeleton

SAME_ITEM = 0.85
"""Two rows whose words are as alike as that are one."""
SAME_WORDING = 0.95
_HALF = 0.5
_WORD = re.compile(r"[a-z0-9%]+")


def words(value: object) -> str:
    """Accent-free words of a value, single-spaced: what outlives any spelling. Nothing for None."""
    return "" if value is None else " ".join(_WORD.findall(skeleton(unicodedata.normalize("NFC", str(value)))))


def wording(value: object) -> str:
    """A value as printed but for case, spaces and the stop at its end."""
    text = "" if value is None else unicodedata.normalize("NFC", str(value))
    return " ".join(text.lower().split()).strip(" .;,:")


def day(value: object) -> str:
    """A date as ISO 8601; nothing for None."""
    match value:
        case None:
            return ""
        case datetime() | date():
            return value.isoformat()[:10]
    return str(value)[:10]


def number(value: object) -> float | None:
    """A number out of one written with a comma or a per cent sign; None where it is none."""
    try:
        return round(float(str(value).replace(",", ".").rstrip("%")), 3)
    except ValueError:
        return None


def alike(one: str, other: str) -> float:
    """Likeness 0..1 of two wordings given by `words`: the share of letters in common (rapidfuzz's normalised Indel)."""
    return 1.0 if one == other else fuzz.ratio(one, other) / 100


def _ranks(wordings: Sequence[str]) -> list[int]:
    """How many of the same stand before each."""
    seen: Counter[str] = Counter()
    ranks = []
    for each in wordings:
        ranks.append(seen[each])
        seen[each] += 1
    return ranks


def pair_up(wanted: Sequence[str], found: Sequence[str], least: float = SAME_ITEM) -> dict[int, int]:
    """Which of `found` is which of `wanted`, by index: the most alike first, of equals the nearest in order.

    Where a wording comes as often on both sides, its first is the first, its second the second.
    Wordings are those of `words`; an empty one is like none, nor is one of less than half the other's length.
    """
    candidates = []
    order = _ranks(wanted), _ranks(found)
    often = Counter(wanted), Counter(found)
    for i, one in enumerate(wanted):
        for j, other in enumerate(found):
            if not one or not other or min(len(one), len(other)) / max(len(one), len(other)) < _HALF:
                continue
            likeness = alike(one, other)
            if likeness >= least:
                apart = abs(i / len(wanted) - j / len(found))
                if one == other and often[0][one] == often[1][one]:
                    apart = float(abs(order[0][i] - order[1][j]))
                candidates.append((-round(likeness, 3), apart, i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
