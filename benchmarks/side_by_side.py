"""`python -m benchmarks.side_by_side`: the same made-up files read by this program and by others, in one run.

A reader that is not there is named and left out. Others may be installed apart from this program, so that their
requirements do not meet: `--python` names the interpreter that has them. Each reads every file in a process of its
own; what importing it takes is not counted.

Characters are compared with the known text, white space aside. Lost are those of it that are not read, or not in
their order. Errors count also what is read too much: running heads, page numbers, captions and repeated heads are
not in the known text, so that none has 0. Words are found wherever they stand. A table's cell is right when it stands
in its row and column with its text.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rapidfuzz.distance import LCSseq, Levenshtein
from rich.console import Console
from rich.table import Table as Sheet

from benchmarks.appendix import SETTINGS, Known
from benchmarks.appendix import make as make_appendix
from benchmarks.reading_peers import READERS, VERSIONS, runner
from samples import pdf, scan, word
from samples.long import make_plan
from samples.plan import MOTTO, Block, Heading, Item, Paragraph, Plan, Table, bare

_SEED = 3
_PAGES = 6
_SCANNED_PAGES = 2
_TIMEOUT_S = 600


@dataclass(frozen=True, slots=True)
class File:
    """A file to read, its text in reading order, and the cells of its one table by row and column where it is one."""

    kind: str
    path: Path
    text: str
    cells: dict[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Result:
    """What a reader made of a file: CPU seconds; shares of characters lost and wrong, words found, cells right."""

    seconds: float
    lost: float
    character_errors: float
    words_found: float
    cells_right: float | None


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the files, read them with each reader that is there, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has the other readers")
    parser.add_argument("--only", help="names of readers, parted by commas")
    options = parser.parse_args(arguments)
    names = options.only.split(",") if options.only else list(READERS)
    console = Console(width=150)
    with TemporaryDirectory(prefix="kehoach-side-") as folder:
        files = list(make_files(Path(folder)))
        sheet = Sheet("File", "Reader", "CPU s", "Lost", "Errors", "Words found", "Cells right")
        absent: dict[str, str] = {}
        for file in files:
            for name in names:
                if name in absent or file.kind not in READERS[name].kinds:
                    continue
                result = read_with(name, file, options.python)
                if isinstance(result, str):
                    absent[name] = result
                else:
                    sheet.add_row(file.path.name, name, *_figures(result))
    console.print(sheet)
    versions = subprocess.run([options.python, "-c", VERSIONS], capture_output=True, text=True, check=False).stdout
    console.print("versions:", ", ".join(versions.splitlines()), markup=False, highlight=False)
    for name, reason in absent.items():
        console.print(f"left out: {name}: {reason}", markup=False)


def _figures(result: Result) -> Iterator[str]:
    yield f"{result.seconds:.2f}"
    yield f"{result.lost:.2%}"
    yield f"{result.character_errors:.2%}"
    yield f"{result.words_found:.2%}"
    yield "" if result.cells_right is None else f"{result.cells_right:.1%}"


def make_files(folder: Path) -> Iterator[File]:
    """A plan as text PDF, as DOCX and as a scan, and the appendices as text PDFs."""
    plan = make_plan(_PAGES, _SEED)
    yield _written(folder / "plan.pdf", "pdf", pdf.render(plan), text_of(plan))
    yield _written(folder / "plan.docx", "docx", word.render(plan), text_of(plan))
    short = make_plan(_SCANNED_PAGES, _SEED)
    scanned = scan.render(pdf.render(short), short.signer, f"{short.issuer} • ")
    yield _written(folder / "plan-scanned.pdf", "scan", scanned, text_of(short))
    for number, setting in enumerate(SETTINGS, start=1):
        made = make_appendix(setting, _SEED)
        text = "\n".join(cell.text for cell in made.cells)
        file = _written(folder / f"appendix-{number}.pdf", "pdf", made.pdf, text)
        yield File(file.kind, file.path, file.text, _grid(made.cells))


def _written(path: Path, kind: str, data: bytes, text: str) -> File:
    path.write_bytes(data)
    return File(kind, path, text, {})


def _grid(cells: Sequence[Known]) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): _bare(cell.text) for cell in cells}


def text_of(plan: Plan) -> str:
    """What a plan says, as a person reads it; running heads and page numbers left out."""
    head = [plan.parent, plan.issuer, plan.number, *MOTTO, plan.place_date, plan.kind, plan.title]
    close = ["Nơi nhận:", *plan.recipients, *plan.signature, plan.signer]
    parts = [*head, *_lines(plan.blocks), *close]
    for appendix in plan.appendices:
        parts += [appendix.label, appendix.title, appendix.note, *_lines(appendix.blocks)]
    return "\n".join(map(bare, parts))


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(_, marker, text) | Item(marker, text):
                yield f"{marker} {text}"
            case Paragraph(text):
                yield text
            case Table():
                yield from (cell.text for row in block.grid() for cell in row if cell)


def read_with(name: str, file: File, python: str) -> Result | str:
    """What a reader makes of a file, or why it cannot be had."""
    command = [sys.executable if READERS[name].is_ours else python, "-c", runner(name), str(file.path)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False)
    except subprocess.TimeoutExpired:
        return f"took more than {_TIMEOUT_S} s over {file.path.name}"
    except OSError as error:
        return str(error)
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["no word why"])[-1][:200]
    read = json.loads(done.stdout.splitlines()[-1])
    return _judged(file, read["text"], read["tables"], read["seconds"])


def _judged(file: File, text: str, tables: Sequence[Sequence[Sequence[str | None]]] | None, seconds: float) -> Result:
    known, found = _bare(file.text), _bare(text)
    lost = 1 - LCSseq.similarity(known, found) / max(len(known), 1)
    errors = Levenshtein.distance(known, found) / max(len(known), 1)
    known_words, found_words = Counter(file.text.split()), Counter(text.split())
    words = (known_words & found_words).total() / max(known_words.total(), 1)
    cells = _cells_right(file.cells, tables) if file.cells and tables is not None else None
    return Result(seconds, lost, errors, words, cells)


def _cells_right(cells: dict[tuple[int, int], str], tables: Sequence[Sequence[Sequence[str | None]]]) -> float:
    """Share of cells found; a reader that gives a table for each page has them put one under the other."""
    rows = [row for table in tables for row in table]
    read = {(at, column): _bare(text or "") for at, row in enumerate(rows) for column, text in enumerate(row)}
    return sum(read.get(place) == text for place, text in cells.items()) / len(cells)


def _bare(text: str) -> str:
    return "".join(text.split())


if __name__ == "__main__":
    main()
