"""How fast and how well the health of text is judged and legacy encodings are told and decoded.

    python -m benchmarks.health CORPUS_DIR [--noisy NOISY.tsv] [--lines 150]

CORPUS_DIR is searched for `*.heldout.txt` (UTF-8, clean Vietnamese, a paragraph a line): of each file so many
lines are drawn, the same each time, and six times as many to tell encodings by. NOISY.tsv has lines as a foreign OCR
read them, tab, the truth.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import accumulate, groupby
from pathlib import Path
from unicodedata import combining, normalize

from normalizers.corrections import Repaired, undo
from normalizers.encodings import (
    decode_tcvn3,
    decode_viqr,
    decode_vni,
    decode_vps,
    decoded_word,
    detect,
    encode_tcvn3,
    encode_viqr,
    encode_vni,
    encode_vps,
)
from normalizers.health import assess, assess_lines
from normalizers.repair import repair
from normalizers.repair.passes import throughout
from normalizers.syllables import is_syllable

ENCODERS: dict[str, Callable[[str], str]] = {
    "tcvn3": encode_tcvn3,
    "vni": encode_vni,
    "vps": encode_vps,
    "viqr": encode_viqr,
}
DECODERS: dict[str, Callable[[str], Repaired]] = {"vni": decode_vni, "vps": decode_vps, "viqr": decode_viqr}
LENGTHS = {"3 words": 3, "8 words": 8, "whole lines": 1000}


def stripped(text: str) -> str:
    """The text without marks."""
    letters = (c for c in normalize("NFD", text) if not combining(c))
    return normalize("NFC", "".join(letters)).translate(str.maketrans("đĐ", "dD"))


def drawn(folder: Path, n: int) -> list[str]:
    """So many lines of each file held out."""
    chance = random.Random(7)
    lines: list[str] = []
    for path in sorted(folder.rglob("*.heldout.txt")):
        mine = [normalize("NFC", line) for line in path.read_text("utf-8").split("\n") if line.split()]
        lines += chance.sample(mine, min(n, len(mine)))
    return lines


def megabytes(folder: Path, n: int) -> str:
    """The first so many megabytes of what is held out of legal text (or of any, where there is no such folder)."""
    legal = folder / "legal"
    paths = sorted((legal if legal.is_dir() else folder).rglob("*.heldout.txt"))
    text = "\n".join(path.read_text("utf-8") for path in paths)
    return normalize("NFC", text.encode()[: n * 1_000_000].decode(errors="ignore"))


def verdicts(lines: Sequence[str], noisy: Sequence[str]) -> None:
    """Print how often each kind of text gets its verdict."""
    for name, n in LENGTHS.items():
        cut = [" ".join(line.split()[:n]) for line in lines]
        kinds = {"fine": cut, "stripped": list(map(stripped, cut)), "garbled": [" ".join(t.split()[:n]) for t in noisy]}
        kinds |= {encoding: list(map(encode, cut)) for encoding, encode in ENCODERS.items()}
        for kind, texts in kinds.items():
            # a line that a loss or an encoding leaves as it was is fine
            changed = texts if kind in ("fine", "garbled") else [t for t, c in zip(texts, cut, strict=True) if t != c]
            if changed:
                found = Counter(assess(text).verdict for text in changed)
                rest = ", ".join(f"{verdict} {n}" for verdict, n in found.most_common() if verdict != kind)
                print(f"verdict  {name:12} {kind:9} {found[kind] / len(changed):.4f} of {len(changed)}  ({rest})")


def detection(lines: Sequence[str], noisy: Sequence[str]) -> None:
    """Print how often the encoding of lines of eight syllables or more is told, and where it is told wrongly."""
    long = [cut for line in lines if (cut := _of_eight(line))]
    for encoding, encode in ENCODERS.items():
        coded = [(encode(line), line) for line in long]
        coded = [(c, line) for c, line in coded if decoded_word(c, encoding) != c]
        print(f"detect   {encoding:6} {sum(detect(c) == encoding for c, _ in coded) / len(coded):.5f} of {len(coded)}")
    others = {"unicode": long, "stripped": list(map(stripped, long)), "garbled": noisy}
    for name, texts in others.items():
        if texts:
            print(
                f"detect   {name}: {sum(detect(text) is not None for text in texts)} of {len(texts)} taken for encoded"
            )


def _of_eight(line: str) -> str:
    """The line's beginning that holds eight syllables; empty where it has fewer."""
    words = line.split()
    so_many = list(accumulate(int(is_syllable(word.strip(".,;:()“”"))) for word in words))
    return " ".join(words[: so_many.index(8) + 1]) if 8 in so_many else ""


def round_trips(text: str) -> None:
    """Print whether a megabyte comes back from each encoding."""
    for encoding, decode in DECODERS.items():
        # what an encoding cannot code is left out: it would be lost on the way in
        codable = "".join(c for c in text if _codable(c, encoding))
        coded = ENCODERS[encoding](codable)
        decoded = decode(coded)
        exact = decoded.text == codable and undo(decoded.text, decoded.corrections) == coded
        print(
            f"1 MB     {encoding:6} {'exact' if exact else 'NOT EXACT'}  ({len(text) - len(codable)} characters it cannot code)"
        )
    runs = list(_runs("".join(c for c in text if c < "\xa0" or c.isalpha())))
    back = "".join(decode_tcvn3(encode_tcvn3(run, capitals), capitals).text for run, capitals in runs)
    print(f"1 MB     tcvn3  {'exact' if back == ''.join(run for run, _ in runs) else 'NOT EXACT'}  (with its fonts)")
    lines = [line for line in text.split("\n") if len(line.split()) >= 8]
    alone = [repair(encode_tcvn3(line)).text for line in lines]
    words = [
        (a, b)
        for line, other in zip(lines, alone, strict=True)
        for a, b in zip(line.split(), other.split(), strict=False)
    ]
    print(
        f"1 MB     tcvn3  {sum(a == b for a, b in words) / len(words):.5f} of words right without its fonts, repair included"
    )


@cache
def _codable(character: str, encoding: str) -> bool:
    return DECODERS[encoding](ENCODERS[encoding](character)).text == character


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    """Stretches set in a small or a capital font, as a typist had to."""
    for capital, run in groupby(text, key=lambda c: c.isupper() and c not in "ĂÂĐÊÔƠƯ" and not c.isascii()):
        yield "".join(run), capital


def speed(text: str) -> None:
    """Print megabytes of UTF-8 a second of one core, the best of three."""
    right = "\n".join(line for line in text.split("\n") if not repair(line).corrections)
    judges: tuple[tuple[str, Callable[[str], object], str], ...] = (
        ("assess", assess, text),
        ("assess_lines", assess_lines, text),
        ("repair", repair, right),
        ("repair", repair, text),
    )
    for name, judge, given in judges:
        size = len(given.encode()) / 1e6
        best = min(_seconds(judge, given) for _ in range(3))
        kind = "clean text" if given is right else "held-out text as it is"
        print(f"speed    {name:12} {size / best:5.1f} MB/s on {kind} ({size:.1f} MB)")


def agreement(text: str) -> None:
    """Print whether repair, which leaves most lines unread, makes of a text what it makes of it reading every line."""
    start = time.process_time()
    same = throughout(text) == repair(text)
    print(
        f"repair   {'the same' if same else 'NOT THE SAME'} as with every line read ({time.process_time() - start:.1f} s)"
    )


def _seconds(judge: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    judge(text)
    return time.process_time() - start


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--noisy", type=Path)
    parser.add_argument("--lines", type=int, default=150)
    arguments = parser.parse_args()
    lines = drawn(arguments.corpus, arguments.lines)
    noisy = arguments.noisy.read_text("utf-8").split("\n")[:-1] if arguments.noisy else []
    noisy = [line.split("\t")[0] for line in noisy]
    first = megabytes(arguments.corpus, 5)
    seconds = _seconds(repair, first)
    print(
        f"speed    repair       {len(first.encode()) / 1e6 / seconds:5.1f} MB/s the first time, nothing remembered yet"
    )
    speed(first)
    agreement(megabytes(arguments.corpus, 1))
    verdicts(lines, noisy)
    detection(drawn(arguments.corpus, 6 * arguments.lines), noisy)
    round_trips(megabytes(arguments.corpus, 1))


if __name__ == "__main__":
    main()
