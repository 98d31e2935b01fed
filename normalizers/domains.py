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
_MOSTLY = 1.5
"""How many times the words of its name a field may have and still be that area."""
_REFORM_OF = re.compile(r"(?P<before>.*)\bcai cach ")
"""What is before the thing reformed: nothing, a verb ("chỉ đạo"), or an area of its own, a comma lost between."""
_APART = re.compile(r"[,;:.()–-]|\bva\b")


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, dict[str, list[str]]]:
    return read_lexicon("normalizers", "domains.toml")


@lru_cache(maxsize=1)
def _areas() -> dict[str, str]:
    """Reform area by the skeleton of each of its words, commas dropped ("Chỉ đạo, điều hành", "chỉ đạo điều hành")."""
    return {_GAP.sub(" ", skeleton(word)): area for area, words in _lexicon()["areas"].items() for word in words}


@lru_cache(maxsize=1)
def _whole() -> dict[str, tuple[str, ...]]:
    """The names of each area as a whole, as bare words."""
    return {area: tuple(_GAP.sub(" ", skeleton(name)) for name in names) for area, names in _lexicon()["whole"].items()}


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


def whole_domains_of(field: str) -> tuple[str, ...]:
    """The areas that a field of work is as a whole: it says their name and next to nothing besides.

    >>> whole_domains_of("chỉ đạo cải cách tài chính công"), whole_domains_of("cơ chế tự chủ tài chính của đơn vị sự nghiệp")
    (('tài chính công',), ())
    >>> whole_domains_of("chỉ đạo, điều hành cải cách thể chế")
    ('chỉ đạo điều hành', 'thể chế')
    """
    bare = _GAP.sub(" ", skeleton(field)).strip()
    reformed = _REFORM_OF.match(bare)
    if reformed is None:
        return _areas_all_of(bare)
    return tuple(dict.fromkeys((*_areas_all_of(reformed["before"]), *_areas_all_of(bare[reformed.end() :]))))


def _areas_all_of(bare: str) -> tuple[str, ...]:
    """The areas whose name makes up most of these words."""
    size = len(bare.split())
    return tuple(
        area
        for area, names in _whole().items()
        if any(re.search(rf"(?<!\w){name}(?!\w)", bare) and _MOSTLY * len(name.split()) >= size for name in names)
    )


def is_on_reform(title: str) -> bool:
    """Whether a plan so titled is about administrative reform, so that its headings name areas of it.

    >>> is_on_reform("Khắc phục Chỉ số CCHC năm 2023"), is_on_reform("Phòng, chống thiên tai")
    (True, False)
    """
    return bool(_reform().search(skeleton(title)))
