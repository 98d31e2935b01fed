"""The least that other programs do with the same files: what ours costs is given as a multiple of theirs."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.costs import Cost, Stopwatch

SCAN_DPI = 300
"""Dots per inch at which page images are drawn for Tesseract, as our reader draws them."""


def run_peer(name: str, paths: Sequence[Path], first: Path) -> Cost:
    """What a peer's text of the files costs, after that of `first`. Runs in a fresh process."""
    work = _WORK[name]
    work(first)
    return sum((work(path) for path in paths), Cost())


def _pypdfium2(path: Path) -> Cost:
    import pypdfium2

    with Stopwatch() as watch:
        document = pypdfium2.PdfDocument(path)
        for page in document:
            page.get_textpage().get_text_bounded()
            page.close()
        document.close()
    return watch.cost


def _pdfplumber(path: Path) -> Cost:
    import pdfplumber

    with Stopwatch() as watch, pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.close()
    return watch.cost


def _python_docx(path: Path) -> Cost:
    import docx

    with Stopwatch() as watch:
        body = docx.Document(str(path)).element.body
        "\n".join("".join(paragraph.itertext()) for paragraph in body.iter(f"{{{body.nsmap['w']}}}p"))
    return watch.cost


def _tesseract(path: Path) -> Cost:
    """The program itself on page images in files; drawing them does not count."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # two threads are slower than one
    with TemporaryDirectory(prefix="kehoach-bench-") as folder:
        images = _drawn(path, Path(folder))
        with Stopwatch() as watch:
            for image in images:
                command = ["tesseract", str(image), "stdout", "-l", "vie", "--psm", "3", "--dpi", str(SCAN_DPI)]
                subprocess.run(command, capture_output=True, env=environment, check=True)
    return watch.cost


def _drawn(path: Path, folder: Path) -> list[Path]:
    import pypdfium2

    images = []
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document):
        images.append(folder / f"{number}.png")
        page.render(scale=SCAN_DPI / 72, grayscale=True).to_pil().save(images[-1])
    document.close()
    return images


_WORK: dict[str, Callable[[Path], Cost]] = {
    "pypdfium2": _pypdfium2,
    "pdfplumber": _pdfplumber,
    "python-docx": _python_docx,
    "tesseract": _tesseract,
}
PEERS = {"pdf": ("pypdfium2", "pdfplumber"), "docx": ("python-docx",), "md": (), "scan": ("tesseract",)}
"""Names of the peers that read each form."""
