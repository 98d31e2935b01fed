"""Count a language model for restoration from a folder of clean text; called by `train_restoration.py`.

Interpolated Kneser-Ney (Chen and Goodman 1998) over sequences of up to four words, which fit into 64 bits at 16 a
word, so that counting is sorting. Of the longer sequences those are kept that matter most: how often they occur times
how much they change the probability (after Stolcke's relative-entropy pruning, 1998).
"""

from __future__ import annotations

from array import array
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from normalizers.restoration.language import ORDER
from normalizers.restoration.table import build
from normalizers.restoration.words import END, SPECIAL, TOKEN, UNKNOWN, model_word
from normalizers.syllables import is_syllable

KEPT = {2: 2_200_000, 3: 7_000_000, 4: 3_500_000}
"""Sequences of each length to keep."""
FEWEST = {2: 1, 3: 1, 4: 2}
"""Occurrences that a sequence to keep has at least."""
FEWEST_WORD, FEWEST_SYLLABLE, LONGEST_WORD = 12, 4, 16
LEGAL_WEIGHT = 2
"""What an occurrence in legal text counts for, against one in general text, in choosing the vocabulary."""

Keys = NDArray[np.uint64]
Floats = NDArray[np.float64]
Model = dict[int, tuple[Keys, Floats]]


class _Numbers(dict[str, int]):
    """Numbers of tokens as written, given out as they are met."""

    def __init__(self) -> None:
        super().__init__()
        self.words = {word: n for n, word in enumerate(SPECIAL)}

    def __missing__(self, token: str) -> int:
        number = self[token] = self.words.setdefault(model_word(token), len(self.words))
        return number


def train(corpus: Path, out: Path) -> None:
    """Write the language model of `corpus` (`legal/*.train.txt`, `general/*.train.txt`) into `out`."""
    text, vocabulary = numbered(corpus)
    (out / "vocabulary.txt").write_text("\n".join(vocabulary), "utf-8")
    counts = {n: counted(text, n) for n in range(2, ORDER + 1)}
    probabilities, weights = estimated(counts, len(vocabulary))
    single = np.zeros((2, len(vocabulary)), np.float32)
    single[0] = np.log(probabilities[1][1])
    single[1][weights[1][0].astype(int)] = np.log(weights[1][1])
    np.save(out / "single.npy", single)
    for n in range(2, ORDER + 1):
        keys, values = probabilities[n]
        build(keys, np.log(values).astype(np.float32)).save(out, f"p{n}")
    for n in range(2, ORDER):
        keys, values = weights[n]
        build(keys, np.log(values).astype(np.float32)).save(out, f"w{n}")


def numbered(corpus: Path) -> tuple[NDArray[np.uint16], list[str]]:
    """All text as numbers of words, and the words that have one."""
    numbers, texts = _Numbers(), []
    for part in ("legal", "general"):
        found = array("I")
        for path in sorted((corpus / part).glob("*.train.txt")):
            with path.open(encoding="utf-8") as lines:
                for line in lines:
                    found.extend(map(numbers.__getitem__, TOKEN.findall(line)))
        texts.append(np.frombuffer(found, np.uint32))
    words = list(numbers.words)
    counts = sum(
        weight * np.bincount(text, minlength=len(words)) for text, weight in zip(texts, (LEGAL_WEIGHT, 1), strict=True)
    )
    wanted = [
        n
        for n in range(len(SPECIAL), len(words))
        if (counts[n] >= FEWEST_WORD and len(words[n]) <= LONGEST_WORD)
        or (counts[n] >= FEWEST_SYLLABLE and is_syllable(words[n]))
    ]
    kept = [*range(len(SPECIAL)), *sorted(wanted, key=lambda n: -counts[n])][: 1 << 16]
    places = np.full(len(words), SPECIAL.index(UNKNOWN), np.uint16)
    places[kept] = np.arange(len(kept))
    return np.concatenate([_single_ends(places[text]) for text in texts]), [words[n] for n in kept]


def _single_ends(text: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """The text with every run of ends made one."""
    end = text == SPECIAL.index(END)
    keep = np.ones(len(text), bool)
    keep[1:] = ~(end[1:] & end[:-1])
    return text[keep]


def counted(text: NDArray[np.uint16], n: int) -> tuple[Keys, Floats]:
    """The different sequences of n words, sorted, and how often each occurs."""
    keys = text[: len(text) - n + 1].astype(np.uint64)
    for k in range(1, n):
        keys = (keys << np.uint64(16)) | text[k : len(text) - n + 1 + k]
    keys.sort()
    return _grouped(keys)


def _grouped(ordered: Keys) -> tuple[Keys, Floats]:
    first = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    return ordered[first], np.diff(np.append(first, len(ordered))).astype(np.float64)


def estimated(counts: dict[int, tuple[Keys, Floats]], size: int) -> tuple[Model, Model]:
    """Probabilities of sequences, and weights of their contexts, by length."""
    keys, seen = _continuations(counts[2][0], 1)
    single = np.full(size, 0.1)
    single[keys.astype(int)] += seen
    probabilities: Model = {1: (np.arange(size, dtype=np.uint64), single / single.sum())}
    weights: Model = {}
    for n in range(2, ORDER + 1):
        raw_keys, raw = counts.pop(n)
        keys, count = _continuations(counts[n + 1][0], n) if n < ORDER else (raw_keys, raw)
        raw = raw[np.searchsorted(raw_keys, keys)]
        probabilities[n], weights[n - 1] = _level(n, keys, count, raw, probabilities, weights)
        print(f"  {n} words: {len(probabilities[n][0])} of {len(keys)} sequences", flush=True)
    return probabilities, weights


def _level(
    n: int, keys: Keys, count: Floats, raw: Floats, probabilities: Model, weights: Model
) -> tuple[tuple[Keys, Floats], tuple[Keys, Floats]]:
    """Probabilities of the sequences of n words kept, and weights of their contexts."""
    contexts = keys >> np.uint64(16)
    first = np.flatnonzero(np.concatenate([[True], contexts[1:] != contexts[:-1]]))
    sizes = np.diff(np.append(first, len(keys)))
    total = np.add.reduceat(count, first)
    left = count - _discounts(count)[np.minimum(count, 3).astype(int)]
    often = np.flatnonzero(raw >= FEWEST[n])
    if n > 2:  # what is kept has its end kept too
        often = often[_looked_up(*probabilities[n - 1], _end(keys[often], n - 1)) >= 0]
    group = np.repeat(np.arange(len(first)), sizes)[often]
    lower = _probability(n - 1, _end(keys[often], n - 1), probabilities, weights)
    share = left[often] / total[group]
    free = 1 - np.add.reduceat(left, first) / total
    gain = raw[often] * np.log((share + free[group] * lower) / (np.maximum(free[group], 1e-4) * lower))
    if len(often) > KEPT[n]:
        best = np.sort(np.argpartition(-gain, KEPT[n])[: KEPT[n]])
        often, group, lower, share = often[best], group[best], lower[best], share[best]
    weight = 1 - np.bincount(group, share, len(first))
    used = np.bincount(group, minlength=len(first)) > 0
    values = share + weight[group] * lower
    return (keys[often], values), (contexts[first][used], np.maximum(weight[used], 1e-4))


def _continuations(longer: Keys, n: int) -> tuple[Keys, Floats]:
    """Sequences of n words and after how many different words each occurs."""
    ends = _end(longer, n)
    ends.sort()
    return _grouped(ends)


def _end(keys: Keys, n: int) -> Keys:
    """The last n words of each."""
    return keys & np.uint64((1 << 16 * n) - 1)


def _discounts(count: Floats) -> Floats:
    """What is taken off counts of 0, 1, 2, and 3 or more."""
    n1, n2, n3, n4 = (float((count == k).sum()) for k in (1, 2, 3, 4))
    y = n1 / (n1 + 2 * n2)
    return np.array([0, 1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3])


def _probability(n: int, keys: Keys, probabilities: Model, weights: Model) -> Floats:
    """The probability of each sequence of n words, backed off where it was not kept."""
    known, values = probabilities[n]
    if n == 1:
        return values[keys.astype(int)]
    out = _looked_up(known, values, keys)
    missing = np.flatnonzero(out < 0)
    weight = _looked_up(*weights[n - 1], keys[missing] >> np.uint64(16))
    shorter = _probability(n - 1, _end(keys[missing], n - 1), probabilities, weights)
    out[missing] = np.where(weight < 0, 1, weight) * shorter
    return out


def _looked_up(known: Keys, values: Floats, keys: Keys) -> Floats:
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where(known[at] == keys, values[at], -1.0)
