"""The one place that knows Tesseract: its versions, arguments, time limit and output.

Measured: one thread (`OMP_THREAD_LIMIT=1`) is four times as fast as the default on two cores, and `--psm 3` beats 4
and 6. Its TSV output quotes nothing, so that a lone quotation mark must not open a quoted field.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import StringIO

import pytesseract
from PIL.Image import Image

from extractors.document import Box
from extractors.failures import Category, ReadFailure

PAGE, BLOCK, LINE = 3, 6, 7
"""Page segmentation modes: a whole page, one block of lines, one line."""

_COMPONENT = "tesseract"
_REMEDY = "Install Debian's packages: sudo apt-get install tesseract-ocr tesseract-ocr-vie"


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word as Tesseract saw it: box in pixels, confidence 0..1, `line` the number of its text line.

    `bold` is not Tesseract's: see `boldness`.
    """

    text: str
    box: Box
    confidence: float
    line: int
    bold: bool = False

    @property
    def height(self) -> float:
        """Pixels from top to bottom."""
        return self.box.bottom - self.box.top

    @property
    def n_letters(self) -> int:
        """How many letters and digits it has."""
        return sum(map(str.isalnum, self.text))


@cache
def version() -> str:
    """The installed version, such as `5.3.0`.

    Raises `ReadFailure` (missing_program).
    """
    with _failures("", 0):
        return str(pytesseract.get_tesseract_version()).split("-")[0]


@cache
def languages() -> tuple[str, ...]:
    """Names of the installed models, sorted.

    Raises `ReadFailure` (missing_program).
    """
    with _failures("", 0):
        return tuple(sorted(pytesseract.get_languages(config="")))


def recognise(
    image: Image, language: str, dpi: int, timeout_s: float, layout: int = PAGE, only: str = ""
) -> list[SeenWord]:
    """The words on a page image, in Tesseract's own order; `layout` is its page segmentation mode.

    `only`: the characters it may see, all where empty.

    Raises `ReadFailure`: missing_program (also for a missing model), timeout, crashed.
    """
    if missing := [name for name in language.split("+") if name not in languages()]:
        message = f"Tesseract has no model for '{'+'.join(missing)}'"
        raise ReadFailure(Category.MISSING_PROGRAM, message, _REMEDY, component=_COMPONENT)
    config = f"--psm {layout} --dpi {dpi}" + (f" -c tessedit_char_whitelist={only}" if only else "")
    with _failures(language, timeout_s), _one_thread():
        table = pytesseract.image_to_data(_uncompressed(image), lang=language, config=config, timeout=timeout_s)
    return list(seen_words(table))


def _uncompressed(image: Image) -> Image:
    """The image as one that is handed over as BMP: packing a 300 dpi page as PNG costs as much as reading it."""
    plain = image if image.mode in ("1", "L", "RGB") else image.convert("RGB")
    handed = plain.copy()
    handed.format = "BMP"
    return handed


def seen_words(table: str) -> Iterator[SeenWord]:
    """Parse Tesseract's TSV: its word rows (level 5) that hold characters."""
    lines: dict[tuple[str, str, str], int] = {}
    for row in csv.DictReader(StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = "".join((row["text"] or "").split())
        if row["level"] != "5" or not text:
            continue
        left, top, width, height = (float(row[name]) for name in ("left", "top", "width", "height"))
        line = lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), len(lines))
        confidence = min(max(float(row["conf"]) / 100, 0.0), 1.0)
        yield SeenWord(text, Box(left, top, left + width, top + height), confidence, line)


@contextmanager
def _one_thread() -> Iterator[None]:
    """pytesseract gives its child this process's environment and offers no other way to set it."""
    before = os.environ.get("OMP_THREAD_LIMIT")
    os.environ["OMP_THREAD_LIMIT"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["OMP_THREAD_LIMIT"]
        else:
            os.environ["OMP_THREAD_LIMIT"] = before


@contextmanager
def _failures(language: str, timeout_s: float) -> Iterator[None]:
    """Turn pytesseract's exceptions into typed failures."""
    try:
        yield
    except pytesseract.TesseractNotFoundError as error:
        message = "Tesseract, which reads scanned pages, is not installed"
        raise ReadFailure(Category.MISSING_PROGRAM, message, _REMEDY, component=_COMPONENT) from error
    except pytesseract.TesseractError as error:  # a RuntimeError too, so it comes first
        remedy = "Look at the page; if it is readable, report it with this message"
        message = f"Tesseract ({language}) failed: {error.message}"
        raise ReadFailure(Category.CRASHED, message, remedy, component=_COMPONENT) from error
    except RuntimeError as error:
        message = f"Tesseract did not finish a page in {timeout_s:g} s"
        remedy = "Allow more time per page (ocr_timeout_s), or scan the page anew with less dirt"
        raise ReadFailure(Category.TIMEOUT, message, remedy, component=_COMPONENT) from error
