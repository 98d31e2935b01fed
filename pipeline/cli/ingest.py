"""`kehoach ingest`."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from pipeline.cli.signals import stopped_by
from pipeline.cli.terminal import DEFAULT_TABLES, ExitCode, Say, complain, err, out, plain, print_json, told

if TYPE_CHECKING:
    from pipeline.fan_out import Executors
    from pipeline.ingestion import Progress, Report
    from pipeline.overview import Overview

_SHOWN = 12


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files, or folders to read with all in them.")],
    out_folder: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Folder of the tables; made if it is not there.")
    ] = Path(DEFAULT_TABLES),
    workers: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Documents read at once. Default: one a CPU.")
    ] = None,
    timeout: Annotated[float, typer.Option(min=1, metavar="SECONDS", help="Allowed for one document.")] = 600,
    memory: Annotated[int, typer.Option(min=64, metavar="MIB", help="Memory allowed for one document.")] = 3072,
    ocr_language: Annotated[str, typer.Option(metavar="MODEL", help="Tesseract model for scans.")] = "vie",
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Read on the workers of a Dask cluster, such as tcp://host:8786."),
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Show deadlines from this day on. Default: today."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
) -> None:
    """Read plans and write their tables.

    Files already in the tables are not read again. A file that can't be read never stops the others: it gets a row
    in the table failures, with the reason and what to do. Stop with Ctrl-C at any time and run the same command
    again to go on.

    Exit codes: 0 all done; 1 the tables can't be written; 2 wrong usage; 3 some files could not be read; 4 another
    ingest is writing to the same folder; 130 stopped.

    Examples:

    - `kehoach ingest "Kế hoạch 2022.pdf"`

    - `kehoach ingest data/raw more/plans --out data/parquet --workers 4`

    - `kehoach ingest data/raw --json > report.json`
    """
    import pipeline
    from extractors.reading.options import ReadingOptions
    from pipeline.overview import overview
    from pipeline.settings import Settings, available_cpus
    from pipeline.today import today_in_vietnam

    settings = Settings(workers or available_cpus(), timeout, memory, ReadingOptions(ocr_language=ocr_language))
    with told(), stopped_by(signal.SIGTERM), _progress(hidden=quiet or as_json) as watch:
        report = pipeline.ingest(
            paths,
            out_folder,
            settings,
            watch=watch,
            executors=dask_executors(scheduler),
            arguments=sys.argv[1:],
        )
    if as_json or not quiet:
        with told():
            day = as_of.date() if as_of else today_in_vietnam()
            found = overview(out_folder, report.document_ids, day)
            if as_json:
                print_json(_as_json(report, found, out_folder))
            else:
                _print(out(), report, found, out_folder)
    if report.n_remaining:
        n_done = report.run.n_new + report.run.n_quarantined + report.run.n_unchanged
        remedy = f"Run the same command again to go on: {n_done} of {n_done + report.n_remaining} are done."
        raise complain("stopped before the end", remedy, ExitCode.STOPPED)
    raise typer.Exit(ExitCode.DONE if report.is_complete else ExitCode.SOME_QUARANTINED)


def dask_executors(scheduler: str | None, say: Say = complain) -> Executors | None:
    """Where documents are read: on a Dask cluster, or, None, on this machine."""
    if scheduler is None:
        return None
    try:
        from pipeline.dask_executor import dask_workers
    except ModuleNotFoundError as error:
        remedy = "Install it with: pip install 'kehoach[dask]'"
        raise say(f"a scheduler needs {error.name}", remedy, ExitCode.WRONG_USAGE) from error
    return dask_workers(scheduler)


@contextmanager
def _progress(*, hidden: bool) -> Iterator[Callable[[Progress], None]]:
    if hidden:
        yield lambda progress: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))  # fmt: skip
    with Bar(*columns, console=err()) as bar:
        line = bar.add_task("", total=None)

        def watch(progress: Progress) -> None:
            bar.update(line, total=progress.total, completed=progress.done, description=Path(progress.last).name)

        yield watch


def _print(console: Console, report: Report, found: Overview, folder: Path) -> None:
    run = report.run
    console.print(
        f"[bold]{len(found.documents)}[/bold] documents ({run.n_new} read now, {run.n_unchanged} unchanged), "
        f"[bold]{found.n_tasks}[/bold] tasks, {found.n_deadlines} deadlines, in {run.seconds:.1f} s. "
        f"Tables: {plain(folder).markup}"
    )
    _print_documents(console, found)
    _print_deadlines(console, found)
    _print_failures(console, report)


def _print_documents(console: Console, found: Overview) -> None:
    table = Table("File", "Number", "Issued", "By", "Title", title="Documents", title_justify="left")
    for row in found.documents[:_SHOWN]:
        number = "/".join(part for part in (row["number"], row["symbol"]) if part)
        values = (Path(row["source_path"]).name, number, row["issue_date"], row["issuer"], row["title"])
        table.add_row(*map(plain, values))
    if found.documents:
        console.print(table)
    _print_more(console, len(found.documents) - _SHOWN)


def _print_deadlines(console: Console, found: Overview) -> None:
    if not found.next_deadlines:
        last = f"; the last is {found.last_due}, see it with --as-of DATE" if found.last_due else ""
        console.print(f"No deadline from {found.as_of} on{last}.")
        return
    title = f"Next deadline of each lead unit, from {found.as_of} on"
    table = Table("Due", "Lead unit", "Task", "More", "File", title=title, title_justify="left")
    for row in found.next_deadlines[:_SHOWN]:
        due = f"before {row.due_date}" if row.due_bound == "before" else str(row.due_date)
        unit = row.unit or "(none named)"
        table.add_row(*map(plain, (due, unit, _short(row.task), row.n_more or None, Path(row.source_path).name)))
    console.print(table)
    _print_more(console, len(found.next_deadlines) - _SHOWN)


def _print_failures(console: Console, report: Report) -> None:
    if not report.failures:
        return
    console.print("[bold]Could not be read[/bold]")
    for row in report.failures:
        page = f", page {row.page}" if row.page else ""
        lines = (row.source_path, f"  {row.status}{page}, {row.category}: {row.message}", f"  → {row.remedy}")
        console.print(plain("\n".join(lines)), soft_wrap=True)


def _print_more(console: Console, n: int) -> None:
    if n > 0:
        console.print(f"… and {n} more")


def _short(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:159]}…"


def _as_json(report: Report, found: Overview, folder: Path) -> dict[str, Any]:
    run = asdict(report.run)
    return {
        "tables": str(folder),
        "run": {name: value for name, value in run.items() if name not in ("versions", "settings", "timings", "arguments")},
        "n_documents": len(found.documents),
        "n_tasks": found.n_tasks,
        "n_deadlines": found.n_deadlines,
        "n_remaining": report.n_remaining,
        "documents": found.documents,
        "next_deadlines": [asdict(row) for row in found.next_deadlines],
        "failures": [asdict(row) for row in report.failures],
    }  # fmt: skip
