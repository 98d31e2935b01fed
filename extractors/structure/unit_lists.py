"""Text that is nothing but a list of units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.structure.signature import parted_signer
from normalizers.lexicons import read_lexicon
from normalizers.organisations import UnitMention, find_units, first_possible, split_units, without_appositions
from normalizers.phrases import either, is_worded
from normalizers.skeleton import skeleton

_LONGEST = 250
_LONGEST_TAIL = 100
_LONGEST_WITH_REMARKS = 2000
_NEARLY_ALL = 0.9
_JOINTS = re.compile(r"\b(?:và|các)\b", re.IGNORECASE)
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


_FEWEST_OF_KIND = 4
"""Words: fewer ("cơ quan chủ trì", "đơn vị khác") are said of any body."""


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


@lru_cache(maxsize=1024)
def names_only_units(text: str) -> bool:
    """Whether a text is nothing but a list of units: "Văn phòng, Trung tâm Xúc tiến thương mại (thường trực)"."""
    if len(text) > _LONGEST_WITH_REMARKS:
        return False
    named = _REMARK.sub("", text)
    named = named[: len(named) - len(_tail(named))]
    if not named or len(named) > _LONGEST:
        return False
    named = without_appositions(named)
    if _n_letters(named[: first_possible(named)]) > (1 - _NEARLY_ALL) * _n_letters(named):
        return False
    covered, at = 0, 0
    for unit in find_units(named):
        covered += _n_letters(unit.raw) + _n_letters(_head_of_list(named[at : unit.start], unit))
        at = unit.end
    return covered >= _NEARLY_ALL * _n_letters(named) > 0 or _is_kind(named) or _is_holder(named)


def _is_holder(text: str) -> bool:
    """Whether a text is somebody's office and name: "Phó Hiệu trưởng Hà Thị Mận"."""
    if not text[-1:].isalpha() or not text.split()[-1][0].isupper():
        return False
    office, name = parted_signer(text)
    return office is not None and name is not None


def _is_kind(text: str) -> bool:
    """Whether a text is one kind of bodies told apart, written small as behind "Trách nhiệm của": "cơ quan có thẩm quyền"."""
    if not text[0].islower() or len(text.split()) < _FEWEST_OF_KIND:
        return False
    units = split_units(text)
    return len(units) == 1 and units[0].is_collective and units[0].raw == text


def _head_of_list(before: str, unit: UnitMention) -> str:
    """The word before the first of several names that share it: "Sở" in "Các Sở Y tế, Tài chính"."""
    head = unit.name.removesuffix(unit.raw).strip()
    said = skeleton(before).rstrip(" :")
    return head if head and said.endswith(f"cac {skeleton(head)}") else ""


def _n_letters(text: str) -> int:
    return sum(map(str.isalnum, _JOINTS.sub("", text)))


def _tail(text: str) -> str:
    found = _wordings().tail.search(skeleton(text), max(0, len(text) - _LONGEST_TAIL))
    return text[found.start() :] if found else ""
