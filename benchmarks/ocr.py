"""Measure OCR: `python -m benchmarks.ocr PART [NAME ...]`.

pages [KIND ...]   errors and processor time on drawn pages (benchmarks/ocr_pages.py says which kinds there are)
models [MODEL ...] the same pages by other models; TESSDATA_PREFIX in the environment says where they lie
layouts [N ...]    by other page segmentation modes
speed              against bare `tesseract` on the same pages
workers            two processes at once against one, by the clock: an otherwise idle machine of two cores tells
real FILE ...      verdicts, seconds and confidence page by page; against FILE's `*.gt.*` where one lies beside it
CER is edits over characters, white space as one space, so that a wrong order counts; "mended" is after repair and
restoration. Seconds are processor time of this process and its children.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TypeVar
from unicodedata import normalize

from PIL import Image
from rapidfuzz.distance import Levenshtein

from benchmarks.ocr_pages import KINDS, KnownPage, known_pages
from extractors.document import Document, Page
from extractors.reading import read, tesseract
from extractors.reading.options import ReadingOptions
from extractors.reading.page_image import prepared
from extractors.reading.scanned_page import read_scanned_page
from extractors.repair import repair_document

Result = TypeVar("Result")

_MODELS = ("vie", "Vietnamese")
_LAYOUTS = ("3", "4", "6")
_TRIED_ON = ("clean-300", "scan-200", "photo-200")


@dataclass
class _Errors:
    """Edits and characters so far, as read and mended, the seconds it took, and the worst page."""

    read: int = 0
    mended: int = 0
    characters: int = 0
    pages: int = 0
    seconds: float = 0.0
    worst: float = 0.0

    def add(self, known: KnownPage, page: Page, seconds: float) -> None:
        true = _plain(known.text)
        edits = Levenshtein.distance(_plain(page.text), true)
        self.read += edits
        self.mended += Levenshtein.distance(_plain(_repaired(page).text), true)
        self.characters += len(true)
        self.pages += 1
        self.seconds += seconds
        self.worst = max(self.worst, edits / len(true))

    def __str__(self) -> str:
        rates = f"CER {self.read / self.characters:.4f} read, {self.mended / self.characters:.4f} mended"
        return f"{rates}, worst page {self.worst:.3f}, {self.seconds / self.pages:.2f} s/page, {self.pages} pages"


def main(arguments: Sequence[str]) -> int:
    """Run the part named."""
    parts: dict[str, Callable[[Sequence[str]], None]] = {
        "pages": pages, "models": models, "layouts": layouts, "speed": speed, "workers": workers, "real": real,
    }  # fmt: skip
    if not arguments or arguments[0] not in parts:
        print(__doc__)
        return 2
    parts[arguments[0]](arguments[1:])
    return 0


def pages(kinds: Sequence[str]) -> None:
    """Drawn pages of each kind."""
    for kind in kinds or KINDS:
        print(f"{kind}: {_errors(kind, ReadingOptions())}", flush=True)


def models(names: Sequence[str]) -> None:
    """Models against each other."""
    for kind in _TRIED_ON:
        for name in names or _MODELS:
            print(f"{kind} {name}: {_errors(kind, ReadingOptions(ocr_language=name))}", flush=True)


def layouts(modes: Sequence[str]) -> None:
    """Page segmentation modes against each other."""
    usual = tesseract.recognise
    for kind in _TRIED_ON:
        for mode in modes or _LAYOUTS:
            tesseract.recognise = lambda *given, mode=mode: usual(*given[:4], int(mode))
            print(f"{kind} --psm {mode}: {_errors(kind, ReadingOptions())}", flush=True)
    tesseract.recognise = usual


def speed(_: Sequence[str]) -> None:
    """The whole way of a page image to a page of text, against the engine alone on the prepared image and as it is."""
    ours = bare = raw = 0.0
    for known in known_pages("scan-300", 3):
        ours += _timed(lambda known=known: read_scanned_page(known.image, known.dpi, 1, ReadingOptions()))[1]
        ready = Image.fromarray(prepared(known.image, known.dpi).grey)
        bare += _timed(lambda ready=ready: _bare(ready, 300))[1]
        raw += _timed(lambda known=known: _bare(known.image, known.dpi))[1]
    print(
        f"ours {ours:.1f} s; tesseract alone: {bare:.1f} s prepared ({ours / bare:.2f}), {raw:.1f} s raw ({ours / raw:.2f})"
    )


def workers(_: Sequence[str]) -> None:
    """The same pages by one process, and by each of two at once."""
    known = [(page.image, page.dpi) for page in known_pages("scan-300", 2)]
    took: dict[int, float] = {}
    for n in (1, 2):
        before = _cpu_seconds()
        with ProcessPoolExecutor(n) as pool:
            list(pool.map(_read_all, [known[:1]] * n))  # what is loaded once a process
            start = perf_counter()
            list(pool.map(_read_all, [known] * n))
            took[n] = perf_counter() - start
        print(f"{n}: {took[n]:.1f} s, {(_cpu_seconds() - before) / n:.1f} s of CPU each", flush=True)
    print(f"two read {2 * took[1] / took[2]:.2f} times as many pages in the same time")


def _read_all(known: Sequence[tuple[Image.Image, int]]) -> None:
    for image, dpi in known:
        read_scanned_page(image, dpi, 1, ReadingOptions())


def real(files: Sequence[str]) -> None:
    """Real files page by page."""
    for file in files:
        path = Path(file)
        document, seconds = _timed(lambda path=path: repair_document(read(path)))
        print(f"{path.name}: {len(document.pages)} pages, {seconds:.1f} s, rejected {len(document.rejected)}")
        for page in document.pages:
            tried = " ".join(f"{other.source} {other.garble_score:.2f}" for other in page.others)
            sure = "" if page.mean_word_confidence is None else f" confidence {page.mean_word_confidence:.2f}"
            turn = f" turned {page.rotation} skew {page.skew:+.2f}, {len(page.tables)} tables"
            print(
                f"  {page.number}: {page.source} {page.garble_score:.2f}{sure}{turn}; {'; '.join(page.reasons)} [{tried}]"
            )
        for truth in sorted(path.parent.glob(f"{path.stem}.gt.*")):
            print(f"  {_likeness(document, truth)}")


def _likeness(document: Document, truth: Path) -> str:
    """Words of the truth that were read, in any order and in its order; it is not aligned to pages."""
    true, got = _words(read(truth).text), _words(document.text)
    bag = (Counter(true) & Counter(got)).total() / len(true)
    in_order = Levenshtein.opcodes(true, got)
    kept = sum(op.src_end - op.src_start for op in in_order if op.tag == "equal") / len(true)
    return f"against {truth.name}: {bag:.4f} of its {len(true)} words read, {kept:.4f} in its order"


def _words(text: str) -> list[str]:
    words = (word.strip(".,;:()[]“”\"'…-") for word in normalize("NFC", text).lower().split())
    return [word for word in words if word]


def _errors(kind: str, options: ReadingOptions) -> _Errors:
    errors = _Errors()
    for known in known_pages(kind):
        page, seconds = _timed(lambda known=known: read_scanned_page(known.image, known.dpi, 1, options))
        errors.add(known, page, seconds)
    return errors


def _repaired(page: Page) -> Page:
    (repaired,) = repair_document(Document("", "", "", 0, (replace(page, number=1),))).pages
    return repaired


def _plain(text: str) -> str:
    return " ".join(normalize("NFC", text).split())


def _bare(image: Image.Image, dpi: int) -> None:
    with tempfile.NamedTemporaryFile(suffix=".bmp") as file:
        image.save(file, "BMP")
        command = ["tesseract", file.name, "-", "-l", "vie", "--psm", "3", "--dpi", str(dpi), "tsv"]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        subprocess.run(command, check=True, capture_output=True, env=environment)


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    before = _cpu_seconds()
    result = work()
    return result, _cpu_seconds() - before


def _cpu_seconds() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
