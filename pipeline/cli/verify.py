"""`kehoach verify`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.terminal import DEFAULT_TABLES, ExitCode, complain, out, plain, print_json, told

if TYPE_CHECKING:
    from pipeline.verification import Problem


def verify(
    tables: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the tables.")] = Path(DEFAULT_TABLES),
    repair: Annotated[
        bool, typer.Option("--repair", help="Make what is wrong anew from the rows that were staged.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")] = False,
) -> None:
    """Check that the tables hold what they promise: each document once, keys that join, files as they were written.

    Exit codes: 0 nothing is wrong; 1 something is, or can't be mended; 2 wrong usage; 4 an ingest is writing to the
    same folder.

    Examples:

    - `kehoach verify --tables data/parquet`

    - `kehoach verify --tables data/parquet --repair`
    """
    from pipeline import verification
    from pipeline.provinces import province_rows

    with told():
        problems = verification.repair(tables, province_rows()) if repair else verification.verify(tables)
    if as_json:
        print_json({"tables": str(tables), "problems": [asdict(problem) for problem in problems]})
    else:
        _print(problems)
    if problems:
        remedy = "Ingest the sources again." if repair else "Mend them with: kehoach verify --repair"
        raise complain(f"{len(problems)} problems in {tables}", remedy, ExitCode.FAILED)


def _print(problems: tuple[Problem, ...]) -> None:
    console = out()
    for problem in problems:
        console.print(plain(f"{problem.where}: {problem.message}"), soft_wrap=True)
    if not problems:
        console.print("Nothing is wrong.")
