"""`kehoach export`."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.terminal import DEFAULT_TABLES, ExitCode, complain, out, plain, told


class Format(StrEnum):
    """What can be written."""

    XLSX = "xlsx"
    ICS = "ics"
    CSV = "csv"
    JSONL = "jsonl"


class Language(StrEnum):
    """What headings are written in."""

    VI = "vi"
    EN = "en"


def export(
    format: Annotated[Format, typer.Argument(metavar="FORMAT", help="xlsx, ics, csv or jsonl.")],
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="What to write; for csv also a folder, a file for each sheet.")
    ],
    tables: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the tables.")] = Path(DEFAULT_TABLES),
    province: Annotated[str | None, typer.Option(metavar="NAME", help="Plans of a province, by name or code.")] = None,
    unit: Annotated[
        str | None, typer.Option(metavar="NAME", help="Tasks of units with these words in their name.")
    ] = None,
    domain: Annotated[str | None, typer.Option(metavar="AREA", help="Tasks of a reform area.")] = None,
    start: Annotated[
        datetime | None,
        typer.Option("--from", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Tasks due on this day or later."),
    ] = None,
    end: Annotated[
        datetime | None,
        typer.Option("--to", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Tasks due on this day or before."),
    ] = None,
    plan: Annotated[
        str | None, typer.Option(metavar="PLAN", help="One plan: number, words of its title, or an id.")
    ] = None,
    query: Annotated[str | None, typer.Option(metavar="WORDS", help="Tasks with all these words.")] = None,
    lang: Annotated[Language, typer.Option(help="Language of headings and notes.")] = Language.VI,
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="The day that it says it was made on."),
    ] = None,
) -> None:
    """Write tasks, deadlines, units, plans and findings as a workbook, a calendar, CSV or JSON lines.

    Names and words are found whatever their accents. A file that is there already is replaced once the new one is whole.

    Examples:

    - `kehoach export xlsx nhiem-vu.xlsx --province "Gia Lai"`

    - `kehoach export ics quy-3.ics --unit "van phong so" --from 2022-07-01 --to 2022-09-30`

    - `kehoach export csv tat-ca/ --lang en`
    """
    import duckdb

    from pipeline.analysis import Selection
    from pipeline.exports.writing import export as write
    from pipeline.today import today_in_vietnam
    from pipeline.wording import wording

    selection = Selection(
        province=province, unit=unit, domain=domain, start=_day(start), end=_day(end), plan=plan, query=query
    )
    if start and end and start > end:
        raise complain("--from is later than --to", "Turn them round; nothing was written.", ExitCode.WRONG_USAGE)
    with told():
        try:
            written = write(format, file, tables, selection, wording(lang), as_of=_day(as_of) or today_in_vietnam())
        except duckdb.OutOfMemoryException as error:
            raise complain(
                "the memory of this machine, or the disk for temporary files, does not suffice for so many tasks at once",
                "Export them in parts (--province, --unit, --domain, --from and --to, --plan), or make room.",
                ExitCode.FAILED,
            ) from error
        for path in written:
            out().print(plain(path), soft_wrap=True)


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None
