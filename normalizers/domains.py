"""The reform area a heading names (`tasks.domain`).

Words are in `data/domains.toml` and compared on the skeleton, so that a heading half lost by OCR still names its area.
Whether a plan is about administrative reform at all, and which heading over a task is the outermost that names an
area, is the caller's to know.
"""

from __future__ import annotations

import re
from functools import lru_cache

from normalizers.lexicons import read_lexicon
from normalizers.phrases import either
from normalizers.skeleton import skeleton

_GAP = re.compile(r"[\s,]+")
_APART = re.compile(r"[,;:.()–-]|\bva\b")


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, dict[str, list[str]]]:
    return read_lexicon("normalizers", "domains.toml")


@lru_cache(maxsize=1)
def _areas() -> dict[str, str]:
    """Reform area by the skeleton of each of its words, commas dropped ("Chỉ đạo, điều hành", "chỉ đạo điều hành")."""
    return {_GAP.sub(" ", skeleton(word)): area for area, words in _lexicon()["areas"].items() for word in words}


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(skeleton(word) for word in _lexicon()["give_way"]["to_their_object"])


@lru_cache(maxsize=1)
def _reform() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(_lexicon()['reform']['named_by'])})(?!\w)")


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = sorted(_areas(), key=len, reverse=True)
    either = "|".join(r"[\s,]+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


def domain_of(heading: str) -> str | None:
    """The area named first in the heading, in the data model's words; None where it names none.

    A word that may be a verb ("chỉ đạo") gives way to what it governs: what is named next in the same phrase.

    >>> domain_of("Cải cách thủ tục hành chính và hiện đại hóa hành chính")
    'thủ tục hành chính'
    >>> domain_of("Công tác chỉ đạo hoạt động của bộ phận một cửa")
    'thủ tục hành chính'
    """
    bare = skeleton(heading)
    end = 0
    area: str | None = None
    for found in _pattern().finditer(bare):
        if area is not None and _APART.search(bare, end, found.start()):
            return area
        words, end = _GAP.sub(" ", found.group()), found.end()
        area = _areas()[words]
        if words not in _verbs():
            return area
    return area


def domains_of(text: str) -> tuple[str, ...]:
    """All areas that a text names, in order, each once.

    >>> domains_of("cải cách thể chế và cải cách tài chính công")
    ('thể chế', 'tài chính công')
    """
    found = (_areas()[_GAP.sub(" ", each.group())] for each in _pattern().finditer(skeleton(text)))
    return tuple(dict.fromkeys(found))


def is_on_reform(title: str) -> bool:
    """Whether a plan so titled is about administrative reform, so that its headings name areas of it.

    >>> is_on_reform("Khắc phục Chỉ số CCHC năm 2023"), is_on_reform("Phòng, chống thiên tai")
    (True, False)
    """
    return bool(_reform().search(skeleton(title)))
