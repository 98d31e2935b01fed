"""`kehoach report`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.export import Language
from pipeline.cli.terminal import DEFAULT_TABLES, out, plain, told


def report(
    name: Annotated[
        str,
        typer.Argument(metavar="PROVINCE_OR_PLAN", help="A province, by name or code; or a plan: number, title or id."),
    ],
    file: Annotated[Path, typer.Option("--out", metavar="FILE", help="The page to write.")] = Path("report.html"),
    tables: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the tables.")] = Path(DEFAULT_TABLES),
    lang: Annotated[Language, typer.Option(help="Language of the page.")] = Language.VI,
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="The day on which it looks. Default: today."),
    ] = None,
) -> None:
    """Write one HTML page on a province or a plan: tasks by area and unit, deadlines by month, what is due next.

    The page holds all it needs and no script: it can be mailed, opened on a phone and printed.

    Examples:

    - `kehoach report "Gia Lai" --out gia-lai.html`

    - `kehoach report 68/KH-SCT --lang en --as-of 2022-07-01`
    """
    from pipeline.durable import replace_bytes
    from pipeline.report.figures import figures
    from pipeline.report.page import as_html
    from pipeline.today import today_in_vietnam
    from pipeline.wording import wording

    with told():
        found = figures(tables, name, as_of=as_of.date() if as_of else today_in_vietnam())
        replace_bytes(file, as_html(found, wording(lang)).encode(), aside=file.parent)
    out().print(plain(file), soft_wrap=True)
