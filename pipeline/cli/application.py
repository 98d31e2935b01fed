"""The commands put together."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.doctor import doctor
from pipeline.cli.evaluate import evaluate
from pipeline.cli.export import export
from pipeline.cli.forget import forget
from pipeline.cli.history import history
from pipeline.cli.ingest import ingest
from pipeline.cli.nightly import nightly
from pipeline.cli.report import report
from pipeline.cli.restore import restore
from pipeline.cli.review import review
from pipeline.cli.serve import serve
from pipeline.cli.show import show
from pipeline.cli.sql import sql
from pipeline.cli.tables import tables
from pipeline.cli.terminal import speak_utf8
from pipeline.cli.upgrade import upgrade
from pipeline.cli.verify import verify

_HELP = """Reads Vietnamese administrative plans (kế hoạch), scanned or text, and writes what they order, who leads it and by
when as Parquet tables.

Start with `kehoach doctor`, then `kehoach ingest FOLDER`, then `kehoach show FILE`.
"""

application = typer.Typer(
    name="kehoach",
    help=_HELP,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    add_completion=False,
    pretty_exceptions_enable=False,
)
_COMMANDS = (
    ingest, show, sql, serve, tables, export, report, restore, evaluate, nightly, history, verify, upgrade, forget,
    doctor,
)  # fmt: skip
for command in _COMMANDS:
    application.command()(command)
application.add_typer(review, name="review")


def _print_version(asked: bool) -> None:
    if asked:
        from pipeline.versions import version

        typer.echo(f"kehoach {version()}")
        raise typer.Exit


@application.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Options of the program itself; its help is given above."""


def main() -> None:
    """Entry point of `kehoach`."""
    speak_utf8()
    application()
