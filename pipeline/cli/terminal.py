"""How commands talk: results on stdout, progress and complaints on stderr, exit codes."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
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


def complain(message: str, remedy: str, code: ExitCode) -> typer.Exit:
    """Say what is wrong and what to do; to be raised."""
    console = err()
    console.print(Text.assemble(("error: ", "bold red"), message), soft_wrap=True)
    if remedy:
        console.print(Text(remedy), soft_wrap=True)
    return typer.Exit(code)


@contextmanager
def told() -> Iterator[None]:
    """Turn what can go wrong with a command into a message, a remedy and an exit code."""
    from pipeline.contents import OtherVersion
    from pipeline.lock import Locked
    from pipeline.publication import StagedRowsMissing
    from pipeline.published import NoTables
    from pipeline.sources import NoSuchPath

    again = "Run the same command again: it goes on where it was."
    try:
        yield
    except NoSuchPath as error:
        remedy = "Check the path; nothing was read."
        raise complain(f"no such file or folder: {error}", remedy, ExitCode.WRONG_USAGE) from None
    except Locked as error:
        remedy = "Wait for it to end, or give another folder with --out."
        raise complain(f"another ingest ({error}) is writing to this folder", remedy, ExitCode.BUSY) from None
    except OtherVersion as error:
        remedy = "Ingest into a new folder with --out; the old tables stay as they are."
        raise complain(f"these tables were written by another version: {error}", remedy, ExitCode.FAILED) from None
    except StagedRowsMissing as error:
        raise complain(str(error), "Ingest their files again.", ExitCode.FAILED) from None
    except NoTables as error:
        remedy = "Make them with: kehoach ingest PATH… --out DIR, or name their folder with --tables DIR."
        raise complain(f"there are no tables in {error}", remedy, ExitCode.FAILED) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        raise complain(str(error), f"See to that (space, permissions). {again}", ExitCode.FAILED) from error
    except KeyboardInterrupt:
        raise complain("stopped", again, ExitCode.STOPPED) from None
