"""Names printed in capitals, as they are written in running text."""

from __future__ import annotations

import re

from normalizers.skeleton import skeleton

_SMALL = frozenset(
    [
        "ban",
        "nhân",
        "dân",
        "tỉnh",
        "thành",
        "phố",
        "huyện",
        "quận",
        "xã",
        "phường",
        "thị",
        "trấn",
        "và",
        "các",
        "của",
        "cho",
        "về",
        "chỉ",
        "đạo",
        "điều",
        "hành",
        "quản",
        "lý",
        "chấp",
        "thường",
        "vụ",
        "nhiệm",
    ]
)
"""Words of bodies' names that are written small after the first."""
_KEPT = frozenset({"UBND", "HĐND", "UBMTTQ", "LĐLĐ", "TP", "TP."})


def as_written(name: str, text: str) -> str:
    """A name in capitals, cased as the document's own `text` words it elsewhere; else by rule.

    >>> as_written("SỞ Y TẾ", "Giao Sở Y tế chủ trì")
    'Sở Y tế'
    """
    bare, wanted = skeleton(text), re.escape(" ".join(skeleton(name).split())).replace(r"\ ", r"\s+")
    for found in re.finditer(rf"(?<!\w){wanted}(?!\w)", bare):
        worded = " ".join(text[found.start() : found.end()].split())
        if worded != worded.upper() and worded[0].isupper():
            return worded
    words = name.split()
    return " ".join(_word(word, first=n == 0) for n, word in enumerate(words))


def _word(word: str, *, first: bool) -> str:
    if word in _KEPT:
        return word
    small = word.lower()
    if not first and small in _SMALL:
        return small
    return small[:1].upper() + small[1:]
