"""`kehoach sql`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from pipeline.cli.signals import stopped_by
from pipeline.cli.terminal import DEFAULT_TABLES, ExitCode, complain, err, out, told

if TYPE_CHECKING:
    import duckdb


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def sql(
    question: Annotated[
        str | None, typer.Argument(metavar="[SQL]", help="One statement; none: a prompt, or statements from a pipe.")
    ] = None,
    tables: Annotated[Path, typer.Option(metavar="DIR", help="Folder of the tables.")] = Path(DEFAULT_TABLES),
    form: Annotated[
        Format | None, typer.Option("--format", help="Default: by the name of --out, else a table cut to the terminal.")
    ] = None,
    out_file: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write the answer to this file.")
    ] = None,
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV with a byte order mark, as Excel wants it.")] = False,
    snapshot: Annotated[
        bool, typer.Option("--snapshot", help="Ask a copy made once for each state of the tables: for many of them.")
    ] = False,
) -> None:
    """Ask the tables in SQL (DuckDB's), over views that join them: v_tasks, v_deadlines, v_units, v_findings, v_plans.

    Nothing can be changed by it, no other file is read and nothing is fetched. `matches(text, 'cai cach')` searches
    whatever the accents; `occurrences('2024-01-01', '2024-03-31')` says on which days what falls due.
    docs/cookbook.md has twenty questions.

    Exit codes: 0 done; 1 the tables can't be read; 2 the statement is wrong; 130 stopped.

    Examples:

    - `kehoach sql "SELECT text, lead FROM v_tasks WHERE matches(text, 'mot cua')"`

    - `kehoach sql "FROM v_deadlines" --out deadlines.csv --bom`

    - `kehoach sql` and then `.help`
    """
    from pipeline.analysis import ask, connect
    from pipeline.analysis import snapshot as copied

    chosen = form or _by_name(out_file)
    with told():
        connection = copied(tables) if snapshot else connect(tables)

        def answer(statement: str) -> typer.Exit | None:
            return _answered(lambda: write(ask(connection, statement), chosen, out_file, bom=bom))

        # DuckDB itself gives up only its own thread, and waits for ever for another that has the work (in 5 of 20
        # questions with 2.0.0, on two cores)
        with stopped_by(signal.SIGINT, connection.interrupt):
            if question is None:
                from pipeline.cli.prompt import converse

                converse(connection, answer)
            elif failed := answer(question):
                raise failed


def _answered(write_answer: Callable[[], None]) -> typer.Exit | None:
    """None, or how to leave, where it could not be: that has been said."""
    import duckdb

    from pipeline.analysis import NotAQuestion

    try:
        write_answer()
    except (NotAQuestion, duckdb.Error) as error:
        return _wrong(error)
    except KeyboardInterrupt:
        return complain("stopped", "", ExitCode.STOPPED)
    except RuntimeError as error:  # what DuckDB makes of Ctrl-C
        if "interrupted" not in str(error):
            raise
        return complain("stopped", "", ExitCode.STOPPED)
    return None


def _wrong(error: Exception) -> typer.Exit:
    """Say what is wrong with a statement, or with the tables."""
    import duckdb

    message = str(error)
    if isinstance(error, duckdb.InterruptException):
        return complain("stopped", "", ExitCode.STOPPED)
    if isinstance(error, duckdb.PermissionException):
        return complain(message, "Only the tables can be read here.", ExitCode.WRONG_USAGE)
    if isinstance(error, duckdb.IOException | duckdb.InternalException | duckdb.OutOfMemoryException):
        return complain(message, "See whether the tables are whole: kehoach verify --tables DIR", ExitCode.FAILED)
    return complain(message, "See the views and their columns with: kehoach sql, then .tables", ExitCode.WRONG_USAGE)


def write(answer: duckdb.DuckDBPyRelation, form: Format, file: Path | None, *, bom: bool) -> None:
    """Write an answer in a form, to a file or to stdout. Raises duckdb.Error, OSError."""
    from pipeline.analysis.answers import write_csv, write_json, write_parquet

    if form is Format.TABLE:
        _show(answer)
        return
    if form is Format.PARQUET and file is None and sys.stdout.isatty():
        raise complain("Parquet is not for a terminal", "Name a file with --out FILE.", ExitCode.WRONG_USAGE)
    with _opened(file) as stream:
        match form:
            case Format.CSV:
                n = write_csv(answer, stream, bom=bom)
            case Format.JSON:
                n = write_json(answer, stream)
            case Format.PARQUET:
                n = write_parquet(answer, stream)
    if file is not None:
        err().print(f"{n} rows in {file}", soft_wrap=True, markup=False)


def _by_name(file: Path | None) -> Format:
    if file is None:
        return Format.TABLE
    suffix = file.suffix.lower().removeprefix(".")
    if suffix in {Format.CSV, Format.JSON, Format.PARQUET}:
        return Format(suffix)
    raise complain(f"how is {file} to be written?", "Say so with --format csv, json or parquet.", ExitCode.WRONG_USAGE)


def _show(answer: duckdb.DuckDBPyRelation) -> None:
    """As wide as the terminal, the first and last rows, with how many rows and columns there are."""
    sys.stdout.flush()
    console = out()
    height = console.height if sys.stdout.isatty() else 40
    answer.show(max_width=console.width, max_rows=max(10, height - 8))


@contextmanager
def _opened(file: Path | None) -> Iterator[BinaryIO]:
    """Stdout, or a file that is only there once it is whole."""
    if file is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with aside.open("wb") as stream:
            yield stream
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
