"""`kehoach forget`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.terminal import DEFAULT_TABLES, out, plain, told


def forget(
    names: Annotated[
        list[str], typer.Argument(metavar="PATH_OR_ID", help="Files, folders with all in them, or document_ids.")
    ],
    tables: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the tables.")] = Path(DEFAULT_TABLES),
) -> None:
    """Take plans out of the tables. The files themselves are not touched.

    A document that another file holds too stays. A file that still lies in a folder that is ingested comes back with
    the next ingest: move it away first.

    Examples:

    - `kehoach forget "data/raw/Kế hoạch 2022.pdf"`

    - `kehoach forget 9c2825c9e4b85d67 --tables data/parquet`
    """
    from pipeline import forget as forgetting
    from pipeline.provinces import province_rows

    with told():
        changes = forgetting.forget(names, tables, provinces=province_rows(), arguments=sys.argv[1:])
    console = out()
    for change in changes:
        console.print(plain(f"{change.change}: {change.source_path} ({change.document_id})"), soft_wrap=True)
    if not changes:
        console.print("No document left: other files hold the same content.")
