"""How fast structure and content are read, and how that grows: `python -m benchmarks.extraction [FOLDER ...]`.

Only what comes after reading and repair is measured, in CPU seconds, the best of some runs: made-up plans joined to
documents of growing length up to `--characters`, shapes that are hard on a program (one line, a row of dots, a sentence
that names a thousand units), each at one length and at ten times that, and the files of the folders named.
Growth is the time a character takes at a length over what it takes at the shortest: 1.0 is linear. Other work on the
machine makes seconds longer: compare ratios.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.document import Document, Line, Page
from extractors.extract import extract
from extractors.failures import ReadFailure
from extractors.reading import read
from extractors.repair import repair_document
from pipeline.worker import settle
from samples.random_plans import make

_SHORTEST = 50_000
_STEP = 10
_HEAD = ("SỞ XÂY DỰNG", "KẾ HOẠCH", "Công tác năm 2025", "I. NHIỆM VỤ")
_ORDER = "Văn phòng Sở chủ trì, phối hợp với các phòng, đơn vị rà soát, hoàn thành trước ngày 30/6/2025. "
HARD: dict[str, Callable[[int], list[str]]] = {
    "one line": lambda n: [_ORDER * (n // len(_ORDER))],
    "lists of units": lambda n: [f"- Sở Tài chính, Sở Y tế; UBND các huyện, Phòng Kế hoạch {k};" for k in range(n // 65)],
    "one sentence of units": lambda n: ["Giao " + ", ".join(f"Sở Y tế tỉnh {k}" for k in range(n // 18)) + " thực hiện."],
    "one list of kinds": lambda n: ["Giao cơ quan báo chí" + ", cơ quan báo chí" * (n // 17) + " thực hiện."],
    "headings": lambda n: [f"{k}. NHIỆM VỤ THỨ {k}" for k in range(1, n // 24)],
    "units as headings": lambda n: [
        line for k in range(1, n // 60) for line in (f"{k}. Trách nhiệm của Sở Y tế", "- Rà soát văn bản.")
    ],
    "headings over units": lambda n: [
        "1. Rà soát văn bản", *(line for k in range(1, n // 36) for line in (f"1.{k}. Cơ quan chủ trì", "- Văn phòng Sở")),
    ],
    "articles": lambda n: [
        line for k in range(1, n // 60) for line in (f"Điều {k}. Áp dụng quy định", "1. Sở Y tế rà soát văn bản hằng năm.")
    ],
    "deep numbering": lambda n: [".".join("1" * k) + ". Rà soát văn bản" for k in range(1, int(n**0.5))],
    "row of dots": lambda n: ["." * n],
    "open brackets": lambda n: ["(" * n],
    "slashes": lambda n: ["1/" * (n // 2)],
}  # fmt: skip
"""Lines under the head of a plan, about so many characters."""


def plain(lines: list[str]) -> Document:
    """A document of lines that are paragraphs each."""
    spans, at = [], 0
    for line in lines:
        spans.append(Line(at, at + len(line), ends_paragraph=True))
        at += len(line) + 1
    text = "\n".join(lines)
    page = Page(1, text, "markdown", "none", lines=tuple(spans))
    return Document("0" * 16, "made-up.md", "text/markdown", len(text), (page,))


def plans(n_characters: int) -> Document:
    """Plans drawn at random, one page after the other, until there are so many characters."""
    pages: list[Page] = []
    with TemporaryDirectory(prefix="kehoach-extraction-") as folder:
        for seed in count(1):
            plan = make(seed, "markdown")
            path = Path(folder) / plan.name
            path.write_bytes(plan.content)
            pages += _read(path).pages
            if sum(len(page.text) for page in pages) >= n_characters:
                break
    numbered = (replace(page, number=n) for n, page in enumerate(pages, start=1))
    return Document("0" * 16, "made-up.md", "text/markdown", n_characters, tuple(numbered))


def _read(path: Path) -> Document:
    return repair_document(read(path))


def seconds(document: Document, runs: int) -> float:
    """CPU seconds that a document takes, the best of some runs.

    Each run is in a process forked for it, which holds the lexicons but remembers nothing of the document.
    """
    best = float("inf")
    for _ in range(runs):
        with get_context("fork").Pool(1) as pool:
            best = min(best, pool.apply(_once, (document,)))
    return best


def _once(document: Document) -> float:
    started = time.process_time()
    extract(document)
    return time.process_time() - started


def grown(name: str, make_document: Callable[[int], Document], sizes: list[int], runs: int) -> Iterator[str]:
    """A line for each size: characters a second, and how a character's time has grown since the first."""
    first = 0.0
    for size in sizes:
        document = make_document(size)
        n = len(document.text)
        each = seconds(document, runs) / n
        first = first or each
        yield f"{name:24} {n:>9,} characters {1 / each:>9,.0f}/s  growth {each / first:.2f}"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="files to measure besides")
    parser.add_argument(
        "--characters", type=int, default=5_000_000, help="of the longest document (default: 5 million)"
    )
    parser.add_argument("--runs", type=int, default=3, help="the best of how many runs (default: 3)")
    options = parser.parse_args()
    sizes = [_SHORTEST]
    while sizes[-1] * _STEP <= options.characters:
        sizes.append(sizes[-1] * _STEP)
    extract(plans(1))  # so that all lexicons are loaded
    settle()  # as a worker does after its first document
    for line in grown("plans", plans, sizes, options.runs):
        print(line, flush=True)
    for name, lines in HARD.items():
        for line in grown(name, partial(_hard, lines), [_SHORTEST // _STEP, _SHORTEST], options.runs):
            print(line, flush=True)
    for path in (path for folder in options.folders for path in sorted(folder.iterdir()) if path.is_file()):
        try:
            document = _read(path)
        except ReadFailure as error:
            print(f"{path.name}: {error}")
            continue
        n = len(document.text)
        print(f"{path.name:44} {n:>9,} characters {n / seconds(document, options.runs):>9,.0f}/s", flush=True)
    return 0


def _hard(lines: Callable[[int], list[str]], size: int) -> Document:
    return plain([*_HEAD, *lines(size)])


if __name__ == "__main__":
    sys.exit(main())
