"""How commands talk: results on stdout, progress and complaints on stderr, exit codes."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import IntEnum
from typing import Any

import typer
from rich.console import Console
from rich.text import Text

DEFAULT_TABLES = "data/parquet"
_WIDTH = 120
"""Columns where there is no terminal to ask."""


class ExitCode(IntEnum):
    """What a command ends with."""

    DONE = 0
    FAILED = 1
    WRONG_USAGE = 2
    SOME_QUARANTINED = 3
    BUSY = 4
    UNFINISHED = 5
    STOPPED = 130


def speak_utf8() -> None:
    """Vietnamese and any file name can be printed, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def out() -> Console:
    """For results."""
    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _WIDTH
    return Console(width=width, highlight=False)


def err() -> Console:
    """For progress and complaints."""
    return Console(stderr=True, highlight=False)


def plain(value: object) -> Text:
    """A value that is shown as it is, never taken for markup; nothing for None."""
    return Text("" if value is None else str(value))


def print_json(value: object) -> None:
    """One JSON object on stdout; dates as ISO 8601."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=_iso))


def _iso(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")


Say = Callable[[str, str, ExitCode], typer.Exit]
"""Says what is wrong and what to do; returns what is to be raised."""


def complain(message: str, remedy: str, code: ExitCode) -> typer.Exit:
    """Say what is wrong and what to do; to be raised."""
    console = err()
    console.print(Text.assemble(("error: ", "bold red"), message), soft_wrap=True)
    if remedy:
        console.print(Text(remedy), soft_wrap=True)
    return typer.Exit(code)


_UNREADABLE = {"IOException", "InvalidInputException", "OutOfMemoryException"}
"""What DuckDB, which is not imported for this, makes of files that are damaged and of a machine that is too small."""
_AGAIN = "Run the same command again: it goes on where it was."


@contextmanager
def told(say: Say = complain) -> Iterator[None]:
    """Turn what can go wrong with a command into a message, a remedy and an exit code."""
    try:
        yield
    except KeyboardInterrupt:
        raise say("stopped", _AGAIN, ExitCode.STOPPED) from None
    except BrokenPipeError:
        raise
    except Exception as error:
        said = _explained(error)
        if said is None:
            raise
        raise say(*said) from error


def _explained(error: Exception) -> tuple[str, str, ExitCode] | None:
    """Message, remedy and exit code for an error whose cause lies outside the program; None for one of its own."""
    from pipeline.forget import NotInTables
    from pipeline.ledger_file import DamagedLedger, OtherVersion
    from pipeline.lock import Locked
    from pipeline.nightly.timetable import WrongTimetable
    from pipeline.publication import StagedRowsMissing
    from pipeline.published import NoTables
    from pipeline.report.figures import NothingCalledSo
    from pipeline.reviews.kept import DamagedReviews
    from pipeline.reviews.review import WrongReview
    from pipeline.sources import NoSuchPath
    from pipeline.staging import StagedRowsDamaged

    where = getattr(error, "filename", None)
    known: tuple[tuple[type[Exception], str, str, ExitCode], ...] = (
        (NoSuchPath, f"no such file or folder: {error}", "Check the path; nothing was read.", ExitCode.WRONG_USAGE),
        (WrongTimetable, str(error), "docs/nightly.md shows what the file may say; nothing was done.", ExitCode.WRONG_USAGE),
        (NotInTables, f"no file or document of the tables: {error}", "See what is in them with: kehoach show, kehoach history; nothing was changed.", ExitCode.WRONG_USAGE),
        (NothingCalledSo, f"neither a province nor one plan of the tables: {error}", "Give a province, a plan's number, its title or its id; nothing was written.", ExitCode.WRONG_USAGE),
        (WrongReview, str(error), "Nothing was kept. See rows with: kehoach show, columns with: kehoach tables", ExitCode.WRONG_USAGE),
        (DamagedReviews, f"what people corrected can't be read: {error}", "Mend that line by hand or bring the file back from a copy; nothing was published.", ExitCode.FAILED),
        (Locked, f"another ingest ({error}) is writing to this folder", "Wait for it to end, or give another folder with --out.", ExitCode.BUSY),
        (OtherVersion, f"these tables were written by another version: {error}", "Bring them up to date with: kehoach upgrade --tables DIR", ExitCode.FAILED),
        (DamagedLedger, str(error), "Move the file away and ingest the sources again: what was read already is not read again.", ExitCode.FAILED),
        (StagedRowsMissing, str(error), "Ingest their files again; or, where these are gone, go on without them: kehoach verify --repair", ExitCode.FAILED),
        (StagedRowsDamaged, str(error), "Throw them away with: kehoach verify --repair; the next ingest reads its file again.", ExitCode.FAILED),
        (NoTables, f"there are no tables in {error}", "Make them with: kehoach ingest PATH… --out DIR, or name their folder with --tables DIR.", ExitCode.FAILED),
        (NotADirectoryError, f"{where} lies in a file, not in a folder", "--out and --tables want a folder.", ExitCode.WRONG_USAGE),
        (PermissionError, f"no permission for {where}", "Give another folder with --out, or the right to write in this one.", ExitCode.FAILED),
        (OSError, str(error), f"See to that (space, permissions). {_AGAIN}", ExitCode.FAILED),
    )  # fmt: skip
    for kind, message, remedy, code in known:
        if isinstance(error, kind):
            return message, remedy, code
    if type(error).__module__ == "_duckdb" and type(error).__name__ in _UNREADABLE:
        return (
            f"the tables can't be read: {error}",
            "See whether they are whole: kehoach verify --tables DIR",
            ExitCode.FAILED,
        )
    if type(error).__module__.startswith("pyarrow"):  # its errors are ValueErrors, and it is not imported for this
        return f"a table is damaged: {error}", f"Delete the damaged file; it is written anew. {_AGAIN}", ExitCode.FAILED
    return None
