"""`kehoach restore`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.terminal import ExitCode, complain


def restore(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Text to restore. Default: standard input.")
    ] = None,
    changes: Annotated[
        bool, typer.Option("--changes", help="Print each change with its kind and confidence instead of the text.")
    ] = False,
) -> None:
    """Put right Vietnamese text: legacy encodings, slid marks, split words, what a foreign OCR garbled or stripped.

    As many lines come out as went in.

    Examples:

    - `kehoach restore plan.txt > right.txt`

    - `pdftotext scan.pdf - | kehoach restore --changes`
    """
    from extractors.reading.decoding import decode
    from normalizers.repair import compose, repair
    from normalizers.restoration import restore as restored

    try:
        data = file.read_bytes() if file else sys.stdin.buffer.read()
    except OSError as error:
        raise complain(f"{file} can't be read: {error.strerror}", "Name a text file.", ExitCode.WRONG_USAGE) from None
    decoded = decode(data)
    if data and decoded is None:
        raise complain("this is no text", "Name a text file; for a PDF or DOCX use kehoach show.", ExitCode.WRONG_USAGE)
    mended = repair(decoded.text if decoded else "")
    whole = compose(mended, restored(mended.text))
    if not changes:
        sys.stdout.write(whole.text)
        return
    for change in whole.corrections:
        line = whole.text.count("\n", 0, change.start) + 1
        print(f"{line}\t{change.kind}\t{change.confidence:.2f}\t{change.before!r}\t{change.after!r}")
