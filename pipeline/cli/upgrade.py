"""`kehoach upgrade`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.terminal import DEFAULT_TABLES, out, told


def upgrade(
    tables: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the tables.")] = Path(DEFAULT_TABLES),
) -> None:
    """Bring tables that an older version wrote to the present columns.

    No source is read for it; the next ingest reads them again, as any new version does.

    Examples:

    - `kehoach upgrade --tables data/parquet`
    """
    from pipeline import upgrade as upgrading
    from pipeline.provinces import province_rows

    with told():
        n_documents = upgrading.upgrade(tables, province_rows())
    out().print(f"{n_documents} documents have the columns of this version.")
