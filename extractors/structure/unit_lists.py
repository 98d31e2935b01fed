"""Text that is nothing but a list of units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from normalizers.lexicons import read_lexicon
from normalizers.organisations import UnitMention, find_units, without_appositions
from normalizers.phrases import either, is_worded
from normalizers.skeleton import skeleton

_LONGEST = 250
_LONGEST_TAIL = 100
_LONGEST_WITH_REMARKS = 2000
_NEARLY_ALL = 0.9
_REMARK = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class _Wordings:
    """Patterns over skeletons, made of `data/unit_lists.toml`."""

    towards: re.Pattern[str]
    toward_words: frozenset[str]
    tail: re.Pattern[str]
    listed: re.Pattern[str]


@cache
def _wordings() -> _Wordings:
    data = read_lexicon("extractors", "unit_lists.toml")
    before = either(data["duties_before"])
    announced = rf"(?:\s+(?:{either(data['duties_announced'])})\s+(?:{either(data['announced_ends'])}))?"
    return _Wordings(
        re.compile(rf"\W*(?P<words>{either(data['towards'])})\s+"),
        frozenset(data["towards"]),
        re.compile(rf"\W*(?:(?:(?:{before})\s+){{0,2}}(?:{either(data['duties'])}){announced})?[\s:.;,]*$"),
        re.compile(rf"\((?:{either(data['listing'])})\b(?!\s+ca\b)\s*:?\s*(?P<units>[^()]+)\)\W*$"),
    )


def names_start(title: str) -> int:
    """Where the units begin in a heading such as "Đối với Văn phòng Sở": 0 where it names them at once."""
    found = _wordings().towards.match(skeleton(title))
    return found.end() if found and is_worded(title[slice(*found.span("words"))], _wordings().toward_words) else 0


def names_span(title: str) -> tuple[int, int]:
    """Where the units stand in a heading: behind the words that address them, or in the bracket that lists them.

    >>> title = "Nhiệm vụ của các cơ quan giữ đê (gồm Sở Y tế và Sở Xây dựng)"
    >>> title[slice(*names_span(title))]
    'Sở Y tế và Sở Xây dựng'
    """
    listed = _wordings().listed.search(skeleton(title))
    if listed and names_only_units(title[slice(*listed.span("units"))]):
        return listed.span("units")
    return names_start(title), len(title)


def names_only_units(text: str) -> bool:
    """Whether a text is nothing but a list of units: "Văn phòng, Trung tâm Xúc tiến thương mại (thường trực)"."""
    if len(text) > _LONGEST_WITH_REMARKS:
        return False
    named = _REMARK.sub("", text)
    named = named[: len(named) - len(_tail(named))]
    if not named or len(named) > _LONGEST:
        return False
    named = without_appositions(named)
    covered, at = 0, 0
    for unit in find_units(named):
        covered += _n_letters(unit.raw) + _n_letters(_head_of_list(named[at : unit.start], unit))
        at = unit.end
    return covered >= _NEARLY_ALL * _n_letters(named) > 0


def _head_of_list(before: str, unit: UnitMention) -> str:
    """The word before the first of several names that share it: "Sở" in "Các Sở Y tế, Tài chính"."""
    head = unit.name.removesuffix(unit.raw).strip()
    said = skeleton(before).rstrip(" :")
    return head if head and said.endswith(f"cac {skeleton(head)}") else ""


def _n_letters(text: str) -> int:
    return sum(map(str.isalnum, re.sub(r"\b(?:và|các)\b", "", text, flags=re.IGNORECASE)))


def _tail(text: str) -> str:
    found = _wordings().tail.search(skeleton(text), max(0, len(text) - _LONGEST_TAIL))
    return text[found.start() :] if found else ""
