"""What other programs make of the same text: marks are taken off held-out text and put back by each in turn.

    python -m benchmarks.restoration_peers CORPUS_DIR [--kilobytes 100]

CORPUS_DIR is searched for `legal/*.heldout.txt` and `general/*.heldout.txt` (UTF-8, clean Vietnamese, a paragraph a
line), of which so many kilobytes are drawn, the same each time, lines with faults of their own left out. All are told
that the text lacks its marks. Peers are no dependencies of the program: those that are not installed (`pip install
pyvi`) are named and skipped. vina2vi, the other package on PyPI that restores marks, wants TensorFlow and fetches its
model; underthesea restores none. "commonest" is no package but the least there is: for each word the commonest
syllable with its letters.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import combining, normalize

from rapidfuzz.distance import Levenshtein

from benchmarks.health import stripped
from normalizers.repair import repair
from normalizers.restoration.restoring import restorer
from normalizers.syllables import frequency, spellings

Restore = Callable[[str], str]

OURS = "kehoach"
PARTS = ("legal", "general")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Score:
    """How one program did: syllables `right` of `n`, the seconds of CPU it took, and the lines it failed on."""

    right: int
    n: int
    seconds: float
    failed: int = 0

    @property
    def errors(self) -> int:
        """Syllables wrong; at least one, so that there is a ratio."""
        return max(1, self.n - self.right)


def peers() -> Iterator[tuple[str, Restore | None]]:
    """Each program's name and what restores a line; None where it is not installed."""
    yield "commonest", _commonest
    try:
        from pyvi import ViUtils  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        yield "pyvi", None
    else:
        yield "pyvi", ViUtils.add_accents


def drawn(folder: Path, kilobytes: int) -> list[str]:
    """Right lines of what is held out, so many kilobytes of them; none where there is no such folder."""
    lines = [
        normalize("NFC", line)
        for path in sorted(folder.glob("*.heldout.txt"))
        for line in path.read_text("utf-8").split("\n")
        if line.strip()
    ]
    random.Random(3).shuffle(lines)
    out: list[str] = []
    size = 0
    for line in lines:
        if repair(line).corrections:
            continue
        size += len(line.encode())
        if size > 1000 * kilobytes:
            break
        out.append(line)
    return out


def by_lines(restore: Restore, lines: list[str]) -> tuple[list[str], int]:
    """Every line restored by itself, and how many the program failed on: those stay as they were."""
    out, failed = [], 0
    for line in lines:
        try:
            out.append(restore(line))
        except Exception:
            out.append(line)
            failed += 1
    return out, failed


def score(restore: Callable[[list[str]], tuple[list[str], int]], lines: list[str]) -> Score:
    """How well the lines come back once their marks are off, and how long that took."""
    bare = list(map(stripped, lines))
    restore(bare[:1])  # models are loaded before the clock runs
    start = time.process_time()
    got, failed = restore(bare)
    seconds = time.process_time() - start
    edits = sum(Levenshtein.distance(_words(g), _words(line)) for g, line in zip(got, lines, strict=True))
    n = sum(len(_words(line)) for line in lines)
    return Score(n - edits, n, seconds, failed)


def _ours(lines: list[str]) -> tuple[list[str], int]:
    return restorer().restore("\n".join(lines), "stripped").repaired.text.split("\n"), 0


def _words(text: str) -> list[str]:
    """The words in small letters, the tone of open oa, oe, uy put one way: both are right."""
    return [_one_placement(word) for word in re.findall(r"\w+", normalize("NFC", text).lower())]


@cache
def _one_placement(word: str) -> str:
    marks = "".join(filter(combining, normalize("NFD", word)))
    open_rime = re.search(r"(?<!q)(?:oa|oe|uy)\Z", stripped(word))
    return f"{stripped(word)}{marks}" if open_rime else word


def _commonest(line: str) -> str:
    return _WORD.sub(lambda word: _by_letters().get(word[0].lower(), word[0]), line)


@cache
def _by_letters() -> dict[str, str]:
    return {stripped(word): word for word in sorted(spellings(), key=frequency)}


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--kilobytes", type=int, default=100)
    arguments = parser.parse_args()
    for part in PARTS:
        lines = drawn(arguments.corpus / part, arguments.kilobytes)
        if not lines:
            print(f"{part}: no held-out text in {arguments.corpus / part}")
            continue
        ours = score(_ours, lines)
        print(f"{part}, {ours.n} syllables, marks taken off and put back")
        _print(OURS, ours, ours)
        for name, restore in peers():
            if restore is None:
                print(f"  {name:10} is not installed: skipped")
            else:
                _print(name, score(lambda bare, restore=restore: by_lines(restore, bare), lines), ours)  # type: ignore[misc]


def _print(name: str, theirs: Score, ours: Score) -> None:
    ratios = (
        ""
        if name == OURS
        else f", errors {theirs.errors / ours.errors:.1f} times ours, time {theirs.seconds / ours.seconds:.2f} times ours"
    )
    print(
        f"  {name:10} {theirs.right / theirs.n:.4f} right, {theirs.n / theirs.seconds:,.0f} syllables/s"
        f"{f', failed on {theirs.failed} lines' if theirs.failed else ''}{ratios}"
    )


if __name__ == "__main__":
    main()
