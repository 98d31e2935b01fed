"""Measure restoration: `python benchmarks/restoration.py [PART ...]`, all parts when none is named.

Parts: plan (a garbled plan against its hand-restored lines), noisy (held-out OCR lines), stripped (marks taken from
held-out text), clean (text that is right and must stay), sure (whether confidences are true), speed.
Texts are those of `../shared` beside the project; NOISY=FILE.tsv in the environment adds other OCR lines.
"""

from __future__ import annotations

import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from unicodedata import normalize

from rapidfuzz.distance import Levenshtein

from normalizers.corrections import Correction
from normalizers.restoration import restore
from normalizers.restoration.restoring import Restorer, restorer
from normalizers.restoration.spelling import bare
from normalizers.restoration.words import folded

SHARED = Path(__file__).parents[1] / "../shared"
_TORN = re.compile(
    r"\b(?:[bcdđghklmnpqrstvx]|[cgknpt]h|n?gh?|tr|qu) [ạảãàáâậầấẩẫăắằặẳẵêệếềểễẹẻéèôộốồổỗơớờợởỡọỏưứừựửữụủịỉ]"
)
"""A consonant that stands apart from the vowel with a mark after it: "công c ộng"."""
KILOBYTES = int(os.environ.get("KILOBYTES", "1000"))

Pair = tuple[str, str]


def main() -> int:
    """Run the parts named."""
    if not SHARED.is_dir():
        print(f"{SHARED} is absent: nothing to measure with")
        return 0
    parts: dict[str, Callable[[], None]] = {
        "plan": plan, "noisy": noisy, "stripped": stripped, "clean": clean, "sure": sure, "speed": speed,
    }  # fmt: skip
    for name in sys.argv[1:] or parts:
        parts[name]()
    return 0


def plan() -> None:
    """A garbled plan: syllables right, and figures that were right and are wrong now."""
    source = _read(next((SHARED / "plans").glob("003_*.txt")))
    gold = _read(SHARED / "gold/003-lines-1-270.txt").rstrip("\n").split("\n")
    got = restore(source).text.split("\n")
    pairs = list(zip(got, gold, strict=False))
    print(f"plan 003, lines 1-{len(gold)}: syllables {_right(pairs):.4f}")
    lost = Counter[str]()
    for before, after, true in zip(source.split("\n"), got, gold, strict=False):
        lost += (_figures(before) & _figures(true)) - _figures(after)
    mended = sum(
        ((_figures(after) - _figures(before)) & _figures(true)).total()
        for before, after, true in zip(source.split("\n"), got, gold, strict=False)
    )
    print(f"  figures right before and wrong after: {lost.total()} {dict(lost)}; mended: {mended}")


def noisy() -> None:
    """Held-out OCR lines."""
    for path in _noisy_files():
        pairs = _pairs(path)
        got = restore("\n".join(seen for seen, _ in pairs)).text.split("\n")
        before, after = _right(pairs), _right([(g, true) for g, (_, true) in zip(got, pairs, strict=True)])
        print(f"{path.name}: syllables {before:.4f} before, {after:.4f} after, {len(pairs)} lines")
        whole = [(g, true) for g, (_, true) in zip(got, pairs, strict=True) if not _TORN.search(true)]
        if len(whole) < len(pairs):
            torn = len(pairs) - len(whole)
            print(f"  without {torn} lines whose print itself has torn words: {_right(whole):.4f} after")


def stripped() -> None:
    """Marks taken off held-out text."""
    for part in ("legal", "general"):
        text = _held_out(part)
        if not text:
            continue
        got = restorer().restore(_without_marks(text), "stripped").repaired.text
        print(
            f"marks stripped, {part}: syllables {_right(list(zip(got.split(chr(10)), text.split(chr(10)), strict=True))):.4f}"
        )


def clean() -> None:
    """Text that is right: what is changed in it."""
    texts = {path.name[:3]: _read(path) for path in sorted((SHARED / "plans").glob("00[014]_*.txt"))}
    texts["legal held-out"] = _held_out("legal")
    tokens = changes = 0
    for name, text in texts.items():
        found = restore(text).corrections
        tokens, changes = tokens + len(text.split()), changes + len(found)
        print(
            f"clean {name}: {len(found)} changes of {len(text.split())} tokens",
            [(c.before, c.after) for c in found[:12]],
        )
    print(f"clean, pooled: {changes} of {tokens} tokens, 1 in {tokens // max(1, changes)}")


def sure() -> None:
    """Among changes of a confidence the share that is right."""
    for path in _noisy_files():
        judged = list(_judged(_pairs(path)))
        high = [right for confidence, right in judged if confidence >= 0.9]
        print(
            f"{path.name}: {len(high) / len(judged):.3f} of changes have 0.9 or more, {sum(high) / len(high):.4f} of them right"
        )
        for low in (0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98):
            some = [right for confidence, right in judged if low <= confidence < low + 0.1]
            if some:
                print(f"  {low:.2f}..{low + 0.1:.2f}: {sum(some) / len(some):.3f} of {len(some)}")


def speed() -> None:
    """Garbled, stripped and clean text a second, in processor time; with nothing yet known, and with all tokens met."""
    started = time.process_time()
    fresh = Restorer()
    print(f"load {time.process_time() - started:.2f} s")
    for path in _noisy_files():
        fresh = Restorer()
        text = "\n".join(seen for seen, _ in _pairs(path))
        for name in ("first", "second"):
            print(f"{path.name}, {name} reading: {len(text.split()) / _seconds(fresh, text):.0f} garbled tokens/s")
    text = " ".join(text.split())
    for size in (1, 5):
        line = (text + " ") * (size * 1_000_000 // len(text) + 1)
        print(f"one line of {len(line) / 1e6:.1f} MB: {len(line.split()) / _seconds(fresh, line):.0f} garbled tokens/s")
    text = _held_out("legal")
    bare_text = _without_marks(text)
    for name in ("first", "second"):
        print(f"stripped, {name} reading: {len(text.split()) / _seconds(fresh, bare_text):.0f} tokens/s")
    print(f"clean: {len(text.encode()) / 1e6 / _seconds(fresh, text):.1f} MB/s")


def _seconds(restorer: Restorer, text: str) -> float:
    started = time.process_time()
    restorer.restore(text)
    return time.process_time() - started


def _judged(pairs: list[Pair]) -> Iterator[tuple[float, bool]]:
    """Confidence and rightness of each change, by the alignment of the line's characters."""
    found = restore("\n".join(seen for seen, _ in pairs))
    lines = found.text.split("\n")
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    by_line: dict[int, list[Correction]] = {}
    n = 0
    for change in found.corrections:
        while n + 1 < len(starts) and starts[n + 1] <= change.start:
            n += 1
        by_line.setdefault(n, []).append(change)
    for n, changes in by_line.items():
        true, got = pairs[n][1].lower(), lines[n].lower()
        blocks = SequenceMatcher(None, got, true, autojunk=False).get_matching_blocks()
        for change in changes:
            low, high = change.start - starts[n], change.end - starts[n]
            yield change.confidence, any(b.a <= low and high <= b.a + b.size for b in blocks)


def _noisy_files() -> list[Path]:
    more = [Path(name) for name in os.environ.get("NOISY", "").split(":") if name]
    return [SHARED / "corpus/noisy_eng_heldout.tsv", *more]


def _pairs(path: Path) -> list[Pair]:
    rows = (line.split("\t") for line in _read(path).split("\n") if "\t" in line)
    return [(row[0], row[1]) for row in rows]


def _held_out(part: str) -> str:
    """Lines drawn from the held-out text; CORPUS in the environment says where the corpus is unpacked."""
    files = sorted(Path(os.environ.get("CORPUS", "/nowhere")).glob(f"{part}/*.heldout.txt"))
    if not files:
        print(f"{part} held-out text is absent: set CORPUS to the folder where the corpus is unpacked")
    lines = [line for path in files for line in _read(path).split("\n") if line]
    random.Random(3).shuffle(lines)
    total, chosen = 0, []
    for line in lines:
        total += len(line.encode())
        if total > 1000 * KILOBYTES:
            break
        chosen.append(line)
    return "\n".join(chosen)


def _read(path: Path) -> str:
    return normalize("NFC", path.read_text("utf-8"))


def _right(pairs: list[Pair]) -> float:
    """The share of syllables right, over all lines: 1 - edits / length."""
    edits = sum(Levenshtein.distance(_words(got), _words(true)) for got, true in pairs)
    return 1 - edits / max(1, sum(len(_words(true)) for _, true in pairs))


def _words(text: str) -> list[str]:
    """The words in small letters; "hoà" is "hòa", as both are right."""
    return [folded(word) for word in re.findall(r"\w+", text)]


def _figures(text: str) -> Counter[str]:
    return Counter(t.strip(".,;:()“”\"'") for t in text.split() if any(map(str.isdigit, t)))


def _without_marks(text: str) -> str:
    return "".join(bare(c).upper() if c.isupper() else bare(c) if len(bare(c)) == 1 else c for c in text)


if __name__ == "__main__":
    sys.exit(main())
