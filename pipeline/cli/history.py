"""`kehoach history`."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from pipeline.cli.terminal import DEFAULT_TABLES, ExitCode, complain, out, plain, print_json, told

if TYPE_CHECKING:
    from pipeline.history import PastRun


def history(
    run: Annotated[
        str | None, typer.Argument(metavar="[RUN]", help="A run_id or its beginning: what that run changed.")
    ] = None,
    tables: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the tables.")] = Path(DEFAULT_TABLES),
    last: Annotated[int, typer.Option(min=1, metavar="N", help="How many runs to list.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")] = False,
) -> None:
    """List the runs, newest first, and what each changed; or the documents that one run changed.

    Examples:

    - `kehoach history`

    - `kehoach history 20260301T0200`
    """
    from pipeline.history import past_runs

    with told():
        runs = past_runs(tables)
    if run is not None:
        runs = [each for each in runs if each.row["run_id"].startswith(run)]
        if len(runs) != 1:
            said = f"{len(runs)} runs begin with {run}" if runs else f"no run begins with {run}"
            raise complain(said, "See them with: kehoach history", ExitCode.WRONG_USAGE)
    if as_json:
        print_json({"runs": [_as_json(each) for each in runs[:last]]})
    elif run is not None:
        _print_changes(runs[0])
    else:
        _print_runs(runs[:last])


def _print_runs(runs: list[PastRun]) -> None:
    table = Table("Run", "Started (UTC)", "Seconds", "Files", "New", "Changed", "Failed", "Withdrawn", "Unchanged")
    for each in runs:
        counts = Counter(change.change for change in each.changes)
        row = each.row
        values = (row["run_id"], f"{row['started_at']:%Y-%m-%d %H:%M}", f"{row['seconds']:.1f}", row["n_sources"])
        changes = (counts[change] or None for change in ("new", "changed", "failed", "withdrawn"))
        table.add_row(*map(plain, (*values, *changes, row["n_unchanged"])))
    out().print(table)


def _print_changes(run: PastRun) -> None:
    console = out()
    command = " ".join(["kehoach", *json.loads(run.row["arguments"])])
    console.print(plain(f"{run.row['run_id']}: {command}"), soft_wrap=True)
    for change in run.changes:
        console.print(plain(f"{change.change}: {change.source_path} ({change.document_id})"), soft_wrap=True)
    if not run.changes:
        console.print("It changed no document.")


def _as_json(run: PastRun) -> dict[str, Any]:
    documents = [
        {"change": each.change, "document_id": each.document_id, "source_path": each.source_path}
        for each in run.changes
    ]
    return {**run.row, "documents": documents}
