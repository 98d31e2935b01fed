"""`python -m benchmarks.tables`: how many cells of a made-up appendix are read right, from its text PDF or its scan.

A cell is right when it stands at its row and column with its spans and its text is nearly the known one (a ratio of
0.95 of the characters, white space aside); an empty cell is right when it is read as empty.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from benchmarks.appendix import SETTINGS, UNRULED, Known, Setting, make
from benchmarks.costs import Cost, Stopwatch

ALIKE = 95.0
"""Least ratio, in hundredths, of a cell's text to the known one."""
_NOBODY = "@"  # whose signature would be sealed


@dataclass(frozen=True, slots=True)
class Score:
    """What was read of one appendix: `wrong` are known and read texts of cells, None where no such cell was found."""

    setting: str
    n_pages: int
    n_tables: int
    n_rows: int
    n_rows_known: int
    n_cells: int
    character_errors: float
    wrong: tuple[tuple[str, str | None], ...]
    cost: Cost

    @property
    def right(self) -> float:
        """Share of cells that are right."""
        return 1 - len(self.wrong) / self.n_cells


Place = tuple[int, int, int, int]
"""Row, column, row span, column span."""


def score(
    setting: Setting, *, scanned: bool, skew: float = 1.5, dpi: int = 200, seed: int = 1, clean: bool = False
) -> Score:
    """Make an appendix, scan it where asked (`clean`: straight and sharp), read it and join its pages; compare cells."""
    from extractors.layout.stitching import stitch
    from extractors.reading import read_bytes
    from samples import scan

    known = make(setting, seed)
    data = known.pdf
    if scanned:
        worn = scan.Scanner(dpi=dpi, skew=skew, noise=9.0, quality=50, seed=seed)
        data = scan.render(data, _NOBODY, "", scan.Scanner(dpi, 0.0, 0.0, 0.0, 95, seed) if clean else worn)
    with Stopwatch() as watch:
        document = read_bytes(data, setting.name)
        tables = stitch(document)
    largest = max(tables, key=lambda table: len(table.rows), default=None)
    read = {
        (cell.row, cell.column, cell.row_span, cell.column_span): " ".join(cell.text(document).split())
        for row in (largest.rows if largest else ())
        for cell in row
    }
    wrong, errors = compared(known.cells, read)
    return Score(
        setting.name,
        len(document.pages),
        len(tables),
        len(largest.rows) if largest else 0,
        max(cell.row + cell.row_span for cell in known.cells),
        len(known.cells),
        errors,
        tuple(wrong),
        watch.cost,
    )


def compared(known: Sequence[Known], read: Mapping[Place, str]) -> tuple[list[tuple[str, str | None]], float]:
    """The cells that are wrong, and the character error rate of those that were found."""
    wrong: list[tuple[str, str | None]] = []
    errors = length = 0
    for cell in known:
        text = read.get((cell.row, cell.column, cell.row_span, cell.column_span))
        if text is None or not is_right(cell.text, text):
            wrong.append((cell.text, text))
        if text is not None:
            errors += Levenshtein.distance(cell.text, text)
            length += len(cell.text)
    return wrong, errors / length if length else 1.0


def is_right(known: str, read: str) -> bool:
    """Whether a cell's text is nearly the known one."""
    return fuzz.ratio(known, read) >= ALIKE if known else not read


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tables", description=__doc__)
    parser.add_argument("--text", action="store_true", help="read the text PDF instead of its scan")
    parser.add_argument("--unruled", action="store_true", help="appendices whose columns no rule parts")
    parser.add_argument("--only", type=int, metavar="N", help="one setting, from 1")
    parser.add_argument("--skew", type=float, default=1.5, metavar="DEGREES", help="of the pages, in turns both ways")
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--clean", action="store_true", help="scans without a lean, blur or noise")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", action="store_true", help="print the cells that are wrong")
    options = parser.parse_args(arguments)
    settings = UNRULED if options.unruled else SETTINGS
    for setting in settings if options.only is None else settings[options.only - 1 : options.only]:
        found = score(
            setting,
            scanned=not options.text,
            skew=options.skew,
            dpi=options.dpi,
            seed=options.seed,
            clean=options.clean,
        )
        print(
            f"{found.setting}: {found.right:.2%} of {found.n_cells} cells right, {found.n_rows} of {found.n_rows_known} rows, "
            f"{found.n_tables} table(s), CER {found.character_errors:.2%}, {found.n_pages} pages, "
            f"{found.cost.cpu_s / found.n_pages:.2f} s of CPU a page",
            flush=True,
        )
        for known, read in found.wrong if options.wrong else ():
            print(f"  {known!r} read as {read!r}")


if __name__ == "__main__":
    main()
