"""How likely each word is in text of each health: logarithms to the base of two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from math import log2
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from normalizers.encodings import ENCODINGS, decoded_word, is_legacy
from normalizers.health.words import KINDS, OTHER, kinds
from normalizers.lexicons import read_lexicon

_OWN = ("fine", "stripped", "garbled", "foreign", "undecodable")
HEALTHS = (*_OWN, *ENCODINGS)
"""The healths that are told by their words."""


@cache
def _model() -> tuple[Mapping[str, tuple[float, ...]], tuple[float, ...]]:
    """By kind of word, log2 of its share in each of the first healths; and the doubt in every health."""
    read = read_lexicon("normalizers", "health.toml")
    sums = {health: sum(read["share"][health].values()) for health in _OWN}
    shares = {kind: tuple(log2(read["share"][health][kind] / sums[health]) for health in _OWN) for kind in KINDS}
    return MappingProxyType(shares), tuple(float(read["doubt"][health]) for health in HEALTHS)


DOUBT = _model()[1]
"""What speaks against each health before a word is read."""


@lru_cache(maxsize=65536)
def evidence(word: str) -> tuple[float, ...]:
    """For each of HEALTHS, log2 of how likely this word is in it; then for each of KINDS how many such words it holds."""
    found = kinds(word)
    if not found:
        return _NONE
    shares, _ = _model()
    own = [sum(shares[kind][i] for kind in found) for i in range(len(_OWN))]
    decoded = [_decoded(word, encoding, own[0]) for encoding in ENCODINGS]
    return (*own, *decoded, *map(float, map(found.count, KINDS)))


_NONE = (0.0,) * (len(HEALTHS) + len(KINDS))


def _decoded(word: str, encoding: str, plain: float) -> float:
    shares, _ = _model()
    if is_legacy(word):
        return sum((shares[kind][0] for kind in kinds(decoded_word(word, encoding))), start=0.0)
    return plain if word.isascii() else shares[OTHER][0]


def summed(lines: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """The evidence of each line's words added up, a row a line."""
    places: dict[str, int] = {}
    word = np.array([places.setdefault(word, len(places)) for line in lines for word in line], dtype=np.intp)
    line = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    table = np.array([*map(evidence, places), _NONE])
    return np.stack([np.bincount(line, column[word], len(lines)) for column in table.T], axis=1)
