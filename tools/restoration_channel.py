"""Learn from aligned lines how a foreign OCR misreads Vietnamese; called by `train_restoration.py`.

Tokens of a read and a printed line are aligned by likeness; within a pair the boundaries of onset, nucleus and coda in
what was read are found by expectation maximisation (the best split only).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import numpy as np
from rapidfuzz.distance import Levenshtein
from unidecode import unidecode

from normalizers.restoration.confidence import belief
from normalizers.restoration.misread import BLOT, STEP
from normalizers.restoration.pieces import pieces
from normalizers.restoration.restoring import Restorer
from normalizers.restoration.spelling import CASINGS, Parts, cased_parts, casing_of, parts
from normalizers.restoration.words import SPECIAL, folded
from normalizers.syllables import is_syllable

SLOTS = ("onset", "nucleus", "coda")
ROUNDS = 4
UNSEEN, UNSEEN_SHARE = 1.5, 0.02
"""What is unseen counts for, in observations, and as a share of a part's observations."""
BLOTTED = {0: 6.5, 1: 5.0, 2: 4.0}
"""Cost of reading some other character in the place of a letter with no, one, two marks."""
MOVES = ((1, 1, 0.0), (1, 0, 0.75), (0, 1, 0.75), (2, 1, 0.15), (1, 2, 0.15), (3, 1, 0.3))
FEWEST_WORD, FEWEST_READING, LONGEST_READING = 5, 2, 12

Counts = list[defaultdict[str, Counter[str]]]
Pair = tuple[str, str, str, Parts, int]
"""What was read, the syllable (folded), its casing, its parts, how often."""


def train(files: Sequence[Path], out: Path) -> None:
    """Write the channel learnt from the pairs into `out`, which holds the vocabulary already."""
    pairs = list(_syllables(Counter(pair for path in files for pair in _aligned(path))))
    counts = _learnt(pairs)
    vocabulary = (out / "vocabulary.txt").read_text("utf-8").split("\n")[len(SPECIAL) :]
    known = [split for word in vocabulary if is_syllable(word) and (split := parts(word))]
    for slot, name in enumerate(SLOTS):
        printed = sorted({cased_parts(split, casing)[slot] for split in known for casing in CASINGS})
        _save(out, name, printed, counts[slot], slot)
    whole: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for read, word, casing, _, count in pairs:
        whole[word, casing][read] += count
    (out / "whole.tsv").write_text("\n".join(_readings(whole)), "utf-8")


def calibrate(path: Path, out: Path) -> None:
    """Write how often changes are right by the decoder's belief, from pairs that were kept out of training."""
    lines = [line.split("\t") for line in normalize("NFC", path.read_text("utf-8")).split("\n") if "\t" in line]
    text = "\n".join(line[0] for line in lines)
    starts = np.cumsum([0] + [len(line[0]) + 1 for line in lines])
    judged: list[tuple[float, bool]] = []
    spans = [(int(low), int(high)) for low, high in pairwise(starts)]
    for change in Restorer(out).changes(text, [(low, min(high, len(text))) for low, high in spans], "garbled"):
        n = int(np.searchsorted(starts, change.start, "right")) - 1
        read, true = lines[n][0], lines[n][1]
        got = read[: change.start - spans[n][0]] + change.after + read[change.end - spans[n][0] :]
        low = change.start - spans[n][0]
        judged.append(
            (belief(change.sure), _stands(_plain(got), _plain(true), got, true, low, low + len(change.after)))
        )
    rows = _monotone(sorted(judged))
    (out / "confidence.garbled.tsv").write_text("".join(f"{x:.4f}\t{y:.4f}\n" for x, y in rows), "utf-8")


def _stands(plain: str, plain_true: str, got: str, true: str, low: int, high: int) -> bool:
    """Whether `low`..`high` of `got` stands in the true line, where the lines' letters without marks align."""
    if len(plain) != len(got) or len(plain_true) != len(true):
        return got[low:high].lower() in true.lower()
    for block in SequenceMatcher(None, plain, plain_true, autojunk=False).get_matching_blocks():
        if block.a <= low and high <= block.a + block.size:
            at = low - block.a + block.b
            return true[at : at + high - low].lower() == got[low:high].lower()
    return False


def _monotone(judged: Sequence[tuple[float, bool]], least: int = 40) -> Iterator[tuple[float, float]]:
    """Points of a rising curve through (belief, right): pooled until no pool is righter than the next."""
    pools: list[list[float]] = []
    at = 0
    while at < len(judged):
        end = min(at + least, len(judged))
        while end < len(judged) and judged[end][0] == judged[end - 1][0]:
            end += 1  # equal beliefs are one pool, whatever their number
        some, at = judged[at:end], end
        pools.append([sum(x for x, _ in some), float(sum(y for _, y in some)), float(len(some))])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    for beliefs, right, size in pools:
        yield beliefs / size, right / size


@lru_cache(maxsize=1 << 18)
def _plain(text: str) -> str:
    return "".join(plain if len(plain := unidecode(c).lower()) == 1 else c for c in text)


@lru_cache(maxsize=1 << 18)
def _shape(text: str) -> str:
    return _plain(text).replace("0", "o").replace("1", "l").replace("6", "o")


def _aligned(path: Path) -> Iterator[tuple[str, str]]:
    """Pairs of a read token and a printed one, parts of a torn token put together."""
    for line in normalize("NFC", path.read_text("utf-8")).split("\n"):
        columns = line.split("\t")
        if len(columns) > 1:
            read, printed = ([piece.text for piece in pieces(text, 0, len(text))] for text in columns[:2])
            yield from ((a, b) for a, b, count in _alignment(read, printed) if count == 1)


def _alignment(read: Sequence[str], printed: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for i in range(len(read) + 1):
        for j in range(len(printed) + 1):
            if (i, j) not in best:
                continue
            for di, dj, cost in MOVES:
                if i + di > len(read) or j + dj > len(printed):
                    continue
                total = best[i, j][0] + cost + _unlike(read[i : i + di], printed[j : j + dj])
                if total < best.get((i + di, j + dj), (math.inf, 0, 0))[0]:
                    best[i + di, j + dj] = (total, i, j)
    i, j = len(read), len(printed)
    while (i, j) != (0, 0):
        _, a, b = best[i, j]
        if i > a and j > b:
            yield "".join(read[a:i]), "".join(printed[b:j]), j - b
        i, j = a, b


def _unlike(read: Sequence[str], printed: Sequence[str]) -> float:
    if not read or not printed:
        return 0.0
    a, b = _plain("".join(read)), _plain("".join(printed))
    unlike = Levenshtein.distance(a, b) / max(1, len(a), len(b))
    if len(read) + len(printed) > 2 and unlike > 0.4:
        return math.inf
    return unlike * max(len(read), len(printed))


def _syllables(found: Counter[tuple[str, str]]) -> Iterator[Pair]:
    for (read, printed), count in found.items():
        word, casing = folded(printed), casing_of(printed)
        split = parts(word)
        if casing and split and len(read) <= LONGEST_READING:
            yield read, word, casing, cased_parts(split, casing), count


def _learnt(pairs: Sequence[Pair]) -> Counts:
    """How often each part was read as what, after some rounds of splitting by the counts of the round before."""
    counts: Counts = [defaultdict(Counter) for _ in SLOTS]
    for _ in range(ROUNDS):
        totals = [{part: seen.total() for part, seen in slot.items()} for slot in counts]
        logs: dict[tuple[int, str, str], float] = {}
        fresh: Counts = [defaultdict(Counter) for _ in SLOTS]
        for read, _word, _casing, split, count in pairs:
            for slot, (part, piece) in enumerate(zip(split, _split(read, split, counts, totals, logs), strict=True)):
                fresh[slot][part][piece] += count
        counts = fresh
    return counts


def _split(
    read: str, split: Parts, counts: Counts, totals: Sequence[dict[str, int]], logs: dict[tuple[int, str, str], float]
) -> Parts:
    """What was read cut into the three parts at the likeliest places."""

    def log(slot: int, piece: str) -> float:
        key = (slot, piece, split[slot])
        if key not in logs:
            total = totals[slot].get(split[slot], 0)
            seen = counts[slot][split[slot]][piece] if total else 0
            logs[key] = math.log((seen + UNSEEN * math.exp(_likeness(piece, split[slot]) - 1.5)) / (total + UNSEEN))
        return logs[key]

    cuts = ((i, j) for i in range(min(len(read), 5) + 1) for j in range(max(i, len(read) - 4), len(read) + 1))
    i, j = max(cuts, key=lambda c: log(0, read[: c[0]]) + log(1, read[c[0] : c[1]]) + log(2, read[c[1] :]))
    return read[:i], read[i:j], read[j:]


def _likeness(read: str, printed: str) -> float:
    """Logarithm of how likely a reading seems before anything was counted."""
    missing = 1.2 if printed and not read else 0.0
    return -2.5 * Levenshtein.distance(_shape(read), _shape(printed)) - (0.7 if read != printed else 0.0) - missing


def _save(out: Path, name: str, printed: Sequence[str], counts: dict[str, Counter[str]], slot: int) -> None:
    read = {piece for seen in counts.values() for piece, count in seen.items() if count >= FEWEST_READING}
    read |= {"", *printed, *map(unidecode, printed)}
    stems = {stem for part in printed for stem in (_shape(part), _shape(part).upper())}
    blotted = sorted({stem[:k] + BLOT + stem[k + 1 :] for stem in stems for k in range(len(stem))} - read)
    rows = [*sorted(read), *blotted]
    costs = np.empty((len(rows), len(printed)), np.uint8)
    for j, part in enumerate(printed):
        seen = counts.get(part, Counter[str]())
        total = seen.total()
        unseen = UNSEEN + UNSEEN_SHARE * total
        for i, row in enumerate(rows):
            cost = _blotted(row, part, slot)
            if BLOT not in row:
                likely = math.exp(_likeness(row, part) - 1.5)
                cost = min(cost, -math.log((seen[row] + unseen * likely) / (total + unseen)))
            costs[i, j] = round(min(cost / STEP, 255))
    np.save(out / f"{name}.npy", costs)
    (out / f"{name}.txt").write_text("\n".join(rows) + "\n\n\n" + "\n".join(printed), "utf-8")


def _blotted(row: str, part: str, slot: int) -> float:
    """The cost of reading one letter of the part as anything; infinite where more differs."""
    stem = _shape(part)
    if len(row) != len(stem):
        return math.inf
    different = [k for k in range(len(row)) if _shape(row[k]) != stem[k]]
    if len(different) != 1:
        return math.inf
    marks = len(normalize("NFD", part[different[0]])) - 1
    extra = 0.0 if row[different[0]] == BLOT else 0.7
    return BLOTTED[min(2, marks)] + extra + (1.5 if slot != SLOTS.index("nucleus") else 0.0)


def _readings(whole: dict[tuple[str, str], Counter[str]]) -> Iterable[str]:
    for (word, casing), seen in sorted(whole.items()):
        if seen.total() >= FEWEST_WORD:
            often = " ".join(
                f"{read}:{count}"
                for read, count in sorted(seen.items(), key=lambda item: (-item[1], item[0]))
                if count >= FEWEST_READING and ":" not in read
            )
            yield f"{word}\t{CASINGS.index(casing)}\t{seen.total()}\t{often}"
