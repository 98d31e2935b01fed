"""Other ways to take what was read: signs that are stains, signs that stand for a letter, letters of the wrong case.

A foreign OCR that meets a letter with marks may draw it as several signs ("C(::lC" for các, "trég:h" for trách), or put
a dot of dirt beside a letter. Which signs it draws differs from engine to engine; that they stand for a letter does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.restoration.misread import BLOT

STAIN = 2.5
"""Cost (natural logarithm) of a sign that is no letter, where the letters alone explain the word."""
SIGN, STROKE, LETTER = 1.0, 1.0, 3.0
"""Cost of a stretch of signs that stands for a letter; more where it takes in the thin strokes, or a letter, beside it."""
CASE = 0.7
"""Cost of a letter whose capital looks alike, in the wrong case."""
MOST_SIGNS = 3
"""Stretches of signs in a word at most: with more of them it tells nothing."""

_STRETCHES = (
    (re.compile(r"[^\w\s]+"), SIGN),
    (re.compile(r"[l1IiJj]?[^\w\s]+[l1IiJj]?"), SIGN + STROKE),
    (re.compile(r"[^\W_][^\w\s]+"), SIGN + LETTER),
    (re.compile(r"[^\w\s]+[^\W_]"), SIGN + LETTER),
)
_ALIKE = str.maketrans("COSUVWXZ", "cosuvwxz")


def other_forms(token: str) -> Iterator[tuple[str, float]]:
    """What the token may be taken for instead of itself, and the cost; nothing for one of plain letters.

    >>> [(form.replace(BLOT, "?"), cost) for form, cost in other_forms("C(::lC")]
    [('ClC', 7.5), ('C?lC', 1.0), ('c?lc', 1.7), ('C?C', 2.0), ('c?c', 2.7), ('?lC', 4.0), ('?lc', 4.7)]
    >>> list(other_forms("thtC"))
    [('thtc', 0.7)]
    """
    if token.islower() and token.isalnum():
        return
    mixed = any(map(str.islower, token))
    if token.isalnum():
        even = _evened(token)
        if mixed and even != token:
            yield even, CASE
        return
    plain = "".join(c for c in token if c.isalnum())
    if plain and not plain.isdecimal():
        yield plain, STAIN * (len(token) - len(plain))
    if any(map(str.isalpha, token)) and len(_STRETCHES[0][0].findall(token)) <= MOST_SIGNS:
        forms: dict[str, float] = {}
        for pattern, cost in _STRETCHES:
            form = pattern.sub(BLOT, token)
            if form.strip(BLOT):
                forms.setdefault(form, cost)
                if mixed:
                    forms.setdefault(_evened(form), cost + CASE)
        yield from forms.items()


def _evened(token: str) -> str:
    """Letters whose capital looks alike in lower case: those after the first, and the first where there are others."""
    rest = token[1:].translate(_ALIKE)
    return token[:1].translate(_ALIKE) + rest if rest != token[1:] else token
