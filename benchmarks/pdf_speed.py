"""`python -m benchmarks.pdf_speed [FILE.pdf …]`: pages a CPU second from a text PDF through reading and layout.

Without files, a made-up plan of prose and a made-up appendix that is one table. Beside it what PDFium alone takes for the
bare text of the same pages: its ratio to ours holds where other work slows the machine.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2

_REPEATS = 7


def main(paths: Sequence[str]) -> None:
    """Measure each file, the best of several times."""
    from extractors.layout.flow import flow
    from extractors.reading import read_bytes

    for name, data in _given(paths) if paths else _made():
        pages = len(read_bytes(data, name).pages)
        ours = _best(lambda data=data, name=name: flow(read_bytes(data, name)))
        bare = _best(lambda data=data: _bare_text(data))
        print(
            f"{name}: {pages} pages, {pages / ours:.0f} pages/s read and laid out, {1000 * ours / pages:.1f} ms a page; "
            f"PDFium's bare text {1000 * bare / pages:.1f} ms"
        )


def _given(paths: Sequence[str]) -> list[tuple[str, bytes]]:
    return [(Path(path).name, Path(path).read_bytes()) for path in paths]


def _made() -> list[tuple[str, bytes]]:
    from benchmarks.appendix import SETTINGS, make
    from samples import pdf
    from samples.long import make_plan

    prose = pdf.render(replace(make_plan(12, 1), appendices=()))
    return [("prose", prose), ("appendix", make(SETTINGS[0]).pdf)]


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_REPEATS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def _bare_text(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_bounded()
        page.close()
    document.close()


if __name__ == "__main__":
    main(sys.argv[1:])
