"""Acronyms that an engine misread, told by how often a document writes those that they are one letter from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from normalizers.corrections import Edit, Repaired, apply
from normalizers.lookalikes import SeenWord
from normalizers.skeleton import skeleton
from normalizers.syllables import is_syllable

_WORD = re.compile(r"(?<!\w)[^\W\d_]{4,12}(?!\w)")
_TORN = re.compile(r"(?<!\w)([A-ZĐ]{1,8})\.? ([A-ZĐ]{1,8})(?!\w)")
_OFTEN = 4
"""How many times a document must write an acronym, and how many times as often as what it is taken for."""
_SURE = 0.8
"""Confidence above which what was read stands: real acronyms one letter apart (CCHC, CCVC) are read at 0.85 and more."""


def count_acronyms(texts: Iterable[str]) -> Mapping[str, int]:
    """How often the pages of a document write each acronym of four letters or more."""
    return Counter(match[0] for text in texts for match in _acronyms(text))


def mend_acronyms(text: str, seen: Sequence[SeenWord], counts: Mapping[str, int]) -> Repaired:
    """The text with acronyms put right that the engine was unsure of, that differ only in a mark, or that it tore in two.

    Only words in `seen` are touched; `counts` are the document's (`count_acronyms`). Kind `ocr`.

    >>> mend_acronyms("phường CSVVC", [SeenWord(7, 12, 0.5)], {"CSVC": 9, "CSVVC": 1}).text
    'phường CSVC'
    """
    edits = list(_edits(text, seen, counts))
    changed = {edit.start for edit in edits}
    torn = [edit for edit in _joined(text, seen, counts) if changed.isdisjoint(range(edit.start, edit.end))]
    return apply(text, sorted([*edits, *torn], key=lambda edit: edit.start))


def _edits(text: str, seen: Sequence[SeenWord], counts: Mapping[str, int]) -> Iterator[Edit]:
    for word in seen:
        for match in _acronyms(text[word.start : word.end]):
            meant = _meant(match[0], word.confidence, counts)
            if meant:
                yield Edit(word.start + match.start(), word.start + match.end(), meant, "ocr", 0.9)


def _joined(text: str, seen: Sequence[SeenWord], counts: Mapping[str, int]) -> Iterator[Edit]:
    """Halves that make an acronym which the document often writes, where the engine doubted one: "CN. TT"."""
    doubted = {word.start for word in seen if word.confidence < _SURE}
    for match in _TORN.finditer(text):
        whole = match[1] + match[2]
        if counts.get(whole, 0) >= _OFTEN and not doubted.isdisjoint((match.start(1), match.start(2))):
            yield Edit(match.start(), match.end(), whole, "ocr", 0.9)


def _acronyms(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _WORD.finditer(text) if match[0].isupper() and not is_syllable(match[0].lower()))


def _meant(read: str, confidence: float, counts: Mapping[str, int]) -> str | None:
    """The commonest acronym that this is a slip of, if it is one."""
    least = _OFTEN * max(1, counts.get(read, 0))
    near = [one for one, n in counts.items() if n >= least and _is_slip(read, one, confidence)]
    return max(near, key=lambda one: counts[one], default=None)


def _is_slip(read: str, meant: str, confidence: float) -> bool:
    if Levenshtein.distance(read, meant, score_cutoff=1) != 1:
        return False
    return confidence < _SURE or skeleton(read) == skeleton(meant)
