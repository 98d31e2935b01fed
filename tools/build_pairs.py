"""Count which syllables follow one another in a folder of clean Vietnamese text and write those pairs that are usual.

    python tools/build_pairs.py CORPUS_DIR [--out normalizers/data/pairs.txt] [--least 300] [--from-each 8000000]

CORPUS_DIR is searched for `*.txt` (UTF-8), files named `*.heldout.txt` left out; of each file the first
`--from-each` characters are read. A pair is usual when it occurs at least `--least` times in 100 million
words, and 200 times as often as the two written as one word: what is often written so is a spelling
("đôla"), no slip. A line of the lexicon is a syllable and all that follow it. The same text gives the same file.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from normalizers.syllables import WORD, is_syllable

_JOINED_AT_MOST = 200
HEADER = "# Usual pairs of Vietnamese syllables: a syllable, and those that often follow it (tools/build_pairs.py)."


def count(files: list[Path], from_each: int) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Words, and pairs of words with one space between them."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for path in files:
        with path.open(encoding="utf-8") as file:
            text = file.read(from_each).lower()
        words.update(WORD.findall(text))
        for line in text.splitlines():
            tokens = line.split(" ")
            pairs.update((a, b) for a, b in pairwise(tokens) if a.isalpha() and b.isalpha())
    return words, pairs


def lexicon(words: Counter[str], pairs: Counter[tuple[str, str]], least: int) -> list[str]:
    """The lines of the lexicon."""
    enough = least * words.total() / 1e8
    followers: dict[str, list[str]] = defaultdict(list)
    for (first, second), n in sorted(pairs.items()):
        usual = n >= enough and n >= _JOINED_AT_MOST * words[first + second]
        if usual and len(first) > 1 and len(second) > 1 and is_syllable(first) and is_syllable(second):
            followers[first].append(second)
    return [f"{first} {' '.join(seconds)}" for first, seconds in sorted(followers.items())]


def main() -> None:
    """Read the arguments, count, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, default=Path("normalizers/data/pairs.txt"))
    parser.add_argument("--least", type=int, default=300)
    parser.add_argument("--from-each", type=int, default=8_000_000)
    arguments = parser.parse_args()
    files = sorted(path for path in arguments.corpus.rglob("*.txt") if not path.name.endswith(".heldout.txt"))
    lines = lexicon(*count(files, arguments.from_each), arguments.least)
    arguments.out.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
