"""Which Vietnamese syllables usually follow one another.

The pairs are those of `data/pairs.txt`, which `tools/build_pairs.py` counts off any folder of clean text.
"""

from __future__ import annotations

from functools import cache
from importlib import resources


def is_pair(first: str, second: str) -> bool:
    """Whether the second syllable (NFC) usually follows the first, whatever their case.

    >>> is_pair("Cộng", "hòa"), is_pair("cộng", "hỏa")
    (True, False)
    """
    return second.lower() in _followers().get(first.lower(), ())


@cache
def _followers() -> dict[str, frozenset[str]]:
    lines = resources.files("normalizers").joinpath("data/pairs.txt").read_text("utf-8").splitlines()
    entries = (line.split() for line in lines if not line.startswith("#"))
    return {first: frozenset(seconds) for first, *seconds in entries}
