"""`kehoach tables`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from pipeline.cli.terminal import ExitCode, complain, out, plain, print_json

if TYPE_CHECKING:
    from pipeline.schema import Record


def tables(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[TABLE…]", help="Tables to describe. Default: all of them.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")] = False,
) -> None:
    """Describe the tables that ingest writes: every column, its type and what it means.

    Examples:

    - `kehoach tables`

    - `kehoach tables tasks deadlines`
    """
    from pipeline.schema import RECORDS, SCHEMA_VERSION

    known = {record.TABLE: record for record in RECORDS}
    if unknown := [name for name in names or () if name not in known]:
        raise complain(f"no such table: {unknown[0]}", f"Tables: {', '.join(known)}", ExitCode.WRONG_USAGE)
    chosen = [known[name] for name in names or known]
    if as_json:
        print_json({"schema_version": SCHEMA_VERSION, "tables": [_as_json(record) for record in chosen]})
        return
    console = out()
    for record in chosen:
        _print(record, console.print)


def _print(record: type[Record], say: Any) -> None:
    from pipeline.schema import arrow_schema, describe

    say(Text.assemble((record.TABLE, "bold"), "  ", describe(record)))
    table = Table("Column", "Type", "Null", "Meaning")
    for field in arrow_schema(record):
        name = Text(field.name, style="bold" if field.name == record.KEY else "")
        meaning = field.metadata[b"description"].decode()
        table.add_row(name, plain(field.type), "yes" if field.nullable else "", plain(meaning))
    say(table)


def _as_json(record: type[Record]) -> dict[str, Any]:
    from pipeline.schema import arrow_schema, describe

    columns = [
        {
            "name": field.name,
            "type": str(field.type),
            "nullable": field.nullable,
            "description": field.metadata[b"description"].decode(),
        }
        for field in arrow_schema(record)
    ]
    return {"name": record.TABLE, "key": record.KEY, "description": describe(record), "columns": columns}
