"""`kehoach restore`."""

from __future__ import annotations

import json
import sys
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from unicodedata import combining

import typer

from pipeline.cli.terminal import ExitCode, complain

if TYPE_CHECKING:
    from normalizers.mending import Mended

COLUMNS = ("line", "kind", "confidence", "before", "after")
UNSURE = "unsure"
"""The kind of what was left as it stood: `after` is then what it may have been."""


def restore(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="Text to restore. Default: standard input.")
    ] = None,
    changes: Annotated[
        bool,
        typer.Option(
            "--changes",
            help="Instead of the text print a table of what was changed, and of what was left because nothing was "
            "sure: line, kind, confidence, before, after, parted by tabs, the last two as JSON strings.",
        ),
    ] = False,
) -> None:
    """Put right Vietnamese text: legacy encodings, slid marks, split words, what a foreign OCR garbled or stripped.

    The text goes to standard output in UTF-8. As many lines come out as went in, whatever ends them; bytes that are
    no text go through as they are. Where nothing is sure the source stands.

    Kinds of changes: encoding, mark_order, glyph, spacing, diacritics, ocr. The kind unsure is no change: the text
    stands as in before, and after is what it may have been. The confidence is how likely after is right, 0 to 1.

    Examples:

    - `kehoach restore plan.txt > right.txt`

    - `pdftotext scan.pdf - | kehoach restore --changes`

    - `kehoach restore plan.txt --changes | grep -w unsure`
    """
    from normalizers.mending import mend

    mended = mend(_text(file))
    said = "".join(_table(mended)) if changes else mended.repaired.text
    sys.stdout.flush()
    sys.stdout.buffer.write(said.encode("utf-8", "surrogateescape"))


def _text(file: Path | None) -> str:
    from extractors.reading.decoding import decode_as_is

    try:
        data = file.read_bytes() if file else sys.stdin.buffer.read()
    except OSError as error:
        raise complain(f"{file} can't be read: {error.strerror}", "Name a text file.", ExitCode.WRONG_USAGE) from None
    decoded = decode_as_is(data)
    if decoded is None:
        raise complain("this is no text", "Name a text file; for a PDF or DOCX use kehoach show.", ExitCode.WRONG_USAGE)
    return decoded.text


def _table(mended: Mended) -> Iterator[str]:
    """The lines of the table, its head first, in the order of the text; lines count from 1 and end in newlines."""
    text = mended.repaired.text
    breaks = [i for i, character in enumerate(text) if character == "\n"]
    rows = [(c.start, c.kind, c.confidence, c.before, c.after) for c in mended.repaired.corrections]
    rows += [(d.start, UNSURE, d.confidence, text[d.start : d.end], d.perhaps) for d in mended.doubts]
    yield "\t".join(COLUMNS) + "\n"
    for start, kind, confidence, before, after in sorted(rows):
        line = bisect_right(breaks, start - 1) + 1
        yield f"{line}\t{kind}\t{confidence:.2f}\t{_quoted(before)}\t{_quoted(after)}\n"


def _quoted(text: str) -> str:
    """A JSON string that stays on its line and shows what has no shape of its own, marks without their letter included."""
    return "".join(
        c if c.isprintable() and not combining(c) else json.dumps(c)[1:-1] for c in json.dumps(text, ensure_ascii=False)
    )
