"""Text that is nothing but a list of units."""

from __future__ import annotations

import re

from normalizers.organisations import find_units
from normalizers.skeleton import skeleton

_TOWARDS = re.compile(
    r"\W*(?:doi voi|(?:trach nhiem|nhiem vu)(?: cu the| thuc hien| to chuc thuc hien)? cua|giao|de nghi|phan cong)\s+"
)
_DUTY_TAIL = re.compile(r"\W*(?:co trach nhiem|chiu trach nhiem|thuc hien|chu tri|co nhiem vu)?[\s:.;,]*$")
_LONGEST = 250
_NEARLY_ALL = 0.9


def names_start(title: str) -> int:
    """Where the units begin in a heading such as "Đối với Văn phòng Sở": 0 where it names them at once."""
    found = _TOWARDS.match(skeleton(title))
    return found.end() if found else 0


def names_only_units(text: str) -> bool:
    """Whether a text is nothing but a list of units: "Văn phòng, Trung tâm Xúc tiến thương mại"."""
    named = text[: len(text) - len(_tail(text))]
    if not named or len(named) > _LONGEST:
        return False
    covered = sum(_n_letters(unit.raw) for unit in find_units(named))
    return covered >= _NEARLY_ALL * _n_letters(named) > 0


def _n_letters(text: str) -> int:
    return sum(map(str.isalnum, re.sub(r"\b(?:và|các)\b", "", text)))


def _tail(text: str) -> str:
    found = _DUTY_TAIL.search(skeleton(text))
    return text[found.start() :] if found else ""
