"""The kind of section a heading's label says (`sections.kind`).

A label is a word of the trade ("Mục tiêu", "Phân công trách nhiệm"), not a subject ("Cải cách thể chế") and not an
instruction ("Ban hành quy định về chức năng, nhiệm vụ các phòng"). Labels are in `data/section_kinds.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizers.abbreviations import is_acronym
from normalizers.lexicons import read_lexicon
from normalizers.misread import Labels
from normalizers.phrases import either
from normalizers.skeleton import skeleton
from normalizers.syllables import is_syllable

_MOST_WORDS = 16
"""A longer rest after a label is a sentence, not what the label is about."""

_NO_KIND = "other"
_ASIDE = re.compile(r"\([^()]*\)|[\"“”*_#|]")
_YEARS = r"(?:(?:den|trong|cua|tu)\s+)?(?:(?:het\s+)?nam|giai\s+doan|thoi\s+ky)\s+\d{4}(?:\s*[-–]\s*\d{4})?"
_NUMBERED = re.compile(r"\s+\d{1,2}\s*[.:]\s")
_JOINT = re.compile(r"\s*(?:[,;/&+–-]|va(?!\w))\s*")


@dataclass(frozen=True, slots=True)
class _Labels:
    kinds: dict[str, tuple[str, bool]]
    """Kind of each label and whether it is open."""
    label: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    misread: Labels[frozenset[str]]
    """Kinds of each label, and of each two labels in a row."""


@lru_cache(maxsize=1)
def _labels() -> _Labels:
    data = read_lexicon("normalizers", "section_kinds.toml")
    kinds = {
        _plain(skeleton(label)): (kind, group == "open")
        for group in ("closed", "open")
        for kind, labels in data[group].items()
        for label in labels
    }
    singly = {label: frozenset([kind]) for label, (kind, _) in kinds.items()}
    pairs = {f"{a} {b}": x | y for a, x in singly.items() for b, y in singly.items() if a != b}
    labels = [label for group in ("open", "closed") for words in data[group].values() for label in words]
    return _Labels(
        kinds,
        re.compile(rf"(?:{either(labels)})(?!\w)"),
        re.compile(rf"(?:(?:{either(data['modifiers']['before'])})\s+)*"),
        re.compile(rf"(?:\s*/?\s*(?:{either(data['modifiers']['after'])}|{_YEARS})(?!\w))*"),
        Labels(pairs | singly),
    )


def _plain(words: str) -> str:
    return " ".join(words.replace(",", " , ").split())


def kind_of(title: str) -> str | None:
    """The kind the title's label says; `group` for labels of several kinds; None where it is no label of a kind.

    "Mục tiêu, yêu cầu" is `targets`, as a work item has it; over subsections of both kinds it's the caller's `group`.

    >>> kind_of("CHỈ TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP"), kind_of("Một số nhiệm vụ chung"), kind_of("Cải cách thể chế")
    ('group', 'tasks', None)

    A letter or two that OCR got wrong in a long label do not matter.

    >>> kind_of("NỘI DUNG THỤ fC HIỆN")
    'tasks'
    """
    kinds = kinds_of(title)
    if not kinds or kinds == {_NO_KIND}:
        return None
    return next(iter(kinds)) if len(kinds) == 1 else "group"


@lru_cache(maxsize=4096)
def kinds_of(title: str) -> frozenset[str]:
    """All kinds that the title's labels say; `other` for labels of what orders nothing and has no kind ("Quan điểm").

    >>> sorted(kinds_of("MỤC ĐÍCH, YÊU CẦU")), sorted(kinds_of("Cải cách thể chế"))
    (['purpose', 'requirements'], [])
    """
    words = " ".join(_ASIDE.sub(" ", skeleton(title)).split()).strip(" .:;,-–")
    labels = _labels()
    kinds: list[str] = []
    at, start, is_open = 0, 0, False
    while found := labels.label.match(words, _end(labels.before, words, start)):
        kind, is_open = labels.kinds[_plain(found.group())]
        kinds.append(kind)
        if len(kinds) == 1 and _NUMBERED.match(words, found.end()):
            return frozenset(kinds)  # "Mục tiêu 3. …": one of several, whatever it is about
        at = _end(labels.after, words, found.end())
        start = _end(_JOINT, words, at)
        if start == at:
            break
    rest = words[at:].split()
    as_written = title.split()[-len(rest) :] if rest else []
    names_matter = is_open and 0 < len(rest) <= _MOST_WORDS and _is_read_well(as_written, rest)
    misread = labels.misread.nearest(title) if not kinds or (rest and not names_matter) else None
    if misread is not None:
        return misread
    if rest and not (is_open and len(rest) <= _MOST_WORDS):
        return frozenset()
    return frozenset(kinds)


def _is_read_well(written: Sequence[str], bare: Sequence[str]) -> bool:
    """Whether words are syllables as written (commas apart) or stand for some in capitals, and no label that was misread."""
    shouted = " ".join(written).isupper()
    words = [word.strip(".,;:–-") for word in written]
    spelt = all(is_syllable(word.lower()) or (is_acronym(word) and not shouted) for word in words)
    return spelt and _labels().misread.nearest(" ".join(bare)) is None


def _end(pattern: re.Pattern[str], words: str, at: int) -> int:
    """Where what the pattern finds at a place ends: the place itself where it finds nothing."""
    found = pattern.match(words, at)
    return found.end() if found else at
